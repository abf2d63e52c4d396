import ArgumentParser
import Shared
import Testing

@testable import Server

@Suite struct OutputTests {
    @Test func `columns stand under each other where characters are two wide`() {
        var table = TextTable(["名称", "n"])
        table.add(["a", "1"])
        table.add(["武汉市", "2"])
        #expect(table.text == "名称    n\na       1\n武汉市  2")
    }

    @Test func `a text is cut by the columns it takes`() {
        #expect(DisplayWidth.clipped("武汉市", 6) == "武汉市")
        #expect(DisplayWidth.clipped("武汉市司", 6) == "武汉…")
        #expect(DisplayWidth.clipped("abcdefg", 6) == "abcde…")
    }

    @Test func `every sentence is there in both languages, without a newline at its end`() {
        let sentences: [any Speakable] =
            FigureKind.allCases + FigureDoubt.allCases + NotUnderstood.Reason.allCases
            + BulletinImport.LeftOut.Reason.allCases + ServerHeading.allCases
        for sentence in sentences {
            let (zh, en) = (sentence.text(in: .zh), sentence.text(in: .en))
            #expect(!zh.isEmpty && !en.isEmpty && zh != en)
            #expect(!zh.hasSuffix("\n") && !en.hasSuffix("\n"))
        }
    }

    @Test func `kinds of figures are told apart by their words`() {
        for language in Language.allCases {
            #expect(Set(FigureKind.allCases.map { $0.text(in: language) }).count == FigureKind.allCases.count)
        }
    }

    @Test(arguments: [
        ["serve", "--listen"], ["import"], ["import", "x", "--date", "2020-02-30"],
        ["import", "x", "--year", "20"],
        ["user", "add", "x"], ["user", "add", "x", "--role", "king", "--all-units"],
        ["round", "add", "x", "--number", "0"],
        ["check", "--language", "fr"], ["nonsense"],
    ])
    func `wrong usage is found before anything is touched`(arguments: [String]) {
        do {
            _ = try TaizhangServer.parseAsRoot(arguments)
            Issue.record("accepted")
        } catch { #expect(TaizhangServer.exitCode(for: error).rawValue == 64) }
    }

    @Test func `help is there for every command`() {
        for command in TaizhangServer.configuration.subcommands {
            #expect(TaizhangServer.helpMessage(for: command).contains(" / "), "\(command)")
        }
    }
}
