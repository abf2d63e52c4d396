@testable import Shared

extension TestDevice {
    /// What a sync would make of what is unsent; leaves the device's files as they are.
    func forecast() throws -> Forecast {
        var scratch = try ReplicaStore(opening: ScratchDisk(over: disk))
        var session = SyncSession(sends: false)
        while true {
            switch session.next(scratch.replica) {
            case .exchange(let request):
                let lines = try world.answer(request, from: store.replica.identity.replica)
                try session.receive(lines, into: &scratch)
            case .snapshot(let unit, let after):
                try session.receiveSnapshot(world.snapshot(unit, after: after), into: &scratch)
            case .leave(let unit): try session.leave(unit, sealed: nil, from: &scratch)
            case .fork, .finished:
                return try Forecast(of: scratch.replica, taken: session.summary.ownRows, at: world.now())
            }
        }
    }
}
