/// What someone is in the programme. An account may hold several roles; each is a dated row.
///
/// Source of the list: the people who do the work, with their ten most frequent tasks, in the domain description.
public enum Role: String, CaseIterable, Sendable, Codable {
  case jobConsultant = "job-consultant"
  case caseManager = "case-manager"
  case coordinator
  case mentor
  case counsellor
  case trainer
  /// The person at the workplace, in the name of the firm.
  case workplaceContact = "workplace-contact"
  case participant
  case partnershipManager = "partnership-manager"
  /// A professional or volunteer who learns on the hub.
  case learner
  case evaluator
  /// The funder's officer.
  case controller
  /// Runs the installation; sees no content.
  case administrator
  case dataProtectionOfficer = "data-protection-officer"
}
