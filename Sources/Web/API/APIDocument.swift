import Access
public import Values

/// The description of the API (OpenAPI 3.1), put together from what the rooms say that they do.
public struct APIDocument: Sendable {
  let title: String
  let version: String
  let operations: [Operation]

  public init(title: String, version: String, operations: [Operation]) {
    (self.title, self.version, self.operations) = (title, version, operations)
  }

  public var json: JSON {
    [
      "openapi": "3.1.0",
      "info": [
        "title": .string(title), "version": .string(version), "summary": .string(APIDocument.summary),
        "description": .string(APIDocument.description),
      ],
      "servers": [["url": "/"]], "security": [["bearer": []]], "paths": paths,
      "components": [
        "securitySchemes": [
          "bearer": [
            "type": "http", "scheme": "bearer",
            "description": "A token that the administrator issued; it can do what its account can.",
          ]
        ],
        "schemas": schemas, "responses": responses, "headers": headers, "parameters": parameters,
      ],
    ]
  }

  static let summary =
    "Labour-market integration programmes: people, placements, hours that rise within what they bear."

  static let description = """
    Everything that can be done on the pages can be done here, by the same people and under the same rules: what an \
    account may not see is not found. Records have a version, given as ETag; a change names the version that was seen \
    in If-Match, so that nobody overwrites what they have not read. A write with an Idempotency-Key is done once, \
    however often it is sent within \(EarlierAnswer.days) days. What cannot be done is answered with a problem \
    document (RFC 9457) in the language of Accept-Language, and changes nothing. A body of JSON has at most 1 MiB, a \
    form 64 KiB, one with a file \(FileContent.largest >> 20) MiB; lists and objects stand at most 16 deep inside each other. Days are written as 2026-11-22, weeks as \
    2026-W48, hours as numbers in whole quarters.
    """

  private var paths: JSON {
    var order: [PathTemplate] = []
    for operation in operations where !order.contains(operation.path) { order.append(operation.path) }
    return .object(
      order.map { path in
        let here = operations.filter { $0.path == path }
        return (
          path.text,
          .object(
            (path.parameters.isEmpty ? [] : [("parameters", .array(path.parameters.map(pathParameter)))])
              + here.map { ($0.method.rawValue.lowercased(), describe($0)) })
        )
      })
  }

  private func pathParameter(_ parameter: PathTemplate.Parameter) -> JSON {
    let schema =
      switch parameter.form {
      case .id: Schema.id
      case .week: Schema.week
      case .code: Schema.pattern("^[a-z0-9][a-z0-9-]{0,63}$")
      }
    return ["name": .string(parameter.name), "in": "path", "required": true, "schema": schema.json]
  }

  private func describe(_ operation: Operation) -> JSON {
    var members: [JSON.Member] = [
      ("operationId", .string(operation.name)), ("summary", .string(operation.summary)),
      ("parameters", .array(parameters(of: operation))),
    ]
    if let body = operation.body {
      members.append(
        (
          "requestBody",
          [
            "required": true,
            "description": .string(
              operation.bringsFiles
                ? "A form with one file, of at most \(FileContent.largest >> 20) MiB."
                : "At most \(operation.values) values, lists and objects among them."),
            "content": .object([
              (operation.bringsFiles ? WrongMediaType.files : WrongMediaType.json, ["schema": body.json] as JSON)
            ]),
          ]
        ))
    }
    members.append(
      (
        "responses",
        .object(
          [(String(operation.status), success(operation))]
            + APIProblem.all(of: operation).map { (String($0.status), ["$ref": .string($0.reference)]) })
      ))
    return .object(members)
  }

  private func parameters(of operation: Operation) -> [JSON] {
    operation.query.map { query in
      [
        "name": .string(query.name), "in": "query", "description": .string(query.says), "schema": query.schema.json,
      ]
    }
      + (operation.needsVersion ? [APIDocument.parameter("IfMatch")] : [])
      + (operation.isWrite ? [APIDocument.parameter("IdempotencyKey")] : [])
      + [APIDocument.parameter("AcceptLanguage")]
  }

  private func success(_ operation: Operation) -> JSON {
    var members: [JSON.Member] = [
      (
        "description",
        .string(operation.status == 201 ? "It was made." : operation.isWrite ? "It was done." : "Here it is.")
      )
    ]
    var headers: [JSON.Member] = []
    if operation.isRecord { headers.append(("ETag", ["$ref": "#/components/headers/ETag"])) }
    if operation.status == 201 { headers.append(("Location", ["$ref": "#/components/headers/Location"])) }
    if !headers.isEmpty { members.append(("headers", .object(headers))) }
    let types = operation.files.isEmpty ? [WrongMediaType.json] : operation.files
    members.append(("content", .object(types.map { ($0, ["schema": operation.answer.json] as JSON) })))
    return .object(members)
  }

  /// Sorted, each once.
  private var schemas: JSON {
    var found: [String: Schema] = ["Problem": APIProblem.schema]
    for operation in operations {
      for each in operation.answer.named + (operation.body?.named ?? []) { found[each.name] = each.schema }
    }
    return .object(found.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
  }

  private var responses: JSON { .object(APIProblem.all.map { ($0.name, $0.json) }) }

  private static func parameter(_ name: String) -> JSON { ["$ref": .string("#/components/parameters/" + name)] }

  private var parameters: JSON {
    [
      "IfMatch": [
        "name": "If-Match", "in": "header", "required": true,
        "description": "The ETag of the record as it was seen.",
        "schema": ["type": "string", "pattern": #"^"[0-9]{1,18}"$"#],
      ],
      "IdempotencyKey": [
        "name": "Idempotency-Key", "in": "header",
        "description":
          "A new text for each thing to be done. The same request under the same key is done once and answered alike.",
        "schema": ["type": "string", "pattern": "^[A-Za-z0-9_.-]{1,200}$"],
      ],
      "AcceptLanguage": [
        "name": "Accept-Language", "in": "header", "description": "The language of sentences in the answer.",
        "schema": ["type": "string", "pattern": "^[a-z]{2,3}$"],
      ],
    ]
  }

  private var headers: JSON {
    [
      "ETag": [
        "description": "The record's version, for If-Match.", "required": true,
        "schema": ["type": "string", "pattern": #"^"[0-9]+"$"#],
      ],
      "Location": [
        "description": "Where the new record is.", "required": true,
        "schema": ["type": "string", "format": "uri-reference"],
      ],
    ]
  }
}
