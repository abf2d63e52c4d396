import ArgumentParser
import Shared

extension Language: ExpressibleByArgument {}

extension OptionProblem {
    /// The problem as the argument parser tells it, in the language of this run.
    public var validationError: ValidationError { ValidationError(text(in: .spoken)) }
}
