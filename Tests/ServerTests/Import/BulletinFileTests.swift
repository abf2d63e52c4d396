import Shared
import Testing

@testable import Server

@Suite struct BulletinFileTests {
    private func refusal(_ bytes: [UInt8]) -> ServerFileMessage? {
        do throws(ServerFileMessage) {
            _ = try BulletinFile.text(bytes, "f")
            return nil
        } catch { return error }
    }

    @Test func `UTF-8 is read, with a byte order mark or without`() throws {
        #expect(try BulletinFile.text(Array("通报".utf8), "f") == "通报")
        #expect(try BulletinFile.text([0xEF, 0xBB, 0xBF] + Array("通报".utf8), "f") == "通报")
    }

    @Test func `the national encoding is recognised and the way out is told`() {
        // 通报 in GB18030, in the second line.
        let bytes: [UInt8] = Array("a\n".utf8) + [0xCD, 0xA8, 0xB1, 0xA8]
        #expect(refusal(bytes) == .notUTF8(path: "f", line: 2, looksLikeGB18030: true))
        #expect(refusal(bytes)?.text(in: .zh).contains("iconv -f GB18030") == true)
    }

    @Test func `bytes of no known encoding are only called what they are not`() {
        #expect(refusal([0x61, 0xFF, 0x61]) == .notUTF8(path: "f", line: 1, looksLikeGB18030: false))
        #expect(refusal([0x61, 0xCD]) == .notUTF8(path: "f", line: 1, looksLikeGB18030: false))
    }

    @Test func `what is no text is named`() {
        #expect(refusal(Array("%PDF-1.4".utf8)) == .document(path: "f"))
        #expect(refusal([0x50, 0x4B, 0x03, 0x04, 0x14]) == .document(path: "f"))
        #expect(refusal([0x61, 0x00, 0x62]) == .binary(path: "f"))
        #expect(refusal([0xFF, 0xFE, 0x1A, 0x90]) == .utf16(path: "f"))
        #expect(refusal([]) == .empty(path: "f"))
        #expect(refusal(Array(" \n\t".utf8)) == .empty(path: "f"))
    }

    @Test func `8 MiB are read, a byte more is not`() {
        let bytes = [UInt8](repeating: 0x61, count: BulletinFile.bytesMax)
        #expect(refusal(bytes) == nil)
        #expect(refusal(bytes + [0x61]) == .tooLarge(path: "f", megabytesMax: 8))
    }

    @Test func `a folder, a device and nothing at all are no files`() {
        for path in ["/", "/dev/null"] {
            #expect(throws: ServerFileMessage.noFile(path: path)) { try BulletinFile.read(path) }
        }
        #expect(throws: ServerFileMessage.self) { try BulletinFile.read("/no/such/file") }
    }
}
