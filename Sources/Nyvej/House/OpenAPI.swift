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
}
