/// One written character reduced to what reading needs: full-width to ASCII, traditional to simplified.
///
/// The reduction is one to one, so that a place in the reduced text is a place in the source.
enum Glyph {
    static let point: UInt32 = 0x2E
    static let comma: UInt32 = 0x2C
    static let space: UInt32 = 0x20
    static let fullStop: UInt32 = 0x3002
    /// Stands for a character that no rule speaks about: a cluster of several scalars.
    static let other: UInt32 = 0xFFFD

    /// The reduced code of one character.
    static func code(_ character: Character) -> UInt32 {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return other }
        if scalars.count > 1 { return character.isNewline ? 0x0A : other }
        let value = first.value
        if value < 0x80 { return value == 0x09 ? space : value }
        if (0xFF01...0xFF5E).contains(value) { return value - 0xFEE0 }
        return replacements[value] ?? value
    }

    static func isDigit(_ code: UInt32) -> Bool { (48...57).contains(code) }

    static func isSpace(_ code: UInt32) -> Bool { code == space }

    /// 余, 多, 几: more than the digits say.
    static func isMore(_ code: UInt32) -> Bool { code == 0x4F59 || code == 0x591A || code == 0x51E0 }

    /// 0 to 9 for 零 to 九, and 2 for 两.
    static func numeralDigit(_ code: UInt32) -> Int64? { digits[code] }

    /// 10, 100, 1000, 10000 or 100000000 for 十, 百, 千, 万, 亿.
    static func numeralScale(_ code: UInt32) -> Int64? { scales[code] }

    /// 一 for 壹, 十 for 拾 and so on; nil for what is no numeral of a written amount.
    static func plainNumeral(_ code: UInt32) -> UInt32? { capitals[code] }

    private static let capitals: [UInt32: UInt32] = Dictionary(
        uniqueKeysWithValues: zip(
            "零壹贰叁肆伍陆柒捌玖拾佰仟万亿".unicodeScalars.map(\.value),
            "零一二三四五六七八九十百千万亿".unicodeScalars.map(\.value)
        )
    )

    /// 零
    static let zero: UInt32 = 0x96F6

    private static let digits: [UInt32: Int64] = table("零〇一二三四五六七八九两", [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2])
    private static let scales: [UInt32: Int64] = table("十百千万亿", [10, 100, 1_000, 10_000, 100_000_000])

    private static func table(_ text: String, _ values: [Int64]) -> [UInt32: Int64] {
        Dictionary(uniqueKeysWithValues: zip(text.unicodeScalars.map(\.value), values))
    }

    /// Traditional forms, and punctuation with several shapes.
    private static let replacements: [UInt32: UInt32] = {
        var table = TraditionalForms.simplified
        let marks: [(String, String)] = [
            ("兩", "两"), ("３", "3"), ("\u{3000}", " "), ("\u{A0}", " "), ("｡", "。"), ("﹐", ","), ("﹔", ";"),
            ("﹕", ":"), ("∶", ":"), ("︰", ":"), ("「", "“"), ("」", "”"), ("『", "“"), ("』", "”"), ("‘", "“"),
            ("’", "”"), ("〝", "“"), ("〞", "”"), ("｜", "|"), ("︱", "|"), ("│", "|"), ("〖", "【"), ("〗", "】"),
            ("［", "【"), ("］", "】"), ("﹪", "%"), ("‰", "‰"), ("﹙", "("), ("﹚", ")"), ("￥", "¥"), ("參", "参"),
            ("–", "—"), ("―", "—"), ("～", "~"), ("﹣", "-"), ("•", "·"), ("\u{FEFF}", " "), ("\u{200B}", " "),
            ("勵", "励"), ("迴", "回"), ("罷", "罢"), ("撤", "撤"), ("開", "开"), ("貫", "贯"), ("徹", "彻"),
            ("嘗", "尝"), ("轄", "辖"), ("駁", "驳"), ("擴", "扩"), ("鄉", "乡"), ("島", "岛"), ("灣", "湾"),
            ("臺", "台"), ("檔", "档"), ("態", "态"), ("狀", "状"), ("時", "时"), ("簽", "签"), ("創", "创"),
            ("長", "长"), ("壓", "压"), ("歸", "归"), ("擔", "担"), ("當", "当"), ("圓", "元"), ("巡", "巡"),
        ]
        for (old, new) in marks {
            if let key = old.unicodeScalars.first?.value, let value = new.unicodeScalars.first?.value {
                table[key] = value
            }
        }
        return table
    }()
}
