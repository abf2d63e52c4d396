import Shared
import Testing

/// The JSON that Taizhang accepts: strict, so that a value has one spelling.
@Suite struct JSONTests {
    private func reason(_ text: String) -> JSONError.Reason? { reason(Array(text.utf8)) }

    private func reason(_ bytes: [UInt8]) -> JSONError.Reason? {
        do throws(JSONError) {
            _ = try JSONValue(parsing: bytes)
            return nil
        } catch { return error.reason }
    }

    @Test func `a name twice in one object is refused, also where it is spelled by an escape`() {
        #expect(reason(#"{"a":1,"b":2}"#) == nil)
        #expect(reason(#"{"a":1,"a":2}"#) == .duplicateKey)
        #expect(reason(#"{"a":1,"\u0061":2}"#) == .duplicateKey)
    }

    @Test func `32 levels are read and 33 refused, however many thousand there are`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(reason(nested(32)) == nil)
        #expect(reason(nested(33)) == .tooDeep)
        #expect(reason(nested(32).replacing("[]", with: "[1]")) == nil)
        #expect(reason(String(repeating: "[", count: 200_000)) == .tooDeep)
        #expect(reason(String(repeating: #"{"a":"#, count: 200_000)) == .tooDeep)
    }

    @Test(arguments: [
        "0", "-1", "9007199254740991", "-9007199254740991", " 1 ", "\"\"", "[]", "{}", "true", "null",
        #""\u0041\ud83d\ude00\/\b\f""#, "\"\u{7F}\"",
    ]) func `what strict JSON allows is read`(text: String) { #expect(reason(text) == nil) }

    @Test(arguments: [
        "", " ", "01", "-", "+1", "1.0", "1e3", "1E3", "9007199254740992", "-9007199254740992",
        "9223372036854775807",
        "99999999999999999999", "--1",
        ".5", "NaN",
        "tru", "truex", "nul", "'a'", "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\t\"", "\"\n\"",
        "[1,]",
        "[,1]", "[1 2]", "{\"a\":1,}", "{a:1}", "{\"a\"}", "{\"a\":}", "{} {}", "1 1", "[1]]", "\u{FEFF}1",
        "/**/1",
        #""\ud83d""#, #""\ud83dx""#, #""\ud83d\u0041""#, #""\ude00""#, #""\ude00\ud83d""#,
    ]) func `what strict JSON forbids is refused`(text: String) { #expect(reason(text) != nil) }

    @Test func `bytes that are no UTF-8 are refused wherever they stand in a string`() {
        let wrong: [[UInt8]] = [
            [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8],
        ]
        for bytes in wrong {
            #expect(reason([0x22] + bytes + [0x22]) == .notUTF8)
            #expect(reason([0x22, 0x5C, 0x6E] + bytes + [0x22]) == .notUTF8)
        }
        #expect(reason([0x22, 0xE4, 0xB8, 0xAD, 0x22]) == nil)
    }

    @Test func `a letter with more marks than any script has is refused, so that comparing takes no minutes`()
    {
        let below = "a" + String(repeating: "\u{345}", count: 30)
        #expect(reason("\"\(below)\"") == nil)
        #expect(reason("\"\(below)\u{323}\"") == .tooManyMarks)
        #expect(reason("{\"\(below)\u{323}\":1}") == .tooManyMarks)
        #expect(reason(#""\u0061"# + String(repeating: #"\u0323"#, count: 31) + "\"") == .tooManyMarks)
        // Marks on several letters, however many, are no run.
        #expect(reason("\"" + String(repeating: "e\u{301}整", count: 1_000) + "\"") == nil)
    }

    @Test(arguments: 0..<20) func `a random value comes back from its canonical text, byte for byte`(
        seed: UInt64
    ) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<50 {
            let value = JSONValue.random(using: &random)
            let text = value.canonicalText()
            #expect(!text.contains("\n"))
            let again = try JSONValue(parsing: text)
            #expect(again == value, "seed \(seed)")
            #expect(again.canonicalBytes() == Array(text.utf8), "seed \(seed)")
            let loose = text.replacing(",", with: " ,\n\t").replacing(":", with: " : ")
            if !text.contains("\"") { #expect(try JSONValue(parsing: loose) == value) }
        }
    }

    @Test func `members stand by the bytes of their names, and control characters by their shortest escape`()
    {
        let value: JSONValue = ["b": 1, "a": "\u{1}\n\"\\\u{1F}/é", "中": [], "": nil]
        #expect(value.canonicalText() == #"{"":null,"a":"\u0001\n\"\\\u001f/é","b":1,"中":[]}"#)
    }
}

extension JSONValue {
    /// Some value, at most four levels deep.
    static func random(using random: inout SeededRandom, depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0..<(depth < 4 ? 6 : 4), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2:
            let max = JSONValue.numberMax
            return .int(
                [0, 1, -1, max, -max, .random(in: -max...max, using: &random)].randomElement(using: &random)
                    ?? 0
            )
        case 3: return .string(.random(using: &random))
        case 4:
            return .array(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    .random(using: &random, depth: depth + 1)
                }
            )
        default:
            var members: [String: JSONValue] = [:]
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                members[.random(using: &random)] = .random(using: &random, depth: depth + 1)
            }
            return .object(members)
        }
    }
}

extension String {
    /// Some text, with what is awkward in JSON and in lines.
    static func random(using random: inout SeededRandom) -> String {
        let parts = [
            "中", "文", "a", "\"", "\\", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{2028}", "😀", "é", "/", "{",
            " ",
        ]
        return (0..<Int.random(in: 0...6, using: &random)).map { _ in
            parts.randomElement(using: &random) ?? ""
        }
        .joined()
    }
}
