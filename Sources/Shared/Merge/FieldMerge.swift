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
/// New paragraphs at the same place are both kept, the head's first. Cost: the product of the paragraph counts, bounded.
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

/// The runs in which `new` differs from `old`; nil where the texts are too long to compare.
private func hunks(from old: [Substring], to new: [Substring]) -> [Hunk]? {
    guard old.count * new.count <= 4_000_000 else { return nil }
    var lengths = [[Int32]](repeating: [Int32](repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
        for j in new.indices.reversed() {
            lengths[i][j] =
                old[i] == new[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
        }
    }
    var found: [Hunk] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
        if i < old.count, j < new.count, old[i] == new[j] {
            i += 1
            j += 1
            continue
        }
        let (startOld, startNew) = (i, j)
        while i < old.count || j < new.count {
            if i < old.count, j < new.count, old[i] == new[j] { break }
            if j >= new.count || (i < old.count && lengths[i + 1][j] >= lengths[i][j + 1]) {
                i += 1
            } else {
                j += 1
            }
        }
        found.append(Hunk(old: startOld..<i, new: Array(new[startNew..<j])))
    }
    return found
}
