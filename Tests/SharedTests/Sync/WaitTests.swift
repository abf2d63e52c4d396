import Shared
import Testing

@Suite struct WaitTests {
    private static let (one, other) = (UnitID(high: 1, low: 1), UnitID(high: 1, low: 2))
    private static let chain = Hash.of("rows")

    private func head(_ version: Int64, epoch: UInt64 = 1, chain: Hash = chain) -> UnitHead {
        UnitHead(version: version, chain: chain, epoch: EpochID(high: 9, low: epoch))
    }

    private func cursor(_ version: Int64, epoch: UInt64 = 1) -> Cursor {
        Cursor(epoch: EpochID(high: 9, low: epoch), version: version, chain: Self.chain)
    }

    private func request(_ cursors: [UnitID: Cursor], roles: Set<Role> = [.liaison]) -> WaitRequest {
        WaitRequest(cursors: cursors, roles: cursors.mapValues { _ in roles }, seconds: 5)
    }

    private func visible(_ unit: UnitID, _ head: UnitHead, _ roles: Set<Role> = [.liaison]) -> VisibleUnit {
        VisibleUnit(unit: unit, head: head, roles: roles, backedUp: 0)
    }

    @Test func `who holds all that there is has no news`() {
        let asked = request([Self.one: cursor(3)])
        #expect(asked.news(among: [visible(Self.one, head(3))]).isEmpty)
    }

    @Test func `a head beyond the cursor, before it, or of another history is news`() {
        let asked = request([Self.one: cursor(3)])
        for head in [head(4), head(2), head(3, chain: .zero)] {
            #expect(asked.news(among: [visible(Self.one, head)]) == [Self.one])
        }
    }

    @Test func `the same history under a new epoch is none: there is nothing to fetch`() {
        let asked = request([Self.one: cursor(3)])
        #expect(asked.news(among: [visible(Self.one, head(3, epoch: 2))]).isEmpty)
    }

    @Test func `a unit that was granted or taken away is news, and so is another role in one`() {
        let asked = request([Self.one: cursor(3)])
        let still = visible(Self.one, head(3))
        #expect(asked.news(among: [still, visible(Self.other, head(0))]) == [Self.other])
        #expect(asked.news(among: []) == [Self.one])
        #expect(asked.news(among: [visible(Self.one, head(3), [.leader])]) == [Self.one])
    }

    @Test func `a unit of which the person is told totals only is no news, and is named to nobody`() {
        let asked = request([Self.one: cursor(3)])
        let foreign = visible(Self.other, head(7), [.viewer])
        #expect(asked.news(among: [visible(Self.one, head(3)), foreign]).isEmpty)
    }

    @Test func `everybody reads the office stream`() {
        let asked = request([.office: cursor(3)], roles: [])
        #expect(asked.news(among: [visible(.office, head(4), [])]) == [.office])
    }

    @Test func `request and answer come back as they were written`() throws {
        let asked = request([Self.one: cursor(3), .office: cursor(0)])
        #expect(try WaitRequest(json: JSONValue(parsing: asked.json.canonicalText())) == asked)
        let answer = WaitAnswer(units: [Self.one, Self.other])
        #expect(try WaitAnswer(json: JSONValue(parsing: answer.json.canonicalText())) == answer)
    }

    @Test(arguments: [
        (0, true), (Limits.waitSecondsMax, true), (-1, false), (Limits.waitSecondsMax + 1, false),
    ])
    func `how long may be waited is bounded`(seconds: Int, isGood: Bool) throws {
        let json = WaitRequest(cursors: [:], roles: [:], seconds: seconds).json
        #expect(((try? WaitRequest(json: json)) != nil) == isGood)
    }
}
