import Access
import ArgumentParser
import Foundation
import Programmes
import Testing
import Values

@testable import Nyvej

@Suite("What is typed on the command line")
struct CommandTests {
  private func parsed<Kind>(_ kind: Kind.Type, _ words: String...) throws -> Kind {
    try #require(try Command.parseAsRoot(words) as? Kind)
  }

  @Test("serve listens on this machine only, unless told otherwise")
  func serve() throws {
    let usual = try parsed(Serve.self, "serve")
    #expect(usual.host == "127.0.0.1" && usual.port == 8080 && usual.options.data == "./data" && usual.url == nil)
    let told = try parsed(
      Serve.self, "serve", "--host", "::1", "--port", "0", "--data", "/srv/n", "--url", "https://n.example")
    #expect(told.host == "::1" && told.port == 0 && told.options.data == "/srv/n" && told.url == "https://n.example")
    let behind = try parsed(Serve.self, "serve", "--proxy", "10.0.0.1", "--proxy", "::1")
    #expect(usual.proxies == [] && behind.proxies == ["10.0.0.1", "::1"])
  }

  @Test(
    "what cannot be is refused with the way out",
    arguments: [
      (["serve", "--port", "70000"], "from 0 to 65535"), (["serve", "--url", "n.example"], "begins with https://"),
      (["serve", "--proxy", "proxy.example"], "an address such as 127.0.0.1"),
      (["token", "issue", "--account", "a@b.example", "--days", "0"], "from 1 to 366"),
      (["account", "add", "--name", "Ada"], "--email"), (["rules", "check"], "files"),
      (["serve", "--url", "https://n.example/path"], "names a host and no path"),
      (["account", "roles", "--email", "a@b.example"], "--role"),
      (["token", "withdraw", "--account", "a@b.example"], "--number, or --all"),
      (["token", "withdraw", "--account", "a@b.example", "--number", "7"], "token list shows"),
      (["jobs", "retry", "7"], "nyvej jobs shows"), (["jobs", "--limit", "0"], "from 1 to 1000"),
    ])
  func refused(_ words: [String], _ said: String) {
    do {
      _ = try Command.parseAsRoot(words)
      Issue.record("\(words) was accepted")
    } catch { #expect(Command.fullMessage(for: error).contains(said)) }
  }

  @Test("the database is the one named, else that of the environment, else a file in the data folder")
  func database() throws {
    func address(_ words: [String], _ environment: [String: String]) throws -> String {
      try InstallationOptions.parse(words).resolved(environment: environment).settings.database
    }
    let environment = ["NYVEJ_DATABASE": "postgres://db.example/n"]
    #expect(try address(["--data", "/srv/n/"], [:]) == "sqlite:/srv/n/nyvej.sqlite")
    #expect(try address([], environment) == "postgres://db.example/n")
    #expect(try address(["--database", "sqlite:/x"], environment) == "sqlite:/x")
    #expect(try address([], ["NYVEJ_DATABASE": ""]) == "sqlite:./data/nyvej.sqlite")
  }

  @Test("how much files may take is said to every command, by option or environment, and wrong answers are refused")
  func fileSpace() throws {
    func room(_ words: [String], _ environment: [String: String]) throws -> Int {
      try InstallationOptions.parse(words).resolved(environment: environment).settings.fileRoom.gigabytes
    }
    #expect(try room([], [:]) == 20)
    #expect(try room([], ["NYVEJ_FILE_SPACE": "3"]) == 3)
    #expect(try room(["--file-space", "7"], ["NYVEJ_FILE_SPACE": "3"]) == 7)
    #expect(throws: Trouble.self) { try room([], ["NYVEJ_FILE_SPACE": "much"]) }
    for command in [["serve"], ["demo"], ["jobs"], ["migrate"]] {
      refused(command + ["--file-space", "0"], "--file-space is a whole number")
    }
  }

  @Test("a stopped clock needs to be allowed, so that none is left running in earnest")
  func stoppedClock() throws {
    let environment = ["NYVEJ_CLOCK": "2026-11-23T09:00:00", "NYVEJ_TIME_ZONE": "UTC"]
    #expect(throws: Trouble.self) { try InstallationOptions.parse([]).resolved(environment: environment) }
    let clock = try InstallationOptions.parse(["--allow-fixed-clock"]).resolved(environment: environment).clock
    #expect(clock.frozen?.description == "2026-11-23T09:00:00Z")
    #expect(try InstallationOptions.parse([]).resolved(environment: [:]).clock.zone.identifier == "Europe/Copenhagen")
  }

  @Test("roles are those of the field; none, or one that is none, lists them")
  func roles() throws {
    #expect(try AccountCommand.Add.roles(["mentor", "coordinator"]) == [.mentor, .coordinator])
    for wrong in [[], ["boss"]] {
      let trouble = #expect(throws: Trouble.self) { try AccountCommand.Add.roles(wrong) }
      #expect(trouble?.remedy.contains("job-consultant") == true)
    }
  }

  @Test("an organisation of the command line is in a region of its country, or in none")
  func region() throws {
    let calendars = try Packs().shelf.calendars
    func enter(_ region: String?, in country: String) throws {
      _ = try AccountCommand.Add.organisation(
        "Jobcenter Musterstadt", kind: "job-centre", country: country, region: region, known: calendars)
    }
    try enter("BY", in: "DE")
    try enter(nil, in: "DE")
    for (wrong, country) in [("XX", "DE"), ("by", "DE"), ("BY", "DK"), ("BY", "NO")] {
      #expect(throws: Trouble.self) { try enter(wrong, in: country) }
    }
  }

  @Test("passwords: the one given, or a new long one that is shown; a poor one is refused with the reason")
  func passwords() throws {
    let account = NewAccount(
      email: try AccountCommand.Add.address("ada@example.org"), name: "Ada Invented", roles: [.mentor],
      organisation: nil)
    #expect(try AccountCommand.Add.password("seven invented words", for: account).generated == nil)
    let made = try (0..<50).map { _ in try #require(try AccountCommand.Add.password(nil, for: account).generated) }
    #expect(Set(made).count == 50)
    #expect(made.allSatisfy { $0.count == 23 })
    for poor in ["short", "aaaaaaaaaaaaaaaaaaaa", "invented@example.org", String(repeating: "long words ", count: 30)] {
      #expect(throws: Trouble.self) { try AccountCommand.Add.password(poor, for: account) }
    }
  }

  @Test("a password file gives its first line") func passwordFile() throws {
    try withFolder { folder in
      let file = folder.file("password")
      try "first line of it\nsecond\n".write(toFile: file, atomically: true, encoding: .utf8)
      #expect(try PasswordSource(file: file).read() == "first line of it")
      #expect(throws: Trouble.self) { try PasswordSource(file: folder.file("none")).read() }
    }
  }

  @Test("a closing says how much goes where and how much nobody has, and nobody's name")
  func closing() {
    func words(_ closing: Closing, to colleague: String?) -> [Substring] {
      AccountClose.words(closing, of: "ada@example.org", to: colleague).split(separator: "\n")
    }
    #expect(words(Closing(), to: nil).count == 1)
    #expect(
      words(Closing(people: 3), to: "bo@example.org").last == "3 people go to bo@example.org, with all open tasks.")
    let left = Closing(people: 1, peopleWithoutAnyone: 1, tasksWithoutOwner: 2)
    #expect(
      words(left, to: nil).last
        == "Without an owner now: 1 person, 2 open tasks. They stand in the team's week.")
  }

  @Test("a demonstration has four hundred people and the terminal's language, unless it is said otherwise")
  func demonstration() throws {
    let usual = try DemoCommand.parse([])
    #expect(usual.people == 400 && usual.language == nil)
    #expect(try DemoCommand.parse(["--people", "0", "--language", "fi"]).people == 0)
    for (environment, language) in [
      (["LANG": "da_DK.UTF-8"], "da"), (["LANG": "C.UTF-8"], "en"), ([:], "en"),
      (["LANG": "da_DK", "LC_ALL": "sv_SE.UTF-8"], "sv"), (["LC_ALL": "", "LANG": "de"], "de"),
      (["LANG": "fr_FR"], "en"),
    ] {
      #expect(DemoCommand.language(of: environment) == language, "\(environment)")
    }
  }
}
