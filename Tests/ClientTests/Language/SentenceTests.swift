import Shared
import Testing

struct SentenceTests {
    @Test func `what a sync tells has both languages`() {
        let plain: [SyncSentence] = [
            .upToDate, .sent(edits: 1), .sentAgain(edits: 1), .sentAgain(edits: 2), .forked,
            .waitsForOthers(edits: 1), .waitsForOthers(edits: 2), .newUnit(unit: "A"), .rejoined(unit: "A"),
            .openConflicts(3),
            .left(unit: "A"), .leftAll, .deposited(unit: "A", edits: 2), .fetchedAgain(unit: "A"),
            .fetchedAgain(unit: nil),
            .stillUnsent(edits: 4), .brokenOff,
            .refused(unit: "A", edit: 5, refusal: .busy), .retrying("x", seconds: 0),
            .progress(sent: 1, of: 2, received: 3, bytes: "4 KB", secondsLeft: 5),
            .progress(sent: 1, of: 2, received: 3, bytes: "4 KB", secondsLeft: nil),
        ]
        expectSpeakable(plain)
        let verdicts: [Verdict] = [
            .applied, .merged("x"), .converged, .unchanged, .conflict(ConflictID(high: 1, low: 1)),
            .withdrawn(ConflictID(high: 1, low: 1)), .rejected(.notAllowed),
        ]
        expectSpeakable(verdicts)
        expectSpeakable(
            verdicts.map { SyncSentence.outcome(label: "A-1", what: "w", verdict: $0) },
            naming: ["A-1", "w"]
        )
        expectSpeakable(
            [
                SyncSentence.conflict(label: "A-1", what: "w", conflict: "c1"),
                SyncSentence.rejected(label: "A-1", what: "w", reason: .invalidValue),
            ],
            naming: ["A-1", "w"]
        )
    }

    @Test func `a ruling names the value, who decided and why`() {
        let rulings: [SyncSentence] = [
            .rulingWon(label: "A-1", field: "f", value: "v9", by: "Zhao", why: "y7"),
            .rulingLost(label: "A-1", field: "f", own: "o8", value: "v9", by: "Zhao", why: "y7"),
            .ruling(label: "A-1", field: "f", value: "v9", by: "Zhao", why: "y7"),
        ]
        expectSpeakable(rulings, naming: ["A-1", "v9", "Zhao", "y7"])
        expectSpeakable([SyncSentence.ruling(label: "A-1", field: "f", value: "v", by: "Zhao", why: nil)])
    }

    @Test func `home, cut and status have both languages`() {
        let home: [HomeSentence] = [
            .inUse(process: 7), .inUse(process: nil), .failed(detail: "x"), .codePrompt(server: "s"),
            .codePrompt(server: nil),
            .enrolled(name: "W", server: "s", home: "h"), .syncNext, .enrolmentEnds(days: 1), .enrolmentEnded,
            .toBeFetched, .renewing, .renewed(name: "W", server: "s", until: "2020-05-17"), .goingOn,
            .syncRunning(process: 7), .syncRunning(process: nil), .noUnits,
        ]
        expectSpeakable(home.map { Trimmed($0) })
        expectSpeakable([RenewalTrouble.otherPerson("W"), .otherServer("s")])
        let units = (1...5).map { CutSentence.Unit(name: "U\($0)", version: Int64($0)) }
        let cuts: [CutSentence] = [
            .asOf(time: "t", units: Array(units.prefix(1))), .asOf(time: "t", units: units), .neverSynced,
            .incomplete(unit: "A"), .behind(unit: "A", versions: 1), .left(unit: "A"),
        ]
        expectSpeakable(cuts)
        let status: [StatusSentence] = [
            .person(name: "W", server: "s"), .lastSync(time: "t"),
            .unit(name: "A", roles: [.liaison, .leader], problems: 1, open: 1),
            .unit(name: "A", roles: [], problems: 2, open: 0), .allSent,
            .unsent(unit: "A", edits: 1, changes: 2, since: "t"),
            .waiting(edit: 1, because: .gap(expected: 1)),
            .refusedEdit(edit: 1, because: .tooLarge),
            .rejectedChange(label: "A-1", what: "w", reason: .fixedField), .torn(lines: 2, file: "x"),
            .disputed(1),
            .repeatedNumbers(["A-1~2"]), .overdue(1),
            .dueSoon(2, days: 30), .nothingDue,
        ]
        expectSpeakable(status)
        let times: [TimeLeft] = [
            .overdue(days: 1), .today, .days(2), .longTerm, .immediate, .open, .finished,
        ]
        expectSpeakable(times)
    }

    @Test func `edits, conflicts, history and totals have both languages`() {
        let edits: [EditSentence] = [
            .created(kind: "k", label: "A-1", content: "c"),
            .changed(label: "A-1", field: "f", before: "b", after: "a"), .corrected(label: "x", by: "y"),
            .confirmed(label: "x", counts: true), .confirmed(label: "x", counts: false),
            .retracted(label: "x"), .withdrawn(label: "x", value: "v"), .restored(label: "x"),
            .ruled(conflict: "c", label: "A-1", outcome: "f v"),
            .disputed(label: "x", field: "f"), .parked(label: "x"), .unsent(edits: 1, edit: "Justice#1"),
            .reopened(conflict: "a", label: "x"),
        ]
        expectSpeakable(edits)
        let conflicts: [ConflictSentence] = [
            .noneOpen, .heading(conflict: "c", label: "l", title: "t"),
            .standing(number: 1, value: "v", who: "w", when: "t", why: "y"),
            .standing(number: 1, value: "v", who: "w", when: "t", why: nil),
            .head(value: "v", who: "w", version: 3), .base(value: "v"), .records(["a", "b"]),
            .howToWithdraw(conflict: "c"), .resolved(value: "v", by: "w", why: "y"),
            .resolved(value: "v", by: "w", why: nil), .waitsForRuling,
            .disputedField(conflict: "c", inForce: "v"), .disputedField(conflict: "c", inForce: nil),
            .takenBack, .absorbed,
        ]
        expectSpeakable(conflicts)
        let history: [HistorySentence] = [
            .reopened(conflict: "c"), .ruledForHead, .ruledForBase, .undoes("A#1"),
            .undoneBy("A#2"), .inBatch("b"), .adopted(from: "Wang"), .arrived("2020-05-17 10:00"),
            .write(who: "Li", version: 3, value: "v"), .didNotKnow(version: 2, writes: ["w"], more: 1),
            .created, .set(field: "f", before: "b", after: "a"), .ruled(value: "v"), .retracted, .restored,
            .unsent,
            .refused, .nothingHeld, .earlierNotHeld(version: 4),
        ]
        expectSpeakable(history)
        let totals: [TotalsSentence] = [
            .nothing, .ownUnsent(changes: 1),
            .othersUnsent(unit: "A", changes: 2, devices: 1, since: "t"),
            .othersUnsent(unit: "A", changes: 2, devices: 2, since: nil), .openConflicts(1), .doubtful(1),
            .noneDoubtful, .central("s"), .centralCut(unit: "A", version: 1, time: "t"),
            .centralCut(unit: "A", version: 1, time: nil), .explanation(figure: "f"),
            .toldNothing, .published, .nonePublished,
        ]
        expectSpeakable(totals)
    }

    @Test func `what was typed wrongly is said in both languages`() {
        let list = ["a", "b"]
        let troubles: [ArgumentTrouble] = [
            .unknownReference("x"), .ambiguousReference("x", candidates: list), .shortReference("x"),
            .unknownConflict("x"), .ambiguousConflict("x", candidates: list), .unknownUnit("x", known: list),
            .ambiguousUnit("x", candidates: list), .unitNeeded(known: list), .unknownRound("x", known: list),
            .roundNeeded(known: list), .unknownField("x", known: list),
            .unknownChoice("x", of: "y", known: list), .notADate("x"), .notAWholeNumber("x"),
            .notADecimal("x"),
            .notATruth("x"), .money(MoneyError(.empty, at: 0)), .unknownOption("x"), .valueMissing,
            .valueGivenTwice, .setNeedsSigns, .chooseOne(list), .notForKind(option: "x", kind: "y"),
            .unreadableFile("x"), .emptyText, .codeMissing, .noServerNamed, .noRequestMade,
            .textTooLong(bytes: 4, max: 3), .hasNUL,
            .unknownFigure("x", known: ["y"]), .noAssignment("x"),
            .notUTF8("x"),
            .approximationTwice("x"), .oneValueOnly("x"), .numberTaken("x"), .badNumber("x"),
            .tooManyMarks("x"), .noDraft, .noEditReference("x"),
            .onlyWith(option: "--a", other: "--b"), .unknownPerson("x", known: ["y"]),
        ]
        expectSpeakable(troubles)
        #expect(Set(troubles.map(\.code)).count == troubles.count)
    }
}

/// A prompt ends with a space.
private struct Trimmed: Speakable {
    let sentence: HomeSentence

    init(_ sentence: HomeSentence) { self.sentence = sentence }

    func text(in language: Language) -> String {
        var text = sentence.text(in: language)
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
