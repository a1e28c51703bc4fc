/// Names of the fields that travel hidden in every form.
enum FormField {
  static let key = "request-key"
  static let version = "version"
  static let token = "form-token"
  /// Those of a search inside a form: its button, what is looked for, and what was looked for when the page was made.
  static let (look, looksFor, lookedFor) = ("look", "q", "looked-for")

  static let all: Set<String> = [key, version, token, "language", look, looksFor, lookedFor]
}
