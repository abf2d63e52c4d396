import Testing

@testable import Shared

/// What the client believes of an answer, and what it does with one that lies or breaks off.
@Suite struct PullTests {
    private let field = "responsiblePerson"

    /// A device that is six rows and two receipts behind.
    private func behind() throws -> (World, RecordID, TestDevice) {
        let world = World()
        let problem = try world.problem()
        let (a, b) = (try world.device(.liaison), try world.device(.liaison))
        try a.sync()
        try b.sync()
        for step in 1...6 { try a.set(field, .string("第\(step)人"), of: problem) }
        try a.sync()
        try b.set("leadDepartment", "一处", of: problem)
        try b.set("nextStep", "复查", of: problem)
        return (world, problem, b)
    }

    private func copy(_ device: TestDevice) throws -> TestDevice {
        let disk = device.disk.copy()
        let other = TestDevice(world: device.world, store: try ReplicaStore(opening: disk), disk: disk)
        other.unit = device.unit
        return other
    }

    @Test
    func `an answer that breaks off after any line or byte loses nothing, and the next one completes it`()
        throws
    {
        let (world, problem, device) = try behind()
        let server = world.server
        var whole = ""
        try copy(device).sync(answer: { lines in
            if whole.isEmpty { whole = lines.joined(separator: "\n") + "\n" }
            return lines
        })
        let bytes = Array(whole.utf8)
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }
        let cuts = Set(ends.flatMap { [$0 - 1, $0, $0 + 1] } + stride(from: 0, to: bytes.count, by: 701))
            .sorted()
        for cut in cuts where cut <= bytes.count {
            world.server = server
            let other = try copy(device)
            // A line that is not whole is handed over too, as a careless runner would.
            let lines = String(decoding: bytes.prefix(cut), as: UTF8.self).split(separator: "\n").map(
                String.init
            )
            var isFirst = true
            _ = try? other.sync(answer: { answer in
                defer { isFirst = false }
                return isFirst ? lines : answer
            })
            try other.reopen()
            try other.sync()
            #expect(other.store.replica.unsent.isEmpty, "cut at \(cut)")
            let held = try other.view().state
            #expect(held.digest == world.server.units[world.unit]?.state.digest, "cut at \(cut)")
            #expect(held.records[problem]?["nextStep"] == "复查")
        }
    }

    @Test func `a row left out, repeated or out of order is a loud error and nothing of it is kept`() throws {
        let (_, _, device) = try behind()
        let before = device.store.replica.units[device.unit]
        func rows(_ lines: [String]) -> [Int] { lines.indices.filter { lines[$0].contains("\"effects\"") } }
        let lies: [([String]) -> [String]] = [
            { lines in
                var lines = lines
                if rows(lines).count > 2 { lines[rows(lines)[1]] = lines[rows(lines)[2]] }
                return lines
            },
            { lines in
                var lines = lines
                if rows(lines).count > 1 { lines[rows(lines)[1]] = lines[rows(lines)[0]] }
                return lines
            },
            { lines in
                var lines = lines
                if rows(lines).count > 1 { lines.swapAt(rows(lines)[0], rows(lines)[1]) }
                return lines
            },
        ]
        for lie in lies {
            let other = try copy(device)
            #expect(throws: ReplicaError.self) { try other.sync(answer: lie) }
            try other.reopen()
            #expect(other.store.replica.units[device.unit]?.state == before?.state)
            try other.sync()
            #expect(other.store.replica.unsent.isEmpty)
        }
    }

    @Test func `an altered row is not taken, and the next sync goes on from before it`() throws {
        let (world, problem, device) = try behind()
        #expect(throws: ReplicaError.self) {
            try device.sync(answer: { $0.map { $0.replacing("第6人", with: "第9人") } })
        }
        try device.reopen()
        try device.sync()
        #expect(try device.view().state.digest == world.server.units[world.unit]?.state.digest)
        #expect(try device.value(problem, field) == "第6人")
        #expect(device.store.replica.unsent.isEmpty)
    }

    @Test func `pages of a few bytes bring all of it, one row at a time`() throws {
        let (world, _, device) = try behind()
        var exchanges = 0
        var session = SyncSession()
        while case .exchange(var request) = session.next(device.store.replica) {
            request.bytesMax = 1
            exchanges += 1
            let lines = try world.answer(request, from: device.store.replica.identity.replica)
            try session.receive(lines, into: &device.store)
        }
        #expect(exchanges >= 6)
        #expect(try device.view().state.digest == world.server.units[world.unit]?.state.digest)
    }

    @Test
    func `who is taken off a unit keeps it until the server has what was unsent, and comes back by a grant`()
        throws
    {
        let (world, _, device) = try behind()
        world.server.grant([], to: device.person, in: world.unit)
        try device.sync(answer: { $0 }, refusing: { _ in .busy })
        #expect(device.store.replica.unsent.count == 2)
        #expect(device.store.replica.units[world.unit]?.hasLeft == true)
        try device.reopen()
        #expect(try device.sync().leftUnits == [world.unit])
        #expect(try device.sync().leftUnits.isEmpty)
        #expect(device.store.replica.units[world.unit] == nil)
        try device.reopen()
        #expect(device.store.replica.unsent.isEmpty)
        world.server.grant([.liaison], to: device.person, in: world.unit)
        try device.sync()
        #expect(device.store.replica.units[world.unit]?.hasLeft == false)
    }

    @Test func `a history that is no longer the server's is fetched in pages, also after it broke off`()
        throws
    {
        let (world, _, device) = try behind()
        try device.sync()
        let boss = try world.device(.supervisor)
        try boss.sync()
        for number in 3...9 {
            let problem = Edit.problem(
                number: "司法局-0\(number)",
                title: "问题",
                round: world.round,
                in: try boss.context()
            )
            try boss.save(problem)
        }
        try boss.sync()
        try device.sync()
        world.server.beginEpoch(EpochID(high: 9, low: 2))
        var pages = 0
        #expect(throws: ReplicaError.self) {
            try device.sync(answer: { lines in
                guard lines.first?.contains("\"page\"") == true else { return lines }
                pages += 1
                return pages < 2 ? lines : Array(lines.dropLast())
            })
        }
        #expect(pages == 2)
        try device.reopen()
        #expect(
            try device.view().live(.problem).count == 8,
            "the old state is shown until the new one is whole"
        )
        try device.sync()
        #expect(try device.view().state.digest == world.server.units[world.unit]?.state.digest)
        #expect(try device.view().live(.problem).count == 8)
    }

    @Test func `a server that goes round in circles does not hold the client for ever`() throws {
        let lies: [([String]) -> [String]] = [
            { $0.map { $0.replacing("\"more\":false", with: "\"more\":true") } },
            {
                $0.map {
                    $0.replacing("\"news\":\"rows\"", with: "\"news\":\"diverged\"").replacing(
                        "\"rows\":6",
                        with: "\"rows\":0"
                    )
                }
                .filter { !$0.contains("\"effects\"") }
            },
            { lines in lines.filter { !$0.contains("\"type\":\"receipt\"") } }, { _ in [] },
            { lines in lines.map { $0.replacing("\"rows\":6", with: "\"rows\":-1") } },
            { lines in lines.map { $0.replacing("\"rows\":6", with: "\"rows\":9223372036854775807") } },
        ]
        for (index, lie) in lies.enumerated() {
            let (_, _, device) = try behind()
            do {
                try device.sync(answer: lie)
            } catch {
                #expect(error is ReplicaError, "lie \(index)")
            }
            try device.reopen()
            #expect(device.store.replica.outbox.count == 2, "lie \(index)")
            try device.sync()
            #expect(device.store.replica.unsent.isEmpty, "lie \(index)")
        }
    }

    @Test func `pages that never end, go back or change their history are refused`() throws {
        let unit = UnitID(high: 1, low: 1)
        let record = Ledger().state.records.values.first
        let text = try #require(record?.json.canonicalText())
        func page(_ version: Int64, epoch: UInt64 = 1, next: RecordID?, records: Int) -> SnapshotPage {
            SnapshotPage(
                unit: unit,
                epoch: EpochID(high: 9, low: epoch),
                version: version,
                chain: .zero,
                next: next,
                digest: nil,
                records: records,
                conflicts: 0
            )
        }
        var same = Bootstrap(unit: unit)
        try same.take(page(5, next: record?.id, records: 1), [text])
        #expect(throws: ReplicaError.self) { try same.take(page(5, next: record?.id, records: 1), [text]) }
        #expect(throws: ReplicaError.self) { try same.take(page(4, next: nil, records: 0), []) }
        var empty = Bootstrap(unit: unit)
        #expect(throws: ReplicaError.self) { try empty.take(page(5, next: record?.id, records: 0), []) }
        var restless = Bootstrap(unit: unit)
        #expect(throws: ReplicaError.self) {
            for epoch in 1...100 {
                try restless.take(page(5, epoch: UInt64(epoch), next: record?.id, records: 1), [text])
            }
        }
    }

    @Test
    func `a receipt with too few verdicts or for other bytes is refused, one for nothing is passed over`()
        throws
    {
        for (old, new) in [
            ("{\\\"verdict\\\":\\\"applied\\\"}", ""), ("\\\"hash\\\":\\\"", "\\\"hash\\\":\\\"00"),
        ] {
            let (_, _, device) = try behind()
            #expect(throws: ReplicaError.self) {
                try device.sync(answer: {
                    $0.map { $0.contains("\"receipt\"") ? $0.replacing(old, with: new) : $0 }
                })
            }
            try device.reopen()
            #expect(device.store.replica.unsent.count == 2)
        }
    }
}
