extension Sequence where Element: Hashable {
  /// The elements, each once, in the order in which they come first.
  package var distinct: [Element] {
    // Not by a key path, which would be looked up anew at each of many calls.
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Sequence {
  /// The elements, each key once, in the order in which they come first.
  package func distinct<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}
