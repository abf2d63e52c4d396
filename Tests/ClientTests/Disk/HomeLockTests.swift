import Glibc
import Testing

@testable import Client

struct HomeLockTests {
    private let folder = TemporaryFolder()

    @Test func `a second program is told who uses the home`() throws {
        let lock = try HomeLock(home: folder.path)
        #expect(throws: HomeLock.Failure.taken(.home, by: getpid())) {
            _ = try HomeLock(home: folder.path, waitingMilliseconds: 0)
        }
        withExtendedLifetime(lock) {}
    }

    @Test func `a lock that was let go can be had by others and taken again, and a sync's is another`() throws
    {
        let lock = try HomeLock(home: folder.path)
        _ = try HomeLock(home: folder.path, .sync, waitingMilliseconds: 0)
        lock.letGo()
        do {
            let other = try HomeLock(home: folder.path, waitingMilliseconds: 0)
            #expect(throws: HomeLock.Failure.self) { try lock.take(waitingMilliseconds: 0) }
            withExtendedLifetime(other) {}
        }
        try lock.take(waitingMilliseconds: 0)
        #expect(throws: HomeLock.Failure.self) { _ = try HomeLock(home: folder.path, waitingMilliseconds: 0) }
    }

    @Test func `the lock can be had again once its holder is gone`() throws {
        do {
            let lock = try HomeLock(home: folder.path)
            withExtendedLifetime(lock) {}
        }
        _ = try HomeLock(home: folder.path, waitingMilliseconds: 0)
    }
}
