import Values

extension Schema {
  /// What a request must bring to answer the questions: made from the same list as the form and its reader.
  ///
  /// Names with dots stand inside objects, as `Fields` reads them; names with a number in them are rows of a list.
  ///
  /// - Parameters:
  ///   - isChange: what is left out stays as it is, so that nothing must be sent.
  ///   - usual: questions with a usual answer, which may be left out.
  ///   - others: members that no form asks for.
  public static func answers(
    to questions: [Question], isChange: Bool = false, usual: [Question] = [], and others: [Member] = []
  ) -> Schema {
    let usual = Set(usual.map(\.name))
    let asked = members(questions.map { ($0.name.split(separator: ".")[...], $0) }, isChange)
    return .object(
      others
        + asked.map { Member($0.name, $0.schema, isRequired: $0.isRequired && !usual.contains($0.name)) },
      isOpen: false)
  }

  private typealias Asked = (path: ArraySlice<Substring>, question: Question)

  private static func members(_ asked: [Asked], _ isChange: Bool) -> [Member] {
    var names: [Substring] = []
    var grouped: [Substring: [Asked]] = [:]
    for each in asked {
      guard let name = each.path.first else { continue }
      if grouped[name] == nil { names.append(name) }
      grouped[name, default: []].append((each.path.dropFirst(), each.question))
    }
    return names.map { name in
      let inside = grouped[name] ?? []
      guard let first = inside.first, let next = first.path.first else {
        return member(String(name), inside[0].question, isChange)
      }
      guard Int(next) != nil else {
        return Member(String(name), .orNull(.object(members(inside, isChange), isOpen: false)), isRequired: false)
      }
      // Every row asks the same: the first describes them all.
      let row = inside.filter { $0.path.first == next }.map { ($0.path.dropFirst(), $0.question) }
      return Member(
        String(name),
        .orNull(
          .list(.object(members(row, false), isOpen: false), longest: Set(inside.compactMap(\.path.first)).count)),
        isRequired: false)
    }
  }

  private static func member(_ name: String, _ question: Question, _ isChange: Bool) -> Member {
    let schema = Schema(answering: question)
    return Member(
      name, question.isRequired ? schema : .orNull(schema), isRequired: question.isRequired && !isChange)
  }

  /// One answer. Choices that only a programme, a rule pack or a record knows are any text here, and refused by name
  /// when they are not among them.
  init(answering question: Question) {
    let shortest = question.isRequired ? 1 : 0
    self =
      switch question.kind {
      case .text(let longest), .passage(let longest): .text(shortest: shortest, longest: longest)
      case .date: .date
      case .week: .pattern("^[0-9]{4}-(W[0-9]{2}|[0-9]{2}-[0-9]{2})$")
      case .hours(let most): .hours(most: most)
      case .time: .time
      case .number(let range): .integer(range)
      case .choice(let choices): choices.isEmpty ? .text(shortest: 1) : .code(choices.map(\.value))
      case .choices(let choices): .list(choices.isEmpty ? .text(shortest: 1) : .code(choices.map(\.value)))
      case .weekdays: .list(.weekday, longest: 7)
      case .flag: .truth
      case .reference: .id
      case .language: .language
      case .country: .pattern("^[A-Za-z]{2}$")
      case .email: .format("email")
      case .phone: .text(shortest: shortest, longest: 40)
      case .password: .text(shortest: 1)
      case .file: .format("binary")
      }
  }
}
