public import Access
public import Language
public import Values
public import Web

/// What is done with people. Each verb is one piece of a transaction; pages, API and demo data call the same ones.
public enum People {
  /// Enters somebody in the name of the actor's organisation; the actor is the responsible worker until somebody else is.
  public static func enter(
    _ details: Person.Details, _ tx: Transaction
  ) throws -> PersonID {
    guard let organisation = tx.actor.organisation else { throw NotFound() }
    let grant = try tx.grantToCreate(PersonRecord.self, on: .organisation(organisation))
    let id: PersonID = tx.newID()
    try tx.insert(
      Insertion<PersonRecord>(
        of: id, as: "person.entered",
        """
        INSERT INTO \(into: PersonRecord.self) (id, organisation_id, name, preferred_name, sounds_like, original_name, original_language,
          birth_date, birth_precision, phone, phone_of, phone_language, messages, texts, email, email_of, email_language,
          email_safe, prefers, interpreter, sort_key, sort_danish, sort_swedish, entered_at, version)
        VALUES (\(id), \(within: organisation), \(details.name), \(details.preferredName), \(details.soundsLike),
          \(details.originalName), \(details.originalLanguage), \(details.birth?.date),
          \(details.birth?.precision.rawValue), \(details.phone), \(details.phoneOf), \(details.phoneLanguage),
          \(details.messages.rawValue), \(details.texts.rawValue), \(details.email), \(details.emailOf),
          \(details.emailLanguage), \(details.emailSafe.rawValue), \(details.prefers?.rawValue),
          \(details.interpreter), \(Folding.order(details.name)), \(Folding.order(details.name, in: .danish)),
          \(Folding.order(details.name, in: .swedish)), \(tx.now), 1)
        """), grant)
    try tx.relate(tx.actor.account, .responsible, to: id, from: tx.today)
    try write(details.languages, of: id, tx)
    try write(details.others, of: id, tx)
    try write(details.address, of: id, tx)
    return id
  }

  /// - Parameter known: as she is, where that was just read.
  public static func change(
    _ id: PersonID, to details: Person.Details, from known: Person.Details? = nil, seen version: Version,
    _ tx: Transaction
  ) throws {
    try tx.change(
      Change<PersonRecord>(
        of: id, seen: version, as: "person.changed",
        set: """
          name = \(details.name), preferred_name = \(details.preferredName), sounds_like = \(details.soundsLike),
          original_name = \(details.originalName), original_language = \(details.originalLanguage),
          birth_date = \(details.birth?.date), birth_precision = \(details.birth?.precision.rawValue),
          phone = \(details.phone), phone_of = \(details.phoneOf), phone_language = \(details.phoneLanguage),
          messages = \(details.messages.rawValue), texts = \(details.texts.rawValue), email = \(details.email),
          email_of = \(details.emailOf), email_language = \(details.emailLanguage),
          email_safe = \(details.emailSafe.rawValue), prefers = \(details.prefers?.rawValue),
          interpreter = \(details.interpreter), sort_key = \(Folding.order(details.name)),
          sort_danish = \(Folding.order(details.name, in: .danish)), sort_swedish = \(Folding.order(details.name, in: .swedish))
          """), try tx.grant(Edit.self, PersonRecord.self))
    // Most changes are about something else.
    if known?.languages != details.languages {
      try tx.consult(LanguageSkill.of(id)).decide(tx) { before, tx in
        if before != details.languages { try write(details.languages, of: id, tx) }
      }
    }
    if known?.others != details.others {
      try tx.consult(Channel.of(id)).decide(tx) { before, tx in
        if before != details.others { try write(details.others, of: id, tx) }
      }
    }
    try write(details.address, of: id, tx)
  }

  /// Somebody for a page, with what tells her from others there, as the reader's voice says it.
  public static func find(_ id: PersonID, _ tx: Transaction, _ voice: Voice? = nil) throws -> Disclosed<Person> {
    let person = try record(id, tx)
    return try person.flatMap { person in
      try mark(id, called: person.details.name, tx, voice).map { mark in
        var person = person
        person.mark = mark
        return person
      }
    }
  }

  /// Somebody where nobody reads a title: `Person.mark` is not looked for.
  static func record(_ id: PersonID, _ tx: Transaction) throws -> Disclosed<Person> {
    let languages = try tx.listing(LanguageSkill.of(id), try tx.grant(List.self, PersonRecord.self))
    let person = try tx.one(Person.byID(id), try tx.grant(Read.self, PersonRecord.self))
    let others = try tx.listing(Channel.of(id), try tx.grant(List.self, PersonRecord.self))
    return .together(person, try languages.disclosed(), try others.disclosed()) { person, languages, others in
      var person = person
      person.details.languages = languages
      person.details.others = others
      return person
    }
  }

  /// Somebody as a referral introduces her, to whoever sees at least that much; with what tells her from others where the
  /// reader sees it.
  ///
  /// - Parameter voice: of the reader of a title; without one nobody looks for who has the same name.
  public static func introduction(
    _ id: PersonID, _ tx: Transaction, _ voice: Voice? = nil
  ) throws -> Disclosed<Person> {
    let person = try tx.one(Person.introduced(id), try tx.grant(Read.self, PersonRecord.self, seeing: .referral))
    guard let voice else { return person }
    return try person.flatMap { person in
      try mark(id, called: person.details.name, tx, voice).map { mark in
        var person = person
        person.mark = mark
        return person
      }
    }
  }

  /// Throws `NotFound` unless the person is within reach, however little of her may be seen: what hangs on somebody is
  /// not there either when she is not.
  public static func meet(_ id: PersonID, _ tx: Transaction) throws {
    _ = try tx.one(Person.reached(id), try tx.grant(Read.self, PersonRecord.self, seeing: .shared))
  }

  /// Whether the reader is told all of somebody, rather than what was shared.
  public static func isToldWhole(_ id: PersonID, _ tx: Transaction) throws -> Disclosed<Bool> {
    guard tx.actor.might(Read.self, PersonRecord.self) else { return tx.me.map { _ in false } }
    return try tx.first(Person.reachedWhole(id), try tx.grant(Read.self, PersonRecord.self)).map { $0 != nil }
  }

  /// What people are called, for lists about something else, so that each can be told from the others; those beyond reach
  /// are left out. What tells two of one name apart stands only where the reader may see it.
  public static func names(
    _ ids: [PersonID], _ tx: Transaction, _ voice: Voice? = nil
  ) throws -> Disclosed<[PersonID: String]> {
    let wanted = Array(Set(ids)).sorted()
    guard !wanted.isEmpty, tx.actor.might(List.self, PersonRecord.self, seeing: .referral) else {
      return tx.me.map { _ in [:] }
    }
    return try tx.listWhatIsReadable(
      ListedPerson.among(wanted), try tx.grant(List.self, PersonRecord.self, seeing: .referral)
    ).flatMap { found in
      try marks(found, tx, voice).map { marks in
        Dictionary(found.map { ($0.id, $0.told.told(beside: marks[$0.id])) }) { first, _ in first }
      }
    }
  }

  /// The same for This week, which is about others too.
  public static func names(
    of subjects: [Subject], _ tx: Transaction, _ voice: Voice? = nil
  ) throws -> Disclosed<[Subject: SubjectName]> {
    let people = subjects.compactMap(\.person)
    return try names(people, tx, voice).flatMap { names in
      // Whoever is told what is shared alone has no page of the person, and the one of what is with herself.
      try sharedNames(Set(people).subtracting(names.keys).sorted(), tx).map { shared in
        Dictionary(
          uniqueKeysWithValues: names.map { (.person($0), SubjectName($1, at: .to(PeopleAddress.person($0)))) }
            + shared.map { (.person($0), SubjectName($1, at: .to(PeopleAddress.appointments($0)))) })
      }
    }
  }

  /// Those of these people whose case is within reach, and not only that they were referred.
  static func withinReach(among ids: [PersonID], _ tx: Transaction) throws -> Disclosed<Set<PersonID>> {
    guard !ids.isEmpty else { return tx.me.map { _ in [] } }
    return try tx.listWhatIsReadable(
      ListedPerson.among(Array(Set(ids)).sorted()), try tx.grant(List.self, PersonRecord.self)
    ).map { Set($0.map(\.id)) }
  }

  /// Whether there is such a person, for the system's own decisions.
  public static func consult(_ id: PersonID, _ tx: Transaction) throws -> Withheld<Bool> {
    try tx.consult(whether: id, isThere: PersonRecord.self)
  }

  /// Everybody, in the order of ids: the first `limit` behind `person`, for the system to go through.
  public static func everybody(after person: PersonID?, limit: Int, _ tx: Transaction) throws -> Withheld<[PersonID]> {
    try tx.consult(Person.everybody(after: person, limit: limit))
  }

  /// How many there are, for the system.
  public static func number(_ tx: Transaction) throws -> Disclosed<Int> {
    try tx.count(Counting.all(upTo: 1_000_000), try tx.grantToCount(PersonRecord.self))
  }

  /// A page of the people within reach, in the order of names; with something to look for, those who are found by it.
  ///
  /// - Parameter voice: of whoever is to tell those of one name apart.
  public static func search(
    _ search: SearchText, after place: PlaceInOrder<PersonKind>?, limit: Int, _ tx: Transaction, _ voice: Voice? = nil
  ) throws -> Disclosed<PeoplePage> {
    try tx.list(
      { rows in
        search.understood == .nothing
          ? ListedPerson.all(after: place, limit: rows) : ListedPerson.found(by: search, after: place, limit: rows)
      }, upTo: limit, try tx.grant(List.self, PersonRecord.self)
    ).flatMap { found in
      let next = found.hasMore ? found.rows.last.map { PlaceInOrder(sortKey: $0.sortKey, id: $0.id) } : nil
      return try marked(found.rows, tx, voice).map { PeoplePage(people: $0, ways: ListWays(next: next)) }
    }
  }

  /// Rows of a list, those of one name told apart.
  static func marked(
    _ people: [ListedPerson], _ tx: Transaction, _ voice: Voice?
  ) throws -> Disclosed<[ListedPerson]> {
    guard let voice else { return tx.me.map { _ in people } }
    return try marks(people, isAmong: true, tx, voice).map { marks in
      people.map { person in
        var person = person
        person.mark = marks[person.id]
        return person
      }
    }
  }

  /// How many within reach a search finds, counted no further than `most`.
  public static func number(foundBy search: SearchText, upTo most: Int, _ tx: Transaction) throws -> Disclosed<Int> {
    try tx.count(ListedPerson.number(foundBy: search, upTo: most), try tx.grant(Count.self, PersonRecord.self))
  }

  /// The rows that hang on a person: what she can do in which languages.
  private static func write(_ languages: [LanguageSkill], of id: PersonID, _ tx: Transaction) throws {
    try tx.complete(Completion<PersonRecord>.removing("person_language", of: id))
    for (position, skill) in languages.enumerated() {
      try tx.complete(
        Completion<PersonRecord>.adding(
          "person_language", to: id, "position, language, mother_tongue, listening, reading, speaking, writing",
          values: """
            \(position), \(skill.language), \(skill.isMotherTongue), \(skill.levels[.listening]?.rawValue),
            \(skill.levels[.reading]?.rawValue), \(skill.levels[.speaking]?.rawValue),
            \(skill.levels[.writing]?.rawValue)
            """))
    }
  }
}

public struct PeoplePage: Sendable {
  public var people: [ListedPerson]
  public var ways: ListWays<PersonKind>

  /// Where the next page begins; none when this is the last.
  public var next: String? { ways.next?.cursor }
}
