import Access
import Employers
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Nothing that came with a form is worth losing the rest of it. Sunday 22 November 2026.
@Suite("What cannot be read in a form loses nothing of it") struct KeptInFormTests {
  private static let long = String(repeating: "æ", count: 201)

  @Test("what is looked for in a form and cannot be is a field that is wrong", arguments: TestEngine.allCases)
  func looking(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      _ = try await story.workplace("Bageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.act { try People.enter(Person.Details(name: "Omar Prøvesen"), $0) }
      for number in 1...60 {
        try await story.act {
          _ = try Employers.enter(
            Organisation.Details(name: "Jobcenter \(number)", kind: .jobCentre, country: "DK"), $0)
        }
      }
      let pages: [(any Address, field: String)] = [
        (PlacementsAddress.newPlacement(selam.person), "tasks"), (ProgrammesAddress.newReferral(omar), "note"),
      ]
      for (address, field) in pages {
        for (text, sentence) in [(Self.long, "at most 200 characters"), ("Bag\u{0}er", "invisible characters")] {
          let form = try await mette.page(address).form(to: address)
          var fields = form.fields.filter { $0.name != "q" && $0.name != field }
          fields += [("q", text), ("look", "yes"), (field, "Wash trays & knead")]
          let answer = try await mette.post(form.action, fields)
          #expect(answer.status == 422, "\(address.path): \(answer.status)")
          #expect(Page(answer.text).part("class=\"problems", "ul").words.contains(sentence))
          #expect(answer.text.contains("href=\"#q\"") && answer.text.contains("id=\"q-problem\""))
          #expect(
            Page(answer.text).words.contains("Wash trays & knead") || answer.text.contains("Wash trays &amp; knead"))
        }
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a NUL, a damaged key and no version are answers with the form", arguments: TestEngine.allCases)
  func hidden(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let person = PeopleAddress.people.path
      let nul = try await mette.post(person, [("name", "Sel\u{0}am"), ("soundsLike", "se-LAM")])
      #expect(nul.status == 422 && nul.text.contains("value=\"se-LAM\""))
      #expect(Page(nul.text).words.contains("Name: Remove the invisible characters"))
      for key in [String(repeating: "k", count: 9_000), "k\u{1}", "k\u{0}"] {
        let damaged = try await mette.post(person, [("name", "Selam"), ("request-key", key)])
        #expect(damaged.status == 422 && damaged.text.contains("value=\"Selam\""))
        #expect(Page(damaged.text).words.contains("the page was changed on its way"))
      }
      let selam = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      for version in ["", "x"] {
        let blind = try await mette.post(
          PeopleAddress.editPerson(selam).path, [("name", "Selam Ny"), ("version", version)])
        #expect(blind.status == 428 && blind.text.contains("value=\"Selam Ny\""))
      }
      #expect(try await story.rows(of: "person") == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "digits of every keyboard are numbers, hours, days and times",
    arguments: TestEngine.allCases,
    [
      "٢٠٢٦-١٢-٠٧ ٧٫٥ ٩:٣٠ ١٢", "۲۰۲۶-۱۲-۰۷ ۷٫۵ ۹:۳۰ ۱۲", "२०२६-१२-०७ ७.५ ९:३० १२",
      "２０２６－１２－０７ ７．５ ９：３０ １２",
    ])
  func digits(_ engine: TestEngine, _ typed: String) async throws {
    try await withStoryHouse(engine) { story in
      let parts = typed.split(separator: " ").map(String.init)
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let address = PlacementsAddress.newPlacement(selam.person)
      var form = try await mette.page(address).form(to: address)
      try form.fill([
        "workplace": bakery.text, "measure": "virksomhedspraktik", "purpose": "train", "tasks": "Wash trays",
        "from": parts[0], "hours": parts[1], "workFrom": parts[2], "workUntil": parts[3] + ":00",
      ])
      try form.tick("days", ["monday", "tuesday", "wednesday", "thursday"])
      let drafted = try await mette.submit(form)
      let id: PlacementID = try drafted.id(after: "/placements/")
      #expect(try await story.placement(id).terms.period.from.iso == "2026-12-07")
      #expect(try await story.steps(id).map(\.hours) == [Hours(quarters: 30)])
      #expect(try await story.placement(id).terms.working.last?.from == ClockTime(hour: 9, minute: 30))

      let staff = EmployersAddress.editWorkplace(bakery)
      form = try await mette.page(staff).form(to: staff)
      try form.fill(["ordinaryStaff": parts[3], "staffAsOf": "2026-11-20"])
      _ = try await mette.submit(form)
      let workplace = try await mette.api(.get, EmployersResource.workplace(bakery)).json
      #expect(workplace["ordinaryStaff"]?.integer == 12)
      // A day that is wrong for another reason comes back as a field for days can show it.
      form = try await mette.page(address).form(to: address)
      try form.fill(["from": parts[0], "hours": "200"])
      let refused = try await mette.send(form)
      #expect(refused.status == 422 && refused.text.contains("value=\"2026-12-07\""))
      #expect(story.unforeseen.all == [])
    }
  }
}
