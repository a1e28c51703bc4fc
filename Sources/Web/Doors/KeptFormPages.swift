import Access
import Design
import Language

/// What somebody was writing when their session ended, given back after they signed in: the form as they sent it, on its
/// own page, with nothing of it saved yet.
public enum KeptFormPages {
  /// Names the secret in the address.
  static let secret = "form"

  public static func kept(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      guard let credential = visit.credential else { throw SignInNeeded() }
      let secret = visit.request.query[secret] ?? ""
      let returned = try await visit.store.keptForm(secret, for: credential, request: visit.request.id)
      if case .saved(let location)? = returned {
        return .seeOther((visit.page(MadeRecord(at: location).path) ?? visit.start).saying(.doneKeptSaved))
      }
      guard case .form(let form)? = returned, let (again, destination) = try visit.again(form) else {
        return .seeOther(visit.start.saying(.doneKeptGone))
      }
      do {
        return try await destination.answer(again).asShown()
      } catch is Refused {
        // A button without a form behind it: there is nothing to be looked at, and nothing to come back for.
        try await visit.store.dropKeptForm(secret, of: credential, request: visit.request.id)
        return .seeOther((visit.page(form.page) ?? visit.start).saying(.doneKeptNotDone))
      }
    })
  }
}

extension Visit {
  /// The visit that would send the form again, to be looked at only.
  fileprivate func again(_ form: KeptForm) throws -> (Visit, Destination)? {
    var headers = request.headers
    headers["content-type"] = WrongMediaType.form
    var sent = try Request(method: .post, target: form.target, headers: headers, body: form.body, id: request.id)
    sent.source = request.source
    guard let destination = find(sent.segments), destination.address.keepsForms else { return nil }
    var visit = Visit(
      request: sent, address: destination.address, store: store, credential: credential, session: session, voice: voice,
      installation: installation, zone: zone, limits: limits, report: report, find: find, tellings: tellings)
    (visit.isOnlyShown, visit.keptKey) = (true, form.key)
    return (visit, destination)
  }
}
