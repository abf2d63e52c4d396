import Foundation
import Testing

@testable import Shared

/// What `sync --dry-run` foretells.
@Suite struct ForecastTests {
    /// Short worlds: of a long one most is told again and again.
    private static let steps = 40
    /// Sets that are foretold in one run; all of them with `TAIZHANG_SITUATIONS=10000 swift test --filter ForecastTests`.
    private static let situations =
        ProcessInfo.processInfo.environment["TAIZHANG_SITUATIONS"].flatMap { Int($0) } ?? 300

    @Test func `in random situations it foretells just what comes, conflicts by their ids`()
        throws
    {
        var foretold = 0
        var seed: UInt64 = 1_000
        while foretold < Self.situations {
            var world = try RandomWorld(seed: seed)
            world.foretells = true
            for step in 0..<Self.steps {
                try world.act(step)
                if world.failure != nil { break }
            }
            try #require(world.failure == nil, "seed \(seed)")
            foretold += world.foretold
            seed += 1
        }
    }
}
