import HTTPTypes
import Values
public import Web

/// Answers to what does not reach the front door, in its words and with its headers: a page for people, a problem
/// document (RFC 9457) for machines.
public struct EarlyRefusal: Sendable {
  /// Makes a front door whose every answer is what the handler throws.
  let door: @Sendable (@escaping FrontDoor.Handler) -> FrontDoor

  public init(door: @escaping @Sendable (@escaping FrontDoor.Handler) -> FrontDoor) {
    self.door = door
  }

  func answer(_ refusal: Refusal, to head: HTTPRequest, id: String) async -> Response {
    var answer = await page(refusal, to: head, id: id)
    answer.status = refusal.status
    switch refusal {
    case .method:
      set(
        "Allow", Request.Method.allCases.filter { $0 != .options }.map(\.rawValue).joined(separator: ", "), in: &answer)
    case .busy: set("Retry-After", String(Int.random(in: 1...5)), in: &answer)
    default: break
    }
    if (head.path ?? "").hasPrefix("/api/") {
      set("Content-Type", "application/problem+json", in: &answer)
      set("Content-Language", "en", in: &answer)
      answer.body = problem(refusal).bytes
    }
    return answer
  }

  private func page(_ refusal: Refusal, to head: HTTPRequest, id: String) async -> Response {
    // Only the language of the page depends on who asks; who it is does not matter.
    let kept = Translation.headers(head).filter { $0.key == "accept-language" }
    let door = door { visit in
      switch refusal {
      case .method: return try await visit.on()
      case .busy: throw Crowded()
      default: throw BadRequest(refusal.detail)
      }
    }
    do {
      return await door.answer(try Request(method: .get, target: "/", headers: kept, id: id))
    } catch {
      return Response(status: refusal.status)
    }
  }

  private func problem(_ refusal: Refusal) -> JSON {
    [
      "type": .string("urn:nyvej:problem:" + refusal.rawValue), "title": .string(refusal.title),
      "status": .integer(refusal.status), "detail": .string(refusal.detail),
    ]
  }

  private func set(_ name: String, _ value: String, in response: inout Response) {
    response.headers.removeAll { $0.name.lowercased() == name.lowercased() }
    response.headers.append((name, value))
  }
}
