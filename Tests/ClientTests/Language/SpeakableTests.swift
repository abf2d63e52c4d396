import Shared
import Testing

struct SpeakableTests {
    @Test func `every choice of the vocabulary has both languages`() {
        expectSpeakable(ProblemStatus.allCases + MeasureStatus.allCases as [any Speakable])
        expectSpeakable(ProblemKind.allCases + DueKind.allCases as [any Speakable])
        expectSpeakable(Classification.allCases + ReviewLevel.allCases as [any Speakable])
        expectSpeakable(ReviewDecision.allCases + FundsKind.allCases as [any Speakable])
        expectSpeakable(AccountabilityForm.allCases + CountUnit.allCases as [any Speakable])
        expectSpeakable(RuleAction.allCases + Compound.allCases as [any Speakable])
        expectSpeakable(Approximation.allCases + RecordKind.allCases as [any Speakable])
        expectSpeakable(Role.allCases + FieldWord.allCases as [any Speakable])
        expectSpeakable(Caption.allCases + Help.allCases as [any Speakable])
        expectSpeakable(QuarantinedSet.State.allCases + QuarantineCaption.allCases as [any Speakable])
    }

    @Test func `every refusal says in both languages what is wrong`() {
        expectSpeakable(RejectReason.allCases + ServerErrorCode.allCases as [any Speakable])
        expectSpeakable(MoneyError.Code.allCases.map { MoneyError($0, at: 2) })
        let refusals: [PushRefusal] = [
            .malformed(JSONError(.malformed)), .tooLarge, .unknownSchema, .gap(expected: 3),
            .replicaFork(expected: 4), .badSignature, .notMember, .revoked, .quarantined, .busy,
            .unavailable,
        ]
        expectSpeakable(refusals)
        let edits: [EditRefusal] = [
            .rule(.notAllowed, field: nil), .rule(.invalidValue, field: "due"), .nothingToChange, .tooLarge,
            .unknownRecord, .wrongKind("problem"), .alreadyReplaced(RecordID(high: 1, low: 2)),
            .noOwnContender,
            .conflictNotOpen, .unknownContender, .notWholeYet, .rulingNotAmended,
        ]
        expectSpeakable(edits)
    }

    @Test func `every trouble with disk, replica and connection has both languages`() {
        let kinds: [DiskError.Kind] = [.full, .denied, .readOnly, .other(errno: 5)]
        expectSpeakable(
            kinds.map { DiskError("append", "log", $0) } + [DiskError("sync", "log", .other(errno: 5))]
        )
        let unit = UnitID(high: 1, low: 2)
        let errors: [ReplicaError] = [
            .disk(DiskError("read", "x", .full)), .notEnrolled,
            .alreadyEnrolled(server: "https://a", personName: "Wang"), .damaged(path: "log", line: 3),
            .unreadable(path: "log", line: 3), .tooNew(path: "log"), .brokenChain(unit: unit, version: 4),
            .badAnswer(JSONError(.missing, member: "unit")), .wrongDigest(unit: unit), .unknownUnit(unit),
            .refused(.nothingToChange), .cannotSign,
        ]
        expectSpeakable(errors)
        let troubles: [ConnectionTrouble] = [
            .refused(host: "a"), .unknownHost("a"), .unreachable(host: "a"), .certificate(host: "a"),
            .tls(host: "a"), .timedOut(host: "a"), .brokenOff(host: "a"), .answerTooLarge(bytesMax: 9),
            .unreadableAnswer(status: 200), .server(.busy, request: "r1"), .badAddress("a"), .noAddress,
            .plainHTTP(host: "a"), .noCertificateFile("a"), .other(host: "a", detail: "b"),
        ]
        expectSpeakable(troubles)
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

extension SpeakableTests {
    @Test func `backing up and restoring speak both languages`() {
        let troubles: [BackupTrouble] = [
            .exists(path: "a"), .unwritable(path: "a", .full), .unreadableFile(path: "a", .notThere),
            .diskFull,
            .failed(log: "b"), .unreadable(log: "b"), .otherContent(path: "a"), .interrupted,
            .inUse(clients: ["c"]), .mayNotCreate, .wouldLose([]),
        ]
        expectSpeakable(troubles)
        let losses: [RestoreLoss] = [
            .versions(unit: "u", after: 1, through: 3, since: "t"), .withoutEffect(unit: "u", sets: 2),
            .people(["p"]), .devices(["d"]), .revocations(["d"]), .roles(2), .unknown("e"),
        ]
        expectSpeakable(losses)
        let sentences: [BackupSentence] = [
            .writing(bytes: "1", seconds: 2), .verifying(bytes: "1", seconds: 2),
            .restoring(bytes: "1", of: "2", seconds: 3), .backedUp(path: "a", bytes: "1", units: 2),
            .restored(path: "a", units: 2), .kept(database: "d"), .newHistory,
        ]
        expectSpeakable(sentences)
        expectSpeakable(ServerHelp.allCases)
    }
}
