import ArgumentParser
import Shared

/// `quarantine`: what people left behind who are nobody in their unit any more, and what waits for what a restore has lost.
struct QuarantineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: Help.quarantine.said,
        discussion: Help.quarantineMore.said,
        subcommands: [
            QuarantineListCommand.self, QuarantineShowCommand.self, QuarantineAdoptCommand.self,
            QuarantineDiscardCommand.self,
        ]
    )
}

/// `quarantine list`
struct QuarantineListCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Help.quarantineList.said,
        discussion: Help.quarantineMore.said
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Option(help: Help.unit.help)
    var unit: String?

    @Flag(help: Help.quarantineAll.help)
    var all = false

    func run(on console: Console) async throws {
        let home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        let sets = try await connection.talk(to: holdings.replica.identity.server, console) { transport in
            try await Quarantine(holdings: holdings, transport: transport).sets(in: unit)
        }.filter { all || $0.isOpen }
        let output = QuarantineOutput(holdings: holdings, paper: console.paper)
        console.result(json: ["quarantine": .array(sets.map(output.json))], lines: output.table(sets))
    }
}

/// `quarantine show ID`
struct QuarantineShowCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: Help.quarantineShow.said,
        discussion: Help.quarantineMore.said
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Argument(help: Help.quarantined.help)
    var id: String

    func run(on console: Console) async throws {
        let home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        let set = try await connection.talk(to: holdings.replica.identity.server, console) { transport in
            try await Quarantine(holdings: holdings, transport: transport).set(id)
        }
        let output = QuarantineOutput(holdings: holdings, paper: console.paper)
        console.result(json: output.json(set), lines: output.lines(set))
    }
}

/// `quarantine adopt ID …`
struct QuarantineAdoptCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: Help.quarantineAdopt.said,
        discussion: Help.quarantineMore.said
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Argument(help: Help.quarantined.help)
    var ids: [String]

    func run(on console: Console) async throws {
        let path = Home.normalised(common.homePath(console.surroundings))
        try Home.check(path)
        let sync = try HomeLock(home: path, .sync)
        defer { withExtendedLifetime(sync) {} }
        var home = try Home(at: path)
        let holdings = try Holdings(home.store.replica)
        let result = try await connection.talk(to: holdings.replica.identity.server, console) { transport in
            let quarantine = Quarantine(holdings: holdings, transport: transport)
            var sets: [QuarantinedSet] = []
            for id in ids { sets.append(try await quarantine.adoptable(id)) }
            // In the order in which they were saved, each builds on the one before.
            for set in sets.sorted(by: { ($0.author, $0.root.n) < ($1.author, $1.root.n) }) {
                try home.store.adopt(set, at: console.now)
            }
            return await SyncRunner(server: transport).run(&home.store)
        }
        if result.failure is ReplicaError { home.store = try ReplicaStore(opening: home.disk) }
        let output = SyncOutput(holdings: try Holdings(home.store.replica), paper: console.paper)
        console.result(json: output.json(result), lines: output.lines(result))
        if let failure = result.failure { throw failure }
        if !result.summary.refusals.isEmpty || !result.summary.rejected.isEmpty {
            throw ExitCode(CommandFailure.Status.refused.rawValue)
        }
    }
}

/// `quarantine discard ID --why`
struct QuarantineDiscardCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard",
        abstract: Help.quarantineDiscard.said,
        discussion: Help.quarantineMore.said
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Argument(help: Help.quarantined.help)
    var id: String

    @Option(help: Help.why.help)
    var why: String

    func run(on console: Console) async throws {
        guard why.contains(where: { !$0.isWhitespace }) else {
            throw EditRefusal.rule(.reasonRequired, field: nil)
        }
        let home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        let set = try await connection.talk(to: holdings.replica.identity.server, console) { transport in
            let quarantine = Quarantine(holdings: holdings, transport: transport)
            let set = try await quarantine.open(id)
            try await quarantine.discard(set, why: why)
            return set
        }
        let output = QuarantineOutput(holdings: holdings, paper: console.paper)
        console.result(
            json: ["discarded": .string(output.id(set))],
            lines: [
                QuarantineSentence.discarded(id: output.id(set), state: set.state).text(in: console.language)
            ]
        )
    }
}
