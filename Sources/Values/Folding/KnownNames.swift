/// Names that one office writes so and another otherwise, where no rule of letters would find the one by the other without
/// finding other people too: they are short, or two languages have the name each in its own form.
///
/// Each name stands in one group, in the letters to which it is folded.
enum KnownNames {
  static let groups: [[String]] = [
    ["reza", "riza", "rida", "ridha", "redha", "reda"],
    ["hanna", "ganna", "hana"], ["halia", "galia", "halya", "galya", "halja", "galja", "haliia", "galiia"],
    [
      "aisha", "aysha", "aicha", "ayse", "aische", "aischa", "ayesha", "aise", "ajsa", "ajshe", "caasha", "caisha",
      "aesha", "aishe",
    ],
    ["musa", "moussa", "mousa", "muusa", "muse", "musse"], ["isa", "issa", "eisa", "essa", "ciise"],
    ["huda", "houda", "hoda", "hudaa"], ["muna", "mouna", "mona"], ["hiba", "heba"], ["hind", "hend"],
    ["yahya", "yehia", "yahia", "jahja", "yehya", "yihya", "yahye", "yehja"], ["wafa", "vefa", "ouafa", "wafaa"],
    ["walid", "velid", "oualid", "waleed"], ["jihan", "cihan", "gihan", "jehan", "djihan", "dzihan"],
    ["jamal", "cemal", "gamal", "djamel", "djamal", "dzemal", "jamel"],
    ["shahin", "chahine", "sahin", "shaheen", "schahin"], ["ismail", "smail"],
    ["khadija", "hatice", "hatidza", "hadidja", "khadidja", "hatixhe", "khadiga"],
    ["ruqayya", "rukia", "rukiye", "ruqaya", "roqaya", "rukaya", "rokia", "rukija", "ruqia"],
    ["jana", "yana", "iana"], ["zhanna", "janna", "zana", "schanna", "dzanna"],
    ["oksana", "aksana", "oxana"], ["kateryna", "ekaterina", "yekaterina", "jekaterina", "katerina", "katsiaryna"],
    ["vasyl", "vasili", "vassili", "vasilij", "vasiliy", "vasilii", "wassili", "wassilij", "wassyl", "vasil", "wasyl"],
    [
      "yevhen", "yevhenii", "evgeny", "yevgeny", "evgenij", "evgenii", "evgeniy", "yevgenii", "yevgeniy", "jewgeni",
      "jewgenij", "evhen", "jevhen", "yevgen", "evgen", "jewhen",
    ],
    ["mykola", "nikolai", "nikolay", "nikolaj", "mikola", "nikola"],
    ["fedir", "fyodor", "fedor", "fjodor", "fiodor", "feodor", "fiodar"],
    ["yakiv", "yakov", "jakov", "jakiv", "iakiv", "iakov", "yakub", "jakub"],
    ["shaista", "khaista", "chaista"],
    ["volodymyr", "vladimir", "wladimir", "wolodymyr", "uladzimir"],
  ]

  private static let byName: [String: String] = {
    var byName: [String: String] = [:]
    for (number, group) in groups.enumerated() {
      // The 8 is no consonant: no other word sounds so.
      let sound = Sound.consonants(of: group[0], .written) + "8\(number)o"
      for name in group { byName[name] = sound }
    }
    return byName
  }()

  static func sound(of letters: String) -> String? { byName[letters] }
}
