import Shared

/// What lies in quarantine in the units on which this person decides, at the server.
struct Quarantine<Server: Transport> {
    let holdings: Holdings
    let transport: Server

    /// All of it, or one unit's.
    func sets(in unit: String? = nil) async throws -> [QuarantinedSet] {
        let units = try unit.map { [try holdings.findUnit($0)] } ?? decided
        guard !units.isEmpty else { throw EditRefusal.rule(.notAllowed, field: nil) }
        var sets: [QuarantinedSet] = []
        for unit in units {
            let bytes = try await transport.get("/v1/units/\(unit)/quarantine", token: token())
            for line in Server.lines(of: bytes) {
                do throws(JSONError) {
                    sets.append(try QuarantinedSet(json: JSONValue(parsing: line)))
                } catch { throw ConnectionTrouble.unreadableAnswer(status: 200) }
            }
        }
        return sets
    }

    /// The one that a person means by its first digits.
    func set(_ id: String) async throws -> QuarantinedSet {
        let wanted = Holdings.folded(id)
        guard wanted.utf8.count >= 4 else { throw ArgumentTrouble.shortReference(id) }
        let found = try await sets().filter { "\($0.root.hash)".hasPrefix(wanted) }
        guard let set = found.first else {
            throw CommandFailure("unknown_reference", QuarantineSentence.unknown(id: id), .usage)
        }
        guard found.count == 1 else {
            throw ArgumentTrouble.ambiguousReference(id, candidates: found.map { QuarantineOutput.id($0) })
        }
        return set
    }

    /// The one that a person means, if it may be adopted: what waits for others comes into force by itself or not at all.
    func adoptable(_ id: String) async throws -> QuarantinedSet {
        let set = try await open(id)
        guard set.state == .waiting else {
            let sentence = QuarantineSentence.notAdoptable(id: QuarantineOutput.id(set))
            throw CommandFailure("waits_for_others", sentence, .refused)
        }
        return set
    }

    /// The one that a person means, if nobody has decided on it.
    func open(_ id: String) async throws -> QuarantinedSet {
        let set = try await set(id)
        guard set.isOpen else {
            throw CommandFailure(
                "already_decided",
                QuarantineSentence.alreadyDecided(
                    id: QuarantineOutput.id(set),
                    state: set.state,
                    by: set.decision.map { holdings.name(of: $0.author) } ?? "—"
                ),
                .refused
            )
        }
        return set
    }

    func discard(_ set: QuarantinedSet, why: String) async throws {
        let body: JSONValue = [
            "protocol": .int(Limits.protocolVersion), "discard": set.root.json, "why": .string(why),
        ]
        _ = try await transport.post(
            "/v1/units/\(set.submission.unit)/quarantine",
            body.canonicalBytes(),
            token: token()
        )
    }

    private var decided: [UnitID] {
        holdings.units.filter { unit in
            holdings.views[unit].map { !$0.unit.roles.isDisjoint(with: Role.officeSide) } ?? false
        }
    }

    private func token() throws(ReplicaError) -> String {
        guard let token = holdings.replica.identity.enrolment?.token else { throw .notEnrolled }
        return token
    }
}
