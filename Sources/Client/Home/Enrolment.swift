import Bundles
import Shared

/// Makes a device known to a server. What was made is on disk before anything is asked, so that a lost answer costs
/// nothing: asking again is the same request.
struct Enrolment<Files: Disk> {
    let disk: Files

    /// Whether an enrolment was begun here and not finished.
    ///
    /// - Throws: ``ReplicaError/alreadyEnrolled(server:personName:)`` where it was finished.
    func isWaiting() throws(ReplicaError) -> Bool { try waiting() != nil }

    /// The identity to ask for: the one whose answer was lost, or a new one; on disk on return.
    ///
    /// - Throws: ``ReplicaError/alreadyEnrolled(server:personName:)`` where the folder has one with its answer.
    func identity(server: String, device: String) throws(ReplicaError) -> Identity {
        guard var waiting = try waiting() else { return try makeIdentity(server: server, device: device) }
        guard waiting.server != server || waiting.deviceName != device else { return waiting }
        waiting.server = server
        waiting.deviceName = device
        try ReplicaStore.save(waiting, on: disk)
        return waiting
    }

    /// The identity of an enrolled folder, to be renewed at an address; nil where the folder is not enrolled.
    func renewed(at server: String) throws(ReplicaError) -> Identity? {
        guard var identity = try ReplicaStore<Files>.identity(on: disk), identity.enrolment != nil else {
            return nil
        }
        identity.server = server
        return identity
    }

    /// Asks for a new token for an enrolled folder, whose data, key and unsent edits stay.
    ///
    /// - Throws: ``RenewalTrouble`` where the code is another person's, or the server another one; nothing was changed.
    func renew(_ identity: Identity, code: String, through transport: some Transport) async throws -> Identity
    {
        guard let before = identity.enrolment else { throw ReplicaError.notEnrolled }
        let answer: EnrolmentAnswer
        do {
            answer = try await self.answer(identity, code, transport)
        } catch ConnectionTrouble.server(.replicaExists, _) {
            throw RenewalTrouble.otherPerson(before.personName)
        }
        guard answer.person == before.person else { throw RenewalTrouble.otherPerson(before.personName) }
        if let known = before.keys, let told = answer.keys, known.signing != told.signing {
            throw RenewalTrouble.otherServer(identity.server)
        }
        var identity = identity
        identity.enrolment = answer
        try ReplicaStore.save(identity, on: disk)
        return identity
    }

    /// What is to be carried to a server to enrol this device, and kept until the answer comes.
    func request(_ identity: Identity, code: String, at now: Timestamp) throws -> BundleFile {
        var identity = identity
        let secret = CodeSecret(code: code)
        identity.secret = secret
        try ReplicaStore.save(identity, on: disk)
        let header = BundleHeader(
            kind: .enrolment,
            replica: identity.replica,
            personName: "",
            deviceName: identity.deviceName,
            madeAt: now,
            edits: 0
        )
        return try BundleFile(
            header,
            lines: CarriedEnrolment(identity.newDevice, provenBy: secret).lines,
            for: [],
            signedBy: Ed25519Signer(privateKey: identity.privateKey)
        )
    }

    /// Takes in the answer to a request that was carried.
    ///
    /// - Throws: ``BundleTrouble``; nothing is taken that a server without the code could have made.
    func accept(_ file: BundleFile) throws -> Identity {
        guard file.header.kind == .enrolled else { throw BundleTrouble.wrongKind(file.header.kind) }
        guard var identity = try ReplicaStore<Files>.identity(on: disk) else {
            throw ArgumentTrouble.noRequestMade
        }
        // Taken in before: its news may still be of use.
        if identity.enrolment != nil, identity.isOwn(file.header.replica) { return identity }
        _ = try waiting()
        guard let secret = identity.secret else { throw ArgumentTrouble.noRequestMade }
        let lines = try file.lines(openedWith: identity.sealingKey)
        let answer: CarriedEnrolmentAnswer
        do throws(JSONError) {
            answer = try CarriedEnrolmentAnswer(line: lines.first ?? "")
        } catch { throw BundleTrouble.damaged }
        guard answer.isProven(by: secret, for: identity.replica),
            let keys = answer.enrolment.keys, file.isSigned(by: keys.signing)
        else { throw BundleTrouble.badSignature }
        identity.enrolment = answer.enrolment
        identity.secret = nil
        try ReplicaStore.save(identity, on: disk)
        return identity
    }

    private func waiting() throws(ReplicaError) -> Identity? {
        guard let identity = try ReplicaStore<Files>.identity(on: disk) else { return nil }
        if let answer = identity.enrolment {
            throw .alreadyEnrolled(server: identity.server, personName: answer.personName)
        }
        return identity
    }

    /// Asks the server and keeps its answer.
    func ask(_ identity: Identity, code: String, through transport: some Transport) async throws -> Identity {
        var identity = identity
        do {
            identity.enrolment = try await answer(identity, code, transport)
        } catch ConnectionTrouble.server(.replicaExists, _) {
            // The id belongs to another enrolment, which this folder never finished: begin afresh. The code is unused.
            identity = try makeIdentity(server: identity.server, device: identity.deviceName)
            identity.enrolment = try await answer(identity, code, transport)
        }
        identity.secret = nil
        try ReplicaStore.save(identity, on: disk)
        return identity
    }

    private func makeIdentity(server: String, device: String) throws(ReplicaError) -> Identity {
        let replica = ReplicaID.version7(
            milliseconds: Surroundings.now().milliseconds,
            random: (.random(in: .min ... .max), .random(in: .min ... .max))
        )
        let identity = Identity(
            server: server,
            replica: replica,
            deviceName: device,
            privateKey: Ed25519Signer().privateKey,
            sealingKey: SealingKey().privateKey
        )
        try ReplicaStore.save(identity, on: disk)
        return identity
    }

    private func answer(_ identity: Identity, _ code: String, _ transport: some Transport) async throws
        -> EnrolmentAnswer
    {
        let request = EnrolmentRequest(code: code, device: try identity.newDevice)
        let bytes = try await transport.enroll(request.json.canonicalBytes())
        do throws(JSONError) {
            return try EnrolmentAnswer(json: JSONValue(parsing: bytes))
        } catch { throw ConnectionTrouble.unreadableAnswer(status: 200) }
    }
}

extension Identity {
    /// The device as a server is asked to enrol it.
    fileprivate var newDevice: NewDevice {
        get throws {
            NewDevice(
                replica: replica,
                publicKey: try Ed25519Signer(privateKey: privateKey).publicKey,
                sealingKey: try sealingKey.map { try SealingKey(privateKey: $0).publicKey },
                name: deviceName
            )
        }
    }
}
