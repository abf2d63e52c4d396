import Postgres
import SQL
import Shared

/// Which database it is: each part changes in its own way of going back to an earlier state.
struct HistoryPlace: Sendable, Hashable {
    /// The server's, made with its files.
    var system: String
    /// Rises with each promotion and each recovery to a point in time.
    var timeline: Int64
    var database: Int64
    /// The table of the log, made anew by whoever drops and restores it.
    var log: Int64
}

/// What a process, or a file beside the database, remembers of it.
struct HistoryMark: Sendable, Hashable {
    var place: HistoryPlace
    /// How far the write-ahead log had safely come, in bytes. Within one timeline it never goes back by itself.
    var flushed: Int64
    /// All histories, the present one last.
    var epochs: [EpochID]
}

/// A database's history as it is found.
struct HistoryLook: Sendable, Hashable {
    var mark: HistoryMark
    /// What the present history's row says of where it was begun; nil: nothing.
    var recorded: HistoryPlace?
    /// Whether that row is the one that was written, and no copy of it.
    var isOriginal: Bool
    /// Whether some unit has not moved into the present history yet.
    var hasStrays: Bool

    /// Whether another history must begin: nobody has begun one since the database went back.
    ///
    /// - Parameter memory: What was seen of it before, if anything.
    /// - Source: docs/decisions/0013.
    func needsEpoch(remembering memory: HistoryMark?) -> Bool {
        guard let last = mark.epochs.last, recorded == mark.place, isOriginal else { return true }
        guard let memory, memory.place.system == mark.place.system,
            memory.place.timeline == mark.place.timeline
        else { return false }
        // A log that is shorter than it was: files were put back. One who noticed has begun a history that we don't know.
        return mark.flushed < memory.flushed && memory.epochs.contains(last)
    }

    /// Whether this is what was seen before, only later.
    func continues(_ memory: HistoryMark) -> Bool {
        !hasStrays && !needsEpoch(remembering: memory) && mark.place == memory.place
            && mark.epochs == memory.epochs
    }
}

extension HistoryLook {
    /// Looks at a database whose schema is up to date.
    init(_ connection: Connection) throws {
        let here = try connection.run(.readPlace).onlyRow()
        let place = HistoryPlace(
            system: try here.text("system_identifier"),
            timeline: try here.int64("timeline"),
            database: try here.int64("database_oid"),
            log: try here.int64("log_oid")
        )
        let epochs = try connection.run(.listEpochs)
        mark = HistoryMark(
            place: place,
            flushed: try here.int64("flushed"),
            epochs: try epochs.map { try $0.id("epoch_id") }
        )
        hasStrays = try connection.run(.hasStrayHeads).onlyRow().bool("has_strays")
        guard let last = epochs.last, let database = try last.optionalInt64("database_oid"),
            let log = try last.optionalInt64("log_oid")
        else {
            recorded = nil
            isOriginal = false
            return
        }
        recorded = HistoryPlace(
            system: try last.text("system_identifier"),
            timeline: try last.int64("timeline"),
            database: database,
            log: log
        )
        isOriginal = try last.optionalInt64("written_by") == last.int64("found_by")
    }
}

extension HistoryMark {
    var json: JSONValue {
        [
            "system": .string(place.system), "timeline": .int(place.timeline),
            "database": .int(place.database), "log": .int(place.log), "flushed": .int(flushed),
            "epochs": .array(epochs.map(\.json)),
        ]
    }

    init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "mark")
        place = HistoryPlace(
            system: try members.text("system"),
            timeline: try members.number("timeline"),
            database: try members.number("database"),
            log: try members.number("log")
        )
        flushed = try members.number("flushed")
        epochs = []
        for item in try members.items("epochs") {
            guard let epoch = item.text.flatMap({ EpochID($0) }) else {
                throw JSONError(.wrongType, member: "epochs")
            }
            epochs.append(epoch)
        }
    }
}
