import Shared
import Testing

/// The table of steps, all 36 pairs of it.
@Suite struct StatusTests {
    private static let allowed: [String: [Role]] = [
        "not_started in_progress": [.liaison, .leader], "in_progress stage_done": [.liaison, .leader],
        "stage_done in_progress": [.liaison, .leader], "in_progress done_claimed": [.liaison, .leader],
        "stage_done done_claimed": [.liaison, .leader],
        "done_claimed under_review": [.supervisor, .administrator],
        "done_claimed closed": [.supervisor, .administrator],
        "under_review closed": [.supervisor, .administrator],
        "done_claimed in_progress": [.liaison, .leader, .supervisor, .administrator],
        "under_review in_progress": [.supervisor, .administrator],
        "closed in_progress": [.supervisor, .administrator],
    ]

    @Test func `each role may take the steps of the table and no other`() {
        for from in ProblemStatus.allCases {
            for to in ProblemStatus.allCases where from != to {
                let roles = Self.allowed["\(from.rawValue) \(to.rawValue)"] ?? []
                for role in Role.allCases {
                    let refusal = StatusTransitions.refusal(
                        from: from.rawValue,
                        to: to.rawValue,
                        by: [role],
                        why: "因"
                    )
                    let expected: RejectReason? =
                        roles.contains(role) ? nil : roles.isEmpty ? .transitionNotAllowed : .notAllowed
                    #expect(refusal == expected, "\(from) \(to) \(role)")
                }
            }
        }
    }

    @Test func `returns and reopenings say why, steps forward need not`() {
        func refusal(_ from: ProblemStatus, _ to: ProblemStatus, _ why: String?) -> RejectReason? {
            StatusTransitions.refusal(from: from.rawValue, to: to.rawValue, by: [.supervisor], why: why)
        }
        for from in [ProblemStatus.doneClaimed, .underReview, .closed] {
            #expect(refusal(from, .inProgress, nil) == .reasonRequired)
            #expect(refusal(from, .inProgress, "") == .reasonRequired)
            #expect(refusal(from, .inProgress, "佐证不足") == nil)
        }
        #expect(refusal(.doneClaimed, .closed, nil) == nil)
    }

    @Test(arguments: ["0", "-12", "0.5", "94.70", String(repeating: "9", count: 30)])
    func `a decimal is digits with at most one point`(text: String) { #expect(Validation.isDecimal(text)) }

    @Test(arguments: [
        "", "-", ".5", "5.", "1.2.3", "+1", "1e3", "１", "--1", " 1", String(repeating: "9", count: 31),
    ])
    func `anything else is no decimal`(text: String) { #expect(!Validation.isDecimal(text)) }
}
