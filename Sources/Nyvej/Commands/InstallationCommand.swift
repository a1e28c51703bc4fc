import Access
import Administration
import ArgumentParser
import Employers

struct InstallationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "installation",
    abstract: "Says whose administrators look after how the installation shows itself: name, controller, colour, sign.",
    discussion: """
      The organisation that set the installation up looks after it already. This is for installations that were set up
      before that was kept, and for handing it to another organisation.
      """)

  @OptionGroup var options: InstallationOptions

  @Option(help: "The organisation, by the name under which it is entered.")
  var organisation: String

  @Option(help: "Who answers for the data, by the full name (else the organisation). It can be changed on the page.")
  var controller: String?

  func run() async throws {
    let (name, controller) = (organisation, controller)
    let isHanded = try await options.asSystem(for: "nyvej installation") { _, tx in
      guard let organisation = try Employers.known(as: name, tx) else {
        throw Trouble(
          "there is no organisation “\(name)”", remedy: "write its name as it is entered, or enter it first")
      }
      guard try tx.installationIsKept() else {
        try InstallationSettings.found(
          InstallationSettings.Details(controller: controller ?? name), keptBy: organisation, tx)
        return false
      }
      guard controller == nil else {
        throw Trouble(
          "who answers for the data has been said already",
          remedy: "leave --controller out; an administrator of \(name) changes it on the page of the installation")
      }
      try tx.handInstallation(to: organisation)
      return true
    }
    print(
      "The administrators of \(name) look after the installation now."
        + (isHanded ? "" : " It shows itself as before until they change something."))
  }
}
