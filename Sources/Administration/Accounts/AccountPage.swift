import Access
import Design
import Language
import Programmes
import Values
import Web

/// Everything that an account's page shows.
struct AccountPage {
  let account: Account
  /// The programmes into whose teams it can be put.
  let joinable: Set<ProgrammeID>
  let programmes: [Programme]
  /// For how many people it is responsible.
  let people: Int
  let colleagues: [Candidate]
  let changes: [AccountChange]
  let typed: Fields?
  let problems: [Problem]
  let isStale: Bool
  /// The form was sent again with other answers, and what it did first stands.
  let stands: Bool

  static let mostChanges = 50

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let isOwn = account.id == desk.actor.account
    return desk.page(
      account.name, trail: desk.trail + [(voice(.accountsTitle), .to(AdministrationAddress.accounts))],
      """
      \(if: isStale, desk.conflictOfAct)\(if: stands, again(desk))\(unmendable(voice))\(facts(desk))\
      \(if: isOwn, "<p>\(voice(.accountOwn))</p>", else: acts(desk))\(history(desk))
      """)
  }

  private func again(_ desk: Desk) -> HTML {
    let step = typed?["step"].flatMap(AccountForm.Step.init(rawValue:))
    return desk.madeAlready(typed, step?.questions ?? [])
  }

  /// What is wrong and belongs to no form of the page as it is now.
  private func unmendable(_ voice: Voice) -> HTML {
    let words = problems.filter { $0.field == nil }.map { voice($0.words) }
    return words.isEmpty
      ? .nothing : Banner(.stop, title: voice(.accountNotDone), content: "\(each: words, { "<p>\($0)</p>" })").html
  }

  private func facts(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let teams = voice.inOrder(account.rights.teams.map(called))
    var buttons: [Button] = []
    if account.state == .invited, account.id != desk.actor.account {
      buttons = [Button(voice(.accountLink), .go(.to(AdministrationAddress.accountLink(account.id))), tone: .main)]
    }
    var rows: [SummaryList.Row] = [
      .init(voice(.accountState), account.tag(voice).html),
      .init(voice(.accountEmail), "<bdi>\(account.email)</bdi>"),
      .init(voice(.accountRoles), "\(account.rolesSaid(voice))"),
      .init(voice(.accountTeams), teams.isEmpty ? "\(voice(.accountNoTeams))" : "\(voice.list(teams))"),
      .init(voice(.accountPeople), "\(voice.number(people))"),
    ]
    if account.state == .invited {
      rows.insert(.init(voice(.accountLink), "\(voice(account.link(at: desk.visit.now)))"), at: 1)
    }
    return Card(title: voice(.accountFacts), content: SummaryList(rows).html, buttons: buttons).html
  }

  private func called(_ id: ProgrammeID) -> String { programmes.first { $0.id == id }?.name ?? id.text }

  private func acts(_ desk: Desk) -> HTML {
    if account.isClosed {
      return section(.opened, .accountOpenAgain, desk, lead: .accountOpenAgainLead, submit: .accountOpenAgain)
    }
    let own = programmes.filter { account.rights.teams.contains($0.id) }
    let others = programmes.filter { joinable.contains($0.id) }
    let takers = colleagues.inOrder(of: Alphabet(readingIn: desk.voice.language)) { $0.name }
    return """
      \(section(.roles, .accountChangeRoles, desk, lead: .accountChangeRolesLead, submit: .formSave))\
      \(if: !others.isEmpty, section(.joined, .accountJoin, desk, lead: .accountJoinLead, submit: .accountJoin, [AccountForm.programme(among: others)]))\
      \(if: !own.isEmpty, section(.left, .accountLeave, desk, lead: .accountLeaveLead, submit: .accountLeave, [AccountForm.programme(among: own)]))\
      \(section(.closed, .accountClose, desk, lead: .accountCloseLead(n: people), submit: .accountClose, people == 0 ? [] : [AccountForm.colleague(among: takers)]))
      """
  }

  /// - Parameter instead: the first questions as they are asked here.
  private func section(
    _ step: AccountForm.Step, _ title: Phrase, _ desk: Desk, lead: Phrase, submit: Phrase,
    _ instead: [Question]? = nil
  ) -> HTML {
    let isTried = typed?["step"] == step.rawValue
    let usual = Fields(["step": step.rawValue])
    let questions = instead.map { $0 + [AccountForm.reason] } ?? step.questions
    let form = QuestionForm(
      AdministrationAddress.account(account.id), questions, answers: isTried ? typed ?? usual : roles(usual),
      problems: isTried ? problems.filter { $0.field != nil } : [], version: account.version, submit: submit,
      isStop: step == .closed || step == .left, hidden: [Hidden(name: "step", value: step.rawValue)],
      idPrefix: step.rawValue)
    return """
      <details class="more"\(flag: "open", isTried)><summary>\(desk.voice(title))</summary>\
      <p>\(desk.voice(lead))</p>\(desk.form(form))</details>
      """
  }

  private func roles(_ fields: Fields) -> Fields {
    var fields = fields
    fields.set(account.rights.roles.map(\.rawValue).sorted(), for: AccountForm.roles.name)
    return fields
  }

  private func history(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let shown = changes.prefix(AccountPage.mostChanges)
    return """
      <section class="stack" aria-labelledby="changes"><h2 id="changes">\(voice(.accountHistory))</h2>\
      \(if: shown.isEmpty, "<p>\(voice(.accountNoHistory))</p>")\
      <ul class="plain">\(each: shown, { "<li>\(line($0, voice))</li>" })</ul>\
      \(if: changes.count > shown.count, "<p class=\"quiet\">\(voice(.accountHistoryCut(n: shown.count)))</p>")</section>
      """
  }

  private func line(_ change: AccountChange, _ voice: Voice) -> HTML {
    let by =
      change.by.map { voice(.accountChangeBy(at: change.at, name: $0)) } ?? voice(.accountChangeOnServer(at: change.at))
    return """
      <p><strong>\(voice(said(change, voice)))</strong><br><span class="quiet">\(by)</span>\
      \(with: change.reason, { "<br><bdi>\($0)</bdi>" })</p>
      """
  }

  private func said(_ change: AccountChange, _ voice: Voice) -> Phrase {
    let facts = change.facts
    func roles(_ roles: Set<Role>) -> String { voice.list(voice.inOrder(roles.map { voice($0.phrase) })) }
    let programme = facts.programme.map(called) ?? ""
    switch facts.what {
    case .opened: return .accountChangedOpened(roles: roles(facts.given))
    case .linkMade: return .accountChangedLink
    case .passwordSet: return .accountChangedPassword
    case .roles:
      if facts.taken.isEmpty { return .accountChangedGiven(roles: roles(facts.given)) }
      if facts.given.isEmpty { return .accountChangedTaken(roles: roles(facts.taken)) }
      return .accountChangedRoles(given: roles(facts.given), taken: roles(facts.taken))
    case .joinedTeam: return .accountChangedJoined(programme: programme)
    case .leftTeam: return .accountChangedLeft(programme: programme)
    case .closed:
      let people = facts.people ?? 0
      return change.colleagueName.map { .accountChangedHandedOver(n: people, name: $0) }
        ?? .accountChangedClosed(n: people)
    case .openedAgain: return .accountChangedOpenedAgain
    }
  }
}

extension Account {
  /// How far the link is.
  func link(at now: Moment) -> Phrase {
    guard let linkUntil else { return .accountLinkNone }
    return linkUntil > now ? .accountLinkUntil(at: linkUntil) : .accountLinkOver(at: linkUntil)
  }
}
