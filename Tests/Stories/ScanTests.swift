import Access
import Foundation
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej
@testable import Placements

/// A paper of a placement on its way from the scanner to whoever reads it.
@Suite("Scanned documents") struct ScanTests {
  static let pdf = Array("%PDF-1.7 the agreement".utf8)

  /// Sends a form as a browser does when it holds a file: in parts, with a boundary of its own.
  func send(
    _ visitor: Visitor, _ path: String, _ fields: [(String, String)], file: (name: String, bytes: [UInt8])? = nil,
    boundary: String = "----edge7MA4YWxk", headers: [String: String] = [:]
  ) async throws -> Response {
    var body: [UInt8] = []
    func part(_ head: String, _ content: [UInt8]) {
      body +=
        Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content + Array("\r\n".utf8)
    }
    for (name, value) in fields { part("name=\"\(name)\"", Array(value.utf8)) }
    if let file {
      part("name=\"file\"; filename=\"\(file.name)\"\r\nContent-Type: application/octet-stream", file.bytes)
    }
    body += Array("--\(boundary)--\r\n".utf8)
    return try await visitor.ask(
      .post, path, headers: headers.merging(["content-type": "multipart/form-data; boundary=\(boundary)"]) { $1 },
      body: body)
  }

  func running(_ story: StoryHouse) async throws -> PlacementID {
    let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
    return try await story.run(selam, at: try await story.workplace("Prøvebageriet", staff: 30))
  }

  @Test(
    "attached on the page for signatures, listed with the placement, saved as it was", arguments: TestEngine.allCases)
  func attached(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await running(story)
      let mette = try await story.browser("mette")
      let placement = PlacementsAddress.placement(id)
      #expect(try await mette.page(placement).words.contains("No document is attached."))
      var form = try await mette.page(PlacementsAddress.signing(id)).form(to: PlacementsAddress.scans(id))
      try form.fill(["paper": "agreement", "words": "Page 2 follows"])
      let fields = form.fields.filter { $0.name != "file" }.map { ($0.name, $0.value) }
      let file = (name: "../Aftale å.pdf", bytes: Self.pdf)
      let answer = try await send(mette, form.action, fields, file: file)
      #expect(answer.status == 303, "\(Page(answer.text).words)")
      // A second tap: the browser draws another boundary, and the form counts once.
      let again = try await send(mette, form.action, fields, file: file, boundary: "----another")
      #expect(again.status == 303 && again.header("Location") == answer.header("Location"))
      #expect(try await story.number("SELECT COUNT(*) AS count FROM placement_scan") == 1)

      let page = try await mette.ask(
        .get, try #require(answer.header("Location")), headers: mette.taking(answer))
      let words = Page(page.text).words
      #expect(words.contains("The document is attached.") && words.contains("Signed agreement Page 2 follows"))
      #expect(words.contains("Aftale å.pdf PDF, 1 kB") && words.contains("Sun 22 Nov, mette"))
      let scan: FileID = try Page(page.text).id(after: "/scans/")
      let before = try await story.journalled().all
      let saved = try await mette.get(PlacementsAddress.scan(scan))
      #expect(saved.status == 200 && saved.body == Self.pdf)
      #expect(try await story.journalled().all > before, "the look is in the journal")
      #expect(saved.header("Content-Type") == "application/pdf")
      #expect(
        saved.header("Content-Disposition")
          == "attachment; filename=\"Aftale _.pdf\"; filename*=UTF-8''Aftale%20%C3%A5.pdf")
      #expect(saved.header("X-Content-Type-Options") == "nosniff")
      #expect(saved.header("Content-Security-Policy") == "default-src 'none'; sandbox")
      #expect(saved.header("Cache-Control") == "private, no-store")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a paper that is kept stays listed, however many came and went after it", arguments: TestEngine.allCases)
  func many(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await running(story)
      let mette = try await story.visitor(story.mette)
      func attach(_ name: String) async throws -> FileID {
        let answer = try await send(
          mette, PlacementsResource.scans(id).path, [("paper", "agreement")], file: (name, Self.pdf))
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(FileID(try answer.json["id"]?.string ?? ""))
      }
      let first = try await attach("kept.pdf")
      for _ in 1...101 {
        let gone = try await attach("gone.pdf")
        let answer = try await mette.api(
          .patch, PlacementsResource.scan(gone), #"{"removed": {"because": "replaced"}}"#, seen: 1)
        #expect(answer.status == 200)
      }
      let items = try await mette.api(.get, PlacementsResource.scans(id)).json["items"]?.items ?? []
      #expect(items.count == 102 && items.contains { $0["id"]?.string == first.text })
      let words = try await mette.page(PlacementsAddress.placement(id)).words
      #expect(words.contains("kept.pdf") && words.contains("101 documents were removed"))
      #expect(!words.contains("No document is attached."))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a download that breaks off leaves a line for whoever looks after the house", arguments: TestEngine.allCases)
  func brokenOff(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await running(story)
      let mette = try await story.visitor(story.mette)
      let long = Self.pdf + [UInt8](repeating: 0x20, count: 300 << 10)
      let made = try await send(
        mette, PlacementsResource.scans(id).path, [("paper", "agreement")], file: ("long.pdf", long))
      let scan = try #require(FileID(try made.json["id"]?.string ?? ""))
      #expect(try await mette.api(.get, PlacementsResource.scanContent(scan)).body == long)
      #expect(story.unforeseen.all == [])
      try await story.damage("DELETE FROM file_piece WHERE number = 1 AND file_id = '\(scan.text)'")
      await #expect(throws: Unreadable.self) { try await mette.api(.get, PlacementsResource.scanContent(scan)) }
      #expect(story.unforeseen.all.count == 1 && story.unforeseen.all.allSatisfy { $0.contains("damaged") })
    }
  }

  @Test("without the token of the session a form with a file has no effect", arguments: TestEngine.allCases)
  func forged(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await running(story)
      let mette = try await story.browser("mette")
      let path = PlacementsAddress.scans(id).path
      let file = (name: "a.pdf", bytes: Self.pdf)
      #expect(try await send(mette, path, [("paper", "agreement")], file: file).status == 403)
      #expect(try await send(mette, path, [("paper", "agreement"), ("form-token", "x")], file: file).status == 403)
      let stranger = Visitor(door: story.door, headers: [:])
      #expect(try await send(stranger, path, [("paper", "agreement")], file: file).status == 303)
      #expect(try await story.number("SELECT COUNT(*) AS count FROM placement_scan") == 0)
    }
  }

  @Test("what cannot be kept is said at the field, and the other answers stay", arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await running(story)
      let mette = try await story.visitor(story.mette)
      let path = PlacementsAddress.scans(id).path
      let fields = [("paper", "approval"), ("words", "From the job centre")]
      func said(_ file: (name: String, bytes: [UInt8])?) async throws -> String {
        let answer = try await send(mette, path, fields, file: file)
        #expect(answer.status == 422)
        let page = Page(answer.text)
        let kept = try page.form(to: PlacementsAddress.scans(id)).fields
        for (name, value) in fields { #expect(kept.contains { $0.name == name && $0.value == value }) }
        return page.words
      }
      #expect(try await said(nil).contains("Choose a file."))
      #expect(try await said((name: "", bytes: [])).contains("Choose a file."))
      #expect(try await said((name: "a.pdf", bytes: [])).contains("The file is empty."))
      #expect(try await said((name: "a.pdf", bytes: Array("<script>".utf8))).contains("neither PDF, JPEG nor PNG"))
      let large = Self.pdf + [UInt8](repeating: 0, count: FileContent.largest)
      #expect(try await said((name: "a.pdf", bytes: large)).contains("The file is larger than 10 MB."))
      let tooMuch = try await send(
        mette, path, fields, file: (name: "a.pdf", bytes: large + [UInt8](repeating: 0, count: 128 << 10)))
      #expect(tooMuch.status == 413 && Page(tooMuch.text).words.contains("larger than 10 MB"))
      let unknown = try await send(mette, path, [("paper", "passport")], file: (name: "a.pdf", bytes: Self.pdf))
      #expect(unknown.status == 422)
      let broken = try await mette.ask(
        .post, path, headers: ["content-type": "multipart/form-data; boundary=x"], body: Array("nothing".utf8))
      #expect(broken.status == 400)
      let other = try await mette.ask(.post, path, headers: ["content-type": "text/plain"], body: Self.pdf)
      #expect(other.status == 415 && other.header("Accept") == "multipart/form-data")
      #expect(try await story.number("SELECT COUNT(*) AS count FROM placement_scan") == 0)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a paper of which the record is damaged keeps nobody from the others", arguments: TestEngine.allCases)
  func damagedRecord(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await running(story)
      let mette = try await story.visitor(story.mette)
      let (broken, whole) = (try await attachedScan(mette, to: id), try await attachedScan(mette, to: id))
      try await story.damage("UPDATE placement_scan SET paper = 'passport' WHERE id = '\(broken.text)'")
      let page = try await mette.page(PlacementsAddress.placement(id)).words
      #expect(page.contains("Some of the documents cannot be read") && page.contains(broken.text + " paper"))
      #expect(page.contains("a.png"))
      #expect(try await mette.get(PlacementsAddress.scan(whole)).body == Self.png)
      // Its content hangs on nothing that is damaged.
      #expect(try await mette.get(PlacementsAddress.scan(broken)).body == Self.png)
      _ = try await attachedScan(mette, to: id)
      let list = try await mette.api(.get, PlacementsResource.scans(id))
      #expect(list.status == 500 && list.text.contains("(paper)"), "a list without it would not be true")
    }
  }

  func attachedScan(_ visitor: Visitor, to id: PlacementID) async throws -> FileID {
    let made = try await send(
      visitor, PlacementsResource.scans(id).path, [("paper", "statement")], file: (name: "a.png", bytes: Self.png),
      headers: ["idempotency-key": UUID().uuidString])
    return try #require(try made.json["id"]?.string.flatMap { FileID($0) })
  }

  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]

  @Test(
    "what does not open any more is said, on pages and in the API, and nothing breaks", arguments: TestEngine.allCases)
  func unreadable(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await running(story)
      let mette = try await story.visitor(story.mette)
      let sent = try await send(
        mette, PlacementsAddress.scans(id).path, [("paper", "agreement")], file: (name: "a.pdf", bytes: Self.pdf))
      #expect(sent.status == 303)
      let page = try await mette.page(PlacementsAddress.placement(id))
      let scan: FileID = try page.id(after: "/scans/")
      let person = try await story.placement(id).person
      try await story.store.forgetKey(of: person, in: .case)
      #expect(try await mette.page(PlacementsAddress.placement(id)).words.contains("Cannot be opened any more"))
      let gone = try await mette.get(PlacementsAddress.scan(scan))
      #expect(gone.status == 410 && Page(gone.text).words.contains("its key is gone"))
      let content = try await mette.api(.get, PlacementsResource.scanContent(scan))
      #expect(content.status == 410 && content.header("Content-Type") == "application/problem+json")
      let record = try await mette.api(.get, PlacementsResource.scan(scan))
      #expect(record.status == 200 && record.text.contains("\"name\":null"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("programmes attach, list, save and remove as people do", arguments: TestEngine.allCases)
  func overAPI(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await running(story)
      let mette = try await story.visitor(story.mette)
      let path = PlacementsResource.scans(id).path
      let (fields, file) = ([("paper", "other"), ("words", "A letter")], (name: "letter.pdf", bytes: Self.pdf))
      let key = ["idempotency-key": "once"]
      let made = try await send(mette, path, fields, file: file, headers: key)
      #expect(made.status == 201, "\(made.text)")
      let scan = try #require(try made.json["id"]?.string.flatMap { FileID($0) })
      #expect(made.header("Location") == PlacementsResource.scan(scan).path && made.header("ETag") == "\"1\"")
      let again = try await send(mette, path, fields, file: file, boundary: "other", headers: key)
      #expect(again.status == 201 && again.body == made.body)
      let reused = try await send(mette, path, fields, file: (name: "x.pdf", bytes: Self.pdf), headers: key)
      #expect(reused.status == 422)
      let list = try await mette.api(.get, PlacementsResource.scans(id))
      #expect(try list.json["items"]?.items.map { $0["name"]?.string } == ["letter.pdf"])
      let saved = try await mette.api(.get, PlacementsResource.scanContent(scan))
      #expect(saved.status == 200 && saved.body == Self.pdf)
      let json = try await mette.ask(
        .post, path, headers: ["content-type": "application/json"], body: Array("{}".utf8))
      #expect(json.status == 415)
      let blind = try await mette.api(.patch, PlacementsResource.scan(scan), #"{"removed": {"because": "replaced"}}"#)
      #expect(blind.status == 428)
      let removed = try await mette.api(
        .patch, PlacementsResource.scan(scan), #"{"removed": {"because": "replaced"}}"#, seen: 1)
      #expect(removed.status == 200 && removed.text.contains("\"because\":\"replaced\""))
      #expect(try await mette.api(.get, PlacementsResource.scanContent(scan)).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a placement holds so many papers and no more", arguments: TestEngine.allCases)
  func most(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let id = try await running(story)
      let mette = try await story.visitor(story.mette)
      let path = PlacementsAddress.scans(id).path
      for number in 1...40 {
        let answer = try await send(mette, path, [("paper", "other")], file: (name: "\(number).pdf", bytes: Self.pdf))
        #expect(answer.status == 303)
      }
      let full = try await send(mette, path, [("paper", "other")], file: (name: "41.pdf", bytes: Self.pdf))
      #expect(full.status == 422 && Page(full.text).words.contains("There are 40 documents already."))
    }
  }
}
