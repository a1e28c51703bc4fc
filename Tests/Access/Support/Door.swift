@testable import Access

extension Store {
  /// Somebody from one and the same place, with a browser that nobody knows, unless said otherwise.
  func signIn(
    email: String, password: String, from address: String = "192.0.2.1", browser: String? = nil
  ) async throws -> SignIn {
    try await signIn(
      SignInAttempt(email: email, password: password, source: Source(address), browser: browser, request: "request"))
  }
}
