internal import Glibc

/// Runs something that blocks on a thread of its own, so that tests running at the same time go on.
public func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
        let work = Unmanaged.passRetained(ThreadBody { continuation.resume(with: Result { try body() }) })
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, enterThread, work.toOpaque())
        precondition(code == 0, "no thread to be had: error \(code)")
        pthread_detach(thread)
    }
}

private final class ThreadBody {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

// A free function, because a closure handed to C would inherit the isolation of its surroundings.
private func enterThread(_ body: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let body else { return nil }
    Unmanaged<ThreadBody>.fromOpaque(body).takeRetainedValue().run()
    return nil
}
