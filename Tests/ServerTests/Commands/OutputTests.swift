import ArgumentParser
import Shared
import Testing

@testable import Server

@Suite struct OutputTests {
    @Test func `every sentence is there in both languages, without a newline at its end`() {
        let sentences: [any Speakable] =
            FigureKind.allCases + FigureDoubt.allCases + NotUnderstood.Reason.allCases
            + BulletinImport.LeftOut.Reason.allCases + ServerHeading.allCases + ServerHelp.allCases
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
            let abstract = command.configuration.abstract
            #expect(!abstract.isEmpty, "\(command)")
            #expect(TaizhangServer.helpMessage(for: command).contains(abstract), "\(command)")
        }
    }
}
