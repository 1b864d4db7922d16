/// What git writes where `GIT_TRACE_CURL` says, without the data.
public enum GitTrace {
  /// The value of the header `Retry-After` in the last answer of a server; nil where it has none.
  ///
  /// Git's own messages tell the status and no header.
  public static func retryAfter(in trace: String) -> String? {
    var value: String?
    for line in trace.split(whereSeparator: \.isNewline) {
      // 11:52:11.462937 http.c:684              <= Recv header: Retry-After: 7
      guard let start = line.firstRange(of: "<= Recv header: ")?.upperBound else { continue }
      let header = line[start...]
      if header.hasPrefix("HTTP/") { value = nil }
      let name = "retry-after:"
      if header.prefix(name.count).lowercased() == name {
        value = String(header.dropFirst(name.count).drop { $0 == " " })
      }
    }
    return value
  }
}
