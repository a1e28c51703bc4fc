/// What is decided on the server, and only shown here.
public struct ServerFacts: Sendable {
  let timeZone: String
  let program: String
  let database: String
  let isDemo: Bool

  public init(timeZone: String, program: String, database: String, isDemo: Bool) {
    (self.timeZone, self.program, self.database, self.isDemo) = (timeZone, program, database, isDemo)
  }
}
