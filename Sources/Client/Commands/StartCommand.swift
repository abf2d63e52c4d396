import ArgumentParser
import Shared

/// `start REF`
struct StartCommand: MoveCommand {
    static let configuration = CommandConfiguration(commandName: "start", abstract: Help.start.said)
    static let destination = ProblemStatus.inProgress
    static let event: StatusTransition.Event? = nil

    @OptionGroup var common: CommonOptions
    @OptionGroup var move: MoveOptions
}
