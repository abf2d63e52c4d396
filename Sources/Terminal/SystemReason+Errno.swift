import Glibc
import Shared

extension SystemReason {
    /// The reason behind an error number of the system.
    public init(errno number: CInt) {
        self =
            switch number {
            case ENOENT: .notThere
            case EACCES, EPERM: .denied
            case EISDIR: .isFolder
            case ENOTDIR: .isNoFolder
            case ENOSPC, EDQUOT: .full
            case EROFS: .readOnly
            case EMFILE, ENFILE: .tooManyOpen
            case EIO: .deviceFailed
            case ENAMETOOLONG: .tooLongName
            case EADDRNOTAVAIL: .addressNotHere
            case EADDRINUSE: .addressTaken
            default: .other(String(cString: strerror(number)))
            }
    }
}
