/// Names of the fields that travel hidden in every form.
enum FormField {
  static let key = "request-key"
  static let version = "version"
  static let token = "form-token"
  /// Of a form that was sent again with other answers: what it made first, to be taken back.
  static let first = "made-first"
  /// Those of a search inside a form: its button, what is looked for, and what was looked for when the page was made.
  static let (look, looksFor, lookedFor) = ("look", "q", "looked-for")

  static let all: Set<String> = [key, version, token, first, "language", look, looksFor, lookedFor]
}
