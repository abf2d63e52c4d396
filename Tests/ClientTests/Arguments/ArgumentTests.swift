import Shared
import Terminal
import Testing

@testable import Client

struct ArgumentTests {
    private func choice(_ text: String, _ field: String, _ kind: RecordKind) throws -> String {
        try Choices.raw(text, of: field, kind: kind, in: .zh)
    }

    @Test func `a choice is understood by identifier, Chinese and English word`() throws {
        for text in ["recovered", "funds_recovered", "清退资金", "清退", "Funds recovered"] {
            #expect(try choice(text, "fundsKinds", .funds) == "funds_recovered")
        }
        #expect(try choice("人次", "countUnit", .accountability) == "person_time")
        #expect(try choice("人", "countUnit", .accountability) == "person")
        #expect(try choice("新建", "action", .rule) == "rules_new")
        #expect(try choice("new", "action", .rule) == "rules_new")
        #expect(try choice("已销号", "status", .problem) == "closed")
        #expect(try choice("done", "status", .measure) == "done")
    }

    @Test func `an unknown choice is refused with all that there are`() {
        #expect {
            try choice("没有", "fundsKinds", .funds)
        } throws: { error in
            guard case ArgumentTrouble.unknownChoice("没有", let field, let known) = error else { return false }
            return field == "资金类型" && known.count == FundsKind.allCases.count
        }
    }

    @Test(arguments: ["2020-05-17", "2020-5-17", "2020年5月17日", "2020.05.17", "2020/5/17"])
    func `dates are read as people write them`(text: String) {
        #expect(ValueReader.date(text)?.description == "2020-05-17")
    }

    @Test(arguments: ["2020-02-30", "20200517", "17-05-2020", "", "2020-05"])
    func `what is no date is refused`(text: String) {
        #expect(ValueReader.date(text) == nil)
    }

    @Test func `assignments split at the first sign, of either width`() {
        #expect(Assignment.split("金额=1=2").map { [$0.name, $0.value] } == ["金额", "1=2"])
        #expect(Assignment.split("金额\u{FF1D}12")?.value == "12")
        #expect(Assignment.split("=x") == nil)
        #expect(Assignment.split("x") == nil)
    }

    @Test func `full-width letters, digits and dashes are the same as narrow ones`() {
        #expect(Holdings.folded("司法局－０２．３ ") == "司法局-02.3")
        #expect(Holdings.folded("ＡＢ—1") == "ab-1")
    }

    @Test func `numbers in names count as numbers`() {
        let sorted = ["局-10", "局-2", "局-1.10", "局-1.9"].sorted(by: ProblemsCommand.order)
        #expect(sorted == ["局-1.9", "局-1.10", "局-2", "局-10"])
    }

    @Test func `several values are separated by any comma`() {
        #expect(separated(["诫勉、谈话提醒", "批评教育\u{FF0C}责令检查,x", " "]) == ["诫勉", "谈话提醒", "批评教育", "责令检查", "x"])
    }

    @Test func `abbreviations are as short as they can be told apart, six digits at least`() {
        let ids = [0x1234_5678_9ABC, 0x1234_5678_9ABD, 0xFFFF_0000_0000].map { RecordID(high: 0, low: $0) }
        let short = ShortIDs(ids.map(\.low))
        #expect(ids.map { short.text($0) } == ["123456789abc", "123456789abd", "ffff00"])
    }

    @Test func `addresses are read, and wrong ones refused`() throws {
        #expect(try ServerAddress("taizhang.example.cn").text == "https://taizhang.example.cn")
        #expect(try ServerAddress("http://LOCALHOST:8080/").text == "http://localhost:8080")
        #expect(try ServerAddress("https://[::1]:8443/base").text == "https://[::1]:8443/base")
        #expect(try ServerAddress("http://127.0.0.1").isLoopback)
        #expect(try !ServerAddress("http://10.0.0.1").isLoopback)
        for wrong in [
            "", "ftp://a", "https://", "https://a:0", "https://a:99999", "https://u@a", "a b", "https://a/?x",
        ] {
            #expect(throws: ConnectionTrouble.badAddress(wrong)) { try ServerAddress(wrong) }
        }
    }

    @Test func `http that leaves the machine is refused unless it is asked for`() throws {
        let far = try ServerAddress("http://10.0.0.1")
        #expect(throws: ConnectionTrouble.plainHTTP(host: "10.0.0.1")) { try HTTPTransport(to: far, .init()) }
    }
}

struct GlobalOptionTests {
    @Test func `options of every command may stand before its name`() {
        let moved = Taizhang.withGlobalsBehind(["--home", "h", "--json", "show", "--", "-x"])
        #expect(moved == ["show", "--home", "h", "--json", "--", "-x"])
        #expect(Taizhang.withGlobalsBehind(["status", "--json"]) == ["status", "--json"])
        #expect(Taizhang.withGlobalsBehind(["--home"]) == ["--home"])
        #expect(Taizhang.withGlobalsBehind(["--language", "en", "--help"]) == ["--help"])
        #expect(Taizhang.withGlobalsBehind(["--json", "nothing"]) == ["nothing"])
    }
}
