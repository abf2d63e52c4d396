import Bundles
import Shared
import Testing

@testable import Client

/// The device's side of an enrolment by file.
struct CarriedEnrolmentTests {
    private let folder = TemporaryFolder()
    private var disk: POSIXDisk { POSIXDisk(root: folder.path) }
    private let server = Ed25519Signer()
    private let code = "K7Q2-0000-1111-2222-3333"

    private func asked() throws -> (Enrolment<POSIXDisk>, Identity) {
        let enrolment = Enrolment(disk: disk)
        let identity = try enrolment.identity(server: "", device: "d")
        _ = try enrolment.request(identity, code: code, at: Timestamp(milliseconds: 1))
        return (enrolment, identity)
    }

    private func answer(
        to identity: Identity,
        code: String? = nil,
        replica: ReplicaID? = nil,
        signedBy signer: Ed25519Signer? = nil
    ) throws -> BundleFile {
        let enrolment = EnrolmentAnswer(
            person: PersonID(high: 1, low: 1),
            personName: "王五",
            token: "t",
            expiresAt: Timestamp(milliseconds: 4_000_000_000_000),
            keys: ServerKeys(signing: server.publicKey, sealing: SealingKey().publicKey)
        )
        let proven = CarriedEnrolmentAnswer(
            enrolment,
            for: replica ?? identity.replica,
            provenBy: CodeSecret(code: code ?? self.code)
        )
        return try BundleFile(
            BundleHeader(
                kind: .enrolled,
                replica: replica ?? identity.replica,
                personName: "王五",
                deviceName: "d",
                madeAt: Timestamp(milliseconds: 2),
                edits: 0
            ),
            lines: [proven.line],
            for: [SealingKey(privateKey: #require(identity.sealingKey)).publicKey],
            signedBy: signer ?? server
        )
    }

    @Test func `an answer that is proven by the code enrols, and a second time changes nothing`() throws {
        let (enrolment, identity) = try asked()
        let file = try answer(to: identity)
        #expect(try enrolment.accept(file).enrolment?.personName == "王五")
        let kept = try ReplicaStore(opening: disk).replica.identity
        #expect(kept.enrolment != nil && kept.secret == nil)
        #expect(try enrolment.accept(file) == kept)
    }

    @Test func `an answer without the code, by another key, or where nothing was asked enrols nobody`() throws
    {
        let (enrolment, identity) = try asked()
        for file in [
            try answer(to: identity, code: "0000"), try answer(to: identity, signedBy: Ed25519Signer()),
            try answer(to: identity, replica: ReplicaID(high: 9, low: 9)),
        ] {
            #expect(throws: BundleTrouble.badSignature) { _ = try enrolment.accept(file) }
        }
        #expect(throws: ReplicaError.notEnrolled) { _ = try ReplicaStore(opening: disk) }
        let elsewhere = TemporaryFolder()
        #expect(throws: ArgumentTrouble.noRequestMade) {
            _ = try Enrolment(disk: POSIXDisk(root: elsewhere.path)).accept(try answer(to: identity))
        }
    }
}
