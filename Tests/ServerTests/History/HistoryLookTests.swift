import Shared
import Testing

@testable import Server

/// When another history must begin, from what is found and what is remembered.
@Suite struct HistoryLookTests {
    private let first = EpochID(high: 1, low: 1)
    private let second = EpochID(high: 1, low: 2)
    private let here = HistoryPlace(system: "7", timeline: 1, database: 5, log: 100)

    private func look(
        flushed: Int64 = 500,
        epochs: [EpochID]? = nil,
        recorded: HistoryPlace? = nil,
        isOriginal: Bool = true
    ) -> HistoryLook {
        HistoryLook(
            mark: HistoryMark(place: here, flushed: flushed, epochs: epochs ?? [first]),
            recorded: recorded ?? here,
            isOriginal: isOriginal,
            hasStrays: false
        )
    }

    private func mark(flushed: Int64 = 400, epochs: [EpochID]? = nil, place: HistoryPlace? = nil)
        -> HistoryMark
    {
        HistoryMark(place: place ?? here, flushed: flushed, epochs: epochs ?? [first])
    }

    @Test func `a database that is what it was goes on`() {
        #expect(!look().needsEpoch(remembering: nil))
        #expect(!look().needsEpoch(remembering: mark()))
        #expect(!look().needsEpoch(remembering: mark(flushed: 500)))
        #expect(look().continues(mark()))
    }

    @Test func `another server, timeline, database or table of the log begins a history`() {
        for change in [\HistoryPlace.timeline, \.database, \.log] as [WritableKeyPath<HistoryPlace, Int64>] {
            var place = here
            place[keyPath: change] += 1
            #expect(look(recorded: place).needsEpoch(remembering: nil))
        }
        var place = here
        place.system = "8"
        #expect(look(recorded: place).needsEpoch(remembering: nil))
    }

    @Test func `a copy of the row that began the present history begins another`() {
        #expect(look(isOriginal: false).needsEpoch(remembering: mark()))
    }

    @Test func `a write-ahead log that is shorter than it was begins a history, once`() {
        #expect(look(flushed: 399).needsEpoch(remembering: mark()))
        #expect(look(flushed: 399).needsEpoch(remembering: mark(epochs: [first, second])))
        // Another program has noticed first.
        let noticed = look(flushed: 399, epochs: [first, second])
        #expect(!noticed.needsEpoch(remembering: mark()))
        #expect(!noticed.continues(mark()))
    }

    @Test func `what is remembered of another server or timeline says nothing of the log's length`() {
        var place = here
        place.timeline = 9
        #expect(!look(flushed: 1).needsEpoch(remembering: mark(place: place)))
        #expect(!look(flushed: 1).continues(mark(place: place)))
    }

    @Test func `what is remembered survives being written down`() throws {
        let written = mark(epochs: [first, second])
        #expect(try HistoryMark(json: JSONValue(parsing: written.json.canonicalText())) == written)
        #expect(throws: JSONError.self) { try HistoryMark(json: ["system": "7"]) }
    }
}
