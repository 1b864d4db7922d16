#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Whether output is coloured.
enum ColourChoice: String, Hashable, Sendable, CaseIterable {
  /// On a terminal, unless `NO_COLOR` or `TERM=dumb` is set.
  case auto
  /// Always.
  case always
  /// Never.
  case never
}

/// What an output stream is connected to, as far as it matters to what is written there.
struct Terminal: Hashable, Sendable {
  /// Whether a person may be looking.
  let isTerminal: Bool
  /// Whether text may be coloured.
  let hasColour: Bool
  /// The number of columns that text is laid out for.
  let width: Int

  /// Describes a stream from facts that are all given.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether the stream is a terminal.
  ///   - environment: The environment variables; `NO_COLOR` and `TERM` matter.
  ///   - choice: What the user asked for; it goes before the environment.
  ///   - width: The number of columns.
  init(
    isTerminal: Bool, environment: [String: String] = [:], choice: ColourChoice = .auto,
    width: Int = 80
  ) {
    self.isTerminal = isTerminal
    self.width = width
    let isUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    hasColour =
      switch choice {
      case .always: true
      case .never: false
      case .auto: isTerminal && !isUnwanted && environment["TERM"] != "dumb"
      }
  }

  /// Describes the stream with a descriptor of this process.
  init(descriptor: CInt, environment: [String: String], choice: ColourChoice) {
    self.init(
      isTerminal: isatty(descriptor) == 1, environment: environment, choice: choice,
      width: Self.columns(of: descriptor) ?? 80)
  }

  /// `text` in a style where colour is allowed, else as it is.
  func styled(_ text: String, _ style: TextStyle) -> String {
    hasColour && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  private static func columns(of descriptor: CInt) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}

/// A style of text on a terminal; the raw value is the ANSI (ECMA-48 SGR) code.
enum TextStyle: Int, Hashable, Sendable {
  case bold = 1
  case dim = 2
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36
}
