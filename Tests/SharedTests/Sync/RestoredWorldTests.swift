import Testing

@testable import Shared

/// A server that is put back to an earlier state: after the devices return, all that they made since is back, once.
@Suite struct RestoredWorldTests {
    private let second = EpochID(high: 9, low: 2)
    private let third = EpochID(high: 9, low: 3)

    @Test(arguments: 0..<RandomWorld.seeds / 2)
    func `a backup restored while nobody works brings back the very values and totals of before`(seed: UInt64)
        throws
    {
        var all = try RestoredWorld(seed: seed)
        try all.workInTurn(20)
        let backup = all.world.server
        try all.workInTurn(40)
        try all.settle(rounds: 1)
        let (values, totals) = (all.world.values, all.world.server.units[all.world.unit]?.totals)
        all.world.restore(backup, epoch: second)
        try all.settle(rounds: 2)
        let failures = try all.failures()
        #expect(failures == [])
        #expect(all.recovered() == all.entered)
        #expect(all.world.server.units[all.world.unit]?.state.openConflicts.count == 0)
        #expect(all.world.values == values)
        #expect(all.world.server.units[all.world.unit]?.totals == totals)
    }

    @Test(arguments: 0..<RandomWorld.seeds / 2, [true, false])
    func `a backup restored under people who go on, announced or not, loses no work and doubles none`(
        seed: UInt64,
        isAnnounced: Bool
    ) throws {
        var all = try RestoredWorld(seed: seed)
        try all.work(40)
        let backup = all.world.server
        try all.work(60)
        all.world.restore(backup, epoch: isAnnounced ? second : nil)
        try all.work(60)
        try all.settle()
        let failures = try all.failures()
        #expect(failures == [])
        #expect(all.recovered() == all.entered)
    }

    @Test func `of a laptop that never returns nothing waits for ever once a supervisor has decided`() throws
    {
        var givenUp = 0
        for seed in 0..<RandomWorld.seeds {
            var all = try RestoredWorld(seed: seed)
            try all.work(40)
            let backup = all.world.server
            try all.work(60)
            all.world.restore(backup, epoch: second)
            all.loseDevice()
            try all.work(40)
            try all.settle()
            let before = all.world.values
            givenUp += try all.giveUpWaiting()
            try all.settle(rounds: 1)
            let failures = try all.failures()
            #expect(failures == [], "seed \(seed)")
            #expect(all.world.values == before, "seed \(seed)")
        }
        #expect(givenUp > 0)
    }

    // 49: one folder holds the same content twice, and both wait for the same row.
    @Test(arguments: Array(0..<RandomWorld.seeds / 2) + [49])
    func `restores and copies of folders together lose no work and double none`(seed: UInt64) throws {
        var all = try RestoredWorld(seed: seed)
        try all.work(30)
        try all.copyFolder()
        let old = all.world.server
        try all.work(40)
        let newer = all.world.server
        try all.work(30)
        try all.copyFolder()
        all.world.restore(newer, epoch: second)
        try all.work(30)
        all.world.restore(old, epoch: third)
        try all.copyFolder()
        try all.work(30)
        try all.settle(rounds: 4)
        let failures = try all.failures()
        #expect(failures == [])
        #expect(all.recovered() == all.entered)
    }
}
