import ArgumentParser
import Shared

/// `withdraw-claim REF`
struct WithdrawClaimCommand: MoveCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw-claim",
        abstract: Help.withdrawClaim.said
    )
    static let destination = ProblemStatus.inProgress
    static let event: StatusTransition.Event? = .withdrawClaim

    @OptionGroup var common: CommonOptions
    @OptionGroup var move: MoveOptions
}
