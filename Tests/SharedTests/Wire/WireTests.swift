import Shared
import Testing

/// Every type of the wire comes back from its own bytes.
@Suite struct WireTests {
    @Test(arguments: 0..<30) func `every wire type comes back from its bytes`(seed: UInt64) throws {
        var maker = WireMaker(seed: seed)
        for _ in 0..<10 {
            let change = maker.change()
            #expect(try Change(json: again(change.json)) == change, "seed \(seed)")
            let submission = try maker.submission()
            #expect(
                try Submission(text: submission.text, signature: submission.signature) == submission,
                "seed \(seed)"
            )
            let verdict = maker.verdict()
            #expect(try Verdict(json: again(verdict.json)) == verdict, "seed \(seed)")
            let receipt = maker.receipt()
            #expect(try Receipt(text: receipt.text) == receipt, "seed \(seed)")
            #expect(try Receipt(text: receipt.text).text == receipt.text, "seed \(seed)")
            let conflict = try maker.conflict()
            #expect(try Conflict(json: again(conflict.json)) == conflict, "seed \(seed)")
            let effect = try maker.effect()
            #expect(try Effect(json: again(effect.json)) == effect, "seed \(seed)")
            let record = maker.record()
            #expect(try RecordState(json: again(record.json)) == record, "seed \(seed)")
            let row = try maker.row()
            #expect(try LogRow(text: row.text) == row, "seed \(seed)")
            #expect(try LogRow(text: row.text).text == row.text, "seed \(seed)")
            #expect(!row.text.contains("\n"))
            let request = maker.request()
            #expect(try SyncRequest(json: again(request.json)) == request, "seed \(seed)")
            for line in maker.lines() { #expect(try SyncLine(text: line.text) == line, "seed \(seed)") }
            let page = maker.page()
            #expect(try SnapshotPage(text: page.text) == page, "seed \(seed)")
        }
    }

    @Test func `members that a newer program adds are passed over`() throws {
        var maker = WireMaker(seed: 1)
        func widened(_ json: JSONValue) -> JSONValue {
            guard var members = json.members else { return json }
            members["later"] = ["x": [1]]
            return .object(members)
        }
        let (change, verdict, receipt, page) = (
            maker.change(), maker.verdict(), maker.receipt(), maker.page()
        )
        #expect(try Change(json: widened(change.json)) == change)
        #expect(try Verdict(json: widened(verdict.json)) == verdict)
        #expect(try Receipt(text: widened(JSONValue(parsing: receipt.text)).canonicalText()) == receipt)
        #expect(try SnapshotPage(text: widened(JSONValue(parsing: page.text)).canonicalText()) == page)
        for line in maker.lines() {
            #expect(try SyncLine(text: widened(JSONValue(parsing: line.text)).canonicalText()) == line)
        }
        let submission = try maker.submission()
        let text = widened(try JSONValue(parsing: submission.text)).canonicalText()
        let read = try Submission(text: text, signature: submission.signature)
        #expect(read.content == submission.content)
        #expect(read.text == text, "the bytes stay the ones that came")
    }

    @Test func `a code that this program doesn't know means wait, and loses nothing`() throws {
        #expect(try PushRefusal(json: ["code": "invented"]) == .unavailable)
        let body = try ServerErrorBody(json: ["error": ["code": "invented", "request": "r"]])
        #expect(body.code == .unavailable)
        for refusal in WireMaker.refusals { #expect(try PushRefusal(json: again(refusal.json)) == refusal) }
    }

    @Test func `a set may carry 500 changes and 1 MiB and not one more`() throws {
        var maker = WireMaker(seed: 2)
        func refusal(_ text: String) -> PushRefusal? {
            do throws(PushRefusal) {
                _ = try Submission(text: text, signature: [])
                return nil
            } catch { return error }
        }
        func text(changes: Int) -> String { maker.set(changes: changes).json.canonicalText() }
        #expect(refusal(text(changes: 500)) == nil)
        #expect(refusal(text(changes: 501)) == .tooLarge)
        let small = text(changes: 1)
        let room = Limits.changeSetBytesMax - small.utf8.count
        #expect(refusal(small + String(repeating: " ", count: room)) == nil)
        #expect(refusal(small + String(repeating: " ", count: room + 1)) == .tooLarge)
    }

    @Test func `a set of a newer schema is named as such, a void of it is taken all the same`() throws {
        var maker = WireMaker(seed: 3)
        func newer(_ json: JSONValue) -> String {
            var members = json.members ?? [:]
            members["schema"] = .int(Schema.version + 1)
            return JSONValue.object(members).canonicalText()
        }
        #expect(throws: PushRefusal.unknownSchema) {
            try Submission(text: newer(maker.set(changes: 1).json), signature: [])
        }
        let void = VoidNotice(
            replica: maker.id(),
            unit: maker.id(),
            n: 1,
            prev: .zero,
            hash: .of("x"),
            reason: "unknown_schema"
        )
        #expect(try Submission(text: newer(void.json), signature: []).content == .void(void))
    }

    @Test
    func `a row whose set a newer program wrote is applied all the same, and a reason unknown here is one`()
        throws
    {
        var maker = WireMaker(seed: 4)
        let set = maker.set(changes: 2)
        var members = try #require(set.json.members)
        members["schema"] = .int(Schema.version + 1)
        members["changes"] = [["op": "merge", "record": "x"]]
        let text = JSONValue.object(members).canonicalText()
        let key = FieldKey(maker.id(), "title")
        let row = LogRow(
            unit: set.unit,
            version: 7,
            epoch: maker.id(),
            receivedAt: maker.time(),
            author: maker.id(),
            carrier: maker.id(),
            submission: try Submission(freezing: set, with: FakeSigner()),
            verdicts: [.applied, .rejected(.notAllowed)],
            effects: [.set(key, "题")]
        )
        var json = try #require(JSONValue(parsing: row.text).members)
        json["set"] = .string(text)
        json["verdicts"] = [["verdict": "applied"], ["verdict": "rejected", "reason": "invented"]]
        let read = try LogRow(text: JSONValue.object(json).canonicalText())
        #expect(read.write.position == LanePosition(set.replica, set.n))
        #expect(read.submission.set == nil)
        #expect(read.submission.text == text)
        #expect(read.submission.hash == .of(text))
        #expect(read.verdicts == [.applied, .rejected(.unnamed)])
        #expect(read.effects == [.set(key, "题")])
        // What is pushed is read strictly.
        #expect(throws: PushRefusal.unknownSchema) { try Submission(text: text, signature: []) }
    }

    @Test func `a field edited twice in one set is refused, two fields are taken`() {
        let id = RecordID(high: 1, low: 1)
        func refusal(_ fields: [String]) -> PushRefusal? {
            var maker = WireMaker(seed: 4)
            var set = maker.set(changes: 1)
            set.changes = fields.map {
                Change(id, kind: "problem", .edit(FieldEdit($0, from: .null, to: "x")))
            }
            do throws(PushRefusal) {
                _ = try Submission(text: set.json.canonicalText(), signature: [])
                return nil
            } catch { return error }
        }
        #expect(refusal(["title", "number"]) == nil)
        #expect(refusal(["title", "title"])?.code == "malformed")
        #expect(refusal([])?.code == "malformed")
    }

    @Test func `a line that counts less than nothing is refused, none is taken`() {
        let unit = UnitID(high: 1, low: 1)
        func line(rows: Int) -> String {
            let epoch = EpochID(high: 1, low: 1)
            return SyncLine.unit(UnitLine(unit: unit, news: .rows, epoch: epoch, head: 0, rows: rows)).text
        }
        #expect(throws: Never.self) { try SyncLine(text: line(rows: 0)) }
        #expect(throws: JSONError.self) { try SyncLine(text: line(rows: -1)) }
        func page(records: Int, conflicts: Int) -> String {
            var maker = WireMaker(seed: 5)
            var page = maker.page()
            (page.records, page.conflicts) = (records, conflicts)
            return page.text
        }
        #expect(throws: Never.self) { try SnapshotPage(text: page(records: 0, conflicts: 0)) }
        #expect(throws: JSONError.self) { try SnapshotPage(text: page(records: -1, conflicts: 1)) }
        #expect(throws: JSONError.self) { try SnapshotPage(text: page(records: 1, conflicts: -1)) }
    }

    private func again(_ json: JSONValue) throws -> JSONValue { try JSONValue(parsing: json.canonicalText()) }
}
