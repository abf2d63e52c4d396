import Foundation
import Testing

/// What people did after the day that a server went back to comes back with their devices, each edit once.
@Suite(.serialized, .ownThread) struct ReturnTests {
    /// How the server goes back.
    enum Disaster {
        /// The newest backup, restored by the program.
        case backup
        /// An older one than devices were told of: they rely on what is gone.
        case olderBackup
        /// The whole data folder, put back as a virtual machine's snapshot would: nothing tells.
        case snapshot
    }

    /// Who comes back first.
    enum Order {
        case liaisonsFirst
        /// And goes on working, until the server's versions have passed what the others hold.
        case supervisorFirst
    }

    /// Two liaisons and a supervisor in two units.
    private struct Town {
        let office: Office
        let (first, second, boss): (Laptop, Laptop, Laptop)
        let water: [String]
        let finance: String

        init() throws {
            office = try Office()
            try office.importBulletin()
            try office.run("unit", "add", "江城市财政局", "--short", "财政局")
            try office.run("user", "add", "张三", "--role", "liaison", "--unit", "水务局", "--unit", "财政局")
            try office.run("user", "add", "李四", "--role", "liaison", "--unit", "水务局")
            try office.run("user", "add", "王芳", "--role", "supervisor", "--all-units")
            first = try office.device(of: "张三")
            second = try office.device(of: "李四")
            boss = try office.device(of: "王芳")
            try boss.run("sync")
            try boss.run("problem", "add", "专项资金拨付迟缓", "--unit", "财政局")
            try boss.run("sync")
            let labels = try #require(try boss.json("problems")["problems"] as? [[String: Any]])
                .compactMap { $0["label"] as? String }
            water = labels.filter { $0.hasPrefix("水务局") }.sorted()
            finance = try #require(labels.first { $0.hasPrefix("财政局") })
            for device in [first, second] { try device.run("sync") }
        }

        var all: [Laptop] { [first, second, boss] }

        /// A day's work of all three in both units, with a conflict and its ruling, all of it sent.
        func work(_ day: String) throws {
            try first.run("funds", water[0], "1万元", "--note", day)
            try first.run("set", water[0], "responsiblePerson", "甲\(day)")
            try first.run("progress", finance, "\(day)已拨付一批")
            try second.run("set", water[0], "responsiblePerson", "乙\(day)")
            try second.run("funds", water[1], "2万元", "--note", day)
            try second.run("claim", water[1])
            for device in [first, second, boss] { try device.run("sync", expecting: nil) }
            try boss.run("resolve", water[0], "--contender", "1", "--why", "\(day)核实")
            try boss.run("return", water[1], "--why", "\(day)佐证不足")
            try boss.run("set", finance, "nextStep", "\(day)复查")
            for device in [boss, first, second] { try device.run("sync", expecting: nil) }
        }

        /// What stands in both units, as the supervisor sees it.
        func picture() throws -> [String: String] {
            var picture: [String: String] = [:]
            for label in water + [finance] {
                let shown = try boss.json("show", label)
                for key in ["record", "measures", "entries", "reviews"] {
                    let records = shown[key] as? [[String: Any]] ?? [shown[key] as? [String: Any] ?? [:]]
                    for record in records {
                        let fields = try JSONSerialization.data(
                            withJSONObject: record["fields"] ?? [:],
                            options: [.sortedKeys]
                        )
                        let id = record["id"] as? String ?? ""
                        #expect(picture[id] == nil)
                        picture[id] = String(decoding: fields, as: UTF8.self)
                    }
                }
            }
            return picture
        }
    }

    @Test(
        arguments: [
            (.backup, .supervisorFirst), (.olderBackup, .liaisonsFirst), (.snapshot, .supervisorFirst),
        ] as [(Disaster, Order)]
    )
    func `everything is back, each edit once, and the totals are those of before`(
        disaster: Disaster,
        order: Order
    ) throws {
        let town = try Town()
        let office = town.office
        let (sunday, tuesday) = ("sunday.dump", "tuesday.dump")
        func path(_ name: String) -> String { office.folder.appending(path: name).path }
        try office.run("backup", path(sunday))
        try town.work("周一")
        try office.run("backup", path(tuesday))
        if disaster == .snapshot {
            #expect(office.stop()?.status == 0)
            try office.shell("cp -a data snapshot")
            try office.start()
        }
        // Devices are told of the backup, and let go of what they need not keep.
        for device in town.all { try device.run("sync") }
        try town.work("周三")
        let before = try town.picture()
        let money = try town.boss.recovered()
        // Saved and not sent when it happens.
        try town.first.run("funds", town.finance, "4万元")

        #expect(office.stop()?.status == 0)
        switch disaster {
        case .backup: try office.run("restore", path(tuesday), "--yes")
        case .olderBackup: try office.run("restore", path(sunday), "--yes")
        case .snapshot: try office.shell("rm -rf data && mv snapshot data")
        }
        try office.start()
        var returning = town.all
        if order == .supervisorFirst {
            returning.reverse()
            try town.boss.run("sync", expecting: nil)
            for label in town.water + [town.finance] {
                for _ in 0..<6 { try town.boss.run("progress", label, "恢复后督查") }
            }
            try town.boss.run("sync", expecting: nil)
        }
        // What builds on others' work waits for them; a third round brings the last answers.
        for _ in 0..<3 { for device in returning { try device.run("sync", expecting: nil) } }

        for device in town.all {
            let status = try device.json("status")
            #expect((status["unsent"] as? [Any])?.isEmpty == true)
            #expect(status["deferred"] as? Int == 0)
        }
        let after = try town.picture()
        for (id, fields) in before { #expect(after[id] == fields, "\(id)") }
        let added = order == .supervisorFirst ? 18 : 0
        #expect(after.count == before.count + 1 + added)
        #expect(try town.boss.recovered() == money + 4_000_000)
        try office.run("check")
    }
}
