import ArgumentParser
import Shared

/// `stage REF`
struct StageCommand: MoveCommand {
    static let configuration = CommandConfiguration(commandName: "stage", abstract: Help.stage.said)
    static let destination = ProblemStatus.stageDone
    static let event: StatusTransition.Event? = nil

    @OptionGroup var common: CommonOptions
    @OptionGroup var move: MoveOptions
}
