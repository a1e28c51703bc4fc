public import Values

/// The figures of one report, with what they rest on.
public struct Report: Sendable {
  /// Women, men, non-binary and total of one cell.
  public struct Cell: Sendable, Equatable {
    /// In the order of F, M, N; the fourth holds records without a gender of the pack, which only the total shows.
    var counts: [Int] = [0, 0, 0, 0]

    public var total: Int { counts.reduce(0, +) }
    public func count(gender: String) -> Int { Fact.genderCodes.firstIndex(of: gender).map { counts[$0] } ?? 0 }
  }

  public let pack: Pack
  public let parameters: Parameters
  public let breakdown: [BreakdownAxis]
  /// Breakdown key to indicator code to cell; cells of zero are not there.
  public let cells: [String: [String: Cell]]
  /// Counts of organisations and projects; `nil` when no such files were given.
  public let entities: [String: Int]?
  /// The participations behind the cells, by operation and person; `nil` when not asked for.
  public let members: [Member]?
  /// What to look at in the data, by file and line; `nil` when not asked for.
  public let findings: [Finding]?
  /// What was not counted as it was meant, however little was asked for: one line each, for whoever started the program.
  public let warnings: [String]

  /// One participation behind the figures and the indicators it counts in.
  public struct Member: Sendable, Equatable {
    public let operation: String
    public let person: String
    /// Record that gives the entry facts.
    public let record: String
    /// Breakdown key.
    public let key: String
    /// `F`, `M`, `N`, or `T` for a record that only the total shows.
    public let gender: String
    public let indicators: [String]
    /// The facts that the indicators were judged by, as the packs name them: `lm=UNEMP`, `age=34`, `exit=2023-06-01`.
    public let facts: [String]
  }
}

extension Report {
  /// The cells in the order of the breakdown keys and of the pack: exactly the figures, zeros left out.
  public var figures: JSON {
    var keys: [JSON.Member] = []
    for key in cells.keys.sorted() {
      let row = cells[key] ?? [:]
      let indicators: [JSON.Member] = pack.indicators.compactMap { indicator in
        row[indicator.code].map { (indicator.code, Report.json($0)) }
      }
      keys.append((key, .object(indicators)))
    }
    if let entities {
      let counts: [JSON.Member] = pack.entities.compactMap { indicator in
        entities[indicator.code].map { (indicator.code, .integer($0)) }
      }
      keys.append(("entities", .object(counts)))
    }
    return .object(keys)
  }

  private static func json(_ cell: Cell) -> JSON {
    let columns = [("T", cell.total)] + Fact.genderCodes.map { ($0, cell.count(gender: $0)) }
    return .object(columns.filter { $0.1 > 0 }.map { ($0.0, .integer($0.1)) })
  }

  /// For each cell the participations behind it, `operation/person`; the shape is that of `figures`.
  public var memberLists: JSON {
    var lists: [String: [String: [String: [JSON]]]] = [:]
    for member in members ?? [] {
      let name = JSON.string("\(member.operation)/\(member.person)")
      for code in member.indicators {
        lists[member.key, default: [:]][code, default: [:]][member.gender, default: []].append(name)
      }
    }
    return .object(
      lists.keys.sorted().map { key in
        let codes = lists[key] ?? [:]
        return (
          key,
          .object(
            pack.indicators.compactMap { indicator in
              codes[indicator.code].map { genders in
                (
                  indicator.code,
                  .object(
                    (Fact.genderCodes + ["T"]).compactMap { gender in
                      genders[gender].map { (gender == "T" ? "unstated" : gender, .array($0)) }
                    })
                )
              }
            })
        )
      })
  }
}
