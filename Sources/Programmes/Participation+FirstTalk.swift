public import Values

// Before a referral is answered somebody talks with whom it is about (domain description §4.2: referred, invited, met).

extension Participation {
  /// How far it has come with the talk before the answer. All of it may be left out: a referral can be answered at once.
  public struct FirstTalk: Sendable, Hashable {
    /// The day on which she was invited.
    public var invited: CivilDate?
    /// The day of the talk, where one is agreed; only beside `invited`.
    public var planned: CivilDate?
    /// The day on which somebody met her, invited or not.
    public var met: CivilDate?

    public init(invited: CivilDate? = nil, planned: CivilDate? = nil, met: CivilDate? = nil) {
      (self.invited, self.planned, self.met) = (invited, planned, met)
    }

    /// Nobody has invited or met her.
    public static let none = FirstTalk()
  }

  /// Where a referral stands on a day that nobody has answered.
  func waiting(on day: CivilDate) -> State {
    if let met = talk.met, met <= day { return .met(on: met) }
    if let invited = talk.invited, invited <= day { return .invited(on: invited, talk: talk.planned) }
    return .referred
  }
}
