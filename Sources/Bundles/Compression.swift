import CZlib
import Shared

/// zlib's format (RFC 1950), in one go.
enum Compression {
    /// The compressed bytes.
    static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var length = compressBound(uLong(bytes.count))
        var packed = [UInt8](repeating: 0, count: Int(length))
        let status = compress2(&packed, &length, bytes, uLong(bytes.count), Z_BEST_COMPRESSION)
        precondition(status == Z_OK, "the buffer has the size that zlib itself asks for")
        return Array(packed.prefix(Int(length)))
    }

    /// What was compressed.
    ///
    /// - Parameter count: How many bytes it has, as the file's maker signed; no more are ever made.
    /// - Throws: ``BundleTrouble/damaged`` where it has others.
    static func decompress(_ packed: [UInt8], count: Int) throws(BundleTrouble) -> [UInt8] {
        var length = uLong(count)
        // A place for one byte at least: zlib takes no empty buffer.
        var bytes = [UInt8](repeating: 0, count: max(1, count))
        let status = uncompress(&bytes, &length, packed, uLong(packed.count))
        guard status == Z_OK, Int(length) == count else { throw .damaged }
        return Array(bytes.prefix(count))
    }
}
