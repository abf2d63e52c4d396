import ArgumentParser
import Shared

/// `return REF`
struct ReturnCommand: MoveCommand {
    static let configuration = CommandConfiguration(commandName: "return", abstract: Help.returnClaim.said)
    static let destination = ProblemStatus.inProgress
    static let event: StatusTransition.Event? = .return

    @OptionGroup var common: CommonOptions
    @OptionGroup var move: MoveOptions
}
