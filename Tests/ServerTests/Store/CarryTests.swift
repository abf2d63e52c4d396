import Bundles
import Postgres
import SQL
import Shared
import Testing

@testable import Server

/// Files that are carried to a real PostgreSQL.
@Suite struct CarryTests {
    private let now = LedgerDatabase.start

    /// A unit with a supervisor who has one problem to tell of, and a colleague.
    private struct Place {
        let database: LedgerDatabase
        let unit: UnitID
        let maker: TestDevice
        let carrier: TestDevice
        var lane: TestLane
        let keys: ServerKeys

        init() async throws {
            database = try await LedgerDatabase.make()
            unit = newID()
            maker = try await database.enrol(newID(), name: "王五")
            carrier = try await database.enrol(newID(), name: "赵六")
            try await database.owner.addUnit(unit, name: "unit", now: LedgerDatabase.start)
            try await database.owner.grant(unit, maker.person, .supervisor, now: LedgerDatabase.start)
            lane = TestLane(maker, unit, database.epoch)
            keys = try #require(try await database.app.connected { try CarryKeys.read($0)?.publicKeys })
        }

        func file(_ sets: [Submission], kind: BundleKind = .outbox, by device: TestDevice? = nil) throws
            -> BundleFile
        {
            let device = device ?? maker
            let header = BundleHeader(
                kind: kind,
                replica: maker.replica,
                personName: "王五",
                deviceName: "laptop",
                madeAt: LedgerDatabase.start,
                edits: Int64(sets.count)
            )
            let request = CarriedRequest(SyncRequest(pushes: sets.map(\.push), outbox: [:], cursors: [:]))
            return try BundleFile(
                header,
                lines: request.lines,
                for: [keys.sealing],
                signedBy: device.signer
            )
        }

        mutating func problem() throws -> Submission {
            try lane.freeze([newProblem(newID(), round: RecordID(high: 1, low: 2))])
        }

        /// The answer's recorded lines, opened as the maker does.
        func answers(_ outcome: CarryOutcome) throws -> [String] {
            let file = try BundleFile(reading: outcome.answer.bytes)
            #expect(file.isSigned(by: keys.signing))
            return try file.lines(openedWith: maker.sealing.privateKey)
        }
    }

    @Test func `carried twice, by two people, parts before the whole: each edit once, and the same receipts`()
        async throws
    {
        var place = try await Place()
        let sets = try [place.problem(), place.problem(), place.problem()]
        let (part, whole) = (try place.file(Array(sets.prefix(1))), try place.file(sets))
        var receipts: Set<String> = []
        for (file, carrier) in [
            (part, place.carrier), (whole, place.maker), (whole, place.carrier), (part, place.maker),
        ] {
            let outcome = try await place.database.app.carry(file.bytes, by: carrier.person, now: now)
            #expect(outcome.refused.isEmpty)
            receipts.formUnion(try place.answers(outcome).filter { $0.contains(#""type":"receipt""#) })
        }
        #expect(receipts.count == 3)
        let rows = try await PostgresLedgerStore(database: place.database).log(place.unit)
            .map { try LogRow(text: $0) }
        #expect(rows.map(\.author) == Array(repeating: place.maker.person, count: 3))
        #expect(rows.map(\.carrier) == [place.carrier.person, place.maker.person, place.maker.person])
        #expect(try await place.database.owner.check().findings == [])
    }

    @Test func `the answer holds the rows of the maker's units, for the maker alone`() async throws {
        var place = try await Place()
        let outcome = try await place.database.app.carry(
            place.file([place.problem()]).bytes,
            by: place.carrier.person,
            now: now
        )
        #expect(try place.answers(outcome).contains { $0.contains(#""kind":"problem""#) })
        let file = try BundleFile(reading: outcome.answer.bytes)
        #expect(throws: BundleTrouble.notForYou) {
            try file.lines(openedWith: place.carrier.sealing.privateKey)
        }
    }

    @Test func `forged, edited, foreign and wrong files are refused, and nothing of them is taken`()
        async throws
    {
        var place = try await Place()
        let set = try place.problem()
        let app = place.database.app
        func expect(_ trouble: BundleTrouble, _ bytes: [UInt8]) async {
            await #expect(throws: trouble) { try await app.carry(bytes, by: place.carrier.person, now: now) }
        }
        let good = try place.file([set]).bytes
        await expect(.badSignature, try place.file([set], by: place.carrier).bytes)
        await expect(.damaged, good + [0])
        await expect(.notABundle, Array(good.prefix(100)))
        await expect(.wrongKind(.answer), try place.file([set], kind: .answer).bytes)
        let elsewhere = try await Place()
        await expect(.unknownDevice, try elsewhere.file([]).bytes)
        let sealedForOther = try BundleFile(
            place.file([]).header,
            lines: ["{}"],
            for: [elsewhere.keys.sealing],
            signedBy: place.maker.signer
        )
        await expect(.notForYou, sealedForOther.bytes)
        let nonsense = try BundleFile(
            place.file([]).header,
            lines: ["{}"],
            for: [place.keys.sealing],
            signedBy: place.maker.signer
        )
        await expect(.damaged, nonsense.bytes)
        #expect(try await PostgresLedgerStore(database: place.database).log(place.unit).isEmpty)
    }

    @Test func `of a revoked device's file nothing is taken and nothing is told but that`() async throws {
        var place = try await Place()
        let set = try place.problem()
        try await place.database.owner.revokeDevice(place.maker.replica, now: now)
        let outcome = try await place.database.app.carry(
            place.file([set]).bytes,
            by: place.carrier.person,
            now: now
        )
        #expect(outcome.taken == 0)
        #expect(outcome.refused == [.quarantined])
        #expect(try place.answers(outcome).allSatisfy { !$0.contains(#""type":"unit""#) })
    }
}
