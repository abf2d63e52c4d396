import Testing

@testable import Shared

/// Three-way joining by paragraph.
@Suite struct TextMergeTests {
    @Test func `a new paragraph right before one that the other side rewrote is kept, whoever came first`() {
        #expect(mergedText(ancestor: "一\n二", head: "一\n贰", edit: "一\n新\n二") == "一\n新\n贰")
        #expect(mergedText(ancestor: "一\n二", head: "一\n新\n二", edit: "一\n贰") == "一\n新\n贰")
    }

    @Test
    func `both sides' new paragraphs at one place are kept, two versions of one paragraph are not joined`() {
        #expect(mergedText(ancestor: "一\n二", head: "一\n甲\n二", edit: "一\n乙\n二") == "一\n甲\n乙\n二")
        #expect(mergedText(ancestor: "一\n二", head: "一\n甲", edit: "一\n乙") == nil)
        #expect(mergedText(ancestor: "", head: "甲", edit: "乙") == "甲\n乙")
    }

    @Test(arguments: 0..<40) func `joining is the same decision from both sides and loses no new paragraph`(
        seed: UInt64
    ) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<100 {
            let old = (0..<Int.random(in: 0...5, using: &random)).map { "p\($0)" }
            let (a, b) = (change(old, "a", &random), change(old, "b", &random))
            let (ancestor, left, right) = (
                old.joined(separator: "\n"), a.joined(separator: "\n"), b.joined(separator: "\n")
            )
            #expect(mergedText(ancestor: ancestor, head: ancestor, edit: right) == right)
            #expect(mergedText(ancestor: ancestor, head: left, edit: ancestor) == left)
            #expect(mergedText(ancestor: ancestor, head: left, edit: left) == left)
            let one = mergedText(ancestor: ancestor, head: left, edit: right)
            let two = mergedText(ancestor: ancestor, head: right, edit: left)
            #expect((one == nil) == (two == nil), "seed \(seed): \(old) \(a) \(b)")
            guard let one else { continue }
            let kept = Set(one.split(separator: "\n").map(String.init))
            for text in a + b where !old.contains(text) {
                #expect(kept.contains(text), "seed \(seed): \(old) \(a) \(b)")
            }
            // What neither side deleted is still there, what one deleted is gone.
            for text in old {
                #expect(kept.contains(text) == (a.contains(text) && b.contains(text)), "seed \(seed)")
            }
        }
    }

    @Test func `long texts are joined where little differs, and left to a person where too much does`() throws
    {
        let old = (0..<5_000).map { "第\($0)段" }
        var (head, edit) = (old, old)
        head[10] = "甲"
        edit.insert("乙", at: 4_000)
        func text(_ paragraphs: [String]) -> String { paragraphs.joined(separator: "\n") }
        let merged = try #require(mergedText(ancestor: text(old), head: text(head), edit: text(edit)))
        var both = head
        both.insert("乙", at: 4_000)
        #expect(merged == text(both))
        let rewritten = old.map { $0 + "改" }
        #expect(mergedText(ancestor: text(old), head: text(head), edit: text(rewritten)) == nil)
    }

    private func change(_ old: [String], _ name: String, _ random: inout SeededRandom) -> [String] {
        var new = old
        for step in 0..<Int.random(in: 0...3, using: &random) {
            let place = Int.random(in: 0...new.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: new.insert("\(name)\(step)", at: place)
            case 1 where place < new.count: new.remove(at: place)
            case 2 where place < new.count: new[place] = "\(name)x\(step)"
            default: break
            }
        }
        return new
    }
}
