import Shared
import Testing

struct BatchWordsTests {
    @Test func `edits that are made as one are told of in both languages`() {
        let sentences: [BatchSentence] = [
            .noneMeant, .wouldRule(conflicts: 2, moving: 1), .left(conflicts: 1),
            .leftOne(conflict: "c", label: "A-1", why: "w"), .nothingOfPerson("Li"), .preview,
            .ruled(conflicts: 2, batch: "b"), .howToUndo(batch: "b"), .unsent(edits: 2),
            .wouldUndo(batch: "b", parts: 2), .undone(batch: "b", parts: 2, by: "c"), .stays(parts: 1),
            .staysOne(label: "A-1", why: "w"), .inBatch(changes: 5, batch: "b"),
        ]
        expectSpeakable(sentences)
    }
}
