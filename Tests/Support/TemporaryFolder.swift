internal import Glibc

/// A new folder for one test.
public enum TemporaryFolder {
    /// Makes a folder, runs `body` with its path and removes it with all that is in it.
    ///
    /// The folder can be entered by everyone, so that a server running as another user can work in it.
    public static func with<T>(_ body: (String) async throws -> T) async throws -> T {
        let path = make()
        defer { remove(path) }
        return try await body(path)
    }

    /// The same for a body that blocks: it runs on a thread of its own.
    public static func onThread<T: Sendable>(
        _ body: @escaping @Sendable (String) throws -> T
    ) async throws -> T {
        try await TestSupport.onThread {
            let path = make()
            defer { remove(path) }
            return try body(path)
        }
    }

    private static func make() -> String {
        let path = "/tmp/test-" + String(UInt64.random(in: .min ... .max), radix: 36)
        mkdir(path, 0o755)
        return path
    }

    /// Removes a folder and all that is in it; links are removed, not followed.
    public static func remove(_ path: String) {
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            for name in names(in: path) { remove(path + "/" + name) }
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    /// The names of what is in a folder, without order; empty when it cannot be read.
    public static func names(in path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
