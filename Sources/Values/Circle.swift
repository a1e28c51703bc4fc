/// Who a piece of data is for. Every stored column is declared to lie in one circle.
public enum Circle: String, CaseIterable, Sendable, Codable {
  /// The counsellor's own.
  case closed
  /// The responsible team.
  case `case`
  /// What firm, mentor and trainer may know: function, never a reason.
  case shared
  /// Figures without names.
  case statistical
  /// Says nothing about a participant: programmes, firms, workplaces.
  case open
  /// What the installation needs to run: accounts, sessions, versions.
  case installation
}
