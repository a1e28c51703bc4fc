public import Values

/// The address of a resource with names where its identifiers stand. It is made from the address itself, so that what
/// is described is where it is.
public struct PathTemplate: Sendable, Hashable {
  /// As OpenAPI writes it: `/api/v1/people/{person}`.
  public let text: String
  /// What stands in braces.
  public let parameters: [Parameter]

  public struct Parameter: Sendable, Hashable {
    public enum Form: Sendable, Hashable {
      case id
      /// A week of ISO 8601: `2026-W53`.
      case week
      /// What a file that the installation brings calls something: small letters, digits, hyphens.
      case code
    }

    public let name: String
    public let form: Form
  }

  /// A resource of which there is one.
  public static func at(_ resource: some APIAddress) -> PathTemplate {
    PathTemplate(text: resource.path, parameters: [])
  }

  /// A resource of which there is one for each record of a kind.
  public static func each<Of: Identified, Resource: APIAddress>(_ resource: (ID<Of>) -> Resource) -> PathTemplate {
    let mark = ID<Of>(high: 0, low: 0)
    let name = camel(Of.name)
    let segments = resource(mark).segments.map { $0 == mark.text ? "{" + name + "}" : $0 }
    return PathTemplate(text: "/" + segments.joined(separator: "/"), parameters: [Parameter(name: name, form: .id)])
  }

  /// A resource of which there is one for each record of a kind and each week.
  public static func each<Of: Identified, Resource: APIAddress>(
    _ resource: (ID<Of>, ISOWeek) -> Resource
  ) -> PathTemplate {
    let (mark, week) = (ID<Of>(high: 0, low: 0), ISOWeek.mark)
    let name = camel(Of.name)
    let segments = resource(mark, week).segments.map { segment in
      segment == mark.text ? "{" + name + "}" : segment == week.iso ? "{week}" : segment
    }
    return PathTemplate(
      text: "/" + segments.joined(separator: "/"),
      parameters: [Parameter(name: name, form: .id), Parameter(name: "week", form: .week)])
  }

  /// A resource of which there is one for each name.
  public static func named<Resource: APIAddress>(_ name: String, _ resource: (String) -> Resource) -> PathTemplate {
    PathTemplate(text: resource("{" + name + "}").path, parameters: [Parameter(name: name, form: .code)])
  }

  /// Whether this is the address of the resource.
  public func fits(_ resource: any Address) -> Bool {
    let (pattern, segments) = (text.split(separator: "/"), resource.segments)
    return pattern.count == segments.count && zip(pattern, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }

  /// `follow-up` as `followUp`.
  static func camel(_ words: String) -> String {
    let parts = words.split { !$0.isLetter && !$0.isNumber }
    return (parts.first.map(String.init) ?? "")
      + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

/// One thing that the API does at one address. Each room lists its own beside its API.
public struct Operation: Sendable {
  /// A value in the query of the address; none is ever needed.
  public struct Query: Sendable {
    public let name: String
    public let says: String
    public let schema: Schema

    public init(_ name: String, _ says: String, _ schema: Schema) {
      (self.name, self.says, self.schema) = (name, says, schema)
    }
  }

  public let method: Request.Method
  public let path: PathTemplate
  /// What it does, in one line of plain words.
  public let summary: String
  public var query: [Query] = []
  public var body: Schema?
  public var status = 200
  public var answer: Schema
  /// The answer is one record, with its version as its ETag.
  public var isRecord = false
  /// Whoever writes says which version was seen.
  public var needsVersion = false
  /// The body is a form with a file, and no JSON.
  public var bringsFiles = false
  /// Media types of an answer that is a file, and no JSON.
  public var files: [String] = []
  /// How many values the body may hold at most, lists and objects among them.
  public var values = JSON.Limits.usual.values

  /// The record may have been joined with another one.
  public var mayBeSetAside = false

  /// The same for a record that may have been joined with another one.
  public var orSetAside: Operation {
    var operation = self
    operation.mayBeSetAside = true
    return operation
  }

  /// The same with another number of values in its body.
  public func taking(values: Int) -> Operation {
    var operation = self
    operation.values = values
    return operation
  }

  /// The same with values in its query.
  public func asking(_ query: [Query]) -> Operation {
    var operation = self
    operation.query += query
    return operation
  }

  /// The same with a body that brings a file.
  public var sendingFiles: Operation {
    var operation = self
    operation.bringsFiles = true
    return operation
  }

  /// A file, as it was stored.
  public static func sends(_ path: PathTemplate, _ summary: String, _ mediaTypes: [String]) -> Operation {
    var operation = Operation(method: .get, path: path, summary: summary, answer: .format("binary"))
    operation.files = mediaTypes
    return operation
  }

  /// One record.
  public static func reads(_ path: PathTemplate, _ summary: String, _ answer: Schema) -> Operation {
    Operation(method: .get, path: path, summary: summary, answer: answer, isRecord: true)
  }

  /// Something that is worked out rather than stored, and has no version.
  public static func tells(
    _ path: PathTemplate, _ summary: String, query: [Query] = [], _ answer: Schema
  ) -> Operation {
    Operation(method: .get, path: path, summary: summary, query: query, answer: answer)
  }

  /// All records that belong there.
  public static func lists(_ path: PathTemplate, _ summary: String, of item: Schema) -> Operation {
    Operation(method: .get, path: path, summary: summary, answer: .items(of: item, isPaged: false))
  }

  /// Records in pages; see `Visit.limit`.
  public static func pages(
    _ path: PathTemplate, _ summary: String, query: [Query] = [], of item: Schema
  ) -> Operation {
    Operation(
      method: .get, path: path, summary: summary,
      query: query + [
        Query("limit", "How many records at most; 25 when it is left out.", .integer(1...100)),
        Query("cursor", "The “next” of the page before.", .words),
      ], answer: .items(of: item, isPaged: true))
  }

  /// Makes a record.
  public static func makes(
    _ path: PathTemplate, _ summary: String, from body: Schema, _ answer: Schema
  ) -> Operation {
    Operation(
      method: .post, path: path, summary: summary, body: body, status: 201, answer: answer, isRecord: true)
  }

  /// Looks for something that may stand in no address.
  public static func finds(
    _ path: PathTemplate, _ summary: String, from body: Schema, _ answer: Schema
  ) -> Operation {
    Operation(method: .post, path: path, summary: summary, body: body, answer: answer)
  }

  /// Changes a record: whole answers with PATCH, a step in its life with POST where the address names the step.
  public static func changes(
    _ path: PathTemplate, by method: Request.Method = .patch, status: Int = 200, _ summary: String, with body: Schema?,
    _ answer: Schema
  ) -> Operation {
    Operation(
      method: method, path: path, summary: summary, body: body, status: status, answer: answer, isRecord: true,
      needsVersion: true)
  }

  var isWrite: Bool { !method.isSafe }

  /// The same for ever, for programs that are generated from the document.
  var name: String {
    PathTemplate.camel(
      ([method.rawValue.lowercased()] + path.text.split(separator: "/").dropFirst(2).map(String.init))
        .joined(separator: " "))
  }
}
