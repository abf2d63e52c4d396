import Glibc
import Postgres

/// Uses a private cluster until its input ends, or until somebody kills it.
///
/// Tests run it as a second process: `ClusterHolder FOLDER`. It prints `started` or `attached` once the
/// cluster answers, and at the end `stopped` or `left`.
@main
enum ClusterHolder {
    static func main() throws {
        let cluster = try PrivateCluster.attachOrStart(
            folder: CommandLine.arguments[1],
            settings: .forTests
        )
        let connection = try Connection(cluster.conninfo(), .init(applicationName: "holder"))
        try connection.execute("select 1")
        say(cluster.isStartedHere ? "started" : "attached")
        while readLine() != nil {}
        say(try cluster.stop() ? "stopped" : "left")
    }

    private static func say(_ text: String) {
        print(text)
        fflush(nil)
    }
}
