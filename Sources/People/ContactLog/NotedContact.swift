public import Language
public import Values
public import Web

/// A contact as somebody noted it, with a person or with a firm: who may mend it, and until when.
public protocol NotedContact: Sendable {
  var author: ContactEntry.Author { get }
  var noted: CivilDate { get }
  var details: ContactEntry.Details { get }
  var next: ContactEntry.NextStep? { get }
  var withdrawn: CivilDate? { get }
}

extension NotedContact {
  /// The last day on which whoever noted it may still mend it: what was written in haste at a gate is read through in the
  /// evening or the next morning. From then on it stands, and is added to by another entry.
  public var mendableUntil: CivilDate { noted.adding(days: 1) }

  public func isMendable(by account: AccountID?, on day: CivilDate) -> Bool {
    withdrawn == nil && account != nil && account == author.account && day <= mendableUntil
  }

  /// Who can change it, or could have, and until when.
  public func stands(on today: CivilDate) -> Phrase {
    today <= mendableUntil
      ? .contactStandsYet(name: author.name, day: mendableUntil)
      : .contactStands(name: author.name, day: mendableUntil)
  }

  /// What is to come of it when it is mended. A step that came from the outcome alone goes with it.
  public func next(
    mended details: ContactEntry.Details, _ other: ContactEntry.NextStep?
  ) -> ContactEntry.NextStep? {
    let isOfOutcome =
      self.details.outcome.asksForMore && next == other && next?.words == nil && next?.owner == nil
      && next?.done == nil
    return isOfOutcome && !details.outcome.asksForMore ? nil : other
  }

  /// The question whose answer is another one now.
  public func firstChange(to other: ContactEntry.Details) -> String? {
    if other.with != details.with { return ContactEntryForm.party.name }
    if other.means != details.means { return ContactEntryForm.means.name }
    if other.outcome != details.outcome { return ContactEntryForm.outcome.name }
    if other.words != details.words { return ContactEntryForm.words.name }
    if other.placement != details.placement { return ContactEntryForm.placementName }
    return other.name != details.name ? ContactEntryForm.name.name : ContactEntryForm.on.name
  }

  /// What was agreed is done, moved or given to somebody else; only whoever noted it takes it out again.
  public func requireNextKept(by other: ContactEntry.NextStep?) throws(Refused) {
    guard let next else { return }
    if other == nil { throw Refused(ContactEntryForm.due.name, .contactNextStays) }
    if next.words != nil, other?.words == nil { throw Refused(ContactEntryForm.next.name, .contactNextStays) }
  }

  /// What has to be done is what is asked first, as long as nobody has said it.
  public var asksForStep: Bool { details.outcome == .needsAct && next?.words == nil }
}

extension ContactEntry.NextStep {
  /// To try again, on the day that was chosen for it: nobody has said what else is to be done.
  public func isReminder(after outcome: ContactEntry.Outcome) -> Bool { words == nil && outcome.isTry }

  /// After a try in vain what was to be done is to be done still, by whoever was to do it.
  public func stillToDo(of earlier: ContactEntry.NextStep?) -> ContactEntry.NextStep {
    guard let earlier, words == nil else { return self }
    return ContactEntry.NextStep(earlier.words, due: due, owner: owner ?? earlier.owner, done: done)
  }
}
