import Shared
import Testing

struct RefusedWordsTests {
    @Test func `what is told of edits that were turned down has both languages`() {
        let sentences: [RefusedSentence] = [
            .none, .heading(edit: "A#1", saved: "2020-05-17 10:00"), .turnedDown(why: "w"),
            .seeList, .howToGoOn(edit: "A#1"), .howToList,
            .amendedBy(edit: "A#2"), .dropped, .waits, .reallyDrop(edit: "A#1"), .typeAgain(edit: "A#1"),
            .wasDropped(edit: "A#1", file: "f"), .wasAmended(edit: "A#1"), .notDropped,
        ]
        expectSpeakable(sentences)
        let troubles: [RefusedTrouble] = [.unknown("A#1"), .closed(edit: "A#1", as: .dropped), .needsYes]
        expectSpeakable(troubles)
        #expect(Set(troubles.map(\.code)).count == troubles.count)
    }
}
