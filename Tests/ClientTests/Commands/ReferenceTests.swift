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

    @Test func `two measures that got one number offline are told apart, the first to arrive keeps it`()
        async throws
    {
        let world = try await World.make()
        var (wang, li) = (try await world.member("wang"), try await world.member("li"))
        try await wang.run("measure", "add", "01", "甲")
        try await li.run("measure", "add", "01", "乙")
        #expect(try wang.holdings.repeatedNumbers(in: World.unit) == [])
        for _ in 0..<2 {
            _ = await li.sync()
            _ = await wang.sync()
        }
        for member in [wang, li] {
            let holdings = try member.holdings
            func text(_ reference: String) throws -> String? {
                let target = try holdings.find(reference)
                return holdings.record(target.record)?.record.text(FieldName.text)
            }
            #expect(try text("司法局-01.1") == "乙")
            #expect(try text("01.1") == "乙")
            #expect(try text("司法局-01.1~2") == "甲")
            #expect(try text("司法局－０１．１～２") == "甲")
            let later = try holdings.find("01.1~2").record
            #expect(holdings.repeatedNumbers(in: World.unit) == [later])
            #expect(holdings.label(of: later) == "司法局-01.1~2")
        }
        let later = try wang.holdings.find("01.1~2").record
        try await wang.run("measure", "set", "01.1~2", "ordinal", "2")
        #expect(try wang.holdings.label(of: later) == "司法局-01.2")
        #expect(try wang.holdings.repeatedNumbers(in: World.unit) == [])
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
