import Access
public import Values

/// Who may owe what is owed about a subject, and on which days they work. Pure: from who works with a person and where
/// she belongs to whoever can do it.
struct Owners: Sendable {
  let responsible: [WorkingWith]
  var belongings: [Belonging] = []
  var days = OfficeDays.weekdays
  /// When an address is protected, and who is told of her then.
  var protection = ProtectionDays.none

  /// Every day on which the answer may turn.
  var turns: [CivilDate] { responsible.turns + belongings.flatMap(\.turns) + protection.turns }

  /// Whoever stands in for somebody who is away that day.
  func standingIn(for account: AccountID, on day: CivilDate) -> AccountID? {
    responsible.first { $0.covering == account && $0.holds(on: day) }?.account
  }

  /// Whether what was given to somebody by name can stay theirs, or stand with whoever stands in for them: of somebody whose
  /// address is protected only those are told who are named.
  func isTold(_ account: AccountID, on day: CivilDate) -> Bool {
    protection.isOpen(to: standingIn(for: account, on: day) ?? account, on: day)
  }

  func with(responsible: [WorkingWith]) -> Owners {
    Owners(responsible: responsible, belongings: belongings, days: days, protection: protection)
  }

  /// Whoever is responsible and can do it owes it: of several the one to whose work it belongs, otherwise the one named last. Where none of them can, those of an office do together, and whoever is
  /// responsible only when nobody works there. What nobody at all is responsible for is nobody's, unless it is an
  /// authority's to decide.
  ///
  /// - Parameter participation: the one because of which it is owed; of the others each may be asked where none is said.
  func owing(
    _ deed: Obligation.Deed?, because participation: ParticipationID?, on day: CivilDate
  ) -> (owner: WorkingWith?, office: Office?) {
    let today = responsible.filter { $0.holds(on: day) }
    // No office is told of somebody whose address is protected: whoever is responsible sees to it that somebody named does it.
    guard let deed, !protection.holds(on: day) else { return (today.first, nil) }
    let able = today.filter { $0.can(deed.doing) }
    if let first = Owners.first(of: able, for: deed, among: today) { return (first, nil) }
    if today.isEmpty, !deed.isOfAuthority { return (nil, nil) }
    let places = belongings.filter { $0.holds(on: day) }
    let place = participation.flatMap { id in places.first { $0.participation == id } } ?? places.first
    return (today.first, place?.office(doing: deed.doing))
  }

  /// The one to whose work it belongs, or whoever stands in for them; otherwise the one named last.
  private static func first(
    of able: [WorkingWith], for deed: Obligation.Deed, among all: [WorkingWith]
  ) -> WorkingWith? {
    guard let role = deed.isFirstOf else { return able.first }
    // Who is away does it only where whoever stands in cannot.
    let away = Set(able.compactMap(\.covering))
    return able.first { one in
      if let covered = one.covering { return all.contains { $0.account == covered && $0.role == role } }
      return one.role == role && !away.contains(one.account)
    } ?? able.first
  }
}

/// On which days the offices work.
public struct OfficeDays: Sendable {
  private let isOpen: @Sendable (OrganisationID?, CivilDate) -> Bool

  /// - Parameter isOpen: whether an organisation works on a day; of none, where it is not known who owes something, the
  ///   installation.
  public init(isOpen: @escaping @Sendable (OrganisationID?, CivilDate) -> Bool) { self.isOpen = isOpen }

  /// Monday to Friday everywhere.
  public static let weekdays = OfficeDays { _, day in day.weekday.rawValue <= 5 }

  /// Nobody looks further for an open day than this.
  private static let furthest = 28

  /// The day itself where the office works on it; otherwise the open one in the direction. Back it goes no further than to
  /// `first`, and on where there is none left; the day itself where there is none at all.
  func open(
    _ day: CivilDate, _ direction: Obligation.Direction, from first: CivilDate, at office: OrganisationID?
  ) -> CivilDate {
    if direction == .back {
      var before = day
      while before >= first, day.days(since: before) <= OfficeDays.furthest {
        if isOpen(office, before) { return before }
        before = before.adding(days: -1)
      }
    }
    let days = (0...OfficeDays.furthest).lazy.map { day.adding(days: $0) }
    return days.first { isOpen(office, $0) } ?? day
  }
}

extension Office {
  /// As an obligation's row says it.
  init?(_ row: borrowing Columns) throws {
    let organisation: OrganisationID? = try row.idIfAny("office_id")
    let team: ProgrammeID? = try row.idIfAny("team_id")
    guard let office = organisation.map(Office.organisation) ?? team.map(Office.team) else { return nil }
    self = office
  }

  var organisation: OrganisationID? { if case .organisation(let id) = self { id } else { nil } }
  var team: ProgrammeID? { if case .team(let id) = self { id } else { nil } }
}
