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
            #expect(session.person == person && session.replica == device.replica)
            #expect(session.personName == "王" && session.expiresAt == answer.expiresAt)
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
    }

    @Test func `a new code of the same person renews a device, and nobody else's does`() async throws {
        let database = try await LedgerDatabase.make()
        let (person, stranger): (PersonID, PersonID) = (newID(), newID())
        try await database.owner.addPerson(person, name: "王", now: now)
        try await database.owner.addPerson(stranger, name: "李", now: now)
        func code(_ person: PersonID) async throws -> String {
            try await database.owner.enrolmentCode(for: person, now: now).code
        }
        let device = TestDevice(person: person)
        let first = try await database.app.enroll(request(try await code(person), device), now: now)
        let renewal = try await database.app.enroll(request(try await code(person), device), now: now)
        #expect(renewal.token != first.token)
        #expect(try await database.app.session(token: renewal.token, now: now).replica == device.replica)
        #expect(try await database.owner.devices().count { $0.person == person } == 1)
        let foreign = try await code(stranger)
        #expect(
            try await self.code { _ = try await database.app.enroll(request(foreign, device), now: now) }
                == .replicaExists
        )
        let otherKey = TestDevice(person: person, replica: device.replica)
        let another = try await code(person)
        #expect(
            try await self.code { _ = try await database.app.enroll(request(another, otherKey), now: now) }
                == .replicaExists
        )
        // A code that did nothing can still be used.
        _ = try await database.app.enroll(request(foreign, TestDevice(person: stranger)), now: now)
        try await database.owner.revokeDevice(device.replica, now: now)
        #expect(
            try await self.code { _ = try await database.app.enroll(request(another, device), now: now) }
                == .tokenRevoked
        )
    }

    @Test func `a token that is in use lives on, and one that is not ends`() async throws {
        let database = try await LedgerDatabase.make()
        let person: PersonID = newID()
        try await database.owner.addPerson(person, name: "王", now: now)
        let code = try await database.owner.enrolmentCode(for: person, now: now)
        let answer = try await database.app.enroll(request(code.code, TestDevice(person: person)), now: now)
        let life = answer.expiresAt.milliseconds - now.milliseconds
        func at(_ part: Int64) -> Timestamp {
            Timestamp(milliseconds: now.milliseconds + life * part / 100)
        }
        #expect(
            try await database.app.session(token: answer.token, now: at(49)).expiresAt == answer.expiresAt
        )
        let extended = Timestamp(milliseconds: at(60).milliseconds + life)
        #expect(try await database.app.session(token: answer.token, now: at(60)).expiresAt == extended)
        #expect(try await database.app.session(token: answer.token, now: at(105)).expiresAt == extended)
        #expect(
            try await self.code { _ = try await database.app.session(token: answer.token, now: at(400)) }
                == .tokenExpired
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
