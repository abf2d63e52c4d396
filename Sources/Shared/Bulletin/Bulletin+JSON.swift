extension Bulletin {
    /// The shape that `import --dry-run --json` prints. A contract: members are added, never renamed.
    public var json: JSONValue {
        .object([
            "headline": headline.json,
            "units": .array(units.map(\.json)),
            "unitsNamed": .array(unitsNamed.map { .string($0) }),
            "notUnderstood": .array(notUnderstood.map(\.json)),
        ])
    }
}

extension Headline {
    /// Members that the text doesn't give are left out.
    public var json: JSONValue {
        var members: [String: JSONValue] = ["figures": .array(figures.map(\.json))]
        members["committeeTerm"] = committeeTerm.map { .string($0) }
        members["round"] = round.map { .int(Int64($0)) }
        members["teams"] = teams.map { .string($0) }
        members["issuer"] = issuer.map { .string($0) }
        members["disclosedOn"] = disclosedOn.map { .string($0) }
        return .object(members)
    }
}

extension UnitDigest {
    /// Name, line, problems, and figures outside any problem.
    public var json: JSONValue {
        .object([
            "name": .string(name), "line": .int(Int64(line)),
            "problems": .array(problems.map(\.json)),
            "figures": .array(figures.map(\.json)),
        ])
    }
}

extension ProblemDigest {
    /// Title, line, text, measures, figures, and `statusLine` where there is one.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "title": .string(title), "line": .int(Int64(line)), "text": .string(text),
            "measures": .array(measures.map(\.json)),
            "figures": .array(figures.map(\.json)),
        ]
        members["statusLine"] = statusLine.map { .string($0) }
        return .object(members)
    }
}

extension MeasureDigest {
    /// Ordinal, marker, text.
    public var json: JSONValue {
        .object(["ordinal": .int(Int64(ordinal)), "marker": .string(marker), "text": .string(text)])
    }
}

extension BulletinFigure {
    /// `categories` is always there; `compound`, `partOf`, `doubt` and `measureOrdinal` where they apply.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "kind": .string(kind), "value": .string(value), "unit": .string(unit),
            "approximation": .string(approximation.rawValue), "quote": .string(quote),
            "categories": .array(categories.map { .string($0) }),
            "doubtful": .bool(doubtful), "line": .int(Int64(line)),
        ]
        members["compound"] = compound.map { .string($0.rawValue) }
        members["partOf"] = partOf.map { .string($0) }
        members["doubt"] = doubt.map { .string($0.rawValue) }
        members["measureOrdinal"] = measureOrdinal.map { .int(Int64($0)) }
        return .object(members)
    }
}

extension NotUnderstood {
    /// Line, text, reason.
    public var json: JSONValue {
        .object(["line": .int(Int64(line)), "text": .string(text), "reason": .string(reason.rawValue)])
    }
}
