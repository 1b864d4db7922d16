internal import MarkdownEscaping

/// The address of a web server and a path on it; it holds no secret.
public struct WebAddress: Sendable, Hashable {
  /// The address as it was given.
  public let text: String
  /// Whether it begins with `https:`.
  public let isSecure: Bool
  /// The server's name or number in lower case, without the brackets of IPv6.
  public let host: String
  /// The port; nil where the address names none.
  public let port: Int?
  /// The path with its slash; empty where there is none.
  public let path: String

  /// Reads an address: `https://wiki.example:8443/path`, or the same with `http`.
  ///
  /// An address is seen by everybody: in the list of processes, in logs and in results. So one with
  /// a user's name, a password or a query, in which tokens go, is refused.
  ///
  /// - Throws: What is wrong with it, without the address itself.
  public init(_ text: String) throws(PublishProblems) {
    let lowered = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else {
      throw PublishProblems("the address begins neither with https:// nor with http://")
    }
    let rest = text.dropFirst(scheme.count)
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }) else {
      throw PublishProblems(
        "the address holds a space, a control character or a letter that is not ASCII",
        cure: "write it as its bytes, such as %C3%A4")
    }
    // A password may hold a slash, which ends what looks like the server's name.
    guard !rest.contains("@") else {
      throw PublishProblems(
        "the address holds an '@', before which a password may stand", cure: Self.secretCure)
    }
    guard !rest.contains("?"), !rest.contains("#") else {
      throw PublishProblems(
        "the address holds a '?' or '#', behind which a secret may stand",
        cure: "leave out all from there on; a token goes into NETADR_WIKI_TOKEN or --token-file")
    }
    let authority = rest.prefix { $0 != "/" }
    let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]") : nil
    let colon = authority[(end ?? authority.startIndex)...].firstIndex(of: ":")
    if let colon {
      let digits = authority[authority.index(after: colon)...]
      guard digits.utf8.allSatisfy(\.isDigit), let port = Int(digits), (1...65_535).contains(port)
      else {
        throw PublishProblems(
          "the address has no number from 1 to 65535 for its port", cure: Self.secretCure)
      }
      self.port = port
    } else {
      port = nil
    }
    let name = authority[..<(colon ?? authority.endIndex)]
    guard !name.isEmpty else { throw PublishProblems("the address names no server") }
    guard name.hasPrefix("[") ? Self.isVersion6(name) : name.utf8.allSatisfy(Self.isPartOfName)
    else { throw PublishProblems("the address names no server that there can be") }
    self.text = text
    isSecure = scheme == "https://"
    host = name.lowercased().filter { $0 != "[" && $0 != "]" }
    path = String(rest[authority.endIndex...])
  }

  /// What two addresses of one server share: `https://wiki.example:8443`.
  public var origin: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return (isSecure ? "https://" : "http://") + name + (port.map { ":\($0)" } ?? "")
  }

  /// Whether a password would go to another machine as plain text.
  public var isUnencrypted: Bool { !isSecure && !isThisMachine }

  /// Whether the server is this machine: `localhost`, `[::1]`, or an address in 127.0.0.0/8.
  private var isThisMachine: Bool {
    let octets = host.split(separator: ".", omittingEmptySubsequences: false)
      .map { UInt8($0) }
    return host == "localhost" || host == "::1"
      || octets.count == 4 && octets[0] == 127 && !octets.contains(nil)
  }

  /// How to publish without a secret in the address.
  static let secretCure =
    "leave it out, and set NETADR_WIKI_TOKEN or use --token-file"

  private static func isVersion6(_ name: Substring) -> Bool {
    let body = name.dropFirst().dropLast()
    return name.hasSuffix("]") && body.contains(":")
      && body.utf8.allSatisfy { $0 == 0x3A || $0 == 0x2E || isHexadecimal($0) }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte.isDigit || (0x61...0x66).contains(byte | 0x20)
  }

  /// A letter, a digit, a hyphen, a full stop or an underscore.
  private static func isPartOfName(_ byte: UInt8) -> Bool {
    byte.isDigit || (0x61...0x7A).contains(byte | 0x20) || [0x2D, 0x2E, 0x5F].contains(byte)
  }
}
