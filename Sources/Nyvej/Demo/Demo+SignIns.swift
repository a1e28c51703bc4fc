import Access
import Language
import Values
import Web

extension Demo {
  /// So many people besides the story, unless it is said how many: a caseload as somebody has it.
  static let usualPeople = 400

  /// Those to whom the people besides the story were given, each with a number.
  static func consultant(_ number: Int) -> SignIn {
    SignIn(
      email: "konsulent\(number)@demo.example", name: "Konsulent \(number) Eksempel", roles: [.jobConsultant],
      sees: .demoSeesKonsulent)
  }

  /// The people of the sign-in page: those of the story, and one of those who have the others, where there are others.
  static func guests(_ store: Store) async throws -> [DemoGuest] {
    let known = try await store.look(as: .system, for: .setUp) { tx in
      try (signIns + [consultant(1)]).filter { signIn in
        try EmailAddress(signIn.email).flatMap { try tx.account(withEmail: $0) } != nil
      }
    }
    return known.flatMap { signIn in
      signIn.roles.compactMap { role in
        signIn.sees.map {
          DemoGuest(email: signIn.email, name: signIn.name, role: role, sees: $0, password: password)
        }
      }
    }
  }

  /// What is printed at the start and kept beside the data.
  static func signInSheet(crowd: Bool) -> String {
    "Demonstration sign-ins, all with the password: \(password)\n"
      + (signIns + (crowd ? [consultant(1)] : [])).map {
        "  " + $0.email.padded(to: 26) + $0.roles.map(\.rawValue).sorted().joined(separator: ", ")
      }
      .joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate func padded(to length: Int) -> String { self + String(repeating: " ", count: max(1, length - count)) }
}
