import Shared
import Testing

@testable import Client

struct DevicesOutputTests {
    private let day: Int64 = 86_400_000

    private func device(_ number: UInt64, unsent: Int64, days: Int64, revoked: Bool = false) -> DeviceStatus {
        let replica = ReplicaID(high: 9, low: number)
        let then = Timestamp(milliseconds: Member.now.milliseconds - days * day)
        return DeviceStatus(
            replica: replica,
            person: World.liaison,
            personName: "王联络",
            name: "laptop-\(number)",
            enrolledAt: then,
            lastSeenAt: then,
            isRevoked: revoked,
            report: DeviceReport(
                replica: replica,
                person: World.liaison,
                changes: unsent,
                oldest: then,
                reportedAt: then
            )
        )
    }

    private func output(_ devices: [DeviceStatus], held: DevicesOutput.Held? = nil) async throws
        -> DevicesOutput
    {
        let member = try await World.make().member("zhao")
        return DevicesOutput(
            holdings: try member.holdings,
            paper: .plain(in: .en),
            now: Member.now,
            units: [UnitDevices(unit: World.unit, devices: devices)],
            heldSince: held
        )
    }

    @Test func `what waits for long is marked, what is fresh is not, and the totals say what they lack`()
        async throws
    {
        let lines = try await output([
            device(1, unsent: 4, days: 8), device(2, unsent: 2, days: 6), device(3, unsent: 0, days: 30),
        ]).lines()
        // The longest silent first.
        #expect(lines[1].contains("laptop-3") && !lines[1].contains("waits for long"))
        #expect(lines[2].contains("laptop-1") && lines[2].contains("waits for long"))
        #expect(lines[3].contains("laptop-2") && !lines[3].contains("waits for long"))
        #expect(lines.last == "The totals lack at least 6 unsent changes of 1 unit")
    }

    @Test func `without the server what the last sync told is shown, and said to be that`() async throws {
        let held = DevicesOutput.Held(syncedAt: Member.now, trouble: .refused(host: "h"))
        let output = try await output([device(1, unsent: 4, days: 8)], held: held)
        #expect(output.lines()[0].contains("the last sync told"))
        let json = try #require(output.json().members)
        #expect(json["source"] == "lastSync" && json["trouble"] == "connection_refused")
    }

    @Test func `a supervisor holds reports, a liaison holds none`() async throws {
        let world = try await World.make()
        #expect(UnitDevices.held(in: try await world.member("zhao").holdings).map(\.unit) == [World.unit])
        #expect(UnitDevices.held(in: try await world.member("wang").holdings).isEmpty)
        expectSpeakable([
            DevicesSentence.toldNothing, .noDevices, .noReports, .nothingUnsent,
            .asLastTold(trouble: "x", time: "y"), .asLastTold(trouble: "x", time: nil),
        ])
    }
}
