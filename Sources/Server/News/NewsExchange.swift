import Postgres
import SQL
import Shared
import Synchronization

/// Carries news from whoever made it to whoever waits for it, in this process and in all others of the database.
///
/// Nothing is notified inside the transaction that makes the news: a NOTIFY holds a lock of the whole cluster until its
/// commit, and pushes into different units would queue there. Behind the commit the own waiters are called at once, and
/// the other processes are notified in a statement of its own, many news at a time. What is lost on the way is found by
/// the look at all heads that each process has about once a second while anybody waits.
final class NewsExchange: Sendable {
    /// Those who wait in this process.
    let room = WaitingRoom()
    private let untold = Mutex(Untold())
    private let marks = Mutex<HeadMarks?>(nil)
    private let link = Mutex<NotificationLink?>(nil)

    /// Starts to listen, and to tell as it comes; until then news are kept for ``flush(through:)``.
    ///
    /// - Parameter configuration: Whom to connect to, as the owner; the rest is filled in here.
    func open(_ configuration: NotificationLink.Configuration) {
        var configuration = configuration
        configuration.onNotification = { [room] payload in
            if let news = News(payload: payload) { room.call(news) }
        }
        configuration.onBeat = { [weak self] connection in try self?.look(on: connection) }
        configuration.onRing = { [weak self] connection in try self?.notify(on: connection) }
        link.withLock { $0 = NotificationLink(configuration) }
    }

    /// Takes up what was committed.
    func tell(_ news: News) {
        room.call(news)
        untold.withLock { $0.add(news) }
        link.withLock { $0 }?.ring()
    }

    /// Tells what is still to be told, and listens no more.
    func close() async {
        room.close()
        let open = link.withLock { link in
            defer { link = nil }
            return link
        }
        await open?.stop()
    }

    /// Tells what is still to be told, for programs that don't listen. What fails is found out without it.
    func flush(through pool: ConnectionPool) async {
        guard untold.withLock({ !$0.isEmpty }) else { return }
        _ = try? await pool.withConnection { [self] connection in try notify(on: connection) }
    }

    private func notify(on connection: Connection) throws {
        let all = untold.withLock { untold in
            defer { untold = Untold() }
            return untold.news
        }
        guard !all.isEmpty else { return }
        do {
            try connection.run(.notifyNews, .textArray(all.map(\.payload)))
        } catch {
            untold.withLock { untold in for news in all { untold.add(news) } }
            throw error
        }
    }

    private func look(on connection: Connection) throws {
        // What was not looked at meanwhile is found by the next look that is had.
        guard room.count > 0 else { return }
        let found = try HeadMarks(on: connection)
        let before = marks.withLock { marks in
            defer { marks = found }
            return marks ?? HeadMarks()
        }
        let changes = found.changes(since: before)
        for unit in changes.units {
            guard let head = found.heads[unit] else { continue }
            if before.heads[unit].map({ $0.epoch == head.epoch }) ?? true {
                room.call(.rows(unit, version: head.version))
            } else {
                room.call(everybodyIn: unit)
            }
        }
        for person in changes.people { room.call(.rights(person)) }
    }
}

/// What was not notified yet: of each unit the last version only.
private struct Untold {
    private var versions: [UnitID: Int64] = [:]
    private var people: Set<PersonID> = []

    var isEmpty: Bool { versions.isEmpty && people.isEmpty }

    var news: [News] {
        versions.map { News.rows($0.key, version: $0.value) } + people.map { News.rights($0) }
    }

    mutating func add(_ news: News) {
        switch news {
        case .rows(let unit, let version): versions[unit] = max(version, versions[unit] ?? 0)
        case .rights(let person): people.insert(person)
        }
    }
}
