import ServiceLifecycle

/// Looks at the database about once a second while it is served: tables may be made anew under connections that live on.
struct HistoryWatch: Service {
    let database: Database

    /// What is remembered beside the data may be so many looks old.
    private static let looksPerSave = 5

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var looks = 0
            while (try? await Task.sleep(for: .seconds(1))) != nil {
                // A database that can't be reached is told of by those who need it.
                guard (try? await database.lookAtHistory()) != nil else { continue }
                looks += 1
                if looks.isMultiple(of: Self.looksPerSave) { try? database.saveMark() }
            }
        }
    }
}
