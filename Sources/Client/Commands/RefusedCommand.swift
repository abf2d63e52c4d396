import ArgumentParser
import Shared

/// `refused`: own edits that were turned down.
struct RefusedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refused",
        abstract: Help.refused.said,
        discussion: Help.refusedMore.said,
        subcommands: [RefusedListCommand.self, RefusedShowCommand.self],
        defaultSubcommand: RefusedListCommand.self
    )
}

/// `refused list [--all]`
struct RefusedListCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Help.refusedList.said,
        discussion: Help.refusedMore.said
    )

    @OptionGroup var common: CommonOptions

    @Flag(help: Help.refusedAll.help)
    var all = false

    func run(on console: Console) async throws {
        let home = try openHome(console)
        let refused = try RefusedEdits(home.store)
        let closed = all ? refused.closed : []
        let output = RefusedOutput(holdings: refused.holdings, paper: console.paper)
        console.result(
            json: [
                "refused": .array(
                    closed.map { output.json($0.pending, closedAt: $0.closedAt) }
                        + refused.open.map { output.json($0) }
                )
            ],
            lines: output.table(refused.open, closed: closed)
        )
    }
}

/// `refused show EDIT`
struct RefusedShowCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: Help.refusedShow.said,
        discussion: Help.refusedMore.said
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.refusedEdit.help)
    var edit: String

    func run(on console: Console) async throws {
        let home = try openHome(console)
        let refused = try RefusedEdits(home.store)
        let found = try refused.findAny(edit)
        let output = RefusedOutput(holdings: refused.holdings, paper: console.paper)
        console.result(json: output.json(found), lines: output.lines(found))
    }
}
