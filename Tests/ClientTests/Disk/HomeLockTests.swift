import Glibc
import Testing

@testable import Client

struct HomeLockTests {
    private let folder = TemporaryFolder()

    @Test func `a second program is told who uses the home`() throws {
        let lock = try HomeLock(home: folder.path)
        #expect(throws: HomeLock.Failure.taken(by: getpid())) {
            _ = try HomeLock(home: folder.path, waitingMilliseconds: 0)
        }
        withExtendedLifetime(lock) {}
    }

    @Test func `the lock can be had again once its holder is gone`() throws {
        do {
            let lock = try HomeLock(home: folder.path)
            withExtendedLifetime(lock) {}
        }
        _ = try HomeLock(home: folder.path, waitingMilliseconds: 0)
    }
}
