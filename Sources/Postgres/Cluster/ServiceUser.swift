internal import Glibc

/// The user that the server runs as: we ourselves, or an ordinary user when we are root.
struct ServiceUser {
    let name: String
    let owner: Files.Owner
    /// What to put before a command so that it runs as this user; empty when that is who we are.
    let commandPrefix: [String]

    private static let usualName = "postgres"

    /// Finds the user for a folder. As root the owner of existing data goes on running it.
    static func find(dataFolder: String) throws(ClusterError) -> ServiceUser {
        guard geteuid() == 0 else {
            return ServiceUser(name: "", owner: .init(user: geteuid(), group: getegid()), commandPrefix: [])
        }
        let dataOwner = Files.owner(dataFolder).flatMap { $0.user == 0 ? nil : getpwuid($0.user) }
        guard let entry = dataOwner ?? getpwnam(usualName), let name = entry.pointee.pw_name else {
            throw .serviceUserMissing(name: usualName)
        }
        let user = String(cString: name)
        let runuser = ["/usr/sbin/runuser", "/sbin/runuser", "/usr/bin/runuser"].first(
            where: Files.isExecutable
        )
        return ServiceUser(
            name: user,
            owner: .init(user: entry.pointee.pw_uid, group: entry.pointee.pw_gid),
            commandPrefix: [runuser ?? "/usr/sbin/runuser", "-u", user, "--"]
        )
    }
}
