import Access
public import Design
import Language
import Values
public import Web

/// What a page says of who is away.
public struct AwayNotice {
  let absences: [Absence]

  public init(_ absences: [Absence]) { self.absences = absences }

  /// Of somebody who is away, to others.
  static func sentence(_ absence: Absence) -> Phrase {
    absence.coverName.map {
      .awaySaid(name: absence.name, from: absence.from, until: absence.until, cover: $0)
    } ?? .awaySaidAlone(name: absence.name, from: absence.from, until: absence.until)
  }

  public func html(_ desk: Desk) -> HTML {
    absences.isEmpty
      ? .nothing
      : "\(each: absences, { "<p class=\"quiet\">\(desk.voice(AwayNotice.said($0, to: desk.actor)))</p>" })"
  }

  private static func said(_ absence: Absence, to actor: Actor) -> Phrase {
    if absence.cover == actor.account {
      return .awayYouCover(name: absence.name, from: absence.from, until: absence.until)
    }
    return sentence(absence)
  }
}
