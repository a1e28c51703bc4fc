import Employers
import People
import Placements
import Programmes
import Web
import Work

/// The description of the whole API, put together from what each room says that it does.
enum OpenAPI {
  static let operations: [Web.Operation] =
    WeekPages.operations + PeopleAPI.operations + ProgrammesAPI.operations + EmployersAPI.operations
    + PlacementsAPI.operations

  static let document = APIDocument(title: "Nyvej", version: Command.version, operations: operations).json

  /// How much of a document an operation takes from who is known.
  @Sendable static func limit(_ method: Web.Request.Method, _ resource: Route.Resource) -> JSON.Limits {
    let operation = unusual.first { $0.method == method && $0.path.fits(resource) }
    return operation.map { JSON.Limits(values: $0.values) } ?? .usual
  }

  private static let unusual = operations.filter { $0.values != JSON.Limits.usual.values }
}
