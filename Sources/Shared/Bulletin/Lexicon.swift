/// Words with a meaning each, found at a place in reduced text; the longest word wins.
struct Lexicon<Meaning: Sendable>: Sendable {
    private struct Entry: Sendable {
        let word: [UInt32]
        let meaning: Meaning
    }

    /// One word found.
    struct Hit: Sendable {
        let range: Range<Int>
        let meaning: Meaning
    }

    private let entriesByFirst: [UInt32: [Entry]]
    private let entriesByLast: [UInt32: [Entry]]

    /// Words of one meaning are separated by spaces.
    init(_ meanings: [(words: String, meaning: Meaning)]) {
        var first: [UInt32: [Entry]] = [:]
        var last: [UInt32: [Entry]] = [:]
        for (words, meaning) in meanings {
            for word in words.split(separator: " ") {
                let entry = Entry(word: word.map(Glyph.code), meaning: meaning)
                guard let head = entry.word.first, let tail = entry.word.last else { continue }
                first[head, default: []].append(entry)
                last[tail, default: []].append(entry)
            }
        }
        entriesByFirst = first.mapValues { $0.sorted { $0.word.count > $1.word.count } }
        entriesByLast = last.mapValues { $0.sorted { $0.word.count > $1.word.count } }
    }

    /// The longest word that starts at `index` and ends before `end`.
    func match(in text: [UInt32], at index: Int, before end: Int) -> Hit? {
        guard index >= 0, index < end, let entries = entriesByFirst[text[index]] else { return nil }
        for entry in entries where index + entry.word.count <= end {
            var same = true
            for offset in entry.word.indices where text[index + offset] != entry.word[offset] {
                same = false
                break
            }
            if same { return Hit(range: index..<(index + entry.word.count), meaning: entry.meaning) }
        }
        return nil
    }

    /// The longest word that ends at `end` (exclusive) and starts at or after `start`.
    func suffix(of text: [UInt32], from start: Int, to end: Int) -> Hit? {
        guard end > start, let entries = entriesByLast[text[end - 1]] else { return nil }
        for entry in entries where end - entry.word.count >= start {
            let head = end - entry.word.count
            var same = true
            for offset in entry.word.indices where text[head + offset] != entry.word[offset] {
                same = false
                break
            }
            if same { return Hit(range: head..<end, meaning: entry.meaning) }
        }
        return nil
    }

    /// Every word in a range, from left to right, none overlapping another.
    func hits(in text: [UInt32], _ range: Range<Int>) -> [Hit] {
        var found: [Hit] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let hit = match(in: text, at: index, before: range.upperBound) {
                found.append(hit)
                index = hit.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    /// True where a range holds at least one of the words.
    func occurs(in text: [UInt32], _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if match(in: text, at: index, before: range.upperBound) != nil { return true }
            index += 1
        }
        return false
    }
}

extension Lexicon where Meaning == Bool {
    /// Words without further meaning, separated by spaces.
    init(words: String) {
        self.init([(words, true)])
    }
}
