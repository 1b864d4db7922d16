/// The ids and the targets of local links in HTML whose texts and attributes are escaped.
struct PageIDs {
  /// Every id, in the order of the text.
  let all: [String]
  /// What links of the form `#id` lead to.
  let targets: Set<String>

  /// Every id once.
  var ids: Set<String> { Set(all) }

  init(_ html: String) {
    all = Self.values(after: " id=\"", in: html)
    targets = Set(Self.values(after: " href=\"#", in: html))
  }

  private static func values(after prefix: String, in html: String) -> [String] {
    let bytes = Array(html.utf8)
    let prefix = Array(prefix.utf8)
    var values: [String] = []
    var index = 0
    while index + prefix.count < bytes.count {
      guard bytes[index] == prefix[0], bytes[index..<(index + prefix.count)].elementsEqual(prefix)
      else {
        index += 1
        continue
      }
      let end = bytes[(index + prefix.count)...].firstIndex(of: 0x22) ?? bytes.endIndex
      values.append(String(decoding: bytes[(index + prefix.count)..<end], as: UTF8.self))
      index = end
    }
    return values
  }
}

/// A small generator with a fixed seed (SplitMix64), so that a failure comes back.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
