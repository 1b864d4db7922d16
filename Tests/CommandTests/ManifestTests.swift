import TestSupport
import Testing

@testable import netadr

@Suite struct ManifestTests {
  /// Test vectors of RFC 9923, appendix C, without the terminating NUL.
  @Test func hashesAsTheStandardSays() {
    let rows = [
      ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
    ]
    for (text, hash) in rows {
      #expect(Digest(of: Array(text.utf8)).hexadecimal == hash, "\(text)")
    }
    #expect(Digest(count: 1, hash: 10).hexadecimal == "000000000000000a")
  }

  @Test func hasALineForEachFileInTheOrderOfNames() {
    var manifest = Manifest()
    manifest.files["b.md"] = Digest(of: Array("foobar".utf8))
    manifest.files["a/x.svg"] = Digest(of: [])
    #expect(
      manifest.text == """
        {
          "schema": "netadr.manifest/1",
          "files": [
            {"name": "a/x.svg", "bytes": 0, "fnv1a64": "cbf29ce484222325"},
            {"name": "b.md", "bytes": 6, "fnv1a64": "85944171f73967e8"}
          ]
        }

        """)
  }

  @Test func readsWhatItWrites() {
    var random = SplitMix64(seed: 7)
    for count in 0..<40 {
      var manifest = Manifest()
      for index in 0..<count {
        manifest.files["f\(index)"] = Digest(
          count: Int.random(in: 0...1_000_000, using: &random), hash: random.next())
      }
      #expect(Manifest(Array(manifest.text.utf8)) == manifest, "\(count)")
    }
  }

  @Test func knowsBothDigestsWhileAnUpdateIsUnderWay() {
    var manifest = Manifest()
    manifest.files["a"] = Digest(of: [1])
    manifest.files["b"] = Digest(of: [2])
    manifest.replaced["a"] = Digest(of: [3])
    let read = Manifest(Array(manifest.text.utf8))
    #expect(read == manifest)
    #expect(read?.digests(of: "a") == [Digest(of: [1]), Digest(of: [3])])
    #expect(read?.digests(of: "c") == [])
  }

  @Test func refusesWhatIsNoManifest() {
    let rows = [
      "", "[]", "{}", "<<<<<<< HEAD", #"{"schema": "netadr.manifest/2", "files": []}"#,
      #"{"schema": "netadr.manifest/1"}"#,
      #"{"schema": "netadr.manifest/1", "files": [{"name": "a", "bytes": -1, "fnv1a64": "0"}]}"#,
      #"{"schema": "netadr.manifest/1", "files": [{"name": "a", "bytes": 1, "fnv1a64": "xyz"}]}"#,
      #"{"schema": "netadr.manifest/1", "files": [{"name": "a", "bytes": 1.5, "fnv1a64": "0"}]}"#,
    ]
    for text in rows { #expect(Manifest(Array(text.utf8)) == nil, "\(text)") }
    #expect(Manifest([0xFF, 0xFE, 0]) == nil)
  }
}
