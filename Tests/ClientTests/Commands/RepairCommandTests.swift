import ArgumentParser
import Foundation
import Shared
import Testing

@testable import Client

/// `verify` and `repair` as people use them.
struct RepairCommandTests {
    private func damaged(_ name: String, _ change: (inout [UInt8]) -> Void) async throws -> (World, Member) {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("set", "01", "责任人", "甲")
        _ = await wang.sync()
        for value in ["乙", "丙", "丁"] { try await wang.run("set", "01", "责任人", value) }
        let path = wang.folder.path + "/" + name
        var bytes = Array(try Data(contentsOf: URL(filePath: path)))
        change(&bytes)
        try Data(bytes).write(to: URL(filePath: path))
        return (world, wang)
    }

    @Test func `a sound folder is said to be`() async throws {
        var (_, wang) = try await damaged("outbox.ndjson") { _ in }
        try await wang.run("verify")
        try await wang.run("repair")
        try await wang.run("repair", "--yes")
        #expect(wang.store.replica.unsent.count == 3)
    }

    @Test func `a damaged line is found, and mended only when that is said`() async throws {
        var (_, wang) = try await damaged("outbox.ndjson") { bytes in
            // In the last line but one.
            let ends = bytes.indices.filter { bytes[$0] == 0x0A }
            bytes[ends[ends.count - 2] - 20] ^= 1
        }
        let file = URL(filePath: wang.folder.path + "/outbox.ndjson")
        let before = try Data(contentsOf: file)
        await #expect(throws: ExitCode(65)) { try await wang.run("status") }
        await #expect(throws: ExitCode(65)) { try await wang.run("verify") }
        await #expect(throws: ExitCode(1)) { try await wang.run("repair") }
        #expect(try Data(contentsOf: file) == before)
        try await wang.run("repair", "--yes")
        #expect(wang.store.replica.unsent.count == 2)
        let kept = try FileManager.default.subpathsOfDirectory(atPath: wang.folder.path + "/repaired")
        let copy = try #require(kept.first { $0.hasSuffix("outbox.ndjson") })
        #expect(try Data(contentsOf: URL(filePath: wang.folder.path + "/repaired/" + copy)) == before)
        try await wang.run("verify")
    }

    @Test func `of a folder without its key another one takes up what was unsent`() async throws {
        let (world, old) = try await damaged("replica.json") { $0 = Array("x\n".utf8) }
        var wang = old
        await #expect(throws: ExitCode(65)) { try await wang.run("repair", "--yes") }
        await world.server.addCode("again", for: World.liaison, named: "王联络", roles: [:])
        var anew = try await world.member("again")
        await #expect(throws: ExitCode(64)) { try await anew.run("repair", "--from", anew.folder.path) }
        try await anew.run("repair", "--from", old.folder.path)
        #expect(anew.store.replica.unsent.count == 3)
        try await anew.run("repair", "--from", old.folder.path)
        #expect(anew.store.replica.unsent.count == 3)
        #expect(await anew.sync().summary.sentSets == 3)
    }
}
