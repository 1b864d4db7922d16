/// Runs git for the publisher, which starts no process itself.
public protocol GitRunner {
  /// The path of the folder in which the run keeps its objects; it need not be there yet.
  var store: String { get }

  /// Runs git once, to its end.
  ///
  /// - Parameter call: What git is to do.
  /// - Returns: What it gave.
  /// - Throws: Why it did not come to an end of its own.
  mutating func run(_ call: GitCall) throws(GitTrouble) -> GitAnswer

  /// Waits before a server is asked again.
  mutating func pause(seconds: Int)
}

/// One run of git.
public struct GitCall: Sendable, Hashable {
  /// The arguments behind the program's name.
  public var arguments: [String]
  /// What it reads from its standard input.
  public var input: [UInt8]
  /// Whether it talks to the wiki's server, so that it needs the credentials and more patience.
  public var usesNetwork: Bool

  /// A run.
  public init(_ arguments: [String], input: [UInt8] = [], usesNetwork: Bool = false) {
    self.arguments = arguments
    self.input = input
    self.usesNetwork = usesNetwork
  }
}

/// What a run of git that came to its end gave.
public struct GitAnswer: Sendable, Hashable {
  /// The exit code.
  public var status: Int32
  /// What it wrote to standard output.
  public var output: [UInt8]
  /// What it wrote to standard error.
  public var errors: String
  /// For how many seconds the server wants not to be asked; nil where it does not say.
  public var wait: Int?

  /// An answer.
  public init(status: Int32, output: [UInt8] = [], errors: String = "", wait: Int? = nil) {
    self.status = status
    self.output = output
    self.errors = errors
    self.wait = wait
  }
}

/// Why a run of git did not come to an end of its own.
public enum GitTrouble: Error, Sendable, Hashable {
  /// It took longer than it may and was ended.
  case timedOut(String)
  /// It could not be started, was ended by a signal, or its files could not be written.
  case broken(String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .timedOut(let text), .broken(let text): text
    }
  }
}
