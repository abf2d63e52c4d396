import ArgumentParser
import Glibc
import Shared
import Terminal

/// `restore`: a backup in the place of the ledger.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: ServerHelp.restore.said,
        discussion: ServerHelp.restoreMore.said
    )

    @Argument(help: ServerHelp.backupFile.help)
    var file: String

    @Flag(help: ServerHelp.restoreOver.help)
    var yes = false

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            let choice = try database.choice()
            let input = open(file, O_RDONLY | O_CLOEXEC)
            guard input >= 0 else {
                throw BackupTrouble.unreadableFile(path: file, SystemReason(errno: errno))
            }
            defer { close(input) }
            Interruption.watch()
            let site = try RestoreSite(choice)
            do {
                let outcome = try restore(input, at: site)
                speech.print(outcome.json(file), else: outcome.text(file, in: speech.chosenLanguage))
            } catch {
                try? site.close()
                throw error
            }
            try site.close()
        }
    }

    private func restore(_ input: CInt, at site: RestoreSite) throws -> Restore.Outcome {
        let all = ByteCount.text(Int(lseek(input, 0, SEEK_END)))
        let clock = SystemClock()
        let progress = DumpProgress(speech.chosenLanguage, clock) { seconds in
            // The tool reads through the same open file, so that its place is ours.
            .restoring(bytes: ByteCount.text(Int(lseek(input, 0, SEEK_CUR))), of: all, seconds: seconds)
        }
        return try Restore(site: site, clock: clock)
            .run(input, path: file, isLossAccepted: yes, progress: progress)
    }
}

extension Restore.Outcome {
    /// A contract: members are added, never renamed.
    fileprivate func json(_ path: String) -> JSONValue {
        [
            "file": .string(path), "units": .int(Int64(units)), "epoch": epoch.json,
            "kept": kept.map { .string($0) } ?? .null,
        ]
    }

    fileprivate func text(_ path: String, in language: Language) -> String {
        let sentences =
            [.restored(path: path, units: units)] + (kept.map { [.kept(database: $0)] } ?? [])
            + [BackupSentence.newHistory]
        return sentences.map { $0.text(in: language) }.joined(separator: "\n")
    }
}
