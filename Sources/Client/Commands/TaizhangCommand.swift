import ArgumentParser
import Glibc
import Shared

/// A command that speaks the person's language, also when it fails.
protocol TaizhangCommand: AsyncParsableCommand {
    var common: CommonOptions { get }
    /// Does the work and writes the result.
    func run(on console: Console) async throws
}

extension TaizhangCommand {
    mutating func run() async throws {
        let console = Console(language: common.language, isJSON: common.json)
        do {
            try await run(on: console)
        } catch {
            if error is ExitCode { throw error }
            let failure = CommandFailure(error)
            console.complain(failure)
            throw ExitCode(failure.status.rawValue)
        }
    }

    /// The home of this run, locked.
    func openHome(_ console: Console) throws -> Home { try Home(at: common.homePath(console.surroundings)) }

    /// What is held, for commands that only look; the lock is let go at once.
    func holdings(_ console: Console) throws -> Holdings { try Holdings(openHome(console).store.replica) }

    /// Finds a record, makes changes of it, saves them and tells what was saved.
    func edit(
        _ reference: String,
        on console: Console,
        _ make: (Desk) throws -> [Change]
    ) throws {
        var home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        try save(holdings.find(reference), in: &home, holdings, on: console, make)
    }

    /// Makes changes in a record's unit, saves them and tells what was saved.
    func save(
        _ target: Target,
        in home: inout Home,
        _ holdings: Holdings,
        on console: Console,
        _ make: (Desk) throws -> [Change]
    ) throws {
        guard let view = holdings.views[target.unit] else { throw ReplicaError.unknownUnit(target.unit) }
        let now = console.now
        let context = console.context(of: view)
        let desk = Desk(
            holdings: holdings,
            view: view,
            target: target,
            context: context,
            language: console.language
        )
        let saved = try home.store.save(make(desk), in: target.unit, at: now)
        let output = EditOutput(
            holdings: try Holdings(home.store.replica),
            saved: saved,
            paper: console.paper
        )
        console.result(json: output.json(), lines: output.lines())
    }
}

/// All that an edit has at hand.
struct Desk {
    let holdings: Holdings
    let view: UnitView
    let target: Target
    let context: EditContext
    let language: Language

    /// The record that the person named.
    var record: RecordState? { view.state.records[target.record] }

    var reader: ValueReader { ValueReader(holdings: holdings, unit: target.unit, language: language) }

    /// What an option of text puts into fields; nothing where it was not given.
    func put(
        _ text: String?,
        into field: String,
        of kind: RecordKind,
        _ fields: inout [String: JSONValue]
    ) throws {
        guard let text, let rule = Schema.rule(for: kind).fields[field] else { return }
        guard kind.isEntry, rule.isCounted else {
            fields[field] = try reader.value(text, for: rule, of: kind)
            return
        }
        let approximation: Approximation
        if kind == .funds {
            let (money, meaning) = try reader.money(text)
            (fields[field], approximation) = (.int(money.fen), meaning)
        } else {
            let (exact, meaning) = ValueReader.approximation(of: text)
            (fields[field], approximation) = (try reader.value(exact, for: rule, of: kind), meaning)
        }
        // Said in any case: a correction's "at least" must not stick to a new exact number.
        fields[FieldName.approximation] = approximation == .exact ? .null : .string(approximation.rawValue)
    }
}

extension FieldRule {
    /// Whether an entry's field of this kind is the number that figures sum.
    fileprivate var isCounted: Bool {
        switch type {
        case .integer, .decimal: true
        default: false
        }
    }
}
