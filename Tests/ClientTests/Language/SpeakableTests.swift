import Shared
import Testing

struct SpeakableTests {
    private func check(_ sentences: [any Speakable], _ location: SourceLocation = #_sourceLocation) {
        for sentence in sentences {
            let zh = sentence.text(in: .zh)
            let en = sentence.text(in: .en)
            #expect(!zh.isEmpty && !en.isEmpty, "\(sentence)", sourceLocation: location)
            for text in [zh, en] {
                let isRaw = text.contains("Optional(") || text.contains("\\(") || text.contains("TODO")
                #expect(!isRaw, "\(text)", sourceLocation: location)
            }
            // Chinese marks stand by Chinese words, and only there.
            let mixed = zh.firstMatch(of: /[\u{4E00}-\u{9FFF}”）][,;:?!]|[,;:?!][\u{4E00}-\u{9FFF}“（]/)
            #expect(mixed == nil, "\(zh)", sourceLocation: location)
            let chineseMark = en.firstMatch(of: /[，。：；？！（）]/)
            #expect(chineseMark == nil, "\(en)", sourceLocation: location)
            #expect(
                en.unicodeScalars.allSatisfy { !(0x4E00...0x9FFF ~= $0.value) } || isExample(en),
                "\(en)",
                sourceLocation: location
            )
        }
    }

    /// English that quotes how amounts are written.
    private func isExample(_ text: String) -> Bool {
        ["12.8万", "000.00元", "30余"].contains { text.contains($0) }
    }

    @Test func `every choice of the vocabulary has both languages`() {
        check(ProblemStatus.allCases + MeasureStatus.allCases as [any Speakable])
        check(ProblemKind.allCases + DueKind.allCases as [any Speakable])
        check(Classification.allCases + ReviewLevel.allCases as [any Speakable])
        check(ReviewDecision.allCases + FundsKind.allCases as [any Speakable])
        check(AccountabilityForm.allCases + CountUnit.allCases as [any Speakable])
        check(RuleAction.allCases + Compound.allCases as [any Speakable])
        check(Approximation.allCases + RecordKind.allCases as [any Speakable])
        check(Role.allCases + FieldWord.allCases as [any Speakable])
        check(Caption.allCases + Help.allCases as [any Speakable])
    }

    @Test func `every refusal says in both languages what is wrong`() {
        check(RejectReason.allCases + ServerErrorCode.allCases as [any Speakable])
        check(MoneyError.Code.allCases.map { MoneyError($0, at: 2) })
        let refusals: [PushRefusal] = [
            .malformed(JSONError(.malformed)), .tooLarge, .unknownSchema, .gap(expected: 3),
            .replicaFork(expected: 4), .badSignature, .notMember, .revoked, .busy, .unavailable,
        ]
        check(refusals)
        let edits: [EditRefusal] = [
            .rule(.notAllowed, field: nil), .rule(.invalidValue, field: "due"), .nothingToChange, .tooLarge,
            .unknownRecord, .wrongKind("problem"), .alreadyReplaced(RecordID(high: 1, low: 2)),
            .noOwnContender,
            .conflictNotOpen, .unknownContender, .notWholeYet,
        ]
        check(edits)
    }

    @Test func `every trouble with disk, replica and connection has both languages`() {
        let kinds: [DiskError.Kind] = [.full, .denied, .readOnly, .other(errno: 5)]
        check(kinds.map { DiskError("append", "log", $0) } + [DiskError("sync", "log", .other(errno: 5))])
        let unit = UnitID(high: 1, low: 2)
        let errors: [ReplicaError] = [
            .disk(DiskError("read", "x", .full)), .notEnrolled,
            .alreadyEnrolled(server: "https://a", personName: "Wang"), .damaged(path: "log", line: 3),
            .unreadable(path: "log", line: 3), .tooNew(path: "log"), .brokenChain(unit: unit, version: 4),
            .badAnswer(JSONError(.missing, member: "unit")), .wrongDigest(unit: unit), .unknownUnit(unit),
            .refused(.nothingToChange), .cannotSign,
        ]
        check(errors)
        let troubles: [ConnectionTrouble] = [
            .refused(host: "a"), .unknownHost("a"), .unreachable(host: "a"), .certificate(host: "a"),
            .tls(host: "a"), .timedOut(host: "a"), .brokenOff(host: "a"), .answerTooLarge(bytesMax: 9),
            .unreadableAnswer(status: 200), .server(.busy, request: "r1"), .badAddress("a"),
            .plainHTTP(host: "a"), .noCertificateFile("a"), .other(host: "a", detail: "b"),
        ]
        check(troubles)
        #expect(Set(troubles.map(\.code)).count == troubles.count)
    }

    @Test func `figures are named in both languages`() {
        let figures = [
            "problems.total", "problems.status.closed", "measures.total", "measures.done", "progress.entries",
            "funds.funds_recovered", "rules.all", "rules.rules_new", "accountability.all.person",
            "accountability.admonishment+talk_reminder.person_time", "quantity.x.y",
        ]
        for figure in figures {
            for language in Language.allCases {
                #expect(!FigureWord.text(figure, in: language).isEmpty)
                #expect(figure.hasPrefix("quantity") || FigureWord.text(figure, in: language) != figure)
            }
        }
        #expect(FigureWord.text("accountability.admonishment+talk_reminder.person", in: .zh) == "诫勉、谈话提醒")
    }

    @Test func `a field is found by its identifier and by its word in either language`() {
        #expect(FieldWord.field(named: "整改时限") == "due")
        #expect(FieldWord.field(named: "why unfinished") == "whyUnfinished")
        #expect(FieldWord.field(named: "LEADDEPARTMENT") == "leadDepartment")
        #expect(FieldWord.field(named: "nothing") == nil)
    }

    @Test func `every field that the schema declares has a word`() {
        for kind in RecordKind.allCases {
            for field in Schema.rule(for: kind).fields.keys {
                #expect(FieldWord(rawValue: field) != nil, "\(field)")
            }
        }
    }
}
