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

/// What can be sent to one address, and what each answer to it is about.
struct HostileTarget {
  var method: Request.Method
  var route: any Address
  /// Good answers: with them alone the request would be taken.
  var good: [String: String]
  /// Answers in free words; the others are read as something.
  var words: Set<String>
  var version: Int?
}

extension HostileTarget {
  /// Every address that takes answers, each about a record of its own.
  static func all(_ story: StoryHouse) async throws -> [HostileTarget] {
    let bakery = try await story.workplace("Bageriet", staff: 12)
    let selam = try await story.participant("Selam Eksempelsen", "integration-act")
    let placement = try await story.run(selam, at: bakery)
    let oksana = try await story.participant("Oksana Prøve", "lab")
    let draft = try await story.draft(oksana, at: bakery)
    let (person, newcomer) = try await story.act { tx in
      (
        try People.enter(Person.Details(name: "Bao Fiktiv"), tx),
        try People.enter(Person.Details(name: "Rosa Påfund"), tx)
      )
    }
    let referred = try await story.act { tx in
      try Participations.refer(
        newcomer, to: story.programme,
        Participation.Referral(on: tx.today, by: nil, reason: "social-challenges", note: nil), tx)
    }
    let limit = try await story.act { tx in
      try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording("Breaks", .english), ownWording: nil, effect: .environment, from: tx.today,
          until: nil, review: tx.today), with: person, on: tx.today, tx)
    }
    let noted = try await story.visitor(story.mette).api(
      .post, PeopleResource.obstacles(person), #"{"kind": "letter", "since": "2026-11-20", "due": "2026-12-01"}"#)
    let logged = try await story.visitor(story.mette).api(
      .post, PeopleResource.contacts(person), #"{"with": "person", "means": "call", "outcome": "not-reached"}"#)
    guard let call = ContactEntryID(try logged.json["id"]?.string ?? "") else { throw NoSuch("contact") }
    let written = try await story.visitor(story.mette).api(
      .post, PeopleResource.notes(person), #"{"words": "Wants another morning"}"#)
    guard let note = NoteID(try written.json["id"]?.string ?? "") else { throw NoSuch("note") }
    let bo = try await story.test.account("bo", [.jobConsultant], in: story.municipality)
    let around = try await story.visitor(story.mette).api(.get, PeopleResource.assignments(person))
    guard let mine = AssignmentID(try around.json["items"]?.items.first?["id"]?.string ?? "") else {
      throw NoSuch("assignment")
    }
    let gone = try await story.visitor(story.mette).api(
      .post, WorkResource.absences,
      #"{"account": "\#(story.mette.text)", "from": "2027-03-01", "until": "2027-03-08", "cover": "\#(bo.text)"}"#)
    guard let absence = AbsenceID(try gone.json["id"]?.string ?? "") else { throw NoSuch("absence") }
    guard let letter = ObstacleID(try noted.json["id"]?.string ?? "") else { throw NoSuch("obstacle") }
    let organisation = try await story.visitor(story.mette).api(.get, EmployersResource.workplace(bakery)).json[
      "organisation"]?.string
    guard let firm = OrganisationID(organisation ?? "") else { throw NoSuch("organisation") }
    let rung = try await story.visitor(story.mette).api(
      .post, EmployersResource.workplaceContacts(bakery), #"{"means": "call", "outcome": "not-reached"}"#)
    guard let ring = FirmContactID(try rung.json["id"]?.string ?? "") else { throw NoSuch("contact with a firm") }
    let followUp = try await story.followUps(placement)[0].id
    let step = try await story.steps(draft)[0].id
    let versions = (
      Int(try await story.placement(placement).version.number), Int(try await story.placement(draft).version.number)
    )
    let someone = [
      "name": "Selam", "phone": "+45 20 00 00 01", "email": "s@nyvej.example", "birthDate": "1990-01-01",
      "birthPrecision": "day", "messages": "yes", "texts": "yes", "prefers": "text", "phoneOf": "Hodan",
      "phoneLanguage": "ti", "emailSafe": "no", "emailOf": "Omar", "emailLanguage": "da",
      "channels.0.phone": "+46 70 123 45 67", "channels.0.whose": "Hodan", "channels.0.messages": "no",
      "channels.0.texts": "yes", "channels.0.language": "ti", "channels.1.email": "h@nyvej.example",
      "postalAddress": "Prøvevej 1", "originalLanguage": "ti", "interpreter": "ti",
      "languages.0.language": "ti", "languages.0.motherTongue": "yes", "languages.0.reading": "a1",
    ]
    let terms = [
      "measure": "virksomhedspraktik", "basis": "lab", "purpose": "train", "tasks": "Wash trays",
      "from": "2026-11-23", "until": "2027-02-19", "lastEmployer": "no",
    ]
    let decision = ["move": "up", "week": "2026-W50", "hours": "9", "reason": "More", "tasks": "Bread"]
    let ending = ["on": "2026-11-22", "reason": "hired", "by": "firm", "nextStep": "Work"]
    let held = ["doneOn": "2026-11-22", "light": "ok", "personSays": "Good", "firmSays": "Good", "agreed": "More"]
    let consideration = [
      "effect": "hours", "hoursCap": "9", "wording": "At most 9", "wordingLanguage": "en",
      "ownWording": "9", "ownLanguage": "ti", "from": "2026-11-22", "until": "2027-03-01", "review": "2027-02-15",
      "agreedOn": "2026-11-22",
    ]
    let contact = [
      "with": "workplace", "means": "call", "outcome": "watch", "words": "She rang", "name": "Bodil Bager",
      "on": "2026-11-20", "next": "Ring back", "nextDue": "2026-12-01",
    ]
    let firmContact = contact.filter { $0.key != "with" }
    let obstacle = ["kind": "letter", "words": "From the housing office", "since": "2026-11-20", "due": "2026-12-01"]
    let taking = ["account": bo.text, "from": "2026-11-22", "reason": "workload", "words": "Less to do"]
    let away = ["from": "2026-12-01", "until": "2026-12-08", "cover": bo.text]
    let back = ["until": "2027-03-15"]
    let naming = taking.merging(["as": "responsible"]) { $1 }
    let over = ["until": "2026-11-30", "endReason": "over", "endWords": "All is well", "nobody": "yes"]
    let referral = [
      "programme": story.programme.text, "referrer": story.jobCentre.text, "referredOn": "2026-11-22",
      "eligibility": "not-directly-to-work", "note": "Wants to work",
    ]
    let firmWords = [
      "name": "Bageri", "kind": "company", "country": "DK", "registerNumber": "0", "contactName": "Bodil",
      "phone": "+45 00", "email": "b@nyvej.example",
    ]
    let place = [
      "name": "Havnen", "address": "Havnevej 0", "unitNumber": "0", "ordinaryStaff": "12",
      "staffAsOf": "2026-11-01", "representative": "Tillid", "contactName": "Bodil", "contactPhone": "+45 00",
      "transport": "Bus",
    ]
    let closed = ["step": "added", "from": "2026-12-21", "until": "2026-12-22", "name": "Jul"]
    let papers = [
      "signatures.employer": "2026-11-20", "statements.no-seasonal-work": "yes",
      "statementsOn.no-seasonal-work": "2026-11-20", "approvedOn": "2026-11-20", "caseNumber": "EKS",
    ]
    let without = ["what": "approval", "reason": "It comes on Friday"]
    let named: Set<String> = ["name", "phone", "registerNumber", "contactName"]
    // A day reads as a telephone where numbers have eight digits.
    let free = named.union(["phoneOf", "emailOf", "channels.0.phone", "channels.0.whose", "postalAddress"])
    let placed: Set<String> = [
      "name", "address", "unitNumber", "representative", "contactName", "contactPhone", "transport",
    ]
    let said: Set<String> = ["personSays", "firmSays", "agreed"]
    let choice: [String: String] = ["participation": oksana.id.text, "workplace": bakery.text, "hours": "6"]
    let timed = terms.merging(["timesFrom": "2026-12-07"]) { $1 }
    let new = terms.merging(choice) { $1 }.merging(["another": "yes"]) { $1 }
    let mended = ["step": "mend-referral", "note": "Wants to work"]
    let accept = ["step": "accept", "on": "2026-11-22", "basis": "lab"].merging(Visitor.told) { $1 }
    return try await [
      HostileTarget(method: .post, route: PeopleAddress.people, good: someone, words: free),
      HostileTarget(method: .post, route: PeopleAddress.editPerson(person), good: someone, words: free, version: 1),
      HostileTarget(method: .post, route: PeopleResource.people, good: someone, words: free),
      HostileTarget(method: .patch, route: PeopleResource.person(person), good: someone, words: free, version: 1),
      HostileTarget(
        method: .post, route: PeopleAddress.newConsideration(person),
        good: consideration.merging(["another": "yes"]) { $1 },
        words: ["wording", "ownWording"]),
      HostileTarget(
        method: .post, route: PeopleResource.considerations(person),
        good: consideration.merging(["another": "yes"]) { $1 },
        words: ["wording", "ownWording"]),
      HostileTarget(
        method: .post, route: PeopleAddress.consideration(limit), good: ["endedOn": "2026-11-22"], words: [], version: 1
      ),
      HostileTarget(
        method: .patch, route: PeopleResource.consideration(limit), good: ["endedOn": "2026-11-22"], words: [],
        version: 1),
      HostileTarget(
        method: .post, route: PeopleAddress.newWording(limit), good: consideration, words: ["wording", "ownWording"],
        version: 1),
      HostileTarget(
        method: .post, route: PeopleResource.newWording(limit), good: consideration, words: ["wording", "ownWording"],
        version: 1),
      HostileTarget(method: .post, route: WorkAddress.newAbsence(story.mette), good: away, words: []),
      HostileTarget(
        method: .post, route: WorkResource.absences, good: away.merging(["account": story.mette.text]) { $1 }, words: []
      ),
      HostileTarget(method: .post, route: WorkAddress.absence(absence), good: back, words: [], version: 1),
      HostileTarget(method: .patch, route: WorkResource.absence(absence), good: back, words: [], version: 1),
      HostileTarget(method: .post, route: PeopleAddress.newAround(person), good: naming, words: ["words"]),
      HostileTarget(method: .post, route: PeopleResource.assignments(person), good: naming, words: ["words"]),
      HostileTarget(method: .post, route: PeopleAddress.assignment(mine), good: over, words: ["endWords"], version: 1),
      HostileTarget(
        method: .patch, route: PeopleResource.assignment(mine), good: over, words: ["endWords"], version: 1),
      HostileTarget(method: .post, route: PeopleAddress.handOver(mine), good: taking, words: ["words"], version: 1),
      HostileTarget(method: .post, route: PeopleResource.handOver(mine), good: taking, words: ["words"], version: 1),
      HostileTarget(
        method: .post, route: PeopleAddress.newContact(person), good: contact, words: ["words", "name", "next"]),
      HostileTarget(
        method: .post, route: PeopleResource.contacts(person), good: contact, words: ["words", "name", "next"]),
      HostileTarget(
        method: .post, route: PeopleAddress.contact(call), good: contact, words: ["words", "name", "next"], version: 1),
      HostileTarget(
        method: .patch, route: PeopleResource.contact(call), good: contact, words: ["words", "name", "next"], version: 1
      ),
      HostileTarget(
        method: .post, route: PeopleAddress.newNote(person), good: ["words": "Likes mornings"], words: ["words"]),
      HostileTarget(
        method: .post, route: PeopleResource.notes(person), good: ["words": "Likes mornings"], words: ["words"]),
      HostileTarget(
        method: .post, route: PeopleAddress.note(note), good: ["words": "Likes mornings"], words: ["words"], version: 1),
      HostileTarget(
        method: .patch, route: PeopleResource.note(note), good: ["words": "Likes mornings"], words: ["words"],
        version: 1
      ),
      HostileTarget(
        method: .post, route: PeopleAddress.newObstacle(person), good: obstacle.merging(["another": "yes"]) { $1 },
        words: ["words"]),
      HostileTarget(
        method: .post, route: PeopleResource.obstacles(person), good: obstacle.merging(["another": "yes"]) { $1 },
        words: ["words"]),
      HostileTarget(method: .post, route: PeopleAddress.obstacle(letter), good: obstacle, words: ["words"], version: 1),
      HostileTarget(
        method: .patch, route: PeopleResource.obstacle(letter), good: obstacle, words: ["words"], version: 1),
      HostileTarget(method: .post, route: ProgrammesAddress.newReferral(person), good: referral, words: ["note"]),
      HostileTarget(method: .post, route: ProgrammesResource.participations(person), good: referral, words: ["note"]),
      HostileTarget(
        method: .post, route: ProgrammesAddress.participation(referred), good: accept, words: [], version: 1),
      HostileTarget(
        method: .patch, route: ProgrammesResource.participation(referred), good: accept, words: [], version: 1),
      HostileTarget(
        method: .post, route: ProgrammesAddress.participation(oksana.id), good: mended, words: ["note"],
        version: Int(oksana.version.number)),
      HostileTarget(
        method: .patch, route: ProgrammesResource.participation(oksana.id), good: mended, words: ["note"],
        version: Int(oksana.version.number)),
      HostileTarget(method: .post, route: PlacementsAddress.newPlacement(oksana.person), good: new, words: ["tasks"]),
      HostileTarget(
        method: .post, route: PlacementsResource.personPlacements(oksana.person), good: new, words: ["tasks"]),
      HostileTarget(
        method: .post, route: PlacementsAddress.editPlacement(draft), good: timed, words: ["tasks"], version: versions.1
      ),
      HostileTarget(
        method: .patch, route: PlacementsResource.placement(draft), good: timed, words: ["tasks"], version: versions.1),
      HostileTarget(
        method: .post, route: PlacementsAddress.signing(draft), good: papers, words: ["caseNumber"], version: versions.1
      ),
      HostileTarget(
        method: .patch, route: PlacementsResource.signatures(draft), good: papers, words: ["caseNumber"],
        version: versions.1),
      HostileTarget(
        method: .post, route: PlacementsAddress.acceptance(draft), good: without, words: ["reason"],
        version: versions.1),
      HostileTarget(
        method: .post, route: PlacementsResource.acceptance(draft), good: without, words: ["reason"],
        version: versions.1),
      HostileTarget(
        method: .post, route: PlacementsAddress.ladder(placement), good: decision, words: ["reason", "tasks"]),
      HostileTarget(
        method: .post, route: PlacementsResource.ladder(placement), good: decision, words: ["reason", "tasks"]),
      HostileTarget(
        method: .patch, route: PlacementsResource.ladderStep(step), good: ["outcome": "withdrawn"], words: [],
        version: 1),
      HostileTarget(
        method: .post, route: PlacementsAddress.ending(placement), good: ending, words: ["nextStep"],
        version: versions.0),
      HostileTarget(
        method: .post, route: PlacementsResource.ending(placement), good: ending, words: ["nextStep"],
        version: versions.0),
      HostileTarget(
        method: .post, route: PlacementsAddress.followUp(followUp), good: held.merging(["step": "held"]) { $1 },
        words: said, version: 1),
      HostileTarget(
        method: .patch, route: PlacementsResource.followUp(followUp), good: held.merging(["step": "held"]) { $1 },
        words: said,
        version: 1),
      HostileTarget(
        method: .patch, route: PlacementsResource.followUp(followUp),
        good: ["step": "moved", "due": "2026-12-02", "movedReason": "Advent"],
        words: ["movedReason"], version: 1),
      HostileTarget(method: .post, route: EmployersAddress.employers, good: firmWords, words: named),
      HostileTarget(method: .post, route: EmployersResource.organisations, good: firmWords, words: named),
      HostileTarget(
        method: .post, route: EmployersAddress.editEmployer(firm), good: firmWords, words: named, version: 1),
      HostileTarget(
        method: .patch, route: EmployersResource.organisation(firm), good: firmWords, words: named, version: 1),
      HostileTarget(method: .post, route: EmployersAddress.newWorkplace(firm), good: place, words: placed),
      HostileTarget(method: .post, route: EmployersResource.workplaces(firm), good: place, words: placed),
      HostileTarget(
        method: .post, route: EmployersAddress.editWorkplace(bakery), good: place, words: placed, version: 1),
      HostileTarget(method: .patch, route: EmployersResource.workplace(bakery), good: place, words: placed, version: 1),
      HostileTarget(
        method: .post, route: EmployersAddress.closures(bakery), good: closed, words: ["name"], version: 1),
      HostileTarget(
        method: .patch, route: EmployersResource.closures(bakery), good: closed, words: ["name"], version: 1),
      HostileTarget(
        method: .post, route: EmployersAddress.newEmployerContact(firm), good: firmContact,
        words: ["words", "name", "next"]),
      HostileTarget(
        method: .post, route: EmployersResource.workplaceContacts(bakery), good: firmContact,
        words: ["words", "name", "next"]),
      HostileTarget(
        method: .post, route: EmployersAddress.firmContact(ring), good: firmContact, words: ["words", "name", "next"],
        version: 1),
      HostileTarget(
        method: .patch, route: EmployersResource.firmContact(ring), good: firmContact,
        words: ["words", "name", "next"], version: 1),
    ] + weeks(of: selam.person, story) + (try await ofAppointments(story, for: person))
      + (try await ofPlans(story, for: selam.id)) + (try await ofGuardians(story, for: person))
      + (try await ofProtection(story, for: person))
      + (try await ofJoining(story, for: person))
      + (try await ofIdentity(story, for: person))
      + (try await ofHoursQuestions(story, for: person))
  }
}
