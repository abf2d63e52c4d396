/// Joins `from` → `to` into a head that moved on, where the field's policy can; nil where a person must choose.
public func mergedValue(from: JSONValue, to: JSONValue, into head: JSONValue, policy: FieldPolicy)
    -> JSONValue?
{
    switch policy {
    case .exclusive: return nil
    case .set:
        guard let from = (from.isNull ? [] : from.texts), let to = (to.isNull ? [] : to.texts),
            let head = (head.isNull ? [] : head.texts)
        else { return nil }
        let added = Set(to).subtracting(from)
        let removed = Set(from).subtracting(to)
        return Validation.setValue(Set(head).union(added).subtracting(removed))
    case .text:
        guard let ancestor = from.text, let ours = to.text, let theirs = head.text else { return nil }
        return mergedText(ancestor: ancestor, head: theirs, edit: ours).map(JSONValue.string)
    }
}

/// Three-way merge by paragraph; nil where both changed the same paragraph.
///
/// New paragraphs at the same place are both kept, the head's first. Cost: for each side, the product of the paragraphs
/// between what both texts begin and end with; nil past a bound.
func mergedText(ancestor: String, head: String, edit: String) -> String? {
    let old = paragraphs(ancestor)
    guard let headHunks = hunks(from: old, to: paragraphs(head)),
        let editHunks = hunks(from: old, to: paragraphs(edit))
    else { return nil }
    var merged: [Substring] = []
    var position = 0
    var (h, e) = (0, 0)
    while h < headHunks.count || e < editHunks.count {
        let headHunk = h < headHunks.count ? headHunks[h] : nil
        let editHunk = e < editHunks.count ? editHunks[e] : nil
        if let headHunk, let editHunk, headHunk.overlaps(editHunk) {
            let isSame = headHunk == editHunk
            let areInsertions = headHunk.old.isEmpty && editHunk.old.isEmpty
            guard isSame || areInsertions else { return nil }
            merged += old[position..<headHunk.old.lowerBound] + headHunk.new
            if !isSame { merged += editHunk.new }
            position = headHunk.old.upperBound
            h += 1
            e += 1
            continue
        }
        let takesHead =
            switch (headHunk, editHunk) {
            case (.some(let head), .some(let edit)): !edit.precedes(head)
            case (.some, nil): true
            default: false
            }
        guard let next = takesHead ? headHunk : editHunk else { return nil }
        merged += old[position..<next.old.lowerBound] + next.new
        position = next.old.upperBound
        if takesHead { h += 1 } else { e += 1 }
    }
    merged += old[position...]
    return merged.joined(separator: "\n")
}

private func paragraphs(_ text: String) -> [Substring] {
    // An empty text has no paragraph, so that two first paragraphs are two insertions.
    text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
}

private struct Hunk: Equatable {
    var old: Range<Int>
    var new: [Substring]

    /// At one place what is new comes before what is replaced there, whoever wrote it.
    func precedes(_ other: Hunk) -> Bool {
        old.lowerBound == other.old.lowerBound
            ? old.isEmpty && !other.old.isEmpty : old.lowerBound < other.old.lowerBound
    }

    /// Touching counts as overlapping only where one replaces what the other stands at.
    func overlaps(_ other: Hunk) -> Bool {
        if old.isEmpty && other.old.isEmpty { return old.lowerBound == other.old.lowerBound }
        if old.isEmpty {
            return other.old.lowerBound < old.lowerBound && old.lowerBound < other.old.upperBound
        }
        if other.old.isEmpty {
            return old.lowerBound < other.old.lowerBound && other.old.lowerBound < old.upperBound
        }
        return old.overlaps(other.old)
    }
}

/// The most paragraph pairs that are compared, beside those that both texts begin and end with.
private let comparisonsMax = 250_000

/// The runs in which `new` differs from `old`; nil where too much differs to compare.
private func hunks(from old: [Substring], to new: [Substring]) -> [Hunk]? {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let (oldEnd, newEnd) = (old.count - end, new.count - end)
    let (rows, columns) = (oldEnd - start, newEnd - start)
    guard rows * columns <= comparisonsMax else { return nil }
    // Numbers compare at once, paragraphs letter by letter.
    var numbers: [Substring: Int32] = [:]
    func number(_ paragraph: Substring) -> Int32 {
        let number = numbers[paragraph] ?? Int32(numbers.count)
        numbers[paragraph] = number
        return number
    }
    let oldNumbers = old[start..<oldEnd].map(number)
    let newNumbers = new[start..<newEnd].map(number)
    // How long the longest common subsequence of what follows is, by row and column.
    let width = columns + 1
    var lengths = [Int32](repeating: 0, count: (rows + 1) * width)
    for i in stride(from: rows - 1, through: 0, by: -1) {
        for j in stride(from: columns - 1, through: 0, by: -1) {
            let here = i * width + j
            lengths[here] =
                oldNumbers[i] == newNumbers[j]
                ? lengths[here + width + 1] + 1 : max(lengths[here + width], lengths[here + 1])
        }
    }
    var found: [Hunk] = []
    var (i, j) = (0, 0)
    while i < rows || j < columns {
        if i < rows, j < columns, oldNumbers[i] == newNumbers[j] {
            i += 1
            j += 1
            continue
        }
        let (startOld, startNew) = (i, j)
        while i < rows || j < columns {
            if i < rows, j < columns, oldNumbers[i] == newNumbers[j] { break }
            if j >= columns || (i < rows && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
                i += 1
            } else {
                j += 1
            }
        }
        found.append(
            Hunk(old: start + startOld..<start + i, new: Array(new[start + startNew..<start + j]))
        )
    }
    return found
}
