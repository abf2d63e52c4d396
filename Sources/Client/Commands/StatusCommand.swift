import ArgumentParser
import Shared

/// `status`
struct StatusCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: Help.status.said)

    @OptionGroup var common: CommonOptions

    func run(on console: Console) async throws {
        let output = StatusOutput(
            holdings: try holdings(console),
            paper: console.paper,
            now: console.now,
            today: console.today
        )
        console.result(json: output.json(), lines: output.lines())
    }
}
