import Shared
import Testing

/// Ids, hashes, moments and days.
@Suite struct ModelTests {
    @Test func `a UUIDv5 is the one of RFC 9562`() throws {
        // Appendix A.4: the DNS namespace and www.example.com.
        let space = try #require(UnitID("6ba7b810-9dad-11d1-80b4-00c04fd430c8"))
        let id = RecordID.version5(space: space, name: "www.example.com")
        #expect(id.description == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }

    @Test func `a UUIDv7 is the one of RFC 9562`() {
        // Appendix A.6: 2022-02-22 19:22:22 UTC with rand_a CC3 and rand_b 18C4DC0C0C07398F.
        let id = RecordID.version7(
            milliseconds: 0x017F_22E2_79B0,
            random: (0xFCC3, 0x18C4_DC0C_0C07_398F << 2)
        )
        #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        let all = RecordID.version7(milliseconds: -1, random: (.max, .max))
        #expect(all.description == "ffffffff-ffff-7fff-bfff-ffffffffffff")
    }

    @Test func `an id is read in upper and lower case and in no other spelling`() {
        let text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
        #expect(RecordID(text)?.description == text)
        #expect(RecordID(text.uppercased())?.description == text)
        for wrong in [
            "", "{\(text)}", String(text.dropLast()), text + "0", text.replacing("-", with: ""),
            text.replacing("f", with: "g"), "017f22e27-9b0-7cc3-98c4-dc0c0c07398f",
        ] {
            #expect(RecordID(wrong) == nil)
        }
    }

    @Test func `SHA-256 is that of FIPS 180, and is read from 64 digits only`() {
        #expect(
            Hash.of("abc").description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        #expect(Hash.of("").description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(Hash.of([0x61], [0x62, 0x63]) == Hash.of("abc"))
        let text = Hash.of("abc").description
        #expect(Hash(text) == Hash.of("abc"))
        #expect(Hash(String(text.dropLast())) == nil)
        #expect(Hash(text + "0") == nil)
        #expect(Hash(String(text.dropLast()) + "x") == nil)
    }

    @Test(arguments: ["2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "1970-01-01"])
    func `a day that exists is read and spelled alike`(text: String) {
        #expect(CalendarDate(text)?.description == text)
    }

    @Test(arguments: [
        "2019-02-29", "1900-02-29", "2100-02-29", "0000-12-31", "10000-01-01", "2020-13-01", "2020-00-01",
        "2020-04-31",
        "2020-01-00", "2020-1-01", "20-01-01", "2020-01-01 ", "+020-01-01", "２０２０-01-01", "2020/01/01", "",
    ]) func `a day that does not exist or is spelled otherwise is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `days count through four hundred years without a gap`() throws {
        let first = try #require(CalendarDate("1899-12-31"))
        var last = first.parts
        for day in 1...146_097 {
            let date = CalendarDate(daysSince1970: first.daysSince1970 + Int64(day))
            let (year, month, dayOfMonth) = date.parts
            let isNext = (year, month, dayOfMonth) > last && dayOfMonth >= 1 && dayOfMonth <= 31
            if !isNext || CalendarDate(year: year, month: month, day: dayOfMonth) != date {
                Issue.record("\(date)")
            }
            last = (year, month, dayOfMonth)
        }
        #expect(last == (2299, 12, 31))
    }

    @Test func `a moment is read with and without milliseconds and with an offset, and written in UTC`() {
        #expect(Timestamp("2020-05-17T09:30:00+08:00")?.description == "2020-05-17T01:30:00.000Z")
        #expect(Timestamp("2020-05-17T01:30:00.123Z")?.description == "2020-05-17T01:30:00.123Z")
        #expect(Timestamp("2020-01-01T00:00:00-00:30")?.description == "2020-01-01T00:30:00.000Z")
        #expect(Timestamp("1969-12-31T23:59:59.999Z")?.milliseconds == -1)
        #expect(Timestamp(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
        #expect(Timestamp(milliseconds: 0).minuteText(offsetMinutes: 480) == "1970-01-01 08:00")
        #expect(Timestamp(milliseconds: -1).date(offsetMinutes: 0).description == "1969-12-31")
    }

    @Test(arguments: [
        "2020-05-17", "2020-05-17T01:30:00", "2020-05-17 01:30:00Z", "2020-05-17T24:00:00Z",
        "2020-05-17T01:60:00Z",
        "2020-05-17T01:30:60Z", "2020-05-17T01:30:00.12Z", "2020-05-17T01:30:00.1234Z",
        "2020-05-17T01:30:00.Z",
        "2020-05-17T01:30:00+0800", "2020-05-17T01:30:00+24:00", "2020-05-17T01:30:00+08:60",
        "2020-05-17T01:30:00.000Z ", "2019-02-29T00:00:00Z", "0001-01-01T00:00:00+08:00",
        "9999-12-31T23:59:59-00:01",
    ]) func `a moment that can't be written back is refused`(text: String) { #expect(Timestamp(text) == nil) }

    @Test(arguments: [Int64.min, -62_135_596_800_001, 253_402_300_800_000, .max])
    func `a clock wrong by ten thousand years still gives a moment that everybody can read`(
        milliseconds: Int64
    ) {
        let time = Timestamp(milliseconds: milliseconds)
        #expect(Timestamp(time.description) == time)
    }
}
