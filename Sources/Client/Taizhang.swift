import ArgumentParser
import Shared
import Terminal

/// The program.
@main struct Taizhang: SpeakingProgram {
    static let configuration = CommandConfiguration(
        commandName: "taizhang",
        abstract: Help.program.said,
        discussion: Help.programMore.said,
        version: "0.1.0",
        subcommands: [
            EnrollCommand.self, SyncCommand.self, StatusCommand.self, ProblemsCommand.self, ShowCommand.self,
            HistoryCommand.self, ProgressCommand.self, FundsCommand.self, AccountabilityCommand.self,
            RuleCommand.self, QuantityCommand.self, MeasureCommand.self, SetCommand.self, CorrectCommand.self,
            ConfirmCommand.self, RetractCommand.self, RestoreCommand.self, StartCommand.self,
            StageCommand.self,
            ClaimCommand.self, WithdrawClaimCommand.self, ReviewCommand.self, CloseCommand.self,
            ReturnCommand.self, ReopenCommand.self, ProblemCommand.self, ConflictsCommand.self,
            ResolveCommand.self, WithdrawCommand.self, UndoCommand.self, TotalsCommand.self,
            OutboxCommand.self,
            CarryCommand.self, BundleCommand.self, QuarantineCommand.self,
            RefusedCommand.self, AmendCommand.self, DropCommand.self, VerifyCommand.self, RepairCommand.self,
        ]
    )

    static let valuedGlobals: Set<String> = ["--home", "--language"]

    static func main() async { await speak(Array(CommandLine.arguments.dropFirst())) }
}
