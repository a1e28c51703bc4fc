import Language
import Testing
import Values
import Web

@testable import Employers

@Suite struct FormTests {
  private let today = CivilDate(iso: "2026-11-22")!

  private func problems(_ read: () throws -> Void) -> [Problem] {
    do {
      try read()
      return []
    } catch let refused as Refused {
      return refused.problems
    } catch {
      Issue.record(error)
      return []
    }
  }

  @Test("the answers about an organisation give it again")
  func organisationRoundTrip() throws {
    var details = Organisation.Details(name: "Nordlys Bageri", kind: .publicEmployer, country: "DK")
    (details.registerNumber, details.contactName) = ("00000000", "Ida Eksempel")
    (details.phone, details.email) = ("+45 00 00 00 00", "ida@nordlys.example")
    #expect(try OrganisationForm.read(OrganisationForm.answers(details)) == details)
  }

  @Test("only the name, the kind and the country of an organisation are needed")
  func organisationNeeds() {
    #expect(
      problems { _ = try OrganisationForm.read(Fields(["country": " "])) } == [
        Problem("name", .formMissing), Problem("kind", .formMissing), Problem("country", .formMissing),
      ])
    #expect(problems { _ = try OrganisationForm.read(Fields(["name": "N", "kind": "school", "country": "dk"])) } == [])
  }

  @Test("a country is one that there is", arguments: ["D", "DNK", "D1", "ÆØ", "45", "ZZ", "EU", "Dänland"])
  func country(_ code: String) {
    #expect(
      problems { _ = try OrganisationForm.read(Fields(["name": "N", "kind": "company", "country": code])) }
        == [Problem("country", .formNoCountry)])
  }

  @Test(
    "a country is chosen by its name, in any language of the staff, or as it is suggested",
    arguments: [
      ("Denmark", "DK"), ("Danmark", "DK"), ("Dänemark", "DK"), ("tanska", "DK"), ("Denmark (DK)", "DK"),
      ("Sverige", "SE"),
      ("Ruotsi", "SE"), ("Deutschland", "DE"), ("Österreich", "AT"), ("Côte d’Ivoire", "CI"), ("Kosovo", "XK"),
    ])
  func countryByName(_ name: String, _ code: String) throws {
    #expect(try OrganisationForm.read(Fields(["name": "N", "kind": "company", "country": name])).country == code)
  }

  @Test("a country in small letters is the same country")
  func countryInSmallLetters() throws {
    #expect(try OrganisationForm.read(Fields(["name": "N", "kind": "company", "country": "de"])).country == "DE")
  }

  @Test("everything that is wrong with an organisation is said at once, each at its field")
  func organisationProblems() {
    let fields = Fields([
      "name": String(repeating: "x", count: 201), "kind": "circus", "country": "Danland", "email": "nobody",
      "colour": "green",
    ])
    #expect(
      problems { _ = try OrganisationForm.read(fields) }.map(\.field) == [
        "colour", "name", "kind", "country", "email",
      ])
  }

  @Test("the answers about a workplace give it again")
  func workplaceRoundTrip() throws {
    var details = Workplace.Details(name: "Havnegade")
    (details.address, details.unitNumber) = ("Havnegade 0, 0000 Prøveby", "0000000000")
    details.headcount = Workplace.Headcount(21, asOf: try #require(CivilDate(iso: "2026-10-01")))
    (details.representative, details.contactName) = ("Bo Eksempel", "Ida Eksempel")
    (details.contactPhone, details.transport) = ("+45 00 00 00 00", "Bus 0 to Havnen")
    #expect(try WorkplaceForm.read(WorkplaceForm.answers(details), today: today) == details)
  }

  @Test("a number of staff needs its day and a day its number; the missing one is named")
  func headcountBothOrNeither() throws {
    func found(_ staff: String, _ day: String) -> [Problem] {
      problems {
        _ = try WorkplaceForm.read(
          Fields(["name": "Havnegade", "ordinaryStaff": staff, "staffAsOf": day]), today: today)
      }
    }
    #expect(found("21", "") == [Problem("staffAsOf", .workplaceStaffAsOfMissing)])
    #expect(found("21", "  ") == [Problem("staffAsOf", .workplaceStaffAsOfMissing)])
    #expect(found("", "2026-10-01") == [Problem("ordinaryStaff", .workplaceStaffMissing)])
    #expect(found("", "") == [])
    #expect(found("0", "2026-11-22") == [])
  }

  @Test("staff cannot have been counted on a day to come")
  func countedLater() {
    #expect(
      problems {
        _ = try WorkplaceForm.read(
          Fields(["name": "Havnegade", "ordinaryStaff": "21", "staffAsOf": "2026-11-23"]), today: today)
      } == [Problem("staffAsOf", .workplaceStaffAsOfLater(today: today))])
  }

  @Test("a number of staff is a whole number up to 100,000", arguments: ["-1", "100001", "21.5", "many"])
  func numberOfStaff(_ text: String) {
    #expect(
      problems {
        _ = try WorkplaceForm.read(
          Fields(["name": "Havnegade", "ordinaryStaff": text, "staffAsOf": "2026-11-22"]), today: today)
      } == [Problem("ordinaryStaff", .formNoNumber(least: 0, most: 100_000))])
  }

  @Test("a day that does not exist is the only thing said about it")
  func noSuchDay() {
    #expect(
      problems {
        _ = try WorkplaceForm.read(
          Fields(["name": "Havnegade", "ordinaryStaff": "21", "staffAsOf": "2026-02-30"]), today: today)
      } == [Problem("staffAsOf", .formNoDate)])
  }

  @Test("a place in the register comes back from its cursor, and nothing else does")
  func cursors() throws {
    let id = try #require(OrganisationID("01941f29-7c00-7000-8000-000000000001"))
    for key in ["", "bageri", "пекарня 2"] {
      let place = PlaceInOrder(sortKey: key, id: id)
      #expect(PlaceInOrder<OrganisationKind>(cursor: place.cursor) == place)
    }
    for text in [
      "", ".", id.text, id.text + ".6", id.text + ".zz", id.text + ".ff", id.text + ".00", id.text + ".+1", "x.61",
    ] {
      #expect(PlaceInOrder<OrganisationKind>(cursor: text) == nil, "\(text)")
    }
  }
}
