import Foundation

/// The project's own files, for checks of its order.
enum SourceTree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A file's path from the project's root, with its text.
    struct File: Sendable, CustomTestStringConvertibleFile {
        var path: String
        var text: String
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        /// The modules that the file imports.
        var imports: Set<String> {
            Set(
                lines.compactMap { line in
                    let words = line.split(separator: " ").drop { $0.hasPrefix("@") }
                    guard words.first == "import", let name = words.last else { return nil }
                    return String(name)
                }
            )
        }
    }

    /// Files under a folder by their ending, by path.
    static func files(in folder: String, ending: String) -> [File] {
        let base = root.appending(path: folder)
        guard let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else {
            return []
        }
        return found.compactMap { $0 as? URL }.filter { $0.path.hasSuffix(ending) }.compactMap { url in
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            return File(path: String(url.path.dropFirst(root.path.count + 1)), text: text)
        }.sorted { $0.path < $1.path }
    }
}

/// Lets a failing check name the file instead of printing it.
protocol CustomTestStringConvertibleFile: CustomStringConvertible {
    var path: String { get }
}

extension CustomTestStringConvertibleFile {
    var description: String { path }
}
