import ArgumentParser
import Publishing

/// How a run goes about a wiki that other people write too.
struct WikiOptions: ParsableArguments {
  @Flag(name: .long, help: "Say what would be done; read the wiki and write nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Write over what somebody changed on the wiki since the last run.")
  var overwrite = false

  @Flag(
    name: .long,
    help: ArgumentHelp(
      "Remove pages that an earlier run published and this one does not name; never a page that "
        + "somebody changed, nor after a run with a conflict or failure."))
  var prune = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The user's name for the wiki; else NETADR_WIKI_USER. Without one the token goes alone.",
      valueName: "name"))
  var user: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take the password or token from this file, or from standard input with -; else "
        + "NETADR_WIKI_TOKEN.",
      valueName: "file"),
    completion: .file())
  var tokenFile: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Trust the certificate authorities in this PEM file too; else SSL_CERT_FILE.",
      valueName: "file"),
    completion: .file())
  var caFile: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Give up a request that gets no answer.", valueName: "seconds"))
  var timeout = 60

  mutating func validate() throws {
    guard (1...3_600).contains(timeout) else {
      throw ValidationError("'--timeout' is a number of seconds from 1 to 3600")
    }
  }

  /// Who publishes; nil where neither option nor environment gives a secret.
  ///
  /// The secret is never an argument, where every process of the machine could read it.
  ///
  /// - Throws: A failure with exit code 2 when the file cannot be read or holds no word.
  func credentials(environment: [String: String]) throws(CommandFailure) -> Credentials? {
    var word = environment["NETADR_WIKI_TOKEN"] ?? ""
    if let tokenFile {
      let bytes = try InputFile(tokenFile).read(limit: 64 << 10)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw CommandFailure(.unusable, "\(tokenFile): is not UTF-8")
      }
      word = text
    }
    while word.last?.isNewline == true { word.removeLast() }
    if word.isEmpty {
      guard tokenFile == nil else {
        throw CommandFailure(.unusable, "\(tokenFile ?? ""): holds no token")
      }
      return nil
    }
    guard !word.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw CommandFailure(
        .unusable, "the token holds a line break or another control character",
        cure: "give the token alone, on one line")
    }
    let name = user ?? environment["NETADR_WIKI_USER"]
    return Credentials(user: name.flatMap { $0.isEmpty ? nil : $0 }, secret: Secret(word))
  }

  /// The credentials that a wiki cannot do without.
  ///
  /// - Throws: A failure with exit code 2 that says where they come from.
  func requiredCredentials(environment: [String: String]) throws(CommandFailure) -> Credentials {
    if let credentials = try credentials(environment: environment) { return credentials }
    throw CommandFailure(
      .unusable, "there is no token for the wiki",
      cure: "set NETADR_WIKI_TOKEN, and NETADR_WIKI_USER where it needs a user, or use --token-file"
    )
  }
}
