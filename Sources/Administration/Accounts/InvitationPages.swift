import Access
import Design
import Language
import Values
import Web

/// Where somebody who was invited sets her own password, at the link that she was given. Whoever holds no such link, or one
/// that does not hold any more, is told what to do, and nothing about anybody.
enum InvitationPages {
  /// Names the secret in the address and in the form.
  static let link = "link"

  private static let password = Question(
    "password", .firstRunPassword, .password(isNew: true), hint: .firstRunPasswordHint, required: true)

  static func invitation(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: { try await form(visit, visit.request.query["link"] ?? "", [], status: 200) },
      post: {
        let fields = try visit.fields()
        let secret = fields[link] ?? ""
        var read = AnswerReader(fields, of: [password], besides: [link])
        if (fields[password.name] ?? "").isEmpty { read.refuse(password, .formMissing) }
        do throws(Refused) { try read.finish() } catch {
          return try await form(visit, secret, error.problems, status: 422)
        }
        switch try await visit.store.acceptInvitation(
          secret, password: fields[password.name] ?? "", from: visit.request.place, request: visit.request.id)
        {
        case .done:
          return .open(
            visit.narrow(
              visit.voice(.invitationDone),
              """
              <p class="lead">\(visit.voice(.invitationDoneLead))</p>\
              \(ButtonRow([Button(visit.voice(.signInSubmit), .go(.to(FrameAddress.signIn)), tone: .main)]))
              """))
        case .gone: return gone(visit)
        case .poor(let refusal):
          return try await form(visit, secret, [Problem(password.name, refusal.phrase)], status: 422)
        }
      })
  }

  private static func form(_ visit: Visit, _ secret: String, _ problems: [Problem], status: Int) async throws -> Reply {
    guard let invited = try await visit.store.invited(by: secret) else { return gone(visit) }
    return .page(
      invited.map { invited in
        visit.narrow(
          visit.voice(.invitationTitle),
          """
          <p class="lead">\(visit.voice(.invitationLead(name: invited.name)))</p>\
          <p>\(visit.voice(.invitationAddress)) <bdi>\(invited.email)</bdi></p>\
          \(visit.narrowForm(
            QuestionForm(
              AdministrationAddress.invitation, [password], problems: problems, submit: .invitationSubmit,
              hidden: [Hidden(name: link, value: secret)])))
          """)
      }, status: status)
  }

  private static func gone(_ visit: Visit) -> Reply {
    .open(
      visit.narrow(visit.voice(.invitationGone), "<p class=\"lead\">\(visit.voice(.invitationGoneWhy))</p>"),
      status: 404)
  }
}
