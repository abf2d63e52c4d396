import Testing

@testable import Shared

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("1.50", "1.5"), ("-0.000001", "-0.000001"), ("007", "7"),
        ("999999999999999.999999", "999999999999999.999999"), ("2.0000000000", "2"),
    ]) func `a decimal is read exactly and written shortest`(text: String, shortest: String) throws {
        let number = try #require(ExactDecimal(text))
        #expect(number.description == shortest)
        #expect(ExactDecimal(json: number.json) == number)
    }

    @Test(arguments: ["", "-", "1.", ".5", "1e3", "1,000", "1000000000000000", "0.0000001", "一", "1 "])
    func `what is no decimal or has more digits than are kept is not read`(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test func `a whole number is a number on the wire, any other a text`() {
        #expect(ExactDecimal(128_000).json == 128_000)
        #expect(ExactDecimal("1.75")?.json == "1.75")
        #expect(ExactDecimal("9007199254740992")?.json == nil)
        let large = ExactDecimal("900000000000000")! + ExactDecimal(Int64(1) << 53)
        #expect(large.json == "9907199254740992")
        #expect(ExactDecimal("1.5")?.whole == nil)
        #expect(ExactDecimal("-3.0")?.whole == -3)
    }

    @Test(arguments: 0..<20) func `sums come out the same in any order, and differences undo them`(
        seed: UInt64
    ) {
        var random = SeededRandom(seed: seed)
        let numbers = (0..<50).compactMap { _ -> ExactDecimal? in
            let whole = Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &random)
            return ExactDecimal("\(whole).\(Int.random(in: 0...999_999, using: &random))")
        }
        let sum = numbers.reduce(0, +)
        #expect(numbers.shuffled(using: &random).reduce(0, +) == sum)
        #expect(numbers.reduce(sum, -) == 0)
    }
}
