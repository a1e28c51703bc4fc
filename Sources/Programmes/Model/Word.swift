/// Words that differ from country to country and from programme to programme. Screens ask the programme, not the code.
///
/// Only words that a screen really takes from the programme stand here; a word more would be asked of every model and seen
/// by nobody.
public enum Word: String, Sendable, Hashable, Codable, CaseIterable {
  /// The public office that grants placements and follows them.
  case authorityOffice = "authority-office"
}

extension Word {
  /// Words that models before had to give, and that no screen took from them.
  static let withdrawn = [
    "job-consultant", "case-manager", "counsellor", "mentor", "workplace-contact", "participant", "placement",
    "workplace", "consideration", "plan", "team-session", "individual-talk", "obstacle",
  ]
}
