import Access
import ArgumentParser
import Values

struct JobsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "What the house was asked to do afterwards, and how far it has come.",
    subcommands: [JobsList.self, JobsRetry.self], defaultSubcommand: JobsList.self)
}

struct JobsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the jobs that are not over, those that were given up, and the last ones done.",
    discussion: """
      Each line: number, kind, how far it has come, and what is to be known about it. A job that failed waits for its \
      next try, longer each time; after ten tries without getting on it is dead. → nyvej jobs retry NUMBER
      """)

  @OptionGroup var options: InstallationOptions

  @Option(help: "How many are listed.")
  var limit = 50

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit is a number from 1 to 1000") }
  }

  func run() async throws {
    let limit = limit
    let jobs = try await options.asSystem(for: "nyvej jobs list") { _, tx in
      try tx.jobs(upTo: limit + 1).map { JobsList.line($0, now: tx.now) }
    }
    print(jobs.isEmpty ? "There are none." : jobs.prefix(limit).joined(separator: "\n"))
    if jobs.count > limit { print("There are more: give a higher --limit, up to 1000.") }
  }

  static func line(_ job: Job, now: Moment) -> String {
    let about = job.about.isEmpty ? "" : " about " + job.about.prefix(45)
    return [job.id.text, job.kind + about, progress(job), state(job, now)].joined(separator: "  ")
  }

  private static func progress(_ job: Job) -> String {
    job.total.map { "\(job.done) of \($0)" } ?? "\(job.done)"
  }

  private static func state(_ job: Job, _ now: Moment) -> String {
    let failure = job.failure.map { " (\($0))" } ?? ""
    switch job.ended {
    case .some(let ended): return "\(ended.how.rawValue) \(ended.at)" + failure
    case nil where !job.isKnown: return "waiting: this version does not know it"
    case nil:
      if let until = job.claimedUntil, until > now { return "being done" }
      if job.failure != nil { return "try \(job.tries) failed, the next at \(job.notBefore)" + failure }
      return job.notBefore > now ? "waiting until \(job.notBefore)" : "waiting since \(job.asked)"
    }
  }
}

struct JobsRetry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Lets a job that was given up, or waits for its next try, have its turn now.")

  @OptionGroup var options: InstallationOptions

  @Argument(help: "The job's number, as nyvej jobs shows it.")
  var number: String

  func validate() throws {
    guard JobID(number) != nil else { throw ValidationError("“\(number)” is no number that nyvej jobs shows") }
  }

  func run() async throws {
    guard let job = JobID(number) else { return }
    let isThere = try await options.asSystem(for: "nyvej jobs retry") { _, tx in try tx.retry(job) }
    guard isThere else {
      throw Trouble(
        "there is no such job, or it is being done, or done already", remedy: "look with nyvej jobs")
    }
    print("It has its turn as soon as the server looks.")
  }
}
