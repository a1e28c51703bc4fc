internal import Persistence
public import Values

extension Transaction {
  /// Asks for work that is done afterwards. It is stored with whatever else this transaction does, or not at all.
  ///
  /// The same work about the same thing that has not begun yet is asked for once; the earlier time then counts.
  ///
  /// - Parameters:
  ///   - notBefore: none for as soon as its turn comes.
  ///   - insteadOfOthers: whether it makes all other jobs of its kind needless, whatever they are about.
  public func ask(
    for kind: WorkKind, about topic: JobTopic = .installation, notBefore: Moment? = nil, insteadOfOthers: Bool = false
  ) throws {
    let now = now
    try completely {
      if insteadOfOthers {
        _ = try connection.run(
          """
          UPDATE job SET ended_at = ?, outcome = 'superseded', claimed_by = NULL, claimed_until = NULL
          WHERE kind = ? AND about <> ? AND (ended_at IS NULL OR outcome = 'dead')
          """, [.integer(now.microseconds), .text(kind.rawValue), .text(topic.text)])
      }
      _ = try connection.run(
        """
        INSERT INTO job (id, kind, about, request, asked_at, not_before, tries, done) VALUES (?, ?, ?, ?, ?, ?, 0, 0)
        ON CONFLICT (kind, about) WHERE begun_at IS NULL AND ended_at IS NULL DO UPDATE SET not_before =
          CASE WHEN excluded.not_before < job.not_before THEN excluded.not_before ELSE job.not_before END
        """,
        [
          newID(JobKind.self).bind.value, .text(kind.rawValue), .text(topic.text), .text(request),
          .integer(now.microseconds), .integer((notBefore ?? now).microseconds),
        ])
    }
  }

  /// Whether this work is asked for, or going on. For the system.
  public func isAsked(for kind: WorkKind, about topic: JobTopic) throws -> Bool {
    try requireSystem()
    return try !connection.rows(
      "SELECT 1 AS there FROM job WHERE kind = ? AND about = ? AND ended_at IS NULL",
      [.text(kind.rawValue), .text(topic.text)]
    ).isEmpty
  }

  /// The jobs that are not over, then those that are dead, then what was done lately. For the system.
  public func jobs(upTo limit: Int) throws -> [Job] {
    try requireSystem()
    return try connection.rows(
      """
      SELECT * FROM job ORDER BY CASE WHEN ended_at IS NULL THEN 0 WHEN outcome = 'dead' THEN 1 ELSE 2 END,
        ended_at DESC, not_before, id LIMIT ?
      """, [.integer(Int64(limit))]
    ).map { try Job(Columns($0)) }
  }

  /// Lets a job that is dead, or waits for its next try, have its turn now, with all its tries before it. Answers whether
  /// there is such a job. For the system.
  public func retry(_ job: JobID) throws -> Bool {
    try requireSystem()
    return try completely {
      try connection.run(
        """
        UPDATE job SET ended_at = NULL, outcome = NULL, tries = 0, not_before = ?
        WHERE id = ? AND claimed_by IS NULL AND (ended_at IS NULL OR outcome = 'dead')
        """, [.integer(now.microseconds), job.bind.value]) > 0
    }
  }
}

/// What the installation remembers of itself: a closed list of names, each with a code.
public enum InstallationNote: String, Sendable {
  /// A digest of the rules by which what follows was last reckoned for everybody.
  case reckonedBy = "reckoned-by"
  /// The version of the form in which all of the search's index is.
  case indexedBy = "indexed-by"
}

extension Transaction {
  /// For the system.
  public func remembered(_ note: InstallationNote) throws -> String? {
    try requireSystem()
    return try connection.rows("SELECT value FROM house_note WHERE name = ?", [.text(note.rawValue)]).first.map {
      try Columns($0).text("value")
    }
  }

  /// For the system.
  public func forget(_ note: InstallationNote) throws {
    try requireSystem()
    try completely { _ = try connection.run("DELETE FROM house_note WHERE name = ?", [.text(note.rawValue)]) }
  }

  /// For the system.
  public func remember(_ note: InstallationNote, _ code: String) throws {
    try requireSystem()
    try completely {
      _ = try connection.run(
        """
        INSERT INTO house_note (name, value, at) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at
        """, [.text(note.rawValue), .text(code), .integer(now.microseconds)])
    }
  }
}
