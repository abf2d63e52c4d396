import Shared
import Testing

struct QuarantineWordsTests {
    @Test func `what is said of sets that are kept aside has both languages`() {
        let sentences: [QuarantineSentence] = [
            .empty, .howToGoOn,
            .heading(id: "b3d8", unit: "A", person: "Wang", saved: "2020-05-17 09:30", state: .waiting),
            .heading(id: "b3d8", unit: "A", person: "Wang", saved: "2020-05-17 09:30", state: .deferred),
            .because("no use"), .howToEndWait(id: "b3d8"), .notAdoptable(id: "b3d8"), .unknown(id: "b3d8"),
            .decided(state: .adopted, by: "Li", at: "2020-05-17 09:30", why: nil),
            .decided(state: .discarded, by: "Li", at: "2020-05-17 09:30", why: "no use"),
            .howToDecide(id: "b3d8"), .alreadyDecided(id: "b3d8", state: .adopted, by: "Li"),
            .discarded(id: "b3d8", state: .waiting), .discarded(id: "b3d8", state: .deferred),
        ]
        expectSpeakable(sentences)
    }
}
