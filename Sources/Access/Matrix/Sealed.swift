/// Keeps a protocol's conformances in this room.
///
/// A kind that answers “programme” when it is asked for a grant and “person” when it is read, or a verb that counts as
/// reading in the matrix and as changing in a statement, would walk around the policy. Such a type needs a value of
/// `Sealed<itself, …>`, and only this room can make one; `PersonRecord`'s does not fit another type.
public struct Sealed<Of, What: Sendable>: Sendable {
  let what: What

  init(_ what: What) {
    self.what = what
  }
}
