#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that a command reads whole: a path, or `-` for standard input.
struct InputFile: Hashable, Sendable {
  /// The most bytes that an input may have: 1 MiB.
  static let maximumBytes = 1 << 20

  /// The path as the user gave it.
  let path: String

  /// The input at a path; nothing is opened yet.
  init(_ path: String) { self.path = path }

  /// Whether the input is standard input.
  var isStandardInput: Bool { path == "-" }

  /// The name that diagnostics show.
  var displayName: String { isStandardInput ? "<stdin>" : path.isEmpty ? "''" : path }

  /// Reads the whole input.
  ///
  /// Devices, pipes and sockets are refused before they are opened, so that no run hangs or reads
  /// without end; standard input may be a pipe.
  ///
  /// - Parameter limit: The most bytes that are accepted.
  /// - Returns: The bytes.
  /// - Throws: A failure with exit code 2 that names the input and what is wrong with it.
  func read(limit: Int = Self.maximumBytes) throws(CommandFailure) -> [UInt8] {
    // One byte more than is allowed tells a full input from one that is too large.
    let bytes = try isStandardInput ? readStandardInput(limit + 1) : readPath(limit + 1)
    guard bytes.count <= limit else {
      throw CommandFailure(.unusable, "\(displayName): larger than \(Self.words(forBytes: limit))")
    }
    return bytes
  }

  private func readStandardInput(_ limit: Int) throws(CommandFailure) -> [UInt8] {
    try naming(displayName) { () throws(SystemError) in
      try readBytes(from: STDIN_FILENO, upTo: limit)
    }
  }

  private func readPath(_ limit: Int) throws(CommandFailure) -> [UInt8] {
    // Opening a device can have effects of its own, so look first; then look again at what was
    // opened, for the path may have been given to something else in between.
    let before = try naming(displayName) { () throws(SystemError) in
      try netadr.status(of: path, followingLinks: true)
    }
    if let before { try check(before) }
    let file = try naming(displayName) { () throws(SystemError) in
      try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
    }
    let opened = try naming(displayName) { () throws(SystemError) in try file.status() }
    try check(opened)
    return try naming(displayName) { () throws(SystemError) in try file.read(upTo: limit) }
  }

  private func check(_ status: FileStatus) throws(CommandFailure) {
    switch status.kind {
    case .regular: return
    case .folder:
      throw CommandFailure(.unusable, "\(displayName): is a folder", cure: "name a file in it")
    case .special, .symbolicLink:
      throw CommandFailure(
        .unusable, "\(displayName): is a device, pipe or socket",
        cure: "use '-' to read standard input")
    }
  }

  private static func words(forBytes count: Int) -> String {
    count > 0 && count.isMultiple(of: 1 << 20) ? "\(count >> 20) MiB" : "\(count) bytes"
  }
}
