extension Language {
    /// Picks the spelling of this language; both must be given, so none can be missing.
    public func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
        switch self {
        case .zh: zh()
        case .en: en()
        }
    }
}

/// `1 change`, `2 changes`: English for a count of things.
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
