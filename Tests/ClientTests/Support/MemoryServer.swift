import Shared

@testable import Client

/// The server in memory, behind the transport that the program uses.
actor MemoryServer: Transport {
    private(set) var store = MemoryStore()
    private var people: [String: (person: PersonID, name: String)] = [:]
    private var replicas: [String: ReplicaID] = [:]
    private var owners: [ReplicaID: PersonID] = [:]
    /// Told with each enrolment; another one is another server.
    private var keys: ServerKeys?
    /// Answers after which the connection breaks off, once each.
    private var troubles: [ConnectionTrouble] = []
    private var keepsLines: Int?

    func addUnit(_ unit: UnitID) { store.addUnit(unit, epoch: EpochID(high: 1, low: 1)) }

    func addCode(_ code: String, for person: PersonID, named name: String, roles: [UnitID: Set<Role>]) {
        people[code] = (person, name)
        for (unit, roles) in roles { store.grant(roles, to: person, in: unit) }
    }

    func grant(_ roles: Set<Role>, to person: PersonID, in unit: UnitID) {
        store.grant(roles, to: person, in: unit)
    }

    func tell(_ keys: ServerKeys) { self.keys = keys }

    /// The next request is taken and its answer is lost.
    func loseNextAnswer(as trouble: ConnectionTrouble = .brokenOff(host: "test")) { troubles.append(trouble) }

    /// The next answer of a sync is cut off after some lines.
    func cutNextAnswer(after lines: Int) { keepsLines = lines }

    func enroll(_ body: [UInt8]) async throws(ConnectionTrouble) -> [UInt8] {
        guard let request = try? EnrolmentRequest(json: JSONValue(parsing: body)) else {
            throw .server(.malformed, request: "")
        }
        guard let known = people[request.code] else { throw .server(.codeInvalid, request: "r1") }
        let token = "token-\(request.code)"
        if let before = replicas[token], before != request.device.replica {
            throw .server(.codeUsed, request: "r2")
        }
        if let owner = owners[request.device.replica], owner != known.person {
            throw .server(.replicaExists, request: "r3")
        }
        owners[request.device.replica] = known.person
        replicas[token] = request.device.replica
        store.put(
            Device(
                replica: request.device.replica,
                person: known.person,
                publicKey: request.device.publicKey,
                isRevoked: false
            )
        )
        if let trouble = troubles.popLast() { throw trouble }
        let answer = EnrolmentAnswer(
            person: known.person,
            personName: known.name,
            token: token,
            expiresAt: Timestamp(milliseconds: 4_000_000_000_000),
            keys: keys
        )
        return answer.json.canonicalBytes()
    }

    func sync(_ body: [UInt8], token: String) async throws(ConnectionTrouble) -> [String] {
        guard let replica = replicas[token] else { throw .server(.unauthenticated, request: "") }
        guard let request = try? SyncRequest(json: JSONValue(parsing: body)) else {
            throw .server(.malformed, request: "")
        }
        let now = Timestamp(milliseconds: 1_589_679_000_000)
        guard
            let lines = try? store.sync(request, from: replica, checker: Ed25519Checker(), receivedAt: now)
        else { throw .server(.internalError, request: "") }
        if let trouble = troubles.popLast() { throw trouble }
        if let kept = keepsLines {
            keepsLines = nil
            return Array(lines.prefix(kept))
        }
        return lines
    }

    func carry(_ file: [UInt8], token: String) async throws(ConnectionTrouble) -> [UInt8] {
        throw .server(.notFound, request: "")
    }

    func post(_ resource: String, _ body: [UInt8], token: String) async throws(ConnectionTrouble) -> [UInt8] {
        throw .server(.notFound, request: "")
    }

    func get(_ resource: String, token: String) async throws(ConnectionTrouble) -> [UInt8] {
        throw .server(.notFound, request: "")
    }
}
