import Shared
import Testing

struct NewsWordsTests {
    @Test func `what is told of others' edits, of what is due and while watching has both languages`() {
        let due = NewsSentence.Due(label: "A-1", left: .overdue(days: 3))
        let news: [NewsSentence] = [
            .reopened(conflict: "c"), .withdrew(field: "f", value: "v"),
            .did(who: "Wang", label: "A-1", what: ["x"], more: 0),
            .did(who: "Wang", label: "A-1", what: ["x"], more: 2),
            .added(kind: "funds", content: ""), .added(kind: "funds", content: "x"),
            .changed(field: "due", before: "1", after: "2"), .corrected(by: "x"), .retracted, .restored,
            .disputed(what: "x"), .earlier(edits: 1), .office(changes: 2), .more(3),
            .overdue(count: 1, first: [due]), .overdue(count: 2, first: [due]),
            .dueSoon(count: 1, days: 7, first: [due]),
        ]
        expectSpeakable(news)
        let watch: [WatchSentence] = [
            .waiting, .lost(reason: "x"), .back, .ended(unsent: 0), .ended(unsent: 2),
        ]
        expectSpeakable(watch)
        expectSpeakable([
            ForecastSentence.heading(unsent: 0), .heading(unsent: 1), .heading(unsent: 2), .taken(edits: 1),
        ])
    }
}
