import Access
import Design
import Employers
import Language
public import People
public import Programmes
import Rules
import Values
import Web

extension PlacementPages {
  /// The card with a person's placements: the one that runs with its ladder, the others in a line.
  public var panel: PeoplePages.Panel {
    { person, tx, desk in
      // Who may not look into the register of firms sees that there is a placement, not where.
      guard desk.actor.might(Read.self, WorkplaceRecord.self) else {
        return try placements.of(person, tx).map { card($0, desk).html }
      }
      return try placements.of(person, tx).flatMap { all in
        let states = all.map { $0.state(on: desk.today).kind }
        let now = [.running, .lastDayPassed, .ready, .checked, .draft].lazy
          .compactMap { wanted in zip(all, states).first { $0.1 == wanted }?.0 }.first
        let names = try Employers.workplaces(among: Set(all.map(\.workplace)), tx)
        let around: Disclosed<PlacementCase?>
        do {
          around =
            try now.map { try placements.disclose($0.id, tx).map { PlacementCase?.some($0) } }
            ?? tx.me.map { _ in nil }
        } catch is DamagedRecord {
          // Its own page says so, and This week asks to have it looked into; the person's stands without the ladder.
          around = tx.me.map { _ in nil }
        }
        return .together(names, around) { names, around in
          let workplaces = Dictionary(names.map { ($0.id, $0) }) { first, _ in first }
          return card(person, all, around, workplaces, desk).html
        }
      }
    }
  }

  /// The placements that keep somebody from leaving a programme, each with the way to its page.
  public var holding: ParticipationPages.Holding {
    { participation, tx, desk in
      try placements.of(participation.person, tx).flatMap { all in
        let open = all.filter { $0.holdsBack(participation) }
        let isNamed = desk.actor.might(Read.self, WorkplaceRecord.self) && !open.isEmpty
        let names = try isNamed ? Employers.workplaces(among: Set(open.map(\.workplace)), tx) : tx.me.map { _ in [] }
        return names.map { names in
          let workplaces = Dictionary(names.map { ($0.id, $0) }) { first, _ in first }
          return open.isEmpty
            ? .nothing
            : """
            <p>\(desk.voice(.placementsOpenAtExit(n: open.count)))\
            \(if: desk.might(End.self, PlacementRecord.self), " \(desk.voice(.placementsEndWithDeath))")</p>\
            <ul class="plain">\(each: open, { "<li><p>\(line($0, workplaces[$0.workplace], desk))</p></li>" })</ul>
            """
        }
      }
    }
  }

  /// The placements that somebody has or had, for whoever writes something about one.
  public var names: PlacementNames {
    { person, tx, voice in
      guard tx.actor.might(List.self, PlacementRecord.self) else { return tx.me.map { _ in [] } }
      return try placements.of(person, tx).flatMap { all in
        let isNamed = tx.actor.might(Read.self, WorkplaceRecord.self) && !all.isEmpty
        let names = try isNamed ? Employers.workplaces(among: Set(all.map(\.workplace)), tx) : tx.me.map { _ in [] }
        return names.map { names in
          let workplaces = Dictionary(names.map { ($0.id, $0) }) { first, _ in first }
          return all.map { placement in
            let days = placement.daysSaid(by: voice)
            let place = workplaces[placement.workplace]
            return PlacementName(
              placement.id, place.map { $0.organisationName + ", " + $0.details.name + ": " + days } ?? days,
              at: .to(PlacementsAddress.placement(placement.id)))
          }
        }
      }
    }
  }

  /// The ways to where a step is decided, of those of somebody's placements that are not over: for whoever may decide one.
  public var ladderWays: LadderWays {
    { person, tx, desk in
      guard desk.might(Create.self, LadderRecord.self), tx.actor.might(List.self, PlacementRecord.self) else {
        return tx.me.map { _ in [] }
      }
      return try placements.of(person, tx).map { all in
        let open = all.filter { $0.state(on: desk.today).kind.acts.contains(.decideStep) }
        return open.prefix(3).map { placement in
          Button(
            desk.voice(.ladderDecide), .go(.to(PlacementsAddress.ladder(placement.id))),
            about: placement.daysSaid(by: desk.voice))
        }
      }
    }
  }

  /// One placement with its state; by its days for whoever may not look into the register of firms.
  private func line(_ placement: Placement, _ workplace: Workplace?, _ desk: Desk) -> HTML {
    let name = workplace.map { $0.organisationName + ", " + $0.details.name } ?? placement.daysSaid(by: desk.voice)
    return "<a href=\"\(Link.to(PlacementsAddress.placement(placement.id)))\">\(name)</a> \(placement.tags(desk))"
  }

  private func card(_ all: [Placement], _ desk: Desk) -> Card {
    let voice = desk.voice
    let part = desk.part(of: all, "placements", at: "placements", voice(.navPlacements))
    return Card(
      title: voice(.navPlacements), sign: CircleSign(.shared, voice(.circleShared)), id: "placements",
      content: all.isEmpty
        ? "<p class=\"quiet\">\(voice(.placementNoneOfPerson))</p>"
        : """
        <ul class="plain">\(each: part.items, { placement in
          "<li><p>\(placement.tags(desk)) \(placement.daysSaid(by: voice))</p></li>"
        })</ul>\(part.ways)
        """)
  }

  private func card(
    _ person: PersonID, _ all: [Placement], _ around: PlacementCase?, _ workplaces: [WorkplaceID: Workplace],
    _ desk: Desk
  ) -> Card {
    let voice = desk.voice
    let mayDraft = desk.might(Create.self, PlacementRecord.self)
    let part = desk.part(of: all, "placements", at: "placements", voice(.navPlacements))
    let lines: HTML = """
      <ul class="plain">\(each: part.items, { placement in
        "<li><p>\(line(placement, workplaces[placement.workplace], desk))</p></li>"
      })</ul>\(part.ways)
      """
    return Card(
      title: voice(.navPlacements), sign: CircleSign(.shared, voice(.circleShared)), id: "placements",
      content: all.isEmpty
        ? "<p class=\"quiet\">\(voice(.placementNoneOfPerson))</p>"
        : "\(with: around, { LadderView(around: $0, voice: voice).chart.html })\(lines)",
      buttons: mayDraft
        ? [
          Button(
            voice(.placementNew), .go(.to(PlacementsAddress.newPlacement(person))), tone: all.isEmpty ? .main : .plain)
        ] : [])
  }
}

extension Placement {
  /// The days that it takes up; what was given up before it began has none but the one that was planned.
  func daysSaid(by voice: Voice) -> String {
    neverBegan ? voice(.placementNeverBegan(from: terms.period.from)) : occupied.words(voice)
  }
}

extension Period {
  func words(_ voice: Voice) -> String {
    if let until { return voice(.placementFromUntil(from: from, until: until)) }
    return voice(.placementFromOpen(from: from))
  }
}
