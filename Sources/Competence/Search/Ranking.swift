/// What the parts of a match weigh. One set for all languages, found on a part of the labelled queries and checked on
/// the rest (`docs/benchmarks/skills.md`); a match's score is the plain sum of its parts.
public struct Ranking: Sendable {
  /// Cosine of the rarity-weighted letter runs.
  public var grams: Float = 0.95
  /// Share of the query's words found in the label, by rarity.
  public var queryCover: Float = 0.4
  /// Share of the label's words found in the query.
  public var labelCover: Float = 0.28
  /// Share of the query's words found in any of the concept's labels.
  public var conceptCover: Float = 0.055
  /// The label is the query, word by word.
  public var exact: Float = 0.25
  /// The label begins with what was typed.
  public var begins: Float = 0.02
  /// The concept's preferred name rather than another one.
  public var preferred: Float = 0.075
  /// The last word of a compound or of the label ("lagerarbejder" – "arbejder").
  public var compoundHead: Float = 0.35
  public var compoundStart: Float = 0.8
  /// Same trunk, other ending.
  public var inflection: Float = 0.9
  /// A misspelling's similarity counts this much.
  public var misspelling: Float = 0.95
  /// Words in brackets weigh this much of a normal word.
  public var aside: Float = 0.22
  /// Further labels of the same concept that match add this much of their score.
  public var support: Float = 0.028
  /// A label in the fallback language (English) or in a neighbouring one counts this much.
  public var fallback: Float = 0.5
  public var neighbour: Float = 0.9
  /// An ISCO group rises with its best member, scaled by this, …
  public var groupVote: Float = 0.8
  /// … and with the share of its members among the best hits.
  public var groupShare: Float = 0.066
  /// Occupations in a unit group that many of the best hits share rise by this.
  public var coherence: Float = 0.12
  /// At most this many groups are lifted by their members.
  public var groupMost = 1
  /// A group of one to three digits is too wide to be an answer, but better than none.
  public var wideGroup: Float = 0.5
  public var everyday: Float = 0.02
  /// How many labels per index are looked at closely.
  public var candidates = 160
  public var fallbackCandidates = 60
  /// The same with many languages at once: per index, and of all together.
  public var wideCandidates = 24
  public var wideTotal = 200

  public init() {}
}
