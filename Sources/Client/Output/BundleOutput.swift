import Bundles
import Shared
import Terminal

/// A carried file, as people and scripts read it: the header for anybody, the content for whom it is sealed.
struct BundleOutput {
    let bundle: BundleFile
    /// What this device holds, where one is enrolled.
    let holdings: Holdings?
    let paper: Paper

    /// What can be said of the signature here.
    enum Signature: String {
        case good, bad
        /// The key is known to the server alone.
        case unknown
    }

    private var identity: Identity? { holdings?.replica.identity }
    private var header: BundleHeader { bundle.header }

    var signature: Signature {
        guard let identity else { return .unknown }
        switch header.kind {
        case .answer, .enrolled:
            guard identity.isOwn(header.replica), let keys = identity.enrolment?.keys else { return .unknown }
            return bundle.isSigned(by: keys.signing) ? .good : .bad
        case .outbox, .enrolment:
            guard identity.isOwn(header.replica) else { return .unknown }
            // Of a replica that this folder was before, only the server has the key still.
            let keys = [identity.privateKey, identity.formerKey].compactMap(\.self)
                .compactMap { try? Ed25519Signer(privateKey: $0).publicKey }
            if keys.contains(where: bundle.isSigned) { return .good }
            return header.replica == identity.replica ? .bad : .unknown
        }
    }

    func lines() throws -> [String] {
        let isForDevice = header.kind == .answer || header.kind == .enrolled
        let (person, device) = (header.personName, header.deviceName)
        let made = header.madeAt.minuteText(offsetMinutes: paper.offsetMinutes)
        var sentences: [(CarrySentence, Style)] = [
            (.header(header.kind), .strong),
            (
                isForDevice
                    ? .addressee(person: person, device: device) : .maker(person: person, device: device),
                .plain
            ),
            (.made(at: made), .plain),
        ]
        if header.kind == .outbox { sentences.append((.edits(Int(header.edits)), .plain)) }
        if header.kind == .answer { sentences.append((.answered(Int(header.edits)), .plain)) }
        switch signature {
        case .good: sentences.append((.signatureGood, .good))
        case .bad: sentences.append((.signatureBad, .bad))
        case .unknown: sentences.append((.signatureUnknown, .dim))
        }
        let sets = try self.sets()
        if sets == nil, header.kind != .enrolment { sentences.append((.sealed, .dim)) }
        return sentences.map { paper.paint($0.text(in: paper.language), $1) } + (sets ?? []).map(line)
    }

    func json() throws -> JSONValue {
        let sets = try self.sets()
        return jsonObject([
            "kind": .string(header.kind.rawValue), "replica": header.replica.json,
            "person": .string(header.personName), "device": .string(header.deviceName),
            "madeAt": header.madeAt.json, "edits": .int(header.edits),
            "signature": .string(signature.rawValue), "id": bundle.id.json,
            "answers": header.answers?.json,
            "sets": sets.map { .array($0.map(\.json)) },
        ])
    }

    /// The edits in the file, where this device may read it; nil: it may not.
    private func sets() throws -> [ChangeSet]? {
        guard header.kind == .outbox, let identity,
            let lines = try? CarriedFiles(identity: identity).lines(of: bundle)
        else { return nil }
        do throws(JSONError) {
            return try CarriedRequest(lines: lines).request.pushes.compactMap { push in
                (try? Submission(text: push.text, signature: push.signature))?.set
            }
        } catch { throw BundleTrouble.damaged }
    }

    private func line(_ set: ChangeSet) -> String {
        guard let holdings else { return "" }
        let output = SyncOutput(holdings: holdings, paper: paper)
        let what = set.changes.map { "\(holdings.label(of: $0.record)) \(output.what($0))" }
        let time = set.editedAt.minuteText(offsetMinutes: paper.offsetMinutes)
        let comma = paper.language.say("、", ", ")
        return "  \(time)  \(holdings.name(of: set.unit))  \(what.joined(separator: comma))"
    }
}
