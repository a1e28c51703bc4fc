import Foundation
import Glibc

/// Where a password comes from. Never an argument: those can be read by everybody on the machine.
struct PasswordSource {
  let file: String?

  /// The first line of the file or of what is piped in; `nil` when there is neither.
  func read() throws -> String? {
    if let file, file != "-" { return firstLine(of: try Packs.text(of: file)) }
    guard file == "-" || PasswordSource.isPipedIn else { return nil }
    let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    return text.isEmpty && file == nil ? nil : firstLine(of: text)
  }

  private func firstLine(of text: String) -> String {
    String(text.prefix { !$0.isNewline })
  }

  /// A file, or a pipe into which somebody writes. A pipe that is merely open, as scripts inherit it, holds nothing.
  private static var isPipedIn: Bool {
    guard isatty(STDIN_FILENO) == 0 else { return false }
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 1000) > 0
  }

  /// Four groups of five letters and digits that cannot be taken for one another: 98 bits.
  static func generate() -> String {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("23456789abcdefghjkmnpqrstuvwxyz")
    return (0..<4).map { _ in
      String((0..<5).map { _ in letters.randomElement(using: &generator) ?? "x" })
    }.joined(separator: "-")
  }
}
