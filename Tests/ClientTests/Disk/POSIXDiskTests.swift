import Glibc
import Shared
import Testing

@testable import Client

struct POSIXDiskTests {
    private let folder = TemporaryFolder()
    private var disk: POSIXDisk { POSIXDisk(root: folder.path + "/home") }

    private func mode(_ path: String) -> mode_t {
        var information = stat()
        return lstat(folder.path + "/home/" + path, &information) == 0 ? information.st_mode & 0o777 : 0
    }

    @Test func `folders are for the owner only, and so are files`() throws {
        try disk.makeFolder("units/a")
        try disk.append([1], to: "units/a/log.ndjson")
        try disk.replace("replica.json", with: [2])
        #expect(mode("units") == 0o700)
        #expect(mode("units/a") == 0o700)
        #expect(mode("units/a/log.ndjson") == 0o600)
        #expect(mode("replica.json") == 0o600)
    }

    @Test func `a missing file reads as none, and a missing folder lists nothing`() throws {
        try disk.makeFolder("")
        #expect(try disk.read("nothing") == nil)
        #expect(try disk.list("nothing") == [])
    }

    @Test func `appending adds at the end, and cutting leaves the start`() throws {
        try disk.makeFolder("")
        try disk.append(Array("one\n".utf8), to: "log")
        try disk.append(Array("two\n".utf8), to: "log")
        #expect(try disk.read("log") == Array("one\ntwo\n".utf8))
        try disk.truncate("log", to: 4)
        #expect(try disk.read("log") == Array("one\n".utf8))
    }

    @Test func `a replacement leaves nothing beside the new content`() throws {
        try disk.makeFolder("")
        try disk.replace("state", with: Array(repeating: 7, count: 300_000))
        try disk.replace("state", with: [8])
        #expect(try disk.read("state") == [8])
        #expect(try disk.list("") == ["state"])
    }

    @Test func `a folder in a file's place is an error with its number`() throws {
        try disk.makeFolder("state")
        #expect(throws: DiskError("append", "state", .other(errno: EISDIR))) {
            try disk.append([1], to: "state")
        }
    }

    @Test func `a full disk says so and keeps what was there`() throws {
        let mount = folder.path + "/small"
        #expect(mkdir(mount, 0o700) == 0)
        guard getuid() == 0, Glibc.mount("tmpfs", mount, "tmpfs", 0, "size=64k") == 0 else { return }
        defer { umount(mount) }
        let small = POSIXDisk(root: mount)
        try small.append([1, 2, 3], to: "log")
        #expect(throws: DiskError("append", "log", .full)) {
            try small.append([UInt8](repeating: 0, count: 1 << 20), to: "log")
        }
        #expect(try small.read("log") == [1, 2, 3])
        #expect(throws: DiskError("replace", "state", .full)) {
            try small.replace("state", with: [UInt8](repeating: 0, count: 1 << 20))
        }
        #expect(try small.list("") == ["log"])
    }
}
