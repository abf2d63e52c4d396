internal import Glibc

/// A detached thread.
enum Thread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ run: @escaping @Sendable () -> Void) {
        let body = Unmanaged.passRetained(Body(run)).toOpaque()
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, enter, body)
        precondition(code == 0, "no thread to be had: error \(code)")
        pthread_detach(thread)
    }

    /// A static function: a closure handed to C would inherit the isolation of its surroundings.
    private static let enter: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
        body in
        guard let body else { return nil }
        Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
        return nil
    }
}
