/// A moment, in milliseconds since 1970-01-01T00:00:00Z. For people to read; no outcome depends on it.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let milliseconds: Int64

    /// A clock that is wrong by thousands of years gives the nearest moment that has a spelling.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.spelled.lowerBound), Self.spelled.upperBound)
    }

    /// From the first millisecond of year 1 to the last of year 9999.
    private static let spelled: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// RFC 3339 in UTC with milliseconds: `2020-05-17T01:30:00.000Z`.
    public var description: String {
        let day = milliseconds.floorDivided(by: 86_400_000)
        let rest = milliseconds - day * 86_400_000
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
        return CalendarDate(daysSince1970: day).description + "T" + clock.joined(separator: ":") + "."
            + padded(rest % 1000, 3) + "Z"
    }

    /// The date where people are, `offsetMinutes` east of Greenwich.
    public func date(offsetMinutes: Int64) -> CalendarDate {
        CalendarDate(daysSince1970: (milliseconds + offsetMinutes * 60_000).floorDivided(by: 86_400_000))
    }

    /// `2020-05-17 09:30` where people are.
    public func minuteText(offsetMinutes: Int64) -> String {
        let local = milliseconds + offsetMinutes * 60_000
        let rest = local - local.floorDivided(by: 86_400_000) * 86_400_000
        return
            "\(date(offsetMinutes: offsetMinutes)) \(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2))"
    }

    /// Reads what ``description`` writes, with or without milliseconds, `Z` or `±hh:mm`; nil for anything else.
    public init?(_ text: String) {
        let utf8 = Array(text.utf8)
        guard utf8.count >= 20, utf8[10] == UInt8(ascii: "T"),
            let date = CalendarDate(String(text.prefix(10)))
        else {
            return nil
        }
        func number(_ range: Range<Int>, _ separator: Character?) -> Int64? {
            guard range.upperBound <= utf8.count else { return nil }
            if let separator {
                guard utf8[range.lowerBound - 1] == separator.asciiValue else { return nil }
            }
            var value: Int64 = 0
            for byte in utf8[range] {
                guard 0x30...0x39 ~= byte else { return nil }
                value = value * 10 + Int64(byte - 0x30)
            }
            return value
        }
        guard let hour = number(11..<13, nil), let minute = number(14..<16, ":"),
            let second = number(17..<19, ":"),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var at = 19
        var fraction: Int64 = 0
        if utf8[at] == UInt8(ascii: ".") {
            guard let value = number(20..<23, ".") else { return nil }
            fraction = value
            at = 23
        }
        guard at < utf8.count else { return nil }
        var offset: Int64 = 0
        if utf8[at] == UInt8(ascii: "Z") {
            guard utf8.count == at + 1 else { return nil }
        } else {
            guard utf8.count == at + 6, let hours = number(at + 1..<at + 3, nil),
                let minutes = number(at + 4..<at + 6, ":"),
                utf8[at] == UInt8(ascii: "+") || utf8[at] == UInt8(ascii: "-")
            else { return nil }
            guard hours < 24, minutes < 60 else { return nil }
            offset = (hours * 60 + minutes) * (utf8[at] == UInt8(ascii: "+") ? 1 : -1)
        }
        let moment =
            date.daysSince1970 * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction
            - offset * 60_000
        guard Self.spelled.contains(moment) else { return nil }
        milliseconds = moment
    }

    /// The moment as a JSON string.
    public var json: JSONValue { .string(description) }
}

/// A day of the Gregorian calendar, spelled `2020-05-17`.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let daysSince1970: Int64

    public init(daysSince1970: Int64) { self.daysSince1970 = daysSince1970 }

    /// Nil where there is no such day.
    public init?(year: Int64, month: Int64, day: Int64) {
        guard 1...9999 ~= year, 1...12 ~= month, 1...31 ~= day else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.floorDivided(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSince1970 = era * 146_097 + dayOfEra - 719_468
        guard parts == (year, month, day) else { return nil }
    }

    /// Reads `2020-05-17`; nil for anything else and for days that don't exist.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
            let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month, day.
    public var parts: (year: Int64, month: Int64, day: Int64) {
        let shifted = daysSince1970 + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        return (
            yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    public var description: String {
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (left: Self, right: Self) -> Bool { left.daysSince1970 < right.daysSince1970 }
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int64 {
    func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
