import Shared
import Terminal

/// What taking a batch back would come to, or came to.
struct BatchUndoOutput {
    typealias Undo = (edit: OwnEdit, undo: PartialUndo)

    let holdings: Holdings
    let paper: Paper

    /// Parts that stay and are listed one by one.
    private static let listedMax = 40

    private var language: Language { paper.language }

    func preview(_ undos: [Undo], of batch: BatchID) -> [String] {
        let parts = parts(undos)
        guard parts > 0 else {
            return left(undos).isEmpty ? [UndoSentence.noneHeld.text(in: language)] : left(undos)
        }
        return [said(.wouldUndo(batch: batch.short, parts: parts))] + left(undos)
            + [paper.paint(said(.preview), .strong)]
    }

    func done(_ undos: [Undo], of batch: BatchID, by: BatchID, unsent: Int) -> [String] {
        [said(.undone(batch: batch.short, parts: parts(undos), by: by.short))] + left(undos)
            + [paper.paint(said(.unsent(edits: unsent)), .dim)]
    }

    private func parts(_ undos: [Undo]) -> Int { undos.reduce(0) { $0 + $1.undo.parts } }

    private func left(_ undos: [Undo]) -> [String] {
        let left = undos.flatMap { edit, undo in undo.left.map { (edit, $0) } }
        guard !left.isEmpty else { return [] }
        return [paper.paint(said(.stays(parts: left.count)), .warning)]
            + left.listed(upTo: Self.listedMax, in: language) { edit, part in
                said(
                    .staysOne(
                        label: holdings.label(of: part.change.record),
                        why: trouble(part, of: edit).text(in: language)
                    )
                )
            }
    }

    private func trouble(_ part: PartialUndo.Part, of edit: OwnEdit) -> UndoTrouble {
        ObstacleText(holdings: holdings, language: language).trouble(part.obstacle, to: edit)
    }

    /// - Parameter by: Nil: nothing was saved.
    func json(_ undos: [Undo], of batch: BatchID, by: BatchID?, unsent: Int? = nil) -> JSONValue {
        let left = undos.flatMap { edit, undo in
            undo.left.map { part -> JSONValue in
                let trouble = trouble(part, of: edit)
                return [
                    "unit": edit.submission.unit.json, "record": part.change.record.json,
                    "label": .string(holdings.label(of: part.change.record)),
                    "code": .string(trouble.code), "message": .string(trouble.text(in: language)),
                ]
            }
        }
        return jsonObject([
            "preview": .bool(by == nil), "undoes": batch.json, "batch": by?.json,
            "parts": .int(Int64(parts(undos))), "left": .array(left),
            "unsent": unsent.map { .int(Int64($0)) },
        ])
    }

    private func said(_ sentence: BatchSentence) -> String { sentence.text(in: language) }
}
