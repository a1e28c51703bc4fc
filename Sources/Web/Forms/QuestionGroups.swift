import Design
import Language

/// The questions of a form in their order, those of one group together.
enum Groups {
  static func html(of form: QuestionForm, voice: Voice, _ problems: Problems) -> HTML {
    var runs: [(group: Question.Group?, questions: [Question])] = []
    for question in form.questions {
      if let last = runs.last, let group = question.group, last.group?.id == group.id {
        runs[runs.count - 1].questions.append(question)
      } else {
        runs.append((question.group, [question]))
      }
    }
    return runs.map { run in
      let fields = run.questions.map { field($0, form, voice, problems) }.joined()
      guard let group = run.group else { return fields }
      let condition =
        run.questions.allSatisfy { $0.condition == run.questions[0].condition } ? run.questions[0].condition : nil
      let isTouched = run.questions.contains { question in
        form.answers[question.name].map { !$0.isEmpty } ?? false || problems.about(question.name) != nil
      }
      return html(
        group, fields, isTouched: isTouched, isOptional: run.questions.allSatisfy { !$0.isRequired },
        condition: condition, voice)
    }.joined()
  }

  private static func html(
    _ group: Question.Group, _ fields: HTML, isTouched: Bool, isOptional: Bool, condition: String?, _ voice: Voice
  ) -> HTML {
    guard let title = group.title else {
      return "<div class=\"row\(with: condition, { " for-\($0)" })\">\(fields)</div>\n"
    }
    let words = voice(title) + (isOptional ? " " + voice(.formOptional) : "")
    guard group.isFolded else {
      return "<fieldset class=\"group\"><legend>\(words)</legend><div class=\"row\">\(fields)</div></fieldset>\n"
    }
    return """
      <details class="group"\(flag: "open", isTouched)><summary>\(words)</summary>\
      <div class="row" role="group" aria-label="\(voice(title))">\(fields)</div></details>

      """
  }

  private static func field(
    _ question: Question, _ form: QuestionForm, _ voice: Voice, _ problems: Problems
  ) -> Field {
    // A titled group says once that it may be left out; what belongs to an answer says by its hint what it needs.
    let saysOptional = !question.isRequired && question.group?.title == nil && question.condition == nil
    var field = Field(
      question.name, voice(question.label) + (saysOptional ? " " + voice(.formOptional) : ""),
      question.control(form.answers, voice), hint: question.hint.map { voice($0) },
      isRequired: question.isRequired, in: problems, idPrefix: form.idPrefix)
    field.condition = question.condition
    return field
  }
}
