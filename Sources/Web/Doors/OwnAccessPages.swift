public import Access
import Design
public import Language
import Values

/// Password and sessions: what opens one's own account, and how it is taken away.
///
/// Pages only, as the settings are: a session belongs to a browser, and a token must not be able to change the password
/// that it was not given.
public enum OwnAccessPages {
  private static let current = Question("current", .accessCurrent, .password(isNew: false), required: true)
  private static let new = Question(
    "new", .accessNew, .password(isNew: true), hint: .firstRunPasswordHint, required: true)

  /// What a button on the page asks for.
  private enum Step: String {
    case endSession = "end-session"
    case endOthers = "end-others"
    case withdrawToken = "withdraw-token"
  }

  public static func access(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: { try await page(visit, []) },
      post: {
        guard let text = try visit.fields()["step"] else { return try await changePassword(visit) }
        guard let step = Step(rawValue: text) else { throw BadRequest("step is none of this page's") }
        let session = visit.session
        return try await visit.submit(.administration) { tx, fields in
          switch step {
          case .endSession:
            guard let id = EntryID(fields["session"] ?? "") else { throw NotFound() }
            try tx.endMySession(id)
            return .to(FrameAddress.ownAccess).saying(.doneSessionEnded)
          case .endOthers:
            try tx.endMyOtherSessions(keeping: session)
            return .to(FrameAddress.ownAccess).saying(.doneSessionsEnded)
          case .withdrawToken:
            guard let id = EntryID(fields["token"] ?? "") else { throw NotFound() }
            try tx.withdrawMyToken(id)
            return .to(FrameAddress.ownAccess).saying(.doneTokenWithdrawn)
          }
        }
      })
  }

  private static func changePassword(_ visit: Visit) async throws -> Reply {
    guard let credential = visit.credential else { throw SignInNeeded() }
    let fields = try visit.fields()
    var read = AnswerReader(fields, of: [current, new])
    for question in [current, new] where (fields[question.name] ?? "").isEmpty { read.refuse(question, .formMissing) }
    do {
      try read.finish()
    } catch {
      return try await page(visit, error.problems, status: 422)
    }
    let outcome = try await visit.store.changePassword(
      as: credential,
      NewPassword(
        current: fields["current"] ?? "", new: fields["new"] ?? "", source: visit.request.place,
        key: try visit.plainKey(fields[FormField.key]), request: visit.request.id))
    switch outcome {
    case .done: return .seeOther(.to(FrameAddress.ownAccess).saying(.donePasswordChanged))
    case .wrong: return try await page(visit, [Problem("current", .accessCurrentWrong)], status: 422)
    case .poor(let refusal): return try await page(visit, [Problem("new", refusal.phrase)], status: 422)
    case .later(let moment):
      return try await page(visit, [Problem(nil, .signInLater)], status: 429)
        .retrying(at: moment, now: visit.store.surroundings.now())
    }
  }

  private static func page(_ visit: Visit, _ problems: [Problem], status: Int = 200) async throws -> Reply {
    .page(
      try await visit.work(.administration) { tx, desk in
        .together(try tx.mySessions(current: visit.session), try tx.myTokens()) { sessions, tokens in
          desk.page(
            desk.voice(.accessTitle),
            """
            \(passwordPart(desk, problems))\(sessionsPart(desk, sessions))\(tokensPart(desk, tokens))
            """)
        }
      }, status: status)
  }

  private static func passwordPart(_ desk: Desk, _ problems: [Problem]) -> HTML {
    """
    <section class="stack" aria-labelledby="password"><h2 id="password">\(desk.voice(.accessPassword))</h2>\
    <p>\(desk.voice(.accessPasswordLead))</p>\
    \(desk.form(QuestionForm(FrameAddress.ownAccess, [current, new], problems: problems, submit: .accessPasswordSubmit)))</section>
    """
  }

  private static func sessionsPart(_ desk: Desk, _ sessions: [OwnSession]) -> HTML {
    let voice = desk.voice
    let part = desk.part(of: sessions, "sessions", at: "sessions", voice(.accessSessions))
    let table = DataTable(
      caption: voice(.accessSessions), hidesCaption: true,
      columns: [
        .init(voice(.accessSince)), .init(voice(.accessSeen)), .init(voice(.accessEnd), .action),
      ],
      rows: part.items.map { session in
        [
          "\(voice.moment(session.begun))", "\(voice.moment(session.seen))",
          session.isThisOne
            ? "\(voice(.accessThisOne))"
            : "\(button(desk, .endSession, voice(.accessEnd), [("session", session.id.text)], about: voice.moment(session.begun)))",
        ]
      })
    let others = sessions.contains { !$0.isThisOne }
    return """
      <section class="stack" aria-labelledby="sessions"><h2 id="sessions">\(voice(.accessSessions))</h2>\
      <p>\(voice(.accessSessionsLead))</p>\(if: sessions.isEmpty, "<p>\(voice(.accessNoSessions))</p>", else: "\(table)\(part.ways)")\
      \(if: others, ButtonRow([button(desk, .endOthers, voice(.accessEndOthers), [])]).html)</section>
      """
  }

  private static func tokensPart(_ desk: Desk, _ tokens: [AccountToken]) -> HTML {
    let voice = desk.voice
    let part = desk.part(of: tokens, "tokens", at: "tokens", voice(.accessTokens))
    let table = DataTable(
      caption: voice(.accessTokens), hidesCaption: true,
      columns: [
        .init(voice(.accessIssued)), .init(voice(.accessUntil)), .init(voice(.accessWithdraw), .action),
      ],
      rows: part.items.map { token in
        [
          "\(voice.moment(token.begun))", "\(voice.moment(token.until))",
          "\(button(desk, .withdrawToken, voice(.accessWithdraw), [("token", token.id.text)], about: voice.moment(token.begun)))",
        ]
      })
    return """
      <section class="stack" aria-labelledby="tokens"><h2 id="tokens">\(voice(.accessTokens))</h2>\
      <p>\(voice(.accessTokensLead))</p>\(if: tokens.isEmpty, "<p>\(voice(.accessNoTokens))</p>", else: "\(table)\(part.ways)")</section>
      """
  }

  private static func button(
    _ desk: Desk, _ step: Step, _ word: String, _ more: [(name: String, value: String)], about: String? = nil
  ) -> Button {
    let hidden = [Hidden(name: "step", value: step.rawValue)] + more.map { Hidden(name: $0.name, value: $0.value) }
    var button = Button(word, .send(.to(FrameAddress.ownAccess), hidden: desk.formKeys + hidden), tone: .stop)
    button.about = about
    return button
  }
}

extension Password.Refusal {
  /// What is wrong with a new password, and what to do.
  public var phrase: Phrase {
    switch self {
    case .tooShort: .passwordTooShort(n: Password.shortest)
    case .tooLong: .passwordTooLong(n: Password.longest)
    case .tooSimple: .passwordTooSimple
    case .containsName: .passwordContainsName
    }
  }
}
