import TestDatabases
import TestHouse
import Testing
import Web
import Work

@Suite("Keys that act by themselves") struct KeySettingTests {
  @Test("they are on until one switches them off, for every browser of the account", arguments: TestEngine.allCases)
  func setting(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (desk, home) = (try await story.browser("mette"), try await story.browser("mette"))
      #expect(try await desk.page(WorkAddress.week).html.contains("data-module"))
      var form = try await desk.page(FrameAddress.settings).form(to: FrameAddress.settings)
      #expect(form.fields.contains { $0 == ("single-keys", "on") })
      let unknown = form.fields.map { ($0.name, $0.name == "single-keys" ? "sometimes" : $0.value) }
      #expect(try await desk.post("/settings", unknown).status == 422)
      try form.fill(["single-keys": "off"])
      _ = try await desk.submit(form)
      for browser in [desk, home] { #expect(try await !browser.page(WorkAddress.week).html.contains("data-module")) }
      #expect(
        try await desk.page(FrameAddress.settings).form(to: FrameAddress.settings).fields.contains {
          $0 == ("single-keys", "off")
        })
    }
  }
}
