internal import CLibPQ
internal import Glibc

/// One run of a tool to its end, watched while it goes on.
struct ToolRun {
    /// What a tool that succeeded wrote on standard output, unless that went elsewhere.
    let text: String

    private static let pauseMilliseconds: CInt = 100
    /// What is kept of what a tool says; the rest is read and thrown away, so that it never waits for us.
    private static let textBytesMax = 4_194_304

    /// Runs a tool.
    ///
    /// - Parameters:
    ///   - arguments: The program's absolute path first.
    ///   - input: A descriptor to read from, from its beginning.
    ///   - output: A descriptor to write results to; collected in ``text`` when nil.
    ///   - goesOn: Asked about ten times a second; false ends the tool.
    /// - Throws: ``DumpError``.
    init(
        _ arguments: [String],
        input: CInt? = nil,
        output: CInt? = nil,
        environment: [String],
        goesOn: () -> Bool
    ) throws(DumpError) {
        let errors = try Pipe()
        let results = try Pipe()
        let child: ChildProcess
        do throws(ClusterError) {
            child = try ChildProcess(
                arguments,
                input: input,
                output: .descriptor(output ?? results.writeEnd),
                errors: .descriptor(errors.writeEnd),
                environment: environment
            )
        } catch { throw .cluster(error) }
        errors.closeWriteEnd()
        results.closeWriteEnd()
        var code: Int?
        while code == nil {
            guard goesOn() else {
                child.killSession()
                _ = child.wait()
                throw .interrupted
            }
            errors.wait(millisecondsMax: Self.pauseMilliseconds)
            errors.drain(keeping: Self.textBytesMax)
            results.drain(keeping: Self.textBytesMax)
            code = child.poll()
        }
        errors.drain(keeping: Self.textBytesMax)
        results.drain(keeping: Self.textBytesMax)
        guard code == 0 else {
            throw DumpError(errors: errors.text)
        }
        text = results.text
    }
}

/// A pipe that is read without waiting.
private final class Pipe {
    private let readEnd: CInt
    private(set) var writeEnd: CInt
    private var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    init() throws(DumpError) {
        var ends: [CInt] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw .cluster(Files.failure("pipe2", "")) }
        (readEnd, writeEnd) = (ends[0], ends[1])
        _ = fcntl(readEnd, F_SETFL, O_NONBLOCK)
    }

    deinit {
        closeWriteEnd()
        close(readEnd)
    }

    /// The child has a copy of its own; while ours is open the end can't be seen.
    func closeWriteEnd() {
        if writeEnd >= 0 { close(writeEnd) }
        writeEnd = -1
    }

    func wait(millisecondsMax: CInt) {
        var descriptor = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
        poll(&descriptor, 1, millisecondsMax)
        // Once the writer has gone there is nothing to wait for any more, and its end is near.
        if descriptor.revents & Int16(POLLHUP) != 0 { MonotonicClock.sleep(milliseconds: 5) }
    }

    func drain(keeping bytesMax: Int) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(readEnd, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes += buffer[..<count].prefix(max(0, bytesMax - bytes.count))
        }
    }
}
