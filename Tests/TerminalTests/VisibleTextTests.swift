import Terminal
import Testing

struct VisibleTextTests {
    @Test func `what others wrote can't steer the terminal`() {
        #expect(VisibleText.of("a\u{1B}]0;x\u{7}\u{1B}[2Jb") == "a␛]0;x␇␛[2Jb")
        #expect(VisibleText.of("\u{7F}\u{9B}1m\0") == "␡\u{FFFD}1m␀")
    }

    @Test func `own colours stay where there are any, hidden text and others' colours do not`() {
        let red = "\u{1B}[31m红\u{1B}[0m"
        #expect(VisibleText.of(red, isColoured: true) == red)
        #expect(VisibleText.of(red) == "␛[31m红␛[0m")
        for code in ["8", "5", "1;31", "38", ""] {
            #expect(VisibleText.of("\u{1B}[\(code)m", isColoured: true) == "␛[\(code)m")
        }
    }

    @Test func `newlines and tabs stay, what turns or parts a text unseen does not`() {
        for text in ["一\n二\t三", "整改", "👩\u{200D}🔧"] { #expect(VisibleText.of(text) == text) }
        #expect(VisibleText.of("甲\u{202E}乙\u{200B}丙\u{2066}") == "甲\u{FFFD}乙\u{FFFD}丙\u{FFFD}")
    }
}
