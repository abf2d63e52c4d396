import ArgumentParser
import Shared

/// `accountability REF --form F --count N --unit U`
struct AccountabilityCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "accountability",
        abstract: Help.accountability.said
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var entry: EntryOptions

    @Argument(help: Help.reference.help)
    var reference: String

    @Option(help: Help.form.help)
    var form: [String]

    @Option(help: Help.count.help)
    var count: String

    @Option(help: Help.countUnit.help)
    var unit: String

    @Option(help: Help.compound.help)
    var compound: String?

    func run(on console: Console) async throws {
        try edit(reference, on: console) { desk in
            let kind = RecordKind.accountability
            var fields: [String: JSONValue] = [:]
            try desk.put(form.joined(separator: ","), into: FieldName.forms, of: kind, &fields)
            try desk.put(count, into: FieldName.count, of: kind, &fields)
            try desk.put(unit, into: FieldName.countUnit, of: kind, &fields)
            try desk.put(compound, into: FieldName.compound, of: kind, &fields)
            try entry.put(into: &fields, of: kind, at: desk)
            return try Edit.entry(
                kind,
                on: desk.target.record,
                fields: fields,
                why: entry.why,
                in: desk.context
            )
        }
    }
}
