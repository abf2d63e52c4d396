import Testing

@testable import Shared

/// A replica's files when they are cut, flipped or full.
@Suite struct DamageTests {
    private let field = "responsiblePerson"

    /// A liaison with a checkpoint, rows, an acknowledged set and two unsent ones.
    private func device() throws -> (TestDevice, RecordID) {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        try device.set(field, "张三", of: problem)
        try device.sync()
        try device.set(field, "李四", of: problem)
        try device.set("leadDepartment", "一处", of: problem)
        return (device, problem)
    }

    @Test func `an outbox cut at any byte gives back every whole set, and the next save works`() throws {
        let (device, problem) = try device()
        let whole = try #require(device.disk.files["outbox.ndjson"])
        let saved = device.store.replica.outbox
        for length in 0...whole.count {
            let contents = try SealedLine.open(Array(whole.prefix(length)), path: "outbox.ndjson")
            #expect(contents.lines.count == whole.prefix(length).count { $0 == 0x0A })
            #expect(contents.length + contents.torn.count == length)
            // Opening is not free: at the ends of lines, and here and there.
            let isNearEnd = whole[max(0, length - 2)..<min(whole.count, length + 2)].contains(0x0A)
            guard isNearEnd || length.isMultiple(of: 197) else { continue }
            let disk = device.disk.copy()
            disk.files["outbox.ndjson"] = Array(whole.prefix(length))
            var store = try ReplicaStore(opening: disk)
            let lines =
                whole.prefix(length).split(separator: 0x0A, omittingEmptySubsequences: false).count - 1
            let expected = [0, 1, 1, 2, 3][lines]
            #expect(store.replica.outbox.map(\.submission) == saved.prefix(expected).map(\.submission))
            // What was never finished is kept aside, and told.
            let torn = contents.torn.isEmpty ? nil : Array(contents.torn) + [0x0A]
            #expect(disk.files[ReplicaFiles.torn] == torn)
            #expect(store.replica.tornLines == (torn == nil ? 0 : 1))
            let context = EditContext(
                view: try store.replica.view(of: device.unit),
                today: try #require(CalendarDate("2020-05-17")),
                makeID: { device.world.newID() }
            )
            let edit = try Edit.set("responsibleLeader", to: "王", of: problem, in: context)
            try store.save(edit, in: device.unit, at: device.world.now())
            #expect(try ReplicaStore(opening: disk).replica.outbox == store.replica.outbox)
        }
    }

    @Test func `a flipped bit anywhere in a replica is found and named, or changes nothing`() throws {
        let (device, _) = try device()
        let sound = try ReplicaStore(opening: device.disk.copy()).replica
        for (path, bytes) in device.disk.files.sorted(by: { $0.key < $1.key }) {
            let disk = device.disk.copy()
            // A bit of each line end, and of every thirty-first byte: opening is not free.
            for place in bytes.indices where place % 31 == 0 || bytes[place] == 0x0A {
                var flipped = bytes
                flipped[place] ^= 1 << UInt8(place % 8)
                disk.files[path] = flipped
                do throws(ReplicaError) {
                    let opened = try ReplicaStore(opening: disk).replica
                    #expect(opened == sound, "\(path) byte \(place)")
                } catch {
                    switch error {
                    case .damaged(path: path, line: _), .unreadable(path: path, line: _): break
                    default: Issue.record("\(path) byte \(place): \(error)")
                    }
                }
            }
        }
    }

    @Test func `a newline that flipped at a file's end is damage and never a torn line`() throws {
        let (device, _) = try device()
        for (path, bytes) in device.disk.files {
            for bit in 0..<8 {
                let disk = device.disk.copy()
                disk.files[path] = bytes.dropLast() + [0x0A ^ (1 << UInt8(bit))]
                #expect(throws: ReplicaError.self, "\(path)") { try ReplicaStore(opening: disk) }
                #expect(disk.files[path]?.count == bytes.count, "nothing is cut off")
            }
        }
    }

    @Test func `on a full disk a save is refused whole, and goes through once there is room`() throws {
        let (device, problem) = try device()
        let before = device.store.replica
        device.disk.isFull = true
        #expect(throws: ReplicaError.disk(DiskError("append", "outbox.ndjson", .full))) {
            try device.set("nextStep", "复查", of: problem)
        }
        device.disk.isFull = false
        #expect(device.store.replica == before)
        try device.reopen()
        #expect(device.store.replica.outbox == before.outbox)
        try device.set("nextStep", "复查", of: problem)
        #expect(try device.value(problem, "nextStep") == "复查")
    }

    @Test func `a save that breaks off after any byte is there whole or not at all`() throws {
        let (device, problem) = try device()
        let length = try #require(device.disk.files["outbox.ndjson"]).count
        let count = device.store.replica.outbox.count
        for bytes in [0, 1, 30, 200, 500] {
            let disk = device.disk.copy()
            let other = TestDevice(world: device.world, store: try ReplicaStore(opening: disk), disk: disk)
            disk.appendBytesLeft = bytes
            #expect(throws: ReplicaError.self) { try other.set("nextStep", "复查", of: problem) }
            try other.reopen()
            #expect(other.store.replica.outbox.count == count)
            #expect(disk.files["outbox.ndjson"]?.count == length)
            try other.set("nextStep", "复查", of: problem)
            #expect(other.store.replica.outbox.count == count + 1)
        }
    }

    @Test func `a page that breaks off on the disk leaves whole rows, and the next sync brings the rest`()
        throws
    {
        let world = World()
        let problem = try world.problem()
        let (a, b) = (try world.device(.liaison), try world.device(.liaison))
        try a.sync()
        try b.sync()
        for step in 1...5 { try a.set(field, .string("第\(step)人"), of: problem) }
        try a.sync()
        for bytes in stride(from: 0, to: 8_000, by: 333) {
            let disk = b.disk.copy()
            let copy = TestDevice(world: world, store: try ReplicaStore(opening: disk), disk: disk)
            disk.appendBytesLeft = bytes
            if (try? copy.sync()) == nil { try copy.reopen() }
            disk.appendBytesLeft = nil
            try copy.sync()
            #expect(try copy.view().state.digest == a.view().state.digest)
        }
        b.disk.isFull = true
        #expect(throws: ReplicaError.self) { try b.sync() }
        b.disk.isFull = false
        try b.reopen()
        try b.sync()
        #expect(try b.view().state.digest == a.view().state.digest)
    }

    @Test func `a set that could not be read again is not saved`() throws {
        let (device, problem) = try device()
        let count = device.store.replica.outbox.count
        let context = try device.context()
        let twice = try ["a", "b"].flatMap {
            try Edit.set("nextStep", to: .string($0), of: problem, in: context)
        }
        #expect(throws: ReplicaError.self) { try device.save(twice) }
        try device.reopen()
        #expect(device.store.replica.outbox.count == count)
    }

    @Test func `500 changes are saved in one set and 501 are refused`() throws {
        let (device, problem) = try device()
        func measures(_ count: Int) throws -> [Change] {
            let context = try device.context()
            return try (0..<count).flatMap { _ in try Edit.measure(of: problem, text: "清查", in: context) }
        }
        #expect(throws: ReplicaError.refused(.tooLarge)) { try device.save(try measures(501)) }
        try device.save(try measures(500))
        let long = String(repeating: "a", count: 59_000)
        let context = try device.context()
        let heavy = try (0..<18).flatMap { _ in try Edit.measure(of: problem, text: long, in: context) }
        #expect(throws: ReplicaError.refused(.tooLarge)) { try device.save(heavy) }
        try device.save(Array(heavy.prefix(17)))
        try device.reopen()
        try device.sync()
        #expect(device.store.replica.unsent.isEmpty)
    }
}
