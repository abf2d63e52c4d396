@testable import Shared

extension World {
    /// What the server answers to a carried request, as the file's content; the bytes of both ways are used.
    func answers(to lines: [String], from replica: ReplicaID, by carrier: TestDevice) throws -> [String] {
        let request = try CarriedRequest(lines: lines).request
        guard let person = server.devices[replica]?.person else { return [] }
        var recorder = AnswerRecorder(from: request.cursors)
        var first = request
        first.cursors = [:]
        first.wantsRows = false
        let receipts = try server.sync(first, from: replica, checker: Ed25519Checker(), receivedAt: now())
            .filter {
                $0.contains(#""type":"receipt""#) || $0.contains(#""type":"refusal""#)
                    || $0.contains(#""registered""#)
            }
        var waiting = receipts
        while let step = recorder.next {
            switch step {
            case .exchange(let cursors):
                let pull = SyncRequest(pushes: [], outbox: [:], cursors: cursors, bytesMax: 2_000)
                try recorder.record(waiting + pullPage(pull, for: person, in: &server))
                waiting = []
            case .snapshot(let unit, let after):
                let page = snapshot(unit, after: after)
                recorder.record(try SnapshotPage(text: page[0]), Array(page.dropFirst()))
            }
        }
        return RecordedAnswer.lines(recorder.answers)
    }
}

extension TestDevice {
    /// What it would write into a file to be carried.
    func exported() -> [String] { store.replica.carriedRequest().lines }

    /// Takes in a file that came back.
    @discardableResult
    func take(answers lines: [String], isForLanes: Bool = true) throws -> SyncSummary {
        var server = RecordedServer(try RecordedAnswer.read(lines), isForLanes: isForLanes)
        var session = SyncSession()
        while true {
            var answer: [String]?
            switch session.next(store.replica) {
            case .exchange(let request):
                answer = try server.exchange(from: request.cursors)
                if let answer { try session.receive(answer, into: &store) }
            case .snapshot(let unit, let after):
                answer = server.snapshot(of: unit, after: after)
                if let answer { try session.receiveSnapshot(answer, into: &store) }
            case .leave(let unit):
                try session.leave(unit, sealed: nil, from: &store)
                answer = []
            case .fork:
                try session.fork(&store, as: world.newID(), with: Ed25519Signer())
                answer = []
            case .finished: break
            }
            guard answer != nil else {
                try session.finish(&store, at: world.now())
                return session.summary
            }
        }
    }
}
