import ArgumentParser
import Shared

/// `set REF FIELD VALUE`
struct SetCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "set", abstract: Help.set.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var setting: FieldOptions

    func run(on console: Console) async throws {
        try edit(setting.reference, on: console) { try setting.changes(at: $0) }
    }
}
