/// Words of a firm's name that are looked for, folded before a transaction begins.
public struct FirmSearch: Sendable {
  /// `nil` when something was typed in which there is nothing to look for.
  let patterns: [LikePattern]?

  public init(_ text: String) { patterns = FirmName.search(text) }
}
