import Access
import Design
import Language
import Values
import Web

/// What stands in the person's way, and what no longer does.
struct ObstacleCard {
  let person: PersonID
  let obstacles: [Obstacle]
  let workers: [Worker]

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let open = obstacles.filter { $0.details.solved == nil }
    let solved = obstacles.filter { $0.details.solved != nil }
    let content: HTML =
      open.isEmpty
      ? "<p class=\"quiet\">\(voice(.obstacleNone))</p>"
      : "<ul class=\"plain\">\(each: open, { line($0, desk) })</ul>"
    let part = desk.part(of: solved, "solved", at: "obstacles", voice(.obstaclesTitle))
    let earlier: HTML =
      solved.isEmpty
      ? ""
      : """
      <details class="more"\(if: part.isFurther, " open")><summary>\(voice(.obstacleEarlier(n: solved.count)))</summary>\
      <ul class="plain">\(each: part.items, { line($0, desk) })</ul>\(part.ways)</details>
      """
    return Card(
      title: voice(.obstaclesTitle), sign: CircleSign(.case, voice(.circleCase)), id: "obstacles",
      content: content + earlier,
      buttons: desk.might(Create.self, ObstacleRecord.self)
        ? [Button(voice(.obstacleNoteTitle), .go(.to(PeopleAddress.newObstacle(person))), tone: .main)] : []
    ).html
  }

  private func line(_ obstacle: Obstacle, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let details = obstacle.details
    let title = voice(details.kind.phrase)
    let owner = workers.first { $0.account == details.owner }?.name
    let mayChange = desk.might(Edit.self, ObstacleRecord.self)
    return """
      <li id="\(ObstaclePages.place + obstacle.id.text)"><p>\(if: mayChange, "<a href=\"\(Link.to(PeopleAddress.obstacle(obstacle.id)))\">\(title)</a>", else: "\(title)") \
      \(tag(details, desk))</p>\(with: details.words, { "<p dir=\"auto\">\($0)</p>" })\
      <p class="quiet">\(voice(.obstacleSinceSaid(date: details.since)))\
      \(with: details.taken, { " · \(voice(.obstacleTaken(n: $0)))" })\(with: owner, { " · \(name: $0)" })</p></li>
      """
  }

  private func tag(_ details: Obstacle.Details, _ desk: Desk) -> Tag {
    let voice = desk.voice
    if let solved = details.solved { return Tag(voice(.obstacleSolvedSaid(date: solved)), .good) }
    let words = voice(.obstacleDueSaid(date: details.due))
    return Tag(words, details.due < desk.today ? .stop : details.due == desk.today ? .due : .plain)
  }
}
