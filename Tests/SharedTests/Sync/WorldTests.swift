import Testing

@testable import Shared

/// Several people and devices at random, with lost replies, crashes, conflicts and rulings: what must hold always.
@Suite struct WorldTests {
    @Test(arguments: 0..<RandomWorld.seeds)
    func `whatever people do, nothing is lost, every figure is the recount, and all replicas come to agree`(
        seed: UInt64
    ) throws {
        var world = try RandomWorld(seed: seed)
        for step in 0..<RandomWorld.steps {
            try world.act(step)
            if world.failure != nil { break }
        }
        if world.failure == nil { try world.settle() }
        #expect(world.failure == nil, "seed \(seed)")
    }
}
