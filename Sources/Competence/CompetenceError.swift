/// What can go wrong with a taxonomy's files. Every case says where, what, and what to do.
public enum CompetenceError: Error, Sendable, Equatable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  /// An index file that is damaged or from another program version.
  case damagedIndex(path: String, reason: String)
  /// A text file whose content does not follow its form.
  case malformed(file: String, line: Int, column: Int, reason: String, remedy: String)
  case damagedArchive(path: String, reason: String)
  case nothingToImport(path: String)

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "Cannot read \(path): \(reason)."
    case .unwritable(let path, let reason): "Cannot write \(path): \(reason)."
    case .damagedIndex(let path, let reason):
      "The index \(path) cannot be used: \(reason). Run `nyvej skills import` again; it rebuilds what is damaged."
    case .malformed(let file, let line, let column, let reason, let remedy):
      "\(file):\(line):\(column): \(reason). \(remedy)"
    case .damagedArchive(let path, let reason):
      "\(path) is not a complete zip or gzip file: \(reason). Download it again."
    case .nothingToImport(let path):
      "\(path) holds no ESCO files. Expected the unpacked CSV download, its zip files, or compact label files "
        + "(labels/occupation.LANGUAGE.csv.gz)."
    }
  }
}
