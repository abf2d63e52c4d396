import ArgumentParser
import Bundles
import Shared
import Terminal

/// `bundle`: carried files.
struct BundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: Help.bundle.said,
        subcommands: [BundleShowCommand.self]
    )
}

/// `bundle show FILE`
struct BundleShowCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: Help.bundleShow.said)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.carriedFile.help)
    var file: String

    func run(on console: Console) async throws {
        let bundle = try BundleFile(reading: WholeFile(file).read(bytesMax: BundleFile.bytesMax))
        // Anybody may look; who is enrolled here sees more.
        let store = try? openHome(console).store
        let output = BundleOutput(
            bundle: bundle,
            holdings: try store.map { try Holdings($0.replica) },
            paper: console.paper
        )
        let (json, lines) = (try output.json(), try output.lines())
        console.result(json: json, lines: lines)
        if output.signature == .bad { throw ExitCode(CommandFailure.Status.data.rawValue) }
    }
}
