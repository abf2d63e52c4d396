import ArgumentParser
import Shared

/// `review REF`
struct ReviewCommand: MoveCommand {
    static let configuration = CommandConfiguration(commandName: "review", abstract: Help.review.said)
    static let destination = ProblemStatus.underReview
    static let event: StatusTransition.Event? = .review

    @OptionGroup var common: CommonOptions
    @OptionGroup var move: MoveOptions
}
