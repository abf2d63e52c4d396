import Testing

@testable import Shared

@Suite struct PlainNumberTests {
    @Test(arguments: [
        ("30", "30", Approximation.exact), ("-5", "-5", .exact), ("−0.50", "-0.5", .exact),
        ("1,200", "1200", .exact),
        ("三十余", "30", .atLeast), ("近300", "300", .almost), ("约1.2万", "12000", .about),
        ("３０多", "30", .atLeast),
        ("负三", "-3", .exact), ("-0", "0", .exact), (" 12 ", "12", .exact), ("100以上", "100", .atLeast),
    ]) func `a number is read as people write it`(text: String, exact: String, approximation: Approximation) {
        let number = WrittenNumber(text)
        #expect(number?.text == exact)
        #expect(number?.approximation == approximation)
    }

    @Test(arguments: ["", "-", "一些", "3元", "¥3", "12,34", "1.2.3", "--3", "三 人"])
    func `what is no number, or has a unit, is not read`(text: String) { #expect(WrittenNumber(text) == nil) }
}
