/// Words that differ from country to country and from programme to programme. Screens ask the programme, not the code.
public enum Word: String, Sendable, Hashable, Codable, CaseIterable {
  /// The public office that grants placements and follows them.
  case authorityOffice = "authority-office"
  case jobConsultant = "job-consultant"
  case caseManager = "case-manager"
  case counsellor
  case mentor
  case workplaceContact = "workplace-contact"
  case participant
  case placement
  case workplace
  case consideration
  /// What is signed between person and authority.
  case plan
  case teamSession = "team-session"
  case individualTalk = "individual-talk"
  case obstacle
}
