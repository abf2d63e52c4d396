/// Why a bulletin's file can't be read.
public enum ServerFileMessage: Speakable, Error, Equatable {
    case unreadable(path: String, reason: SystemReason)
    case noFile(path: String)
    case empty(path: String)
    case tooLarge(path: String, megabytesMax: Int)
    case document(path: String)
    case binary(path: String)
    case utf16(path: String)
    case notUTF8(path: String, line: Int, looksLikeGB18030: Bool)

    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.unreadable(let path, let reason), .zh): "读不了 \(path)：\(reason.text(in: .zh))"
        case (.unreadable(let path, let reason), .en): "\(path) can't be read: \(reason.text(in: .en))"
        case (.noFile(let path), .zh): "\(path) 不是普通文件。请给出通报的文本文件。"
        case (.noFile(let path), .en): "\(path) is no ordinary file. Name the bulletin's text file."
        case (.empty(let path), .zh): "\(path) 是空的。"
        case (.empty(let path), .en): "\(path) is empty."
        case (.tooLarge(let path, let megabytes), .zh): "\(path) 超过 \(megabytes) MiB。请确认是通报的文本文件。"
        case (.tooLarge(let path, let megabytes), .en):
            "\(path) is larger than \(megabytes) MiB. Is it the bulletin's text file?"
        case (.document(let path), .zh): "\(path) 是 Word 或 PDF 文件。请另存为纯文本（UTF-8）后再导入。"
        case (.document(let path), .en): "\(path) is a Word or PDF file. Save it as plain text (UTF-8) first."
        case (.binary(let path), .zh): "\(path) 不是文本文件。请给出纯文本（UTF-8）。"
        case (.binary(let path), .en): "\(path) is no text file. Plain text in UTF-8 is needed."
        case (.utf16(let path), .zh):
            "\(path) 是 UTF-16 编码，需要 UTF-8。请转换：iconv -f UTF-16 -t UTF-8 \(path) > 新文件"
        case (.utf16(let path), .en):
            "\(path) is UTF-16; UTF-8 is needed: iconv -f UTF-16 -t UTF-8 \(path) > new file"
        case (.notUTF8(let path, let line, true), .zh):
            "\(path) 第 \(line) 行不是 UTF-8，像是 GB18030（GBK）。请转换：iconv -f GB18030 -t UTF-8 \(path) > 新文件"
        case (.notUTF8(let path, let line, true), .en):
            "\(path), line \(line), is not UTF-8 but looks like GB18030 (GBK). Convert it: iconv -f GB18030 -t UTF-8 \(path) > new file"
        case (.notUTF8(let path, let line, false), .zh): "\(path) 第 \(line) 行不是 UTF-8。请转换成 UTF-8 后再导入。"
        case (.notUTF8(let path, let line, false), .en):
            "\(path), line \(line), is not UTF-8. Convert the file to UTF-8."
        }
    }
}
