import People
import TestHouse
import Testing
import Values
import Web

/// Agrees a limit on hours with somebody, on Sunday 22 November 2026.
func agreeCap(_ hours: Int, _ from: String, _ until: String?, _ api: Visitor, _ person: PersonID) async throws {
  _ = try await api.made(
    PeopleResource.considerations(person),
    """
    {"effect": "hours", "hoursCap": \(hours), "wording": "At most \(hours) hours", "wordingLanguage": "en",
     "from": "\(from)", \(until.map { "\"until\": \"\($0)\"," } ?? "") "review": "\(until ?? "2027-06-01")",
     "agreedOn": "2026-11-22"}
    """)
}
