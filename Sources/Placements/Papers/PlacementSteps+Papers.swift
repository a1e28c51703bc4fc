import Access
import Language
import Values
import Web

extension PlacementSteps {
  func sign(
    _ id: PlacementID, _ fields: Fields, seen version: Version, _ language: LanguageTag, _ tx: Transaction
  ) throws {
    try placements.disclose(id, tx).act { around in
      let papers = try SigningForm(around: around, language: language).read(fields)
      try whenOpen { try placements.sign(around.placement, papers, seen: version, tx) }
    }
  }
}
