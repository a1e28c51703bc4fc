/// The installation's own sign at the top of every page: a PNG picture, for it holds nothing that runs.
public struct Logo: Sendable, Hashable {
  public let bytes: [UInt8]

  /// Why a file cannot be the sign.
  public enum Unfit: Error, Sendable, Hashable {
    case noPicture
    case heavy
    /// Its width and height in points, as the file says them.
    case measures(width: Int, height: Int)
  }

  /// It comes with every page that a phone opens for the first time.
  public static let mostBytes = 64 << 10
  /// In points: enough for a sign 32 high on a fine screen, and no more than a browser unpacks at once.
  public static let (leastHeight, mostHeight, mostWidth) = (32, 256, 1024)

  private static let beginning: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let header = Array("IHDR".utf8)

  public init(_ bytes: some Collection<UInt8>) throws(Unfit) {
    let bytes = Array(bytes)
    guard bytes.starts(with: Logo.beginning), bytes.count > 33, Array(bytes[12..<16]) == Logo.header else {
      throw .noPicture
    }
    guard bytes.count <= Logo.mostBytes else { throw .heavy }
    func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    let (width, height) = (number(at: 16), number(at: 20))
    guard (Logo.leastHeight...Logo.mostHeight).contains(height), (1...Logo.mostWidth).contains(width) else {
      throw .measures(width: width, height: height)
    }
    self.bytes = bytes
  }
}
