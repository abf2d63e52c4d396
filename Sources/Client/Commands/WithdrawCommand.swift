import ArgumentParser
import Shared

/// `withdraw CONFLICT`
struct WithdrawCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "withdraw", abstract: Help.withdraw.said)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.conflict.help)
    var conflict: String

    @Option(help: Help.why.help)
    var why: String?

    func run(on console: Console) async throws {
        var home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        let (unit, found) = try holdings.findConflict(conflict)
        try save(Target(unit: unit, record: found.record), in: &home, holdings, on: console) { desk in
            try Edit.withdraw(found.id, why: why, in: desk.context)
        }
    }
}
