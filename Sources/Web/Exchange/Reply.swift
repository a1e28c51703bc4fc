@_spi(Sending) public import Access
public import Design
public import Values

/// What a handler answers. A page or a JSON document about records can be made from disclosed values only; `open` is for
/// words that say nothing about anybody, and a test lists every use of it.
public struct Reply: Sendable {
  public private(set) var response: Response

  init(_ response: Response) {
    self.response = response
  }

  public static func page(_ page: Disclosed<HTML>, status: Int = 200) -> Reply {
    Reply(html(page.value, status: status))
  }

  /// Words of the catalogs and what the visitor has just typed; nothing that was stored.
  public static func open(_ page: HTML, status: Int = 200) -> Reply { Reply(html(page, status: status)) }

  /// One record with its version.
  public static func record(
    _ record: Disclosed<APIRecord>, status: Int = 200, at location: (any Address)? = nil
  ) -> Reply {
    var response = json(record.value.json, status: status)
    response.headers.append(("ETag", "\"" + String(record.value.version.number) + "\""))
    if let location { response.headers.append(("Location", location.path)) }
    return Reply(response)
  }

  public static func json(_ document: Disclosed<JSON>, status: Int = 200) -> Reply {
    Reply(json(document.value, status: status))
  }

  /// A document that says nothing about anybody.
  public static func openJSON(_ document: JSON, status: Int = 200) -> Reply { Reply(json(document, status: status)) }

  /// The answer to a form: the browser asks for the page anew, so that reloading sends nothing twice.
  public static func seeOther(_ link: Link) -> Reply {
    Reply(Response(status: 303, headers: [("Location", link.address)]))
  }

  /// On to a page whose address is known only from a record.
  public static func seeOther(to link: Disclosed<Link>) -> Reply { seeOther(link.value) }

  /// A file to be saved, never to be shown as a page of this product: whatever it holds runs nowhere under its address
  /// (RFC 6266; the name for old browsers in ASCII, for all others as it is).
  public static func attachment(_ file: Disclosed<OpenFile>) -> Reply {
    let file = file.value
    let name = file.facts.name.text
    let plain = String(name.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "\\" ? Character($0) : "_" })
    var response = Response(
      status: 200,
      headers: [
        ("Content-Type", file.facts.type.mediaType),
        ("Content-Disposition", "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(percentEncoded(name))"),
        ("Content-Security-Policy", "default-src 'none'; sandbox"), ("Cache-Control", "private, no-store"),
      ])
    response.pieces = Response.Pieces(length: file.facts.size, count: file.count) { try await file.piece($0) }
    return Reply(response)
  }

  public static func asset(_ asset: Asset) -> Reply {
    Reply(
      Response(
        status: 200,
        headers: [
          ("Content-Type", asset.contentType), ("Cache-Control", "public, max-age=31536000, immutable"),
        ], body: asset.bytes))
  }

  /// Says in how many seconds to come back (RFC 9110 §10.2.3).
  public func retrying(at moment: Moment, now: Moment) -> Reply {
    adding("Retry-After", String(max(1, (moment.microseconds - now.microseconds + 999_999) / 1_000_000)))
  }

  /// The same page without the word that something in it was refused.
  func asShown() -> Reply {
    var reply = self
    if reply.response.status == 422 { reply.response.status = 200 }
    return reply
  }

  func adding(_ name: String, _ value: String) -> Reply {
    var reply = self
    reply.response.headers.append((name, value))
    return reply
  }

  private static func html(_ page: HTML, status: Int) -> Response {
    Response(status: status, headers: [("Content-Type", "text/html; charset=utf-8")], body: page.bytes)
  }

  private static func json(_ document: JSON, status: Int) -> Response {
    Response(status: status, headers: [("Content-Type", "application/json")], body: document.bytes)
  }
}

/// A record as the API shows it.
public struct APIRecord: Sendable {
  public let json: JSON
  public let version: Version

  public init(_ json: JSON, _ version: Version) {
    (self.json, self.version) = (json, version)
  }
}
