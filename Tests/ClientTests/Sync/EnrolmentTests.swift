import Shared
import Testing

@testable import Client

struct EnrolmentTests {
    private let folder = TemporaryFolder()
    private var disk: POSIXDisk { POSIXDisk(root: folder.path) }

    @Test func `a lost answer is asked for again by the same replica and key`() async throws {
        let world = try await World.make()
        await world.server.loseNextAnswer()
        let enrolment = Enrolment(disk: disk)
        #expect(try !enrolment.isWaiting())
        let first = try enrolment.identity(server: "http://localhost", device: "d")
        await #expect(throws: ConnectionTrouble.brokenOff(host: "test")) {
            _ = try await enrolment.ask(first, code: "wang", through: world.server)
        }
        #expect(try enrolment.isWaiting())
        let second = try enrolment.identity(server: "http://localhost", device: "d")
        #expect(second == first)
        let enrolled = try await enrolment.ask(second, code: "wang", through: world.server)
        #expect(enrolled.replica == first.replica && enrolled.enrolment?.personName == "王联络")
    }

    @Test func `a folder that is enrolled is refused`() async throws {
        let world = try await World.make()
        let member = try await world.member("wang")
        let enrolment = Enrolment(disk: POSIXDisk(root: member.folder.path))
        #expect(throws: ReplicaError.alreadyEnrolled(server: "http://localhost", personName: "王联络")) {
            try enrolment.identity(server: "http://localhost", device: "d")
        }
    }

    @Test func `a wrong code leaves the device ready to ask again`() async throws {
        let world = try await World.make()
        let enrolment = Enrolment(disk: disk)
        let identity = try enrolment.identity(server: "http://localhost", device: "d")
        await #expect(throws: ConnectionTrouble.server(.codeInvalid, request: "r1")) {
            _ = try await enrolment.ask(identity, code: "nobody", through: world.server)
        }
        #expect(throws: ReplicaError.notEnrolled) { _ = try ReplicaStore(opening: disk) }
        _ = try await enrolment.ask(identity, code: "wang", through: world.server)
        _ = try ReplicaStore(opening: disk)
    }
}
