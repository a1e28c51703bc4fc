public import Access
public import Design
public import Language
public import Values

/// Something in a week of somebody's, where the board is shown week by week.
public struct BoardEntry: Sendable {
  let person: PersonID
  let week: ISOWeek
  /// None for what holds for the whole week.
  let day: CivilDate?
  let words: String
  let link: Link?

  public init(_ words: String, of person: PersonID, on day: CivilDate, at link: Link?) {
    (self.person, week, self.day) = (person, ISOWeek(containing: day), day)
    (self.words, self.link) = (words, link)
  }

  public init(_ words: String, of person: PersonID, in week: ISOWeek, at link: Link?) {
    (self.person, self.week, day) = (person, week, nil)
    (self.words, self.link) = (words, link)
  }

  /// What holds for the whole week stands first, then one day after another.
  var order: String { (day?.iso ?? "") + " " + words }
}

/// What a room knows of these people's weeks, as far as the reader reaches it.
public typealias BoardSource =
  @Sendable (_ among: [PersonID], _ weeks: ClosedRange<ISOWeek>, Transaction, Voice) throws -> Disclosed<[BoardEntry]>
