import Shared

/// A file that is carried in place of a network: compressed, sealed for its readers, signed by its maker.
///
/// A first line that names the format; a line of JSON, the header with its signature; then the body.
public struct BundleFile: Sendable {
    public let header: BundleHeader
    /// Bytes of the content before it was compressed.
    public let contentBytes: Int
    private let wraps: [Sealing.Wrap]
    private let signature: [UInt8]
    private let signed: [UInt8]
    private let body: [UInt8]

    private static let magic = Array("taizhang bundle 1\n".utf8)
    private static let magicStart = Array("taizhang bundle ".utf8)
    /// Bytes that a whole file may have.
    public static let bytesMax = 64 << 20
    /// How the names of files end.
    public static let ending = ".tzb"
    /// Bytes that a content may have, so that a small file can't fill a memory.
    public static let contentBytesMax = 256 << 20

    /// Makes a file.
    ///
    /// - Parameters:
    ///   - lines: The content, one line each.
    ///   - readers: Public keys of X25519; none: anybody may read it.
    public init(_ header: BundleHeader, lines: [String], for readers: [[UInt8]], signedBy signer: some Signer)
        throws
    {
        var content: [UInt8] = []
        for line in lines {
            content += line.utf8
            content.append(0x0A)
        }
        let packed = Compression.compress(content)
        self.header = header
        contentBytes = content.count
        (body, wraps) = readers.isEmpty ? (packed, []) : try Sealing.seal(packed, for: readers)
        signed = Self.signedBytes(header, contentBytes: content.count, wraps, .of(body))
        signature = try signer.sign(Self.magic + signed)
    }

    private static func signedBytes(
        _ header: BundleHeader,
        contentBytes: Int,
        _ wraps: [Sealing.Wrap],
        _ hash: Hash
    ) -> [UInt8] {
        var members = header.members
        members["contentBytes"] = .int(Int64(contentBytes))
        members["readers"] = .array(wraps.map(\.json))
        members["body"] = hash.json
        return JSONValue.object(members).canonicalBytes()
    }

    /// The whole file.
    public var bytes: [UInt8] {
        Self.magic + Array(encodeHex(signature).utf8) + [0x20] + signed + [0x0A] + body
    }

    /// What names the file's content: the SHA-256 of what was signed.
    public var id: Hash { .of(signed) }

    /// Reads a file's shape; whether its maker may be believed is asked next.
    public init(reading bytes: [UInt8]) throws(BundleTrouble) {
        guard bytes.starts(with: Self.magic) else {
            throw bytes.starts(with: Self.magicStart) ? .tooNew : .notABundle
        }
        let rest = bytes.dropFirst(Self.magic.count)
        guard let end = rest.firstIndex(of: 0x0A), let space = rest.firstIndex(of: 0x20), space < end,
            let signature = decodeHex(String(decoding: rest[..<space], as: UTF8.self)),
            // Capital digits would spell the same bytes: one content has one file.
            Array(encodeHex(signature).utf8) == Array(rest[..<space])
        else { throw .notABundle }
        signed = Array(rest[(space + 1)..<end])
        body = Array(rest[(end + 1)...])
        self.signature = signature
        do throws(JSONError) {
            let members = try JSONMembers(JSONValue(parsing: signed), as: "bundle")
            header = try BundleHeader(members)
            guard let count = Int(exactly: try members.number("contentBytes")), count >= 0 else {
                throw JSONError(.wrongType, member: "contentBytes")
            }
            contentBytes = count
            var wraps: [Sealing.Wrap] = []
            for item in try members.items("readers") { wraps.append(try Sealing.Wrap(json: item)) }
            self.wraps = wraps
            guard try members.hash("body") == .of(body) else { throw JSONError(.wrongType, member: "body") }
        } catch {
            throw error.member == "kind" ? .tooNew : error.member == "body" ? .damaged : .notABundle
        }
        guard contentBytes <= Self.contentBytesMax else { throw .tooLarge(bytesMax: Self.contentBytesMax) }
    }

    /// Where the file goes that answers one: beside it.
    public static func answerPath(for path: String) -> String {
        (path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : path) + ".return" + ending
    }

    /// Whether a key's other half signed the file.
    public func isSigned(by publicKey: [UInt8]) -> Bool {
        Ed25519Checker().isValid(signature: signature, message: Self.magic + signed, publicKey: publicKey)
    }

    /// The content's lines.
    ///
    /// - Parameter privateKey: Of one of the readers; asked for only where the file is sealed.
    public func lines(openedWith privateKey: [UInt8]?) throws(BundleTrouble) -> [String] {
        var packed = body
        if !wraps.isEmpty {
            guard let privateKey else { throw .notForYou }
            packed = try Sealing.open(body, wraps, with: privateKey)
        }
        let content = try Compression.decompress(packed, count: contentBytes)
        guard content.isEmpty || content.last == 0x0A else { throw .damaged }
        return content.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
}
