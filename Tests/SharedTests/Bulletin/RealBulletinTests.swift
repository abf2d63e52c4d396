import Foundation
import Testing

@testable import Shared

/// The published bulletin stays outside the project; these tests read it where it is at hand.
private enum RealBulletin {
    static let packageRoot = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let data = packageRoot.appending(path: "../shared/data")
    static let text = try? String(
        contentsOf: data.appending(path: "bulletin-wuhan-round7.txt"),
        encoding: .utf8
    )
    static let truth = try? Data(contentsOf: data.appending(path: "bulletin-wuhan-round7.truth.json"))
    static let sample = try? String(
        contentsOf: packageRoot.appending(path: "sample/bulletin-round7.zh.txt"),
        encoding: .utf8
    )
    static var isThere: Bool { text != nil && truth != nil }
    static var isSampleThere: Bool { sample != nil && truth != nil }
}

private struct Truth: Decodable {
    struct Figure: Decodable {
        let kind: String
        let value: String
        let unit: String
        let approxType: String?

        var word: String? {
            let approximation = Approximation(rawValue: approxType ?? "exact") ?? .exact
            return CoreFigures.word(
                BulletinFigure(
                    kind: kind,
                    value: value,
                    unit: unit,
                    approximation: approximation,
                    quote: "",
                    line: 0
                )
            )
        }
    }

    struct Problem: Decodable {
        let title: String
        let measureCount: Int
        let figures: [Figure]
    }

    struct Detail: Decodable {
        let unit: String
        let problems: [Problem]
    }

    struct Name: Decodable {
        let name: String
    }

    struct Headline: Decodable {
        let figures: [Figure]
    }

    let headline: Headline
    let unitsAll: [Name]
    let details: [Detail]

    static func read() throws -> Truth {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Truth.self, from: #require(RealBulletin.truth))
    }
}

private func core(_ figures: [BulletinFigure]) -> [String] { CoreFigures.of(figures).sorted() }

private func core(_ figures: [Truth.Figure]) -> [String] { figures.compactMap(\.word).sorted() }

struct RealBulletinTests {
    @Test(.enabled(if: RealBulletin.isThere, "shared/data is not beside this package"))
    func `a published bulletin gives every core figure, problem, measure and unit, and no false one`() throws
    {
        let truth = try Truth.read()
        let bulletin = BulletinReader.read(try #require(RealBulletin.text))
        #expect(core(bulletin.headline.figures) == core(truth.headline.figures))
        #expect(bulletin.unitsNamed == truth.unitsAll.map(\.name))
        #expect(bulletin.units.map(\.name) == truth.details.map(\.unit))
        for (unit, detail) in zip(bulletin.units, truth.details) {
            #expect(unit.problems.map(\.title) == detail.problems.map(\.title))
            #expect(unit.problems.map(\.measures.count) == detail.problems.map(\.measureCount))
            for (problem, expected) in zip(unit.problems, detail.problems) {
                #expect(core(problem.figures) == core(expected.figures), "\(problem.title)")
            }
        }
    }

    @Test(.enabled(if: RealBulletin.isSampleThere, "shared/data is not beside this package"))
    func `the sample gives the same figures in other words`() throws {
        let truth = try Truth.read()
        let bulletin = BulletinReader.read(try #require(RealBulletin.sample))
        #expect(core(bulletin.headline.figures) == core(truth.headline.figures))
        #expect(bulletin.unitsNamed == truth.unitsAll.map(\.name))
        #expect(bulletin.units.map(\.name) == truth.details.map(\.unit))
        for (unit, detail) in zip(bulletin.units, truth.details) {
            #expect(unit.problems.map(\.measures.count) == detail.problems.map(\.measureCount))
            for (problem, expected) in zip(unit.problems, detail.problems) {
                #expect(core(problem.figures) == core(expected.figures), "\(problem.title)")
            }
        }
    }

    @Test(
        .enabled(
            if: RealBulletin.isSampleThere && RealBulletin.isThere,
            "shared/data is not beside this package"
        )
    )
    func `the sample borrows no sentence`() throws {
        let real = Array(try #require(RealBulletin.text))
        let sample = try #require(RealBulletin.sample)
        let names = BulletinReader.read(sample).unitsNamed
        var known: Set<String> = []
        for start in 0..<max(0, real.count - 11) { known.insert(String(real[start..<(start + 12)])) }
        for line in sample.split(separator: "\n") where line.hasPrefix("问题") || line.hasPrefix("整改") {
            let characters = Array(line)
            for start in 0..<max(0, characters.count - 11) {
                let run = String(characters[start..<(start + 12)])
                #expect(!known.contains(run) || names.contains { $0.contains(run) }, "\(run)")
            }
        }
    }
}
