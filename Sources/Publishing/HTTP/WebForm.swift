/// Names and values as HTML forms send them.
enum WebForm {
  typealias Fields = [(name: String, value: String)]

  /// Names and values as in an address: `a=1&b=2`.
  static func encoded(_ fields: Fields) -> String {
    fields.map { "\($0.name.percentEscaped())=\($0.value.percentEscaped())" }
      .joined(separator: "&")
  }

  /// A request that sends fields and a file, the file last, in several parts (RFC 7578).
  static func request(
    to url: String, _ fields: Fields, file: SiteFile, named name: String
  ) -> WebRequest {
    // It is drawn from the digest of the file, which the file cannot hold.
    let boundary = "netadr-\(file.digest.hexadecimal.prefix(40))"
    var body: [UInt8] = []
    func begin(_ disposition: String, type: String) {
      let head = "Content-Disposition: form-data; \(disposition)\r\nContent-Type: \(type)"
      body += Array("--\(boundary)\r\n\(head)\r\n\r\n".utf8)
    }
    for field in fields {
      begin("name=\"\(field.name)\"", type: "text/plain; charset=utf-8")
      body += Array("\(field.value)\r\n".utf8)
    }
    let ending = file.name.split(separator: ".").last?.lowercased() ?? ""
    begin(
      "name=\"file\"; filename=\"\(name)\"", type: types[ending] ?? "application/octet-stream")
    body += file.bytes
    body += Array("\r\n--\(boundary)--\r\n".utf8)
    let type = WebHeader("Content-Type", "multipart/form-data; boundary=\(boundary)")
    return WebRequest("POST", url, headers: [type], body: body)
  }

  private static let types = [
    "png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ]
}
