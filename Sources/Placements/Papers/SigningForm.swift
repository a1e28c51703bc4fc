import Language
import People
import Rules
import Values
import Web

/// The questions about papers: which there are is the rule pack's to say.
struct SigningForm {
  let around: PlacementCase
  let language: LanguageTag

  private static let approval = Question.Group("approval")
  static let approved = Question("approvedOn", .papersApproved, .date, hint: .papersApprovedHint).inside(approval)
  static let caseNumber = Question("caseNumber", .papersCaseNumber, .text(longest: 60)).inside(approval)

  var questions: [Question] {
    signatures.map { marked($0.question, by: CheckPoint(.signature, about: $0.role.rawValue)) }
      + statements.flatMap { [marked($0.question, by: CheckPoint(.statement, about: $0.code.text)), $0.day] }
      + confirmations.map(\.question) + decision
  }

  /// The authority's decision, for whoever notes nothing else.
  var decision: [Question] { [marked(Self.approved, by: CheckPoint(.approval)), Self.caseNumber] }

  /// A paper without which the placement does not start says so, until it has started.
  private func marked(_ question: Question, by point: CheckPoint) -> Question {
    let isNeeded =
      around.placement.stage != .started
      && around.checks.contains { $0.point == point && $0.blocking && [.breached, .fulfilled].contains($0.verdict) }
    return question.needed(isNeeded ? .papersNeeded : nil)
  }

  private var terms: MeasureTerms? { around.pack?.terms(around.placement.terms.measure, around.placement.terms.basis) }

  /// Everybody who must sign, and who has.
  var signatures: [(role: SignatoryRole, question: Question)] {
    let isYoung = around.checks.contains { $0.point == .guardianSignature && $0.verdict != .doesNotApply }
    let roles = Set(terms?.signatures.keys.map { $0 } ?? []).union(around.placement.papers.signatures.keys)
      .union(isYoung ? [.guardian] : [])
    return roles.sorted().map { role in
      (
        role,
        Question("signatures." + role.rawValue, role.phrase, .date, hint: .papersSignatureHint).inside(
          Question.Group("signatures"))
      )
    }
  }

  var statements: [(code: StatementCode, question: Question, day: Question)] {
    (terms?.statements.keys.sorted() ?? []).map { code in
      let group = Question.Group("statement-" + code.text)
      let words = around.pack?.statements[code]?.text(in: language).text ?? code.text
      return (
        code,
        Question(
          "statements." + code.text, .papersStatement(words: words),
          .choice([Question.Choice("yes", .answerYes), Question.Choice("no", .answerNo)])
        ).inside(group),
        Question("statementsOn." + code.text, .papersStatementOn, .date).inside(group)
      )
    }
  }

  /// What the workplace says that it respects: that which nothing but people can hold against the placement.
  var confirmations: [(consideration: ConsiderationID, question: Question)] {
    around.considerationsMeanwhile.filter(\.isForTheWorkplaceToConfirm).map { consideration in
      (
        consideration.id,
        Question(
          "confirmed." + consideration.id.text, .papersConfirmed(words: consideration.terms.wording.text), .date,
          hint: .papersConfirmedHint
        ).inside(Question.Group("confirmations")).quoting(
          consideration.terms.wording.text, consideration.terms.wording.language)
      )
    }
  }

  var answers: Fields {
    let papers = around.placement.papers
    var fields = Fields(["approvedOn": papers.approved?.iso ?? "", "caseNumber": papers.caseNumber ?? ""])
    for (role, question) in signatures { fields[question.name] = papers.signatures[role]?.iso ?? "" }
    for (code, question, day) in statements {
      fields[question.name] = papers.statements[code].map { $0.isTrue ? "yes" : "no" } ?? ""
      fields[day.name] = papers.statements[code]?.on.iso ?? ""
    }
    for (consideration, question) in confirmations {
      fields[question.name] = papers.confirmed[consideration]?.iso ?? ""
    }
    return fields
  }

  /// Nobody has signed or decided on a day to come, and years before the start is a slip.
  static func refuse(
    _ day: CivilDate, _ question: Question, start: CivilDate, today: CivilDate, _ read: inout AnswerReader
  ) {
    let first = start.adding(months: -24)
    if day > today {
      read.refuse(question, .papersLater)
    } else if day < first {
      read.refuse(question, .papersLongBefore(start: start, first: first))
    }
  }

  func read(_ fields: Fields) throws(Refused) -> Placement.Papers {
    var read = AnswerReader(fields, of: questions)
    var papers = Placement.Papers(accepted: around.placement.papers.accepted)
    func past(_ day: CivilDate?, _ question: Question, _ read: inout AnswerReader) {
      if let day {
        Self.refuse(day, question, start: around.placement.terms.period.from, today: around.today, &read)
      }
    }
    for (role, question) in signatures {
      papers.signatures[role] = read.date(question)
      past(papers.signatures[role], question, &read)
    }
    for (code, question, day) in statements {
      let answer = read.choice(question)
      let on = read.date(day)
      past(on, day, &read)
      if let answer {
        papers.statements[code] = StatementAnswer(isTrue: answer == "yes", on: on ?? around.today)
      }
    }
    // What was confirmed about a consideration that holds no more stays written.
    papers.confirmed = around.placement.papers.confirmed
    for (consideration, question) in confirmations {
      papers.confirmed[consideration] = read.date(question)
      past(papers.confirmed[consideration], question, &read)
    }
    papers.approved = read.date(Self.approved)
    past(papers.approved, Self.approved, &read)
    papers.caseNumber = read.text(Self.caseNumber)
    try read.finish()
    return papers
  }
}
