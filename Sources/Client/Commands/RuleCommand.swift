import ArgumentParser
import Shared

/// `rule REF --action new`
struct RuleCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "rule", abstract: Help.rule.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var entry: EntryOptions

    @Argument(help: Help.reference.help)
    var reference: String

    @Option(help: Help.action.help)
    var action: String

    @Option(help: Help.title.help)
    var title: String?

    @Option(help: Help.documentNumber.help)
    var number: String?

    @Option(help: Help.count.help)
    var count = "1"

    func run(on console: Console) async throws {
        try edit(reference, on: console) { desk in
            var fields: [String: JSONValue] = [:]
            try desk.put(action, into: FieldName.action, of: .rule, &fields)
            try desk.put(count, into: FieldName.count, of: .rule, &fields)
            try desk.put(title, into: FieldName.title, of: .rule, &fields)
            try desk.put(number, into: "documentNumber", of: .rule, &fields)
            try entry.put(into: &fields, of: .rule, at: desk)
            return try Edit.entry(
                .rule,
                on: desk.target.record,
                fields: fields,
                why: entry.why,
                in: desk.context
            )
        }
    }
}
