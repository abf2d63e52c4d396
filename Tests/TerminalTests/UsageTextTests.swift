import ArgumentParser
import Shared
import Terminal
import Testing

/// A program with one of everything that a command line can get wrong.
private struct Program: SpeakingProgram {
    static let configuration = CommandConfiguration(
        commandName: "p",
        abstract: "甲",
        version: "1",
        subcommands: [Sub.self]
    )

    static let valuedGlobals: Set<String> = ["--language"]

    struct Sub: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "sub")

        @Argument(help: "乙") var name: String
        @Option(help: "丙") var count = 3
        @Option(help: "丁") var language: Language?
        @Flag(help: "戊") var loud = false
    }
}

struct UsageTextTests {
    private func complaint(_ arguments: [String]) throws -> String {
        do {
            _ = try Program.parseAsRoot(arguments)
        } catch { return Program.fullMessage(for: error) }
        throw CancellationError()
    }

    @Test(arguments: [
        ["sub"], ["sub", "a", "b"], ["sub", "a", "b", "c"], ["sub", "a", "--lowd"],
        ["sub", "a", "--zzzzzzzzzz"],
        ["sub", "a", "--count"], ["sub", "a", "--count", "x"], ["sub", "a", "--language", "fr"],
        ["sub", "a", "--loud=1"], ["nothing"], ["sub", "a", "-x"],
    ])
    func `what is wrong with a command line is said in Chinese where Chinese is spoken`(arguments: [String])
        throws
    {
        let english = try complaint(arguments)
        let chinese = UsageText.translated(english, to: .zh)
        #expect(UsageText.translated(english, to: .en) == english)
        // What is left in Latin letters is what the person typed or has to type.
        let words = chinese.matches(of: /[A-Za-z][a-z]{2,}/).map { String($0.output) }
        let known = Set(arguments.joined(separator: " ").split { !$0.isLetter }.map(String.init))
            .union(["sub", "name", "count", "language", "loud", "help"])
        #expect(words.allSatisfy(known.contains), "\(chinese)")
        #expect(chinese.contains("错误：") && chinese.contains("用法："), "\(chinese)")
    }

    @Test func `help takes no options, and those that every command has may stand behind it`() {
        #expect(Program.withGlobalsBehind(["help", "sub", "--language", "zh", "--json"]) == ["help", "sub"])
        #expect(Program.withGlobalsBehind(["--language=zh", "help", "sub"]) == ["help", "sub"])
        #expect(Program.withGlobalsBehind(["--json", "sub", "a"]) == ["sub", "a", "--json"])
    }

    @Test func `the values of an option are headed in Chinese also where they go over several lines`() {
        let text =
            "  --role <role>   角色 (values: liaison, leader,\n                  viewer; default: leader)"
        #expect(
            UsageText.translated(text, to: .zh)
                == "  --role <role>   角色 （可用：liaison, leader,\n                  viewer；默认：leader）"
        )
    }

    @Test func `help is headed in Chinese where Chinese is spoken`() {
        for text in [Program.helpMessage(), Program.helpMessage(for: Program.Sub.self)] {
            let chinese = UsageText.translated(text, to: .zh)
            for word in [
                "OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show", "default", "values",
                "See",
            ] {
                #expect(!chinese.contains(word), "\(chinese)")
            }
        }
    }

    @Test func `the language asked for goes before the locale`() {
        let locale = ["LANG": "en_US.UTF-8"]
        #expect(Language(arguments: ["p", "--language", "zh"], environment: locale) == .zh)
        #expect(Language(arguments: ["p", "--language=zh"], environment: locale) == .zh)
        #expect(Language(arguments: ["p", "--language", "fr"], environment: locale) == .en)
        #expect(Language(arguments: ["p", "--language"], environment: locale) == .en)
        #expect(Language(arguments: ["p"], environment: [:]) == .zh)
    }
}
