import ArgumentParser
import Shared

/// `funds REF AMOUNT`
struct FundsCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "funds", abstract: Help.funds.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var entry: EntryOptions

    @Argument(help: Help.reference.help)
    var reference: String

    @Argument(help: Help.amount.help)
    var amount: String

    @Option(help: Help.fundsKind.help)
    var kind = FundsKind.recovered.rawValue

    func run(on console: Console) async throws {
        try edit(reference, on: console) { desk in
            var fields: [String: JSONValue] = [:]
            try desk.put(kind, into: FieldName.fundsKinds, of: .funds, &fields)
            try desk.put(amount, into: FieldName.amount, of: .funds, &fields)
            try entry.put(into: &fields, of: .funds, at: desk)
            return try Edit.entry(
                .funds,
                on: desk.target.record,
                fields: fields,
                why: entry.why,
                in: desk.context
            )
        }
    }
}
