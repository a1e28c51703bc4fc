public import Access
public import Design
import Language
public import People
import Rules
import Values
public import Web

/// The pages about somebody's way through a programme, and what they add to the person's page.
public struct ParticipationPages: Sendable {
  /// What another room shows of that which has to be over before somebody leaves.
  public typealias Holding = @Sendable (Participation, Transaction, Desk) throws -> Disclosed<HTML>

  let steps: ParticipationSteps
  let holding: Holding

  public init(steps: ParticipationSteps, holding: @escaping Holding) {
    (self.steps, self.holding) = (steps, holding)
  }

  var shelf: ProgrammeShelf { steps.shelf }

  // MARK: Referring

  func refer(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    @Sendable func page(
      _ typed: Fields?, _ problems: [Problem], lookingFor looking: LookInForm, status: Int
    ) async throws -> Reply {
      let search = SearchText(looking.query)
      return .page(
        try await visit.work(.casework) { tx, desk in
          _ = try tx.grantToCreate(ParticipationRecord.self, on: .person(person))
          let chosen = typed?["referrer"].flatMap { OrganisationID($0) }
          let notice = try desk.noticeOfSearch(search, tx)
          return try .together(
            People.find(person, tx, desk.voice), Participations.programmes(tx),
            steps.referrers.offered(
              search, in: Alphabet(readingIn: desk.voice.language), chosen: chosen, tx),
            Participations.of(person, tx)
          ) { person, programmes, referrers, participations in
            let active = participations.filter { $0.state(on: desk.today).kind.isActive }
            let isEverywhere = programmes.allSatisfy { programme in active.contains { $0.programme.id == programme.id }
            }
            return NewReferralPage(
              person: person,
              programmes: programmes.inOrder(of: Alphabet(readingIn: desk.voice.language)) { $0.name },
              referrers: referrers, steps: steps, looking: looking,
              notice: notice, only: isEverywhere ? active.first?.id : nil,
              typed: typed, problems: problems
            ).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], lookingFor: LookInForm(typed: try visit.searchText()), status: 200) },
      post: {
        let fields = try visit.fields()
        let looking = visit.lookingInForm(fields)
        if looking.isAll {
          return try await page(
            fields, looking.problems, lookingFor: looking, status: looking.problems.isEmpty ? 200 : 422)
        }
        do {
          return try await visit.submit(.casework, reading: { $0 }, mending: { try await mendingReferral(visit, $0) }) {
            tx, fields in
            let id = try steps.refer(person, fields, visit.voice.language, tx)
            return Link.to(ProgrammesAddress.participation(id)).saying(.doneReferred, about: id, at: .first)
          }
        } catch let refused as Refused {
          return try await page(fields, refused.problems, lookingFor: looking, status: 422)
        } catch is AlreadyTakesPart {
          return try await page(
            fields, [Problem("programme", .referralAlready)], lookingFor: looking, status: 422)
        }
      })
  }

  /// The referral that the same form made before. Of it only the referrer's words are changed afterwards.
  private func mendingReferral(_ visit: Visit, _ made: MadeRecord) async throws -> Reply {
    guard case .participation(let id)? = ProgrammesAddress(path: made.path) else { throw NotFound() }
    return try await visit.mending(
      ProgrammesAddress.participation(id), titled: .stepMendReferral, cancel: .to(ProgrammesAddress.participation(id)),
      hint: .referralMadeHint,
      editable: { tx, desk in
        let way = try Participations.find(id, tx)
        return try .together(way, way.flatMap { try People.find($0.person, tx, desk.voice) }) { way, person in
          Editable(
            version: way.version, answers: Fields(["note": way.referral.note ?? ""]), name: person.toldName,
            questions: [ParticipationForm.note],
            hidden: [
              Hidden(
                name: ParticipationForm.step, value: Participation.State.Kind.Step.mendReferral.rawValue)
            ])
        }
      })
  }

  // MARK: On the way

  func participation(_ visit: Visit, _ id: ParticipationID) async throws -> Reply {
    do {
      return try await step(visit, id)
    } catch let closed as GateClosed {
      // Nothing is done: there it is said what is missing, and the step is taken all the same, or not.
      return .seeOther(closed.link(of: id))
    }
  }

  private func step(_ visit: Visit, _ id: ParticipationID) async throws -> Reply {
    let wanted = try WantedStep(visit)
    return try await visit.noting(
      form: { written, tx, desk in
        let participation = try Participations.find(id, tx)
        let person = try participation.flatMap { try People.introduction($0.person, tx, desk.voice) }
        // Before a referral is accepted its programme decides, and sees nothing else of the case.
        let isWhole = try participation.act { try tx.mayLook(at: $0.person) }
        let desk = isWhole ? try person.act { try desk.with($0.id, tx) } : desk
        let held: Disclosed<HTML>? = try participation.act { participation in
          let mayLeave = isWhole && participation.steps(on: desk.today).contains(.exit)
          return mayLeave && desk.might(Edit.self, ParticipationRecord.self)
            ? try holding(participation, tx, desk) : nil
        }
        return .together(participation, person, held ?? tx.me.map { _ in .nothing }) { participation, person, held in
          ParticipationPage(
            participation: participation, person: person, isWhole: isWhole, shelf: shelf, held: held,
            typed: written.answers,
            problems: written.problems, isStale: written.isStale, stands: written.stands, wanted: wanted
          ).document(desk)
        }
      },
      apart: [ParticipationForm.step], isDoneOnce: true,
      keep: { tx, fields in
        let version = try visit.versionSeen(fields)
        let done = try steps.take(id, fields, seen: version, visit.voice.language, tx)
        return .to(ProgrammesAddress.participation(id)).saying(
          done.what, about: id, at: version.next, part: done.part)
      })
  }

  // MARK: On the person's page

  /// The card with the person's programmes.
  public var panel: PeoplePages.Panel {
    { person, tx, desk in
      try Participations.of(person, tx).map { all in
        let voice = desk.voice
        let isActive = all.contains { $0.state(on: desk.today).kind.isActive }
        return Card(
          title: voice(.participationTitle), sign: CircleSign(.case, voice(.circleCase)), id: "programmes",
          content: all.isEmpty
            ? "<p class=\"quiet\">\(voice(.participationNone))</p>"
            : "<ul class=\"plain\">\(each: all, { line($0, desk) })</ul>",
          buttons: isActive || !desk.might(Create.self, ParticipationRecord.self)
            ? [] : [Button(voice(.referralTitle), .go(.to(ProgrammesAddress.newReferral(person))), tone: .main)]
        ).html
      }
    }
  }

  private func line(_ participation: Participation, _ desk: Desk) -> HTML {
    let model = shelf.model(of: participation.programme)
    let phases = participation.running(on: desk.today).map { spell in
      model?.title(of: spell.phase, in: desk.voice.language) ?? spell.phase.text
    }
    return """
      <li><p><a href="\(Link.to(ProgrammesAddress.participation(participation.id)))">\(participation.programme.name)</a> \
      \(participation.tags(desk))</p>\
      <p class="quiet">\(referred(participation.referral, desk.voice))</p>\
      \(if: !phases.isEmpty, "<p class=\"quiet\">\(desk.voice.list(phases))</p>")</li>
      """
  }

  /// By whom she was referred and when.
  private func referred(_ referral: Participation.Referral, _ voice: Voice) -> HTML {
    let words: Phrase =
      switch (referral.byName, referral.entered?.by) {
      case (let place?, let name?): .referralLineByName(organisation: place, on: referral.on, name: name)
      case (let place?, nil): .referralLineBy(organisation: place, on: referral.on)
      case (nil, let name?): .referralLineName(on: referral.on, name: name)
      case (nil, nil): .referralLine(on: referral.on)
      }
    return "\(voice(words))"
  }

  /// The phases of today, for the strip above the person's page.
  public var stripFacts: PeoplePages.StripFacts {
    { person, tx, desk in
      try Participations.of(person, tx).map { all in
        let titles = all.filter { $0.state(on: desk.today).kind == .accepted }.flatMap { participation in
          participation.running(on: desk.today).map { spell in
            shelf.model(of: participation.programme)?.title(of: spell.phase, in: desk.voice.language)
              ?? spell.phase.text
          }
        }
        let phases =
          titles.isEmpty ? [] : [PersonStrip.Fact(desk.voice(.participationPhase), "\(desk.voice.list(titles))")]
        let pauses = all.compactMap { $0.pauseTag(desk) }
        return pauses.isEmpty
          ? phases : phases + [PersonStrip.Fact(desk.voice(.participationState), "\(each: pauses, { "\($0) " })")]
      }
    }
  }

  /// Whether somebody may be written to and whether she has died, as far as the reader sees what she takes part in.
  public var reachable: Reachable.Source {
    { person, tx in try Participations.of(person, tx).map { $0.reachable(on: tx.today) } }
  }
}

extension Participation {
  /// Where it stands today, and its last day where that is announced.
  func tags(_ desk: Desk) -> HTML {
    let announced = announced(on: desk.today).map { Tag(desk.voice(.exitAnnouncedTag(day: $0.on)), .due) }
    let more = [pauseTag(desk), announced].compactMap(\.self)
    return "\(state(on: desk.today).tag(desk.voice))\(each: more, { " \($0)" })"
  }
}

extension Participation {
  /// That she is in a pause, and until when; nothing where she is not.
  public func pauseTag(_ desk: Desk) -> Tag? { pauseWords(on: desk.today).map { Tag(desk.voice($0), .due) } }
}

extension Participation.State {
  func tag(_ voice: Voice) -> Tag {
    switch self {
    case .referred: Tag(voice(.stateReferred), .due)
    case .invited(_, let talk): Tag(voice(talk.map { .stateInvitedFor(day: $0) } ?? .stateInvited), .due)
    case .met: Tag(voice(.stateMet), .due)
    case .expected(let day): Tag(voice(.stateExpected(day: day)), .info)
    case .accepted: Tag(voice(.stateAccepted), .good)
    case .declined: Tag(voice(.stateDeclined))
    case .exited: Tag(voice(.stateExited))
    }
  }
}
