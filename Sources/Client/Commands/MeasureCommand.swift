import ArgumentParser
import Shared

/// `measure add`, `measure set`
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: Help.measure.said,
        subcommands: [MeasureAddCommand.self, MeasureSetCommand.self]
    )
}

/// `measure add REF TEXT`
struct MeasureAddCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: Help.measureAdd.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var source: TextOptions

    @Argument(help: Help.reference.help)
    var reference: String

    @Argument(help: Help.text.help)
    var text: String?

    @Option(help: Help.responsible.help)
    var responsible: String?

    @Option(help: Help.measureDue.help)
    var due: String?

    @Option(help: Help.why.help)
    var why: String?

    func run(on console: Console) async throws {
        let text = try source.text(text)
        try edit(reference, on: console) { desk in
            var fields: [String: JSONValue] = [:]
            try desk.put(text, into: FieldName.text, of: .measure, &fields)
            try desk.put(responsible, into: "responsible", of: .measure, &fields)
            try desk.put(due, into: FieldName.due, of: .measure, &fields)
            return try Edit.measure(
                of: desk.target.record,
                text: text,
                fields: fields,
                why: why,
                in: desk.context
            )
        }
    }
}

/// `measure set REF FIELD VALUE`
struct MeasureSetCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "set", abstract: Help.measureSet.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var setting: FieldOptions

    func run(on console: Console) async throws {
        try edit(setting.reference, on: console) { desk in
            guard desk.record?.knownKind == .measure else {
                throw EditRefusal.wrongKind(desk.record?.kind ?? "")
            }
            return try setting.changes(at: desk)
        }
    }
}
