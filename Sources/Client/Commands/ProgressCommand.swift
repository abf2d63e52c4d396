import ArgumentParser
import Shared

/// `progress REF TEXT`
struct ProgressCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "progress", abstract: Help.progress.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var entry: EntryOptions
    @OptionGroup var source: TextOptions

    @Argument(help: Help.reference.help)
    var reference: String

    @Argument(help: Help.text.help)
    var text: String?

    func run(on console: Console) async throws {
        let text = try source.text(text)
        try edit(reference, on: console) { desk in
            var fields: [String: JSONValue] = [:]
            try desk.put(text, into: FieldName.text, of: .progress, &fields)
            try entry.put(into: &fields, of: .progress, at: desk)
            return try Edit.entry(
                .progress,
                on: desk.target.record,
                fields: fields,
                why: entry.why,
                in: desk.context
            )
        }
    }
}
