public import Access
public import Values

extension HoursQuestion {
  private static let columns: ScopedSQL = """
    q.id, q.subject, q.version, q.asked_by, q.asked_name, q.asked_day, q.hours, q.from_day, q.counsellor_id,
      q.counsellor_name, q.answer, q.answer_hours, q.answer_day, q.answer_words, q.answered_by, q.answered_name,
      q.answered_day, q.withdrawn_day
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> HoursQuestion {
    HoursQuestion(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      asked: Asked(
        by: By(try row.id("asked_by"), try row.text("asked_name")), on: try row.date("asked_day"),
        hours: try row.hours("hours"), from: try row.date("from_day")),
      counsellor: By(try row.id("counsellor_id"), try row.text("counsellor_name")), answer: try answer(row),
      withdrawn: try row.dateIfAny("withdrawn_day"))
  }

  private static func answer(_ row: borrowing Columns) throws -> Answer? {
    guard let code = try row.choiceIfAny("answer", Verdict.Code.self) else { return nil }
    let day = try row.date("answer_day")
    let verdict: Verdict =
      switch code {
      case .yes: .yes(try row.hours("answer_hours"), until: day)
      case .notYet: .notYet(again: day)
      case .talkFirst: .talkFirst(again: day)
      }
    return Answer(
      by: By(try row.id("answered_by"), try row.text("answered_name")), on: try row.date("answered_day"), verdict,
      words: try row.textIfAny("answer_words"))
  }

  static func byID(_ id: HoursQuestionID) -> Statement<HoursQuestionRecord, HoursQuestion> {
    Statement(
      "SELECT \(part: columns) FROM \(rows: HoursQuestionRecord.self, as: "q") WHERE q.id = \(id)", decode: decode)
  }

  /// A person's, the latest first.
  static func of(_ person: PersonID) -> Statement<HoursQuestionRecord, HoursQuestion> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: HoursQuestionRecord.self, as: "q")
      WHERE q.person_id = \(person) AND q.withdrawn_day IS NULL
      ORDER BY q.asked_day DESC, q.id DESC LIMIT \(told)
      """, decode: decode)
  }

  /// How many of a person's are not answered with a yes.
  static func waiting(of person: PersonID) -> Counting<HoursQuestionRecord> {
    Counting(
      """
      FROM \(rows: HoursQuestionRecord.self, as: "q")
      WHERE q.person_id = \(person) AND q.withdrawn_day IS NULL AND (q.answer IS NULL OR q.answer <> 'yes')
      """, upTo: most)
  }

  /// Of whom an account was asked.
  static func people(askedOf account: AccountID) -> Statement<HoursQuestionRecord, PersonID> {
    Statement(
      """
      SELECT DISTINCT q.subject FROM \(rows: HoursQuestionRecord.self, as: "q") WHERE q.counsellor_id = \(account)
      ORDER BY q.subject
      """
    ) { try $0.id("subject") }
  }
}

/// As many questions wait about somebody as may.
struct TooManyHoursQuestions: Error {}

/// What is done with questions about hours.
public enum HoursQuestions {
  /// Asks the counsellor whether somebody could work so many hours a week from a day on.
  public static func ask(
    _ hours: Hours, from day: CivilDate, of counsellor: AccountID, about person: PersonID, _ tx: Transaction
  ) throws -> HoursQuestionID {
    let grant = try tx.grantToCreate(HoursQuestionRecord.self, on: .person(person))
    // Nobody else writes while this transaction does.
    let isFull = try tx.count(HoursQuestion.waiting(of: person), try tx.grant(Count.self, HoursQuestionRecord.self))
      .act { $0 >= HoursQuestion.most }
    if isFull { throw TooManyHoursQuestions() }
    let id: HoursQuestionID = tx.newID()
    try tx.insert(
      Insertion<HoursQuestionRecord>(
        of: id, as: "hours-question.asked",
        """
        INSERT INTO \(into: HoursQuestionRecord.self)
          (id, person_id, asked_by, asked_day, hours, from_day, counsellor_id, version)
        VALUES (\(id), \(within: person), \(tx.actor.account), \(tx.today), \(hours), \(day), \(counsellor), 1)
        """), grant)
    return id
  }

  /// Answers it, or says it anew.
  public static func answer(
    _ id: HoursQuestionID, _ verdict: HoursQuestion.Verdict, words: String?, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<HoursQuestionRecord>(
        of: id, seen: version, as: "hours-question.answered",
        set: """
          answer = \(verdict.code.rawValue), answer_hours = \(verdict.hours), answer_day = \(verdict.day),
          answer_words = \(words), answered_by = \(tx.actor.account), answered_day = \(tx.today)
          """), try tx.grant(Edit.self, HoursQuestionRecord.self))
  }

  /// Takes the question back.
  static func withdraw(_ id: HoursQuestionID, seen version: Version, _ tx: Transaction) throws {
    try tx.change(
      Change<HoursQuestionRecord>(
        of: id, seen: version, as: "hours-question.withdrawn", set: "withdrawn_day = \(tx.today)"),
      try tx.grant(End.self, HoursQuestionRecord.self))
  }

  static func find(_ id: HoursQuestionID, _ tx: Transaction) throws -> Disclosed<HoursQuestion> {
    try tx.one(HoursQuestion.byID(id), try tx.grant(Read.self, HoursQuestionRecord.self))
  }

  /// A person's that were not taken back, the latest first.
  static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[HoursQuestion]> {
    try tx.listWhatIsReadable(HoursQuestion.of(person), try tx.grant(List.self, HoursQuestionRecord.self))
  }

  // MARK: For the system

  /// About whom an account was asked, whether it may answer or not.
  public static func people(askedOf account: AccountID, _ tx: Transaction) throws -> Withheld<[PersonID]> {
    try tx.consult(HoursQuestion.people(askedOf: account))
  }

  static func consult(_ person: PersonID, _ tx: Transaction) throws -> Withheld<[HoursQuestion]> {
    try tx.consult(HoursQuestion.of(person))
  }
}
