import ArgumentParser
import Shared

/// `restore RECORD`
struct RestoreCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "restore", abstract: Help.restore.said)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.record.help)
    var reference: String

    @Option(help: Help.why.help)
    var why: String?

    func run(on console: Console) async throws {
        try edit(reference, on: console) { desk in
            try Edit.restore(desk.target.record, why: why, in: desk.context)
        }
    }
}
