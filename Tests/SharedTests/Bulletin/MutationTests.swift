import Testing

@testable import Shared

/// A small generator that repeats for its seed.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

struct MutationTests {
    private static let pieces: [Character] = Array(
        "0123456789.,,。;:()()《》“”\"、一二三十百千万亿余多近约元人次项个%问题整改对等其中第①②|\t\n\r 🙂é👨‍👩‍👧制度清退处分各"
    )

    private static func figures(_ bulletin: Bulletin) -> [BulletinFigure] {
        bulletin.headline.figures + bulletin.units.flatMap { $0.figures + $0.problems.flatMap(\.figures) }
    }

    private static func check(_ text: String, _ note: String) {
        let bulletin = BulletinReader.read(text)
        for figure in figures(bulletin) {
            #expect(!figure.quote.isEmpty && text.contains(figure.quote), "\(note): \(figure.quote)")
            if let whole = figure.partOf { #expect(text.contains(whole), "\(note): \(whole)") }
        }
        for unit in bulletin.units {
            for problem in unit.problems {
                #expect(text.contains(problem.title), "\(note): \(problem.title)")
            }
        }
    }

    @Test func `every quote is a substring of the source, in every layout`() {
        for layout in LayoutTests.cases { Self.check(layout.text, layout.testDescription) }
    }

    @Test(arguments: 1...12)
    func `mutated text never crashes and never gives a quote that isn't there`(_ seed: Int) {
        var random = SeededGenerator(state: UInt64(seed))
        for layout in LayoutTests.cases {
            var characters = Array(layout.text)
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                guard !characters.isEmpty else { break }
                let place = Int.random(in: 0..<characters.count, using: &random)
                let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
                switch Int.random(in: 0..<4, using: &random) {
                case 0: characters.remove(at: place)
                case 1: characters.insert(piece, at: place)
                case 2: characters[place] = piece
                default: characters.swapAt(place, Int.random(in: 0..<characters.count, using: &random))
                }
            }
            Self.check(String(characters), "seed \(seed)")
        }
    }

    @Test func `text cut anywhere is still read`() {
        for layout in LayoutTests.cases {
            let characters = Array(layout.text)
            for end in stride(from: 0, to: characters.count, by: 31) {
                Self.check(String(characters[..<end]), "cut at \(end)")
                Self.check(String(characters[end...]), "cut before \(end)")
            }
        }
    }

    @Test func `noise of digits and marks is read`() {
        var random = SeededGenerator(state: 99)
        for _ in 0..<200 {
            let noise = (0..<80).map { _ in Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
            }
            Self.check("问题:" + String(noise) + "\n整改:" + String(noise), "noise")
        }
    }
}
