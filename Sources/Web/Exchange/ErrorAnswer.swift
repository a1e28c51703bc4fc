import Access
public import Design
import Language
import Values

/// Answers for what cannot be done: one place, so that the same thing is always said the same way, on a page and in the
/// API (RFC 9457).
struct ErrorAnswer: Sendable {
  let voice: Voice
  let installation: Installation
  let request: Request
  let isAPI: Bool

  private struct Words {
    let status: Int
    let kind: String
    let title: Phrase
    let detail: Phrase
  }

  /// What is nobody's fault but ours, or was broken off because it took too long, goes into the log.
  func expects(_ error: any Error) -> Bool {
    if let trouble = error as? StorageTrouble, trouble.kind == .tooLong { return false }
    // What was damaged somebody has to look after.
    if let unreadable = error as? Unreadable { return unreadable.reason == .keyGone }
    return words(for: error).status != 500
  }

  func reply(to error: any Error) -> Reply {
    if error is SignInNeeded, !isAPI { return signInFirst }
    if let again = error as? SignInAgain {
      return .seeOther(.to(FrameAddress.signIn, query: [SignInPages.kept: again.kept]))
    }
    let words = words(for: error)
    var reply = isAPI ? problem(words, error) : page(words, error)
    if let error = error as? MethodNotAllowed {
      reply = reply.adding("Allow", error.allowed.map(\.rawValue).joined(separator: ", "))
    }
    if let error = error as? WrongMediaType {
      reply = reply.adding("Accept", error.read.joined(separator: ", "))
    }
    if words.status == 503 { reply = reply.adding("Retry-After", "2") }
    if words.status == 401 { reply = reply.adding("WWW-Authenticate", "Bearer") }
    return reply
  }

  private func words(for error: any Error) -> Words {
    switch error {
    case is NotFound:
      Words(status: 404, kind: "not-found", title: .closedNotFound, detail: .closedNotFoundDetail)
    case is SignInNeeded, is SignInAgain:
      Words(status: 401, kind: "sign-in-needed", title: .closedSignIn, detail: .closedSignInDetail)
    case is Forged:
      Words(status: 403, kind: "forged", title: .closedForged, detail: .closedForgedDetail)
    case let error as OthersForm:
      Words(
        status: 403, kind: "forged", title: .closedOthersForm,
        detail: error.kept == nil ? .closedForgedDetail : .closedOthersFormDetail)
    case is BadRequest:
      Words(status: 400, kind: "bad-request", title: .closedBadRequest, detail: .closedBadRequestDetail)
    case let error as Unreadable:
      Words(
        status: 410, kind: "unreadable", title: .closedUnreadable,
        detail: error.reason == .keyGone ? .closedKeyGoneDetail : .closedUnreadableDetail)
    case is RecordSetAside:
      Words(status: 410, kind: "set-aside", title: .closedSetAside, detail: .closedSetAsideDetail)
    case is MethodNotAllowed:
      Words(status: 405, kind: "method-not-allowed", title: .closedMethod, detail: .closedMethodDetail)
    case let error as WrongMediaType:
      Words(
        status: 415, kind: "wrong-media-type", title: .closedMediaType,
        detail: error.read.contains(WrongMediaType.json)
          ? .closedMediaTypeDetail
          : error.read.contains(WrongMediaType.files) ? .closedFilesOnlyDetail : .closedFormOnlyDetail)
    case let error as TooLong:
      Words(
        status: 413, kind: "too-long", title: .closedTooLong,
        detail: error.bytes.map {
          $0 > Intake.usualDocument
            ? .closedFileTooLargeDetail(n: FileContent.largest >> 20) : .closedTooLongDetail(n: $0 >> 10)
        } ?? .closedTooManyDetail)
    case is SearchTooLong:
      Words(
        status: 400, kind: "bad-request", title: .closedBadRequest,
        detail: .closedSearchTooLong(n: Visit.longestSearch))
    case is Stale:
      Words(status: 412, kind: "stale", title: .closedStale, detail: .closedStaleDetail)
    case is VersionNeeded:
      Words(status: 428, kind: "version-needed", title: .closedBlind, detail: .closedBlindDetail)
    case is KeyReused:
      Words(status: 422, kind: "key-reused", title: .closedKeyReused, detail: .closedKeyReusedDetail)
    case is Refused:
      Words(status: 422, kind: "refused", title: .closedRefused, detail: .closedRefusedDetail)
    case is Busy, is Crowded:
      Words(status: 503, kind: "busy", title: .closedBusy, detail: .closedBusyDetail)
    case let error as StorageTrouble:
      switch error.kind {
      case .full: Words(status: 507, kind: "full", title: .closedFull, detail: .closedFullDetail)
      case .unavailable: Words(status: 503, kind: "unavailable", title: .closedBusy, detail: .closedBusyDetail)
      case .tooLong: Words(status: 503, kind: "took-too-long", title: .closedBusy, detail: .closedTookTooLongDetail)
      case .limit: Words(status: 409, kind: "limit", title: .closedLimit, detail: .closedLimitDetail)
      case .broken: Words(status: 500, kind: "error", title: .closedError, detail: .closedErrorDetail)
      }
    case let damaged as DamagedRecord:
      Words(
        status: 500, kind: "damaged", title: .closedDamaged, detail: .closedDamagedDetail(column: damaged.column))
    default:
      Words(status: 500, kind: "error", title: .closedError, detail: .closedErrorDetail)
    }
  }

  private func page(_ words: Words, _ error: any Error) -> Reply {
    let number: HTML = words.status == 500 ? "<p class=\"quiet\">\(voice(.closedQuote(id: request.id)))</p>" : .nothing
    let signIn: HTML =
      (error as? OthersForm)?.kept.map {
        "<p><a href=\"\(Link.to(FrameAddress.signIn, query: [SignInPages.kept: $0]))\">\(voice(.signInTitle))</a></p>"
      } ?? .nothing
    return .open(
      NarrowPage(voice: voice, installation: installation, request: request).document(
        voice(words.title),
        """
        <p>\(voice(words.detail))</p>\(if: error is TooLong, wayBack)\(each: (error as? Refused)?.problems ?? [], { "<p>\(voice($0.words))</p>" })\(number)\(signIn)<p><a class="button" href="\(installation.start)">\(voice(.closedGoToWeek))</a></p>
        """), status: words.status)
  }

  /// Back to what was written, which the browser still has; or to the form anew, where it says which that was.
  private var wayBack: HTML {
    let form = request.cameFrom.map { Link($0.segments, query: $0.query.pairs.map { ($0.name, $0.value) }) }
    return """
      <p>\(voice(.closedTextIsThere))</p>\(with: form, { "<p><a href=\"\($0)\">\(voice(.closedBackToForm))</a></p>" })
      """
  }

  private func problem(_ words: Words, _ error: any Error) -> Reply {
    var members: [JSON.Member] = [
      ("type", .string("urn:nyvej:problem:" + words.kind)), ("title", .string(voice(words.title))),
      ("status", .integer(words.status)), ("detail", .string(voice(words.detail))),
    ]
    switch error {
    case let refused as Refused:
      members.append(
        (
          "errors",
          .array(
            refused.problems.map { problem in
              .object(
                [("field", .text(problem.field)), ("detail", .string(voice(problem.words)))]
                  + (problem.record.map { [("record", .string($0.resource.address))] } ?? []))
            })
        ))
    case let stale as Stale:
      members.append(("currentVersion", .integer(Int(stale.current.number))))
    case let aside as RecordSetAside: members.append(("record", .string(aside.kept.address)))
    case let bad as BadRequest where !bad.detail.isEmpty:
      members.append(("reason", .string(bad.detail)))
    case let long as TooLong: members.append(("reason", .string(long.reason)))
    case let long as SearchTooLong:
      members.append(
        ("reason", .string("\(long.field) must be at most \(Visit.longestSearch) characters: use fewer words")))
    default: break
    }
    if words.status == 500 { members.append(("instance", .string("urn:nyvej:request:" + request.id))) }
    var response = Response(
      status: words.status, headers: [("Content-Type", "application/problem+json")], body: JSON.object(members).bytes)
    response.headers.append(("Content-Language", voice.language.text))
    return Reply(response)
  }

  /// To the sign-in page, and from there back to where they wanted to go.
  private var signInFirst: Reply {
    if request.segments == FrameAddress.keptForm.segments, let kept = request.query[KeptFormPages.secret] {
      return .seeOther(.to(FrameAddress.signIn, query: [SignInPages.kept: kept]))
    }
    // A form with a file is taken in from nobody: its page is where it is filled in again.
    let isFile = request.method == .post && request.mediaType == WrongMediaType.files
    let back = (request.method.isSafe || isFile) && request.segments != [] ? request.target : ""
    if isFile { return .seeOther(.to(FrameAddress.signIn, query: ["next": back, SignInPages.notKept: "file"])) }
    // What somebody sent is lost: nothing tells whose it was, or nobody may keep it.
    if !request.method.isSafe { return .seeOther(.to(FrameAddress.signIn, query: [SignInPages.notKept: "form"])) }
    return .seeOther(
      back.isEmpty ? .to(FrameAddress.signIn) : .to(FrameAddress.signIn, query: ["next": back]))
  }
}

/// A record was joined with another one and set aside; said to whoever reaches the one that was kept.
public struct RecordSetAside: Error {
  let kept: Link

  /// - Parameter kept: the resource of the record that was kept.
  public init(keptAt kept: Link) { self.kept = kept }
}

/// A page for somebody who is not signed in, or cannot go on: one narrow column.
struct NarrowPage {
  let voice: Voice
  let installation: Installation
  let request: Request

  func document(_ title: String, _ content: HTML) -> HTML {
    Frame(
      product: installation.name, language: voice.language, variant: .narrow,
      words: FrameWords.all(voice, installation),
      languages: installation.languages.map { language in
        Frame.LanguageChoice(
          language: language, ownName: Voice(language).name(of: language) ?? language.text,
          link: .settingLanguage(language, backTo: request))
      },
      dress: installation.face.dress, dataProtection: .to(FrameAddress.dataProtection)
    ).around(Frame.Page(title: title, content: content))
  }
}

extension Visit {
  /// A page for somebody who is not signed in: one narrow column.
  public func narrow(_ title: String, _ content: HTML) -> HTML {
    NarrowPage(voice: voice, installation: installation, request: request).document(title, content)
  }

  /// A form on such a page; without a session there is no token to send along.
  public func narrowForm(_ form: QuestionForm) -> HTML {
    QuestionForm.html(form, voice: voice, hidden: form.hidden)
  }
}
