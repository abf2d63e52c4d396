/// One of the server's answers as a file carries it: the same lines that go over the network.
public enum RecordedAnswer: Sendable, Equatable {
    /// To an exchange that went on from these cursors.
    case exchange(from: [UnitID: Cursor], [String])
    /// One page of a unit's bootstrap.
    case snapshot(UnitID, after: RecordID?, [String])

    /// The answers as a file's content: before each one a line that says what it is and how many lines it has.
    public static func lines(_ answers: [RecordedAnswer]) -> [String] {
        answers.flatMap { answer in
            switch answer {
            case .exchange(let cursors, let lines):
                let head: JSONValue = [
                    "answer": "exchange", "cursors": Cursor.json(cursors), "lines": .int(Int64(lines.count)),
                ]
                return [head.canonicalText()] + lines
            case .snapshot(let unit, let after, let lines):
                let head = jsonObject([
                    "answer": "snapshot", "unit": unit.json, "after": after?.json,
                    "lines": .int(Int64(lines.count)),
                ])
                return [head.canonicalText()] + lines
            }
        }
    }

    /// Reads ``lines(_:)``.
    public static func read(_ lines: [String]) throws(JSONError) -> [RecordedAnswer] {
        var answers: [RecordedAnswer] = []
        var rest = lines[...]
        while let first = rest.popFirst() {
            let members = try JSONMembers(JSONValue(parsing: first), as: "answer")
            guard let count = Int(exactly: try members.number("lines")), (0...rest.count).contains(count)
            else { throw JSONError(.wrongType, member: "lines") }
            let own = Array(rest.prefix(count))
            rest = rest.dropFirst(count)
            switch try members.text("answer") {
            case "exchange":
                answers.append(.exchange(from: try Cursor.all(members, "cursors"), own))
            case "snapshot":
                answers.append(.snapshot(try members.id("unit"), after: try members.optionalID("after"), own))
            default: throw JSONError(.wrongType, member: "answer")
            }
        }
        return answers
    }
}

extension RecordedAnswer {
    /// An exchange's lines for a replica that may have gone on since: what it holds already is left out, and what doesn't
    /// join to what it holds.
    ///
    /// - Returns: The lines, and whether any unit's begin further on than the replica stands.
    public static func joined(
        _ lines: [String],
        from recorded: [UnitID: Cursor],
        to held: [UnitID: Cursor]
    ) throws(JSONError) -> (lines: [String], isAhead: Bool) {
        var kept: [String] = []
        var isAhead = false
        var rest = lines[...]
        while let text = rest.popFirst() {
            guard case .unit(var line) = try SyncLine(text: text) else {
                kept.append(text)
                continue
            }
            var rows = Array(rest.prefix(line.rows))
            rest = rest.dropFirst(line.rows)
            let (before, now) = (recorded[line.unit], held[line.unit])
            if before != now {
                let start = before?.version ?? 0
                let isSameHistory = line.news == .rows && now.map { $0.epoch == line.epoch } ?? false
                guard isSameHistory, let now, now.version <= start + Int64(rows.count) else { continue }
                guard now.version >= start else {
                    isAhead = true
                    continue
                }
                rows.removeFirst(Int(now.version - start))
                line.rows = rows.count
            }
            kept.append(SyncLine.unit(line).text)
            kept += rows
        }
        return (kept, isAhead)
    }
}
