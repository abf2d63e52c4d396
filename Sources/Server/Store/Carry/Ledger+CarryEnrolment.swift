import Bundles
import Postgres
import SQL
import Shared

extension Ledger {
    /// Enrols a device that asks by file, and answers with all that its person reads.
    ///
    /// - Throws: ``BundleTrouble``; nothing was changed then.
    func carry(enrolment file: BundleFile, now: Timestamp) async throws -> CarryOutcome {
        let lines = try file.lines(openedWith: nil)
        let asking: CarriedEnrolment
        do throws(JSONError) { asking = try CarriedEnrolment(lines: lines) } catch {
            throw BundleTrouble.damaged
        }
        let device = asking.device
        guard file.header.replica == device.replica, file.isSigned(by: device.publicKey) else {
            throw BundleTrouble.badSignature
        }
        guard let reader = device.sealingKey else { throw BundleTrouble.notForYou }
        guard let secret = try await codeSecrets(now: now).first(where: asking.isProven) else {
            throw BundleTrouble.badCode(.codeInvalid)
        }
        let enrolment: EnrolmentAnswer
        do { enrolment = try await enroll(device, by: secret, now: now) } catch LedgerError.refused(let code)
        {
            throw BundleTrouble.badCode(code)
        }
        let maker = Session(
            person: enrolment.person,
            replica: device.replica,
            personName: enrolment.personName
        )
        var outcome = CarryRecording(maker: maker, recorder: AnswerRecorder(from: [:]))
        try await pull(for: &outcome, isRevoked: false, now: now)
        let header = BundleHeader(
            kind: .enrolled,
            replica: device.replica,
            personName: enrolment.personName,
            deviceName: device.name,
            madeAt: now,
            edits: 0,
            answers: file.id
        )
        let answer = CarriedEnrolmentAnswer(enrolment, for: device.replica, provenBy: secret)
        return CarryOutcome(
            header: header,
            answer: try BundleFile(
                header,
                lines: [answer.line] + RecordedAnswer.lines(outcome.recorder.answers),
                for: [reader],
                signedBy: try await carryKeys().signer
            )
        )
    }

    /// What codes stand for that can be used, or could be until lately: those are told that they have run out.
    private func codeSecrets(now: Timestamp) async throws -> [CodeSecret] {
        try await connected { connection in
            try connection.run(.listEnrolmentCodes, now.parameter).map {
                CodeSecret(hash: try $0.hash("code_hash"))
            }
        }
    }
}
