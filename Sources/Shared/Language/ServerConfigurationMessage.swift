/// What can be wrong with the server's configuration.
public enum ConfigurationProblem: Speakable, Equatable {
    case dataAndURL
    case emptyData
    case passwordInArguments
    case unreadableURL
    case unreadableListen(String)
    case halfOfTLS
    case unreadableCertificate(String)
    case unreadableKey(String)
    case keyDoesNotFit
    case openWithoutTLS(String)
    case unknownLogLevel(String)

    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.dataAndURL, .zh): "--data 与 --database-url 只能给一个：前者使用自带的数据库，后者使用已有的。"
        case (.dataAndURL, .en):
            "Give either --data (a database of its own) or --database-url (an existing one), not both."
        case (.emptyData, .zh): "--data 为空。请给出文件夹。"
        case (.emptyData, .en): "--data is empty. Name a folder."
        case (.passwordInArguments, .zh):
            "命令行中不能出现密码：本机任何人都能看到。请把连接串放进环境变量 TAIZHANG_DATABASE_URL，或使用 ~/.pgpass。"
        case (.passwordInArguments, .en):
            "No passwords on the command line: everyone on this machine can read it. "
                + "Put the connection string into TAIZHANG_DATABASE_URL, or use ~/.pgpass."
        case (.unreadableURL, .zh): "数据库连接串无法识别。形如 postgresql://user@host/database 或 host=… dbname=…。"
        case (.unreadableURL, .en):
            "The database's connection string can't be read. It looks like postgresql://user@host/database or host=… dbname=…"
        case (.unreadableListen(let text), .zh): "监听地址“\(text)”无法识别。形如 127.0.0.1:8750 或 [::1]:8750，端口 0 表示任选。"
        case (.unreadableListen(let text), .en):
            "The address to listen on, \"\(text)\", can't be read. It looks like 127.0.0.1:8750 or [::1]:8750; port 0 is any free one."
        case (.halfOfTLS, .zh): "--tls-certificate 与 --tls-key 要一起给。"
        case (.halfOfTLS, .en): "--tls-certificate and --tls-key belong together."
        case (.unreadableCertificate(let path), .zh): "证书 \(path) 读不了，或不是 PEM。"
        case (.unreadableCertificate(let path), .en):
            "The certificate \(path) can't be read or is no PEM file."
        case (.unreadableKey(let path), .zh): "私钥 \(path) 读不了，或不是未加密的 PEM。"
        case (.unreadableKey(let path), .en):
            "The key \(path) can't be read or is no PEM file without a passphrase."
        case (.keyDoesNotFit, .zh): "证书与私钥不是一对。"
        case (.keyDoesNotFit, .en): "The certificate and the key don't belong together."
        case (.openWithoutTLS(let address), .zh):
            "\(address) 从其他机器可以访问，但没有 TLS。请给出 --tls-certificate 与 --tls-key；若前面已有 TLS 代理，加 --insecure-http。"
        case (.openWithoutTLS(let address), .en):
            "\(address) can be reached from other machines, and there is no TLS. Give --tls-certificate and --tls-key, "
                + "or --insecure-http where a proxy in front does TLS."
        case (.unknownLogLevel(let level), .zh):
            "没有日志级别“\(level)”。可用：trace、debug、info、notice、warning、error、critical。"
        case (.unknownLogLevel(let level), .en):
            "There is no log level \"\(level)\". Use trace, debug, info, notice, warning, error or critical."
        }
    }
}
