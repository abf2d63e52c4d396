import Bundles
import Shared
import Terminal

/// Files that this device writes and takes in, in place of a network.
struct CarriedFiles {
    let identity: Identity

    /// The largest file that a server takes.
    private static let uploadBytesMax = Limits.requestBytesMax

    /// What is unsent and where the device stands, sealed for the server and for this device itself.
    ///
    /// - Returns: The file, and how many sets it holds: as many as a server takes at once.
    func outbox(of replica: Replica, at now: Timestamp) throws -> (file: BundleFile, edits: Int) {
        guard let keys = identity.enrolment?.keys, let own = try sealingKey() else {
            throw CommandFailure("no_keys", CarrySentence.notSealable, .refused)
        }
        // Until the server knows the new replica, the file is the old one's.
        let signer = try Ed25519Signer(privateKey: identity.formerKey ?? identity.privateKey)
        var sets = replica.unsent.count
        while true {
            let file = try BundleFile(
                header(edits: sets, at: now),
                lines: replica.carriedRequest(setsMax: sets).lines,
                for: [keys.sealing, own.publicKey],
                signedBy: signer
            )
            if sets <= 1 || file.bytes.count <= Self.uploadBytesMax { return (file, sets) }
            sets /= 2
        }
    }

    /// What is in the outbox of a unit, sealed for the server alone: the person has no right to read it any more.
    ///
    /// - Returns: Nil where nothing is, or where the server takes no files.
    func sealed(_ unit: UnitID, of replica: Replica, at now: Timestamp) throws -> [UInt8]? {
        let pushes = replica.outbox.filter { $0.unit == unit }.map {
            SyncRequest.Push(unit: unit, text: $0.submission.text, signature: $0.submission.signature)
        }
        guard !pushes.isEmpty, let keys = identity.enrolment?.keys else { return nil }
        let request = CarriedRequest(SyncRequest(pushes: pushes, outbox: [:], cursors: [:], wantsRows: false))
        return try BundleFile(
            header(edits: pushes.count, at: now),
            lines: request.lines,
            for: [keys.sealing],
            signedBy: Ed25519Signer(privateKey: identity.formerKey ?? identity.privateKey)
        ).bytes
    }

    private func header(edits: Int, at now: Timestamp) -> BundleHeader {
        BundleHeader(
            kind: .outbox,
            replica: identity.succession?.predecessor ?? identity.replica,
            lane: identity.replica,
            personName: identity.enrolment?.personName ?? "",
            deviceName: identity.deviceName,
            madeAt: now,
            edits: Int64(edits)
        )
    }

    /// The answers of a file that came back.
    ///
    /// - Throws: ``BundleTrouble``; nothing is taken of a file that the server did not make for this device.
    func answers(in file: BundleFile) throws(BundleTrouble) -> RecordedServer {
        guard [.answer, .enrolled].contains(file.header.kind) else { throw .wrongKind(file.header.kind) }
        guard let keys = identity.enrolment?.keys, file.isSigned(by: keys.signing) else {
            throw .badSignature
        }
        guard identity.isOwn(file.header.replica) else { throw .notForYou }
        var lines = try lines(of: file)
        // The answer to an enrolment begins with what that was answered.
        if file.header.kind == .enrolled { lines = Array(lines.dropFirst()) }
        do throws(JSONError) {
            return RecordedServer(
                try RecordedAnswer.read(lines),
                isForLanes: file.header.lane == identity.replica
            )
        } catch { throw .damaged }
    }

    /// The content's lines, where the file is sealed for this device.
    func lines(of file: BundleFile) throws(BundleTrouble) -> [String] {
        try file.lines(openedWith: identity.sealingKey)
    }

    private func sealingKey() throws -> SealingKey? {
        try identity.sealingKey.map { try SealingKey(privateKey: $0) }
    }
}
