import ArgumentParser
import Shared

/// Where long text comes from.
struct TextOptions: ParsableArguments {
    @Option(help: Help.fromFile.help)
    var fromFile: String?

    /// The text from the argument, the file, or what is piped in.
    func text(_ argument: String?) throws(ArgumentTrouble) -> String {
        if argument != nil, fromFile != nil { throw .valueGivenTwice }
        let text: String
        if let argument, argument != "-" {
            text = argument
        } else if let fromFile {
            text = try TextInput.file(fromFile)
        } else if argument == "-" || !TextInput.isTerminal {
            text = try TextInput.standardInput()
        } else {
            throw .valueMissing
        }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyText }
        return text
    }
}
