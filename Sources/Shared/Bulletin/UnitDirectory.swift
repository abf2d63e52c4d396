/// Finds the units that a bulletin names among those that are known, and makes up ids and short names for the rest.
struct UnitDirectory {
    /// A unit as the import uses it.
    struct Entry {
        let id: UnitID
        let name: String
        let shortName: String
        let isNew: Bool
        let rounds: [String]

        /// The unit's record for the office stream: created, or joined to the round.
        func changes(joining round: RecordID) -> [Change] {
            let kind = RecordKind.unit.rawValue
            if isNew {
                let fields: [String: JSONValue] = [
                    FieldName.name: .string(name), "shortName": .string(shortName),
                    "rounds": [round.json],
                ]
                return [Change(id.cast(), kind: kind, .create(parent: nil, fields: fields))]
            }
            guard !rounds.contains(round.description) else { return [] }
            let after = Validation.setValue(rounds + [round.description])
            return [
                Change(
                    id.cast(),
                    kind: kind,
                    .edit(FieldEdit("rounds", from: Validation.setValue(rounds), to: after))
                )
            ]
        }
    }

    private let named: [String]
    private let given: String?
    private let place: String
    private var entries: [String: Entry] = [:]
    /// The bare names of units that the bulletin also names behind their place.
    private var placed: [String: String] = [:]
    private var shortNames: Set<String>

    init(_ bulletin: Bulletin, _ request: BulletinImportRequest) {
        named = bulletin.unitsNamed
        given = request.unitName
        place = ShortUnitName.place(in: bulletin.unitsNamed)
        shortNames = Set(request.knownUnits.compactMap(\.shortName))
        let all = Set(
            (bulletin.unitsNamed + bulletin.units.map(\.name) + request.knownUnits.map(\.name)).map(
                UnitHeading.bare
            )
        )
        for short in all {
            let longer = all.filter { UnitHeading.isPlaced($0, from: short) }
            // Of two places nobody knows which is meant.
            if let only = longer.first, longer.count == 1 { placed[short] = only }
        }
        for unit in request.knownUnits {
            entries[UnitHeading.bare(unit.name)] = Entry(
                id: unit.id,
                name: unit.name,
                shortName: unit.shortName ?? ShortUnitName.make(unit.name, place: place),
                isNew: false,
                rounds: unit.rounds
            )
        }
    }

    /// Every unit once: the roster's, then sections that it doesn't list.
    func names(_ bulletin: Bulletin) throws(BulletinImportRefusal) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for name in bulletin.unitsNamed where seen.insert(bare(name)).inserted { names.append(name) }
        for unit in bulletin.units {
            let name = unit.name.isEmpty ? given ?? "" : unit.name
            if name.isEmpty {
                // What stands before the first unit's heading may hold figures only.
                if unit.problems.isEmpty { continue }
                throw .unitUnknown(line: unit.line)
            }
            if seen.insert(bare(name)).inserted { names.append(name) }
        }
        return names
    }

    /// A name as units are told apart: without its Party body, behind its place where that is known.
    private func bare(_ name: String) -> String {
        let bare = UnitHeading.bare(name)
        return placed[bare] ?? bare
    }

    /// The unit of a name, known or new.
    mutating func unit(_ name: String) -> Entry {
        let name = name.isEmpty ? given ?? "" : name
        let bare = bare(name)
        if let entry = entries[bare] { return entry }
        let full =
            named.first { UnitHeading.bare($0) == bare } ?? (UnitHeading.bare(name) == bare ? name : bare)
        var short = ShortUnitName.make(full, place: place)
        if !shortNames.insert(short).inserted {
            short = full
            shortNames.insert(full)
        }
        let entry = Entry(id: .unit(named: full), name: full, shortName: short, isNew: true, rounds: [])
        entries[bare] = entry
        return entry
    }
}

extension UnitID {
    /// The id of a unit by its full name, so that two imports mean the same unit.
    public static func unit(named name: String) -> UnitID {
        .version5(space: UnitID.office, name: "unit/\(name)")
    }
}

/// `司法局` for 武汉市司法局, `老干部局` for 中共武汉市委老干部局.
public enum ShortUnitName {
    /// The short name of a single unit, its place taken from its own name.
    public static func make(_ name: String) -> String { make(name, place: place(in: [name])) }

    /// The short name of one unit among others, whose names tell the place.
    public static func make(_ name: String, among names: [String]) -> String {
        make(name, place: place(in: names))
    }

    /// The name without 中共, the place and the committee's 委, as long as two characters are left.
    static func make(_ name: String, place: String) -> String {
        var rest = Substring(UnitHeading.bare(name))
        if rest.hasPrefix(central) { rest = rest.dropFirst(central.count) }
        let stem = place.dropLast()
        if !place.isEmpty, rest.hasPrefix(place) {
            rest = rest.dropFirst(place.count)
            if rest.hasPrefix("委"), !rest.hasPrefix("委员") { rest = rest.dropFirst() }
        } else if stem.count >= 2, rest.hasPrefix(stem) {
            rest = rest.dropFirst(stem.count)
        }
        return rest.count >= 2 ? String(rest) : UnitHeading.bare(name)
    }

    /// The place that most of the names begin with, 武汉市; empty where none does.
    static func place(in names: [String]) -> String {
        var counts: [String: Int] = [:]
        for name in names {
            var rest = Substring(name)
            if rest.hasPrefix(central) { rest = rest.dropFirst(central.count) }
            let beginning = rest.prefix(6)
            // 省 and 市 in one name: the longer place is the unit's own.
            let ends = beginning.indices.filter {
                ranks.contains(beginning[$0]) && !isCity($0, in: beginning)
            }
            guard let end = ends.last, beginning.startIndex < end else {
                continue
            }
            let place = String(rest[...end])
            if place.count >= 3, place.count < rest.count { counts[place, default: 0] += 1 }
        }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best?.key ?? ""
    }

    /// 城市 behind a place is no 市: 县城市管理局; 江城市 is one.
    private static func isCity(_ index: Substring.Index, in name: Substring) -> Bool {
        guard name[index] == "市", name[..<index].last == "城" else { return false }
        return name[..<index].dropLast().last.map(ranks.contains) ?? true
    }

    private static let central = "中共"
    private static let ranks: Set<Character> = ["省", "市", "县", "区", "州", "旗"]
}
