import HTTPTypes
import Shared

/// What a caller is told when a request comes to nothing.
struct WebError: Error, Equatable {
    var code: ServerErrorCode
    /// The member, header or parameter that is meant.
    var member: String?
    /// Byte offset in the body.
    var at: Int?
    /// Seconds after which another attempt makes sense.
    var retryAfterSeconds: Int?
    /// The methods that a path does know.
    var allowed: [String] = []

    init(_ code: ServerErrorCode, member: String? = nil, at: Int? = nil) {
        self.code = code
        self.member = member
        self.at = at
    }

    /// What to tell about any error: an error that nobody expected tells nothing but that.
    init(telling error: any Error) {
        switch error {
        case let error as WebError: self = error
        case let code as ServerErrorCode: self.init(code)
        case let error as JSONError:
            // An offset is known where the text is wrong, a member where its meaning is.
            let isAboutText =
                switch error.reason {
                case .malformed, .duplicateKey, .tooDeep, .notWholeNumber, .notUTF8, .tooManyMarks: true
                case .wrongType, .missing: false
                }
            self.init(.malformed, member: error.member, at: isAboutText ? error.offset : nil)
        case let error as LedgerError: self.init(error.code)
        case let error as BundleTrouble: self.init(.badBundle, member: error.code)
        case is CancellationError: self.init(.unavailable)
        default: self.init(.internalError)
        }
        if code == .busy || code == .unavailable { retryAfterSeconds = retryAfterSeconds ?? 2 }
    }

    /// Whether the connection is of no further use: what is left of the request is not worth reading.
    var endsConnection: Bool { code == .tooLarge }
}
