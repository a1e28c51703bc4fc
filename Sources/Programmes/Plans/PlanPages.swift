import Access
import Design
import Language
public import People
import Rules
import Values
import Web

/// The pages of plans, and what they add to the person's page.
public struct PlanPages: Sendable {
  let steps: PlanSteps

  public init(shelf: ProgrammeShelf) { steps = PlanSteps(shelf: shelf) }

  var shelf: ProgrammeShelf { steps.shelf }

  // MARK: Beginning

  func begin(_ visit: Visit, for id: ParticipationID) async throws -> Reply {
    @Sendable func page(
      _ typed: Fields?, _ problems: [Problem], _ tx: Transaction, _ desk: Desk
    ) throws -> Disclosed<HTML> {
      let way = try Participations.find(id, tx)
      let person = way.act(\.person)
      _ = try tx.grantToCreate(PlanRecord.self, on: .person(person))
      let desk = try desk.with(person, tx)
      return try .together(way, People.find(person, tx, desk.voice), Plans.of(person, tx)) { way, person, all in
        NewPlanPage(
          participation: way, person: person, inHand: all.inHand(of: way.id),
          law: PlanLaw(of: way, shelf, on: desk.today), shelf: shelf, typed: typed, problems: problems
        ).document(desk)
      }
    }
    return try await visit.on(
      get: { .page(try await visit.work(.casework) { try page(nil, [], $0, $1) }) },
      post: {
        do {
          return try await visit.submit(.casework, reading: { $0 }, mending: { try await mendingTerms(visit, $0) }) {
            tx, fields in
            let id = try steps.begin(fields, for: id, tx)
            return Link.to(ProgrammesAddress.plan(id)).saying(.donePlanBegun, about: id, at: .first)
          }
        } catch let refused as Refused {
          let fields = try visit.fields()
          return .page(
            try await visit.work(.casework) { try page(fields, refused.problems, $0, $1) }, status: 422)
        }
      })
  }

  /// The draft that the same form made before, with what was answered now filled in.
  private func mendingTerms(_ visit: Visit, _ made: MadeRecord) async throws -> Reply {
    guard case .plan(let id)? = ProgrammesAddress(path: made.path) else { throw NotFound() }
    return try await visit.mending(
      ProgrammesAddress.plan(id), titled: .planChangeTerms, cancel: .to(ProgrammesAddress.plan(id)),
      editable: { tx, desk in
        let found = try steps.find(id, tx)
        return try .together(found, found.flatMap { try People.find($0.plan.person, tx, desk.voice) }) {
          found, person in
          Editable(
            version: found.plan.version, answers: PlanForm.answers(found.plan.terms), name: person.toldName,
            questions: PlanForm.terms(found.law),
            hidden: [Hidden(name: PlanForm.step, value: Plan.Step.changeTerms.rawValue)])
        }
      })
  }

  // MARK: One plan

  func plan(_ visit: Visit, _ id: PlanID) async throws -> Reply {
    @Sendable func page(
      _ typed: Fields?, _ problems: [Problem], isStale: Bool = false, sentAgain: Bool = false, status: Int
    ) async throws -> Reply {
      let asked = (typed?[PlanForm.entryName] ?? visit.request.query[PlanForm.entryName]).flatMap { EntryID($0) }
      return .page(
        try await visit.work(.casework) { tx, desk in
          let found = try steps.find(id, tx)
          let person = try found.flatMap { try People.find($0.plan.person, tx, desk.voice) }
          let desk = try person.act { try desk.with($0.id, tx) }
          return .together(found, person) { found, person in
            PlanPage(
              found: found, person: person, shelf: shelf, opened: asked, typed: typed, problems: problems,
              isStale: isStale, sentAgain: sentAgain
            ).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          return try await visit.submit(
            .casework, reading: { $0 }, apart: [PlanForm.step, PlanForm.entryName],
            mending: { made in
              try await page(PlanPages.changing(try visit.fields(), made), [], sentAgain: true, status: 409)
            }
          ) { tx, fields in
            let version = try visit.versionSeen(fields)
            let done = try steps.take(id, fields, seen: version, tx)
            return .to(ProgrammesAddress.plan(id)).saying(done.what, about: id, at: version.next, part: done.part)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        } catch is Stale {
          return try await page(try visit.fields(), [], isStale: true, status: 412)
        } catch is VersionNeeded {
          return try await page(try visit.fields(), [], isStale: true, status: 428)
        }
      })
  }

  /// What was answered of a goal or duty that the same form added before, as answers that change it.
  private static func changing(_ typed: Fields, _ made: MadeRecord) -> Fields {
    let added = [Plan.Step.addGoal, .addDuty].map(\.rawValue)
    guard let step = typed[PlanForm.step], added.contains(step), EntryID(made.part) != nil else { return typed }
    var typed = typed
    typed[PlanForm.step] = Plan.Step.changeEntry.rawValue
    typed[PlanForm.entryName] = made.part
    return typed
  }

  /// What is signed at the table: both texts beside each other.
  func paper(_ visit: Visit, _ id: PlanID) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.casework) { tx, desk in
          let found = try steps.find(id, tx)
          let person = try found.flatMap { try People.find($0.plan.person, tx, desk.voice) }
          let desk = try person.act { try desk.with($0.id, tx) }
          return .together(found, person) { found, person in
            PlanPaper(found: found, person: person, shelf: shelf, desk: desk).document
          }
        })
    })
  }

  // MARK: On other pages

  /// The card with what is agreed with somebody.
  public var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, PlanRecord.self), desk.actor.might(List.self, ParticipationRecord.self) else {
        return tx.me.map { _ in .nothing }
      }
      return try .together(Plans.of(person, tx), Participations.of(person, tx)) { plans, ways in
        PlanCard(plans: plans, ways: ways, shelf: shelf, desk: desk).html
      }
    }
  }

  /// What is agreed, on the page that is printed before a talk.
  public var history: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, PlanRecord.self), desk.actor.might(List.self, ParticipationRecord.self) else {
        return tx.me.map { _ in .nothing }
      }
      return try .together(Plans.of(person, tx), Participations.of(person, tx)) { plans, ways in
        PlanCard(plans: plans, ways: ways, shelf: shelf, desk: desk).history
      }
    }
  }
}

extension ProgrammeShelf {
  /// What a plan is called in the programme: its word, else *plan*, with a capital letter where it stands alone.
  func planTitle(_ programme: Programme, _ voice: Voice) -> String {
    let word = model(of: programme).flatMap { $0.words[.plan]?.text(in: voice.language) }
    // What the programme does not say in this language, the catalog does.
    guard let word, word.language.language == voice.language.language else { return voice(.planPaperTitle) }
    return word.text.prefix(1).uppercased() + word.text.dropFirst()
  }
}

/// Beginning a version of a plan.
struct NewPlanPage {
  let participation: Participation
  let person: Person
  let inHand: Plan?
  let law: PlanLaw
  let shelf: ProgrammeShelf
  let typed: Fields?
  let problems: [Problem]

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let back = Link.to(PeopleAddress.person(person.id))
    let title = voice(
      .formTitleOf(title: shelf.planTitle(participation.programme, voice), name: person.toldName))
    return desk.page(title, trail: [(person.toldName, back)], closed(desk, back) ?? form(desk, back))
  }

  private func closed(_ desk: Desk, _ back: Link) -> HTML? {
    let questions = PlanForm.terms(law)
    func said(_ sentence: Phrase, _ way: (word: Phrase, link: Link)?) -> HTML {
      ClosedForm(sentence, way: way).html(desk, back: (person.toldName, back), questions: questions, typed: typed)
    }
    if let inHand { return said(.planInHandAlready, (.actOpen, .to(ProgrammesAddress.plan(inHand.id)))) }
    return PlanSteps.problem(beginningFor: participation, on: desk.today).map {
      said($0, (.actOpen, .to(ProgrammesAddress.participation(participation.id))))
    }
  }

  private func form(_ desk: Desk, _ back: Link) -> HTML {
    let due = desk.today.adding(days: 14)
    let usual = Fields([
      "due": law.counts ? "" : due.iso, "review": law.review(after: due).iso,
      "language": person.details.phoneLanguage?.text ?? person.details.interpreter?.text ?? "",
    ])
    return "\(PlanLines.said(law, desk))"
      + desk.form(
        QuestionForm(
          ProgrammesAddress.newPlan(participation.id), PlanForm.terms(law), answers: typed ?? usual,
          problems: problems, submit: .planBegin, cancel: back))
  }
}
