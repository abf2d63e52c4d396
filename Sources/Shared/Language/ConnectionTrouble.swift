/// Why the server could not be reached or its answer not be used.
public enum ConnectionTrouble: Error, Equatable, Sendable, Speakable {
    case refused(host: String)
    case unknownHost(String)
    case unreachable(host: String)
    case certificate(host: String)
    case tls(host: String)
    case timedOut(host: String)
    case brokenOff(host: String)
    case answerTooLarge(bytesMax: Int)
    case unreadableAnswer(status: Int)
    case server(ServerErrorCode, request: String)
    case bundle(BundleTrouble)
    case badAddress(String)
    /// The device was enrolled by file and was never told one.
    case noAddress
    case plainHTTP(host: String)
    case noCertificateFile(String)
    case other(host: String, detail: String)

    /// A stable word for scripts.
    public var code: String {
        switch self {
        case .refused: "connection_refused"
        case .unknownHost: "unknown_host"
        case .unreachable: "unreachable"
        case .certificate: "certificate"
        case .tls: "tls"
        case .timedOut: "timed_out"
        case .brokenOff: "broken_off"
        case .answerTooLarge: "answer_too_large"
        case .unreadableAnswer: "unreadable_answer"
        case .server(let code, _): code.rawValue
        case .bundle(let trouble): trouble.code
        case .badAddress: "bad_address"
        case .noAddress: "no_address"
        case .plainHTTP: "plain_http"
        case .noCertificateFile: "no_certificate_file"
        case .other: "connection_failed"
        }
    }

    /// What is wrong and what to do.
    public func text(in language: Language) -> String {
        switch self {
        case .bundle(let trouble): return trouble.text(in: language)
        case .refused(let host):
            return language.say(
                "\(host) 拒绝连接；服务器可能没有启动，或端口不对",
                "\(host) refused the connection; the server may be down or the port wrong"
            )
        case .unknownHost(let host):
            return language.say(
                "找不到服务器 \(host)；请检查网址和网络",
                "There is no server \(host); check the address and the network"
            )
        case .unreachable(let host):
            return language.say("连不上 \(host)；请检查网络", "\(host) can't be reached; check the network")
        case .certificate(let host):
            return language.say(
                "不信任 \(host) 的证书；单位自签证书请用 --ca 指定",
                "The certificate of \(host) is not trusted; name your own authority with --ca"
            )
        case .tls(let host):
            return language.say(
                "与 \(host) 的加密连接没有建立；网址的 https 与端口是否相符？",
                "No encrypted connection to \(host) came about; do https and the port match?"
            )
        case .timedOut(let host):
            return language.say("\(host) 没有及时回答，请稍后再试", "\(host) did not answer in time; try again later")
        case .brokenOff(let host):
            return language.say(
                "与 \(host) 的连接中断；再同步一次即可，不会重复",
                "The connection to \(host) broke off; sync again, nothing is done twice"
            )
        case .answerTooLarge(let bytesMax):
            return language.say(
                "服务器的回答超过 \(bytesMax) 字节，未采用",
                "The server's answer is larger than \(bytesMax) bytes and was not taken"
            )
        case .unreadableAnswer(let status):
            return language.say(
                "回答的不像是台账服务器（状态 \(status)）；请检查网址",
                "This doesn't answer like a Taizhang server (status \(status)); check the address"
            )
        case .server(let code, let request):
            let suffix = request.isEmpty ? "" : language.say("（请求 \(request)）", " (request \(request))")
            return code.text(in: language) + suffix
        case .badAddress(let text):
            return language.say(
                "“\(text)”不是网址；例如 https://taizhang.example.cn",
                "“\(text)” is no address; write https://taizhang.example.org, for example"
            )
        case .noAddress:
            return language.say(
                "这台设备是用文件注册的，不知道服务器网址：请用 taizhang outbox export 写出报送文件，由同事带去",
                "This device was enrolled by file and knows no server's address: write a file with `taizhang outbox export` and have it carried"
            )
        case .plainHTTP(let host):
            return language.say(
                "到 \(host) 的 http 不加密，口令会泄露；请用 https，测试环境可加 --insecure-http",
                "http to \(host) is not encrypted and would give the token away; use https, or --insecure-http for a test"
            )
        case .noCertificateFile(let path):
            return language.say("读不到证书文件 \(path)", "The certificate file \(path) can't be read")
        case .other(let host, let detail):
            return language.say("与 \(host) 通信失败：\(detail)", "Talking to \(host) failed: \(detail)")
        }
    }
}
