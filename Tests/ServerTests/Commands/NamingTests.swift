import Shared
import Testing

@testable import Server

@Suite struct NamingTests {
    private let units = [
        "武汉市司法局": "10000000-0000-0000-0000-000000000001",
        "武汉市统计局": "20000000-0000-0000-0000-000000000002",
        "武汉市司法局培训中心": "20000000-0000-0000-0000-000000000003",
    ].sorted { $0.key < $1.key }

    private func find(_ word: String) throws(NamingError) -> String {
        try Naming.find(word, .unit, in: units, id: \.value, names: { [$0.key] }).key
    }

    @Test func `a whole name is meant even where it is part of another`() throws {
        #expect(try find("武汉市司法局") == "武汉市司法局")
    }

    @Test func `a part that only one has is enough, and so is the beginning of an id`() throws {
        #expect(try find("统计") == "武汉市统计局")
        #expect(try find("1000") == "武汉市司法局")
        #expect(try find("20000000-0000-0000-0000-000000000002") == "武汉市统计局")
    }

    @Test func `what several have is asked back with all of them`() {
        #expect(throws: NamingError.self) { try find("司法局") }
        #expect(throws: NamingError.self) { try find("2000") }
        do throws(NamingError) {
            _ = try find("司法")
        } catch {
            #expect(error.message == .ambiguous(.unit, "司法", ["武汉市司法局", "武汉市司法局培训中心"]))
        }
    }

    @Test(arguments: ["", "公安局", "100"])
    func `what nobody has is unknown`(word: String) {
        do throws(NamingError) {
            _ = try find(word)
            Issue.record("found something")
        } catch { #expect(error.message == .unknown(.unit, word)) }
    }

    @Test(arguments: ["", "  ", "a\nb", "\u{7F}x", String(repeating: "长", count: 201)])
    func `a name that can't be shown is refused`(name: String) {
        #expect(throws: NamingError.self) { try Naming.checked(name, .person) }
    }

    @Test func `a name of the greatest length is taken`() throws {
        let name = String(repeating: "长", count: 200)
        #expect(try Naming.checked(name, .person) == name)
    }
}
