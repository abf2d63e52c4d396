import Testing

@testable import Shared

/// A replica's files when something is wrong with them: found, mended as far as can be, and nothing that is good lost.
@Suite struct RepairTests {
    private let field = "responsiblePerson"

    /// A liaison with two checkpoints, rows, acknowledged sets, one that was turned down and dropped, and three unsent ones.
    private func device() throws -> (World, TestDevice, RecordID) {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        try device.set(field, "张三", of: problem)
        try device.sync()
        if let held = device.store.replica.units[world.unit] { try device.store.checkpoint(held) }
        let other = try world.device(.liaison)
        try other.sync()
        try other.set("nextStep", "一", of: problem)
        try other.sync()
        try device.set("leadDepartment", "一处", of: problem)
        try device.sync()
        try device.set(field, "李四", of: problem)
        try device.set("nextStep", "二", of: problem)
        try device.set("responsibleLeader", "王五", of: problem)
        return (world, device, problem)
    }

    private func verify(_ disk: MemoryDisk) throws -> Verification {
        try ReplicaStore<MemoryDisk>.verify(disk)
    }

    private func repair(_ disk: MemoryDisk) throws -> Repair {
        let verification = try verify(disk)
        let repair = Repair(verification)
        try ReplicaStore.carryOut(repair, of: verification, on: disk, keepingIn: "repaired/1")
        return repair
    }

    @Test func `a sound replica has no findings, and all of it was looked at`() throws {
        let (_, device, _) = try device()
        let before = device.disk.files
        let verification = try verify(device.disk)
        #expect(verification.findings.isEmpty)
        #expect(verification.files == device.disk.files.count)
        #expect(verification.lines > 10)
        // Two own rows and three unsent sets, beside those that the outbox still has.
        #expect(verification.signatures >= 5)
        #expect(verification.replayed == 1)
        #expect(!Repair(verification).isNeeded)
        #expect(device.disk.files == before)
        #expect(throws: ReplicaError.notEnrolled) { try verify(MemoryDisk()) }
    }

    /// Damages of many kinds, each to one file of a replica.
    private func damages(_ files: [String: [UInt8]]) -> [(path: String, bytes: [UInt8]?)] {
        var damages: [(path: String, bytes: [UInt8]?)] = []
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path != ReplicaFiles.identity {
            for place in stride(from: 3, to: bytes.count, by: max(1, bytes.count / 7)) {
                var flipped = bytes
                flipped[place] ^= 1 << UInt8(place % 8)
                damages.append((path, flipped))
                damages.append((path, Array(bytes.prefix(place))))
                damages.append((path, Array(bytes.prefix(place)) + Array(bytes.dropFirst(place + 40))))
            }
            damages.append((path, nil))
            damages.append((path, Array("不是台账\n".utf8)))
        }
        return damages
    }

    @Test func `whatever was damaged, the repaired replica opens, keeps what was good and comes to agree`()
        throws
    {
        let (world, device, _) = try device()
        let unsent = device.store.replica.unsent.map(\.submission)
        let server = world.server
        var mended = 0
        for (path, bytes) in damages(device.disk.files) {
            world.server = server
            let disk = device.disk.copy()
            disk.files[path] = bytes
            let opened = try? ReplicaStore(opening: disk.copy())
            let verification = try verify(disk)
            // What keeps it from opening is found.
            if opened == nil { #expect(!verification.isSound, "\(path)") }
            let whole = (verification.good[ReplicaFiles.outbox] ?? []).compactMap {
                try? OutboxLine(text: $0)
            }
            let good = whole.compactMap { line in
                if case .saved(let submission) = line { submission } else { nil }
            }
            if try repair(disk).isNeeded { mended += 1 }
            #expect(try verify(disk).isSound, "\(path)")
            let after = TestDevice(world: world, store: try ReplicaStore(opening: disk), disk: disk)
            let kept = after.store.replica.unsent.map(\.submission)
            #expect(kept.filter(unsent.contains) == unsent.filter(good.contains), "\(path)")
            if path != ReplicaFiles.outbox { #expect(Set(kept).isSuperset(of: unsent), "\(path)") }
            // Nothing is overwritten that is not kept aside.
            if let bytes, disk.files[path] != bytes, !verification.isSound {
                #expect(disk.files["repaired/1/\(path)"] == bytes, "\(path)")
            }
            try after.sync()
            let state = world.server.units[world.unit]?.state
            #expect(after.store.replica.units[world.unit]?.state.digest == state?.digest, "\(path)")
            #expect(after.store.replica.unsent.isEmpty, "\(path)")
            for submission in kept {
                let logged = world.server.units[world.unit]?.log.contains { text in
                    (try? LogRow(text: text))?.submission.root == submission.root
                }
                #expect(logged == true, "\(path)")
            }
        }
        #expect(mended > 20)
    }

    @Test
    func `an own edit that was changed on disk with its checksum is not sent as if it were the person's`()
        throws
    {
        let (_, device, _) = try device()
        let contents = try SealedLine.open(device.disk.files["outbox.ndjson"] ?? [], path: "outbox.ndjson")
        let forged = contents.lines.map { $0.replacing("李四", with: "赵六") }
        #expect(forged != contents.lines)
        try device.disk.replaceLines("outbox.ndjson", with: forged)
        let verification = try verify(device.disk)
        #expect(verification.findings.map(\.kind).contains(.badSignature))
        _ = try repair(device.disk)
        try device.reopen()
        #expect(device.store.replica.unsent.count == 2)
        try device.sync()
        #expect(device.store.replica.unsent.isEmpty)
    }

    @Test func `records that are not what the rows make are fetched anew`() throws {
        let (world, device, problem) = try device()
        let path = ReplicaFiles.state(world.unit)
        let contents = try SealedLine.open(device.disk.files[path] ?? [], path: path)
        try device.disk.replaceLines(path, with: contents.lines.map { $0.replacing("张三", with: "赵六") })
        let verification = try verify(device.disk)
        #expect(verification.findings.map(\.kind) == [.wrongState])
        #expect(try repair(device.disk).actions == [.fetchAgain(world.unit)])
        try device.reopen()
        #expect(device.store.replica.unsent.count == 3)
        try device.sync()
        #expect(try device.value(problem, field) == "李四")
    }

    @Test
    func
        `of a replica that has lost its key nothing is changed, and another folder takes up what was unsent`()
        throws
    {
        let (world, device, problem) = try device()
        let old = device.disk.copy()
        old.files[ReplicaFiles.identity] = Array("{}\n".utf8)
        let before = old.files
        #expect(try repair(old).hasLostIdentity)
        #expect(old.files == before)
        let anew = try world.device(nil, person: device.person)
        try anew.sync()
        #expect(try anew.store.owner(ofFolder: old) == device.person)
        let stranger = try world.device(.liaison)
        try stranger.sync()
        #expect(try stranger.store.owner(ofFolder: old) == device.person)
        #expect(try stranger.store.owner(ofFolder: device.disk) == device.person)
        #expect(try anew.store.takeUp(unsentIn: old) == (3, 0))
        #expect(try anew.store.takeUp(unsentIn: old) == (0, 0))
        #expect(try anew.value(problem, field) == "李四")
        try anew.reopen()
        // Twice and by both it has one effect.
        try device.sync()
        try anew.sync()
        let other = try world.device(.liaison)
        try other.sync()
        #expect(try other.value(problem, "responsibleLeader") == "王五")
        #expect(anew.store.replica.unsent.isEmpty)
        let log = try (world.server.units[world.unit]?.log ?? []).map { try LogRow(text: $0).submission.root }
        #expect(Set(log).count == log.count)
    }
}
