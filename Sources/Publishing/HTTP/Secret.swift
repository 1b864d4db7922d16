private import Foundation

/// A word that must never be seen: no description of it shows it.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let word: String

  /// A secret.
  public init(_ word: String) { self.word = word }

  /// The word itself, for the header or the program that needs it.
  public var revealed: String { word }

  /// Three asterisks.
  public var description: String { "***" }

  /// Three asterisks.
  public var debugDescription: String { description }

  /// Nothing of the word.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// `text` with three asterisks for each place where the secret shows, plain, percent-encoded,
  /// with the slashes of JSON, or in Base64 alone or behind a user's name.
  ///
  /// Servers repeat what they were sent, so every text of theirs goes through here.
  public func removed(from text: String, user: String? = nil) -> String {
    guard word.utf8.count >= Self.shortest else { return text }
    var text = text
    let plain = Array(word.utf8)
    let pair = Array("\(user ?? ""):\(word)".utf8)
    for form in [
      Data(pair).base64EncodedString(), Data(plain).base64EncodedString(), word,
      word.percentEscaped(), word.percentEscaped(keeping: "!$&'()*+,;=:@"),
      word.replacing("/", with: "\\/"),
    ] {
      text.replace(form, with: description)
    }
    return text
  }

  /// Shorter words would blot out innocent texts; no server gives out such tokens.
  private static let shortest = 4
}

/// Who publishes.
public struct Credentials: Sendable, Hashable {
  /// The user's name; nil where the secret alone tells.
  public var user: String?
  /// The password or token.
  public var secret: Secret

  /// Credentials.
  public init(user: String?, secret: Secret) {
    self.user = user
    self.secret = secret
  }

  /// The value of the header `Authorization`: Basic with a user's name, else Bearer.
  public var authorization: String {
    guard let user else { return "Bearer \(secret.revealed)" }
    return "Basic " + Data("\(user):\(secret.revealed)".utf8).base64EncodedString()
  }
}
