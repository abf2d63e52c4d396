/// The known word that a mistyped one most likely means.
enum LikelyWord {
    /// - Returns: The nearest one, the first of equals; nil where more than a third of the letters would have to change.
    static func of(_ word: String, among known: [String]) -> String? {
        var likely: String?
        var least = max(1, word.count / 3) + 1
        for candidate in known {
            let distance = distance(word, candidate)
            if distance < least { (likely, least) = (candidate, distance) }
        }
        return likely
    }

    /// How many letters must be put in, left out or changed to make one word of the other.
    private static func distance(_ one: String, _ other: String) -> Int {
        let (left, right) = (Array(one), Array(other))
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, candidate) in right.enumerated() {
                let next = letter == candidate ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[right.count]
    }
}
