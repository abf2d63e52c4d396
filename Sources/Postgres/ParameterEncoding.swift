/// The parameters of one statement in the form that the client library takes.
///
/// All values lie behind each other in one buffer; text values end with NUL.
struct EncodedParameters {
    private var buffer: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [CInt] = []
    private var formats: [CInt] = []

    init(_ parameters: [Parameter]) throws(PostgresError) {
        offsets.reserveCapacity(parameters.count)
        for parameter in parameters { try append(parameter) }
    }

    /// Calls with the count and the three arrays; the pointers are valid during the call only.
    func withPointers<T>(
        _ body: (
            CInt, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?
        ) -> T
    ) -> T {
        buffer.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
            return values.withUnsafeBufferPointer { values in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(
                            CInt(offsets.count),
                            values.baseAddress,
                            lengths.baseAddress,
                            formats.baseAddress
                        )
                    }
                }
            }
        }
    }

    private mutating func append(_ parameter: Parameter) throws(PostgresError) {
        let start = buffer.count
        switch parameter {
        case .null:
            offsets.append(nil)
            lengths.append(0)
            formats.append(0)
            return
        case .bytes(let bytes):
            buffer.append(contentsOf: bytes)
            // A zero byte behind keeps even an empty value at a valid address.
            buffer.append(0)
            offsets.append(start)
            lengths.append(CInt(bytes.count))
            formats.append(1)
            return
        case .text(let text): buffer.append(contentsOf: text.utf8)
        case .utf8(let bytes): buffer.append(contentsOf: bytes)
        case .int64(let number): buffer.append(contentsOf: String(number).utf8)
        case .int32(let number): buffer.append(contentsOf: String(number).utf8)
        case .double(let number): buffer.append(contentsOf: number.description.utf8)
        case .bool(let flag): buffer.append(UInt8(ascii: flag ? "t" : "f"))
        case .uuid(let uuid): uuid.appendText(to: &buffer)
        case .textArray(let texts): appendArray(texts) { Self.appendQuoted($0, to: &$1) }
        case .int64Array(let numbers): appendArray(numbers) { $1.append(contentsOf: String($0).utf8) }
        case .boolArray(let flags): appendArray(flags) { $1.append(UInt8(ascii: $0 ? "t" : "f")) }
        case .uuidArray(let uuids): appendArray(uuids) { $0.appendText(to: &$1) }
        case .bytesArray(let values): appendArray(values) { Self.appendHex($0, to: &$1) }
        }
        // The library would stop reading at a NUL and so store a shortened text without a word.
        guard !buffer[start...].contains(0) else {
            throw PostgresError(
                sqlState: SQLState.characterNotInRepertoire,
                message: "parameter \(offsets.count + 1) contains a NUL"
            )
        }
        lengths.append(CInt(buffer.count - start))
        buffer.append(0)
        offsets.append(start)
        formats.append(0)
    }

    private mutating func appendArray<Element>(
        _ elements: [Element?],
        _ appendElement: (Element, inout [UInt8]) -> Void
    ) {
        buffer.append(UInt8(ascii: "{"))
        for (index, element) in elements.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            if let element {
                appendElement(element, &buffer)
            } else {
                buffer.append(contentsOf: "NULL".utf8)
            }
        }
        buffer.append(UInt8(ascii: "}"))
    }

    /// Always in quotes, so that the text `NULL` stays a text.
    private static func appendQuoted(_ text: String, to buffer: inout [UInt8]) {
        buffer.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { buffer.append(UInt8(ascii: "\\")) }
            buffer.append(byte)
        }
        buffer.append(UInt8(ascii: "\""))
    }

    private static func appendHex(_ bytes: [UInt8], to buffer: inout [UInt8]) {
        buffer.append(contentsOf: "\"\\\\x".utf8)
        for byte in bytes { Hex.append(byte, to: &buffer) }
        buffer.append(UInt8(ascii: "\""))
    }
}
