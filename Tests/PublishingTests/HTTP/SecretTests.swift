import Foundation
import Testing

@testable import Publishing

/// A secret shows nowhere.
@Suite struct SecretTests {
  private static let words = [
    "s3cret-pass", "a b/c+d=&é", "ghp_0123456789abcdef", "%2F%2F%2F", "1234",
  ]

  @Test(arguments: words)
  func `no description shows it`(word: String) {
    let credentials = Credentials(user: "bot", secret: Secret(word))
    var dumped = ""
    dump(credentials, to: &dumped)
    for text in [
      "\(credentials)", String(reflecting: credentials), "\(credentials.secret)",
      String(reflecting: credentials.secret), dumped, "\([credentials])",
    ] {
      #expect(!text.contains(word))
    }
    #expect(credentials.secret.revealed == word)
  }

  @Test(arguments: words)
  func `every form of it goes from a server's text`(word: String) {
    let secret = Secret(word)
    let basic = Data("bot:\(word)".utf8).base64EncodedString()
    let forms = [
      word, word.percentEscaped(), Data(word.utf8).base64EncodedString(), basic,
      word.addingPercentEncoding(withAllowedCharacters: .urlUserAllowed) ?? "",
      word.replacing("/", with: "\\/"),
    ]
    for form in forms {
      let text = secret.removed(from: "401: you sent '\(form)' twice, \(form)", user: "bot")
      #expect(!text.contains(form) || "***".contains(form), "\(form)")
      #expect(text == "401: you sent '***' twice, ***")
    }
  }

  @Test func `a text without it stays, and a short word blots out nothing`() {
    #expect(Secret("s3cret").removed(from: "a secret") == "a secret")
    #expect(Secret("a").removed(from: "a secret") == "a secret")
    #expect(Secret("").removed(from: "a secret") == "a secret")
  }

  @Test func `who has a name is Basic, and a token alone is Bearer`() {
    #expect(
      Credentials(user: "Aladdin", secret: Secret("open sesame")).authorization
        == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    #expect(Credentials(user: nil, secret: Secret("abc")).authorization == "Bearer abc")
    // Azure DevOps takes a token with an empty name.
    #expect(Credentials(user: "", secret: Secret("abc")).authorization == "Basic OmFiYw==")
  }
}
