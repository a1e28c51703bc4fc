public import Access
public import Values
public import Web

/// What is done with people. Each verb is one piece of a transaction; pages, API and demo data call the same ones.
public enum People {
  /// Enters somebody in the name of the actor's organisation; the actor is the responsible worker until somebody else is.
  public static func enter(
    _ details: Person.Details, named names: FoldedNames = FoldedNames(), _ tx: Transaction
  ) throws -> PersonID {
    guard let organisation = tx.actor.organisation else { throw NotFound() }
    let grant = try tx.grantToCreate(PersonRecord.self, on: .organisation(organisation))
    let id: PersonID = tx.newID()
    try tx.insert(
      Insertion<PersonRecord>(
        of: id, as: "person.entered",
        """
        INSERT INTO \(into: PersonRecord.self) (id, organisation_id, name, preferred_name, sounds_like, original_name, original_language,
          birth_date, birth_precision, phone, email, messages, interpreter, sort_key, entered_at, version)
        VALUES (\(id), \(within: organisation), \(details.name), \(details.preferredName), \(details.soundsLike),
          \(details.originalName), \(details.originalLanguage), \(details.birth?.date),
          \(details.birth?.precision.rawValue), \(details.phone), \(details.email), \(details.messages.rawValue),
          \(details.interpreter), \(names[details.name].sortKey), \(tx.now), 1)
        """), grant)
    try tx.relate(tx.actor.account, .responsible, to: id, from: tx.today)
    try write(details, names, of: id, tx)
    return id
  }

  public static func change(
    _ id: PersonID, to details: Person.Details, named names: FoldedNames = FoldedNames(), seen version: Version,
    _ tx: Transaction
  ) throws {
    try tx.change(
      Change<PersonRecord>(
        of: id, seen: version, as: "person.changed",
        set: """
          name = \(details.name), preferred_name = \(details.preferredName), sounds_like = \(details.soundsLike),
          original_name = \(details.originalName), original_language = \(details.originalLanguage),
          birth_date = \(details.birth?.date), birth_precision = \(details.birth?.precision.rawValue),
          phone = \(details.phone), email = \(details.email), messages = \(details.messages.rawValue),
          interpreter = \(details.interpreter), sort_key = \(names[details.name].sortKey)
          """), try tx.grant(Edit.self, PersonRecord.self))
    try write(details, names, of: id, tx)
  }

  public static func find(_ id: PersonID, _ tx: Transaction) throws -> Disclosed<Person> {
    let person = try tx.one(Person.byID(id), try tx.grant(Read.self, PersonRecord.self))
    let languages = try tx.list(LanguageSkill.of(id), try tx.grant(List.self, PersonRecord.self))
    return .together(person, languages) { person, languages in
      var person = person
      person.details.languages = languages
      return person
    }
  }

  /// Somebody as a referral introduces her, to whoever sees at least that much.
  public static func introduction(_ id: PersonID, _ tx: Transaction) throws -> Disclosed<Person> {
    try tx.one(Person.introduced(id), try tx.grant(Read.self, PersonRecord.self, seeing: .referral))
  }

  /// Throws `NotFound` unless the person is within reach, however little of her may be seen: what hangs on somebody is
  /// not there either when she is not.
  public static func meet(_ id: PersonID, _ tx: Transaction) throws {
    _ = try tx.one(Person.reached(id), try tx.grant(Read.self, PersonRecord.self, seeing: .shared))
  }

  /// What people are called, for lists about something else; those beyond reach are left out.
  public static func names(_ ids: [PersonID], _ tx: Transaction) throws -> Disclosed<[PersonID: String]> {
    let wanted = Array(Set(ids)).sorted()
    guard !wanted.isEmpty, tx.actor.might(List.self, PersonRecord.self, seeing: .referral) else {
      return tx.me.map { _ in [:] }
    }
    return try tx.list(ListedPerson.among(wanted), try tx.grant(List.self, PersonRecord.self, seeing: .referral)).map {
      found in
      Dictionary(found.map { ($0.id, $0.preferredName ?? $0.name) }) { first, _ in first }
    }
  }

  /// The same for This week, which is about others too.
  public static func names(
    of subjects: [Subject], _ tx: Transaction
  ) throws -> Disclosed<[Subject: SubjectName]> {
    try names(subjects.compactMap(\.person), tx).map { names in
      Dictionary(uniqueKeysWithValues: names.map { (.person($0), SubjectName($1, at: .to(PeopleAddress.person($0)))) })
    }
  }

  /// A page of the people within reach, in the order of names; with a query, those whose names fit all its words.
  public static func search(
    _ search: NameSearch, after place: PlaceInOrder<PersonKind>?, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<PeoplePage> {
    let terms = search.terms
    let statement: (Int) -> Statement<PersonRecord, ListedPerson>
    if terms.isEmpty {
      // A query without a letter or digit in it finds nobody.
      statement = { rows in
        search.text.allSatisfy(\.isWhitespace) ? ListedPerson.all(after: place, limit: rows) : ListedPerson.nobody
      }
    } else if try isCommon(terms, tx) {
      statement = { ListedPerson.commonlyNamed(terms, after: place, limit: $0) }
    } else {
      statement = { ListedPerson.named(terms, after: place, limit: $0) }
    }
    return try tx.list(statement, upTo: limit, try tx.grant(List.self, PersonRecord.self)).map { found in
      let next = found.hasMore ? found.rows.last.map { PlaceInOrder(sortKey: $0.sortKey, id: $0.id).cursor } : nil
      return PeoplePage(people: found.rows, next: next)
    }
  }

  /// Whether even the rarest term is so common that walking the names in order finds a page sooner. A walk may have to
  /// pass half of all names (everybody called Mohammed stands together), so it pays only for terms that many share.
  private static func isCommon(_ terms: [NameFolding.Term], _ tx: Transaction) throws -> Bool {
    let most = 4000
    return try terms.allSatisfy { term in
      try tx.consult(ListedPerson.commonness(of: term, most: most)).decide(tx) { found, _ in found >= most }
    }
  }

  /// The rows that hang on a person: languages and the words by which the name is found.
  private static func write(
    _ details: Person.Details, _ names: FoldedNames, of id: PersonID, _ tx: Transaction
  ) throws {
    try tx.complete(Completion<PersonRecord>.removing("person_language", of: id))
    for (position, skill) in details.languages.enumerated() {
      try tx.complete(
        Completion<PersonRecord>.adding(
          "person_language", to: id, "position, language, mother_tongue, listening, reading, speaking, writing",
          values: """
            \(position), \(skill.language), \(skill.isMotherTongue), \(skill.levels[.listening]?.rawValue),
            \(skill.levels[.reading]?.rawValue), \(skill.levels[.speaking]?.rawValue),
            \(skill.levels[.writing]?.rawValue)
            """))
    }
    try tx.complete(Completion<PersonRecord>.removing("person_name_token", of: id))
    let tokens = details.names.reduce(into: Set<String>()) { $0.formUnion(names[$1].tokens) }
    for token in tokens.sorted() {
      try tx.complete(
        Completion<PersonRecord>.adding("person_name_token", to: id, "token", values: "\(token)"))
    }
  }
}

public struct PeoplePage: Sendable {
  public let people: [ListedPerson]
  /// Where the next page begins; none when this is the last.
  public let next: String?
}
