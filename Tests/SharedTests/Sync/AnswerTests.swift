import Shared
import Testing

/// The table of answers to a push, and what the client makes of each.
@Suite struct AnswerTests {
    private let field = "responsiblePerson"

    private struct Lane {
        let world = World()
        let problem: RecordID
        let device: TestDevice
        let signer: Ed25519Signer

        init() throws {
            problem = try world.problem()
            device = try world.device(.liaison)
            try device.sync()
            signer = try Ed25519Signer(privateKey: device.store.replica.identity.privateKey)
        }

        func set(_ n: Int64, _ value: String, prev: Hash = .zero) throws -> Submission {
            let edit = FieldEdit("responsiblePerson", from: .null, to: .string(value))
            let set = ChangeSet(
                replica: device.store.replica.identity.replica,
                unit: world.unit,
                n: n,
                prev: prev,
                base: Base(epoch: world.epoch, version: 1),
                editedAt: Timestamp(milliseconds: 0),
                changes: [Change(problem, kind: "problem", .edit(edit))]
            )
            return try Submission(freezing: set, with: signer)
        }

        func push(_ submission: Submission, carrier: PersonID? = nil) throws -> PushAnswer {
            try world.server.push(submission, carrier: carrier ?? device.person, receivedAt: world.now())
        }

        /// What the server answers to bytes that a client sends.
        func answer(_ text: String, _ signature: [UInt8]) throws -> SyncLine {
            let request = SyncRequest(
                pushes: [SyncRequest.Push(unit: world.unit, text: text, signature: signature)],
                outbox: [:],
                cursors: [:]
            )
            let lines = try world.server.sync(
                request,
                from: device.store.replica.identity.replica,
                checker: Ed25519Checker(),
                receivedAt: world.now()
            )
            return try SyncLine(text: try #require(lines.first))
        }
    }

    @Test
    func `a retry gets the same bytes, also by another carrier, after a revocation and after others' edits`()
        throws
    {
        let lane = try Lane()
        let first = try lane.set(1, "甲")
        let receipt = try lane.push(first)
        guard case .receipt = receipt else { return #expect(Bool(false), "\(receipt)") }
        #expect(try lane.push(first) == receipt)
        #expect(try lane.push(first, carrier: lane.world.newID()) == receipt)
        let other = try lane.world.device(.liaison)
        try other.sync()
        try other.set(field, "乙", of: lane.problem)
        try other.sync()
        #expect(try lane.push(first) == receipt)
        lane.world.server.grant([], to: lane.device.person, in: lane.world.unit)
        #expect(try lane.push(first) == receipt)
        var device = try #require(lane.world.server.devices[first.replica])
        device.isRevoked = true
        lane.world.server.put(device)
        #expect(try lane.push(first) == receipt)
        #expect(try lane.push(try lane.set(2, "丙", prev: first.hash)) == .refusal(.quarantined))
    }

    @Test
    func `a number that skips one is a gap, other bytes under a known number or a broken link are a fork`()
        throws
    {
        let lane = try Lane()
        #expect(try lane.push(try lane.set(2, "甲")) == .refusal(.gap(expected: 1)))
        let first = try lane.set(1, "甲")
        _ = try lane.push(first)
        #expect(try lane.push(try lane.set(1, "乙")) == .refusal(.replicaFork(expected: 2)))
        #expect(try lane.push(try lane.set(2, "乙", prev: .of("x"))) == .refusal(.replicaFork(expected: 2)))
        #expect(try lane.push(try lane.set(3, "乙", prev: first.hash)) == .refusal(.gap(expected: 2)))
        guard case .receipt = try lane.push(try lane.set(2, "乙", prev: first.hash)) else {
            return #expect(Bool(false), "the true successor is taken")
        }
    }

    @Test
    func `a stranger, a revoked member, a revoked device and a wrong key write nothing in the ledger`()
        throws
    {
        let lane = try Lane()
        let set = try lane.set(1, "甲")
        let head = lane.world.server.units[lane.world.unit]?.head
        lane.world.server.grant([], to: lane.device.person, in: lane.world.unit)
        #expect(try lane.push(set) == .refusal(.quarantined))
        lane.world.server.grant([.liaison], to: lane.device.person, in: lane.world.unit)
        var device = try #require(lane.world.server.devices[set.replica])
        device.isRevoked = true
        lane.world.server.put(device)
        #expect(try lane.push(set) == .refusal(.quarantined))
        device.isRevoked = false
        device.person = lane.world.newID()
        lane.world.server.put(device)
        #expect(try lane.push(set) == .refusal(.notMember))
        var flipped = set.signature
        flipped[0] ^= 1
        guard case .refusal(_, 1, .badSignature) = try lane.answer(set.text, flipped) else {
            return #expect(Bool(false), "a wrong signature was taken")
        }
        #expect(lane.world.server.units[lane.world.unit]?.head == head)
        #expect(lane.world.server.units[lane.world.unit]?.lanes[set.replica] == nil)
    }

    @Test func `what can't be read as a set is refused by its code`() throws {
        let lane = try Lane()
        let set = try lane.set(1, "甲")
        let newer = set.text.replacing("\"schema\":1", with: "\"schema\":2")
        let cases: [(String, String)] = [
            ("{}", "malformed"), (String(set.text.dropLast()), "malformed"), (newer, "unknown_schema"),
            (set.text + String(repeating: " ", count: Limits.changeSetBytesMax), "too_large"),
        ]
        for (text, code) in cases {
            guard case .refusal(_, _, let refusal) = try lane.answer(text, set.signature) else {
                return #expect(Bool(false), "\(code) was taken")
            }
            #expect(refusal.code == code)
            #expect(refusal.asksForVoid)
        }
    }

    @Test(arguments: [PushRefusal.unknownSchema, .tooLarge, .malformed(JSONError(.malformed))])
    func `a set that the server can't take is given up by itself, stays shown, and the queue goes on`(
        refusal: PushRefusal
    ) throws {
        let lane = try Lane()
        let device = lane.device
        for value in ["甲", "乙", "丙"] { try device.set(field, .string(value), of: lane.problem) }
        let refused = device.store.replica.outbox[1].submission
        try device.sync(answer: { $0 }, refusing: { $0.n == 2 && $0.set != nil ? refusal : nil })
        #expect(device.store.replica.unsent.isEmpty)
        #expect(device.store.replica.outbox.first { $0.n == 2 }?.submission == refused)
        #expect(device.store.replica.outbox.first { $0.n == 2 }?.void != nil)
        try device.reopen()
        #expect(device.store.replica.outbox.first { $0.n == 2 }?.submission == refused)
        #expect(lane.world.server.units[lane.world.unit]?.lanes[refused.replica]?.n == 3)
        try device.set("nextStep", "复查", of: lane.problem)
        try device.sync()
        #expect(device.store.replica.unsent.isEmpty)
    }

    @Test(arguments: [
        PushRefusal.busy, .unavailable, .badSignature, .notMember,
        .gap(expected: 7),
    ])
    func
        `another refusal keeps the set, the news still come, other units go on, and the next sync sends it again`(
            refusal: PushRefusal
        ) throws
    {
        let lane = try Lane()
        let (device, world) = (lane.device, lane.world)
        world.server.grant([.liaison], to: device.person, in: world.otherUnit)
        try device.sync()
        let other = try world.device(.liaison)
        try other.sync()
        try other.set("leadDepartment", "一处", of: lane.problem)
        try other.sync()
        try device.set(field, "甲", of: lane.problem)
        let summary = try device.sync(answer: { $0 }, refusing: { $0.unit == world.unit ? refusal : nil })
        #expect(summary.refusals[world.unit]?.refusal == refusal)
        #expect(device.store.replica.unsent.count == 1)
        #expect(try device.value(lane.problem, "leadDepartment") == "一处")
        try device.reopen()
        #expect(device.store.replica.unsent.first?.refusal == refusal)
        try device.sync()
        #expect(device.store.replica.unsent.isEmpty)
    }

    @Test func `a number that was given up after its content had come through counts as what came through`()
        throws
    {
        let lane = try Lane()
        let device = lane.device
        try device.set(field, "甲", of: lane.problem)
        // The answer to the content is lost, and the next server can't read it.
        try device.sync(answer: { _ in [] }, refusing: { _ in nil })
        try device.sync(answer: { $0 }, refusing: { $0.set != nil ? .unknownSchema : nil })
        #expect(device.store.replica.unsent.isEmpty)
        #expect(device.store.replica.outbox.first?.isGivenUp == false)
        #expect(lane.world.server.units[lane.world.unit]?.state.records[lane.problem]?[field] == "甲")
    }

    @Test
    func `a content whose number a copy of the replica gave up is shown as given up, and the sync goes on`()
        throws
    {
        let lane = try Lane()
        let device = lane.device
        try device.set(field, "甲", of: lane.problem)
        let saved = device.disk.files
        try device.sync(answer: { $0 }, refusing: { $0.set != nil ? .unknownSchema : nil })
        device.disk.files = saved
        try device.reopen()
        try device.sync()
        #expect(device.store.replica.unsent.isEmpty)
        #expect(device.store.replica.outbox.map(\.isGivenUp) == [true])
        #expect(try device.value(lane.problem, field) == .null)
    }
}
