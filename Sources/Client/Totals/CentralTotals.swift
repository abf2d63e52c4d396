import Shared

/// What `GET /v1/totals` answers, read as far as it can be understood.
struct CentralTotals {
    struct Row {
        var unit: UnitID?
        var round: RecordID?
        var figure: String
        var value: ExactDecimal
        var approximation: Approximation
        /// How far rulings on open conflicts could move it.
        var disputed: Interval?
    }

    /// Where a unit stood.
    struct Cut {
        var unit: UnitID
        var version: Int64
        var committedAt: Timestamp?
    }

    var rows: [Row]
    var cuts: [Cut]
    /// What devices reported unsent, by unit.
    var unsent: [UnitID: [DeviceReport]]
    /// Edits that count nowhere because they wait for what a restore has lost.
    var deferred: [UnitID: Int64] = [:]

    init(_ document: JSONValue) {
        let members = document.members ?? [:]
        var rows = (members["figures"] ?? members["rows"])?.items?.compactMap { Row($0) } ?? []
        for item in members["disputed"]?.items ?? [] {
            guard let place = Row.place(item),
                let low = item.members?["low"].flatMap({ ExactDecimal(json: $0) }),
                let high = item.members?["high"].flatMap({ ExactDecimal(json: $0) })
            else { continue }
            for index in rows.indices where rows[index].place == place {
                rows[index].disputed = Interval(low: low, high: high)
            }
        }
        self.rows = rows
        cuts = (members["cuts"]?.items ?? []).compactMap { item in
            guard let parts = item.members, let unit = parts["unit"]?.text.flatMap({ UnitID($0) }),
                let version = parts["version"]?.number
            else { return nil }
            return Cut(
                unit: unit,
                version: version,
                committedAt: parts["committedAt"]?.text.flatMap { Timestamp($0) }
            )
        }
        unsent = [:]
        for item in members["unsent"]?.items ?? [] {
            guard let unit = item.members?["unit"]?.text.flatMap({ UnitID($0) }) else { continue }
            unsent[unit] = (item.members?["reports"]?.items ?? []).compactMap { try? DeviceReport(json: $0) }
        }
        for item in members["deferred"]?.items ?? [] {
            guard let unit = item.members?["unit"]?.text.flatMap({ UnitID($0) }) else { continue }
            deferred[unit] = item.members?["sets"]?.number
        }
    }
}

extension CentralTotals.Row {
    /// Unit, round and figure.
    fileprivate struct Place: Equatable {
        var unit: UnitID?
        var round: RecordID?
        var figure: String
    }

    fileprivate var place: Place { Place(unit: unit, round: round, figure: figure) }

    fileprivate static func place(_ json: JSONValue) -> Place? {
        guard let members = json.members, let figure = members["figure"]?.text else { return nil }
        return Place(
            unit: members["unit"]?.text.flatMap { UnitID($0) },
            round: members["round"]?.text.flatMap { RecordID($0) },
            figure: figure
        )
    }

    fileprivate init?(_ json: JSONValue) {
        guard let place = Self.place(json), let members = json.members,
            let value = members["value"].flatMap({ ExactDecimal(json: $0) })
        else { return nil }
        figure = place.figure
        unit = place.unit
        round = place.round
        self.value = value
        approximation = members["approximation"]?.text.flatMap(Approximation.init) ?? .exact
        disputed = nil
    }
}
