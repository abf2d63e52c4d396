import ArgumentParser
import Shared

/// Which conflicts `resolve --all` decides, and by what.
struct BulkOptions: ParsableArguments {
    @Flag(help: Help.bulk.help)
    var all = false

    @Flag(help: Help.firstContender.help)
    var first = false

    @Flag(help: Help.lastContender.help)
    var last = false

    @Option(help: Help.valueOf.help)
    var of: String?

    @Option(help: Help.bulkUnit.help)
    var unit: String?

    @Option(help: Help.bulkField.help)
    var field: String?

    @Option(help: Help.bulkProblem.help)
    var problem: String?

    @Option(help: Help.bulkAuthor.help)
    var author: String?

    @Option(help: Help.batch.help)
    var batch: String?

    @Flag(help: Help.yes.help)
    var yes = false

    /// An option that has a meaning only with `--all`; nil where none was given.
    var needsAll: String? {
        let given: [(String, Bool)] = [
            ("--first", first), ("--last", last), ("--of", of != nil), ("--unit", unit != nil),
            ("--field", field != nil), ("--problem", problem != nil), ("--author", author != nil),
            ("--batch", batch != nil), ("--yes", yes),
        ]
        return given.first { $0.1 }?.0
    }
}
