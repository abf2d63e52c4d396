import ArgumentParser
import Shared

/// `claim REF`
struct ClaimCommand: MoveCommand {
    static let configuration = CommandConfiguration(commandName: "claim", abstract: Help.claim.said)
    static let destination = ProblemStatus.doneClaimed
    static let event: StatusTransition.Event? = .claim

    @OptionGroup var common: CommonOptions
    @OptionGroup var move: MoveOptions
}
