import Shared
import Testing

struct UndoWordsTests {
    @Test func `taking back has both languages, and each trouble a code of its own`() {
        let sentences: [UndoSentence] = [
            .tookBack(edit: "A#1", saved: "2020-05-17 10:00"), .noneHeld, .takenBackBy(edit: "A#2"), .waits,
            .sent(version: 3), .sentInPart(version: 3, turnedDown: 1), .howToUndo, .reason(edit: "A#1"),
        ]
        expectSpeakable(sentences)
        let troubles: [UndoTrouble] = [
            .noneLeft, .unknownEdit("A#9"), .undoneAlready(edit: "A#1", by: "A#2"),
            .changed(edit: "A#1", label: "A-1", field: "f", by: "Li", later: nil),
            .shared(edit: "A#1", label: "A-1", field: "f", with: "Li"),
            .continued(edit: "A#1", label: "x", by: "Li"), .used(edit: "A#1", label: "x", by: "y"),
            .gone(edit: "A#1", label: "x"), .contended(edit: "A#1", conflict: "c"), .withdrawn(edit: "A#1"),
            .ruled(edit: "A#1", conflict: "c"), .turnedDown(edit: "A#1", .notAllowed), .nothing(edit: "A#1"),
            .refused(edit: "A#1", .nothingToChange), .partOfBatch(edit: "A#1", batch: "b"),
            .unknownBatch("b"),
        ]
        expectSpeakable(troubles)
        expectSpeakable([
            UndoTrouble.changed(edit: "A#1", label: "A-1", field: "f", by: "Wang", later: "A#2")
        ])
        #expect(Set(troubles.map(\.code)).count == troubles.count)
    }
}
