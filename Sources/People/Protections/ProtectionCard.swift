import Access
import Design
import Language
import Values
import Web

/// Whether the address is protected, and which workers are told of the person all the same.
struct ProtectionCard {
  let person: PersonID
  let all: [Protection]
  /// Whoever works with her today: they are named by that.
  let workers: [Worker]
  /// Whether the reader is responsible for her.
  let mayNote: Bool

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let (open, over) = (all.filter { !$0.isOver(on: desk.today) }, all.filter { $0.isOver(on: desk.today) })
    let isSet = open.contains { $0.worker == nil }
    let holds = open.contains { $0.worker == nil && $0.holds(on: desk.today) }
    let named = open.filter { $0.worker != nil }
    let beside = named.filter { $0.holds(on: desk.today) }.compactMap(\.worker).filter { !$0.isClosed }
    let accounts = Set(workers.map(\.account) + beside.map(\.account))
    let told: HTML =
      holds
      ? """
      <p>\(Tag(voice(.protectedMark), .due)) \(voice(.protectedShownTo(n: accounts.count)))</p>\
      <ul class="plain">\(each: workers.inOrder(for: desk), { "<li><p>\(name: $0.name) · \(voice($0.relation.phrase))</p></li>" })</ul>
      """ : .nothing
    return Card(
      title: voice(.protectedTitle), sign: CircleSign(.case, voice(.circleCase)), id: "protection",
      content: """
        \(if: !isSet, "<p class=\"quiet\">\(voice(.protectedNot))</p>")\(told)\
        \(if: !open.isEmpty, "<ul class=\"plain\">\(each: open, { line($0, desk) })</ul>")\(earlier(over, desk))
        """,
      buttons: mayNote
        ? [
          Button(
            voice(isSet ? .protectedNameTitle : .protectedSetTitle), .go(.to(PeopleAddress.newProtection(person))))
        ] : []
    ).html
  }

  private func earlier(_ over: [Protection], _ desk: Desk) -> HTML {
    guard !over.isEmpty else { return .nothing }
    let part = desk.part(of: over, "protections", at: "protection", desk.voice(.protectedTitle))
    return """
      <details class="more"\(if: part.isFurther, " open")><summary>\(desk.voice(.protectedEarlier(n: over.count)))</summary>\
      <ul class="plain">\(each: part.items, { line($0, desk) })</ul>\(part.ways)</details>
      """
  }

  private func line(_ one: Protection, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let end = Button(
      voice(one.worker == nil ? .protectedLift : .protectedWorkerEnd), .go(.to(PeopleAddress.protection(one.id))),
      tone: .quiet, about: one.worker?.name ?? voice(.protectedTitle))
    return """
      <li id="\(ProtectionPages.place + one.id.text)"><p>\(ProtectionCard.said(one, desk))</p>\
      <p class="quiet" dir="auto">\(one.words)\(with: one.endWords, { " · \($0)" })</p>\
      <p class="quiet">\(voice(.protectedNotedBy(name: one.notedBy)))</p>\
      \(if: mayNote && one.closedBecause == nil, ButtonRow([end]).html)</li>
      """
  }

  /// Who is named, or that it is protected; from when, and until when that is known.
  static func said(_ one: Protection, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let days =
      one.until.map { voice(.protectedFromUntil(from: one.from, until: $0)) } ?? voice(.aroundFromSaid(date: one.from))
    let what: HTML =
      one.worker.map {
        "<strong>\(name: $0.name)</strong>\(if: $0.isClosed, " \(Tag(voice(.protectedWorkerClosed)))")"
      } ?? "<strong>\(voice(.protectedTitle))</strong>"
    return "\(what) · \(days)"
  }
}
