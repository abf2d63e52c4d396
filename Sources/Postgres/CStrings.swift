/// A null-terminated array of C strings.
struct CStrings {
    private let buffer: [CChar]
    private let offsets: [Int]

    init(_ strings: [String]) {
        var buffer: [CChar] = []
        offsets = strings.map { string in
            defer {
                buffer.append(contentsOf: string.utf8.map { CChar(bitPattern: $0) })
                buffer.append(0)
            }
            return buffer.count
        }
        self.buffer = buffer
    }

    func withPointer<T>(_ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> T) rethrows -> T {
        try buffer.withUnsafeBufferPointer { characters in
            let pointers = offsets.map { characters.baseAddress?.advanced(by: $0) } + [nil]
            return try pointers.withUnsafeBufferPointer { pointers in
                guard let start = pointers.baseAddress else { preconditionFailure("never empty") }
                return try body(start)
            }
        }
    }
}
