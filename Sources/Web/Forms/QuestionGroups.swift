import Design
import Language

/// The questions of a form in their order, those of one group together.
enum Groups {
  /// Stands before all: Enter, wherever it is pressed, presses the first button of a form, which must not be the search's.
  private static func first(_ form: QuestionForm, _ voice: Voice) -> HTML {
    "<button class=\"unseen\" tabindex=\"-1\" aria-hidden=\"true\">\(voice(form.submit))</button>"
  }

  private static func html(_ search: QuestionForm.Search, _ voice: Voice, wrong: String?) -> HTML {
    """
    <div class="filter" role="search"><label for="\(FormField.looksFor)">\(voice(search.label))</label>\
    \(with: wrong, { "<p class=\"problem\" id=\"q-problem\">\(Icon.stop)<span>\($0)</span></p>" })\
    <input id="\(FormField.looksFor)" name="\(FormField.looksFor)" type="search" maxlength="\(Visit.longestSearch)" value="\(search.query)"\
    \(if: wrong != nil, " aria-invalid=\"true\" aria-describedby=\"q-problem\"")>\
    <button class="button" name="\(FormField.look)" value="yes">\(voice(.navSearch))</button>\
    \(with: search.result, { "<p role=\"status\">\(voice($0))</p>" })</div>

    """
  }

  /// A choice by buttons that save.
  static func html(_ saving: Question, _ voice: Voice, _ problems: Problems) -> HTML {
    guard case .choice(let choices) = saving.kind else { return .nothing }
    let id = Field.id(of: saving.name)
    let problem = problems.about(saving.name)
    return """
      <div class="field saves\(if: problem != nil, " wrong")" role="group" aria-labelledby="\(id)-legend"\
      \(attribute: "aria-describedby", problem.map { _ in id + "-problem" })>\
      <p class="legend" id="\(id)-legend">\(voice(saving.label))</p>\
      \(with: saving.hint, { "<p class=\"hint\">\(voice($0))</p>" })\
      \(with: problem, { "<p class=\"problem\" id=\"\(id)-problem\">\(Icon.stop)<span>\($0)</span></p>" })\
      <div class="taps" id="\(id)" tabindex="-1">\(each: choices, { choice in
        Button(choice.label.said(by: voice), .submit(name: saving.name, value: choice.value)).html
      })</div></div>

      """
  }

  static func html(of form: QuestionForm, voice: Voice, _ problems: Problems) -> HTML {
    var runs: [(group: Question.Group?, questions: [Question])] = []
    for question in form.questions {
      if let last = runs.last, let group = question.group, last.group?.id == group.id {
        runs[runs.count - 1].questions.append(question)
      } else {
        runs.append((question.group, [question]))
      }
    }
    let first = form.search == nil && form.saving == nil ? HTML.nothing : first(form, voice)
    return first
      + runs.map { run in
        let fields = run.questions.map { question in
          let search =
            form.search.flatMap {
              $0.question == question.name ? html($0, voice, wrong: problems.about(FormField.looksFor)) : nil
            } ?? .nothing
          return search + field(question, form, voice, problems).html
        }.joined()
        guard let group = run.group else { return fields }
        let condition =
          run.questions.allSatisfy { $0.condition == run.questions[0].condition } ? run.questions[0].condition : nil
        let isTouched = run.questions.contains { question in
          form.answers[question.name].map { !$0.isEmpty } ?? false || problems.about(question.name) != nil
        }
        return html(group, fields, isTouched: isTouched, condition: condition, voice)
      }.joined()
  }

  private static func html(
    _ group: Question.Group, _ fields: HTML, isTouched: Bool, condition: String?, _ voice: Voice
  ) -> HTML {
    guard let title = group.title else {
      return "<div class=\"row\(with: condition, { " for-\($0)" })\">\(fields)</div>\n"
    }
    guard group.isFolded else {
      return
        "<fieldset class=\"group\(with: condition, { " for-\($0)" })\"><legend>\(voice(title))</legend><div class=\"row\">\(fields)</div></fieldset>\n"
    }
    return """
      <details class="group"\(flag: "open", isTouched)><summary>\(voice(title))</summary>\
      <div class="row" role="group" aria-label="\(voice(title))">\(fields)</div></details>

      """
  }

  private static func field(
    _ question: Question, _ form: QuestionForm, _ voice: Voice, _ problems: Problems
  ) -> Field {
    var field = Field(
      question.name, voice(question.label), question.control(form.answers, voice),
      hint: question.hint.map { voice($0) },
      isRequired: question.isRequired, in: problems, idPrefix: form.idPrefix)
    field.condition = question.condition
    field.quotes = question.quotes
    field.mark = question.isRequired ? voice(.formRequired) : question.neededFor.map { voice($0) }
    return field
  }
}
