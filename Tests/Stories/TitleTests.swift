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
import Work

@testable import Nyvej

@Suite("Titles say whom they are about") struct TitleTests {
  private func enter(
    _ born: String, by worker: AccountID, _ story: StoryHouse
  )
    async throws -> PersonID
  {
    try await story.test.acting(as: worker) { tx in
      var details = Person.Details(name: "Yusuf Opdigtet")
      details.preferredName = "Yusuf"
      details.birth = CivilDate(iso: born).map { BirthDate($0, .day) }
      return try People.enter(details, tx)
    }
  }

  @Test(
    "the year of birth stands in every title where somebody else within reach has the same name, and never otherwise",
    arguments: TestEngine.allCases)
  func namesakes(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Yusuf Opdigtet", "integration-act", called: "Yusuf")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      try await story.act { tx in
        var person = try People.find(selam.person, tx).act { $0 }
        person.details.birth = CivilDate(iso: "1988-03-04").map { BirthDate($0, .day) }
        try People.change(selam.person, to: person.details, seen: person.version, tx)
      }
      try await agreeCap(20, "2026-11-02", nil, mette, selam.person)
      let consideration = try await story.act { tx in try Considerations.of(selam.person, tx).act { $0[0].id } }
      let followUp = try await story.followUps(id)[0].id
      let scan = try await ScanTests().attachedScan(mette, to: id)
      let pages: [any Address] = [
        PeopleAddress.person(selam.person), PeopleAddress.editPerson(selam.person),
        PeopleAddress.consideration(consideration), PeopleAddress.newWording(consideration),
        PeopleAddress.newObstacle(selam.person), PlacementsAddress.placement(id), PlacementsAddress.ladder(id),
        PlacementsAddress.signing(id), PlacementsAddress.ending(id), PlacementsAddress.editPlacement(id),
        PlacementsAddress.followUp(followUp), PlacementsAddress.scans(id), PlacementsAddress.scanRemoval(scan),
      ]
      func told(_ page: any Address) async throws -> String {
        Page(try await mette.ask(.get, page.path).text).words
      }
      for page in pages { #expect(try await !told(page).contains("(1988)"), "\(page.path): alone") }
      // One beyond reach is nobody here: that there is one may not be said.
      let other = try await story.test.settingUp { tx in
        try Employers.enterFirst(Organisation.Details(name: "Anden Kommune", kind: .municipality, country: "DK"), tx)
      }
      let stranger = try await story.test.account("stranger", [.jobConsultant], in: other)
      _ = try await enter("1970-01-02", by: stranger, story)
      for page in pages { #expect(try await !told(page).contains("(1988)"), "\(page.path): across reach") }

      _ = try await enter("2001-05-06", by: story.mette, story)
      for page in pages {
        let words = try await told(page)
        #expect(words.contains("Yusuf Opdigtet (1988)") && !words.contains("(2001)"), "\(page.path)")
      }
      // In lists in which both stand, each has the year beside the name.
      for (list, born) in [("/people", "1988"), ("/week", "Yusuf Opdigtet (1988)"), ("/search?q=yusuf", "1988")] {
        let words = Page(try await mette.ask(.get, list).text).words
        #expect(words.contains(born) && words.contains("2001"), "\(list) \(words)")
      }
      // Where no birth is known nothing tells them apart, and nothing is made up.
      let third = try await story.act { tx in try People.enter(Person.Details(name: "yusuf  opdigtet"), tx) }
      #expect(try await !told(PeopleAddress.person(third)).contains("("), "no year")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "where the year tells nobody apart the whole date does, and where that is one too when and as what they were entered",
    arguments: TestEngine.allCases)
  func twins(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let (march, may) = (
        try await enter("1990-03-03", by: story.mette, story), try await enter("1990-05-06", by: story.mette, story)
      )
      func words(_ address: String) async throws -> String {
        Page(try await mette.ask(.get, address).text).words.replacing("\u{A0}", with: " ")
      }
      #expect(try await words(PeopleAddress.person(march).path).contains("Yusuf Opdigtet (b. 3 Mar 1990)"))
      for list in ["/people", "/search?q=yusuf"] {
        let said = try await words(list)
        #expect(said.contains("b. 3 Mar 1990") && said.contains("b. 6 May 1990"), "\(list): \(said)")
      }
      let told = try await story.act { tx in try People.names([march, may], tx).act { $0 } }
      #expect(
        told == [march: "Yusuf Opdigtet (1990-03-03)", may: "Yusuf Opdigtet (1990-05-06)"], "as programs are told")
      // Known to the month only, it says no day.
      let month = try await story.act { tx in
        var details = Person.Details(name: "Yusuf Opdigtet")
        details.birth = CivilDate(iso: "1990-08-01").map { BirthDate($0, .month) }
        return try People.enter(details, tx)
      }
      #expect(try await words(PeopleAddress.person(month).path).contains("Yusuf Opdigtet (b. Aug 1990)"))
      // One day of birth: when each was entered; entered together, as which record.
      story.test.clock.advance(days: 2)
      let later = try await enter("1990-03-03", by: story.mette, story)
      #expect(try await words(PeopleAddress.person(later).path).contains("(b. 3 Mar 1990, added Tue 24 Nov"))
      #expect(try await words(PeopleAddress.person(march).path).contains("(b. 3 Mar 1990, added Sun 22 Nov"))
      let twin = try await enter("1990-03-03", by: story.mette, story)
      for one in [later, twin] {
        let said = "(b. 3 Mar 1990, record \(one.text.suffix(6)))"
        #expect(try await words(PeopleAddress.person(one).path).contains(said), "\(said)")
        #expect(try await words("/people").contains(said.dropFirst().dropLast()), "\(said)")
      }
      let danish = try await mette.page(PeopleAddress.person(may), query: "?language=da").words
      #expect(danish.replacing("\u{A0}", with: " ").contains("Yusuf Opdigtet (f. 6. maj 1990)"), "\(danish)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a participation and the list of placements call people as their own pages do", arguments: TestEngine.allCases)
  func elsewhere(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Yusuf Opdigtet", "integration-act", called: "Yusuf")
      _ = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      try await story.act { tx in
        var person = try People.find(selam.person, tx).act { $0 }
        person.details.birth = CivilDate(iso: "1988-03-04").map { BirthDate($0, .day) }
        try People.change(selam.person, to: person.details, seen: person.version, tx)
      }
      let pages = [
        ProgrammesAddress.participation(selam.id).path, PlacementsAddress.placements.path + "?state=ready", "/week",
      ]
      for page in pages {
        #expect(try await !Page(mette.ask(.get, page).text).words.contains("(1988)"), "\(page): alone")
      }
      _ = try await enter("2001-05-06", by: story.mette, story)
      for page in pages {
        let words = Page(try await mette.ask(.get, page).text).words
        #expect(words.contains("Yusuf Opdigtet (1988)"), "\(page): \(words)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the heading and the title of every page on which something is done name whom or what it is about",
    arguments: TestEngine.allCases)
  func named(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Yusuf Opdigtet", "integration-act", called: "Yusuf")
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let id = try await story.run(selam, at: bakery)
      let followUp = try await story.followUps(id)[0].id
      let scan = try await ScanTests().attachedScan(mette, to: id)
      let workplace = try await story.act { tx in try Employers.find(bakery, tx).act { $0 } }
      let people: [any Address] = [
        PeopleAddress.newObstacle(selam.person), PeopleAddress.newConsideration(selam.person),
        ProgrammesAddress.newReferral(selam.person), ProgrammesAddress.participation(selam.id),
        PlacementsAddress.newPlacement(selam.person), PlacementsAddress.followUp(followUp),
        PlacementsAddress.ladder(id), PlacementsAddress.signing(id), PlacementsAddress.scans(id),
        PlacementsAddress.scanRemoval(scan), PlacementsAddress.ending(id), PlacementsAddress.extension(id),
        PlacementsAddress.editPlacement(id), PeopleAddress.editPerson(selam.person),
      ]
      let firms: [any Address] = [
        EmployersAddress.closures(bakery), EmployersAddress.newWorkplace(workplace.organisation),
      ]
      for (name, pages) in [("Yusuf Opdigtet", people), (workplace.organisationName, firms)] {
        for page in pages {
          let html = try await mette.ask(.get, page.path).text
          for element in ["title", "h1"] {
            let words = html.split(separator: "<" + element).dropFirst().first?.split(separator: "</" + element).first
            #expect(words.map { String($0).contains(name) } == true, "\(page.path): \(element)")
          }
        }
      }
      #expect(story.unforeseen.all == [])
    }
  }
}
