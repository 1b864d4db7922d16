/// One pass over the bytes of a text, one byte of it in view.
@usableFromInline
struct ByteCursor<Source: IteratorProtocol> where Source.Element == UInt8 {
  /// The bytes after the one in view.
  @usableFromInline var source: Source
  /// The byte in view; nil at the end.
  @usableFromInline var byte: UInt8?
  /// The number of bytes before the one in view.
  @usableFromInline var offset = 0

  @inlinable
  init(_ source: Source) {
    self.source = source
    byte = self.source.next()
  }

  /// Moves one byte further.
  @inlinable @inline(__always)
  mutating func advance() {
    byte = source.next()
    offset += 1
  }

  /// Takes the byte in view when it is `wanted`.
  @inlinable @inline(__always)
  mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: wanted) else { return false }
    advance()
    return true
  }

  /// Whether an address ends here: the text's end, or what may be mistaken for its sequel.
  @inlinable
  var isAtAddressEnd: Bool {
    byte == nil || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "%")
  }

  /// The error for a byte that cannot stand here.
  @inlinable
  var unexpected: ParseFailure {
    switch byte {
    case UInt8(ascii: " ")?, 9?, 10?, 11?, 12?, 13?: ParseFailure(.blank, at: offset)
    case UInt8(ascii: "%")?: ParseFailure(.zone, at: offset)
    default: ParseFailure(.unexpectedCharacter, at: offset)
    }
  }
}

/// A problem found while parsing, before the text is there to word it.
@usableFromInline
struct ParseFailure: Error {
  @usableFromInline let problem: IPParseError.Problem
  /// Bytes from the start of the text.
  @usableFromInline let offset: Int

  @inlinable
  init(_ problem: IPParseError.Problem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }
}
