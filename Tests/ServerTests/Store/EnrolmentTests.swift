import Postgres
import Shared
import Testing

@testable import Server

@Suite struct EnrolmentTests {
    private let now = LedgerDatabase.start

    private func code(of body: () async throws -> Void) async throws -> ServerErrorCode? {
        do {
            try await body()
            return nil
        } catch let error as LedgerError { return error.code }
    }

    private func request(_ code: String, _ device: TestDevice) -> EnrolmentRequest {
        EnrolmentRequest(
            code: code,
            device: device.asking
        )
    }

    @Test func `a code enrols one device once, and the same device again after a lost reply`() async throws {
        let database = try await LedgerDatabase.make()
        let person: PersonID = newID()
        try await database.owner.addPerson(person, name: "王", now: now)
        let code = try await database.owner.enrolmentCode(for: person, now: now)
        let (device, other) = (TestDevice(person: person), TestDevice(person: person))
        let first = try await database.app.enroll(request(code.code, device), now: now)
        let second = try await database.app.enroll(
            request(code.code.lowercased().replacing("-", with: " "), device),
            now: now
        )
        #expect(first.token != second.token)
        #expect(first.personName == "王")
        for answer in [first, second] {
            let session = try await database.app.session(token: answer.token, now: now)
            #expect(session == Session(person: person, replica: device.replica, personName: "王"))
        }
        #expect(
            try await self.code { _ = try await database.app.enroll(request(code.code, other), now: now) }
                == .codeUsed
        )
        let stolen = TestDevice(person: person, replica: device.replica)
        #expect(
            try await self.code { _ = try await database.app.enroll(request(code.code, stolen), now: now) }
                == .codeUsed
        )
        let fresh = try await database.owner.enrolmentCode(for: person, now: now)
        #expect(
            try await self.code { _ = try await database.app.enroll(request(fresh.code, device), now: now) }
                == .replicaExists
        )
    }

    @Test func `a code that is unknown or too old enrols nothing`() async throws {
        let database = try await LedgerDatabase.make()
        let person: PersonID = newID()
        try await database.owner.addPerson(person, name: "王", now: now)
        let code = try await database.owner.enrolmentCode(for: person, now: now)
        let device = TestDevice(person: person)
        #expect(
            try await self.code { _ = try await database.app.enroll(request("K7Q2-0000", device), now: now) }
                == .codeInvalid
        )
        #expect(
            try await self.code {
                _ = try await database.app.enroll(request(code.code, device), now: code.expiresAt)
            }
                == .codeExpired
        )
        let before = Timestamp(milliseconds: code.expiresAt.milliseconds - 1)
        _ = try await database.app.enroll(request(code.code, device), now: before)
    }

    @Test func `a token is refused when it is unknown, too old, or its device was revoked`() async throws {
        let database = try await LedgerDatabase.make()
        let person: PersonID = newID()
        try await database.owner.addPerson(person, name: "王", now: now)
        let code = try await database.owner.enrolmentCode(for: person, now: now)
        let device = TestDevice(person: person)
        let answer = try await database.app.enroll(request(code.code, device), now: now)
        #expect(
            try await self.code { _ = try await database.app.session(token: "x", now: now) }
                == .unauthenticated
        )
        #expect(
            try await self.code {
                _ = try await database.app.session(token: answer.token, now: answer.expiresAt)
            }
                == .tokenExpired
        )
        #expect(try await database.owner.devices().first { $0.replica == device.replica }?.lastSeenAt == nil)
        _ = try await database.app.session(token: answer.token, now: now)
        #expect(try await database.owner.devices().first { $0.replica == device.replica }?.lastSeenAt == now)
        try await database.owner.revokeDevice(device.replica, now: now)
        #expect(
            try await self.code { _ = try await database.app.session(token: answer.token, now: now) }
                == .tokenRevoked
        )
        #expect(
            try await self.code { _ = try await database.app.enroll(request(code.code, device), now: now) }
                == .tokenRevoked
        )
    }

    @Test func `administration over the application's role is forbidden`() async throws {
        let database = try await LedgerDatabase.make()
        #expect(
            try await code { try await database.app.addPerson(newID(), name: "x", now: now) } == .forbidden
        )
        #expect(
            try await code {
                _ = try await database.app.officePush(
                    changes: [newProblem(newID(), round: newID())],
                    unit: .office,
                    now: now
                )
            } == .forbidden
        )
    }
}
