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

    // MARK: Renewing

    @Test func `a new code renews a folder, and its data, key and unsent edits stay`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("set", "01", "责任人", "甲")
        let before = wang.store.replica
        await world.server.addCode("again", for: World.liaison, named: "王联络", roles: [:])
        let disk = POSIXDisk(root: wang.folder.path)
        let enrolment = Enrolment(disk: disk)
        let identity = try #require(try enrolment.renewed(at: "http://elsewhere"))
        let renewed = try await enrolment.renew(identity, code: "again", through: world.server)
        #expect(renewed.replica == before.identity.replica)
        #expect(renewed.privateKey == before.identity.privateKey)
        #expect(renewed.server == "http://elsewhere")
        #expect(renewed.enrolment?.token != before.identity.enrolment?.token)
        wang.store = try ReplicaStore(opening: disk)
        #expect(wang.store.replica.unsent == before.unsent)
        #expect(await wang.sync().summary.sentSets == 1)
        #expect(try Enrolment(disk: POSIXDisk(root: TemporaryFolder().path)).renewed(at: "x") == nil)
    }

    @Test func `another person's code, or another server, renews nothing`() async throws {
        let world = try await World.make()
        await world.server.tell(
            ServerKeys(signing: Array(repeating: 1, count: 32), sealing: Array(repeating: 1, count: 32))
        )
        let wang = try await world.member("wang")
        let disk = POSIXDisk(root: wang.folder.path)
        let before = try disk.read("replica.json")
        let enrolment = Enrolment(disk: disk)
        let identity = try #require(try enrolment.renewed(at: "http://localhost"))
        await #expect(throws: RenewalTrouble.otherPerson("王联络")) {
            try await enrolment.renew(identity, code: "li", through: world.server)
        }
        await #expect(throws: ConnectionTrouble.server(.codeInvalid, request: "r1")) {
            try await enrolment.renew(identity, code: "nobody", through: world.server)
        }
        await world.server.tell(
            ServerKeys(signing: Array(repeating: 2, count: 32), sealing: Array(repeating: 2, count: 32))
        )
        await world.server.addCode("again", for: World.liaison, named: "王联络", roles: [:])
        await #expect(throws: RenewalTrouble.otherServer("http://localhost")) {
            try await enrolment.renew(identity, code: "again", through: world.server)
        }
        #expect(try disk.read("replica.json") == before)
    }
}
