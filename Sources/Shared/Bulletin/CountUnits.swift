/// Units by what they count.
enum CountUnits {
    static let persons: Set<String> = ["人", "人次", "名", "位"]
    static let pieces: Set<String> = ["项", "个", "件", "条", "份", "部", "套", "种"]
}
