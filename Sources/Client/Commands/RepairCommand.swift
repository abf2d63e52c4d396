import ArgumentParser
import Shared
import Terminal

/// `repair [--yes]`, or `repair --from FOLDER` for what a folder holds that can't be used any more.
struct RepairCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: Help.repair.said,
        discussion: Help.repairMore.said
    )

    @OptionGroup var common: CommonOptions

    @Option(help: Help.repairFrom.help)
    var from: String?

    @Flag(help: Help.yes.help)
    var yes = false

    func run(on console: Console) async throws {
        let path = Home.normalised(common.homePath(console.surroundings))
        try Home.check(path)
        let sync = try HomeLock(home: path, .sync)
        defer { withExtendedLifetime(sync) {} }
        if let from {
            let other = Home.normalised(from)
            guard other != path else { throw RepairTrouble.sameFolder }
            try takeUp(other, on: console)
        } else {
            try mend(path, on: console)
        }
    }

    private func mend(_ path: String, on console: Console) throws {
        let lock = try HomeLock(home: path)
        defer { withExtendedLifetime(lock) {} }
        let disk = POSIXDisk(root: path)
        let verification = try ReplicaStore.verify(disk)
        let repair = Repair(verification)
        let folder = "repaired/" + name(console)
        let output = RepairOutput(repair: repair, home: path, folder: folder, paper: console.paper)
        guard !repair.actions.isEmpty else {
            console.result(json: output.json(isDone: false), lines: output.plan())
            if repair.isNeeded || !repair.tooNew.isEmpty {
                throw ExitCode(CommandFailure.Status.data.rawValue)
            }
            return
        }
        if !yes {
            guard Question.canAsk else {
                console.result(json: output.json(isDone: false), lines: output.plan() + output.howToGoOn())
                throw ExitCode(CommandFailure.Status.refused.rawValue)
            }
            Question.show(output.plan(), on: console)
            guard Question.isYes(RepairSentence.question(folder: path + "/" + folder), on: console) else {
                console.note(RepairSentence.notDone)
                throw ExitCode(CommandFailure.Status.refused.rawValue)
            }
        }
        try ReplicaStore.carryOut(repair, of: verification, on: disk, keepingIn: folder)
        console.result(json: output.json(isDone: true), lines: output.done())
    }

    /// Takes up what another folder of the same person had not sent.
    private func takeUp(_ other: String, on console: Console) throws {
        try Home.check(other)
        let lock = try HomeLock(home: other)
        defer { withExtendedLifetime(lock) {} }
        var home = try openHome(console)
        let disk = POSIXDisk(root: other)
        if let owner = try home.store.owner(ofFolder: disk), owner != home.store.replica.person {
            throw RepairTrouble.anothers(person: try Holdings(home.store.replica).name(of: owner))
        }
        let (taken, foreign) = try home.store.takeUp(unsentIn: disk)
        var sentences: [RepairSentence] =
            taken > 0 ? [.tookUp(edits: taken, folder: other), .syncNext] : [.tookUpNothing(folder: other)]
        if foreign > 0 { sentences.append(.foreign(edits: foreign)) }
        console.result(
            json: ["taken": .int(Int64(taken)), "foreign": .int(Int64(foreign))],
            lines: sentences.map { $0.text(in: console.language) }
        )
    }

    /// `20200517-093000`
    private func name(_ console: Console) -> String {
        console.now.description.prefix(19).filter { $0 != "-" && $0 != ":" }.replacing("T", with: "-")
    }
}
