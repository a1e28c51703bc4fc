import Access
import Administration
import Employers
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

@Suite("How the installation shows itself") struct InstallationTests {
  /// The picture of a sign, 64 points high.
  private static let logo: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 90, 0, 0, 0, 64]
    + [UInt8](repeating: 0, count: 30)

  private struct Cast {
    /// Administers the organisation that looks after the installation.
    let agnes: Visitor
    /// Administers another organisation.
    let bo: Visitor
    let nobody: Visitor
    /// The same two, as programs.
    let agnesAPI: Visitor
    let boAPI: Visitor
  }

  private func cast(_ story: StoryHouse) async throws -> Cast {
    try await story.test.settingUp { tx in
      try InstallationSettings.found(
        InstallationSettings.Details(controller: "Prøvekøbing Kommune"), keptBy: story.municipality, tx)
    }
    try await story.house.installation.face.reload(from: story.test.store)
    let agnes = try await story.test.account("agnes", [.administrator], in: story.municipality)
    let bo = try await story.test.account("bo", [.administrator], in: story.jobCentre)
    return Cast(
      agnes: try await story.browser("agnes"), bo: try await story.browser("bo"),
      nobody: Visitor(door: story.door, headers: [:]), agnesAPI: try await story.visitor(agnes),
      boAPI: try await story.visitor(bo))
  }

  @Test("what is said is shown on every page at once", arguments: TestEngine.allCases)
  func said(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      #expect(try await cast.nobody.page(FrameAddress.signIn).words.contains("Run by Prøvekøbing Kommune"))
      var form = try await cast.agnes.page(AdministrationAddress.editInstallation)
        .form(to: AdministrationAddress.editInstallation)
      try form.fill([
        "name": "Vejen til job", "controller": "Prøvekøbing Kommune, Torvet 1", "contact": "data@nyvej.example",
        "accent": "1D5687",
      ])
      let page = try await cast.agnes.submit(form)
      #expect(page.words.contains("Saved. It shows on the next page that somebody opens"))
      #expect(page.words.contains("#1d5687") && page.words.contains("Torvet 1"))
      let door = try await cast.nobody.page(FrameAddress.signIn)
      #expect(door.words.contains("Vejen til job") && door.words.contains("Run by Prøvekøbing Kommune, Torvet 1"))
      let style = try #require(door.html.firstMatch(of: #/href="(\/installation\.css\?v=[0-9a-f]{16})"/#)?.1)
      let sheet = try await cast.nobody.ask(.get, String(style))
      #expect(sheet.status == 200 && sheet.text.contains("--accent: #1d5687"))
      let privacy = try await cast.nobody.page(FrameAddress.dataProtection).words
      #expect(privacy.contains("Who answers for the data: Prøvekøbing Kommune, Torvet 1."))
      #expect(privacy.contains("data@nyvej.example"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("only administrators of the organisation that looks after it change it", arguments: TestEngine.allCases)
  func others(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let seen = try await cast.bo.page(AdministrationAddress.installation).words
      #expect(
        seen.contains("The administrators of another organisation look after this.") && seen.contains("Prøvekøbing"))
      #expect(!seen.contains("Change what everybody sees"))
      #expect(try await cast.bo.get(AdministrationAddress.editInstallation).status == 404)
      #expect(try await cast.bo.get(AdministrationAddress.installationLogo).status == 404)
      #expect(
        try await cast.boAPI.api(
          .patch, AdministrationResource.installation, #"{"controller": "Somebody else"}"#, seen: 1
        ).status == 404)
      let mette = try await story.browser("mette")
      #expect(try await mette.get(AdministrationAddress.installation).status == 404)
      #expect(try await mette.get(AdministrationAddress.referrers).status == 404)
      #expect(
        try await story.number("SELECT COUNT(*) AS count FROM installation WHERE controller = 'Prøvekøbing Kommune'")
          == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what cannot be taken is named, and nothing changes")
  func refused() async throws {
    try await withStoryHouse(.sqlite) { story in
      let cast = try await cast(story)
      let address = AdministrationAddress.editInstallation
      for (name, wrong, sentence) in [
        ("accent", "green", "Write # and six digits"), ("accent", "#ffc53d", "too light to be read"),
        ("accent", "#a00000", "looks like the red that means stop"), ("controller", "", "This is needed"),
      ] {
        var form = try await cast.agnes.page(address).form(to: address)
        try form.fill([name: wrong])
        let answer = try await cast.agnes.send(form)
        #expect(answer.status == 422 && Page(answer.text).words.contains(sentence), "\(name) \(wrong)")
      }
      var languages = try await cast.agnes.page(address).form(to: address)
      try languages.tick("languages", [])
      #expect(try await cast.agnes.send(languages).status == 422)
      #expect(try await story.number("SELECT version AS count FROM installation") == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a language that is offered no more is nobody's any longer")
  func languages() async throws {
    try await withStoryHouse(.sqlite) { story in
      let cast = try await cast(story)
      let answer = try await cast.agnesAPI.api(
        .patch, AdministrationResource.installation, #"{"languages": ["da"]}"#, seen: 1)
      #expect(answer.status == 200)
      #expect(try answer.json["languages"]?.items.count == 1)
      #expect(try await cast.nobody.page(FrameAddress.signIn, query: "?language=en").html.contains("lang=\"da\""))
      #expect(try await cast.agnes.page(AdministrationAddress.installation).words.contains("Installationen"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a sign of its own stands at the top of every page, until it is taken away", arguments: TestEngine.allCases)
  func logo(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await cast(story)
      let address = AdministrationAddress.installationLogo
      #expect(try await cast.nobody.get(FrameAddress.logo).status == 404)
      let form = try await cast.agnes.page(address).form(to: address)
      func send(_ visitor: Visitor, _ bytes: [UInt8]) async throws -> Response {
        let boundary = "sign"
        var body: [UInt8] = []
        func part(_ head: String, _ content: [UInt8]) {
          body += Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content
          body += Array("\r\n".utf8)
        }
        for (name, value) in form.fields where name != "file" { part("name=\"\(name)\"", Array(value.utf8)) }
        part("name=\"file\"; filename=\"sign.png\"\r\nContent-Type: image/png", bytes)
        body += Array("--\(boundary)--\r\n".utf8)
        return try await visitor.ask(
          .post, address.path, headers: ["content-type": "multipart/form-data; boundary=\(boundary)"], body: body)
      }
      let svg = try await send(cast.agnes, Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8))
      #expect(svg.status == 422 && Page(svg.text).words.contains("This file is no PNG picture."))
      #expect(try await send(cast.agnes, Self.logo).status == 303)
      let door = try await cast.nobody.page(FrameAddress.signIn)
      let source = try #require(door.html.firstMatch(of: #/src="(\/installation\.png\?v=[0-9a-f]{16})"/#)?.1)
      let served = try await cast.nobody.ask(.get, String(source))
      #expect(served.body == Self.logo && served.header("Content-Type") == "image/png")
      let away = try await cast.agnes.page(address).form(to: address, hidden: ["step": "removed"])
      let page = try await cast.agnes.submit(away)
      #expect(page.words.contains("The sign of this program shows again"))
      #expect(try await !cast.nobody.page(FrameAddress.signIn).html.contains("installation.png"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("who refers is told as it is kept")
  func referrers() async throws {
    try await withStoryHouse(.sqlite) { story in
      let cast = try await cast(story)
      let page = try await cast.bo.page(AdministrationAddress.referrers).words
      #expect(page.contains("Jobcenter Prøvekøbing your own") && page.contains("Prøvekøbing Kommune"))
      #expect(try await cast.bo.get(EmployersAddress.employers).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("it is said once whose administrators look after it, and handed on by the server alone")
  func handed() async throws {
    try await withStoryHouse(.sqlite) { story in
      let cast = try await cast(story)
      try await story.test.settingUp { try $0.handInstallation(to: story.jobCentre) }
      #expect(try await cast.agnes.get(AdministrationAddress.editInstallation).status == 404)
      #expect(try await cast.bo.get(AdministrationAddress.editInstallation).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }
}
