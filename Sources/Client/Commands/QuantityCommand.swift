import ArgumentParser
import Shared

/// `quantity REF LABEL AMOUNT UNIT`
struct QuantityCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "quantity", abstract: Help.quantity.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var entry: EntryOptions

    @Argument(help: Help.reference.help)
    var reference: String

    @Argument(help: Help.label.help)
    var label: String

    @Argument(help: Help.quantityAmount.help)
    var amount: String

    @Argument(help: Help.quantityUnit.help)
    var unit: String

    func run(on console: Console) async throws {
        try edit(reference, on: console) { desk in
            var fields: [String: JSONValue] = [
                FieldName.label: .string(label.trimmed), FieldName.countUnit: .string(unit.trimmed),
            ]
            try desk.put(amount, into: FieldName.amount, of: .quantity, &fields)
            try entry.put(into: &fields, of: .quantity, at: desk)
            return try Edit.entry(
                .quantity,
                on: desk.target.record,
                fields: fields,
                why: entry.why,
                in: desk.context
            )
        }
    }
}
