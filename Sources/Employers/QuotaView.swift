public import Access
public import Values
public import Web

/// How many places of a workplace are taken and how many its rule allows, as the workplace's page and the API show it.
/// Made by the room that keeps placements, which knows the places and the rules; said in the reader's language.
public struct QuotaView: Sendable, Hashable {
  /// Places taken today.
  public var taken: Int
  /// Places that the rule allows; none when that cannot be said yet. `sentence` then says what is missing.
  public var allowed: Int?
  /// Of those taken, by whom somebody did wrong: only these are shown as too many.
  public var over: Int
  /// Places that are taken from a later day on.
  public var coming: Int
  /// The first day from which the next one who is tested can start; none where nothing is in the way, and where that is
  /// not known.
  public var nextFree: CivilDate?
  /// Why it is so many: "One place for every 5 employees; 21 ordinary employees on 1 Oct 2026".
  public var sentence: String
  /// Where the rule is written; none where no rule is held against the workplace.
  public var source: String?
  /// What follows from the numbers, in sentences.
  public var advice: [String]
  /// What takes each place: measure and dates, never by whom.
  public var slots: [String]

  public init(
    taken: Int, allowed: Int?, over: Int = 0, coming: Int = 0, nextFree: CivilDate? = nil, sentence: String,
    source: String?, advice: [String] = [], slots: [String]
  ) {
    (self.taken, self.allowed, self.over, self.coming, self.nextFree) = (taken, allowed, over, coming, nextFree)
    (self.sentence, self.source, self.advice, self.slots) = (sentence, source, advice, slots)
  }
}

/// Where the figures come from; nothing when no rule in force at the workplace limits its places.
///
/// Slots are records of their own kind: a source reads them with a grant for them, and whoever may not see them gets
/// *not found* for the whole page, as everywhere.
public typealias QuotaSource = @Sendable (Workplace, Transaction, Desk) throws -> Disclosed<QuotaView?>
