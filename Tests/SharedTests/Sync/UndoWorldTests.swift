import Foundation
import Testing

@testable import Shared

/// Edits of every kind that are taken back, in worlds where others go on.
@Suite struct UndoWorldTests {
    /// Worlds in one run; more of them with `TAIZHANG_WORLDS=500 swift test --filter UndoWorldTests`.
    @Test(arguments: Array(5_000..<5_000 + RandomWorld.seeds) + [5_182])
    func `taking back restores what was seen or says what stands against it, and all replicas agree`(
        seed: UInt64
    ) throws {
        var world = try RandomWorld(seed: seed)
        world.takesBack = true
        for step in 0..<RandomWorld.steps where world.failure == nil { try world.act(step) }
        if world.failure == nil { try world.settle() }
        #expect(world.failure == nil, "seed \(seed)")
        #expect(world.takenBack > 0)
    }
}
