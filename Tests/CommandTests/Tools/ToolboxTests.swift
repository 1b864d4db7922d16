import Diagnostics
import TestSupport
import Testing

@testable import netadr

@Suite struct ToolboxTests {
  let tools: FakeTools

  init() throws { tools = try FakeTools() }

  @Test func theFirstKnownNameOnPathIsTaken() throws {
    try tools.add("microsoft-edge", "")
    let chrome = try tools.add("google-chrome", "")
    #expect(try Toolbox(environment: tools.alone).pdfEngine() == .browser(chrome))
    #expect(try Toolbox(environment: tools.alone).path(of: .pandoc) == nil)
  }

  @Test func anOptionGoesBeforeTheEnvironmentAndThatBeforePath() throws {
    let (a, b, c) = (
      try tools.add("pandoc", ""), try tools.add("pandoc-b", ""), try tools.add("pandoc-c", "")
    )
    var environment = tools.alone
    #expect(try Toolbox(environment: environment).path(of: .pandoc) == a)
    environment["NETADR_PANDOC"] = b
    #expect(try Toolbox(environment: environment).path(of: .pandoc) == b)
    let options = Toolbox(options: [.pandoc: "pandoc-c"], environment: environment)
    #expect(try options.path(of: .pandoc) == c)
    environment["NETADR_PANDOC"] = ""
    #expect(try Toolbox(environment: environment).path(of: .pandoc) == a)
  }

  @Test func weasyPrintStandsInForABrowserOrIsChosen() throws {
    let weasyprint = try tools.add("weasyprint", "")
    #expect(try Toolbox(environment: tools.alone).pdfEngine() == .weasyprint(weasyprint))
    let browser = try tools.add("chromium", "")
    #expect(try Toolbox(environment: tools.alone).pdfEngine() == .browser(browser))
    let chosen = Toolbox(options: [.weasyprint: weasyprint], environment: tools.alone)
    #expect(try chosen.pdfEngine() == .weasyprint(weasyprint))
    let both = Toolbox(
      options: [.weasyprint: weasyprint, .browser: browser], environment: tools.alone)
    #expect(try both.pdfEngine() == .browser(browser))
  }

  @Test func anAbsentToolIsNamedWithItsPackageAndItsOption() throws {
    let empty = Toolbox(environment: [:])
    let rows: [(CommandFailure?, [String])] = [
      (failure { try empty.required(.pandoc, for: "docx") }, ["docx", "'pandoc'", "--pandoc"]),
      (
        failure { try empty.required(.converter, for: "png") },
        ["rsvg-convert", "'librsvg2-bin'", "--rsvg-convert"]
      ),
      (failure { try empty.pdfEngine() }, ["pdf", "'chromium'", "'weasyprint'", "--browser"]),
    ]
    for (failure, words) in rows {
      #expect(failure?.exit == .unusable)
      let text = failure?.diagnostics.map(\.description).joined() ?? ""
      for word in words { #expect(text.contains(word), "\(word) in \(text)") }
    }
  }

  @Test func whatTheUserNamesMustBeAProgram() throws {
    try tools.folder.write("no program", to: "text")
    for name in ["/nowhere/x", tools.folder.path, tools.folder.path("text"), "text", "no-such", ""]
    {
      let toolbox = Toolbox(options: [.browser: name], environment: tools.alone)
      let failure = failure { try toolbox.pdfEngine() }
      #expect(failure?.exit == .unusable, "\(name)")
      #expect(failure?.diagnostics.first?.summary.hasPrefix("--browser: ") == true, "\(name)")
    }
  }

  @Test func foldersOfPathThatDependOnTheWorkingFolderArePassedOver() throws {
    try tools.add("pandoc", "")
    for path in ["", ".", "::", "relative:./x", "\(tools.folder.path(""))x"] {
      #expect(try Toolbox(environment: ["PATH": path]).path(of: .pandoc) == nil, "\(path)")
    }
  }

  @Test func variablesAreNamedAfterTheOptions() {
    #expect(Tool.converter.variable == "NETADR_RSVG_CONVERT")
    #expect(Tool.allCases.map(\.option).contains("--rsvg-convert"))
  }
}
