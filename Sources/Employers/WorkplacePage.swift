import Access
import Design
import Language
import Rules
import Values
import Web

/// Everything that one workplace's page shows: how many places there are and why, who to talk to, how to get there.
struct WorkplacePage {
  let workplace: Workplace
  /// None where no rule limits the places.
  let quota: QuotaView?
  let panels: [HTML]
  /// All records of this workplace, itself among them.
  let same: [Workplace]
  let calendar: WorkingCalendar
  /// The numbers of staff that held before the newest.
  let earlierStaff: [Workplace.Headcount]
  let staffNotes: StaffNotes
  let contacts: HTML

  func document(_ desk: Desk) -> HTML {
    desk.page(
      workplace.details.name,
      trail: mayOpenFirm(desk)
        ? [
          (desk.voice(.employersTitle), .to(EmployersAddress.employers)),
          (workplace.organisationName, .to(EmployersAddress.employer(workplace.organisation))),
        ] : [],
      "\(others(desk))<div class=\"columns\">\(QuotaCard(quota: quota, voice: desk.voice).card)\(details(desk))</div>\(contacts)\(daysOff(desk))\(panels.joined())"
    )
  }

  private func others(_ desk: Desk) -> HTML {
    OtherRecords(
      words: desk.voice(.workplaceDoubles),
      records: same.filter { $0.id != workplace.id }.map {
        ("\($0.details.name), \($0.organisationName)", .to(EmployersAddress.workplace($0.id)))
      }
    ).html
  }

  /// Some see a person's workplace and not the register of firms.
  private func mayOpenFirm(_ desk: Desk) -> Bool { desk.actor.might(Read.self, OrganisationRecord.self) }

  /// What is closed from today on, the next holidays, and how far both are known.
  private func daysOff(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let closures = calendar.closures.filter { $0.until >= desk.today }
    let holidays = nextHolidays(desk.today)
    let known: Phrase? =
      switch calendar.knowledge {
      case .whole: nil
      case .country: .daysOffRegionMissing
      case .weekends: .daysOffWeekendsOnly
      }
    return Card(
      title: voice(.daysOffTitle), id: "days-off",
      content: """
        \(if: closures.isEmpty, "<p class=\"quiet\">\(voice(.daysOffNone))</p>")\
        \(if: !holidays.isEmpty, "<p class=\"quiet\">\(voice(.daysOffWhich))</p>")\
        <ul class="plain">\(each: closures, { "<li>\($0.said(by: voice))</li>" })\
        \(each: holidays, { "<li>\(said($0.day, $0.holiday, voice))</li>" })</ul>\
        \(with: known, { "<p class=\"quiet\">\(voice($0))</p>" })
        """,
      buttons: desk.actor.might(Edit.self, WorkplaceRecord.self)
        ? [Button(voice(.daysOffEdit), .go(.to(EmployersAddress.closures(workplace.id))))] : []
    ).html
  }

  /// With where it is written.
  private func said(_ day: CivilDate, _ holiday: Holiday, _ voice: Voice) -> HTML {
    let (name, source) = (holiday.name.text(in: voice.language), holiday.source.reference.text(in: voice.language))
    let words: Phrase =
      switch holiday.kind {
      case .public: .daysOffHoliday(day: day, name: name.text)
      case .customary: .daysOffCustomary(day: day, name: name.text)
      case .local: .daysOffLocal(day: day, name: name.text)
      }
    return """
      \(voice(words)) \
      \(SourceNote(source.text, in: source.language, title: voice(.sourceTitle)))
      """
  }

  private static let shownHolidays = 6

  /// Whether or not they fall on a weekend, on which some places work.
  private func nextHolidays(_ today: CivilDate) -> [(day: CivilDate, holiday: Holiday)] {
    (0..<366).lazy.map { today.adding(days: $0) }.compactMap { day in
      calendar.holiday(on: day).map { (day, $0) }
    }.prefix(WorkplacePage.shownHolidays).map { $0 }
  }

  private func details(_ desk: Desk) -> Card {
    let voice = desk.voice
    let details = workplace.details
    let answer = Answer(unknown: voice(.employerNotAsked))
    return Card(
      title: voice(.workplaceDetails),
      content: SummaryList([
        .init(
          voice(.workplaceFirm),
          mayOpenFirm(desk)
            ? "<a href=\"\(Link.to(EmployersAddress.employer(workplace.organisation)))\">\(name: workplace.organisationName)</a>"
            : "\(name: workplace.organisationName)"),
        .init(
          voice(.workplaceOrdinaryStaff),
          StaffLines(workplace: workplace, earlier: earlierStaff, notes: staffNotes, desk: desk).html),
        .init(voice(.workplaceAddress), answer.text(details.address)),
        .init(voice(.workplaceUnitNumber), answer.text(details.unitNumber)),
        .init(voice(.workplaceContactName), answer.text(details.contactName)),
        .init(voice(.workplaceContactPhone), answer.phone(details.contactPhone)),
        .init(voice(.workplaceRepresentative), answer.text(details.representative)),
        .init(voice(.workplaceTransport), answer.text(details.transport)),
      ]).html,
      buttons: desk.actor.might(Edit.self, WorkplaceRecord.self)
        ? [Button(voice(.workplaceEdit), .go(.to(EmployersAddress.editWorkplace(workplace.id))))] : [])
  }
}

/// The quota with the sentence behind it, and what takes each place.
struct QuotaCard {
  let quota: QuotaView?
  let voice: Voice

  var card: Card { Card(title: voice(.workplaceQuota), id: "quota", content: content) }

  private var content: HTML {
    guard let quota else { return "<p class=\"quiet\">\(voice(.workplaceQuotaNone))</p>" }
    return "\(figures(quota))\(slots(quota))"
  }

  private func figures(_ quota: QuotaView) -> HTML {
    guard let allowed = quota.allowed else {
      return """
        <p>\(Tag(voice(.workplaceQuotaUnknown), .due))</p><p>\(quota.sentence)</p>\(source(quota))\
        <p>\(voice(.workplaceQuotaTaken(n: quota.taken)))</p>
        """
    }
    return QuotaMeter(
      title: voice(
        quota.taken > allowed
          ? .workplaceQuotaBeyond(n: allowed, taken: quota.taken)
          : .workplaceQuotaOf(taken: quota.taken, allowed: allowed)), taken: quota.taken, allowed: allowed,
      over: quota.over, coming: quota.coming, sentence: quota.sentence, source: source(quota), advice: quota.advice,
      words: QuotaMeter.Words(
        taken: voice(.workplaceQuotaTaken(n: quota.taken)),
        free: voice(.workplaceQuotaFree(n: max(0, allowed - quota.taken))),
        coming: voice(.workplaceQuotaComing(n: quota.coming)), over: voice(.workplaceQuotaOver(n: quota.over))),
      id: "quota-meter"
    ).html
  }

  private func source(_ quota: QuotaView) -> SourceNote? {
    quota.source.map { SourceNote($0, title: voice(.sourceTitle)) }
  }

  private func slots(_ quota: QuotaView) -> HTML {
    guard !quota.slots.isEmpty else { return .nothing }
    return """
      <details class="more"><summary>\(voice(.workplaceQuotaSlots(n: quota.slots.count)))</summary>\
      <ul class="plain">\(each: quota.slots, { "<li>\($0)</li>" })</ul></details>
      """
  }
}
