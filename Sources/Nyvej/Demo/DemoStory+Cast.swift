import Access
import Employers
import Language
import People
import Programmes
import Rules
import Values

/// The people of the story, and where they work.
extension DemoStory {
  func firms() async throws -> (bakery: Host, hotel: Host, nursery: Host) {
    let (today, transport) = (today, voice(.demoTransport))
    return try await act { tx in
      func firm(_ name: String, _ place: String, staff: Int, contact: String, tasks: Phrase) throws -> Host {
        var details = Organisation.Details(name: name, kind: .company, country: "DK")
        details.contactName = contact
        let firm = try Employers.enter(details, tx)
        var workplace = Workplace.Details(name: place)
        workplace.headcount = Workplace.Headcount(staff, asOf: today.adding(days: -20))
        workplace.contactName = contact
        workplace.contactPhone = "+45 00 00 00 00"
        workplace.representative = "Tillid Eksempel"
        workplace.transport = transport
        return Host(place: try Employers.enter(workplace, of: firm, tx), tasks: tasks)
      }
      return (
        try firm(
          "Nordlys Bageri (opdigtet)", "Bageriet på Eksempeltorvet", staff: 12, contact: "Bodil Bager",
          tasks: .demoTasksBakery),
        try firm(
          "Hotel Solskin (opdigtet)", "Havnehotellet", staff: 46, contact: "Helle Hotel", tasks: .demoTasksHotel),
        try firm(
          "Planteskolen Spirer (opdigtet)", "Drivhusene", staff: 7, contact: "Gert Gartner", tasks: .demoTasksNursery)
      )
    }
  }

  func person(
    _ name: String, called: String, original: String?, _ language: String, sounds: String?, basis: BasisCode,
    weeksAgo: Int, mentorInDays days: Int = 14, isCaseManaged: Bool = false
  ) async throws -> Participation {
    let (staff, house, today, referred, note) = (
      staff, house, today, today.adding(weeks: -weeksAgo), voice(.demoReferral)
    )
    let id = try await act { tx in
      var details = Person.Details(name: name)
      details.preferredName = called
      details.originalName = original
      details.originalLanguage = original == nil ? nil : LanguageTag(language)
      details.soundsLike = sounds
      // An authority gave the day.
      details.birth = CivilDate(year: today.year - 27 - name.utf8.count, month: 1, day: 1).map { BirthDate($0, .given) }
      details.phone = "+4500000000"
      (details.messages, details.texts) = (.yes, .yes)
      if let tongue = LanguageTag(language) {
        details.languages = [
          LanguageSkill(language: tongue, isMotherTongue: true),
          LanguageSkill(language: .danish, levels: [.listening: .a2, .speaking: .a2, .reading: .a1, .writing: .a1]),
        ]
        details.interpreter = tongue == LanguageTag("es") ? nil : tongue
        details.phoneLanguage = details.interpreter
        if details.interpreter != nil {
          details.others = [
            Channel(.phone("+4500000001"), whose: "Hodan Opdigtet", messages: .no, texts: .no, language: .danish)
          ]
        }
      }
      let person = try People.enter(details, tx)
      try tx.relate(staff.counsellor, .counsellor, to: person, from: tx.today)
      // What is agreed with the authority is the case manager's; what is nobody's work in particular stays with whoever was
      // named last.
      if isCaseManaged { try tx.relate(staff.caseManager, .responsible, to: person, from: referred) }
      _ = try tx.assign(
        staff.mentor, .mentor, to: person, from: tx.today.adding(days: days), AssignmentNote("wished", nil))
      return try Participations.refer(
        person, to: staff.programme,
        Participation.Referral(
          on: referred, by: staff.jobCentre, reason: "not-directly-to-work", note: note), tx)
    }
    return try await act { tx in
      let phases = house.packs.models.first { $0.code == "business-training" }?.entryPhases.map(\.id) ?? []
      try Participations.find(id, tx).act { participation in
        try Participations.accept(
          participation, on: referred.adding(days: 5), basis: basis,
          information: Participation.Information(
            on: referred.adding(days: 5), language: LanguageTag(language) ?? .danish,
            way: language == "es" ? .talk : .interpreter,
            by: tx.actor.name),
          entering: phases, seen: participation.version, tx)
      }
      return try Participations.find(id, tx).act { $0 }
    }
  }

  func refer(_ name: String, called: String, daysAgo: Int) async throws {
    let (staff, day) = (staff, today.adding(days: -daysAgo))
    try await act { tx in
      var details = Person.Details(name: name)
      details.preferredName = called
      let person = try People.enter(details, tx)
      _ = try Participations.refer(
        person, to: staff.programme,
        Participation.Referral(on: day, by: staff.jobCentre, reason: "social-challenges", note: nil), tx)
    }
  }

  func enter(_ name: String, called: String, born: CivilDate?) async throws {
    try await act { tx in
      var details = Person.Details(name: name)
      details.preferredName = called
      details.birth = born.map { BirthDate($0, .day) }
      _ = try People.enter(details, tx)
    }
  }

  /// The day itself, or the next on which the office works.
  func open(_ day: CivilDate, _ tx: Transaction) throws -> CivilDate {
    try Employers.suggestion(from: day, house.packs.shelf.calendars, tx)
  }

  /// Stands in the way this week, and is the responsible worker's to clear.
  func noteObstacle(of participation: Participation) async throws {
    let (today, words) = (today, voice(.demoObstacle))
    try await act { tx in
      _ = try Obstacles.note(
        Obstacle.Details(
          kind: .childcare, words: words,
          since: today.adding(days: -9), owner: nil, due: try open(today.adding(days: 1), tx)),
        of: participation.person, tx)
    }
  }

  /// As the case manager, whose it is: a permission that ends soon, and the letter that held before it.
  func notePermissions(of participation: Participation) async throws {
    let (today, card, letter) = (today, voice(.demoPermitCard), voice(.demoPermitEarlier))
    let (begun, ends) = (today.adding(weeks: -40), today.adding(days: 46))
    try await actAsCaseManager { tx in
      for (document, from, until) in [
        (letter, begun.adding(weeks: -30), begun.adding(days: -1)), (card, begun, ends),
      ] {
        _ = try RightsToWork.note(
          RightToWork.Details(
            .unrestricted, from: from, until: until,
            ground: RightToWork.Ground(
              residence: .protection, document: document,
              seen: RightToWork.Seen(by: tx.actor.name, on: from.adding(days: 6)))), about: participation.person, tx)
      }
    }
  }

  /// A tolerated person whose permit is for one job, and a citizen of whom no document was asked.
  func notePermit(of tolerated: Participation, _ citizen: Participation) async throws {
    let (today, document) = (today, voice(.demoPermitJob))
    try await actAsCaseManager { tx in
      _ = try RightsToWork.note(
        RightToWork.Details(
          .perJob, from: today.adding(weeks: -11), until: today.adding(weeks: 20),
          ground: RightToWork.Ground(
            residence: .tolerated, document: document, employer: "Hotel Solskin (opdigtet)",
            seen: RightToWork.Seen(by: tx.actor.name, on: today.adding(weeks: -11)))), about: tolerated.person, tx)
      _ = try RightsToWork.note(
        RightToWork.Details(
          .unrestricted, from: today.adding(weeks: -9), ground: RightToWork.Ground(residence: .citizen)),
        about: citizen.person, tx)
    }
  }

  private func actAsCaseManager<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await house.store.transact(as: .account(staff.caseManager), for: .setUp, request: "demo", body)
  }

  /// What colleagues see to, each because they can: nobody signs in to an empty week.
  func shareOut(_ ivan: Participation, _ rosa: Participation) async throws {
    let (today, staff) = (today, staff)
    let (letter, job, talk) = (voice(.demoObstacleLetter), voice(.demoContactJob), voice(.demoContactTalk))
    try await act { tx in
      let soon = try open(today.adding(days: 1), tx)
      _ = try Obstacles.note(
        Obstacle.Details(
          kind: .letter, words: letter, since: today.adding(days: -3), owner: staff.counsellor, due: soon),
        of: ivan.person, tx)
      _ = try ContactLog.note(
        ContactEntry.Details(on: today.adding(days: -1), with: .workplace, by: .visit, outcome: .needsAct),
        next: ContactEntry.NextStep(job, due: soon, owner: staff.colleague), of: rosa.person, tx)
      _ = try ContactLog.note(
        ContactEntry.Details(on: today.adding(days: -3), with: .authority, by: .message, outcome: .needsAct),
        next: ContactEntry.NextStep(talk, due: soon, owner: staff.coordinator), of: ivan.person, tx)
    }
  }

  /// In three weeks the consultant is away for one, and her colleague stands in.
  func beAway() async throws {
    let (staff, from) = (staff, week.adding(weeks: 3).monday)
    try await act { tx in
      let people = try tx.coverable(staff.consultant, from: from, until: from.adding(days: 7)).act { $0 }
      _ = try tx.noteAbsence(
        of: staff.consultant, coveredBy: staff.colleague, from: from, until: from.adding(days: 7), people: people)
    }
  }

  /// What was said about her, and what is to come of it.
  func logContacts(of participation: Participation) async throws {
    let (today, person) = (today, participation.person)
    let (said, next, asked) = (voice(.demoContactSaid), voice(.demoContactNext), voice(.demoContactAsked))
    try await act { tx in
      _ = try ContactLog.note(
        ContactEntry.Details(on: today.adding(days: -6), with: .person, by: .talk, outcome: .well, words: asked),
        next: nil, of: person, tx)
      _ = try ContactLog.note(
        ContactEntry.Details(on: today.adding(days: -2), with: .workplace, by: .call, outcome: .watch, words: said),
        next: ContactEntry.NextStep(next, due: try open(today.adding(days: 1), tx)), of: person, tx)
    }
  }

  /// The hotel says perhaps: to be asked again when the season begins.
  func logContact(with host: Host) async throws {
    let (today, said, next) = (today, voice(.demoFirmSaid), voice(.demoFirmNext))
    try await act { tx in
      _ = try FirmContacts.note(
        ContactEntry.Details(
          on: today.adding(days: -9), with: .workplace, name: "Helle Hotel", by: .call, outcome: .watch, words: said),
        next: ContactEntry.NextStep(next, due: try open(today.adding(days: 80), tx)), at: .workplace(host.place), tx)
    }
  }

  /// What the team is to know, about her and about her placement.
  func writeNotes(about participation: Participation, at placement: PlacementID) async throws {
    let person = participation.person
    let (wish, shift) = (voice(.demoNoteWish), voice(.demoNoteShift))
    try await act { tx in
      _ = try Notes.write(wish, about: person, tx)
      _ = try Notes.write(shift, about: person, placement: placement, tx)
    }
  }

  /// Rung up in vain: to be tried again.
  func logTry(of participation: Participation) async throws {
    let (today, person) = (today, participation.person)
    try await act { tx in
      _ = try ContactLog.note(
        ContactEntry.Details(on: today.adding(days: -1), with: .person, by: .call, outcome: .notReached),
        next: ContactEntry.NextStep(nil, due: try open(today, tx)), of: person, tx)
    }
  }

  /// At most 9 hours a week until the next 1 March that leaves some weeks.
  func agreeLimit(with participation: Participation) async throws {
    let year = today.adding(weeks: 8) <= CivilDate(year: today.year, month: 3, day: 1)! ? today.year : today.year + 1
    guard let until = CivilDate(year: year, month: 3, day: 1), let tigrinya = LanguageTag("ti"),
      let nine = ClockTime(hour: 9)
    else { return }
    let language = voice.language
    let limit = voice(.demoLimitHours(cap: Hours(9), until: until))
    let (pause, school) = (voice(.demoLimitBreak), voice(.demoLimitDays))
    let (from, review, agreed) = (today.adding(weeks: -5), until.adding(weeks: -2), today.adding(weeks: -5))
    try await act { tx in
      _ = try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording(limit, language),
          ownWording: Consideration.Wording("ክሳብ 1 መጋቢት ኣብ ሰሙን ዝበዝሐ 9 ሰዓታት", tigrinya),
          effect: .hours(cap: Hours(9)), from: from, until: until, review: review), with: participation.person,
        on: agreed, tx)
      _ = try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording(pause, language), ownWording: nil,
          effect: .environment, from: from, until: nil, review: review), with: participation.person, on: agreed, tx)
      _ = try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording(school, language),
          ownWording: nil,
          effect: .time(Consideration.Effect.Times(notOn: [.friday], only: ClockSpan(from: nine, until: nil))),
          from: from, until: nil, review: review), with: participation.person, on: agreed, tx)
    }
  }

  /// A limit on hours that holds from this week on, agreed on its first day.
  func limit(_ participation: Participation, to cap: Hours) async throws {
    let until = week.adding(weeks: 12).monday.adding(days: 4)
    let terms = Consideration.Terms(
      wording: Consideration.Wording(voice(.demoLimitHours(cap: cap, until: until)), voice.language), ownWording: nil,
      effect: .hours(cap: cap), from: week.monday, until: until, review: until.adding(weeks: -2))
    let agreed = week.monday
    try await act { tx in _ = try Considerations.agree(terms, with: participation.person, on: agreed, tx) }
  }
}
