import Shared
import Terminal

/// What a sync came to, whole or broken off.
struct SyncResult {
    var summary = SyncSummary()
    /// Whether push and pull came to their end.
    var isComplete = false
    /// Why they did not.
    var failure: (any Error)?
    var exchanges = 0
}

/// Performs what a ``SyncSession`` asks for: the only place where it meets the network and the clock.
struct SyncRunner<Server: SyncTransport> {
    let server: Server
    /// Whether it sends what is unsent; else it only asks for news, on a scratch copy.
    var sends = true
    /// Told after each exchange.
    var onProgress: (SyncProgress) -> Void = { _ in }
    /// Called around each wait for the network, so that people can go on recording meanwhile.
    var letGo: () -> Void = {}
    var takeBack: () throws -> Void = {}
    var now: () -> Timestamp = { Surroundings.now() }
    /// How long to wait before sets that met a busy unit are sent again; empty: they are not.
    var busyDelaysMilliseconds = [500, 1_500, 4_000]

    /// Pushes and pulls until both are at their end or something fails; what came until then is kept.
    func run<D: Disk>(_ store: inout ReplicaStore<D>) async -> SyncResult {
        var result = SyncResult()
        let start = now()
        let waiting = store.replica.unsent.count
        for round in 0...busyDelaysMilliseconds.count {
            var session = SyncSession(sends: sends)
            let before = result.summary
            do {
                try await exchange(&session, &store, &result.exchanges) { session, replica in
                    onProgress(
                        SyncProgress(
                            before.joined(with: session.summary),
                            replica,
                            waiting: waiting,
                            milliseconds: now().milliseconds - start.milliseconds
                        )
                    )
                }
                result.isComplete = true
            } catch { result.failure = error }
            result.summary = before.joined(with: session.summary)
            if session.isCopy { result.summary.isForked = true }
            // Once the server has answered, what it told of roles and heads is worth keeping.
            // Where the home could not be had again, another program may be writing.
            if result.exchanges > 0, !(result.failure is ReplicaError), !(result.failure is HomeLock.Failure)
            {
                do throws(ReplicaError) {
                    try session.finish(&store, at: now())
                } catch { result.failure = error }
            }
            let isBusy = session.summary.refusals.values.contains { $0.refusal == .busy }
            guard result.failure == nil, isBusy, round < busyDelaysMilliseconds.count else { return result }
            let delay = Double(busyDelaysMilliseconds[round]) * Double.random(in: 0.5..<1.5)
            do {
                _ = try await self.waiting(&store) {
                    try await Task.sleep(for: .milliseconds(Int(delay)))
                    return []
                }
            } catch {
                result.failure = error
                return result
            }
        }
        return result
    }

    private func exchange<D: Disk>(
        _ session: inout SyncSession,
        _ store: inout ReplicaStore<D>,
        _ exchanges: inout Int,
        _ report: (SyncSession, Replica) -> Void
    ) async throws {
        while true {
            switch session.next(store.replica) {
            case .exchange(let request):
                let token = try token(of: store)
                let lines = try await waiting(&store) {
                    try await server.sync(request.json.canonicalBytes(), token: token)
                }
                // What it told is worth showing, also where not all of it could be stored.
                exchanges += 1
                try session.receive(lines, into: &store)
            case .snapshot(let unit, let after):
                let token = try token(of: store)
                let lines = try await waiting(&store) {
                    try await server.snapshot(of: unit, after: after, token: token)
                }
                exchanges += 1
                try session.receiveSnapshot(lines, into: &store)
            case .leave(let unit):
                let files = CarriedFiles(identity: store.replica.identity)
                let sealed = try files.sealed(unit, of: store.replica, at: now())
                try session.leave(unit, sealed: sealed, from: &store)
            case .fork where !sends: return
            case .fork:
                let replica = ReplicaID.version7(
                    milliseconds: now().milliseconds,
                    random: (.random(in: .min ... .max), .random(in: .min ... .max))
                )
                try session.fork(&store, as: replica, with: Ed25519Signer())
            case .finished: return
            }
            report(session, store.replica)
        }
    }
}

extension SyncRunner {
    private func token<D: Disk>(of store: ReplicaStore<D>) throws(ReplicaError) -> String {
        guard let token = store.replica.identity.enrolment?.token else { throw .notEnrolled }
        return token
    }

    /// Waits for the network with the home let go, then takes up what was recorded meanwhile.
    private func waiting<D: Disk>(
        _ store: inout ReplicaStore<D>,
        _ ask: () async throws -> [String]
    ) async throws -> [String] {
        letGo()
        let answer: Result<[String], any Error>
        do { answer = .success(try await ask()) } catch { answer = .failure(error) }
        try takeBack()
        try store.takeUpOutbox()
        return try answer.get()
    }
}

/// How far a sync has come.
struct SyncProgress: Equatable, Sendable {
    var sent: Int
    var toSend: Int
    var received: Int
    var bytes: Int
    /// Where there is enough to judge by.
    var secondsLeft: Int?

    init(_ summary: SyncSummary, _ replica: Replica, waiting: Int, milliseconds: Int64) {
        sent = summary.sentSets
        toSend = max(waiting, summary.sentSets)
        received = summary.foreignRows.values.reduce(0, +)
        bytes = summary.bytesReceived
        let missing = replica.units.values.reduce(Int64(0)) { $0 + max(0, $1.head - $1.cursor.version) }
        let done = Int64(sent + received)
        let left = missing + Int64(toSend - sent)
        guard milliseconds > 500, done > 0, left > 0 else { return }
        let seconds = milliseconds * left / done / 1000
        if seconds >= 1 { secondsLeft = Int(seconds) }
    }
}

extension SyncSummary {
    /// Two rounds of one sync as one.
    func joined(with other: SyncSummary) -> SyncSummary {
        var joined = self
        joined.sentSets += other.sentSets
        joined.sentAgain += other.sentAgain
        joined.outcomes += other.outcomes
        joined.refusals = other.refusals
        joined.foreignRows.merge(other.foreignRows, uniquingKeysWith: +)
        joined.add(other.foreignEdits)
        joined.foreignEditsLeftOut += other.foreignEditsLeftOut
        joined.ownRows.merge(other.ownRows) { $0.merging($1) { _, last in last } }
        joined.rulings += other.rulings
        joined.newUnits += other.newUnits
        joined.rejoinedUnits += other.rejoinedUnits
        joined.leftUnits += other.leftUnits
        joined.depositedSets.merge(other.depositedSets, uniquingKeysWith: +)
        joined.divergedUnits += other.divergedUnits
        joined.isForked = joined.isForked || other.isForked
        joined.bytesReceived += other.bytesReceived
        return joined
    }
}

extension SyncProgress {
    /// How far it is, in words.
    var sentence: SyncSentence {
        .progress(
            sent: sent,
            of: toSend,
            received: received,
            bytes: ByteCount.text(bytes),
            secondsLeft: secondsLeft
        )
    }
}
