import Shared

extension TestDevice {
    /// A sync whose answers pass through somebody's hands, or whose sets are refused before they reach their unit.
    @discardableResult
    func sync(
        answer change: ([String]) -> [String],
        refusing refusal: (Submission) -> PushRefusal? = { _ in nil }
    ) throws -> SyncSummary {
        var session = SyncSession()
        for _ in 0..<1_000 {
            switch session.next(store.replica) {
            case .leave(let unit): try session.leave(unit, sealed: nil, from: &store)
            case .fork: try session.fork(&store, as: world.newID(), with: Ed25519Signer())
            case .finished:
                try session.finish(&store, at: world.now())
                return session.summary
            case .exchange(var request):
                var refused: [String] = []
                let sent = request.pushes
                request.pushes = []
                for push in sent {
                    let submission = try Submission(text: push.text, signature: push.signature)
                    if let refusal = refusal(submission) {
                        refused.append(SyncLine.refusal(unit: push.unit, n: submission.n, refusal).text)
                    } else if refused.isEmpty {
                        request.pushes.append(push)
                    } else {
                        let gap = PushRefusal.gap(expected: submission.n - 1)
                        refused.append(SyncLine.refusal(unit: push.unit, n: submission.n, gap).text)
                    }
                }
                let lines = try world.answer(request, from: store.replica.identity.replica)
                let receipts = lines.prefix(request.pushes.count)
                let news = lines.dropFirst(request.pushes.count)
                try session.receive(change(Array(receipts) + refused + Array(news)), into: &store)
            case .snapshot(let unit, let after):
                try session.receiveSnapshot(change(world.snapshot(unit, after: after)), into: &store)
            }
        }
        throw EndlessSync()
    }
}

/// A sync that would never have come to its end.
struct EndlessSync: Error {}
