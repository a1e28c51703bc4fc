/// What is answered about what somebody was told, wherever that is not what a test is about.
extension Visitor {
  static let told = ["informedOn": "2026-11-02", "informedLanguage": "ti", "informedHow": "interpreter"]

  /// The same noted later.
  static let informing: KeyValuePairs = [
    "step": "inform", "informedOn": "2026-11-02", "informedLanguage": "ti", "informedHow": "interpreter",
  ]

  /// The same inside a body of the API.
  static let informed = #""informedOn": "2026-11-02", "informedLanguage": "ti", "informedHow": "interpreter""#
}
