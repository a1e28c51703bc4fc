public import Access
public import Design
import Language
import Values

/// What a form is shown with.
public struct Written: Sendable {
  /// What was sent; nothing when the form is shown for the first time.
  public let answers: Fields?
  public let problems: [Problem]
  /// Somebody else saved in the meantime what these answers are about.
  public let isStale: Bool

  init(_ answers: Fields?, _ problems: [Problem] = [], isStale: Bool = false) {
    (self.answers, self.problems, self.isStale) = (answers, problems, isStale)
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
  ///   - keep: writes; answers where to go on.
  public func noting<Input: Sendable>(
    for purpose: Purpose = .casework,
    form: @escaping @Sendable (Written, Transaction, Desk) throws -> Disclosed<HTML>,
    reading read: @escaping @Sendable (Fields) throws -> Input, apart: [String] = [],
    mending mend: (@Sendable (_ made: MadeRecord) async throws -> Reply)? = nil,
    keep: @escaping @Sendable (Transaction, Input) throws -> Link
  ) async throws -> Reply {
    @Sendable func page(_ written: Written, status: Int) async throws -> Reply {
      .page(try await work(purpose) { try form(written, $0, $1) }, status: status)
    }
    return try await on(
      get: { try await page(Written(nil), status: 200) },
      post: {
        do {
          return try await submit(purpose, reading: read, apart: apart, mending: mend, keep)
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
    mending mend: (@Sendable (_ made: MadeRecord) async throws -> Reply)? = nil,
    keep: @escaping @Sendable (Transaction, Fields) throws -> Link
  ) async throws -> Reply {
    try await noting(for: purpose, form: form, reading: { $0 }, apart: apart, mending: mend, keep: keep)
  }
}
