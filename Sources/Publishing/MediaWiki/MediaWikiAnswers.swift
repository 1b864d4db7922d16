/// An answer of MediaWiki's API, `formatversion=2`; every part may be missing.
struct MediaWikiAnswer: Decodable, Sendable {
  var error: Problem?
  var query: Query?
  var `continue`: [String: String]?
  var curtimestamp: String?
  var login: Login?
  var edit: Edit?
  var upload: Upload?
  var move: Move?
  var delete: Deletion?

  struct Problem: Decodable, Sendable {
    var code: String
    var info: String?
  }

  struct Login: Decodable, Sendable {
    var result: String
    var reason: String?
  }

  struct Edit: Decodable, Sendable {
    var result: String
    var pageid: Int?
    var title: String?
    var oldrevid: Int?
    var newrevid: Int?
    var nochange: Bool?
  }

  struct Upload: Decodable, Sendable {
    var result: String
    var filekey: String?
    var warnings: Warnings?
    var imageinfo: ImageInfo?
  }

  /// The names of an upload's warnings; what they hold differs from one to the next.
  struct Warnings: Decodable, Sendable {
    var names: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      names = container.allKeys.map(\.stringValue).sorted()
    }

    private struct Name: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
  }

  struct Move: Decodable, Sendable { var to: String? }

  struct Deletion: Decodable, Sendable { var title: String? }

  struct Query: Decodable, Sendable {
    var tokens: Tokens?
    var general: General?
    var fileextensions: [FileExtension]?
    var userinfo: UserInfo?
    var pages: [Page]?
    var logevents: [LogEvent]?
    var allpages: [Page]?
  }

  struct Tokens: Decodable, Sendable {
    var logintoken: String?
    var csrftoken: String?
  }

  struct General: Decodable, Sendable {
    var generator: String?
    var maxuploadsize: Int?
    var uploadsenabled: Bool?
  }

  struct FileExtension: Decodable, Sendable { var ext: String }

  struct UserInfo: Decodable, Sendable {
    var name: String?
    var rights: [String]?
  }

  struct Page: Decodable, Sendable {
    var pageid: Int?
    var ns: Int?
    var title: String?
    var missing: Bool?
    var redirect: Bool?
    var invalid: Bool?
    var invalidreason: String?
    var fullurl: String?
    var lastrevid: Int?
    var revisions: [Revision]?
    var categories: [Category]?
    var imageinfo: [ImageInfo]?
  }

  struct Revision: Decodable, Sendable {
    var revid: Int?
    var user: String?
    var sha1: String?
    var comment: String?
    var slots: [String: Slot]?

    /// The text, where it was asked for.
    var text: String? { slots?["main"]?.content }
  }

  struct Slot: Decodable, Sendable { var content: String? }

  struct Category: Decodable, Sendable {
    var title: String?
    var sortkeyprefix: String?
  }

  struct ImageInfo: Decodable, Sendable {
    var sha1: String?
    var comment: String?
  }

  struct LogEvent: Decodable, Sendable {
    var action: String?
    /// The title at that time.
    var title: String?
    /// The id that the page had then.
    var logpage: Int?
    var user: String?
    var comment: String?
    var timestamp: String?
  }
}
