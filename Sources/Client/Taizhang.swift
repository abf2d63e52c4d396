import ArgumentParser
import Shared

/// The program.
@main struct Taizhang: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "taizhang",
        abstract: Help.program.said,
        version: "0.1.0",
        subcommands: [
            EnrollCommand.self, SyncCommand.self, StatusCommand.self, ProblemsCommand.self, ShowCommand.self,
            HistoryCommand.self, ProgressCommand.self, FundsCommand.self, AccountabilityCommand.self,
            RuleCommand.self, QuantityCommand.self, MeasureCommand.self, SetCommand.self, CorrectCommand.self,
            ConfirmCommand.self, RetractCommand.self, RestoreCommand.self, StartCommand.self,
            StageCommand.self,
            ClaimCommand.self, WithdrawClaimCommand.self, ReviewCommand.self, CloseCommand.self,
            ReturnCommand.self, ReopenCommand.self, ProblemCommand.self, ConflictsCommand.self,
            ResolveCommand.self, WithdrawCommand.self, TotalsCommand.self,
        ]
    )

    static func main() async {
        await main(withGlobalsBehind(Array(CommandLine.arguments.dropFirst())))
    }

    /// Options that every command has may stand before its name too: `taizhang --home DIR status`.
    static func withGlobalsBehind(_ arguments: [String]) -> [String] {
        var globals: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            if ["--home", "--language"].contains(first), rest.count > 1 {
                globals += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if first == "--json" || first.hasPrefix("--home=") || first.hasPrefix("--language=") {
                globals.append(first)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        guard !rest.isEmpty, !globals.isEmpty else { return arguments }
        // Behind `--` they would be taken for arguments.
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end]) + globals + Array(rest[end...])
    }
}
