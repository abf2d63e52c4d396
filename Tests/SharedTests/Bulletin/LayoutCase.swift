import Testing

@testable import Shared

/// A bulletin of the tests' own making with what a reader must find in it.
struct LayoutCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// `unit / title / measures / core figures`, in order.
    let problems: [String]
    let headline: [String]
    let unitsNamed: [String]

    init(
        _ name: String,
        _ text: String,
        _ problems: [String],
        headline: [String] = [],
        unitsNamed: [String] = []
    ) {
        testDescription = name
        self.text = text
        self.problems = problems
        self.headline = headline
        self.unitsNamed = unitsNamed
    }

    /// A line of ``problems`` with its figures in alphabetical order.
    static func sorted(_ problem: String) -> String {
        let cut = problem.lastIndex(of: "/").map(problem.index(after:)) ?? problem.endIndex
        let figures = problem[cut...].split(separator: ",").map { $0.drop { $0 == " " } }.sorted()
        return problem[..<cut] + " " + figures.joined(separator: ", ")
    }

    /// The lines of ``problems`` for what was read.
    ///
    /// - Parameter order: The order that a problem's figures are told in.
    static func problems(of bulletin: Bulletin, figures order: ([String]) -> [String]) -> [String] {
        bulletin.units.flatMap { unit in
            unit.problems.map { problem in
                let figures = order(CoreFigures.of(problem.figures)).joined(separator: ", ")
                return "\(unit.name) / \(problem.title) / \(problem.measures.count) / \(figures)"
            }
        }
    }

    /// Reads the text and expects all of it, figures and named units in any order.
    func expectFound() {
        let bulletin = BulletinReader.read(text)
        #expect(Self.problems(of: bulletin) { $0.sorted() } == problems.map(Self.sorted))
        #expect(CoreFigures.of(bulletin.headline.figures).sorted() == headline.sorted())
        #expect(Set(bulletin.unitsNamed) == Set(unitsNamed))
    }
}
