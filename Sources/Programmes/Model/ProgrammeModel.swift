public import Rules
public import Values

/// What makes one programme differ from another, as data: phases, words, reasons and rhythm.
///
/// Every name that a model may hold is obeyed: what nothing obeys would be a promise to whoever writes it down, and is
/// refused by the reader (`Tests/House`).
public struct ProgrammeModel: Sendable, Hashable {
  public var code: ModelCode
  /// Counts up with every change that is put into use; participations remember theirs.
  public var version: Int
  public var languages: [LanguageTag]
  public var title: Wording
  public var summary: Wording
  /// How the codes of its rule packs begin: `dk-`.
  public var rulePacks: String
  public var measures: [MeasureCode]
  public var words: [Word: Wording]
  /// In the order of the file.
  public var phases: [Phase]
  public var eligibilityReasons: [Reason]
  public var declineReasons: [Reason]
  public var exitReasons: [Reason]
  public var destinations: [Reason]
  public var followUps: FollowUpCadence
  public var ladder: LadderDefaults
  /// How long after an exit team and referrer may still look at the case, read-only. Then their reach ends.
  public var reachAfterExit: Span
  /// How long after the acceptance a plan is begun, where the law behind the person's basis says nothing; none where the
  /// programme asks for no plan of its own.
  public var planWithin: Span?

  /// Where a model says nothing: as long as the immediate results of leaving are asked for (ESF+, Regulation (EU)
  /// 2021/1057 Annex I: within four weeks).
  public static let usualReachAfterExit = Span(4, .weeks)

  /// A choice that the programme offers, with its text.
  public struct Reason: Sendable, Hashable, Identifiable {
    public var id: ReasonCode
    public var title: Wording

    public init(id: ReasonCode, title: Wording) {
      self.id = id
      self.title = title
    }
  }
}

public enum ModelName {
  public enum Model {}
  public enum Phase {}
  public enum Reason {}
}

/// A programme model: `business-training`.
public typealias ModelCode = Code<ModelName.Model>
/// A phase: `placement`.
public typealias PhaseCode = Code<ModelName.Phase>
/// A reason or destination: `not-directly-to-work`.
public typealias ReasonCode = Code<ModelName.Reason>

extension ReasonCode {
  /// Why somebody left in every model that has it (domain description §4.2): whoever has died goes on to nothing.
  public static let deceased: ReasonCode = "deceased"
  /// The same of whoever has moved away.
  public static let moved: ReasonCode = "moved"
}

extension ProgrammeModel {
  /// The programme's word in the language asked for, else in English, else in the model's first language; with the
  /// language it is really in.
  public func word(_ word: Word, in language: LanguageTag) -> (text: String, language: LanguageTag) {
    let found = words[word]?.text(in: language) ?? Wording.Text(language: .english, text: word.rawValue)
    return (found.text, found.language)
  }

  /// Whether the pack is one of those that hold for the programme.
  public func uses(_ pack: RulePack) -> Bool { pack.code.text.hasPrefix(rulePacks) }

  /// Measures of the model that the pack does not have. Not empty: placements of that kind cannot be checked.
  public func measures(missingFrom pack: RulePack) -> [MeasureCode] { measures.filter { pack.measure($0) == nil } }

  public func reason(_ code: ReasonCode, among reasons: KeyPath<ProgrammeModel, [Reason]>) -> Reason? {
    self[keyPath: reasons].first { $0.id == code }
  }
}
