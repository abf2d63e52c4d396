internal import CLibPQ
internal import Glibc

/// A small shell process that stops the server when we are gone, whatever ended us.
///
/// It reads from a pipe whose other end only we hold. When the pipe closes it takes the change lock, and
/// stops the server if no other process uses it.
final class ClusterWatchdog: Sendable {
    private let writeEnd: CInt
    private let process: ChildProcess

    // Our own share of the users' lock may be given back a moment after the pipe, hence the waiting second.
    private static let script = """
        change=$1 users=$2
        shift 2
        while read -r _; do :; done
        exec flock "$change" flock -w 1 "$users" sh -c '"$@" fast || "$@" immediate' watchdog "$@"
        """

    init(_ folder: ClusterFolder, stopCommand: [String]) throws(ClusterError) {
        var ends: [CInt] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Files.failure("pipe2", folder.path) }
        defer { close(ends[0]) }
        let arguments = ["/bin/sh", "-c", Self.script, "watchdog", folder.changeLock, folder.usersLock]
        do {
            process = try ChildProcess(arguments + stopCommand, input: ends[0])
            writeEnd = ends[1]
        } catch {
            close(ends[1])
            throw error
        }
    }

    /// Ends the watchdog without its doing anything.
    func dismiss() {
        process.kill()
        _ = process.wait()
    }

    deinit {
        close(writeEnd)
    }
}
