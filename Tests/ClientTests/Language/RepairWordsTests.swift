import Shared
import Testing

struct RepairWordsTests {
    @Test func `checking and mending have both languages`() {
        let findings = Finding.Kind.allCases.flatMap { kind in
            [nil, 3].map { RepairSentence.finding(kind: kind, path: "outbox.ndjson", line: $0) }
        }
        let sentences: [RepairSentence] = [
            .sound(files: 1, lines: 2, rows: 3, signatures: 4), .found(1), .howToRepair, .nothingToDo, .plan,
            .keepsGoodLines(path: "x", kept: 1, lost: 1), .outboxGone, .fetchesAgain(unit: "u"), .forgetsNews,
            .lostIdentity(folder: "f"), .tooNew(path: "x"), .question(folder: "f"), .notDone,
            .done(folder: "f"), .lostEdits(2), .tookUp(edits: 1, folder: "f"), .tookUpNothing(folder: "f"),
            .foreign(edits: 2), .syncNext,
        ]
        expectSpeakable(findings + sentences)
        expectSpeakable([RepairTrouble.sameFolder, .anothers(person: "Wang")])
    }
}
