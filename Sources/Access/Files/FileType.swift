/// What a stored file may be: told by its first bytes, never by its name or by what the sender says. A closed list of
/// what every office can open and what runs nothing by itself in a reader.
public enum FileType: String, CaseIterable, Sendable, Codable {
  case pdf, jpeg, png

  /// The type of these bytes; `nil` for everything that is not on the list.
  public init?(of bytes: some Collection<UInt8>) {
    guard let type = FileType.allCases.first(where: { bytes.starts(with: $0.signature) }) else { return nil }
    self = type
  }

  /// ISO 32000 §7.5.2; ITU T.81 B.1.1.3, SOI and the beginning of the next marker; ISO 15948 §5.2.
  private var signature: [UInt8] {
    switch self {
    case .pdf: Array("%PDF-".utf8)
    case .jpeg: [0xFF, 0xD8, 0xFF]
    case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    }
  }

  public var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    }
  }

  /// The first is the usual one.
  public var endings: [String] {
    switch self {
    case .pdf: ["pdf"]
    case .jpeg: ["jpg", "jpeg"]
    case .png: ["png"]
    }
  }
}
