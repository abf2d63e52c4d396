import Testing

@testable import Shared

struct MoneyTests {
    private func parsed(_ text: String) -> String {
        do throws(MoneyError) {
            let (money, approximation) = try Money.parse(text)
            return "\(money.yuanText) \(approximation.rawValue)"
        } catch {
            return "\(error.code.rawValue) at \(error.characterOffset)"
        }
    }

    @Test(arguments: [
        ("12.8万元", "128000.00 exact"), ("128,000.00元", "128000.00 exact"), ("128000", "128000.00 exact"),
        ("19万零800元", "190800.00 exact"), ("3万零5元", "30005.00 exact"), ("1亿零5万元", "100050000.00 exact"),
        ("12.8万余元", "128000.00 at_least"), ("近20万元", "200000.00 almost"), ("约3亿元", "300000000.00 about"),
        ("1,439.25万元", "14392500.00 exact"), ("１２.８万元", "128000.00 exact"), ("１２．８萬餘元", "128000.00 at_least"),
        ("￥128,000", "128000.00 exact"), ("¥ 5", "5.00 exact"), ("10万元以上", "100000.00 at_least"),
        ("15万元左右", "150000.00 about"), ("三百余万元", "3000000.00 at_least"), ("1亿2000万元", "120000000.00 exact"),
        ("0元", "0.00 exact"), ("0.01", "0.01 exact"), (" 3,650.50 元 ", "3650.50 exact"),
        ("20多万元", "200000.00 at_least"),
        ("１，４３９．２５万元", "14392500.00 exact"), ("3千元", "3000.00 exact"),
        ("92233720368547758.07", "92233720368547758.07 exact"),
        ("0.00001万元", "0.10 exact"), ("伍万元整", "50000.00 exact"), ("叁仟贰佰圆", "3200.00 exact"),
        ("500圆", "500.00 exact"),
    ])
    func `an amount is read as people write it`(_ text: String, _ expected: String) {
        #expect(parsed(text) == expected)
    }

    @Test(arguments: [
        ("", "money_empty at 0"), ("  ", "money_empty at 0"), ("-5元", "money_negative at 0"),
        ("负3万元", "money_negative at 0"),
        ("0.001", "money_below_fen at 0"), ("92233720368547758.08", "money_too_large at 0"),
        ("abc", "money_malformed at 0"),
        ("12元5", "money_malformed at 3"), ("1.2.3", "money_malformed at 0"),
        ("12,34元", "money_malformed at 0"),
        ("元", "money_malformed at 0"), ("99999999999999999999999999", "money_too_large at 0"),
        ("近", "money_malformed at 1"),
        ("5万零", "money_malformed at 2"), ("5万零零5元", "money_malformed at 2"),
        ("5万5万", "money_malformed at 2"), ("¥-3", "money_negative at 1"),
        ("0.0000001万元", "money_below_fen at 0"),
    ])
    func `anything else is refused with its reason and place`(_ text: String, _ expected: String) {
        #expect(parsed(text) == expected)
    }

    @Test(arguments: [
        (0 as Int64, "0.00"), (5, "0.05"), (12_800_000, "128000.00"), (-5, "-0.05"),
        (.min, "-92233720368547758.08"),
    ])
    func `yuan are written with two decimals`(_ fen: Int64, _ text: String) {
        #expect(Money(fen: fen).yuanText == text)
    }
}
