/// Why a carried file can't be used. Nothing of it was taken.
public enum BundleTrouble: Error, Equatable, Sendable {
    /// No file of Taizhang's, or cut off.
    case notABundle
    /// Written by a newer program.
    case tooNew
    /// Changed since it was made, or not made by whom it names.
    case badSignature
    /// Signed, but its content is not what was signed.
    case damaged
    /// Sealed for another device, or for another server.
    case notForYou
    /// A file of another kind than is wanted here.
    case wrongKind(BundleKind)
    /// The device that it names is not one of this server's.
    case unknownDevice
    /// Larger than is taken.
    case tooLarge(bytesMax: Int)
    /// The enrolment code that it was made with is none, or was used or has run out.
    case badCode(ServerErrorCode)
    /// It begins further on than this device stands: an earlier one is missing.
    case ahead

    /// The trouble that a server told of by its word; one that this program doesn't know means a newer server.
    public init(code: String) {
        let plain: [BundleTrouble] = [
            .notABundle, .tooNew, .badSignature, .damaged, .notForYou, .unknownDevice, .ahead,
        ]
        self = plain.first { $0.code == code } ?? .notABundle
    }

    /// A stable word for scripts.
    public var code: String {
        switch self {
        case .notABundle: "not_a_bundle"
        case .tooNew: "bundle_too_new"
        case .badSignature: "bad_signature"
        case .damaged: "bundle_damaged"
        case .notForYou: "not_for_you"
        case .wrongKind: "wrong_kind"
        case .unknownDevice: "unknown_device"
        case .tooLarge: "too_large"
        case .badCode(let code): code.rawValue
        case .ahead: "bundle_ahead"
        }
    }
}
