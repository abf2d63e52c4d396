extension String {
    /// Combining marks that may stand in a row, as many as any script needs.
    ///
    /// - Source: Unicode Standard Annex #15, "Stream-Safe Text Format".
    public static let marksMax = 30

    /// Whether no letter carries more marks than ``marksMax``. Comparing two texts takes time with the square of their
    /// longest run of marks, so that a longer one could keep a server busy for minutes.
    public var isStreamSafe: Bool {
        var marks = 0
        for scalar in unicodeScalars {
            // No mark comes before U+0300, and none among the ideographs that most texts here consist of.
            let isMark =
                scalar.value >= 0x300 && !(0x3400...0x9FFF ~= scalar.value)
                && scalar.properties.canonicalCombiningClass != .notReordered
            marks = isMark ? marks + 1 : 0
            if marks > String.marksMax { return false }
        }
        return true
    }
}
