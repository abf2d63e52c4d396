import Shared
import Synchronization

/// Who waits for news in this process, and by what they are woken.
///
/// A waiter costs an entry here and a task that sleeps: no connection to the database and none of the places for work.
/// What wakes is a hint only. Who was woken looks for themselves, with the rights that they have then.
final class WaitingRoom: Sendable {
    /// One who waits; leave with ``WaitingRoom/leave(_:)``.
    struct Waiter: Sendable {
        fileprivate let id: Int
        /// An element for each time that there may be news; the end where there is nothing more to wait for.
        let calls: AsyncStream<Void>
        fileprivate let caller: AsyncStream<Void>.Continuation

        /// Ends the wait.
        func end() { caller.finish() }
    }

    private struct Entry {
        var versions: [UnitID: Int64]
        var person: PersonID
        var caller: AsyncStream<Void>.Continuation
    }

    private struct State {
        var nextID = 0
        var entries: [Int: Entry] = [:]
        var byUnit: [UnitID: Set<Int>] = [:]
        var byPerson: [PersonID: Set<Int>] = [:]
        var isClosed = false

        func call(_ ids: Set<Int>?, where isConcerned: (Entry) -> Bool = { _ in true }) {
            for id in ids ?? [] {
                guard let entry = entries[id], isConcerned(entry) else { continue }
                entry.caller.yield()
            }
        }
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.entries.count } }

    /// Comes in, before looking for the first time, so that nothing falls between the two.
    ///
    /// - Throws: `unavailable` once the room is closed.
    func enter(_ person: PersonID, _ cursors: [UnitID: Cursor]) throws(WebError) -> Waiter {
        // However often somebody is called before they look, they look once.
        let (calls, caller) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let entry = Entry(versions: cursors.mapValues(\.version), person: person, caller: caller)
        let id: Int? = state.withLock { state in
            guard !state.isClosed else { return nil }
            let id = state.nextID
            state.nextID += 1
            state.entries[id] = entry
            for unit in entry.versions.keys { state.byUnit[unit, default: []].insert(id) }
            state.byPerson[person, default: []].insert(id)
            return id
        }
        guard let id else { throw WebError(.unavailable) }
        return Waiter(id: id, calls: calls, caller: caller)
    }

    /// Goes out.
    func leave(_ waiter: Waiter) {
        waiter.caller.finish()
        state.withLock { state in
            guard let entry = state.entries.removeValue(forKey: waiter.id) else { return }
            for unit in entry.versions.keys { state.byUnit.remove(waiter.id, from: unit) }
            state.byPerson.remove(waiter.id, from: entry.person)
        }
    }

    /// Calls those who hold less of a unit, or all who read a person's rights anew.
    func call(_ news: News) {
        state.withLock { state in
            switch news {
            case .rows(let unit, let version):
                state.call(state.byUnit[unit]) { $0.versions[unit, default: 0] < version }
            case .rights(let person): state.call(state.byPerson[person])
            }
        }
    }

    /// Calls all who follow a unit, whatever they hold of it: its history may be another.
    func call(everybodyIn unit: UnitID) {
        state.withLock { state in state.call(state.byUnit[unit]) }
    }

    /// Sends everybody away and lets nobody in any more: the server stops.
    func close() {
        state.withLock { state in
            state.isClosed = true
            for entry in state.entries.values { entry.caller.finish() }
        }
    }
}

extension Dictionary where Value == Set<Int> {
    fileprivate mutating func remove(_ id: Int, from key: Key) {
        guard var ids = self[key] else { return }
        ids.remove(id)
        self[key] = ids.isEmpty ? nil : ids
    }
}
