import Values

/// What an API call can be answered with when it cannot be done (RFC 9457), as the document describes it. The words
/// come from `ErrorAnswer` and, for what does not reach it, from the server.
struct APIProblem: Sendable {
  let name: String
  let status: Int
  let says: String

  var reference: String { "#/components/responses/" + name }

  var json: JSON {
    [
      "description": .string(says),
      "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
    ]
  }

  static let schema = Schema.answer(
    [
      "type": .format("uri"), "title": .words, "status": .integer(400...599), "detail": .words,
    ],
    sometimes: [
      "errors": .list(.answer(["field": Schema.words.orNull, "detail": .words], sometimes: ["record": .words])),
      "currentVersion": .version,
      "record": .words, "reason": .words, "instance": .format("uri"),
    ])

  static let badRequest = APIProblem(
    name: "BadRequest", status: 400, says: "Something is not written as it should be; “reason” says what.")
  static let signInNeeded = APIProblem(
    name: "SignInNeeded", status: 401, says: "The token is missing, ended or withdrawn.")
  static let notFound = APIProblem(
    name: "NotFound", status: 404, says: "There is no such record, or it is not for this account.")
  static let stale = APIProblem(
    name: "Stale", status: 412,
    says: "Somebody else changed the record; “currentVersion” is its version now. Read it again.")
  static let tooLong = APIProblem(
    name: "TooLong", status: 413,
    says: "The body is longer than 1 MiB (a form: 64 KiB), or holds too many values; “reason” names the limit.")
  static let wrongMediaType = APIProblem(
    name: "WrongMediaType", status: 415,
    says:
      "The body is neither application/json nor a form, or where a file is sent no multipart/form-data.")
  static let refused = APIProblem(
    name: "Refused", status: 422, says: "“errors” says which answers cannot be taken, and why. Nothing was changed.")
  static let versionNeeded = APIProblem(
    name: "VersionNeeded", status: 428, says: "If-Match is missing.")
  static let busy = APIProblem(
    name: "Busy", status: 503, says: "Try again after the seconds in Retry-After.")

  static let unreadable = APIProblem(
    name: "Unreadable", status: 410, says: "It was kept sealed, and does not open any more.")

  static let setAside = APIProblem(
    name: "SetAside", status: 410,
    says: "The record was joined with another one; “record” is the address of that one.")

  static let all = [
    badRequest, signInNeeded, notFound, unreadable, setAside, stale, tooLong, wrongMediaType, refused, versionNeeded,
    busy,
  ]

  static func all(of operation: Operation) -> [APIProblem] {
    [badRequest, signInNeeded, notFound] + (operation.files.isEmpty ? [] : [unreadable])
      + (operation.mayBeSetAside ? [setAside] : [])
      + (operation.needsVersion ? [stale] : [])
      + (operation.isWrite ? [tooLong, wrongMediaType, refused] : []) + (operation.needsVersion ? [versionNeeded] : [])
      + [busy]
  }
}
