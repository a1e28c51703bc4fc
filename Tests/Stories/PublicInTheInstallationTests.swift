import Testing
import Values

@testable import Access
@testable import Nyvej

@Suite("What is public in the installation") struct PublicInTheInstallationTests {
  @Test("lies in an open table about nobody, or shows nothing of whom it is about")
  func declared() throws {
    let register = Register(Rooms.declarations)
    for kind in Kind.allCases where kind.isPublicInTheInstallation {
      let entry = try register.entry(kind)
      let columns = Rooms.declarations.filter { $0.table == entry.table }.flatMap(\.columns)
      if kind == .quotaSlot {
        let shown = try entry.view(.full).names
        #expect(
          shown == ["id", "workplace_id", "measure", "basis", "from_day", "until_day", "ended_day", "place_turn"])
      } else {
        #expect(columns.allSatisfy { $0.circle == .open && $0.subject == .nobody }, "\(kind)")
        #expect(!kind.concernsPerson)
      }
    }
  }

  @Test("every kind that is not, and has a table, is about somebody, the installation, or what an employer said")
  func others() throws {
    let register = Register(Rooms.declarations)
    for entry in register.allEntries where !entry.kind.isPublicInTheInstallation {
      #expect(
        entry.kind.concernsPerson
          || [.account, .absence, .firmContact, .installation, .identityBasis].contains(entry.kind),
        "\(entry.kind)")
    }
  }
}
