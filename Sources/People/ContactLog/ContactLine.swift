public import Design
public import Language
import Values
public import Web

/// A contact as it is read: what happened, by whom it was noted, and what is to come.
public struct ContactLine: Markup {
  private let contact: any NotedContact
  private let with: Phrase?
  private let workplace: String?
  private let place: String
  private let link: Link?
  private let owner: String?
  private let desk: Desk

  /// - Parameters:
  ///   - party: with whom, where the page does not say it.
  ///   - workplace: where, if the page does not say it.
  ///   - place: where it stands on its page, after `#`.
  ///   - link: where it is changed.
  ///   - owner: who sees to what is to come, where somebody is named for it.
  public init(
    _ contact: any NotedContact, with party: Phrase? = nil, at workplace: String? = nil, place: String, link: Link?,
    owner: String?, _ desk: Desk
  ) {
    (self.contact, with, self.workplace, self.place, self.link) = (contact, party, workplace, place, link)
    (self.owner, self.desk) = (owner, desk)
  }

  private var voice: Voice { desk.voice }

  public var html: HTML {
    let details = contact.details
    let title = ([details.means.phrase] + [with].compactMap(\.self)).map { voice($0) }.joined(separator: " · ")
    return """
      <li id="\(place)"><p>\(with: link, { "<a href=\"\($0)\">\(title)</a>" })\(if: link == nil, "\(title)")\
      \(with: workplace, { " · \(name: $0)" })\(with: details.name, { " · \(name: $0)" }) \(Tag(voice(details.outcome.phrase), tone))</p>\
      \(with: details.words, { "<p class=\"lines\" dir=\"auto\">\($0)</p>" })\(with: contact.next, { next($0) })\
      <p class="quiet">\(voice.day(details.on)) · \(name: contact.author.name)</p></li>
      """
  }

  private func next(_ next: ContactEntry.NextStep) -> HTML {
    let what = next.words ?? voice(contact.details.outcome.owed(since: contact.details.on))
    let tag =
      next.done.map { Tag(voice(.contactNextDoneSaid(date: $0)), .good) }
      ?? Tag(
        next.isReminder(after: contact.details.outcome)
          ? voice.day(next.due) : voice(.obstacleDueSaid(date: next.due)),
        next.due < desk.today ? .stop : next.due == desk.today ? .due : .plain)
    return """
      <p><span class="quiet">\(voice(.contactNext))</span> <span dir="auto">\(what)</span> \(tag)\
      \(with: owner, { " · \(name: $0)" })</p>
      """
  }

  private var tone: Tag.Tone {
    switch contact.details.outcome {
    case .well: .good
    case .watch: .info
    case .needsAct, .notReached, .didNotCome: .due
    }
  }
}
