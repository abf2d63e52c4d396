import Glibc
import TestSupport

@testable import Postgres

/// A second process that uses a cluster: the helper program `ClusterHolder`, built beside the tests.
final class Holder {
    private let process: ChildProcess
    private let output: String
    private var input: CInt
    private var readCount = 0

    init(_ folder: String) throws {
        output = folder + "/holder-" + String(UInt64.random(in: .min ... .max), radix: 36)
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Files.failure("pipe", folder) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let tests = Files.linkTarget("/proc/self/exe") ?? ""
        let products = tests.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        process = try ChildProcess(
            [products + "/ClusterHolder", folder + "/cluster"],
            input: ends[0],
            output: .file(output)
        )
        input = ends[1]
    }

    deinit {
        endInput()
        process.kill()
    }

    /// The next line that it prints, or nil after half a minute.
    func line() -> String? {
        for _ in 0..<600 {
            let lines = (Files.read(output) ?? "").split(separator: "\n")
            if lines.count > readCount {
                readCount += 1
                return String(lines[readCount - 1])
            }
            usleep(50_000)
        }
        return nil
    }

    func endInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    func kill() {
        process.kill()
        _ = process.wait()
    }

    /// Kills its child of the name `sh`, which is its watchdog.
    func killWatchdog() {
        for name in TemporaryFolder.names(in: "/proc") {
            guard let id = pid_t(name), let stat = Files.read("/proc/\(name)/stat") else { continue }
            let fields = stat.split(separator: " ")
            if fields.count > 3, fields[1] == "(sh)", fields[3] == "\(process.id)" { Glibc.kill(id, SIGKILL) }
        }
    }
}
