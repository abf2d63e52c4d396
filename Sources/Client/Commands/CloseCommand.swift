import ArgumentParser
import Shared

/// `close REF`
struct CloseCommand: MoveCommand {
    static let configuration = CommandConfiguration(commandName: "close", abstract: Help.close.said)
    static let destination = ProblemStatus.closed
    static let event: StatusTransition.Event? = .close

    @OptionGroup var common: CommonOptions
    @OptionGroup var move: MoveOptions
}
