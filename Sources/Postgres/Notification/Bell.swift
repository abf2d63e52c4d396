internal import CLibPQ
internal import Glibc

/// Wakes a thread that waits for a socket.
final class Bell: Sendable {
    private let readEnd: CInt
    private let writeEnd: CInt

    init() {
        var ends: [CInt] = [-1, -1]
        let code = pipe2(&ends, O_CLOEXEC | O_NONBLOCK)
        precondition(code == 0, "no pipe to be had: error \(errno)")
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Ends the present wait, or the next one where nobody waits.
    func ring() {
        var byte: UInt8 = 1
        // A full pipe rings already.
        _ = write(writeEnd, &byte, 1)
    }

    /// Blocks until somebody rings, the socket has something to read, or the time has come.
    func wait(orFor socket: CInt = -1, until deadline: UInt64) {
        let now = MonotonicClock.now
        guard now < deadline else { return }
        // A negative descriptor is passed over.
        var descriptors = [
            pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
        ]
        let count = nfds_t(descriptors.count)
        guard poll(&descriptors, count, CInt(clamping: (deadline - now) / 1_000_000 + 1)) > 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(readEnd, &bytes, bytes.count) > 0 {}
    }
}
