internal import Crypto

/// The SHA-256 of a text or a file, for telling whether it is what was published before.
public struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  /// The digest in 64 lower-case hexadecimal digits.
  public let hexadecimal: String

  /// `sha256:` and the digits.
  public var description: String { "sha256:\(hexadecimal)" }

  /// The digest of bytes.
  public init(of bytes: [UInt8]) {
    hexadecimal = SHA256.hash(data: bytes).hexadecimal
  }

  /// The digest of several parts, each with its length before it, so that no two lists share one.
  public init(of parts: [[UInt8]]) {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Array("\(part.count):".utf8))
      hash.update(data: part)
    }
    hexadecimal = hash.finalize().hexadecimal
  }

  /// A digest as it was written by `description`; nil when the text is none.
  public init?(_ text: some StringProtocol) {
    let prefix = "sha256:"
    guard text.hasPrefix(prefix) else { return nil }
    let digits = text.dropFirst(prefix.count)
    let isHexadecimal = digits.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
    guard digits.utf8.count == 64, isHexadecimal else { return nil }
    hexadecimal = String(digits)
  }
}

/// SHA-1 where a server names its contents by it: git's blobs and MediaWiki's files and revisions.
public enum ServerDigest {
  /// The id that git gives a file with these bytes; Azure DevOps also uses it as a page's ETag.
  public static func gitBlob(_ bytes: [UInt8]) -> String {
    var hash = Insecure.SHA1()
    hash.update(data: Array("blob \(bytes.count)\0".utf8))
    hash.update(data: bytes)
    return hash.finalize().hexadecimal
  }

  /// The SHA-1 of bytes in hexadecimal digits.
  public static func sha1(_ bytes: [UInt8]) -> String {
    Insecure.SHA1.hash(data: bytes).hexadecimal
  }
}

extension Sequence<UInt8> {
  fileprivate var hexadecimal: String {
    var digits: [UInt8] = []
    for byte in self {
      for half in [byte >> 4, byte & 15] { digits.append(half < 10 ? 0x30 + half : 0x57 + half) }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
