import ArgumentParser
import Shared

/// `reopen REF`
struct ReopenCommand: MoveCommand {
    static let configuration = CommandConfiguration(commandName: "reopen", abstract: Help.reopen.said)
    static let destination = ProblemStatus.inProgress
    static let event: StatusTransition.Event? = .reopen

    @OptionGroup var common: CommonOptions
    @OptionGroup var move: MoveOptions
}
