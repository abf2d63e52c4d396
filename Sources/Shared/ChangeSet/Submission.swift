/// Makes and checks signatures; Ed25519 in production, a fake in the simulator.
public protocol SignatureChecker: Sendable {
    /// Whether the signature over the message was made with the key's other half.
    func isValid(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool
}

/// Signs with a replica's private key.
public protocol Signer: Sendable {
    /// The signature's bytes.
    func sign(_ message: [UInt8]) throws -> [UInt8]
    /// The public half, as it is enrolled.
    var publicKey: [UInt8] { get }
}

/// What a lane carries at one number: a change set, or the notice that its number is given up.
public enum SubmissionContent: Sendable, Hashable {
    case set(ChangeSet)
    case void(VoidNotice)
    /// A set of a newer schema, as it stands in a log: all but its place is for newer programs.
    case newer(NewerSet)
}

/// Where a set stands that this program can't read.
public struct NewerSet: Sendable, Hashable {
    public var replica: ReplicaID
    public var unit: UnitID
    public var n: Int64
    public var prev: Hash
}

/// Frozen bytes with their signature, as saved, sent, stored and hashed. Never serialised again.
public struct Submission: Sendable, Hashable {
    /// The frozen bytes, UTF-8.
    public let text: String
    /// 64 bytes of Ed25519.
    public let signature: [UInt8]
    public let content: SubmissionContent
    /// The hash that the lane's next number links to.
    public let hash: Hash

    public var replica: ReplicaID {
        switch content {
        case .set(let set): set.replica
        case .void(let void): void.replica
        case .newer(let newer): newer.replica
        }
    }
    public var unit: UnitID {
        switch content {
        case .set(let set): set.unit
        case .void(let void): void.unit
        case .newer(let newer): newer.unit
        }
    }
    public var n: Int64 {
        switch content {
        case .set(let set): set.n
        case .void(let void): void.n
        case .newer(let newer): newer.n
        }
    }
    public var prev: Hash {
        switch content {
        case .set(let set): set.prev
        case .void(let void): void.prev
        case .newer(let newer): newer.prev
        }
    }
    /// The change set; nil for a void.
    public var set: ChangeSet? { if case .set(let set) = content { set } else { nil } }

    /// Freezes and signs a set.
    public init(freezing set: ChangeSet, with signer: some Signer) throws {
        try self.init(freezing: .set(set), set.json, signer)
    }

    /// Freezes and signs a void.
    public init(freezing void: VoidNotice, with signer: some Signer) throws {
        try self.init(freezing: .void(void), void.json, signer)
    }

    private init(freezing content: SubmissionContent, _ json: JSONValue, _ signer: some Signer) throws {
        text = json.canonicalText()
        self.content = content
        hash = Submission.hash(content, text)
        signature = try signer.sign(Submission.message(text))
    }

    /// Reads frozen bytes that came over the wire or from disk.
    ///
    /// - Throws: ``PushRefusal/tooLarge``, ``PushRefusal/unknownSchema`` or ``PushRefusal/malformed(_:)``.
    public init(text: String, signature: [UInt8]) throws(PushRefusal) {
        guard text.utf8.count <= Limits.changeSetBytesMax else { throw .tooLarge }
        do throws(JSONError) {
            content = try Submission.read(JSONValue(parsing: text))
        } catch {
            if error.reason == .wrongType, error.member == "schema" { throw .unknownSchema }
            throw .malformed(error)
        }
        if let set = content.changeSet, set.changes.count > Limits.changesMax { throw .tooLarge }
        self.text = text
        self.signature = signature
        hash = Submission.hash(content, text)
    }

    /// Reads frozen bytes that a server took and logged: of a newer schema only where the set stands.
    ///
    /// - Throws: as ``init(text:signature:)``, but for ``PushRefusal/unknownSchema``.
    init(logged text: String, signature: [UInt8]) throws(PushRefusal) {
        do throws(PushRefusal) {
            try self.init(text: text, signature: signature)
        } catch .unknownSchema {
            do throws(JSONError) {
                let members = try JSONMembers(JSONValue(parsing: text), as: "changeSet")
                let newer = NewerSet(
                    replica: try members.id("replica"),
                    unit: try members.id("unit"),
                    n: try members.number("n"),
                    prev: try members.hash("prev")
                )
                self.init(text, signature, .newer(newer))
            } catch { throw .malformed(error) }
        }
    }

    private init(_ text: String, _ signature: [UInt8], _ content: SubmissionContent) {
        self.text = text
        self.signature = signature
        self.content = content
        hash = Submission.hash(content, text)
    }

    /// Whether the replica's key made the signature over just these bytes.
    public func isSigned(by publicKey: [UInt8], checker: some SignatureChecker) -> Bool {
        checker.isValid(signature: signature, message: Submission.message(text), publicKey: publicKey)
    }

    /// The signed message: the frozen bytes behind a word that no other signature of Taizhang uses.
    private static func message(_ text: String) -> [UInt8] {
        Array("taizhang change set 1\n".utf8) + Array(text.utf8)
    }

    private static func hash(_ content: SubmissionContent, _ text: String) -> Hash {
        if case .void(let void) = content { void.hash } else { .of(text) }
    }

    private static func read(_ json: JSONValue) throws(JSONError) -> SubmissionContent {
        let members = try JSONMembers(json, as: "changeSet")
        let isVoid = try members.truth("void")
        let (version, schema) = (try members.number("protocol"), try members.number("schema"))
        let isKnown = version <= Limits.protocolVersion && schema <= Schema.version
        // A void is read whatever made it: it gives up the number of what could not be read.
        guard isKnown || isVoid else { throw JSONError(.wrongType, member: "schema") }
        let n = try members.number("n")
        guard n >= 1 else { throw JSONError(.wrongType, member: "n") }
        if isVoid {
            return .void(
                VoidNotice(
                    replica: try members.id("replica"),
                    unit: try members.id("unit"),
                    n: n,
                    prev: try members.hash("prev"),
                    hash: try members.hash("hash"),
                    reason: try members.text("reason")
                )
            )
        }
        guard let editedAt = Timestamp(try members.text("editedAt")) else {
            throw JSONError(.wrongType, member: "editedAt")
        }
        var changes: [Change] = []
        for item in try members.items("changes") { changes.append(try Change(json: item)) }
        guard !changes.isEmpty else { throw JSONError(.missing, member: "changes") }
        try checkEditedOnce(changes)
        return .set(
            ChangeSet(
                replica: try members.id("replica"),
                unit: try members.id("unit"),
                n: n,
                prev: try members.hash("prev"),
                base: try Base(json: members["base"] ?? .null, as: "base"),
                editedAt: editedAt,
                origin: try SetReference(optional: "origin", in: members),
                predecessor: try SetReference(optional: "predecessor", in: members),
                undoes: try SetReference(optional: "undoes", in: members),
                amends: try SetReference(optional: "amends", in: members),
                batch: try members.optionalID("batch"),
                changes: changes
            )
        )
    }

    /// A field edited twice in one set would have two verdicts for one intention.
    private static func checkEditedOnce(_ changes: [Change]) throws(JSONError) {
        var seen: Set<FieldKey> = []
        for change in changes {
            guard let edit = change.edit else { continue }
            guard seen.insert(FieldKey(change.record, edit.field)).inserted else {
                throw JSONError(.duplicateKey, member: edit.field)
            }
        }
    }
}

extension SubmissionContent {
    fileprivate var changeSet: ChangeSet? { if case .set(let set) = self { set } else { nil } }
}
