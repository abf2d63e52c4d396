/// How a piece of text stands out on a terminal.
public enum Style: Sendable, CaseIterable {
    case plain, strong, dim, good, warning, bad

    fileprivate var code: String {
        switch self {
        case .plain: ""
        case .strong: "1"
        case .dim: "2"
        case .good: "32"
        case .warning: "33"
        case .bad: "31"
        }
    }
}

extension Style {
    /// What stands between `ESC [` and `m`, the end of all styles included.
    static let codes: Set<String> = Set(allCases.filter { $0 != .plain }.map(\.code) + ["0"])
}

/// Colours text, or leaves it as it is where nobody would see colours.
public struct Painter: Sendable {
    public var isColoured: Bool

    public init(isColoured: Bool) { self.isColoured = isColoured }

    /// The text, in colour where somebody sees it.
    public func callAsFunction(_ text: String, _ style: Style) -> String {
        guard isColoured, style != .plain, !text.isEmpty else { return text }
        return "\u{1B}[\(style.code)m\(text)\u{1B}[0m"
    }
}
