/// Why the port cannot be had: what is wrong and what to do, in one line for whoever started the server.
public struct CannotListen: Error, CustomStringConvertible {
  public let what: String
  public let remedy: String

  init(_ what: String, remedy: String) {
    (self.what, self.remedy) = (what, remedy)
  }

  public var description: String { what + ". → " + remedy }
}
