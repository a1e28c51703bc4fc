public import Access
import Language
import Rules
public import Values
import Web

extension Participation {
  /// That she was told what is kept about her and why, before she takes part (GDPR, article 13): when, in which language and
  /// how.
  public struct Information: Sendable, Hashable {
    public let on: CivilDate
    public let language: LanguageTag
    public let way: Way
    /// Who wrote it down.
    public let by: String

    public enum Way: String, Sendable, CaseIterable { case talk, interpreter, paper }

    public init(on: CivilDate, language: LanguageTag, way: Way, by: String) {
      (self.on, self.language, self.way, self.by) = (on, language, way, by)
    }
  }

  /// That she was accepted although it was missing whether she was told, or under which act: why, by whom and when.
  public struct AcceptedWithout: Sendable, Hashable {
    public let what: [Needed]
    public let reason: String
    public let by: String
    public let on: CivilDate

    public init(_ what: [Needed], reason: String, by: String, on: CivilDate) {
      (self.what, self.reason, self.by, self.on) = (what, reason, by, on)
    }

    /// How it is stored.
    var codes: String { what.map(\.rawValue).joined(separator: " ") }

    static func codes(in text: String) -> [Needed] {
      text.split(separator: " ").compactMap { Needed(rawValue: String($0)) }
    }
  }

  /// What has to be known of whoever is accepted.
  public enum Needed: String, Sendable, CaseIterable { case information, basis }

  /// What is owed since she was accepted without it. Of whoever was accepted before this was asked nothing is.
  var missingSince: (without: AcceptedWithout, what: [Needed])? {
    guard let acceptedWithout, case .accepted = decision else { return nil }
    let missing = acceptedWithout.what.filter {
      switch $0 {
      case .information: information == nil
      case .basis: basis == nil
      }
    }
    return missing.isEmpty ? nil : (acceptedWithout, missing)
  }
}

extension Participation.Information.Way {
  var phrase: Phrase {
    switch self {
    case .talk: .informedByTalk
    case .interpreter: .informedByInterpreter
    case .paper: .informedByPaper
    }
  }
}

extension Participation.Information {
  func said(_ voice: Voice) -> String {
    let name = voice.name(of: language) ?? language.text
    return [
      voice(.informedSaid(day: on, language: name)), voice(way.phrase), voice(.informedNotedBy(name: by)),
    ].joined(separator: " · ")
  }
}

extension [Participation.Needed] {
  func said(_ voice: Voice) -> String {
    voice.list(map { voice($0 == .information ? .intakeWithoutInformation : .intakeWithoutBasis) })
  }
}

/// The questions about it. They belong together: none is answered alone.
enum InformationForm {
  static let on = Question("informedOn", .informedOn, .date, hint: .informedOnHint)
  static let language = Question("informedLanguage", .informedLanguage, .language)
  static let way = Question(
    "informedHow", .informedHow,
    .choice(Participation.Information.Way.allCases.map { Question.Choice($0.rawValue, $0.phrase) }))
  static let without = Question(
    "acceptedWithout", .intakeWithout, .text(longest: 300), hint: .intakeWithoutHint)

  static let questions = [on, language, way]

  static func answers(_ information: Participation.Information?) -> Fields {
    Fields([
      on.name: information?.on.iso ?? "", language.name: information?.language.text ?? "",
      way.name: information?.way.rawValue ?? "",
    ])
  }

  /// `nil` where nothing is answered; what is answered by half is refused where the rest is missing.
  static func read(_ read: inout AnswerReader, today: CivilDate, by name: String) -> Participation.Information? {
    let (day, tongue) = (read.date(on), read.language(language))
    let how = read.choice(way).flatMap(Participation.Information.Way.init)
    guard questions.contains(where: { read.isAnswered($0) }) else { return nil }
    if let day, day > today { read.refuse(on, .informedLater) }
    for question in questions where !read.isAnswered(question) && !read.isRefused(question) {
      read.refuse(question, .informedTogether)
    }
    guard let day, let tongue, let how else { return nil }
    return Participation.Information(on: day, language: tongue, way: how, by: name)
  }

  static func isAnswered(_ read: borrowing AnswerReader) -> Bool { questions.contains { read.isAnswered($0) } }
}

extension ParticipationStepReader {
  /// Takes somebody in: with what she was told and under which act, or with why without.
  func takeAcceptance(
    _ reading: AnswerReader, on participation: Participation, _ model: ProgrammeModel,
    seen version: Version, _ tx: Transaction
  ) throws -> Taken {
    var read = reading
    let day = read.date(ParticipationForm.day, within: StepDays(.accept, of: participation, model, today: tx.today))
    let basisQuestion = ParticipationForm.basis(shelf.packs(of: model), language)
    let basis = read.choice(basisQuestion)
    let information = InformationForm.read(&read, today: tx.today, by: tx.actor.name)
    let reason = read.text(InformationForm.without)
    let isTold = InformationForm.isAnswered(read)
    // Where no act is known there is none to say.
    let isBasisMissing = !read.isAnswered(basisQuestion) && !shelf.packs(of: model).allSatisfy(\.bases.isEmpty)
    if reason == nil, !read.isRefused(InformationForm.without) {
      if !isTold { read.refuse(InformationForm.on, .intakeNotInformed) }
      if isBasisMissing { read.refuse(basisQuestion, .intakeNoBasis) }
    } else if reason != nil, isTold, !isBasisMissing {
      read.refuse(InformationForm.without, .intakeNothingMissing)
    }
    try read.finish()
    let missing = (isTold ? [] : [Participation.Needed.information]) + (isBasisMissing ? [.basis] : [])
    try Participations.accept(
      participation, on: try needed(day), basis: basis.map { BasisCode($0) }, information: information,
      without: reason.map { Participation.AcceptedWithout(missing, reason: $0, by: tx.actor.name, on: tx.today) },
      entering: model.entryPhases.map(\.id), seen: version, tx)
    return Taken(what: .doneAccepted)
  }

  /// What she was told, noted or corrected later; sent without answers it is taken out.
  func takeInformation(
    _ reading: AnswerReader, _ fields: Fields, on participation: Participation, seen version: Version,
    _ tx: Transaction
  ) throws -> Taken {
    var read = reading
    let information = InformationForm.read(&read, today: tx.today, by: tx.actor.name)
    // A page sends them also when they are emptied; who leaves them out has not said what it is to be.
    let isLeftOut = InformationForm.questions.allSatisfy { fields[$0.name] == nil }
    if isLeftOut { read.refuse(InformationForm.on, .formMissing) }
    try read.finish()
    try Participations.inform(of: participation, information, seen: version, tx)
    return Taken(what: information == nil ? .doneInformationRemoved : .doneInformed)
  }
}

extension Participations {
  /// What somebody was told of what is kept about her; none takes it out.
  public static func inform(
    of participation: Participation, _ information: Participation.Information?, seen version: Version,
    _ tx: Transaction
  ) throws {
    try require(.inform, of: participation, on: tx.today)
    try tx.change(
      Change<ParticipationRecord>(
        of: participation.id, seen: version,
        as: information == nil ? "participation.information-withdrawn" : "participation.informed",
        set: """
          informed_day = \(information?.on), informed_language = \(information?.language),
          informed_way = \(information?.way.rawValue), informed_by = \(information?.by)
          """), try tx.grant(Edit.self, ParticipationRecord.self))
  }
}
