import Design
import Language
import Values

/// Where two people wrote the same record, or one wrote it twice: what is saved now and what the reader wrote, answer by answer.
struct StaleTexts {
  let questions: [Question]
  let yours: Fields
  let stored: Fields
  /// What saving does where the reader's own form made the record.
  let made: Phrase?
  let desk: Desk

  var html: HTML {
    let voice = desk.voice
    let title: Phrase = made == nil ? .formStale : .formMade
    let differing = differing
    guard !differing.isEmpty else {
      return Interruption(title: voice(title), content: "<p>\(voice(made ?? .formStaleSame))</p>", form: "").html
    }
    let table = DataTable(
      caption: voice(title), hidesCaption: true,
      columns: [.init(voice(.formStaleQuestion)), .init(voice(.formStaleTheirs)), .init(voice(.formStaleYours))],
      rows: differing.map { question in
        [
          "\(voice(question.label))", said(answers(stored, question), question),
          said(answers(yours, question), question),
        ]
      })
    return Interruption(
      title: voice(title), content: "<p>\(voice(made ?? .formStaleHint))</p>\(table)", form: ""
    ).html
  }

  var differing: [Question] { questions.filter { answers(yours, $0) != answers(stored, $0) } }

  private func answers(_ fields: Fields, _ question: Question) -> [String] {
    let given = fields.all(question.name).filter { !$0.isEmpty }
    // What a form shows as chosen where nothing is said is no answer of anybody's.
    let answers = given.isEmpty ? [question.unsaid].compactMap(\.self) : given
    // A number, a day, a time, a country and a language are the same however they are typed.
    switch question.kind {
    case .hours: return answers.map { Hours(text: $0.asNumber)?.description ?? $0 }
    case .number: return answers.map { Int($0.asNumber).map(String.init) ?? $0 }
    case .date: return answers.map { CivilDate(iso: $0.asNumber)?.iso ?? $0 }
    case .week: return answers.map { (ISOWeek(iso: $0.asNumber)?.monday ?? CivilDate(iso: $0.asNumber))?.iso ?? $0 }
    case .time: return answers.map { ClockTime(text: $0)?.iso ?? $0 }
    case .country: return answers.map { CountryNames.code(of: $0) ?? $0 }
    case .language: return answers.map { LanguageNames.tag(of: $0)?.text ?? $0 }
    default: return answers
    }
  }

  /// The answers in the words of the question: choices by their labels.
  private func said(_ answers: [String], _ question: Question) -> HTML {
    guard let answer = answers.first else { return "<span class=\"quiet\">\(desk.voice(.formEmptyAnswer))</span>" }
    switch question.kind {
    case .choice(let choices), .choices(let choices):
      return
        "\(desk.voice.list(answers.map { answer in choices.first { $0.value == answer }?.label.said(by: desk.voice) ?? answer }))"
    case .language:
      return "<bdi>\(LanguageTag(answer).map { LanguageNames.said($0, by: desk.voice) } ?? answer)</bdi>"
    case .country: return "<bdi>\(CountryNames.said(answer, by: desk.voice))</bdi>"
    case .date, .week: return "\(CivilDate(iso: answer).map { desk.voice.day($0) } ?? answer)"
    case .time: return "\(ClockTime(text: answer).map { desk.voice.time($0) } ?? answer)"
    case .weekdays: return "\(desk.voice.list(Set(answers.compactMap { CivilDate.Weekday(code: $0) })))"
    default: return "<bdi>\(answer)</bdi>"
    }
  }
}
