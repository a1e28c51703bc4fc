import Access
import Design
import Language
import Values
import Web

/// Everything that one person's page shows, without the database.
struct PersonPage {
  let person: Person
  let considerations: [Consideration]
  let panels: [HTML]
  let facts: [PersonStrip.Fact]
  let nextStep: PersonStrip.NextStep?
  let workers: [Worker]
  let reachable: Reachable

  func document(_ desk: Desk) -> HTML {
    desk.page(
      reachable.died.map { desk.voice(.personTitleDied(name: person.toldName, day: $0)) } ?? person.toldName,
      heading: false,
      "\(strip(desk))\(ways(desk))<div class=\"columns\">\(considerationsCard(desk))\(detailsCard(desk))</div>\(panels.joined())"
    )
  }

  private func ways(_ desk: Desk) -> ButtonRow {
    ButtonRow([
      Button(desk.voice(.timelineTitle), .go(.to(PeopleAddress.timeline(person.id)))),
      Button(desk.voice(.historyShow), .go(.to(PeopleAddress.history(person.id)))),
    ])
  }

  private func strip(_ desk: Desk) -> PersonStrip {
    let voice = desk.voice
    let details = person.details
    let responsible = workers.filter { $0.relation == .responsible }.inOrder(for: desk).map(\.name)
    var all = [PersonStrip.Fact(voice(.personLanguages), person.spoken(voice))]
    if desk.shownProtected.contains(person.id) {
      all.append(PersonStrip.Fact(voice(.personPostalAddress), "\(Tag(voice(.protectedMark), .due))"))
    }
    all += facts
    all.append(
      PersonStrip.Fact(
        voice(.personResponsible),
        responsible.isEmpty ? "\(Tag(voice(.personNobodyResponsible), .stop))" : "\(name: voice.list(responsible))"))
    return PersonStrip(
      preferredName: person.toldName,
      sound: details.soundsLike.map { voice(.personSoundsLikeSaid(sound: $0)) },
      originalName: details.originalName.flatMap { text in
        details.originalLanguage.map { PersonStrip.OriginalName(text: text, language: $0) }
      },
      died: reachable.died.map { voice(.personDiedOn(day: $0)) }, facts: all, nextStep: nextStep,
      message: reach(voice).sign,
      reach: reach(voice).first)
  }

  private func reach(_ voice: Voice) -> ReachLines {
    ReachLines(details: person.details, reachable: reachable, voice: voice)
  }

  private func considerationsCard(_ desk: Desk) -> Card {
    let voice = desk.voice
    let current = considerations.filter { ($0.lastDay.map { $0 >= desk.today }) ?? true }
    let past = considerations.filter { ($0.lastDay.map { $0 < desk.today }) ?? false }
    let content: HTML =
      current.isEmpty
      ? "<p class=\"quiet\">\(voice(.considerationNone))</p>"
      : "<ul class=\"plain\">\(each: current, { ConsiderationLine($0, among: considerations, desk).html })</ul>"
    let part = desk.part(of: past, "considerations", at: "considerations", voice(.considerationTitle))
    let earlier: HTML =
      past.isEmpty
      ? ""
      : """
      <details class="more"\(if: part.isFurther, " open")><summary>\(voice(.considerationEarlier(n: past.count)))</summary>\
      <ul class="plain">\(each: part.items, { ConsiderationLine($0, among: considerations, desk).html })</ul>\
      \(part.ways)</details>
      """
    return Card(
      title: voice(.considerationTitle), sign: CircleSign(.shared, voice(.circleShared)), id: "considerations",
      content: content + earlier,
      buttons: desk.might(Create.self, ConsiderationRecord.self)
        ? [Button(voice(.considerationAgree), .go(.to(PeopleAddress.newConsideration(person.id))), tone: .main)] : [])
  }

  private func detailsCard(_ desk: Desk) -> Card {
    let voice = desk.voice
    let details = person.details
    var rows = [SummaryList.Row(voice(.personName), "\(name: details.name)")]
    rows.append(
      SummaryList.Row(
        voice(.personBirthDate),
        details.birth.map { birth in "\(birthText(birth, voice))" } ?? voice.notAsked))
    rows += reach(voice).rows + [reach(voice).address]
    return Card(
      title: voice(.personDetails), sign: CircleSign(.case, voice(.circleCase)), content: SummaryList(rows).html,
      buttons: desk.might(Edit.self, PersonRecord.self)
        ? [Button(voice(.personEdit), .go(.to(PeopleAddress.editPerson(person.id))))] : [])
  }

  private func birthText(_ birth: BirthDate, _ voice: Voice) -> String {
    switch birth.precision {
    case .day: voice.bareDay(birth.date)
    case .month: voice(.birthMonthSaid(month: String(birth.date.iso.prefix(7))))
    case .year: voice(.birthYearSaid(year: String(birth.date.iso.prefix(4))))
    case .given: voice(.birthGivenSaid(date: birth.date))
    }
  }
}

extension Person {
  /// Which languages she speaks and how well, and for which an interpreter is needed.
  func spoken(_ voice: Voice) -> HTML {
    let known = details.languages.map { skill -> String in
      let name = voice.name(of: skill.language) ?? skill.language.text
      if skill.isMotherTongue { return voice(.personTongueOf(language: name)) }
      let levels = LanguageSkill.Skill.allCases.compactMap { each in
        skill.levels[each].map { voice(each.phrase) + " " + voice($0.phrase) }
      }
      return levels.isEmpty ? name : name + ": " + voice.list(levels)
    }
    let interpreter = details.interpreter.map { tag in
      voice(.personInterpreterNeeded(language: voice.name(of: tag) ?? tag.text))
    }
    let lines = known + [interpreter].compactMap { $0 }
    return lines.isEmpty
      ? voice.notAsked
      : "\(each: lines, { "<span class=\"line\">\($0)</span>" })"
  }
}
