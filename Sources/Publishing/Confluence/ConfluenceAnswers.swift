private import Foundation

/// A number or a text: ids are texts in one version of the interface and numbers in another.
struct ServerID: Decodable, Sendable, Hashable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else {
      text = "\(try container.decode(Int.self))"
    }
  }
}

/// Many things, and where the rest of them is.
struct ServerList<Item: Decodable & Sendable>: Decodable, Sendable {
  struct Links: Decodable, Sendable { let next: String? }
  let results: [Item]
  let _links: Links?
}

/// A version of a page, of an attachment or of a property.
struct ServerVersion: Decodable, Sendable { let number: Int; let message: String? }

/// A page as both interfaces tell it; each leaves some of it out.
struct ServerPage: Decodable, Sendable {
  struct Ancestor: Decodable, Sendable { let id: ServerID; let title: String? }
  struct Body: Decodable, Sendable { let storage: Storage? }
  struct Storage: Decodable, Sendable { let value: String? }
  struct Links: Decodable, Sendable { let webui: String? }
  struct Metadata: Decodable, Sendable { let properties: Properties? }
  struct Space: Decodable, Sendable { let key: String? }
  /// The one property that we ask for.
  struct Properties: Decodable, Sendable {
    enum CodingKeys: String, CodingKey { case own = "netadr-publish" }
    let own: ServerProperty?
  }

  let id: ServerID
  let status: String?
  let title: String
  let version: ServerVersion?
  let ancestors: [Ancestor]?
  /// Version 2 tells the page directly above alone.
  let parentId: ServerID?
  let body: Body?
  let metadata: Metadata?
  /// Version 1 names the space by its key.
  let space: Space?
  /// Version 2 names it by its id.
  let spaceId: ServerID?
  let _links: Links?

  /// The page directly above.
  var above: Ancestor? { ancestors?.last ?? parentId.map { Ancestor(id: $0, title: nil) } }
}

/// A property of a page's contents.
struct ServerProperty: Decodable, Sendable {
  let id: ServerID?
  let value: PublishProperty?
  let version: ServerVersion?

  enum CodingKeys: CodingKey { case id, value, version }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(ServerID.self, forKey: .id)
    version = try container.decodeIfPresent(ServerVersion.self, forKey: .version)
    // What somebody else put there is as good as nothing.
    value = try? container.decodeIfPresent(PublishProperty.self, forKey: .value)
  }
}

/// An attachment of a page.
struct ServerAttachment: Decodable, Sendable {
  struct Comment: Decodable, Sendable { let comment: String? }
  let id: ServerID
  let title: String
  /// Version 2 has the comment here, version 1 in one of two other places.
  let comment: String?
  let metadata: Comment?
  let extensions: Comment?

  /// The digest that our last upload wrote into the comment; nil when the file is somebody's.
  var digest: ContentDigest? {
    let text = comment ?? extensions?.comment ?? metadata?.comment ?? ""
    guard text.hasPrefix(Self.comment) else { return nil }
    return ContentDigest(text.dropFirst(Self.comment.count))
  }

  /// What the comment of each upload of ours begins with; the digest follows.
  static let comment = "netadr "
}

/// A comment in a text.
struct ServerComment: Decodable, Sendable {
  struct Extensions: Decodable, Sendable { let resolution: Resolution? }
  struct Resolution: Decodable, Sendable { let status: String? }
  let extensions: Extensions?
}

/// Anything with an id, such as a space or a page below.
struct ServerThing: Decodable, Sendable { let id: ServerID }

/// What we keep with a page in its property `netadr-publish`.
///
/// Before a page is written its property is set to the digest that is under way, and afterwards to
/// the digest that is there, so that a run that was cut short can never be taken for one that came
/// to its end.
struct PublishProperty: Codable, Sendable, Hashable {
  static let name = "netadr-publish"

  /// The page's key.
  var key: String
  /// The id of the page that the property was written for: a copy of a page takes properties along.
  var page: String
  /// The version that we wrote, or that was there before the write that is under way.
  var pageVersion: Int
  /// The title that we gave the page.
  var title: String?
  /// The id of the page below which we put it; nil for one that we took over where it was.
  var parent: String?
  /// The digest of what is there; nil while a write is under way.
  var digest: String?
  /// The digest of what is being written.
  var pending: String?
  /// Whether we removed the page ourselves.
  var isRemoved: Bool?
}

/// Reads and writes JSON.
enum JSONText {
  static func decoded<Value: Decodable>(_ bytes: [UInt8], as type: Value.Type) -> Value? {
    try? JSONDecoder().decode(type, from: Data(bytes))
  }

  /// Keys in order, so that the same request is the same bytes.
  static func encoded(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Values of these types are always encodable.
    return (try? encoder.encode(value)).map { Array($0) } ?? []
  }

  /// The first message in a server's words about an error.
  static func message(in bytes: [UInt8]) -> String? {
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    else { return nil }
    let errors =
      (object["errors"] as? [[String: Any]])
      ?? ((object["data"] as? [String: Any])?["errors"] as? [[String: Any]]) ?? []
    var words = errors.compactMap { error -> String? in
      if let message = error["message"] as? [String: Any] { return message["key"] as? String }
      return ["detail", "title", "message"].lazy.compactMap { error[$0] as? String }.first
    }
    if let message = object["message"] as? String, !message.isEmpty {
      words.insert(message, at: 0)
    }
    return words.first { !$0.isEmpty }
  }
}
