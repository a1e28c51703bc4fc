import CZlib
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Testing
import Web

@testable import Server

@Suite("Smaller answers")
struct GzipTests {
  private let page = Array(String(repeating: "<li>Ada Invented</li>", count: 200).utf8)

  @Test("what was made smaller is the same when it is read again", arguments: [0, 1, 63])
  func roundTrip(padding: Int) throws {
    let smaller = try #require(Gzip.compress(page, padding: padding))
    #expect(smaller.count < page.count / 10 + padding)
    #expect(try decompressed(smaller) == page)
  }

  @Test("the padding shows in the length")
  func padded() throws {
    let lengths = try (0..<64).map { try #require(Gzip.compress(page, padding: $0)).count }
    #expect(Set(lengths).count == 64)
  }

  @Test(
    "only those who say that they read gzip get it",
    arguments: [
      ("gzip", true), ("br, gzip;q=0.5", true), ("*", true), ("GZIP", true), ("gzip;q=0", false), ("br", false),
      ("gzip; q=0.000", false), ("", false),
    ])
  func asked(_ header: String, _ accepted: Bool) {
    #expect(Gzip.accepts(header) == accepted)
  }

  @Test("no gzip without being asked")
  func unasked() { #expect(!Gzip.accepts(nil)) }

  @Test("short answers, pictures and records with an ETag go out as they are")
  func leftAlone() {
    func worthwhile(_ type: String, _ body: [UInt8], _ more: [(name: String, value: String)] = []) -> Bool {
      Gzip.isWorthwhile(
        Web.Response(status: 200, headers: [("Content-Type", type)] + more, body: body), acceptEncoding: "gzip")
    }
    #expect(worthwhile("text/html; charset=utf-8", page))
    #expect(worthwhile("application/problem+json", page))
    #expect(worthwhile("image/svg+xml", page))
    #expect(!worthwhile("image/png", page))
    #expect(!worthwhile("text/html", Array(page.prefix(1000))))
    #expect(!worthwhile("application/json", page, [("ETag", "\"1\"")]))
  }

  @Test("a page says that its bytes depend on what was accepted, and how long they are")
  func headers() {
    let response = Translation.response(
      Web.Response(status: 200, headers: [("Content-Type", "text/html")], body: page), isHead: false,
      acceptEncoding: "gzip", padding: 5)
    #expect(response.headers[.contentEncoding] == "gzip")
    #expect(response.headers[.contentLength] == response.body.contentLength.map(String.init))
  }

  private func decompressed(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    try #require(inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { inflateEnd(&stream) }
    var (input, output) = (bytes, [UInt8](repeating: 0, count: 100_000))
    let end = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    try #require(end == Z_STREAM_END)
    return Array(output.dropLast(Int(stream.avail_out)))
  }
}
