import Crypto
import Shared
import Testing

@testable import Bundles

@Suite struct BundleFileTests {
    private let maker = Ed25519Signer()
    private let reader = Curve25519.KeyAgreement.PrivateKey()
    private let other = Curve25519.KeyAgreement.PrivateKey()
    private let lines = ["{\"甲\":1}", String(repeating: "整改", count: 5_000)]

    private func file(sealed: Bool = true) throws -> BundleFile {
        let header = BundleHeader(
            kind: .outbox,
            replica: ReplicaID(high: 1, low: 2),
            personName: "王五",
            deviceName: "笔记本",
            madeAt: Timestamp(milliseconds: 1_589_680_000_000),
            edits: 12
        )
        let readers = sealed ? [reader, other].map { Array($0.publicKey.rawRepresentation) } : []
        return try BundleFile(header, lines: lines, for: readers, signedBy: maker)
    }

    @Test(arguments: [true, false])
    func `what was put in comes out, for each reader, and the header for anybody`(isSealed: Bool) throws {
        let bytes = try file(sealed: isSealed).bytes
        #expect(bytes.count < 2_000, "compressed")
        let read = try BundleFile(reading: bytes)
        #expect(read.header == (try file()).header)
        #expect(read.isSigned(by: maker.publicKey))
        #expect(!read.isSigned(by: Ed25519Signer().publicKey))
        for key in [reader, other] {
            #expect(try read.lines(openedWith: Array(key.rawRepresentation)) == lines)
        }
    }

    @Test func `who is no reader gets nothing`() throws {
        let stranger = Array(Curve25519.KeyAgreement.PrivateKey().rawRepresentation)
        #expect(throws: BundleTrouble.notForYou) { try file().lines(openedWith: stranger) }
        #expect(throws: BundleTrouble.notForYou) { try file().lines(openedWith: nil) }
    }

    @Test func `any flipped bit and any cut is found`() throws {
        let bytes = try file().bytes
        for place in bytes.indices {
            var bad = bytes
            bad[place] ^= 1 << (place % 8)
            let (isFlipFound, isCutFound) = (isRefused(bad), isRefused(Array(bytes.prefix(place))))
            #expect(isFlipFound && isCutFound, "byte \(place)")
        }
    }

    private func isRefused(_ bytes: [UInt8]) -> Bool {
        guard let file = try? BundleFile(reading: bytes) else { return true }
        return !file.isSigned(by: maker.publicKey)
    }

    @Test func `a newer file is told from one that is none`() {
        #expect(throws: BundleTrouble.tooNew) { try BundleFile(reading: Array("taizhang bundle 2\nx".utf8)) }
        #expect(throws: BundleTrouble.notABundle) { try BundleFile(reading: Array("PK\u{3}\u{4}".utf8)) }
        #expect(throws: BundleTrouble.notABundle) { try BundleFile(reading: []) }
    }
}
