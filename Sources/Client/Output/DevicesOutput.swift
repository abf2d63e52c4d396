import Shared
import Terminal

/// How the devices of the units stand that a person supervises.
struct DevicesOutput {
    let holdings: Holdings
    let paper: Paper
    let now: Timestamp
    let units: [UnitDevices]
    /// When the last sync told it, where the server could not be asked.
    let heldSince: Held?

    /// What is known without the server.
    struct Held {
        var syncedAt: Timestamp?
        var trouble: ConnectionTrouble
    }

    /// Changes that wait longer than this are warned of.
    private static let longDays: Int64 = 7
    private static let dayMilliseconds: Int64 = 86_400_000
    private var language: Language { paper.language }

    func lines() -> [String] {
        guard !units.isEmpty else { return held() + [said(DevicesSentence.toldNothing)] }
        var table = Table(columns: [
            .init(said(Caption.unit)), .init(said(Caption.who)), .init(said(Caption.device), elastic: true),
            .init(said(Caption.lastSync)), .init(said(Caption.unsent), right: true),
            .init(said(Caption.oldest)), .init(said(Caption.reported)), .init(said(Caption.marks)),
        ])
        for unit in sorted {
            for device in unit.devices { table.rows.append(row(device, in: unit.unit)) }
        }
        let nothing = said(heldSince == nil ? DevicesSentence.noDevices : .noReports)
        return held() + (table.rows.isEmpty ? [nothing] : table.lines(for: paper)) + [""] + remarks()
    }

    private var sorted: [UnitDevices] {
        units.sorted { (holdings.name(of: $0.unit), $0.unit) < (holdings.name(of: $1.unit), $1.unit) }
    }

    private func row(_ device: DeviceStatus, in unit: UnitID) -> [Table.Cell] {
        let isLate = waitsLong(device)
        let style: Style = isLate ? .warning : .plain
        return [
            .init(holdings.name(of: unit)), .init(device.personName), .init(device.name),
            .init(heldSince == nil ? time(device.lastSeenAt) : ""),
            .init(device.unsent == 0 ? "" : String(device.unsent), style),
            .init(device.unsent == 0 ? "" : time(device.report?.oldest), style),
            .init(device.unsent == 0 ? "" : time(device.report?.reportedAt)),
            .init(device.isRevoked ? said(Caption.revoked) : isLate ? said(Caption.waitsLong) : "", .warning),
        ]
    }

    private func remarks() -> [String] {
        let lacking = units.filter { $0.devices.contains { $0.unsent > 0 } }
        let changes = lacking.flatMap(\.devices).reduce(Int64(0)) { $0 + $1.unsent }
        let deferred = sorted.compactMap { unit -> String? in
            guard let edits = unit.deferred, edits > 0 else { return nil }
            let sentence = TotalsSentence.deferred(unit: holdings.name(of: unit.unit), edits: Int(edits))
            return paper.paint(said(sentence), .warning)
        }
        guard changes > 0 else { return [said(DevicesSentence.nothingUnsent)] + deferred }
        return [
            paper.paint(said(TotalsSentence.lacking(changes: changes, units: lacking.count)), .warning)
        ] + deferred
    }

    private func held() -> [String] {
        guard let heldSince else { return [] }
        let sentence = DevicesSentence.asLastTold(
            trouble: heldSince.trouble.text(in: language),
            time: heldSince.syncedAt.map { time($0) }
        )
        return [paper.paint(said(sentence), .warning)]
    }

    func json() -> JSONValue {
        [
            "source": .string(heldSince == nil ? "server" : "lastSync"),
            "syncedAt": heldSince?.syncedAt?.json ?? .null,
            "trouble": heldSince.map { .string($0.trouble.code) } ?? .null,
            "units": .array(
                sorted.map { unit in
                    var members = unit.json.members ?? [:]
                    members["name"] = .string(holdings.name(of: unit.unit))
                    return .object(members)
                }
            ),
        ]
    }

    private func waitsLong(_ device: DeviceStatus) -> Bool {
        guard device.unsent > 0, let since = device.report?.oldest ?? device.report?.reportedAt else {
            return false
        }
        return now.milliseconds - since.milliseconds > Self.longDays * Self.dayMilliseconds
    }

    private func time(_ time: Timestamp?) -> String {
        time?.minuteText(offsetMinutes: paper.offsetMinutes) ?? "–"
    }

    private func said(_ sentence: some Speakable) -> String { sentence.text(in: language) }
}

extension UnitDevices {
    /// What the last sync told: only devices with something unsent, and nothing of when they were last seen.
    static func held(in holdings: Holdings) -> [UnitDevices] {
        holdings.units.compactMap { unit in
            guard let held = holdings.replica.units[unit], !held.roles.isDisjoint(with: Role.toldOfReports)
            else { return nil }
            let devices = held.reports.map { report in
                DeviceStatus(
                    replica: report.replica,
                    person: report.person,
                    personName: holdings.name(of: report.person),
                    name: "",
                    enrolledAt: report.reportedAt,
                    lastSeenAt: nil,
                    isRevoked: false,
                    report: report
                )
            }
            return UnitDevices(unit: unit, devices: devices)
        }
    }
}
