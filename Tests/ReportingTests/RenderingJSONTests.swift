import Foundation
import TestSupport
import Testing

@testable import Reporting

struct RenderingJSONTests {
  @Test func writesStableIndentedText() {
    let value: ModelValue = [
      "b": 1, "a": [.decimal(thousandths: 1_500), .decimal(thousandths: -20), nil, true], "e": [],
      "o": [:],
      "t": "é\"\\\n\u{1}\u{2028}/\u{7F}😀",
    ]
    #expect(
      ModelJSON.text(value) == """
        {
          "b": 1,
          "a": [
            1.5,
            -0.02,
            null,
            true
          ],
          "e": [],
          "o": {},
          "t": "é\\"\\\\\\n\\u0001\\u2028/\u{7F}😀"
        }

        """)
    #expect(ModelJSON.text(["a": [1, 2]], pretty: false) == "{\"a\":[1,2]}\n")
  }

  @Test func otherReadersSeeTheSameValue() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let value = Self.randomValue(depth: 3, &random)
      for pretty in [true, false] {
        let data = Data(ModelJSON.text(.array([value]), pretty: pretty).utf8)
        let read = try #require(try JSONSerialization.jsonObject(with: data) as? [Any])
        #expect(Self.matches(value, try #require(read.first)), "\(value)")
      }
    }
  }

  @Test func decimalsAreExact() {
    for (thousandths, text) in [
      (0, "0"), (1, "0.001"), (-1, "-0.001"), (10, "0.01"), (100, "0.1"), (1_000, "1"),
      (-1_010, "-1.01"),
      (Int.max, "9223372036854775.807"), (Int.min, "-9223372036854775.808"),
    ] {
      #expect(ModelValue.decimalText(thousandths: thousandths) == text)
    }
  }

  private static func randomValue(depth: Int, _ random: inout SplitMix64) -> ModelValue {
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{2028}", "é", "😀", "/", "\u{7F}",
    ]
    let text = { (random: inout SplitMix64) in
      var text = ""
      for _ in 0..<4 { text.unicodeScalars.append(scalars.randomElement(using: &random) ?? "a") }
      return text
    }
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: -1_000_000...1_000_000, using: &random))
    case 3: return .decimal(thousandths: .random(in: -99_999...99_999, using: &random))
    case 4: return .string(text(&random))
    case 5: return .array((0..<3).map { _ in randomValue(depth: depth - 1, &random) })
    default:
      return .object(
        (0..<3).map { .init("\($0)" + text(&random), randomValue(depth: depth - 1, &random)) })
    }
  }

  private static func matches(_ value: ModelValue, _ read: Any) -> Bool {
    switch value {
    case .null: read is NSNull
    case .bool(let flag): read as? Bool == flag
    case .integer(let number): read as? Int == number
    case .decimal(let thousandths):
      ((read as? Double ?? .nan) * 1_000).rounded() == Double(thousandths)
    case .string(let text), .markdown(let text), .html(let text):
      (read as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) ?? false
    case .array(let elements):
      (read as? [Any]).map { $0.count == elements.count && zip(elements, $0).allSatisfy(matches) }
        ?? false
    case .object(let fields):
      (read as? [String: Any]).map { object in
        fields.allSatisfy { field in object[field.name].map { matches(field.value, $0) } ?? false }
      } ?? false
    }
  }
}
