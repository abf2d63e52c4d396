import ArgumentParser
import Shared
import Terminal

/// The program `taizhang-server`.
@main
struct TaizhangServer: SpeakingProgram {
    static let configuration = CommandConfiguration(
        commandName: "taizhang-server",
        abstract: ServerHelp.program.said,
        discussion: ServerHelp.programMore.said,
        subcommands: [
            ServeCommand.self, MigrateCommand.self, ImportCommand.self, RoundCommand.self, UnitCommand.self,
            UserCommand.self, EnrollCommand.self, DeviceCommand.self, CheckCommand.self,
            CarryCommand.self,
            BackupCommand.self, RestoreCommand.self,
        ]
    )

    static let valuedGlobals: Set<String> = ["--data", "--database-url", "--language"]

    static func main() async { await speak(Array(CommandLine.arguments.dropFirst())) }
}

extension ServerHelp {
    /// The sentence in the language of this run.
    var said: String { text(in: .spoken) }
    /// The help in the language of this run.
    var help: ArgumentHelp { ArgumentHelp(stringLiteral: said) }
    /// The help of an option, with what its value looks like.
    func help(value: String) -> ArgumentHelp { ArgumentHelp(said, valueName: value) }
}
