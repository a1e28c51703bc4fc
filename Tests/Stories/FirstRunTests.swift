import Access
import Employers
import Logging
import Persistence
import Programmes
import Rules
import TestDatabases
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("The first run") struct FirstRunTests {
  @Test(
    "an empty installation leads to setting up, then to signing in; then the page is gone",
    arguments: TestEngine.allCases)
  func firstRun(_ engine: TestEngine) async throws {
    try await withDatabaseAddress(engine) { named in
      let address =
        switch named {
        case .sqlite(let path): "sqlite:" + path
        case .postgres(let url): url
        }
      let house = try await House.open(
        Settings(
          folder: DataFolder(path: "none"), database: address, patience: TestEngine.patience,
          looks: LookLimit(statement: TestEngine.patience, whole: TestEngine.patience)),
        clock: try InstallationClock(zone: "Europe/Copenhagen"), log: Logger(label: "stories"))
      let result: Result<Void, any Error>
      do {
        let code = try #require(try await house.store.firstRunCode())
        try await setUp(Visitor(door: house.frontDoor, headers: [:]), code)
        #expect(try await house.store.firstRunCode() == nil)
        result = .success(())
      } catch {
        result = .failure(error)
      }
      try await house.store.close()
      try result.get()
    }
  }

  private func setUp(_ stranger: Visitor, _ code: String) async throws {
    #expect(try await stranger.get(FrameAddress.home).header("Location") == "/week")
    #expect(try await stranger.get(WorkAddress.week).header("Location")?.hasPrefix("/sign-in") == true)
    #expect(try await stranger.get(FrameAddress.signIn).header("Location") == "/first-run")
    var form = try await stranger.page(HouseAddress.firstRun).form(to: HouseAddress.firstRun)
    try form.fill([
      "organisation": "Prøvekøbing Kommune", "kind": "municipality", "country": "é", "name": "Mette Eksempel",
      "email": "mette@demo.example", "password": "short",
    ])
    let refused = try await stranger.send(form)
    #expect(refused.status == 422)
    #expect(refused.text.contains("field-country-problem") && refused.text.contains("field-password-problem"))
    #expect(refused.text.contains("value=\"Prøvekøbing Kommune\"") && !refused.text.contains("value=\"short\""))
    try form.fill(["country": "dk", "password": "ample twigs under moss"])
    #expect(refused.text.contains("field-code-problem"), "without the code nobody sets up")
    try form.fill(["code": "ABCD-EFGH-JKMN-PQRS"])
    let wrong = try await stranger.send(form)
    #expect(wrong.status == 422 && wrong.text.contains("field-code-problem"))
    // Copied by hand: small letters, no hyphens.
    try form.fill(["code": code.lowercased().replacing("-", with: " ")])
    #expect(try await stranger.send(form).header("Location") == "/sign-in")
    #expect(try await stranger.get(HouseAddress.firstRun).status == 404)
    #expect(try await stranger.send(form).status == 404, "the second to set up finds that it is done")

    var visitor = stranger
    var signIn = try await stranger.page(FrameAddress.signIn).form(to: FrameAddress.signIn)
    try signIn.fill(["email": "mette@demo.example", "password": "wrong twigs under moss"])
    #expect(try await stranger.send(signIn).status == 422)
    try signIn.fill(["password": "ample twigs under moss"])
    let answer = try await stranger.send(signIn)
    #expect(answer.header("Location") == "/week")
    let cookie = try #require(answer.header("Set-Cookie"))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
    visitor.headers["cookie"] = String(cookie.split(separator: ";")[0])
    #expect(try await visitor.page(WorkAddress.week).words.contains("Mette Eksempel"))
    #expect(try await visitor.get(HouseAddress.firstRun).status == 404)
    // The whole way can begin: a person, a firm, a programme to refer to.
    let person = try await visitor.enter("Selam Eksempelsen", called: "Selam")
    #expect(try await visitor.page(ProgrammesAddress.newReferral(person)).words.contains("Business Training"))
    #expect(try await visitor.page(EmployersAddress.employers).words.contains("Prøvekøbing Kommune"))
    // Out again: the cookie is worth nothing then.
    let out = try await visitor.page(WorkAddress.week).form(to: FrameAddress.signOut)
    #expect(try await visitor.send(out).header("Location") == "/sign-in")
    #expect(try await visitor.get(WorkAddress.week).header("Location")?.hasPrefix("/sign-in") == true)
  }
}
