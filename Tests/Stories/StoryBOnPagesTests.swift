import Access
import Employers
import People
import Placements
import Programmes
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Story B as a job consultant lives it: on pages, by forms with tokens, without scripts. Sunday 22 November 2026.
@Suite("Story B on pages") struct StoryBOnPagesTests {
  @Test("a bakery with two places, a limit until 1 March, a ladder 6 → 9 → 12", arguments: TestEngine.allCases)
  func story(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, eyes) = (try await story.browser("mette"), try await story.visitor(story.mette))
      let bakery = try await mette.enterBakery()
      #expect(try await mette.page(EmployersAddress.workplace(bakery)).words.contains("0 of 2 places taken"))

      let yusuf = try await mette.enter("Yusuf Opdigtet", called: "Yusuf")
      var referral = try await mette.page(ProgrammesAddress.newReferral(yusuf)).form(
        to: ProgrammesAddress.newReferral(yusuf))
      try referral.fill(["eligibility": "not-directly-to-work", "referrer": story.jobCentre.text])
      let referred = try await mette.submit(referral)
      #expect(referred.words.contains("Cannot go directly to a job through existing offers"))
      let waiting = try await eyes.week()
      try #require(waiting.count == 1)
      #expect(waiting.map(\.pile) == ["starts"] && waiting[0].reason.hasPrefix("Answer the referral"))
      #expect(waiting[0].name == "Yusuf Opdigtet" && waiting[0].due == "2026-12-04" && waiting[0].owner == "mette")
      try await mette.accept(referred, "lab")
      let accepted = try await eyes.week()
      #expect(accepted.map(\.reason) == ["Plan a placement"] && accepted.map(\.pile) == ["no-next-step"])

      let first = try await mette.plan(yusuf, at: bakery, "lab", hours: "15", until: "2027-02-19")
      #expect(try await eyes.week().map(\.pile) == ["starts", "starts"], "papers, and the authority's decision")
      try await mette.bringPapers(first)
      try await mette.start(first)
      let layla = try await mette.enter("Layla Tænkt", called: "Layla", referredTo: story, "lab")
      let second = try await mette.plan(layla, at: bakery, "lab", hours: "20", until: "2027-02-19")
      try await mette.bringPapers(second)
      try await mette.start(second)

      // Whoever is under the Integration Act is not tested, and begins although both places are taken.
      let selam = try await mette.enter("Selam Eksempelsen", called: "Selam", referredTo: story, "integration-act")
      try await mette.agreeLimit(with: selam)
      let tooMuch = try await mette.plan(selam, at: bakery, hours: "12")
      #expect(tooMuch.status == 422)
      #expect(tooMuch.text.contains("id=\"field-hours-problem\""))
      #expect(Page(tooMuch.text).words.contains("12 h in week 48 is above the limit of 9 h a week"))
      let third = try await mette.plan(selam, at: bakery, "integration-act", hours: "6", until: "")
      let checks = try await mette.page(PlacementsAddress.placement(third)).part("id=\"checks\"", "section").words
      #expect(checks.contains("does not hold for this person (Integration Act), but the person is counted"))
      #expect(checks.contains("VITAS questions and answers, participants under the Integration Act"))
      try await mette.bringPapers(third)
      try await mette.start(third)

      try await refusal(mette, eyes, story, at: bakery, third: third)
      try await ladder(mette, third)
      try await story.expectNextStep([yusuf, layla, selam])
      story.test.clock.advance(days: 1)
      let later = try await story.visitor(story.mette)
      let meter = try await later.page(EmployersAddress.workplace(bakery))
      #expect(meter.words.contains("Full: 2 places, 3 present. 1 of them need not be tested."), "\(meter.words)")
      let next = "The next who is tested can start from Sat 20 Feb 2027, first working day Mon 22 Feb."
      #expect(meter.words.contains(next), "\(meter.words)")
      #expect(!meter.words.contains("too many") && !meter.html.contains("class=\"over\""), "nobody did wrong")
      let quota = try await later.api(.get, EmployersResource.quota(bakery)).json
      #expect(quota["allowed"]?.integer == 2 && quota["taken"]?.integer == 3 && quota["over"]?.integer == 0, "\(quota)")
      #expect(story.unforeseen.all == [])
      let head = try #require(try await story.store.journalHead())
      #expect(try await story.store.verifyJournal(anchors: [head]) == .sound(entries: head.sequence))
    }
  }

  /// The firm's next tested person is refused, and the reason names the places without naming anybody.
  private func refusal(
    _ mette: Visitor, _ eyes: Visitor, _ story: StoryHouse, at bakery: WorkplaceID, third: PlacementID
  ) async throws {
    let oksana = try await mette.enter("Oksana Prøve", called: "Oksana", referredTo: story, "lab")
    let draft = try await mette.plan(oksana, at: bakery, "lab", hours: "20", until: "2027-02-19")
    try await mette.bringPapers(draft)
    let answer = try await mette.send(
      try await mette.page(PlacementsAddress.placement(draft)).form(to: PlacementsAddress.placement(draft)))
    #expect(answer.status == 422)
    let said = Page(answer.text).problems
    #expect(said.contains("There are only 2 places, but 3 are taken in Nov 2026"), "\(said)")
    #expect(said.contains("Placement (virksomhedspraktik)") && said.contains("Integration Act"))
    #expect(said.contains("Employment Act (LAB)") && said.contains("19 Feb 2027"))
    for name in ["Yusuf", "Opdigtet", "Layla", "Tænkt", "Selam", "Eksempelsen"] {
      #expect(!answer.text.contains(name), "\(name) stands on the refusal")
    }
    for name in ["Oksana", "Prøve"] { #expect(!said.contains(name)) }
    let starts = try await eyes.week().filter { $0.name == "Oksana Prøve" }
    #expect(starts.map(\.pile) == ["starts"] && starts[0].reason.contains("against the rules"))

    // More staff: checked at once. Fewer: a draft again, and what runs is over the number.
    try await mette.count(20, at: bakery)
    #expect(try await mette.page(PlacementsAddress.placement(draft)).words.contains("checked"))
    #expect(try await eyes.week().first { $0.name == "Oksana Prøve" }?.reason.contains("Can start") == true)
    try await mette.count(5, at: bakery)
    #expect(try await mette.page(PlacementsAddress.placement(draft)).words.contains("draft"))
    let now = try await eyes.week()
    #expect(now.first { $0.name == "Oksana Prøve" }?.reason.contains("against the rules") == true)
    // One place is left, and Yusuf had his first.
    #expect(Set(now.filter { $0.reason.contains("than its number of staff allows") }.map(\.name)) == ["Layla Tænkt"])
    try await mette.count(12, at: bakery)
    #expect(try await story.placement(third).stage == .started)
  }

  private func ladder(_ mette: Visitor, _ placement: PlacementID) async throws {
    let up = try await mette.decideStep(placement, "up", "2026-12-07", "9", "It went well with the trays")
    #expect(up.words.contains("It went well with the trays") && up.words.contains("mette"))
    let refused = try await mette.decideStep(placement, "up", "2026-12-21", "12", "She would like to try the shop")
    #expect(refused.flash.html.contains("flash refusal"))
    #expect(refused.words.contains("12 h in week 52 is above the limit of 9 h a week"), "\(refused.words)")
    #expect(refused.words.contains("up to and including Mon 1 Mar 2027 (week 9). From week 10 it is possible."))
    _ = try await mette.decideStep(placement, "hold", "2026-12-21", "9", "Let it settle")
    let back = try await mette.decideStep(placement, "back", "2027-01-04", "6", "A hard month")
    #expect(back.words.contains("A hard month") && back.words.contains("Let it settle"))
    // What is planned can be taken back before its week.
    func planned(_ page: Page) -> [PageForm] {
      PageForm.all(in: page.part("aria-labelledby=\"planned\"", "section").html)
    }
    let without = try await mette.submit(try #require(planned(back).last))
    #expect(planned(without).count == planned(back).count - 1)
  }
}

extension Visitor {
  func enterBakery() async throws -> WorkplaceID {
    var firm = try await page(EmployersAddress.newEmployer).form(to: EmployersAddress.employers)
    try firm.fill(["name": "Nordlys Bageri (opdigtet)", "kind": "company"])
    let employer = try await submit(firm)
    let organisation = try employer.id(after: "/employers/", OrganisationKind.self)
    var place = try await page(EmployersAddress.newWorkplace(organisation)).form(
      to: EmployersAddress.newWorkplace(organisation))
    try place.fill([
      "name": "Bageriet på Eksempeltorvet", "ordinaryStaff": "12", "staffAsOf": "2026-11-02",
      "contactName": "Bodil Bager",
    ])
    return try await submit(place).id(after: "/workplaces/")
  }

  func enter(_ name: String, called: String) async throws -> PersonID {
    var form = try await page(PeopleAddress.newPerson).form(to: PeopleAddress.people)
    try form.fill(["name": name, "preferredName": called])
    return try await submit(form).id(after: "/people/")
  }

  func enter(_ name: String, called: String, referredTo story: StoryHouse, _ basis: String) async throws -> PersonID {
    let person = try await enter(name, called: called)
    var form = try await page(ProgrammesAddress.newReferral(person)).form(to: ProgrammesAddress.newReferral(person))
    try form.fill(["eligibility": "not-directly-to-work", "referrer": story.jobCentre.text])
    try await accept(try await submit(form), basis)
    return person
  }

  func accept(_ page: Page, _ basis: String) async throws {
    let participation = try page.id(after: "/participations/", ParticipationKind.self)
    var form = try page.form(to: ProgrammesAddress.participation(participation), hidden: ["step": "accept"])
    try form.fill([
      "basis": basis, "informedOn": "2026-11-02", "informedLanguage": "ti", "informedHow": "interpreter",
    ])
    #expect(try await submit(form).words.contains("Mentoring"))
  }

  func agreeLimit(with person: PersonID) async throws {
    var form = try await page(PeopleAddress.newConsideration(person)).form(to: PeopleAddress.newConsideration(person))
    try form.fill([
      "effect": "hours", "hoursCap": "9", "wording": "At most 9 hours a week until 1 March", "until": "2027-03-01",
      "review": "2027-02-15",
    ])
    #expect(try await submit(form).words.contains("At most 9 hours a week until 1 March"))
  }

  /// Fills in the form of a new placement and sends it.
  func plan(
    _ person: PersonID, at workplace: WorkplaceID, basis: String = "integration-act", hours: String, until: String = ""
  ) async throws -> Response {
    var form = try await page(PlacementsAddress.newPlacement(person)).form(to: PlacementsAddress.newPlacement(person))
    let participation = form.fields.first { $0.name == "participation" }?.value
    if participation == nil || participation == "" {
      try form.fill(["participation": form.choices(of: "participation").first { !$0.isEmpty } ?? ""])
    }
    try form.fill([
      "workplace": workplace.text, "measure": "virksomhedspraktik", "basis": basis, "purpose": "train",
      "tasks": "Wash trays\nPack bread", "from": "2026-11-23", "until": until, "hours": hours, "lastEmployer": "no",
    ])
    return try await send(form)
  }

  func plan(
    _ person: PersonID, at workplace: WorkplaceID, _ basis: String, hours: String, until: String
  ) async throws -> PlacementID {
    let answer = try await plan(person, at: workplace, basis: basis, hours: hours, until: until)
    guard answer.status == 303 else { throw NoSuch("placement: \(Page(answer.text).problems)") }
    return try Page("", at: answer.header("Location") ?? "").id(after: "/placements/")
  }

  func bringPapers(_ placement: PlacementID) async throws {
    var form = try await page(PlacementsAddress.signing(placement)).form(to: PlacementsAddress.signing(placement))
    try form.fill([
      "signatures.employer": "2026-11-20", "signatures.employee-representative": "2026-11-20",
      "signatures.participant": "2026-11-20", "statements.no-replacement-work": "yes",
      "statements.no-seasonal-work": "yes", "approvedOn": "2026-11-20", "caseNumber": "EKS-1",
    ])
    _ = try await submit(form)
  }

  func start(_ placement: PlacementID) async throws {
    let running = try await submit(
      try await page(PlacementsAddress.placement(placement)).form(to: PlacementsAddress.placement(placement)))
    #expect(running.words.contains("is running") || running.words.contains("is ready and begins on"))
  }

  func count(_ staff: Int, at workplace: WorkplaceID) async throws {
    var form = try await page(EmployersAddress.editWorkplace(workplace)).form(
      to: EmployersAddress.editWorkplace(workplace))
    try form.fill(["ordinaryStaff": String(staff), "staffAsOf": "2026-11-22"])
    _ = try await submit(form)
  }

  func decideStep(
    _ placement: PlacementID, _ move: String, _ day: String, _ hours: String, _ reason: String
  ) async throws -> Page {
    var form = try await page(PlacementsAddress.ladder(placement)).form(to: PlacementsAddress.ladder(placement))
    try form.fill(["move": move, "week": day, "hours": hours, "reason": reason])
    return try await submit(form)
  }
}
