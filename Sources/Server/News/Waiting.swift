import Shared

/// Waits for one caller until there is news for them, the time is over, they hang up, or the server stops.
struct Waiting: Sendable {
    let room: WaitingRoom
    let turnstile: Turnstile
    /// Whose token it is now; throws where it is good no more.
    let session: @Sendable () async throws -> Session
    /// The units in which there is news for the caller now.
    let look: @Sendable (Session) async throws -> [UnitID]

    /// - Parameter hangingUp: Given what ends the wait when the caller is gone.
    func answer(
        _ request: WaitRequest,
        by caller: Session,
        hangingUp: (@escaping @Sendable () -> Void) -> Void = { _ in }
    ) async throws -> WaitAnswer {
        let waiter = try room.enter(caller.person, request.cursors)
        defer { room.leave(waiter) }
        hangingUp { waiter.end() }
        var units = try await turnstile.pass { try await look(caller) }
        guard units.isEmpty, request.seconds > 0 else { return WaitAnswer(units: units) }
        let clock = Task {
            try await Task.sleep(for: .seconds(request.seconds))
            waiter.end()
        }
        defer { clock.cancel() }
        for await _ in waiter.calls {
            units = try await turnstile.pass { try await look(session()) }
            if !units.isEmpty { break }
        }
        return WaitAnswer(units: units)
    }
}
