/// The body of a request as HTML forms send it.
enum WebForm {
  /// Names and values as in an address: `a=1&b=2`.
  static func encoded(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\($0.name.percentEscaped())=\($0.value.percentEscaped())" }
      .joined(separator: "&")
  }

  /// Fields and a file in several parts (RFC 7578).
  ///
  /// - Returns: The media type with the line between the parts, and the body.
  static func multipart(
    _ fields: [(name: String, value: String)], file: SiteFile
  ) -> (type: String, body: [UInt8]) {
    // The digest of the file cannot be found in it except by a search of 2^256 files.
    let boundary = "netadr-\(file.digest.hexadecimal)"
    var body: [UInt8] = []
    for field in fields {
      body += Array("--\(boundary)\r\n".utf8)
      body += Array("Content-Disposition: form-data; name=\"\(field.name)\"\r\n".utf8)
      body += Array("Content-Type: text/plain; charset=utf-8\r\n\r\n\(field.value)\r\n".utf8)
    }
    body += Array("--\(boundary)\r\n".utf8)
    body += Array("Content-Disposition: form-data; name=\"file\"; ".utf8)
    body += Array("filename=\"\(file.path.percentEscaped())\"\r\n".utf8)
    body += Array("Content-Type: application/octet-stream\r\n\r\n".utf8)
    body += file.bytes
    body += Array("\r\n--\(boundary)--\r\n".utf8)
    return ("multipart/form-data; boundary=\(boundary)", body)
  }
}
