import Foundation

/// The programs as they were built beside the tests.
enum Programs {
    static let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    static let client = folder.appending(path: "taizhang")
    static let server = folder.appending(path: "taizhang-server")

    /// What a finished program left.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String

        /// The output as JSON.
        func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
    }

    /// A program that was started.
    final class Running {
        let process = Process()
        private let output: URL
        private let errors: URL

        init(_ program: URL, _ arguments: [String], input: String? = nil, in folder: URL) throws {
            output = folder.appending(path: "out-\(UUID().uuidString)")
            errors = folder.appending(path: "err-\(UUID().uuidString)")
            for file in [output, errors] {
                _ = FileManager.default.createFile(atPath: file.path, contents: nil)
            }
            process.executableURL = program
            process.arguments = arguments
            process.environment = ProcessInfo.processInfo.environment.merging([
                "LC_ALL": "zh_CN.UTF-8", "NO_COLOR": "1", "SWIFT_BACKTRACE": "enable=no",
            ]) { $1 }
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            if let input {
                let file = folder.appending(path: "in-\(UUID().uuidString)")
                try Data(input.utf8).write(to: file)
                process.standardInput = try FileHandle(forReadingFrom: file)
            } else {
                process.standardInput = FileHandle.nullDevice
            }
            try process.run()
        }

        var outputSoFar: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
        var errorsSoFar: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

        func wait() -> Outcome {
            process.waitUntilExit()
            let status =
                process.terminationReason == .uncaughtSignal
                ? -process.terminationStatus : process.terminationStatus
            return Outcome(status: status, output: outputSoFar, errors: errorsSoFar)
        }

        func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }
    }
}
