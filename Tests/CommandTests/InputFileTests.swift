import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import netadr

@Suite struct InputFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func readsEveryByteOfAFile() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: folder.url.appending(path: "a b é.yaml"))
    #expect(try InputFile(folder.path("a b é.yaml")).read() == bytes)
  }

  @Test func readsAnEmptyFileAndFollowsALink() throws {
    let path = try folder.write("", to: "empty.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.yaml"), withDestinationPath: path)
    #expect(try InputFile(folder.path("link.yaml")).read().isEmpty)
  }

  @Test func acceptsTheLimitAndRefusesAByteMore() throws {
    let path = try folder.write("12345", to: "five")
    #expect(try InputFile(path).read(limit: 5).count == 5)
    #expect(summaries { try InputFile(path).read(limit: 4) } == ["\(path): larger than 4 bytes"])
    let large = folder.path("large")
    try Data(count: InputFile.maximumBytes + 1).write(to: URL(fileURLWithPath: large))
    #expect(summaries { try InputFile(large).read() } == ["\(large): larger than 1 MiB"])
  }

  @Test func wordsWhatCannotBeRead() throws {
    let file = try folder.write("x", to: "file")
    let pipe = folder.path("pipe")
    try makePipe(pipe)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("loop"), withDestinationPath: "loop")
    let long = folder.path(String(repeating: "x", count: 300))
    let rows = [
      ("", "'': no such file or folder"),
      (folder.path("none"), "\(folder.path("none")): no such file or folder"),
      (folder.path, "\(folder.path): is a folder"),
      ("\(file)/x", "\(file)/x: is not a folder, or lies below a file"),
      (pipe, "\(pipe): is a device, pipe or socket"),
      ("/dev/zero", "/dev/zero: is a device, pipe or socket"),
      (
        folder.path("loop"),
        "\(folder.path("loop")): too many symbolic links, or one where none is allowed"
      ),
      (long, "\(long): the name is too long"),
      ("a\0b", "a\0b: the name is not a valid one here"),
    ]
    for (path, summary) in rows {
      #expect(summaries { try InputFile(path).read() } == [summary])
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root reads every file"))
  func saysThatAFileMayNotBeRead() throws {
    let path = try folder.write("x", to: "secret")
    try setPermissions(0, of: path)
    #expect(summaries { try InputFile(path).read() } == ["\(path): no permission"])
  }

  #if os(Linux)
    @Test func saysThatReadingFailed() {
      // The first page of a process is never mapped, so that reading its memory there fails.
      #expect(
        summaries { try InputFile("/proc/self/mem").read() }
          == ["/proc/self/mem: input/output error"])
    }
  #endif

  @Test func everyFailureExitsWithTwoAndOffersStandardInputForAPipe() {
    let failure = failure { try InputFile("/dev/null").read() }
    #expect(failure?.exit == .unusable)
    #expect(failure?.diagnostics.first?.cure == "use '-' to read standard input")
  }
}
