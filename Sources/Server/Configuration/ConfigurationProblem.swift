import Shared

/// Everything that is wrong with a configuration.
struct ConfigurationProblems: Error, Equatable, ExpressibleByArrayLiteral {
    let all: [ConfigurationProblem]

    init(_ all: [ConfigurationProblem]) { self.all = all }

    init(arrayLiteral elements: ConfigurationProblem...) { all = elements }
}
