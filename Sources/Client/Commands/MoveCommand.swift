import ArgumentParser
import Shared

/// A command that moves a problem to another status.
protocol MoveCommand: TaizhangCommand {
    /// Where the problem goes.
    static var destination: ProblemStatus { get }
    /// What the move is called, where the same step could be another's.
    static var event: StatusTransition.Event? { get }
    var move: MoveOptions { get }
}

/// The problem that is moved, and why.
struct MoveOptions: ParsableArguments {
    @Argument(help: Help.reference.help)
    var reference: String

    @Option(help: Help.why.help)
    var why: String?

    @Option(name: .customLong("date"), help: Help.finishedOn.help)
    var finishedOn: String?
}

extension MoveCommand {
    func run(on console: Console) async throws {
        try edit(move.reference, on: console) { desk in
            guard desk.record?.knownKind == .problem else {
                throw EditRefusal.wrongKind(desk.record?.kind ?? "")
            }
            let status = desk.view.value(desk.target.record, FieldName.status).text
            let fits = StatusTransitions.table.contains {
                $0.from.rawValue == status && $0.to == Self.destination && $0.event == Self.event
            }
            guard fits else {
                throw ArgumentTrouble.problemIsNot(
                    status: status.flatMap(ProblemStatus.init)?.text(in: desk.language) ?? status ?? "—",
                    wanted: Self.event?.text(in: desk.language) ?? Self.destination.text(in: desk.language)
                )
            }
            return try Edit.move(
                desk.target.record,
                to: Self.destination,
                finishedOn: move.finishedOn.map(desk.reader.date),
                why: move.why,
                in: desk.context
            )
        }
    }
}
