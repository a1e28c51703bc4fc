import Access
import Design
import Employers
import Language
import Rules
import Values
import Web

extension PlacementPages {
  func signing(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.editing(
      PlacementsAddress.signing(id), titled: .papersTitle, cancel: .to(PlacementsAddress.placement(id)),
      purpose: .placement, done: nil,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, PlacementRecord.self)
        return try editable(id, tx, desk, for: .sign) { around, name in
          let form = SigningForm(around: around, language: desk.voice.language)
          return Editable(
            version: around.placement.version, answers: form.answers, name: name,
            questions: form.questions, above: form.checklist(desk.voice),
            below: """
              <section class="acts"><h2 id="scans">\(desk.voice(.scanTitle))</h2>\
              \(ScansPage.form(for: id, desk))</section>
              """)
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        let before = try placements.find(id, tx).act { $0.papers }
        try steps.sign(id, fields, seen: version, visit.voice.language, tx)
        let after = try placements.find(id, tx).act { $0.papers }
        return Link.to(PlacementsAddress.placement(id)).saying(
          after.saved(since: before), about: id, at: try placements.settledVersion(of: id, tx),
          part: after.added(since: before)?.joined(separator: ",") ?? Done<PlacementKind>.again)
      })
  }
}

extension SigningForm {
  /// The same on paper, where there is no form: what is there with its day, and a box and a line for what is missing.
  fileprivate func checklist(_ voice: Voice) -> HTML {
    func row(_ question: Question, _ answer: String?) -> HTML {
      """
      <li>\(answer == nil ? "☐" : "☑") \(voice(question.label), quoting: question.quotes): \
      \(answer ?? "______________________")</li>
      """
    }
    let papers = around.placement.papers
    let rows =
      signatures.map { row($0.question, papers.signatures[$0.role].map { voice.day($0) }) }
      + statements.map { statement in
        row(
          statement.question,
          papers.statements[statement.code].map {
            voice($0.isTrue ? .answerYes : .answerNo) + ", " + voice.day($0.on)
          })
      }
      + confirmations.map { row($0.question, papers.confirmed[$0.consideration].map { voice.day($0) }) }
      + [
        row(Self.approved, papers.approved.map { voice.day($0) }),
        row(Self.caseNumber, papers.caseNumber),
      ]
    return "<ul class=\"plain on-paper\">\(each: rows, { $0 })</ul>"
  }
}

extension Placement.Papers {
  /// The questions of `SigningForm` that were answered for the first time; `nil` where any was answered before and is
  /// answered otherwise now, or no more.
  fileprivate func added(since before: Self) -> [String]? {
    func added<Key: Hashable, Value: Equatable>(
      _ now: [Key: Value], _ then: [Key: Value], _ names: (Key) -> [String]
    ) -> [String]? {
      guard then.allSatisfy({ now[$0.key] == $0.value }) else { return nil }
      return now.keys.filter { then[$0] == nil }.flatMap(names).sorted()
    }
    guard let signed = added(signatures, before.signatures, { ["signatures." + $0.rawValue] }),
      let stated = added(statements, before.statements, { ["statements." + $0.text, "statementsOn." + $0.text] }),
      let confirmed = added(confirmed, before.confirmed, { ["confirmed." + $0.text] }),
      before.approved == nil || approved == before.approved,
      before.caseNumber == nil || caseNumber == before.caseNumber
    else { return nil }
    return signed + stated + confirmed
      + (approved == before.approved ? [] : [SigningForm.approved.name])
      + (caseNumber == before.caseNumber ? [] : [SigningForm.caseNumber.name])
  }

  /// What was really noted, in a sentence.
  fileprivate func saved(since before: Self) -> Phrase {
    var said: [Phrase] = []
    if signatures != before.signatures {
      said.append(Set(signatures.keys).isSuperset(of: before.signatures.keys) ? .doneSigned : .donePaperTakenOut)
    }
    if statements != before.statements {
      said.append(Set(statements.keys).isSuperset(of: before.statements.keys) ? .doneDeclared : .donePaperTakenOut)
    }
    if confirmed != before.confirmed {
      said.append(Set(confirmed.keys).isSuperset(of: before.confirmed.keys) ? .doneConfirmed : .donePaperTakenOut)
    }
    if approved != before.approved { said.append(approved == nil ? .donePaperTakenOut : .doneApproved) }
    if caseNumber != before.caseNumber { said.append(.doneCaseNumber) }
    guard let only = said.first else { return .donePapersSame }
    return said.allSatisfy { $0 == only } ? only : .donePapers
  }
}
