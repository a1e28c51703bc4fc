internal import Persistence
import Synchronization

/// Looks at every statement once, before it runs for the first time: prepares it against an empty schema in which only
/// row sets exist, and refuses what would reach, show or write anything else. One look serves both engines, since rooms
/// write what both run.
final class Notary: Sendable {
  let register: Register
  private let schema: EmptySchema
  private let known = Mutex(Known())

  private struct Known {
    var approved: Set<Question.Key> = []
    /// Of those, the ones that a consequence may ask.
    var followed: Set<Question.Key> = []
    var sites: Set<Site> = []
    /// Of approved statements that were asked where everybody is reached.
    var texts: [WholeText: String] = [:]
  }

  init(_ register: Register) throws {
    self.register = register
    schema = try EmptySchema(tables: try NotarySchema.tables(of: register))
  }

  /// Throws `StatementRefused` unless the statement keeps to its kind, its mask and its grant.
  func approve(_ question: Question, at site: Site) throws {
    let key = question.key
    if known.withLock({ $0.approved.contains(key) }) { return }
    do {
      try question.answer(against: schema, register)
    } catch var refused as StatementRefused {
      refused.statement = question.shown
      throw refused
    }
    known.withLock {
      // Statements stand in the source, so there are few; should parts be combined without end, memory stays bounded.
      if $0.approved.count >= 8192 { $0.approved.removeAll() }
      $0.approved.insert(key)
      $0.sites.insert(site)
    }
  }

  /// Approves what a consequence asks. Throws `ReadUnfollowed` where it reads a column that nobody follows: what was reckoned
  /// from it would stay as it is when somebody changes that.
  func approve(consequence question: Question, at site: Site) throws {
    try approve(question, at: site)
    let key = question.key
    if known.withLock({ $0.followed.contains(key) }) { return }
    let columns = register.unfollowed(try question.examination(against: schema, register).touches)
    guard columns.isEmpty else { throw ReadUnfollowed(tables: columns) }
    known.withLock {
      if $0.followed.count >= 8192 { $0.followed.removeAll() }
      $0.followed.insert(key)
    }
  }

  /// The text of a statement that was approved, as it goes to the database where everybody is reached: made once.
  func text(_ statement: WholeText, making make: () throws -> String) rethrows -> String {
    if let text = known.withLock({ $0.texts[statement] }) { return text }
    let text = try make()
    known.withLock {
      // Lists of every length have a text each.
      if $0.texts.count >= 4096 { $0.texts.removeAll() }
      $0.texts[statement] = text
    }
    return text
  }

  /// Where the statements stand that were approved so far.
  var sites: Set<Site> { known.withLock { $0.sites } }
}

/// A statement, and how long its lists are: that alone makes its text where everybody is reached.
struct WholeText: Hashable {
  let statement: Question.Key
  let lists: [Int]
}

/// The names under which the notary knows row sets, parts and tables to write.
enum NotarySchema {
  static func rows(_ kind: Kind, _ mask: Mask) -> String { "notary_rows_" + plain(kind.rawValue + "_" + mask.rawValue) }
  static func found(_ kind: Kind, _ mask: Mask) -> String {
    "notary_found_" + plain(kind.rawValue + "_" + mask.rawValue)
  }
  static func part(_ table: String) -> String { "notary_part_" + table }
  static func into(_ kind: Kind, _ mask: Mask) -> String { "notary_into_" + plain(kind.rawValue + "_" + mask.rawValue) }

  private static func plain(_ name: String) -> String { name.replacing("-", with: "_") }

  static func tables(of register: Register) throws -> [(name: String, columns: [String], unique: [[String]])] {
    var tables: [(name: String, columns: [String], unique: [[String]])] = []
    for entry in register.allEntries {
      for mask in entry.views.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
        tables.append((rows(entry.kind, mask), try entry.view(mask).names, []))
        if entry.findable != nil {
          tables.append((found(entry.kind, mask), try entry.view(mask).names + ["found_key"], []))
        }
        let writable = try entry.writable(mask)
        if !writable.isEmpty {
          tables.append((into(entry.kind, mask), writable, entry.unique.filter { Set($0).isSubset(of: writable) }))
        }
      }
    }
    return tables + register.allParts.map { (part($0.table), $0.columns, $0.unique) }
  }
}
