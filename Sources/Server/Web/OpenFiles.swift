import Glibc

/// How many files and connections the system lets this process have open.
enum OpenFiles {
    /// What is kept back for the database, certificates and the like.
    private static let reserve = 256

    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

    /// Takes as many as the system allows.
    ///
    /// - Returns: How many connections that leaves.
    static func raiseLimit() -> Int {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return 1_024 - reserve }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(resource, &limit)
        _ = getrlimit(resource, &limit)
        return max(reserve, Int(clamping: limit.rlim_cur) - reserve)
    }
}
