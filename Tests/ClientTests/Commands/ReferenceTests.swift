import Shared
import Testing

@testable import Client

struct ReferenceTests {
    @Test func `a problem is found by number, narrow or wide, with or without its unit`() async throws {
        let holdings = try await World.make().member("wang").holdings
        let target = Target(unit: World.unit, record: World.problemID(2))
        for text in ["司法局-02", "司法局－０２", " 司法局-02 ", "02", World.problemID(2).description] {
            #expect(try holdings.find(text) == target)
        }
    }

    @Test func `a start of an id that fits several names them all`() async throws {
        let holdings = try await World.make().member("wang").holdings
        #expect(throws: ArgumentTrouble.ambiguousReference("123456", candidates: ["司法局-01", "司法局-02"])) {
            try holdings.find("123456")
        }
        #expect(try holdings.find(holdings.shortIDs.text(World.problemID(1))).record == World.problemID(1))
    }

    @Test func `what fits nothing or is too short is refused`() async throws {
        let holdings = try await World.make().member("wang").holdings
        #expect(throws: ArgumentTrouble.unknownReference("财政局-01")) { try holdings.find("财政局-01") }
        #expect(throws: ArgumentTrouble.unknownReference("ffff9999")) { try holdings.find("ffff9999") }
        #expect(throws: ArgumentTrouble.shortReference("123")) { try holdings.find("123") }
        #expect(throws: ArgumentTrouble.unknownReference("")) { try holdings.find("") }
    }

    @Test func `units and rounds are found by what people call them`() async throws {
        let holdings = try await World.make().member("wang").holdings
        for text in ["司法局", "武汉市司法局", "武汉市司法", nil] { #expect(try holdings.findUnit(text) == World.unit) }
        for text in ["第七轮", "7", nil] { #expect(try holdings.findRound(text) == World.round) }
        #expect(throws: ArgumentTrouble.unknownUnit("财政局", known: ["司法局"])) { try holdings.findUnit("财政局") }
        #expect(throws: ArgumentTrouble.unknownRound("8", known: ["第七轮"])) { try holdings.findRound("8") }
    }
}
