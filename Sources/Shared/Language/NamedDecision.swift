/// Whose decision it was and why, as sentences add it.
public struct NamedDecision: Sendable, Equatable {
    public var by: String
    public var why: String

    public init(by: String, why: String) {
        self.by = by
        self.why = why
    }
}

extension RejectReason {
    /// What is wrong, and whose decision it was where somebody decided.
    public func text(_ decision: NamedDecision?, in language: Language) -> String {
        guard let decision else { return text(in: language) }
        return text(in: language)
            + language.say("（\(decision.by)：\(decision.why)）", " (\(decision.by): \(decision.why))")
    }
}
