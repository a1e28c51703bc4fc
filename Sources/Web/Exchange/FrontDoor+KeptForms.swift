import Access
import Design
import Values

extension Visit {
  /// Whether what was typed is worth keeping when the session turns out to have ended: a form of a page, of the usual
  /// length. Files are not kept: they are still where they were chosen.
  var mayBeKept: Bool {
    request.method == .post && address.keepsForms && (request.mediaType ?? WrongMediaType.form) == WrongMediaType.form
      && (request.headers["content-length"].flatMap { Int($0) } ?? 0) <= Intake.usualForm
  }
}

extension FrontDoor {
  /// Keeps the form of a visit for whoever began it.
  ///
  /// - Returns: the secret with which they get it back; `nil` when nothing in it tells whose it is.
  func keep(_ visit: Visit) async throws -> String? {
    guard visit.mayBeKept, let token = try visit.fields()[FormField.token] else { return nil }
    // A damaged key is not worth keeping: the form gets another one.
    let key = try visit.fields()[FormField.key].flatMap { Visit.isPlain(key: $0) ? $0 : nil }
    return try await store.keep(
      KeptForm(target: visit.request.target, page: visit.pageBefore, body: visit.request.body, key: key),
      token: token, from: visit.request.place, request: visit.request.id)
  }

  /// The way to sign in that leads back to what was typed. What cannot be kept is no reason not to sign in.
  func keeping(_ visit: Visit, _ error: any Error) async -> any Error {
    do {
      return try await keep(visit).map(SignInAgain.init(kept:)) ?? error
    } catch {
      if !(error is BadRequest) { report(visit.request.id, error) }
      return SignInNeeded()
    }
  }
}

/// Nobody is signed in any more, and what they sent is kept. Answered with the sign-in page.
struct SignInAgain: Error {
  let kept: String
}

extension Visit {
  /// The page of this product from which the request came, where the browser says so.
  fileprivate var pageBefore: String {
    guard let referer = request.headers["referer"] else { return "" }
    let origin = installation.origin(ofHost: (request.headers["host"] ?? "").lowercased())
    return referer.hasPrefix(origin + "/") ? String(referer.dropFirst(origin.count)) : ""
  }
}
