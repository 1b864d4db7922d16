/// Who makes the commits on a wiki's branch.
public struct GitAuthor: Sendable, Hashable {
  /// The author's name.
  public let name: String
  /// The author's e-mail address.
  public let mail: String

  /// The program itself, at no address of anybody's.
  public static let program = GitAuthor(verifiedName: "netadr", mail: "netadr@localhost")

  /// Reads an author of the form `Name <mail>`; nil when it is none.
  public init?(_ text: String) {
    guard text.hasSuffix(">"), let start = text.firstIndex(of: "<") else { return nil }
    let name = text[..<start]
    let mail = text[text.index(after: start)...].dropLast()
    let isWhole = (name + mail).unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7F && $0 != "<" && $0 != ">"
    }
    guard isWhole, name.hasSuffix(" "), !name.allSatisfy(\.isWhitespace), !mail.isEmpty,
      !mail.contains(where: \.isWhitespace)
    else { return nil }
    var words = Substring(name)
    while words.last?.isWhitespace == true { words.removeLast() }
    while words.first?.isWhitespace == true { words.removeFirst() }
    self.init(verifiedName: String(words), mail: String(mail))
  }

  private init(verifiedName: String, mail: String) {
    name = verifiedName
    self.mail = mail
  }
}

/// A commit as `git fast-import` reads it: files, message and parent in one stream.
struct GitCommit: Sendable {
  let plan: GitPlan
  let author: GitAuthor
  /// The moment of the commit: seconds since 1970-01-01T00:00:00Z.
  let moment: Int

  /// The message: how many pages became what, then a line a page.
  var message: String {
    let changed = plan.steps.filter { [.created, .updated].contains($0.outcome) }
    let removed = plan.stale.filter { $0.fate == .removed }
    var counts: [String] = []
    for (word, count) in [
      ("created", changed.count { $0.outcome == .created }),
      ("updated", changed.count { $0.outcome == .updated }), ("removed", removed.count),
    ] where count > 0 {
      counts.append("\(count) \(word)")
    }
    let subject =
      counts.isEmpty
      ? "Record what is published" : "Publish pages: " + counts.joined(separator: ", ")
    let lines =
      changed.map { step in
        "\(step.outcome.rawValue) \(step.target?.text ?? step.page.path) (\(step.page.key))"
      } + removed.map { "removed \($0.location) (\($0.key))" }
      + plan.removedFiles.map { "removed \($0)" }
    // A title may hold no line break, but the name of a file that people moved may.
    let body = lines.map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 })) + "\n"
    }
    return subject + "\n" + (body.isEmpty ? "" : "\n" + body.joined())
  }

  /// The stream that makes the commit and lets a reference name it.
  func stream(to reference: String) -> [UInt8] {
    var stream = GitStream()
    let identity = "\(author.name) <\(author.mail)> \(moment) +0000"
    stream.line("commit \(reference)")
    stream.line("author \(identity)")
    stream.line("committer \(identity)")
    stream.data(Array(message.utf8))
    if let tip = plan.snapshot.tip { stream.line("from \(tip)") }
    let changes = plan.changes.sorted { $0.key < $1.key }
    // What goes makes place for what comes: a folder may be where a file was.
    for (path, change) in changes where change == .delete { stream.command("D ", path) }
    for (path, change) in changes {
      guard case .write(let bytes, let mode) = change else { continue }
      stream.command("M \(mode) inline ", path)
      stream.data(bytes)
    }
    stream.line("done")
    return stream.bytes
  }
}

private struct GitStream {
  var bytes: [UInt8] = []

  mutating func line(_ text: String) { bytes += Array(text.utf8) + [0x0A] }

  mutating func data(_ data: [UInt8]) {
    line("data \(data.count)")
    bytes += data
    bytes.append(0x0A)
  }

  /// A command on a path, which is always quoted.
  mutating func command(_ command: String, _ path: GitPath) {
    bytes += Array(command.utf8)
    bytes.append(0x22)
    for byte in path.bytes {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += Array("\\n".utf8)
      default: bytes.append(byte)
      }
    }
    bytes += [0x22, 0x0A]
  }
}
