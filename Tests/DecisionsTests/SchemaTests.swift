import Diagnostics
import LocatedYAML
import TestSupport
import Testing

@testable import Decisions

@Suite struct SchemaTests {
  @Test func `documents that follow the schema have no structural error`() {
    var random = SplitMix64(seed: 33)
    let schema = DecisionSchema(limits: .tests)
    for round in 0..<400 {
      var writer = DocumentWriter(random: random)
      let text = writer.mapping(schema.fields)
      random = writer.random
      let yaml = YAMLReader.read(text, file: "f")
      #expect(yaml.diagnostics == [], "\(round)\n\(text)")
      var checker = SchemaChecker()
      if let root = yaml.root { checker.check(root, against: schema.fields) }
      #expect(checker.diagnostics == [], "\(round)\n\(text)")
      // What values say about each other is left to chance; the promise of the result is not.
      let (decision, diagnostics) = read(text)
      #expect((decision == nil) == diagnostics.hasErrors, "\(round)")
    }
  }

  @Test func `the schema is the same text at each time and names every key`() {
    let text = DecisionSchema(limits: .tests).jsonSchema()
    #expect(text == DecisionSchema(limits: .tests).jsonSchema())
    for constraint in ConstraintID.allCases { #expect(text.contains("\"\(constraint.id)\": {")) }
    for key in [
      "title", "number", "status", "date", "deciders", "consulted", "informed", "context",
      "cluster",
      "network", "constraints", "options", "weights", "name", "environment", "existing",
      "kubernetes", "tier", "ipFamilies", "growth", "nodePools", "mode", "os", "vmSize", "nodes",
      "min", "max", "maxPods", "maxSurge", "vnet", "addressSpace", "subnets", "connected",
      "podCIDR",
      "serviceCIDR", "internalLoadBalancers", "privateEndpoints",
    ] {
      #expect(text.contains("\"\(key)\": {"), "\(key)")
    }
    #expect(text.contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""))
    #expect(!text.contains("\t"))
  }

  @Test func `the limits of the platform are the limits of the schema`() {
    var limits = DecisionLimits.tests
    limits.maxPods = 11...77
    let text = DecisionSchema(limits: limits).jsonSchema()
    #expect(text.contains("\"minimum\": 11,"))
    #expect(text.contains("\"maximum\": 77"))
    let (_, diagnostics) = DecisionReader(limits: limits).read(
      Array(faultless.replacing("nodes: 3}", with: "nodes: 3, maxPods: 78}").utf8), file: "f")
    #expect(
      diagnostics.map(\.description) == [
        "f:4:55: error: maxPods is 78, but a node takes 11 to 77 pods; write 77 or less"
      ])
  }

  @Test func `every example and default of the schema is valid by the schema`() {
    func visit(_ fields: [SchemaField]) {
      for field in fields {
        for value in [field.example, field.defaultValue].compactMap({ $0 }) {
          var checker = SchemaChecker()
          let text = "\(field.key): \(value.text)"
          let root = YAMLReader.read(text, file: "f").root
          let only = SchemaField(field.key, field.value, field.description)
          if let root { checker.check(root, against: [only]) }
          #expect(root != nil, "\(text)")
          #expect(checker.diagnostics == [], "\(text)")
        }
        switch field.value {
        case .mapping(let inner), .scalarOrMapping(_, let inner),
          .list(of: .mapping(let inner), _, _):
          visit(inner)
        default: break
        }
      }
    }
    visit(DecisionSchema(limits: .tests).fields)
  }

  @Test func `JSON text escapes what JSON requires`() {
    let value = JSONValue.members([
      ("a\"b\\", "\n\t\u{1}é"), ("none", nil), ("list", [1, true, .null, []]),
      ("empty", .object([])),
      ("nested", .array([.members([("k", "v")])])),
    ])
    #expect(
      value.text == """
        {
          "a\\"b\\\\": "\\n\\u0009\\u0001é",
          "list": [1, true, null, []],
          "empty": {},
          "nested": [
            {
              "k": "v"
            }
          ]
        }

        """)
  }
}
