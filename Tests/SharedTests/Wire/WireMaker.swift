import Shared

/// Makes random values of every type of the wire.
struct WireMaker {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    static let refusals: [PushRefusal] = [
        .malformed(JSONError(.duplicateKey, at: 7, member: "a")), .malformed(JSONError(.malformed, at: 0)),
        .tooLarge,
        .unknownSchema, .gap(expected: 3), .replicaFork(expected: 9), .badSignature, .notMember, .revoked,
        .busy,
        .unavailable,
    ]

    mutating func id<T>() -> ID<T> { ID(high: random.next(), low: random.next()) }
    mutating func value() -> JSONValue { .random(using: &random) }
    mutating func text() -> String { .random(using: &random) }
    mutating func number(_ range: ClosedRange<Int64> = 1...1_000_000) -> Int64 {
        .random(in: range, using: &random)
    }
    mutating func hash() -> Hash { .of(text() + String(random.next())) }
    mutating func time() -> Timestamp {
        Timestamp(milliseconds: number(-62_000_000_000_000...253_000_000_000_000))
    }
    mutating func position() -> LanePosition { LanePosition(id(), number()) }
    mutating func maybe<T>(_ make: (inout WireMaker) -> T) -> T? {
        Bool.random(using: &random) ? make(&self) : nil
    }
    mutating func some<T>(_ make: (inout WireMaker) -> T) -> [T] {
        (0..<Int(number(0...3))).map { _ in make(&self) }
    }
    mutating func field() -> String {
        ["title", "status", "nextStep", "x/y", "中"].randomElement(using: &random) ?? ""
    }
    mutating func key() -> FieldKey { FieldKey(id(), field()) }
    mutating func values() -> [FieldKey: JSONValue] {
        Dictionary(some { ($0.key(), $0.value()) }) { first, _ in first }
    }
    mutating func fields() -> [String: JSONValue] {
        Dictionary(some { ($0.text(), $0.value()) }) { first, _ in first }
    }

    mutating func change() -> Change {
        let action: ChangeAction
        switch number(0...5) {
        case 0: action = .create(parent: maybe { $0.id() }, fields: fields())
        case 1: action = .edit(FieldEdit("retracted", from: .null, to: .string("r" + text())))
        case 2: action = .edit(FieldEdit("retracted", from: value(), to: .null))
        case 3: action = .edit(FieldEdit(field(), from: value(), to: value(), over: maybe { $0.value() }))
        default:
            let choices: [ResolutionRequest.Choice] = [
                .head, .base, .contender(text()), .values(values()), .reopen,
            ]
            let choice = choices.randomElement(using: &random) ?? .head
            let seen = maybe {
                ResolutionRequest.Dispute(
                    heads: $0.values(),
                    contenders: $0.some { $0.values() },
                    values: $0.values()
                )
            }
            action = .resolve(
                ResolutionRequest(conflict: id(), revision: number(), choice: choice, seen: seen)
            )
        }
        return Change(id(), kind: field(), action, group: maybe { $0.number() }, why: maybe { $0.text() })
    }

    mutating func reference() -> SetReference {
        SetReference(replica: id(), n: number(), hash: hash())
    }

    mutating func set(changes: Int) -> ChangeSet {
        ChangeSet(
            replica: id(),
            unit: id(),
            n: number(),
            prev: hash(),
            base: Base(epoch: id(), version: number(0...9)),
            editedAt: time(),
            origin: maybe { $0.reference() },
            predecessor: maybe { $0.reference() },
            undoes: maybe { $0.reference() },
            amends: maybe { $0.reference() },
            batch: maybe { $0.id() },
            changes: (0..<changes).map { _ in change() }
        )
    }

    mutating func submission() throws -> Submission {
        let set = set(changes: Int(number(1...4)))
        if number(0...4) > 0 { return try Submission(freezing: set, with: FakeSigner()) }
        let void = VoidNotice(replica: id(), unit: id(), n: 3, prev: hash(), hash: hash(), reason: text())
        return try Submission(freezing: void, with: FakeSigner())
    }

    mutating func verdict() -> Verdict {
        let all: [Verdict] = [
            .applied, .merged(value()), .converged, .unchanged, .conflict(id()), .withdrawn(id()),
            .rejected(RejectReason.allCases.randomElement(using: &random) ?? .notAllowed),
        ]
        return all.randomElement(using: &random) ?? .applied
    }

    mutating func receipt() -> Receipt {
        Receipt(
            unit: id(),
            replica: id(),
            n: number(),
            hash: hash(),
            epoch: id(),
            version: maybe { $0.number() },
            receivedAt: time(),
            verdicts: some { $0.verdict() }
        )
    }

    mutating func conflict() throws -> Conflict {
        let contenders: [JSONValue] = some { maker in
            jsonObject([
                "id": .string(maker.text()), "replica": (maker.id() as ReplicaID).json,
                "n": .int(maker.number()),
                "author": (maker.id() as PersonID).json, "values": maker.valuesJSON(),
                "creates": .array(maker.some { ($0.id() as RecordID).json }),
                "why": maker.maybe { .string($0.text()) },
                "editedAt": maker.time().json, "withdrawn": maker.maybe { _ in true },
            ])
        }
        let resolution: JSONValue? = maybe { maker in
            jsonObject([
                "choice": "head", "contender": maker.maybe { .string($0.text()) },
                "values": maker.valuesJSON(),
                "heads": maker.valuesJSON(), "author": (maker.id() as PersonID).json,
                "why": maker.maybe { .string($0.text()) }, "version": .int(maker.number()),
            ])
        }
        let fields = Set(some { $0.key() }).sorted()
        return try Conflict(
            json: jsonObject([
                "conflict": (id() as ConflictID).json, "record": (id() as RecordID).json,
                "fields": .array(fields.map { .string($0.text) }), "base": valuesJSON(),
                "contenders": .array(contenders), "revision": .int(number()),
                "state": .string(
                    ["open", "resolved", "withdrawn", "absorbed"].randomElement(using: &random) ?? "open"
                ),
                "opened": .int(number()), "resolution": resolution,
                "absorbedInto": maybe { ($0.id() as ConflictID).json },
            ])
        )
    }

    private mutating func valuesJSON() -> JSONValue {
        .object(Dictionary(values().map { ($0.key.text, $0.value) }) { first, _ in first })
    }

    mutating func write() -> LastWrite {
        LastWrite(
            version: number(),
            position: position(),
            author: id(),
            coauthors: some { $0.position() },
            mark: mark()
        )
    }

    mutating func mark() -> WriteMark {
        WriteMark(isRuling: number(0...1) == 0, joined: maybe { $0.number() })
    }

    mutating func roles() -> Set<Role> { Set(Role.allCases.filter { _ in number(0...1) == 0 }) }

    mutating func record() -> RecordState {
        let fields = fields().mapValues { FieldState(value: $0, write: write()) }
        return RecordState(
            id: id(),
            kind: field(),
            parent: maybe { $0.id() },
            fields: fields,
            created: write(),
            creation: hash(),
            parked: maybe { $0.id() }
        )
    }

    mutating func effect() throws -> Effect {
        let all: [Effect] = [
            .create(
                id(),
                kind: field(),
                parent: maybe { $0.id() },
                fields: fields(),
                creation: hash(),
                parked: maybe { $0.id() }
            ),
            .set(key(), value(), mark()), .coauthor(key()), .unpark(id()), .park(id(), id()),
            .conflict(try conflict()),
        ]
        return all.randomElement(using: &random) ?? .unpark(id())
    }

    mutating func row() throws -> LogRow {
        LogRow(
            unit: id(),
            version: number(),
            epoch: id(),
            receivedAt: time(),
            author: id(),
            carrier: id(),
            submission: try submission(),
            verdicts: some { $0.verdict() },
            effects: [try effect(), try effect()]
        )
    }

    mutating func request() -> SyncRequest {
        SyncRequest(
            pushes: some { SyncRequest.Push(unit: $0.id(), text: $0.text(), signature: $0.hash().bytes) },
            outbox: Dictionary(
                uniqueKeysWithValues: some { maker in
                    (maker.id(), OutboxReport(changes: maker.number(), oldest: maker.maybe { $0.time() }))
                }
            ),
            cursors: Dictionary(
                uniqueKeysWithValues: some { maker in
                    (maker.id(), Cursor(epoch: maker.id(), version: maker.number(), chain: maker.hash()))
                }
            ),
            roles: Dictionary(uniqueKeysWithValues: some { ($0.id(), $0.roles()) }),
            bytesMax: Int(number()),
            wantsRows: .random(using: &random)
        )
    }

    mutating func lines() -> [SyncLine] {
        let reports: [DeviceReport] = some { maker in
            DeviceReport(
                replica: maker.id(),
                person: maker.id(),
                changes: maker.number(),
                oldest: maker.maybe { $0.time() },
                reportedAt: maker.time()
            )
        }
        return [
            .receipt(unit: id(), n: number(), text: receipt().text), .end(more: true), .end(more: false),
            .unit(
                UnitLine(
                    unit: id(),
                    news: [.rows, .leave, .diverged].randomElement(using: &random) ?? .rows,
                    epoch: id(),
                    head: number(),
                    backedUp: number(),
                    rows: Int(number(0...9)),
                    chain: hash(),
                    roles: roles(),
                    reports: reports,
                    epochs: some { EpochStart($0.id(), at: $0.number()) }
                )
            ),
        ] + Self.refusals.map { .refusal(unit: id(), n: number(), $0) }
    }

    mutating func page() -> SnapshotPage {
        SnapshotPage(
            unit: id(),
            epoch: id(),
            version: number(),
            chain: hash(),
            next: maybe { $0.id() },
            digest: maybe { $0.hash() },
            records: Int(number(0...9)),
            conflicts: Int(number(0...9))
        )
    }
}

/// Signs with nothing.
struct FakeSigner: Signer {
    let publicKey = [UInt8](repeating: 7, count: 32)
    func sign(_ message: [UInt8]) -> [UInt8] { [UInt8](repeating: 9, count: 64) }
}

/// Takes every signature, for tests in which keys play no part.
struct TrustingChecker: SignatureChecker {
    func isValid(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool { true }
}
