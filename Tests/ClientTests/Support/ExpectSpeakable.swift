import Shared
import Testing

/// Both languages say something, in their own script and marks, without leftovers, and name what they were given.
func expectSpeakable(
    _ sentences: [any Speakable],
    naming words: [String] = [],
    _ location: SourceLocation = #_sourceLocation
) {
    for sentence in sentences {
        let (zh, en) = (sentence.text(in: .zh), sentence.text(in: .en))
        for text in [zh, en] {
            #expect(!text.isEmpty, "\(sentence)", sourceLocation: location)
            // Only a text of several lines is laid out with spaces.
            for leftover in leftovers where leftover != gap || !text.contains("\n") {
                #expect(!text.contains(leftover), "\(text)", sourceLocation: location)
            }
            for word in words { #expect(text.contains(word), "\(text)", sourceLocation: location) }
        }
        // Chinese marks stand by Chinese words, and only there.
        let mixed = zh.firstMatch(of: /[\u{4E00}-\u{9FFF}”）][,;:?!]|[,;:?!][\u{4E00}-\u{9FFF}“（]/)
        #expect(mixed == nil, "\(zh)", sourceLocation: location)
        let chineseMark = en.firstMatch(of: /[，。：；？！（）]/)
        #expect(chineseMark == nil, "\(en)", sourceLocation: location)
        let own = amounts.reduce(en) { $0.replacing($1, with: "") }
        let isEnglish = own.unicodeScalars.allSatisfy { !(0x4E00...0x9FFF ~= $0.value) }
        #expect(isEnglish, "\(en)", sourceLocation: location)
    }
}

/// A value printed as Swift prints it, an interpolation that was escaped, a word that holds a sentence's place.
private let leftovers = ["Optional(", "\\(", "nil", "TODO", gap]

/// What an empty value leaves between two words.
private let gap = "  "

/// How amounts are written, which English quotes.
private let amounts = ["12.8万元", "12.8万余元", "128,000.00元", "30余", "近40"]
