import Shared

/// Where the server is: `https://host`, `https://host:8443/path`, `http://localhost:8080`.
struct ServerAddress: Equatable, Sendable {
    let isEncrypted: Bool
    /// Name or address, without brackets.
    let host: String
    let port: Int
    /// Without a slash at its end; usually empty.
    let path: String

    /// Reads an address. A word without a scheme is taken as https, this machine's own as http.
    init(_ text: String) throws(ConnectionTrouble) {
        let wrong = ConnectionTrouble.badAddress(text)
        var rest = text[...]
        if let range = text.firstRange(of: "://") {
            switch text[..<range.lowerBound].lowercased() {
            case "https": isEncrypted = true
            case "http": isEncrypted = false
            default: throw wrong
            }
            rest = text[range.upperBound...]
        } else {
            isEncrypted = !Self.isOwn(text)
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        var path = String(rest[slash...])
        while path.hasSuffix("/") { path.removeLast() }
        guard !path.contains(where: { $0.isWhitespace || $0 == "?" || $0 == "#" }) else { throw wrong }
        self.path = path
        let authority = rest[..<slash]
        guard !authority.contains("@") else { throw wrong }
        var hostPart = authority
        var portPart: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw wrong }
            hostPart = authority[authority.index(after: authority.startIndex)..<end]
            let after = authority[authority.index(after: end)...]
            guard after.isEmpty || after.hasPrefix(":") else { throw wrong }
            portPart = after.isEmpty ? nil : after.dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            hostPart = authority[..<colon]
            portPart = authority[authority.index(after: colon)...]
        }
        guard !hostPart.isEmpty, hostPart.allSatisfy({ $0.isLetter || $0.isNumber || ".-:_%".contains($0) })
        else {
            throw wrong
        }
        if let portPart {
            guard let number = Int(portPart), (1...65_535).contains(number) else { throw wrong }
            port = number
        } else {
            port = isEncrypted ? 443 : 80
        }
        host = hostPart.lowercased()
    }

    /// Whether nothing leaves this machine.
    var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.") || host.hasSuffix(".localhost")
    }

    /// `127.0.0.1:8080`, `localhost`: what people write who try it out.
    private static func isOwn(_ text: String) -> Bool {
        let host = text.lowercased().prefix { $0 != ":" && $0 != "/" }
        return host == "localhost" || host == "127.0.0.1"
    }

    /// The address without a path, as messages name it.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isEncrypted ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// The address in full.
    var text: String { (isEncrypted ? "https" : "http") + "://" + authority + path }

    /// The address of a resource such as `/v1/sync`.
    func url(_ resource: String) -> String { text + resource }
}
