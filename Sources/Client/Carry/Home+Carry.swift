import Bundles
import Shared

extension Home {
    /// Syncs with a file's answers in a server's place.
    ///
    /// - Returns: What came of it, and whether the file goes on from further than this device stands.
    /// - Throws: ``BundleTrouble``; nothing is taken of a file that the server did not make for this device.
    mutating func takeIn(_ file: BundleFile) async throws -> (result: SyncResult, isAhead: Bool) {
        let files = CarriedFiles(identity: store.replica.identity)
        let transport = RecordedTransport(try files.answers(in: file))
        let runner = SyncRunner(server: transport, busyDelaysMilliseconds: [])
        let result = await runner.run(&store)
        if let failure = result.failure { throw failure }
        return (result, await transport.isAhead)
    }
}
