/// A file as it was sent, looked at: it is of a known type, not empty and not too large.
public struct FileContent: Sendable {
  /// Bytes. A photograph of a page takes 3 to 6 MB, ten scanned pages 5 to 10; who scans more sends it in parts. Memory
  /// and the time in which others wait for the writer grow with it.
  public static let largest = 10 << 20

  public let name: FileName
  public let type: FileType
  let bytes: ArraySlice<UInt8>

  public init(name: String, bytes: ArraySlice<UInt8>) throws(FileRefused) {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= FileContent.largest else { throw .tooLarge }
    guard let type = FileType(of: bytes) else { throw .unknownType }
    (self.name, self.type, self.bytes) = (FileName(name, of: type), type, bytes)
  }
}

/// Why a file is not taken.
public enum FileRefused: Error, Sendable, Hashable {
  case empty
  /// More than `FileContent.largest`.
  case tooLarge
  /// Its bytes are none of `FileType`, whatever it is called.
  case unknownType
}
