public import Language
public import Values
import Work

// Pauses as of a day. Whoever pauses takes part, and her phases and placements stay what they are; nothing that needs her is
// due meanwhile, and that she comes back is.

extension Participation {
  /// A stretch of days on which somebody who takes part is not there.
  public struct Pause: Sendable, Hashable {
    public let id: EntryID
    public let terms: Terms
    /// The first day on which she was there again; none while nobody has said so.
    public let back: CivilDate?
    /// The days on which it and the return were written down: on those each can be taken back, whenever it was.
    let noted: CivilDate
    let backNoted: CivilDate?

    public struct Terms: Sendable, Hashable {
      public var reason: Reason
      public var from: CivilDate
      /// The day on which she is expected back.
      public var expected: CivilDate
      /// What is agreed about placements that run on; none where nobody has said.
      public var meanwhile: Meanwhile?
    }

    /// In functional words: what keeps her away, and nothing about her health or what somebody holds against her.
    public enum Reason: String, Sendable, CaseIterable {
      case cannot, family, travel, elsewhere
      case waits = "waits-for-authority"
      case other

      var phrase: Phrase {
        switch self {
        case .cannot: .pauseReasonCannot
        case .family: .pauseReasonFamily
        case .travel: .pauseReasonTravel
        case .elsewhere: .pauseReasonElsewhere
        case .waits: .pauseReasonWaits
        case .other: .pauseReasonOther
        }
      }
    }

    public enum Meanwhile: String, Sendable, CaseIterable {
      case goesOn = "goes-on"
    }

    /// Whether it runs on a day: until somebody says that she is back, also behind the day on which she was expected.
    func runs(on day: CivilDate) -> Bool { terms.from <= day && (back.map { day < $0 } ?? true) }
  }

  /// Those that come, or came: what was planned for a day behind the last one does not, as long as that one stands.
  public var pausesThatCome: [Pause] { pauses.filter { pause in exit.map { pause.terms.from <= $0.on } ?? true } }

  /// The pause that runs on a day. There is one at a time.
  public func pause(on day: CivilDate) -> Pause? {
    guard state(on: day).kind == .accepted else { return nil }
    return pausesThatCome.first { $0.runs(on: day) }
  }

  /// The pause in which a day lies: before she is expected back, and behind that as long as she should have come and nobody
  /// has said that she did.
  public func pause(around day: CivilDate, seenOn today: CivilDate) -> Pause? {
    pause(on: day).flatMap { day < $0.terms.expected || $0.terms.expected < today ? $0 : nil }
  }

  /// The pause after which she is not back yet, also one that is to come.
  var openPause: Pause? { pauses.last { $0.back == nil } }

  /// The pause that may be taken back on a day: what begins on it or later, or was written down on it.
  func removablePause(on day: CivilDate) -> Pause? {
    openPause.flatMap { $0.terms.from >= day || $0.noted == day ? $0 : nil }
  }

  /// The pause whose end may be taken back: the last one, on the day on which that was written down.
  func reopenablePause(on day: CivilDate) -> Pause? {
    pauses.last.flatMap { $0.back != nil && $0.backNoted == day ? $0 : nil }
  }

  /// For what is owed.
  var way: Pauses.Way? {
    acceptedOn.map { first in
      Pauses.Way(
        id, from: first, until: exit?.on, pausesThatCome.map { Pauses.Stretch(from: $0.terms.from, back: $0.back) })
    }
  }

  /// In which pause she is, for where it is said in a few words.
  public func pauseWords(on day: CivilDate) -> Phrase? {
    pause(on: day).map {
      $0.terms.expected < day ? .pausePassedTag(day: $0.terms.expected) : .pauseTag(day: $0.terms.expected)
    }
  }
}
