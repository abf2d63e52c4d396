import Shared
import Terminal

extension Paper {
    /// A pipe's paper in Beijing: nothing aligned, coloured or cut.
    static func plain(in language: Language) -> Paper {
        Paper(
            language: language,
            isAligned: false,
            columns: .max,
            paint: Painter(isColoured: false),
            offsetMinutes: 480
        )
    }
}
