import Access
import Values

/// What `nyvej journal verify` found: the chain of hashes, the heads noted outside the database, and the guards of the
/// tables, put together into one verdict.
struct JournalProof: Sendable {
  /// A file of noted heads, and up to which entry it vouches.
  struct Noted: Sendable, Hashable {
    let path: String
    /// `nil` when there is no such file.
    let anchors: [JournalAnchor]?
    /// When the entry was written up to which it vouches; `nil` where that is not there.
    var newestAt: Moment?

    var newest: Int64? { anchors?.map(\.sequence).max() }
  }

  let chain: JournalVerification
  let flaws: [GuardFlaw]
  /// The file in the data folder.
  let beside: Noted
  /// A copy kept where the database's administrator has no access, when one was named.
  let elsewhere: Noted?
  /// How long ago the first entry was written that no head vouches for, in seconds.
  let unnotedFor: Int64?
  /// When the newest entry was written: a copy that is sound and stale shows it by this.
  var newestAt: Moment?

  /// So long an entry may stand in the journal before a server that runs has noted it; five seconds, generously.
  static let patience: Int64 = 60

  enum Verdict: Sendable, Equatable {
    case sound(entries: Int64)
    case broken(sequence: Int64, reason: JournalVerification.Reason)
    case notProvable([Doubt])
  }

  /// Why the chain alone is not enough.
  enum Doubt: Sendable, Hashable {
    case nothingNoted(path: String, isThere: Bool)
    case empty
    /// Entries from this one on were never noted, though there was time.
    case unnoted(from: Int64, last: Int64)
    /// The file in the data folder ends before the copy does.
    case lostHeads(path: String, newest: Int64, copy: String, copyNewest: Int64)
    case unguarded(GuardFlaw)
  }

  var verdict: Verdict {
    switch chain {
    case .broken(let sequence, let reason): return .broken(sequence: sequence, reason: reason)
    case .sound(let entries):
      let doubts = doubts(entries)
      return doubts.isEmpty ? .sound(entries: entries) : .notProvable(doubts)
    }
  }

  private func doubts(_ entries: Int64) -> [Doubt] {
    var doubts = flaws.map { Doubt.unguarded($0) }
    if entries == 0 { return doubts + [.empty] }
    if let copy = elsewhere, let copyNewest = copy.newest, beside.anchors != nil {
      let newest = beside.newest ?? 0
      if newest < copyNewest {
        doubts.append(.lostHeads(path: beside.path, newest: newest, copy: copy.path, copyNewest: copyNewest))
      }
    }
    guard let noted = [beside.newest, elsewhere?.newest].compactMap({ $0 }).max() else {
      return doubts + [.nothingNoted(path: beside.path, isThere: beside.anchors != nil)]
    }
    if noted < entries, let unnotedFor, unnotedFor > JournalProof.patience {
      doubts.append(.unnoted(from: noted + 1, last: entries))
    }
    return doubts
  }
}

extension JournalProof {
  /// Looks at the whole journal. Changes nothing.
  static func of(_ store: Store, beside: JournalAnchors, elsewhere: JournalAnchors?) async throws -> JournalProof {
    let own = try await noted(in: beside, isThere: beside.exists, store)
    let copy: Noted? = if let elsewhere { try await noted(in: elsewhere, isThere: true, store) } else { nil }
    let anchors = (own.anchors ?? []) + (copy?.anchors ?? [])
    let chain = try await store.verifyJournal(anchors: anchors)
    let firstUnnoted = (anchors.map(\.sequence).max() ?? 0) + 1
    let written = try await store.journalMoment(of: firstUnnoted)
    let newest = try await store.journalHead()
    let newestAt: Moment? = if let newest { try await store.journalMoment(of: newest.sequence) } else { nil }
    return JournalProof(
      chain: chain, flaws: try await store.journalGuardFlaws(), beside: own, elsewhere: copy,
      unnotedFor: written.map { (store.surroundings.now().microseconds - $0.microseconds) / 1_000_000 },
      newestAt: newestAt)
  }

  private static func noted(in file: JournalAnchors, isThere: Bool, _ store: Store) async throws -> Noted {
    var noted = Noted(path: file.path, anchors: isThere ? try file.read() : nil)
    if let newest = noted.newest { noted.newestAt = try await store.journalMoment(of: newest) }
    return noted
  }
}
