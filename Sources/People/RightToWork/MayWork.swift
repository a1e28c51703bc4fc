public import Access
public import Design
import Language
public import Values
public import Web

/// Whether somebody may work today, and until when, for whoever needs no more than that: the contact at a workplace. Neither
/// how far she may, nor by what, nor what was before.
public struct MayWork: Sendable, Hashable {
  public enum Answer: String, Sendable, CaseIterable {
    case yes, no
    case notKnown = "not-known"
  }

  public let answer: Answer
  /// The last day of a yes; none where no end is noted.
  public let until: CivilDate?

  /// A permit for one job is no yes: for which job it is stands in what is not told here.
  init(_ permits: [WorkPermit], on day: CivilDate) {
    switch permits.answer(from: day, until: day, at: []) {
    case .allowed(let last): (answer, until) = (.yes, last)
    case .notAllowed: (answer, until) = (.no, nil)
    // When the last permission is over nobody knows whether there is another, until somebody has looked.
    case .ends, .notKnown: (answer, until) = (.notKnown, nil)
    }
  }

  static func of(_ person: PersonID) -> Statement<ResidenceRecord, WorkPermit> {
    Statement(
      """
      SELECT w.id, w.subject, w.permission, w.from_day, w.until_day
      FROM \(rows: ResidenceRecord.self, as: "w")
      WHERE w.person_id = \(person) AND w.withdrawn_day IS NULL ORDER BY w.from_day DESC, w.id DESC
      """, showing: .yesNoUntil
    ) { row in
      WorkPermit(try row.choice("permission"), from: try row.date("from_day"), until: try row.dateIfAny("until_day"))
    }
  }

  /// For programs.
  static let shape = Shape<MayWork>("MayWork") { one in
    one.code("mayWork") { $0.answer }
    one.day("until") { $0.until }
  }

  private var phrase: Phrase {
    switch (answer, until) {
    case (.yes, nil): .mayWorkYes
    case (.yes, let until?): .mayWorkUntil(date: until)
    case (.no, _): .mayWorkNo
    case (.notKnown, _): .mayWorkNotKnown
    }
  }

  /// A line for a page.
  public func line(_ desk: Desk) -> HTML {
    "<p>\(Tag(desk.voice(.workPermissionTitle), answer == .no ? .stop : .plain)) \(desk.voice(phrase))</p>"
  }
}

extension RightsToWork {
  /// What a workplace is told; `nil` for whoever is told more, or nothing.
  public static func mayWork(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<MayWork?> {
    guard try tx.isTold(ResidenceRecord.self, seeing: .yesNoUntil, about: person),
      try !tx.isTold(ResidenceRecord.self, seeing: .permissionUntil, about: person)
    else { return tx.me.map { _ in nil } }
    let today = tx.today
    return try tx.listWhatIsReadable(
      MayWork.of(person), try tx.grant(List.self, ResidenceRecord.self, seeing: .yesNoUntil)
    ).map { MayWork($0, on: today) }
  }
}
