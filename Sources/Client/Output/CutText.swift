import Shared
import Terminal

/// Until when what is shown is known, and what is missing from it.
struct CutText {
    let holdings: Holdings
    let paper: Paper

    /// The sentences for these units.
    func sentences(_ units: [UnitID]) -> [CutSentence] {
        guard let last = holdings.replica.lastSync else { return [.neverSynced] }
        let time = last.minuteText(offsetMinutes: paper.offsetMinutes)
        let held = units.compactMap { unit in holdings.replica.units[unit].map { (unit, $0) } }
        var sentences = [
            CutSentence.asOf(
                time: time,
                units: held.map { .init(name: holdings.name(of: $0), version: $1.cursor.version) }
            )
        ]
        for (unit, replica) in held {
            if replica.hasLeft { sentences.append(.left(unit: holdings.name(of: unit))) }
            if !replica.isWhole {
                sentences.append(.incomplete(unit: holdings.name(of: unit)))
            } else if replica.head > replica.cursor.version {
                let missing = replica.head - replica.cursor.version
                sentences.append(.behind(unit: holdings.name(of: unit), versions: missing))
            }
        }
        return sentences
    }

    /// The lines under a result.
    func lines(_ units: [UnitID]) -> [String] {
        sentences(units).map { paper.paint($0.text(in: paper.language), .dim) }
    }

    /// The cut as scripts read it.
    func json(_ units: [UnitID]) -> JSONValue {
        let items = units.compactMap { unit -> JSONValue? in
            guard let held = holdings.replica.units[unit] else { return nil }
            return [
                "unit": unit.json, "name": .string(holdings.name(of: unit)),
                "version": .int(held.cursor.version),
                "head": .int(held.head), "epoch": held.cursor.epoch.json, "whole": .bool(held.isWhole),
                "left": .bool(held.hasLeft),
            ]
        }
        return ["syncedAt": holdings.replica.lastSync?.json ?? .null, "units": .array(items)]
    }
}
