/// A unit's checkpoint file: a first line with the cursor, then records and conflicts, one line each.
enum UnitFile {
    static func lines(_ unit: UnitReplica) -> [String] {
        let head = jsonObject([
            "format": .int(ReplicaFiles.format), "unit": unit.state.unit.json,
            "epoch": unit.cursor.epoch.json,
            "version": .int(unit.cursor.version), "chain": unit.cursor.chain.json,
            "wholeAt": unit.wholeAt.map { .int($0) },
            "generation": .int(unit.generation), "epochs": .array(unit.epochs.map(\.json)),
            "records": .int(Int64(unit.state.records.count)),
            "conflicts": .int(Int64(unit.state.conflicts.count)),
        ]).canonicalText()
        let records = unit.state.records.keys.sorted().compactMap {
            unit.state.records[$0]?.json.canonicalText()
        }
        let conflicts = unit.state.conflicts.keys.sorted().compactMap {
            unit.state.conflicts[$0]?.json.canonicalText()
        }
        return [head] + records + conflicts
    }

    static func unit(from lines: [String], path: String) throws(ReplicaError) -> UnitReplica {
        guard let first = lines.first else { throw .unreadable(path: path, line: 1) }
        do throws(JSONError) {
            let members = try JSONMembers(JSONValue(parsing: first), as: "checkpoint")
            guard try members.number("format") <= ReplicaFiles.format else {
                throw JSONError(.wrongType, member: "format")
            }
            let cursor = Cursor(
                epoch: try members.id("epoch"),
                version: try members.number("version"),
                chain: try members.hash("chain")
            )
            var unit = UnitReplica(unit: try members.id("unit"), cursor: cursor)
            unit.wholeAt = try members.optionalNumber("wholeAt")
            unit.generation = try members.number("generation")
            for item in try members.items("epochs") { unit.epochs.append(try EpochStart(json: item)) }
            let records = Int(try members.number("records"))
            guard lines.count == 1 + records + Int(try members.number("conflicts")) else {
                throw JSONError(.missing, member: "records")
            }
            for line in lines[1..<1 + records] {
                unit.state.put(try RecordState(json: JSONValue(parsing: line)))
            }
            for line in lines[(1 + records)...] {
                unit.state.put(try Conflict(json: JSONValue(parsing: line)))
            }
            return unit
        } catch {
            if error.member == "format" { throw .tooNew(path: path) }
            throw .unreadable(path: path, line: 1)
        }
    }
}

/// What the last sync told of units beside their rows: one line, replaced each time.
enum NewsFile {
    static func line(_ replica: Replica) -> String {
        let units = replica.units.map { unit, held in
            (
                unit.description,
                [
                    "roles": Role.json(held.roles), "generation": .int(held.generation),
                    "head": .int(held.head), "backedUp": .int(held.backedUp),
                    "epoch": held.cursor.epoch.json,
                    "reports": .array(held.reports.map(\.json)), "left": .bool(held.hasLeft),
                ] as JSONValue
            )
        }
        return jsonObject([
            "lastSync": replica.lastSync?.json, "units": .object(Dictionary(uniqueKeysWithValues: units)),
        ]).canonicalText()
    }

    static func read(_ line: String, into replica: inout Replica) throws(JSONError) {
        let members = try JSONMembers(JSONValue(parsing: line), as: "news")
        replica.lastSync = try members.optionalText("lastSync").flatMap { Timestamp($0) }
        for (key, value) in try members.members("units") {
            guard let unit = UnitID(key), var held = replica.units[unit] else { continue }
            let parts = try JSONMembers(value, as: key)
            var reports: [DeviceReport] = []
            for item in try parts.items("reports") { reports.append(try DeviceReport(json: item)) }
            held.roles = Role.known(try parts.items("roles"))
            held.head = max(try parts.number("head"), held.head)
            held.reports = reports
            held.hasLeft = try parts.truth("left")
            // What was told of a history that has been replaced since says nothing of this one.
            if try parts.number("generation") == held.generation {
                held.cursor.epoch = try parts.id("epoch")
                held.backedUp = try parts.optionalNumber("backedUp") ?? 0
            }
            replica.units[unit] = held
        }
    }
}
