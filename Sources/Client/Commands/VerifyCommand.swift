import ArgumentParser
import Shared
import Terminal

/// `verify`
struct VerifyCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: Help.verify.said,
        discussion: Help.verifyMore.said
    )

    @OptionGroup var common: CommonOptions

    func run(on console: Console) async throws {
        let path = Home.normalised(common.homePath(console.surroundings))
        try Home.check(path)
        let lock = try HomeLock(home: path)
        defer { withExtendedLifetime(lock) {} }
        let verification = try ReplicaStore.verify(POSIXDisk(root: path))
        let output = VerificationOutput(verification: verification, paper: console.paper)
        console.result(json: output.json(), lines: output.lines())
        if !verification.isSound { throw ExitCode(CommandFailure.Status.data.rawValue) }
    }
}
