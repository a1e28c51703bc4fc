import Foundation
import Testing

@testable import Design

@Suite("Whole pages")
struct GalleryTests {
  @Test(
    "every page closes what it opens, names no id twice, and carries no style or script inside",
    arguments: 0..<Gallery.pages.count)
  func wellFormed(position: Int) throws {
    let page = Gallery.pages[position].document.description
    #expect(
      !page.contains(" style=") && !page.contains("<style") && !page.contains(" onclick"))
    // The one script is a file of its own: nothing stands between its tags.
    #expect(
      page.matches(of: /<script/).count
        == page.matches(of: /<script type="module" src="\/assets\/[^"]+"><\/script>/).count)
    var open: [Substring] = []
    let void: Set<Substring> = ["meta", "link", "input", "br", "!DOCTYPE"]
    for match in page.matches(of: /<(\/?)([!a-zA-Z][a-zA-Z0-9]*)((?:[^<>"]|"[^"]*")*)>/) {
      let (name, rest) = (match.output.2, match.output.3)
      if match.output.1 == "/" {
        #expect(open.popLast() == name)
      } else if !void.contains(name), !rest.hasSuffix("/") {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
    let ids = page.matches(of: /\ id="([^"]*)"/).map(\.output.1)
    #expect(Set(ids).count == ids.count)
    for attribute in page.matches(of: /\ (?:for|aria-labelledby|aria-describedby)="([^"]*)"/) {
      for id in attribute.output.1.split(separator: " ") { #expect(ids.contains(id), "\(id) is pointed to") }
    }
  }

  /// `NYVEJ_GALLERY=folder swift test --filter GalleryTests` leaves the pages and their assets there to be looked at.
  @Test("the gallery can be written out", .enabled(if: ProcessInfo.processInfo.environment["NYVEJ_GALLERY"] != nil))
  func writesOut() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["NYVEJ_GALLERY"]!)
    try FileManager.default.createDirectory(at: folder.appending(path: "assets"), withIntermediateDirectories: true)
    for page in Gallery.pages { try Data(page.document.bytes).write(to: folder.appending(path: page.name + ".html")) }
    for asset in Asset.all { try Data(asset.bytes).write(to: folder.appending(path: "assets/" + asset.servedName)) }
  }
}
