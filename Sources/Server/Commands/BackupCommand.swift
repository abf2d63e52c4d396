import ArgumentParser
import Shared
import Terminal

/// `backup`: the whole ledger in one file.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: ServerHelp.backup.said,
        discussion: ServerHelp.backupMore.said
    )

    @Argument(help: ServerHelp.backupTarget.help)
    var target: String

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            Interruption.watch()
            try await Desk.open(database) { desk in
                let file = try BackupFile(target, now: desk.now)
                let backup = Backup(
                    ledger: desk.ledger,
                    conninfo: desk.database.conninfo,
                    tools: try desk.database.dumpTools(),
                    clock: desk.clock
                )
                let outcome = try await backup.write(into: file) { stage in
                    DumpProgress(speech.chosenLanguage, desk.clock) { seconds in
                        let bytes = ByteCount.text(file.bytes)
                        return switch stage {
                        case .writing: .writing(bytes: bytes, seconds: seconds)
                        case .verifying: .verifying(bytes: bytes, seconds: seconds)
                        }
                    }
                }
                let units = outcome.heads.count { $0.key != .office }
                let message = BackupSentence.backedUp(
                    path: file.path,
                    bytes: ByteCount.text(outcome.bytes),
                    units: units
                )
                speech.print(outcome.json(file.path), else: message.text(in: speech.chosenLanguage))
            }
        }
    }
}

extension Backup.Outcome {
    /// A contract: members are added, never renamed.
    fileprivate func json(_ path: String) -> JSONValue {
        [
            "file": .string(path), "bytes": .int(Int64(bytes)), "takenAt": takenAt.json,
            "units": .array(
                heads.sorted { $0.key < $1.key }.map { unit, head in
                    ["unit": unit.json, "epoch": head.epoch.json, "version": .int(head.version)]
                }
            ),
        ]
    }
}
