import Shared
import Terminal

/// What mending a folder would do, or did, as people and scripts read it.
struct RepairOutput {
    let repair: Repair
    let home: String
    /// Where files are kept as they were, within the home.
    let folder: String
    let paper: Paper

    func plan() -> [String] {
        var lines: [String] = []
        if !repair.actions.isEmpty {
            lines = [paper.paint(said(.plan), .strong)] + repair.actions.map { "  " + said(sentence($0)) }
        }
        lines += repair.tooNew.map { said(.tooNew(path: $0)) }
        if repair.hasLostIdentity { lines.append(paper.paint(said(.lostIdentity(folder: home)), .bad)) }
        return lines.isEmpty ? [paper.paint(said(.nothingToDo), .good)] : lines
    }

    /// Where nobody is there to be asked.
    func howToGoOn() -> [String] { [BatchSentence.preview.text(in: paper.language)] }

    func done() -> [String] {
        var lines = [said(.done(folder: home + "/" + folder))]
        if lostEdits > 0 { lines.append(paper.paint(said(.lostEdits(lostEdits)), .warning)) }
        lines += repair.tooNew.map { said(.tooNew(path: $0)) }
        return lines
            + [said(repair.hasLostIdentity ? .lostIdentity(folder: home) : .syncNext)]
    }

    /// Lines of the outbox that could not be kept.
    private var lostEdits: Int {
        repair.actions.reduce(0) { sum, action in
            guard case .keepGoodLines(ReplicaFiles.outbox, _, let lost) = action else { return sum }
            return sum + lost
        }
    }

    private func sentence(_ action: Repair.Action) -> RepairSentence {
        switch action {
        case .keepGoodLines(ReplicaFiles.outbox, 0, 0): .outboxGone
        case .keepGoodLines(let path, let kept, let lost): .keepsGoodLines(path: path, kept: kept, lost: lost)
        case .fetchAgain(let unit): .fetchesAgain(unit: unit.description)
        case .forgetNews: .forgetsNews
        }
    }

    func json(isDone: Bool) -> JSONValue {
        let actions = repair.actions.map { action -> JSONValue in
            switch action {
            case .keepGoodLines(let path, let kept, let lost):
                [
                    "action": "keep_good_lines", "path": .string(path), "kept": .int(Int64(kept)),
                    "lost": .int(Int64(lost)),
                ]
            case .fetchAgain(let unit): ["action": "fetch_again", "unit": unit.json]
            case .forgetNews: ["action": "forget_news"]
            }
        }
        return jsonObject([
            "done": .bool(isDone), "actions": .array(actions),
            "lostIdentity": .bool(repair.hasLostIdentity),
            "tooNew": .array(repair.tooNew.map { .string($0) }),
            "kept": isDone ? .string(home + "/" + folder) : nil,
        ])
    }

    private func said(_ sentence: RepairSentence) -> String { sentence.text(in: paper.language) }
}
