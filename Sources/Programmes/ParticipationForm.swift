import Language
public import Rules
public import Values
import Web

/// The questions on the way through a programme. Reasons, phases and destinations come from the programme's model.
enum ParticipationForm {
  static func programme(_ programmes: [Programme]) -> Question {
    Question(
      "programme", .referralProgramme, .choice(programmes.map { Question.Choice($0.id.text, words: $0.name) }),
      required: true)
  }

  static let referredOn = Question("referredOn", .referralOn, .date, required: true)
  static let note = Question("note", .referralNote, .passage(longest: 2000), hint: .referralNoteHint)

  static let referrerName = "referrer"

  static func referrer(_ organisations: [Referrers.One]) -> Question {
    Question(
      referrerName, .referralBy, .choice(organisations.map { Question.Choice($0.id.text, words: $0.name) }),
      hint: .referralByHint
    ).compact
  }

  /// Reasons of every model on the shelf that a programme here runs by.
  static func eligibility(_ models: [ProgrammeModel], _ language: LanguageTag) -> Question {
    Question(
      "eligibility", .referralEligibility,
      .choice(choices(models.flatMap(\.eligibilityReasons), language)), required: true)
  }

  static let step = "step"
  static let day = Question("on", .participationDay, .date, required: true)

  static func basis(_ packs: [RulePack], _ language: LanguageTag) -> Question {
    var seen: Set<BasisCode> = []
    let bases = packs.flatMap { pack in pack.bases.sorted { $0.key < $1.key } }.filter { seen.insert($0.key).inserted }
    return Question(
      "basis", .participationBasis,
      .choice(bases.map { Question.Choice($0.key.text, words: $0.value.text(in: language).text) }),
      hint: .participationBasisHint)
  }

  static func declineReason(_ reasons: [ProgrammeModel.Reason], _ language: LanguageTag) -> Question {
    Question("reason", .participationDeclineReason, .choice(choices(reasons, language)), required: true)
  }

  static func exitReason(_ reasons: [ProgrammeModel.Reason], _ language: LanguageTag) -> Question {
    Question("reason", .participationExitReason, .choice(choices(reasons, language)), required: true)
  }

  static func destination(_ reasons: [ProgrammeModel.Reason], _ language: LanguageTag) -> Question {
    Question(
      "destination", .participationDestination, .choice(choices(reasons, language)), hint: .participationDestinationHint
    )
  }

  static let phaseName = "phase"

  /// With the gate of each, where it has one: whoever begins the phase answers for it.
  static func phase(_ phases: [Phase], _ language: LanguageTag) -> Question {
    Question(
      phaseName, .participationPhase,
      .choice(
        phases.map { phase in
          let title = phase.title.text(in: language).text
          let gate = phase.gate?.text(in: language).text
          return Question.Choice(phase.id.text, words: gate.map { title + " – " + $0 } ?? title)
        }), required: true)
  }

  /// Why a phase begins although something is missing; asked at its gate, and nowhere else.
  static let without = Question("without", .gateReason, .text(longest: 300), hint: .gateReasonHint, required: true)
  static let withoutIfNeeded = Question("without", .gateReason, .text(longest: 300), hint: .gateReasonHint)

  static let spellName = "spell"

  static func spell(
    _ spells: [Participation.PhaseSpell], _ model: ProgrammeModel?, _ language: LanguageTag
  ) -> Question {
    Question(
      spellName, .participationPhase,
      .choice(
        spells.map { spell in
          Question.Choice(spell.id.text, words: model?.title(of: spell.phase, in: language) ?? spell.phase.text)
        }), required: true)
  }

  private static func choices(_ reasons: [ProgrammeModel.Reason], _ language: LanguageTag) -> [Question.Choice] {
    var seen: Set<ReasonCode> = []
    return reasons.filter { seen.insert($0.id).inserted }
      .map { Question.Choice($0.id.text, words: $0.title.text(in: language).text) }
  }
}

extension ProgrammeModel {
  /// The phase's title, or its code when the model no longer has it.
  public func title(of phase: PhaseCode, in language: LanguageTag) -> String {
    phases.first { $0.id == phase }?.title.text(in: language).text ?? phase.text
  }

  public func title(
    of reason: ReasonCode, among reasons: KeyPath<ProgrammeModel, [Reason]>, in language: LanguageTag
  )
    -> String
  {
    self.reason(reason, among: reasons)?.title.text(in: language).text ?? reason.text
  }
}
