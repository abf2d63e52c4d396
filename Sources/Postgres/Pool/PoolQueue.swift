internal import Glibc

/// One closure's place in the queue.
// Unchecked: its fields are touched under the mutex of its PoolQueue only.
final class PoolJob: @unchecked Sendable {
    fileprivate var work: PoolQueue.Work?
    fileprivate var isCancelled = false
    fileprivate var deadline: UInt64 = 0
}

/// The closures that wait for a connection, first come, first served.
///
/// Whoever takes a job's `work` out, under the lock, calls it, outside the lock and exactly once: a worker
/// with a connection, the expiring thread or a cancellation with an error.
// Unchecked: workers wait on conditions, which Swift's own Mutex has not; every variable is guarded by `mutex`.
final class PoolQueue: @unchecked Sendable {
    typealias Work = @Sendable (Result<Connection, any Error>) -> Void

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let workArrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let waitersChanged = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let waitNanosecondsMax: UInt64
    private var jobs = FIFO<PoolJob>()
    private var idleWorkerCount = 0
    private var liveWorkerCount: Int
    private var isClosed = false
    private var onEnd: [@Sendable () -> Void] = []

    init(workerCount: Int, waitMillisecondsMax: Int) {
        liveWorkerCount = workerCount
        waitNanosecondsMax = MonotonicClock.milliseconds(waitMillisecondsMax)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(workArrived, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(waitersChanged, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(waitersChanged)
        pthread_cond_destroy(workArrived)
        pthread_mutex_destroy(mutex)
        waitersChanged.deallocate()
        workArrived.deallocate()
        mutex.deallocate()
    }

    func submit(_ job: PoolJob, _ work: @escaping Work) {
        let refusal: (any Error)? = locked {
            if job.isCancelled { return CancellationError() }
            if isClosed { return PoolError.shutDown }
            job.work = work
            job.deadline = MonotonicClock.now + waitNanosecondsMax
            jobs.append(job)
            pthread_cond_signal(workArrived)
            // With an idle worker for each job nobody waits long, and the expiring thread may sleep on.
            if jobs.count > idleWorkerCount { pthread_cond_signal(waitersChanged) }
            return nil
        }
        if let refusal { work(.failure(refusal)) }
    }

    func cancel(_ job: PoolJob) {
        let work = locked {
            job.isCancelled = true
            return take(job)
        }
        work?(.failure(CancellationError()))
    }

    /// Blocks until there is work; nil when the pool is closed and everything is done.
    func next() -> Work? {
        locked {
            idleWorkerCount += 1
            defer { idleWorkerCount -= 1 }
            while true {
                while let job = jobs.popFirst() {
                    if let work = take(job) { return work }
                }
                if isClosed { return nil }
                pthread_cond_wait(workArrived, mutex)
            }
        }
    }

    /// Fails jobs whose waiting time is over. The time is the same for all, so the first one expires first.
    func expireUntilClosed() {
        while let expired = nextExpired() { expired(.failure(PoolError.timeout)) }
    }

    func close(onEnd callback: (@Sendable () -> Void)? = nil) {
        let isEnded = locked {
            isClosed = true
            pthread_cond_broadcast(workArrived)
            pthread_cond_broadcast(waitersChanged)
            if liveWorkerCount > 0, let callback { onEnd.append(callback) }
            return liveWorkerCount == 0
        }
        if isEnded { callback?() }
    }

    func workerEnded() {
        let callbacks = locked {
            liveWorkerCount -= 1
            guard liveWorkerCount == 0 else { return [@Sendable () -> Void]() }
            pthread_cond_broadcast(waitersChanged)
            defer { onEnd = [] }
            return onEnd
        }
        for callback in callbacks { callback() }
    }

    private func nextExpired() -> Work? {
        locked {
            while true {
                if let first = jobs.first {
                    if first.deadline <= MonotonicClock.now {
                        _ = jobs.popFirst()
                        if let work = take(first) { return work }
                        continue
                    }
                    var until = MonotonicClock.timespec(first.deadline)
                    pthread_cond_timedwait(waitersChanged, mutex, &until)
                } else {
                    if isClosed { return nil }
                    pthread_cond_wait(waitersChanged, mutex)
                }
            }
        }
    }

    private func take(_ job: PoolJob) -> Work? {
        defer { job.work = nil }
        return job.work
    }

    private func locked<T>(_ body: () -> T) -> T {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}

/// A queue in an array; taken places are given back in bulk.
private struct FIFO<Element> {
    private var elements: [Element] = []
    private var head = 0

    var count: Int { elements.count - head }

    var first: Element? { head < elements.count ? elements[head] : nil }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard let element = first else { return nil }
        head += 1
        if head == elements.count || head >= 1024 {
            elements.removeFirst(head)
            head = 0
        }
        return element
    }
}
