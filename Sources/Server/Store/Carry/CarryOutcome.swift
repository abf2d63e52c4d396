import Bundles
import Shared

/// What came of a carried file.
struct CarryOutcome: Sendable {
    /// The file's own header.
    var header: BundleHeader
    /// Sets that are taken now, or were before.
    var taken = 0
    /// Sets that were not, with why.
    var refused: [PushRefusal] = []
    /// The file that goes back.
    var answer: BundleFile
}
