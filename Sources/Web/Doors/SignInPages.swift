import Access
import Design
import Language
import Values

/// Signing in and out.
public enum SignInPages {
  static let email = Question("email", .signInEmail, .email, required: true).own
  static let password = Question("password", .signInPassword, .password(isNew: false), required: true)

  /// Names, in the address and in the form, the secret of what is kept for whoever signs in.
  static let kept = "kept"
  /// Names, in the address, what of a form could not be kept.
  static let notKept = "not-kept"

  public static func signIn(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: { .open(try await document(visit, Fields(), [])) },
      post: {
        let fields = try visit.fields()
        let installation = visit.installation
        let outcome = try await visit.store.signIn(
          SignInAttempt(
            email: (fields["email"] ?? "").cleanedLine, password: fields["password"] ?? "", source: visit.request.place,
            browser: visit.request.cookie(installation.browserCookie), request: visit.request.id))
        switch outcome {
        case .granted(let session, _, let browser):
          return Reply.seeOther(try await next(visit, fields, session))
            .adding("Set-Cookie", installation.cookie(installation.sessionCookie, session, seconds: 12 * 3600))
            .adding(
              "Set-Cookie",
              installation.cookie(installation.browserCookie, browser, seconds: SignInAttempt.browserSeconds))
        case .refused:
          return .open(try await document(visit, fields, [Problem("email", .signInRefused)]), status: 422)
        case .later(let moment):
          return Reply.open(try await document(visit, fields, [Problem(nil, .signInLater)]), status: 429)
            .retrying(at: moment, now: visit.store.surroundings.now())
        }
      })
  }

  public static func signOut(_ visit: Visit) async throws -> Reply {
    try await visit.on(post: {
      if let session = visit.session {
        try await visit.store.signOut(session: session, from: visit.request.place, request: visit.request.id)
      }
      return Reply.seeOther(.to(FrameAddress.signIn))
        .adding("Set-Cookie", visit.installation.cookie(visit.installation.sessionCookie, "", seconds: 0))
        .adding("Clear-Site-Data", "\"cache\", \"storage\"")
    })
  }

  private static func document(_ visit: Visit, _ fields: Fields, _ problems: [Problem]) async throws -> HTML {
    var form = QuestionForm(
      FrameAddress.signIn, [email, password], answers: fields, problems: problems, submit: .signInSubmit)
    form.answers["password"] = nil
    let next = visit.request.query["next"] ?? fields["next"] ?? ""
    let asked = visit.request.query[SignInPages.kept] ?? fields[SignInPages.kept] ?? ""
    let isKept = asked.isEmpty ? false : try await visit.store.keepsForm(asked)
    let kept = isKept ? asked : ""
    let hidden = [Hidden(name: "next", value: next), Hidden(name: SignInPages.kept, value: kept)].filter {
      !$0.value.isEmpty
    }
    let said: Phrase? =
      switch visit.request.query[SignInPages.notKept] {
      case "form": .signInFormNotKept
      case _?: .signInFileNotKept
      case nil: asked.isEmpty ? nil : isKept ? .signInKept : .signInKeptGone
      }
    let keptWords: HTML = said.map { "<p>\(visit.voice($0))</p>" } ?? .nothing
    let guests = visit.installation.guests
    let taps: HTML =
      guests.isEmpty ? .nothing : DemoGuestList(guests: guests, voice: visit.voice, hidden: hidden).html
    return NarrowPage(voice: visit.voice, installation: visit.installation, request: visit.request).document(
      visit.voice(.signInTitle),
      keptWords + taps + QuestionForm.html(form, voice: visit.voice, hidden: hidden))
  }

  /// Only to an address of this product, and only to one that exists.
  private static func next(_ visit: Visit, _ fields: Fields, _ session: String) async throws -> Link {
    if let kept = fields[SignInPages.kept], !kept.isEmpty {
      return .to(FrameAddress.keptForm, query: [KeptFormPages.secret: kept])
    }
    // Whoever came by the front door asked for no page, and arrives where they have something to do.
    if let next = fields["next"].flatMap({ visit.page($0) }), next.address != visit.start.address { return next }
    let installation = visit.installation
    return try await visit.store.look(as: .session(session), for: .administration) {
      installation.start(for: $0.actor)
    }
  }
}
