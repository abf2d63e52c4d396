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
            guard fits else { throw Self.refusal(status.flatMap(ProblemStatus.init), desk) }
            let own = StatusTransitions.table.filter {
                $0.from.rawValue == status && $0.to == Self.destination && $0.event == Self.event
                    && !$0.roles.isDisjoint(with: desk.view.unit.roles)
            }
            // 退回 is the office's, also where another step of the person's own leads to the same status.
            guard !own.isEmpty else { throw EditRefusal.rule(.notAllowed, field: nil) }
            guard !own.allSatisfy(\.needsReason) || move.why?.trimmed.isEmpty == false else {
                throw EditRefusal.rule(.reasonRequired, field: nil)
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

    /// What the problem is, and which commands it waits for.
    private static func refusal(_ status: ProblemStatus?, _ desk: Desk) -> EditRefusal {
        let steps = status.map { StatusTransitions.steps(from: $0, by: desk.view.unit.roles) } ?? []
        return .stepNotPossible(
            status: status,
            command: configuration.commandName ?? "",
            possible: Set(steps.map(\.command)).sorted()
        )
    }
}

extension StatusTransition {
    /// The command that takes the step.
    fileprivate var command: String {
        event?.rawValue.replacing("_", with: "-") ?? (to == .stageDone ? "stage" : "start")
    }
}
