import Values
import Web

/// The description of the whole API, put together from what each room says that it does.
enum OpenAPI {
  static let operations: [Web.Operation] = SearchFindings.operations + Rooms.all.flatMap { $0.operations }

  static let document = APIDocument(title: "Nyvej", version: Command.version, operations: operations).json

  /// How much of a document an operation takes from who is known.
  @Sendable static func limit(_ method: Web.Request.Method, _ address: any Address) -> JSON.Limits {
    let operation = unusual.first { $0.method == method && $0.path.fits(address) }
    return operation.map { JSON.Limits(values: $0.values) } ?? .usual
  }

  private static let unusual = operations.filter { $0.values != JSON.Limits.usual.values }
}
