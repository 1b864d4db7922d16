extension ValueSchema {
  /// What a value is, and what it must be like, in words.
  var words: (type: String, allowed: String?) {
    switch self {
    case .scalar(let format): return (format.type, format.allowed)
    case .list(let element, let minimum, let unique):
      let (type, allowed) = element.words
      let count = "at least \(minimum)" + (unique ? ", none twice" : "")
      return ("list, each a \(type)", allowed.map { "\(count); each: \($0)" } ?? count)
    case .oneOrMore(let format): return ("\(format.type), or a list of such", format.allowed)
    case .wordLists(let lists):
      let texts = lists.map { "[\($0.joined(separator: ", "))]" }
      return ("list", ScalarFormat.alternatives(texts))
    case .mapping: return ("mapping", nil)
    case .table(_, let values):
      let (type, allowed) = values.words
      return ("mapping from names, each to a \(type)", allowed)
    case .scalarOrMapping(let format, _): return ("\(format.type), or a mapping", format.allowed)
    }
  }
}

extension ScalarFormat {
  fileprivate var type: String {
    switch self {
    case .line: "text on one line"
    case .prose: "text"
    case .word: "word"
    case .integer: "whole number"
    case .integerOrPercentage: "whole number or percentage"
    case .percentage: "percentage"
    case .date: "date"
    case .version: "text in quotes"
    case .weight: "number"
    case .vmSize: "VM size"
    case .ipv4Prefix: "IPv4 prefix"
    case .ipPrefix: "prefix"
    }
  }

  fileprivate var allowed: String? {
    switch self {
    case .line(let maximum): "at most \(maximum) characters"
    case .prose: nil
    case .word(let words): Self.alternatives(words)
    case .integer(let range, _): "\(range.lowerBound) to \(range.upperBound)"
    case .integerOrPercentage(let range, _):
      "\(range.lowerBound) to \(range.upperBound), or \(Self.percentage.allowed ?? "")"
    case .percentage: "0% to 1000%, at most two decimals"
    case .date: "a day of the calendar as YYYY-MM-DD"
    case .version: "a Kubernetes version"
    case .weight: "0 to 1000, at most three decimals"
    case .vmSize: "letters, digits and _, at most 80"
    case .ipv4Prefix: "no host bits set"
    case .ipPrefix: "IPv4 or IPv6, no host bits set"
    }
  }
}
