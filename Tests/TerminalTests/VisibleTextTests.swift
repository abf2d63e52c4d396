import Terminal
import Testing

struct VisibleTextTests {
    @Test func `what others wrote can't steer the terminal`() {
        #expect(VisibleText.of("a\u{1B}]0;x\u{7}\u{1B}[2Jb") == "a␛]0;x␇␛[2Jb")
        #expect(VisibleText.of("\u{7F}\u{9B}1m\0") == "␡\u{FFFD}1m␀")
    }

    @Test func `colours, newlines and tabs stay`() {
        for text in ["\u{1B}[1;31m红\u{1B}[0m", "一\n二\t三", "整改"] { #expect(VisibleText.of(text) == text) }
    }
}
