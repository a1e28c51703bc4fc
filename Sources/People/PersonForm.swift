public import Language
import Values
public import Web

/// The questions about a person, and how the answers become one.
public enum PersonForm {
  static let name = Question("name", .personName, .text(longest: 200), hint: .personNameHint, required: true)
  private static let calling = Question.Group("calling")
  private static let script = Question.Group("script")
  private static let birth = Question.Group("birth")

  /// No age of any law: whoever would be younger was born in another year, or is somebody's child.
  private static let youngest = 10

  static let preferredName = Question("preferredName", .personPreferredName, .text(longest: 100)).inside(calling)
  static let soundsLike = Question(
    "soundsLike", .personSoundsLike, .text(longest: 100), hint: .personSoundsLikeHint
  ).inside(calling)
  static let originalName = Question("originalName", .personOriginalName, .text(longest: 200)).inside(script)
  static let originalLanguage = Question(
    "originalLanguage", .personOriginalLanguage, .language
  ).inside(script)
  static let birthDate = Question("birthDate", .personBirthDate, .date).inside(birth)
  static let birthPrecision = Question(
    "birthPrecision", .personBirthPrecision,
    .choice(BirthDate.Precision.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).compact.unsaid(BirthDate.Precision.day.rawValue).inside(birth)
  static let interpreter = Question(
    "interpreter", .personInterpreter, .language, hint: .personInterpreterHint)

  public static let questions: [Question] =
    [name, preferredName, soundsLike, originalName, originalLanguage, birthDate, birthPrecision]
    + ReachForm.questions + [interpreter] + languages.flatMap(\.questions)

  /// Asked only of whoever is told it.
  static let postalAddress = Question(
    "postalAddress", .personPostalAddress, .passage(longest: 300), hint: .personPostalAddressHint)

  /// Asked only where people within reach may be the same.
  static let another = Question("another", .personAnother, .flag)

  /// All that may be answered, about somebody who is new here and about somebody who is changed.
  public static let allQuestions = questions + [postalAddress, another]

  /// A person's answers, and whether somebody has said that it is nobody of those who are here.
  struct Entry: Sendable {
    let details: Person.Details
    let isAnother: Bool
  }

  /// - Parameters:
  ///   - today: nobody is born on a later day.
  ///   - isToldAddress: whether where she lives is the writer's to know.
  static func read(
    _ fields: Fields, today: CivilDate, _ dialling: Dialling, isToldAddress: Bool
  ) throws(Refused) -> Entry {
    var read = AnswerReader(fields, of: allQuestions)
    let isAnother = read.flag(another)
    var details = details(&read, today: today, dialling)
    // Who was not asked leaves it as it is.
    if fields.names.contains(postalAddress.name) {
      let lines = read.text(postalAddress)
      if isToldAddress { details.address = .told(lines) }
      if !isToldAddress, lines != nil { read.refuse(postalAddress, .personPostalAddressNotYours) }
    }
    try read.finish()
    return Entry(details: details, isAnother: isAnother)
  }

  /// How many languages a person can have here, on the screen and in the API.
  static let languageRows = 12

  private static let languages = (0..<languageRows).map(LanguageRow.init)

  /// The questions as they are shown: rows for languages that are there, and a few for others.
  static func shown(_ answers: Fields, isToldAddress: Bool) -> [Question] {
    let last = (0..<languageRows).last { row in answers.names.contains { $0.hasPrefix("languages.\(row).") } }
    let rows = ["languages": max(4, min(languageRows, (last ?? 0) + 3)), "channels": ReachForm.rowsShown(answers)]
    let asked =
      isToldAddress ? questions.flatMap { $0.name == interpreter.name ? [postalAddress, $0] : [$0] } : questions
    return asked.filter { question in
      let parts = question.name.split(separator: ".")
      guard parts.count > 1, let most = rows[String(parts[0])] else { return true }
      return Int(parts[1]).map { $0 < most } ?? true
    }
  }

  private static func details(
    _ read: inout AnswerReader, today: CivilDate, _ dialling: Dialling
  ) -> Person.Details {
    var details = Person.Details(name: read.text(name) ?? "")
    details.preferredName = read.text(preferredName)
    details.soundsLike = read.text(soundsLike)
    details.originalName = read.text(originalName)
    details.originalLanguage = read.language(originalLanguage)
    if let date = read.date(birthDate) {
      let latest = today.adding(months: -12 * youngest)
      if date > today {
        read.refuse(birthDate, .personBirthLater)
      } else if date > latest {
        read.refuse(birthDate, .personBirthTooLate(latest: latest))
      }
      details.birth = BirthDate(date, read.choice(birthPrecision, as: BirthDate.Precision.self) ?? .day)
    }
    ReachForm.read(&read, into: &details, dialling)
    details.interpreter = read.language(interpreter)
    var spoken: Set<LanguageTag> = []
    details.languages = languages.compactMap { row in
      guard let skill = row.read(&read) else { return nil }
      if !spoken.insert(skill.language).inserted { read.refuse(row.language, .personLanguageTwice) }
      return skill
    }
    return details
  }

  /// The answers that would give this person again.
  static func answers(_ details: Person.Details) -> Fields {
    var fields = Fields([
      "name": details.name, "preferredName": details.preferredName ?? "", "soundsLike": details.soundsLike ?? "",
      "originalName": details.originalName ?? "", "originalLanguage": details.originalLanguage?.text ?? "",
      "birthDate": details.birth?.date.iso ?? "", "birthPrecision": details.birth?.precision.rawValue ?? "",
      "interpreter": details.interpreter?.text ?? "",
    ])
    ReachForm.answer(details, &fields)
    if case .told(let lines) = details.address { fields[postalAddress.name] = lines ?? "" }
    for (position, skill) in details.languages.enumerated() { LanguageRow.answer(skill, at: position, &fields) }
    return fields
  }
}

/// One language with its four skills; on the screen a row, in the API an object in `languages`.
struct LanguageRow: Sendable {
  let language: Question
  private let motherTongue: Question
  private let skills: [(skill: LanguageSkill.Skill, question: Question)]
  let questions: [Question]

  init(_ row: Int) {
    language = Question("languages.\(row).language", .personLanguage(n: row + 1), .language)
    motherTongue = Question("languages.\(row).motherTongue", .personMotherTongue, .flag)
    skills = LanguageSkill.Skill.allCases.map { skill in
      let levels = LanguageSkill.Level.allCases.map { Question.Choice($0.rawValue, $0.phrase) }
      return (skill, Question("languages.\(row).\(skill.rawValue)", skill.phrase, .choice(levels)))
    }
    let group = Question.Group("language-\(row)", .personLanguage(n: row + 1), folded: true)
    questions = ([language, motherTongue] + skills.map(\.question)).map { $0.inside(group) }
  }

  func read(_ read: inout AnswerReader) -> LanguageSkill? {
    let tongue = read.flag(motherTongue)
    var levels: [LanguageSkill.Skill: LanguageSkill.Level] = [:]
    for (skill, question) in skills { levels[skill] = read.choice(question, as: LanguageSkill.Level.self) }
    guard let language = read.language(language) else {
      if tongue || !levels.isEmpty, !read.isAnswered(self.language) { read.refuse(self.language, .personLanguageWhich) }
      return nil
    }
    return LanguageSkill(language: language, isMotherTongue: tongue, levels: levels)
  }

  static func answer(_ skill: LanguageSkill, at row: Int, _ fields: inout Fields) {
    fields["languages.\(row).language"] = skill.language.text
    fields["languages.\(row).motherTongue"] = skill.isMotherTongue ? "yes" : ""
    for each in LanguageSkill.Skill.allCases {
      fields["languages.\(row).\(each.rawValue)"] = skill.levels[each]?.rawValue ?? ""
    }
  }
}

extension BirthDate.Precision {
  var phrase: Phrase {
    switch self {
    case .day: .birthDay
    case .month: .birthMonth
    case .year: .birthYear
    case .given: .birthGiven
    }
  }
}

extension MessageSafety {
  public var phrase: Phrase {
    switch self {
    case .yes: .messagesYes
    case .no: .messagesNo
    case .unknown: .messagesUnknown
    }
  }
}

extension LanguageSkill.Skill {
  var phrase: Phrase {
    switch self {
    case .listening: .skillListening
    case .reading: .skillReading
    case .speaking: .skillSpeaking
    case .writing: .skillWriting
    }
  }
}

extension LanguageSkill.Level {
  var phrase: Phrase {
    switch self {
    case .none: .levelNone
    case .a1: .levelA1
    case .a2: .levelA2
    case .b1: .levelB1
    case .b2: .levelB2
    case .c1: .levelC1
    case .c2: .levelC2
    }
  }
}
