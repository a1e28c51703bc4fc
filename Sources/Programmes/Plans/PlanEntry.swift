import Language
public import Values

extension Plan {
  /// A goal, or what one side does.
  public struct Entry: Sendable, Hashable {
    public let id: EntryID
    public let details: Details
    /// The day on which a goal was reached, or a duty done.
    public let reached: CivilDate?
    let reachedNoted: CivilDate?
    /// The day on which it was taken out of the draft.
    let removed: CivilDate?

    public struct Details: Sendable, Hashable {
      /// None for what is no goal, but what a side does.
      public var family: Family?
      public var side: Side
      /// Who does it, where that is neither of the two.
      public var party: String?
      public var words: Both
      /// How one gets there; of goals alone.
      public var way: Both?
      public var due: CivilDate?

      public init(
        _ family: Family?, by side: Side, party: String? = nil, _ words: Both, way: Both? = nil, due: CivilDate? = nil
      ) {
        (self.family, self.side, self.party, self.words) = (family, side, party, words)
        (self.way, self.due) = (way, due)
      }
    }

    /// The text that holds, and the same in the language of the explanation.
    public struct Both: Sendable, Hashable {
      public var text: String
      public var other: String?

      public init(_ text: String, _ other: String? = nil) { (self.text, self.other) = (text, other) }
    }

    public enum Family: String, Sendable, CaseIterable {
      case work, education, social, civic

      var phrase: Phrase {
        switch self {
        case .work: .planPaperWork
        case .education: .planPaperEducation
        case .social: .planPaperSocial
        case .civic: .planPaperCivic
        }
      }
    }

    public enum Side: String, Sendable, CaseIterable {
      case person, authority, other

      var phrase: Phrase {
        switch self {
        case .person: .planPaperPerson
        case .authority: .planPaperAuthority
        case .other: .planPaperOther
        }
      }
    }
  }
}

extension Plan.Signature.Signatory {
  var phrase: Phrase {
    switch self {
    case .person: .planPaperPerson
    case .authority: .planPaperAuthority
    case .guardian: .planPaperGuardian
    }
  }
}

extension Plan.Ending.Reason {
  var phrase: Phrase {
    switch self {
    case .reached: .planEndReached
    case .elsewhere: .planEndElsewhere
    case .left: .planEndLeft
    case .other: .planEndOther
    }
  }
}

extension Plan.State {
  var phrase: Phrase {
    switch self {
    case .draft: .planStateDraft
    case .explained: .planStateExplained
    case .signing: .planStateSigning
    case .active: .planStateActive
    case .reviewDue: .planStateReviewDue
    case .replaced: .planStateReplaced
    case .ended: .planStateEnded
    case .dropped: .planStateDropped
    }
  }
}
