import Foundation

/// What ESCO says about how occupations, skills and skill groups hang together. Read from `relations.graph`:
///
///     0  8 magic "NYVEJREL"   8  4 format 1   12  4 CRC-32 from byte 16
///     16 8 fingerprint        24 4 names      28 4 edges      32 4 length of the pool
///     36   names + 1 offsets (u32), then edges of from, to, relation (u32 each, ascending), then the pool of URIs
public struct SkillRelations: Sendable, Equatable {
  public enum Relation: UInt32, Sendable, CaseIterable {
    /// Occupation → skill.
    case essential = 1
    case optional = 2
    /// Skill or group → wider group.
    case broader = 3
  }

  public struct Edge: Sendable, Hashable, Comparable {
    public let from: String
    public let to: String
    public let relation: Relation

    public init(from: String, to: String, relation: Relation) {
      (self.from, self.to, self.relation) = (from, to, relation)
    }

    public static func < (a: Edge, b: Edge) -> Bool {
      (a.from, a.to, a.relation.rawValue) < (b.from, b.to, b.relation.rawValue)
    }
  }

  private let wider: [String: [String]]
  private let skills: [String: [(skill: String, isEssential: Bool)]]
  private let occurrences: [String: Int]
  private let occupations: Int

  public init(_ edges: some Sequence<Edge>) {
    var wider: [String: [String]] = [:]
    var skills: [String: [(skill: String, isEssential: Bool)]] = [:]
    var occurrences: [String: Int] = [:]
    for edge in edges {
      switch edge.relation {
      case .broader: wider[edge.from, default: []].append(edge.to)
      case .essential, .optional:
        skills[edge.from, default: []].append((edge.to, edge.relation == .essential))
        occurrences[edge.to, default: 0] += 1
      }
    }
    (self.wider, self.skills, self.occurrences) = (wider, skills, occurrences)
    occupations = skills.count
  }

  public static func == (a: SkillRelations, b: SkillRelations) -> Bool {
    a.wider == b.wider && a.occurrences == b.occurrences && a.occupations == b.occupations
  }

  /// The groups directly above a skill.
  public func groups(of skill: String) -> Set<String> { Set(wider[skill] ?? []) }

  /// Skills of an occupation, essential ones first.
  public func skills(of occupation: String) -> [(skill: String, isEssential: Bool)] {
    (skills[occupation] ?? []).sorted { ($0.isEssential ? 0 : 1, $0.skill) < ($1.isEssential ? 0 : 1, $1.skill) }
  }

  /// How specific a skill is: the natural logarithm of all occupations over those that need it; 0 for one that all need.
  public func specificity(of skill: String) -> Double {
    guard occupations > 0, let count = occurrences[skill] else { return 0 }
    return Double(logarithm(Float(occupations) / Float(count)))
  }
}

extension SkillRelations {
  static let magic: [UInt8] = Array("NYVEJREL".utf8)

  /// Opens `relations.graph` of the newest version in a data folder; `nil` when none was imported.
  public static func newest(in data: String) throws -> SkillRelations? {
    let folder = TaxonomyFolder(data)
    guard FileManager.default.fileExists(atPath: folder.root) else { return nil }
    let versions = Set(try folder.entries().map(\.version))
      .filter { FileManager.default.fileExists(atPath: folder.relations(version: $0)) }
      .sorted { TaxonomyVersion($1).isOlder(than: TaxonomyVersion($0)) }
    guard let version = versions.first else { return nil }
    let path = folder.relations(version: version)
    return try SkillRelations(image: try FileBytes.read(path), path: path)
  }

  static func fingerprint(at path: String) -> UInt64? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      let bytes = try FileBytes.read(path)
      _ = try SkillRelations(image: bytes, path: path)
      return UInt64(bytes.number32(16)) | UInt64(bytes.number32(20)) << 32
    } catch { return nil }
  }

  /// Reads and checks an image; throws ``CompetenceError/damagedIndex(path:reason:)``.
  init(image: [UInt8], path: String) throws {
    func damaged(_ reason: String) -> CompetenceError { .damagedIndex(path: path, reason: reason) }
    guard image.count >= 40, image.starts(with: SkillRelations.magic), image.number32(8) == 1 else {
      throw damaged("it is not a relations file of this program version")
    }
    guard image.withUnsafeBytes({ Checksum.crc32($0[16...]) }) == image.number32(12) else {
      throw damaged("its checksum does not fit its content")
    }
    let (names, edges) = (Int(image.number32(24)), Int(image.number32(28)))
    let pool = Int(image.number32(32))
    let edgeStart = 36 + (names + 1) * 4
    let poolStart = edgeStart + edges * 12
    guard poolStart + pool == image.count else { throw damaged("its length is wrong") }
    var uris: [String] = []
    uris.reserveCapacity(names)
    for name in 0..<names {
      let (start, end) = (Int(image.number32(36 + name * 4)), Int(image.number32(40 + name * 4)))
      guard start <= end, end <= pool else { throw damaged("the name \(name) lies outside the file") }
      uris.append(String(decoding: image[(poolStart + start)..<(poolStart + end)], as: UTF8.self))
    }
    var list: [Edge] = []
    list.reserveCapacity(edges)
    for edge in 0..<edges {
      let at = edgeStart + edge * 12
      let (from, to) = (Int(image.number32(at)), Int(image.number32(at + 4)))
      guard from < names, to < names, let relation = Relation(rawValue: image.number32(at + 8)) else {
        throw damaged("the relation \(edge) points nowhere")
      }
      list.append(Edge(from: uris[from], to: uris[to], relation: relation))
    }
    self.init(list)
  }
}
