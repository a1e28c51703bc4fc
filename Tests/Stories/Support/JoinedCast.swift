import Ledger
import People
import Placements
import Programmes
import Rules
import TestHouse
import Values
import Web
import Work

@testable import Access
@testable import Nyvej

/// Somebody who was entered twice, with two of everything; the second time into another programme, with a worker of hers.
struct JoinedCast {
  let kept: Participation
  let aside: Participation
  let placement: PlacementID

  init(_ story: StoryHouse) async throws {
    let other = try await story.test.settingUp { tx in
      let other = try Participations.found("Anden Vej", model: "business-training", version: 1, tx)
      try tx.joinTeam(story.mette, of: other)
      return other
    }
    let bakery = try await story.workplace("Prøvebageriet", staff: 40)
    kept = try await story.participant("Selam Eksempelsen", "integration-act")
    aside = try await story.participant("Selma Eksempelson", "integration-act", in: other)
    let tilde = try await story.test.account("Tilde", [.mentor], in: story.municipality)
    placement = try await story.run(aside, at: bakery)
    _ = try await story.draft(kept, at: bakery)
    let people = [kept.person, aside.person]
    try await story.act { tx in
      for person in people {
        for number in [1, 2] {
          _ = try Obstacles.note(
            Obstacle.Details(
              kind: number == 1 ? .letter : .transport, words: nil, since: tx.today, owner: nil,
              due: tx.today.adding(days: number)), of: person, tx)
        }
        _ = try Notes.write("Wants mornings", about: person, placement: nil, tx)
        _ = try ContactLog.note(
          ContactEntry.Details(
            on: tx.today, with: .person, name: nil, by: .call, outcome: .well, words: nil, about: nil),
          next: ContactEntry.NextStep("Ring", due: tx.today.adding(days: 2), owner: nil), of: person, tx)
        _ = try Considerations.agree(
          Consideration.Terms(
            wording: Consideration.Wording("No heavy trays", .english), ownWording: nil, effect: .task, from: tx.today,
            until: nil, review: tx.today.adding(days: 30)), with: person, on: tx.today, tx)
      }
      _ = try tx.assign(
        tilde, .mentor, to: people[1], from: tx.today, AssignmentNote(Assignment.Reason.fits.rawValue, nil))
    }
    let ane = try await story.test.account("ane", [.counsellor], in: story.municipality)
    try await story.act { tx in
      for person in people {
        _ = try HoursQuestions.ask(Hours(12), from: tx.today.adding(days: 14), of: ane, about: person, tx)
      }
    }
    let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
    try await story.test.acting(as: kirsten) { tx in
      for person in people {
        _ = try RightsToWork.note(RightToWork.Details(.unrestricted, from: tx.today), about: person, tx)
      }
    }
    let mette = try await story.visitor(story.mette)
    for person in people {
      _ = try await mette.api(
        .post, PeopleResource.appointments(person),
        #"{"on": "\#(story.today.adding(days: 4).iso)", "from": "10:00", "with": "authority"}"#)
    }
  }

  func join(_ visitor: Visitor) async throws -> PersonMergeID {
    let made = try await visitor.api(
      .post, PeopleResource.personMerges(kept.person),
      #"{"other": "\#(aside.person.text)", "why": "The same letter", "seen": true}"#)
    guard made.status == 201, let id = PersonMergeID(try made.json["id"]?.string ?? "") else {
      throw NoSuch("joining: \(made.text)")
    }
    return id
  }

  func undo(_ merge: PersonMergeID, _ visitor: Visitor) async throws -> Response {
    try await visitor.api(.patch, PeopleResource.personMerge(merge), #"{"undoneWhy": "Two sisters"}"#, seen: 1)
  }

  /// Whatever the API tells about both, and the lists in which they stand.
  func answers(_ visitor: Visitor) async throws -> [String: String] {
    var asked: [any Address] = [PeopleResource.people, PeopleResource.enteredTwice, WorkResource.week]
    for (person, participation) in [(kept.person, kept.id), (aside.person, aside.id)] {
      let ofPerson: [PeopleResource] = [
        .person(person), .assignments(person), .considerations(person), .hoursQuestions(person), .obstacles(person),
        .workPermissions(person),
        .guardians(person), .appointments(person), .contacts(person), .notes(person), .timeline(person),
        .personMerges(person),
      ]
      asked += ofPerson
      let ofProgramme: [ProgrammesResource] = [
        .participations(person), .participation(participation), .plans(participation),
      ]
      asked += ofProgramme
      asked.append(PlacementsResource.personPlacements(person))
      let ofWeeks: [LedgerResource] = [.weeks(person), .allPlannedHours(person), .reductions(person)]
      asked += ofWeeks
    }
    let ofPlacement: [PlacementsResource] = [
      .placement(placement), .ladder(placement), .followUps(placement), .checks(placement), .timeline(placement),
      .scans(placement),
    ]
    asked += ofPlacement
    var answers: [String: String] = [:]
    for address in asked {
      let path = "/" + address.segments.joined(separator: "/")
      for query in path.hasSuffix("/week") ? ["", "?whose=team"] : [""] {
        let answer = try await visitor.ask(.get, path + query)
        answers[path + query] = "\(answer.status) " + answer.text
      }
    }
    return answers
  }
}
