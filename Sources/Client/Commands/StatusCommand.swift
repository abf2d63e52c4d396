import ArgumentParser
import Shared

/// `status`
struct StatusCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: Help.status.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Flag(help: Help.allDevices.help)
    var all = false

    func run(on console: Console) async throws {
        let holdings = try holdings(console)
        if all { return try await showDevices(holdings, console) }
        let output = StatusOutput(
            holdings: holdings,
            paper: console.paper,
            now: console.now,
            today: console.today
        )
        console.result(json: output.json(), lines: output.lines())
    }

    /// From the server, or without it what the last sync told.
    private func showDevices(_ holdings: Holdings, _ console: Console) async throws {
        var units: [UnitDevices]
        var held: DevicesOutput.Held?
        do {
            units = try await askServer(holdings.replica.identity, console)
        } catch let trouble as ConnectionTrouble where trouble.isNetwork {
            units = UnitDevices.held(in: holdings)
            held = DevicesOutput.Held(syncedAt: holdings.replica.lastSync, trouble: trouble)
        }
        let output = DevicesOutput(
            holdings: holdings,
            paper: console.paper,
            now: console.now,
            units: units,
            heldSince: held
        )
        console.result(json: output.json(), lines: output.lines())
    }

    private func askServer(_ identity: Identity, _ console: Console) async throws -> [UnitDevices] {
        guard let token = identity.enrolment?.token else { throw ReplicaError.notEnrolled }
        let bytes = try await connection.talk(to: identity.server, console) { transport in
            try await transport.get("/v1/devices", token: token)
        }
        do throws(JSONError) {
            let members = try JSONMembers(JSONValue(parsing: bytes), as: "answer")
            var units: [UnitDevices] = []
            for item in try members.items("units") { units.append(try UnitDevices(json: item)) }
            return units
        } catch { throw ConnectionTrouble.unreadableAnswer(status: 200) }
    }
}

extension ConnectionTrouble {
    /// Whether nobody could be asked now, and what is held is the next best.
    fileprivate var isNetwork: Bool {
        switch self {
        case .refused, .unknownHost, .unreachable, .timedOut, .brokenOff, .other, .server(.busy, _),
            .server(.unavailable, _):
            true
        default: false
        }
    }
}
