import Shared
import Testing

@testable import Client

struct ValueTextTests {
    @Test func `money is grouped and goes down to the fen`() {
        #expect(ValueText.yuan(12_800_000, in: .zh) == "128,000.00 元")
        #expect(ValueText.yuan(-5, in: .en) == "-0.05 yuan")
        #expect(ValueText.grouped(1_234_567) == "1,234,567")
    }
}
