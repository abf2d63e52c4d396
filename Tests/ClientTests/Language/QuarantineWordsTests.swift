import Shared
import Testing

struct QuarantineWordsTests {
    @Test func `what is said of sets that are kept aside has both languages`() {
        let sentences: [QuarantineSentence] = [
            .empty, .howToGoOn,
            .heading(id: "b3d8", unit: "A", person: "Wang", saved: "2020-05-17 09:30"), .because("no use"),
            .decided(state: .adopted, by: "Li", at: "2020-05-17 09:30", why: nil),
            .decided(state: .discarded, by: "Li", at: "2020-05-17 09:30", why: "no use"),
            .howToDecide(id: "b3d8"), .alreadyDecided(id: "b3d8", state: .adopted, by: "Li"),
            .discarded(id: "b3d8"),
        ]
        expectSpeakable(sentences)
    }
}
