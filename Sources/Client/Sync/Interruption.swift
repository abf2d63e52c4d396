import Dispatch
import Glibc

/// Ctrl-C as something that can be waited for; a second one ends the program at once.
enum Interruption {
    /// Returns when the program is interrupted, or the task is cancelled.
    static func wait() async {
        signal(SIGINT, SIG_IGN)
        let (interruptions, told) = AsyncStream<Void>.makeStream()
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { told.finish() }
        source.resume()
        for await _ in interruptions {}
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
