import Diagnostics
import Testing

@testable import netadr

@Suite struct DecisionFoldersTests {
  @Test func namesAFolderAfterTheFile() {
    let rows: [(String, String?)] = [
      ("payments.yaml", "payments"), ("a/b/payments.yml", "payments"), ("X.YAML", "X"),
      ("../my decision é.yaml", "my decision é"), ("a.b.yaml", "a.b"), ("plain", "plain"),
      ("x.yaml.yml", "x.yaml"), ("payments.txt", "payments.txt"),
      ("-", nil), ("", nil), ("/", nil), (".yaml", nil), ("..yaml", nil), ("...yml", nil),
      (".hidden.yaml", nil), ("..", nil), (".", nil), ("a/", nil), ("a\nb.yaml", nil),
    ]
    for (path, name) in rows {
      #expect(DecisionFolders.name(for: InputFile(path)) == name, "\(path)")
    }
  }

  @Test func assignsInTheOrderGiven() throws {
    let folders = try DecisionFolders.assign(["b.yaml", "x/a.yml"].map { InputFile($0) })
    #expect(folders.map(\.folder) == ["b", "a"])
    #expect(folders.map(\.input.path) == ["b.yaml", "x/a.yml"])
  }

  @Test func refusesTwoInputsForOneFolderNamingBoth() {
    let rows = [
      ("a/pay.yaml", "b/pay.yml"), ("Pay.yaml", "pay.yaml"),
      ("caf\u{E9}.yaml", "cafe\u{301}.yaml"), ("straße.yaml", "STRASSE.yaml"),
    ]
    for (first, second) in rows {
      let failure = failure {
        try DecisionFolders.assign([first, second].map { InputFile($0) })
      }
      #expect(failure?.exit == .unusable, "\(first)")
      let error = failure?.diagnostics.first
      #expect(error?.summary.hasPrefix("\(second): ") == true, "\(first)")
      #expect(error?.summary.hasSuffix(first) == true, "\(first)")
      #expect(error?.cure == "rename one of them", "\(first)")
    }
  }

  @Test func namesEveryProblemOfOneRun() {
    let inputs = ["a.yaml", "-", "a.yaml", "A.yml", ".yaml"].map { InputFile($0) }
    let errors = failure { try DecisionFolders.assign(inputs) }?.diagnostics ?? []
    #expect(
      errors.map(\.cure) == [
        "read it from a file with a name, such as payments.yaml", "name it once",
        "rename one of them", "read it from a file with a name, such as payments.yaml",
      ])
  }

  @Test func assignsTenThousandInputsAtOnce() throws {
    let inputs = (0..<10_000).map { InputFile("d/\($0).yaml") }
    #expect(try DecisionFolders.assign(inputs).count == 10_000)
  }
}
