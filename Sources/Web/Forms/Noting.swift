public import Access
public import Design
import Language
public import Values

/// What a form is shown with.
public struct Written: Sendable {
  /// What was sent; nothing when the form is shown for the first time.
  public let answers: Fields?
  public let problems: [Problem]
  /// Somebody else saved in the meantime what these answers are about.
  public let isStale: Bool
  /// What the form made before it was sent again with these answers.
  let first: String?
  /// The form was sent again with these answers, and what it did first stands.
  public let stands: Bool

  public init(_ answers: Fields?, _ problems: [Problem] = [], isStale: Bool = false) {
    self.init(answers, problems, isStale: isStale, first: nil)
  }

  init(
    _ answers: Fields?, _ problems: [Problem] = [], isStale: Bool = false, first: String? = nil, stands: Bool = false
  ) {
    (self.answers, self.problems, self.isStale, self.stands) = (answers, problems, isStale, stands)
    self.first = first ?? answers?[FormField.first]
  }

  /// Whether this is the record that these answers would stand in place of.
  public func replaces<Of>(_ id: ID<Of>) -> Bool { first == id.text }
}

/// How what a form made is taken back, where the form is sent again with other answers.
public struct TakingBack: Sendable {
  let id: @Sendable (MadeRecord) -> String?
  let take: @Sendable (Transaction, String) throws -> Void

  /// - Parameter take: takes it back, as it was made; throws `Refused` or `Stale` where that is over.
  public init<Of: SendableMetatype>(_ kind: Of.Type, _ take: @escaping @Sendable (Transaction, ID<Of>) throws -> Void) {
    id = { $0.record(told: kind)?.text }
    self.take = { tx, text in
      guard let id = ID<Of>(text) else { throw Refused(nil, .formNoReference) }
      try take(tx, id)
    }
  }
}

extension Visit {
  /// The page on which something is noted or done for the first time: shows its form, keeps what is sent, and says on the
  /// same page what is wrong.
  ///
  /// - Parameters:
  ///   - form: the page with its form.
  ///   - read: see `submit`.
  ///   - apart: see `submit`.
  ///   - mend: see `submit`.
  ///   - takingBack: where the record cannot be changed: the form is given back with the new answers, and makes another
  ///     record in place of the first.
  ///   - isDoneOnce: of an act that is done once: the page says that it was (`Written.stands`).
  ///   - keep: writes; answers where to go on.
  public func noting<Input: Sendable>(
    for purpose: Purpose = .casework,
    form: @escaping @Sendable (Written, Transaction, Desk) throws -> Disclosed<HTML>,
    reading read: @escaping @Sendable (Fields) throws -> Input, apart: [String] = [],
    mending mend: (@Sendable (_ made: MadeRecord) async throws -> Reply)? = nil, takingBack: TakingBack? = nil,
    isDoneOnce: Bool = false,
    keep: @escaping @Sendable (Transaction, Input) throws -> Link
  ) async throws -> Reply {
    @Sendable func page(_ written: Written, status: Int) async throws -> Reply {
      .page(try await work(purpose) { try form(written, $0, $1.mending(written.first)) }, status: status)
    }
    let again: @Sendable (MadeRecord) async throws -> Reply = { made in
      guard let takingBack else { return try await page(Written(try fields(), stands: true), status: 409) }
      guard let first = takingBack.id(made) else { return try made.shown() }
      return try await page(Written(try fields(), first: first), status: 409)
    }
    let mend = mend ?? (takingBack != nil || isDoneOnce ? again : nil)
    return try await on(
      get: { try await page(Written(nil), status: 200) },
      post: {
        do {
          let first = try fields()[FormField.first]
          return try await submit(purpose, reading: read, apart: apart, mending: mend) { tx, input in
            if let first, let takingBack {
              do { try takingBack.take(tx, first) } catch is Stale { throw Refused(nil, .formFirstChanged) }
            }
            return try keep(tx, input)
          }
        } catch let refused as Refused {
          return try await page(Written(try fields(), refused.problems), status: 422)
        } catch is Stale {
          return try await page(Written(try fields(), isStale: true), status: 412)
        }
      })
  }

  /// The same where the answers can only be read beside what is stored.
  public func noting(
    for purpose: Purpose = .casework,
    form: @escaping @Sendable (Written, Transaction, Desk) throws -> Disclosed<HTML>, apart: [String] = [],
    mending mend: (@Sendable (_ made: MadeRecord) async throws -> Reply)? = nil, takingBack: TakingBack? = nil,
    isDoneOnce: Bool = false,
    keep: @escaping @Sendable (Transaction, Fields) throws -> Link
  ) async throws -> Reply {
    try await noting(
      for: purpose, form: form, reading: { $0 }, apart: apart, mending: mend, takingBack: takingBack,
      isDoneOnce: isDoneOnce, keep: keep)
  }
}
