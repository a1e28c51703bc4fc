/// Words that differ from country to country and from programme to programme. Screens ask the programme, not the code.
///
/// Only words that a screen really takes from the programme stand here; a word more would be asked of every model and seen
/// by nobody.
public enum Word: String, Sendable, Hashable, Codable, CaseIterable {
  /// The public office that grants placements and follows them.
  case authorityOffice = "authority-office"
  /// What somebody and the authority agree and sign: *contract*, *Kooperationsplan*. A model may leave it out; the screens
  /// then say *plan*.
  case plan

  var isNeeded: Bool { self != .plan }
}

extension Word {
  /// Words that models before had to give, and that no screen took from them.
  static let withdrawn = [
    "job-consultant", "case-manager", "counsellor", "mentor", "workplace-contact", "participant", "placement",
    "workplace", "consideration", "team-session", "individual-talk", "obstacle",
  ]
}
