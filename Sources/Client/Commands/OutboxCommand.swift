import ArgumentParser
import Bundles
import Shared
import Terminal

/// `outbox`: files in place of a network.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: Help.outbox.said,
        discussion: Help.outboxMore.said,
        subcommands: [OutboxExportCommand.self, OutboxImportCommand.self]
    )
}

/// `outbox export [FILE]`
struct OutboxExportCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: Help.outboxExport.said,
        discussion: Help.outboxMore.said
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.exportFile.help)
    var file: String?

    func run(on console: Console) async throws {
        let home = try openHome(console)
        let replica = home.store.replica
        let (bundle, edits) = try CarriedFiles(identity: replica.identity).outbox(
            of: replica,
            at: console.now
        )
        let target = WholeFile(file ?? name(replica.identity, console))
        let bytes = bundle.bytes
        try target.create(bytes)
        let left = replica.unsent.count - edits
        let size = ByteCount.text(bytes.count)
        var sentences: [CarrySentence] = [
            edits > 0
                ? .exported(path: target.path, edits: edits, bytes: size)
                : .exportedNothing(path: target.path, bytes: size)
        ]
        if left > 0 { sentences.append(.more(edits: left)) }
        sentences.append(.howToGoOn(path: target.path))
        console.result(
            json: [
                "file": .string(target.path), "edits": .int(Int64(edits)), "left": .int(Int64(left)),
                "bytes": .int(Int64(bytes.count)),
            ],
            lines: sentences.map { $0.text(in: console.language) }
        )
    }

    /// `taizhang-王五-20200517-0930.tzb`
    private func name(_ identity: Identity, _ console: Console) -> String {
        let person = identity.enrolment?.personName.filter { $0.isLetter || $0.isNumber } ?? ""
        let time = console.now.minuteText(offsetMinutes: console.paper.offsetMinutes)
            .filter(\.isNumber)
        return "taizhang-\(person)-\(time.prefix(8))-\(time.dropFirst(8))\(BundleFile.ending)"
    }
}

/// `outbox import FILE`
struct OutboxImportCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: Help.outboxImport.said,
        discussion: Help.outboxMore.said
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.answerFile.help)
    var file: String

    func run(on console: Console) async throws {
        let bytes = try WholeFile(file).read(bytesMax: BundleFile.bytesMax)
        let path = Home.normalised(common.homePath(console.surroundings))
        let bundle = try BundleFile(reading: bytes)
        let kind = bundle.header.kind
        do { try await takeIn(bundle, path, console) } catch ReplicaError.notEnrolled where kind != .answer {
            throw BundleTrouble.wrongKind(kind)
        }
    }

    private func takeIn(_ bundle: BundleFile, _ path: String, _ console: Console) async throws {
        try Home.check(path)
        let sync = try HomeLock(home: path, .sync)
        defer { withExtendedLifetime(sync) {} }
        var home = try Home(at: path)
        let (result, isAhead) = try await home.takeIn(bundle)
        let output = SyncOutput(holdings: try Holdings(home.store.replica), paper: console.paper)
        console.result(
            json: output.json(result),
            lines: [CarrySentence.imported.text(in: console.language)] + output.lines(result)
        )
        if isAhead { throw BundleTrouble.ahead }
        if !result.summary.refusals.isEmpty || !result.summary.rejected.isEmpty {
            throw ExitCode(CommandFailure.Status.refused.rawValue)
        }
    }
}
