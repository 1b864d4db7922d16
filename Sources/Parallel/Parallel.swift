internal import Dispatch
internal import Synchronization

/// The results of `transform` for every element, in order, worked out on all cores.
///
/// - Parameters:
///   - elements: The elements.
///   - transform: What is done with each; it may run on any thread.
/// - Returns: One result an element.
public func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) -> Result
) -> [Result] {
  guard elements.count > 1 else { return elements.map(transform) }
  let results = Mutex([Result?](repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: elements.count) { index in
    let result = transform(elements[index])
    results.withLock { $0[index] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}

/// Two pieces of work at the same time; where both fail, the first one's error is thrown.
///
/// - Parameters:
///   - first: The one piece of work.
///   - second: The other.
/// - Returns: Both results.
/// - Throws: The error of the piece that failed.
public func concurrently<First: Sendable, Second: Sendable, Failure: Error>(
  _ first: @Sendable () throws(Failure) -> First, _ second: @Sendable () throws(Failure) -> Second
) throws(Failure) -> (First, Second) {
  let results = Mutex<(Result<First, Failure>?, Result<Second, Failure>?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let result = Result { () throws(Failure) in try first() }
      results.withLock { $0.0 = result }
    } else {
      let result = Result { () throws(Failure) in try second() }
      results.withLock { $0.1 = result }
    }
  }
  guard case (let one?, let other?) = results.withLock({ $0 }) else {
    // Both iterations have run, so both results are there.
    return (try first(), try second())
  }
  return (try one.get(), try other.get())
}
