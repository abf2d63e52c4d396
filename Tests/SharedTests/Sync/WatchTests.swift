import Shared
import Testing

/// What `sync --watch` does next.
struct WatchTests {
    private var watch = Watch()

    private func steps(_ watch: inout Watch, _ events: Watch.Event...) -> [Watch.Step] {
        events.map { watch.next(after: $0, random: 0.5).0 }
    }

    @Test func `it syncs, waits, and syncs again for news and for own edits`() {
        var watch = watch
        #expect(watch.first == .sync)
        #expect(
            steps(
                &watch,
                .synced(moved: true, waits: false),
                .news,
                .synced(moved: true, waits: false),
                .recorded
            )
                == [.wait(seconds: 50), .sync, .wait(seconds: 50), .sync]
        )
        #expect(steps(&watch, .quiet(milliseconds: 50_000)) == [.wait(seconds: 50)])
    }

    @Test func `a lost network is told once, at the second failure, and once when it is back`() {
        var watch = watch
        _ = watch.next(after: .synced(moved: false, waits: false), random: 0.5)
        var notices: [Watch.Notice] = []
        var delays: [Int] = []
        for _ in 0..<12 {
            let (step, notice) = watch.next(after: .failed(.passing), random: 0.5)
            if let notice { notices.append(notice) }
            guard case .rest(let milliseconds, endsWithEdit: false) = step else {
                return #expect(Bool(false), "it goes on at once")
            }
            delays.append(milliseconds)
            #expect(watch.next(after: .rested, random: 0.5).0 == .sync)
        }
        #expect(notices == [.lost])
        #expect(delays == delays.sorted() && delays.first == 500 && delays.last == 30_000)
        #expect(watch.next(after: .synced(moved: true, waits: false), random: 0.5).1 == .back)
        #expect(watch.next(after: .failed(.passing), random: 0.5).1 == nil, "once is nothing to speak of")
    }

    @Test func `what going on can't mend ends it, also what was never right`() {
        var watch = watch
        #expect(watch.next(after: .failed(.doubtful), random: 0.5).0 == .end)
        _ = watch.next(after: .synced(moved: false, waits: false), random: 0.5)
        #expect(watch.next(after: .failed(.doubtful), random: 0.5).0 != .end, "a hotel's network in between")
        #expect(watch.next(after: .failed(.final), random: 0.5).0 == .end)
    }

    @Test
    func `a server that promises news and gives none is asked ever more seldom, as one that answers at once`()
    {
        var watch = watch
        _ = watch.next(after: .synced(moved: false, waits: false), random: 0.5)
        var delays: [Int] = []
        for _ in 0..<5 {
            _ = watch.next(after: .news, random: 0.5)
            guard
                case .rest(let delay, _) = watch.next(after: .synced(moved: false, waits: false), random: 0.5)
                    .0
            else { return #expect(Bool(false), "no pause") }
            delays.append(delay)
        }
        #expect(delays == [500, 1_000, 2_000, 4_000, 8_000])
        guard case .rest = watch.next(after: .quiet(milliseconds: 3), random: 0.5).0 else {
            return #expect(Bool(false), "no pause")
        }
    }

    @Test func `a server that knows no waiting is asked every half minute, and an own edit goes at once`() {
        var watch = watch
        _ = watch.next(after: .synced(moved: false, waits: false), random: 0.5)
        let step = watch.next(after: .failed(.cannotWait), random: 0.5).0
        #expect(step == .rest(milliseconds: 30_000, endsWithEdit: true))
        #expect(watch.next(after: .rested, random: 0.5).0 == .sync)
        #expect(watch.next(after: .recorded, random: 0.5).0 == .sync)
    }
}
