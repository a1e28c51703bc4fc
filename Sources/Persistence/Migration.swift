/// A numbered, forward-only change of the schema. Once released its steps are never edited.
public struct Migration: Sendable {
  public enum Step: Sendable {
    /// One or more portable statements without values. Types are written in capitals: TEXT, BIGINT, BLOB.
    case sql(String)
    /// One `CREATE TABLE` whose rows are read by their primary key alone: on SQLite they lie in that order, with no second
    /// copy of the key. It ends with the closing bracket.
    case keyed(String)
    /// From now on the table refuses UPDATE and DELETE (on PostgreSQL TRUNCATE too) with the reason `appendOnly`.
    case appendOnly(table: String)
  }

  /// 1 or more; migrations run in the order of their numbers.
  public let number: Int
  public let name: String
  public let steps: [Step]

  public init(number: Int, name: String, steps: [Step]) {
    self.number = number
    self.name = name
    self.steps = steps
  }

  /// Sixteen hexadecimal digits over the steps (FNV-1a, 64 bits). They guard against an edit by mistake, not against
  /// an adversary: who can edit the program can edit the digest.
  var digest: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    for step in steps {
      switch step {
      case .sql(let text):
        mix("sql")
        mix(text)
      case .keyed(let text):
        mix("keyed")
        mix(text)
      case .appendOnly(let table):
        mix("append-only")
        mix(table)
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
