import Glibc
import Shared
import Terminal

/// Where a command writes: results to standard output, everything else to standard error.
struct Console: Sendable {
    var language: Language
    /// One JSON document in place of text.
    var isJSON: Bool
    var paper: Paper
    /// The paper of standard error.
    var margin: Paper
    var now: Timestamp
    var surroundings: Surroundings

    init(language: Language?, isJSON: Bool, surroundings: Surroundings = .current()) {
        let language = language ?? Language(environment: surroundings.variables)
        let now = Surroundings.now()
        let offset = Surroundings.offsetMinutes(at: now)
        self.language = language
        self.isJSON = isJSON
        self.surroundings = surroundings
        self.now = now
        paper = .standard(
            STDOUT_FILENO,
            language: language,
            environment: surroundings.variables,
            offsetMinutes: offset
        )
        margin = .standard(
            STDERR_FILENO,
            language: language,
            environment: surroundings.variables,
            offsetMinutes: offset
        )
    }

    /// The date where the person is.
    var today: CalendarDate { now.date(offsetMinutes: paper.offsetMinutes) }

    /// What an edit of a unit is made in, here and now.
    func context(of view: UnitView) -> EditContext {
        EditContext(view: view, today: today) { [now] in Home.newID(at: now) }
    }

    /// Writes the result.
    func result(json: @autoclosure () -> JSONValue, lines: @autoclosure () -> [String]) {
        if isJSON {
            Console.write(json(), to: STDOUT_FILENO)
        } else {
            Console.write(lines(), on: paper, to: STDOUT_FILENO)
        }
    }

    /// Writes something to know beside the result.
    func note(_ sentence: some Speakable) {
        Console.write([sentence.text(in: language)], on: margin, to: STDERR_FILENO)
    }

    /// Writes something to know beside the results of a program that goes on, for scripts with its code.
    func note(_ sentence: WatchSentence) {
        let message = sentence.text(in: language)
        if isJSON {
            let note: JSONValue = ["note": ["code": .string(sentence.code), "message": .string(message)]]
            Console.write(note, to: STDERR_FILENO)
        } else {
            Console.write([margin.paint(message, .dim)], on: margin, to: STDERR_FILENO)
        }
    }

    /// Writes what went wrong.
    func complain(_ failure: CommandFailure) {
        let message = failure.message.text(in: language)
        if isJSON {
            let error: JSONValue = ["error": ["code": .string(failure.code), "message": .string(message)]]
            Console.write(error, to: STDERR_FILENO)
        } else {
            Console.write([margin.paint("taizhang:", .bad) + " " + message], on: margin, to: STDERR_FILENO)
        }
    }

    /// Writes lines whole; a closed pipe ends the program as it ends others.
    private static func write(_ lines: [String], on paper: Paper, to descriptor: CInt) {
        var text = lines.joined(separator: "\n")
        if !lines.isEmpty { text += "\n" }
        let visible = VisibleText.of(text, isColoured: paper.paint.isColoured)
        StandardStream.write(visible, to: descriptor)
    }

    /// Writes a document as it is: scripts get back what was written.
    private static func write(_ json: JSONValue, to descriptor: CInt) {
        StandardStream.write(json.canonicalText() + "\n", to: descriptor)
    }
}
