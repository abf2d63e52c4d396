import Glibc
import Synchronization

/// Holds threads back until it is opened.
final class Gate: Sendable {
    private let isOpen = Atomic(false)

    func open() { isOpen.store(true, ordering: .releasing) }

    func wait() {
        while !isOpen.load(ordering: .acquiring) { usleep(1000) }
    }
}

/// Notes numbers in the order of their coming.
final class Recorder: Sendable {
    private let content = Mutex<[Int]>([])

    var numbers: [Int] { content.withLock { $0 } }

    func append(_ number: Int) { content.withLock { $0.append(number) } }
}
