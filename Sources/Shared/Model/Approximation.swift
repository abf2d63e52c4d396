/// How exactly a number is meant.
public enum Approximation: String, Sendable, CaseIterable {
    case exact
    /// 余, 多, 以上.
    case atLeast = "at_least"
    /// 近.
    case almost
    /// 约, 左右.
    case about
}
