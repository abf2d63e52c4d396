import ArgumentParser
import Shared

/// `drop EDIT [--yes]`
struct DropCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: Help.drop.said,
        discussion: Help.refusedMore.said
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.refusedEdit.help)
    var edit: String

    @Flag(help: Help.dropYes.help)
    var yes = false

    func run(on console: Console) async throws {
        var home = try openHome(console)
        let refused = try RefusedEdits(home.store)
        let found = try refused.find(edit)
        let name = refused.holdings.reference(of: found)
        if !yes {
            guard Question.canAsk else { throw RefusedTrouble.needsYes }
            let output = RefusedOutput(holdings: refused.holdings, paper: console.margin)
            Question.show(output.lines(found).dropLast(), on: console)
            guard Question.isYes(RefusedSentence.reallyDrop(edit: name), on: console),
                Question.isTyped(name, RefusedSentence.typeAgain(edit: name), on: console)
            else {
                console.note(RefusedSentence.notDropped)
                throw ExitCode(CommandFailure.Status.refused.rawValue)
            }
        }
        try home.store.drop(found, at: console.now)
        let file = home.path + "/" + ReplicaFiles.closed
        console.result(
            json: ["dropped": .string(name), "copy": .string(file)],
            lines: [RefusedSentence.wasDropped(edit: name, file: file).text(in: console.language)]
        )
    }
}
