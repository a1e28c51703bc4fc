public import Access
public import Language
public import Values
public import Web

/// Somebody who can be named to work with people, with where they work: as people tell them apart.
public struct Offer: Sendable {
  public let candidate: Candidate
  let place: String?

  /// What organisations are called, as far as they are within reach.
  public typealias Places = @Sendable ([Subject], Transaction) throws -> Disclosed<[Subject: SubjectName]>

  /// Whom the actor may name on a day.
  ///
  /// - Parameter names: what organisations are called, as far as they are within reach.
  public static func all(
    on day: CivilDate, _ names: Places, _ tx: Transaction
  ) throws -> Disclosed<[Offer]> {
    try tx.candidates(on: day).flatMap { candidates in
      let organisations = Set(candidates.compactMap(\.organisation)).sorted().map(Subject.organisation)
      return try names(organisations, tx).map { names in
        candidates.map { candidate in
          Offer(candidate: candidate, place: candidate.organisation.flatMap { names[.organisation($0)]?.name })
        }
      }
    }
  }

  public var choice: Question.Choice {
    let (candidate, place) = (candidate, place)
    return Question.Choice(
      candidate.account.text,
      said: { voice in
        let roles = voice.list(voice.inOrder(candidate.roles.map { voice($0.phrase) }))
        return ([candidate.name, roles] + [place, candidate.address].compactMap(\.self)).joined(separator: " · ")
      })
  }
}

extension [Offer] {
  /// By name, as the reader looks for names.
  public func inOrder(for voice: Voice) -> [Offer] {
    inOrder(of: Alphabet(readingIn: voice.language)) { $0.candidate.name }
  }
}
