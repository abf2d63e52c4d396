/// What lies where in a private cluster's folder.
///
/// Beside the data: two lock files, the settings that the data's configuration includes, two logs, and
/// the sockets, unless the path would be too long for them.
struct ClusterFolder {
    let path: String

    var data: String { path + "/data" }
    var versionFile: String { data + "/PG_VERSION" }
    var processFile: String { data + "/postmaster.pid" }
    /// Held while somebody starts or stops the server.
    var changeLock: String { path + "/change.lock" }
    /// Held shared by every process that uses the server; who gets it exclusively is the only one.
    var usersLock: String { path + "/users.lock" }
    var settings: String { path + "/cluster.conf" }
    var serverLog: String { path + "/server.log" }
    var toolLog: String { path + "/tool.log" }

    private var innerSockets: String { path + "/sockets" }
    private var outerSocketsRecord: String { path + "/sockets-folder" }
    private static let temporaryPrefix = "data.new-"
    private static let logBytesMax = 4_194_304
    /// A socket's address holds 108 bytes, and the server adds a name to the folder.
    private static let socketFolderBytesMax = 90

    /// Makes the folder if need be and resolves its links.
    init(_ path: String) throws(ClusterError) {
        let absolute = Files.absolutePath(path)
        try Files.makeParents(of: absolute)
        try Files.makeFolder(absolute, mode: 0o700, owner: nil)
        self.path = try Files.realPath(absolute)
    }

    /// Whether the folder is empty, or was made for a cluster before.
    var isOurs: Bool {
        Files.names(in: path).allSatisfy { name in
            name == "change.lock" || name == "tool.log" || name.hasPrefix(Self.temporaryPrefix)
        } || Files.exists(changeLock)
    }

    /// The log is written by us and, on another occasion, by the server's user.
    func makeToolLog(owner: Files.Owner) throws(ClusterError) {
        if !Files.exists(toolLog) { try Files.write("", to: toolLog, owner: owner) }
        try Files.setOwner(toolLog, owner)
    }

    var dataVersion: Int? {
        Files.read(versionFile)?.split(separator: "\n").first.flatMap { Int($0.prefix { $0.isNumber }) }
    }

    func newTemporaryData() -> String { path + "/" + Self.temporaryPrefix + Self.randomName() }

    /// What an initialisation that was cut short has left.
    func leftovers() -> [String] {
        Files.names(in: path).filter { $0.hasPrefix(Self.temporaryPrefix) }.map { path + "/" + $0 }
    }

    /// Keeps the log from growing for ever; the server must not be running.
    func rotateLog() throws(ClusterError) {
        if Files.size(serverLog) > Self.logBytesMax {
            try Files.move(serverLog, to: serverLog + ".1")
        }
    }

    /// Where the running server's sockets are.
    func sockets() -> String {
        if isFitForSockets(innerSockets) { return innerSockets }
        return Files.read(outerSocketsRecord)?.split(separator: "\n").first.map { String($0) } ?? innerSockets
    }

    /// Makes the folder for the sockets, which only the server's user and root may enter. The server must not
    /// be running.
    func makeSockets(owner: Files.Owner) throws(ClusterError) -> String {
        let current = sockets()
        if current == innerSockets, isFitForSockets(innerSockets) {
            try Files.makeFolder(innerSockets, mode: 0o700, owner: owner)
            return innerSockets
        }
        if Files.isPrivateFolder(current, of: owner), isFitForSockets(current) { return current }
        // mkdir in it fails when the name is taken, so nobody can have prepared it for us.
        let outer = "/tmp/pg-" + Self.randomName()
        guard !Files.exists(outer) else { throw .system(call: "mkdir", path: outer, code: 17) }
        try Files.makeFolder(outer, mode: 0o700, owner: owner)
        guard Files.isPrivateFolder(outer, of: owner) else { throw .folderOwnedByOther(path: outer) }
        try Files.write(outer + "\n", to: outerSocketsRecord, owner: owner)
        return outer
    }

    /// The library reads commas in a host as a list, so only plain paths will do.
    private func isFitForSockets(_ folder: String) -> Bool {
        folder.utf8.count <= Self.socketFolderBytesMax
            && folder.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/._-".contains($0)) }
    }

    private static func randomName() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
