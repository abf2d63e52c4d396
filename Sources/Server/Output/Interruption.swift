import Glibc
import Shared
import Synchronization

/// Whether somebody asked the program to stop, for work that first tidies up behind itself.
enum Interruption {
    private static let flag = Atomic(false)

    /// From here on Ctrl-C and SIGTERM are noted, and end nothing by themselves.
    static func watch() {
        // Made before the handler can need it.
        _ = isAsked
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, noteInterruption) }
    }

    static var isAsked: Bool { flag.load(ordering: .relaxed) }

    fileprivate static func note() { flag.store(true, ordering: .relaxed) }

    /// - Throws: ``BackupTrouble/interrupted``.
    static func check() throws { if isAsked { throw BackupTrouble.interrupted } }
}

// A free function, because a closure handed to C would inherit the isolation of its surroundings.
private func noteInterruption(_: CInt) { Interruption.note() }
