import ArgumentParser
import Shared

/// `retract RECORD --why`
struct RetractCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "retract", abstract: Help.retract.said)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.record.help)
    var reference: String

    @Option(help: Help.why.help)
    var why: String

    func run(on console: Console) async throws {
        try edit(reference, on: console) { desk in
            try Edit.retract(desk.target.record, why: why, in: desk.context)
        }
    }
}
