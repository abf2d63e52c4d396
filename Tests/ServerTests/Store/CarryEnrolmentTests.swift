import Bundles
import Postgres
import SQL
import Shared
import Testing

@testable import Server

/// Devices that ask by file to be enrolled, on a real PostgreSQL.
@Suite struct CarryEnrolmentTests {
    private let now = LedgerDatabase.start

    private struct Place {
        let database: LedgerDatabase
        let unit: UnitID
        let carrier: TestDevice
        let device = TestDevice(person: newID())
        let code: String

        init() async throws {
            database = try await LedgerDatabase.make()
            unit = newID()
            carrier = try await database.enrol(newID(), name: "赵六")
            try await database.owner.addUnit(unit, name: "unit", now: LedgerDatabase.start)
            try await database.owner.addPerson(device.person, name: "王五", now: LedgerDatabase.start)
            try await database.owner.grant(unit, device.person, .liaison, now: LedgerDatabase.start)
            code = try await database.owner.enrolmentCode(for: device.person, now: LedgerDatabase.start).code
        }

        func request(_ code: String? = nil, signedBy signer: Ed25519Signer? = nil) throws -> BundleFile {
            try BundleFile(
                BundleHeader(
                    kind: .enrolment,
                    replica: device.replica,
                    personName: "",
                    deviceName: "laptop",
                    madeAt: LedgerDatabase.start,
                    edits: 0
                ),
                lines: CarriedEnrolment(device.asking, provenBy: CodeSecret(code: code ?? self.code)).lines,
                for: [],
                signedBy: signer ?? device.signer
            )
        }

        func carry(_ file: BundleFile, now: Timestamp = LedgerDatabase.start) async throws -> BundleFile {
            try await database.app.carry(file.bytes, by: carrier.person, now: now).answer
        }
    }

    @Test
    func
        `the answer has the token, the keys and the person's rows, for the device alone, proven by the code`()
        async throws
    {
        let place = try await Place()
        let request = try place.request()
        #expect(!String(decoding: request.bytes, as: UTF8.self).contains(place.code))
        let answer = try await place.carry(request)
        #expect(throws: BundleTrouble.notForYou) {
            _ = try answer.lines(openedWith: place.carrier.sealing.privateKey)
        }
        let lines = try answer.lines(openedWith: place.device.sealing.privateKey)
        let told = try CarriedEnrolmentAnswer(line: try #require(lines.first))
        let secret = CodeSecret(code: place.code.lowercased())
        #expect(told.isProven(by: secret, for: place.device.replica))
        #expect(!told.isProven(by: secret, for: place.carrier.replica))
        #expect(answer.isSigned(by: try #require(told.enrolment.keys).signing))
        #expect(told.enrolment.personName == "王五")
        let recorded = try RecordedAnswer.read(Array(lines.dropFirst()))
        #expect(recorded.count == 1)
        let session = try await place.database.app.session(token: told.enrolment.token, now: now)
        #expect(session.person == place.device.person && session.replica == place.device.replica)
    }

    @Test func `carried twice it is one device, and each answer can be used`() async throws {
        let place = try await Place()
        let request = try place.request()
        for _ in 0..<2 {
            let lines = try await place.carry(request).lines(openedWith: place.device.sealing.privateKey)
            let told = try CarriedEnrolmentAnswer(line: try #require(lines.first))
            _ = try await place.database.app.session(token: told.enrolment.token, now: now)
        }
        let devices = try await place.database.owner.devices()
        #expect(devices.filter { $0.person == place.device.person }.count == 1)
    }

    @Test func `a wrong code, a used one, one that ran out and another's signature enrol nobody`()
        async throws
    {
        let place = try await Place()
        for (file, trouble) in [
            (try place.request("0000-0000-0000-0000-0000"), BundleTrouble.badCode(.codeInvalid)),
            (try place.request(signedBy: Ed25519Signer()), .badSignature),
        ] {
            await #expect(throws: trouble) { _ = try await place.carry(file) }
        }
        let request = try place.request()
        let late = Timestamp(milliseconds: now.milliseconds + 31 * 60_000)
        await #expect(throws: BundleTrouble.badCode(.codeExpired)) {
            _ = try await place.carry(request, now: late)
        }
        _ = try await place.database.app.enroll(
            EnrolmentRequest(code: place.code, device: TestDevice(person: newID()).asking),
            now: now
        )
        await #expect(throws: BundleTrouble.badCode(.codeUsed)) { _ = try await place.carry(request) }
        let devices = try await place.database.owner.devices()
        #expect(!devices.contains { $0.replica == place.device.replica })
    }
}
