import Testing
import Values

/// Names of people as different offices write them, and names that are other people's. A pair finds each other both ways:
/// by how it is spelt, or by how it sounds.
@Suite("Pairs of names")
struct FoldingPairsTests {
  private static func finds(_ query: String, _ name: String) -> Bool {
    let names = Folding.words(name)
    return Folding.words(query).allSatisfy { word in
      names.contains { other in
        other.spelling.hasPrefix(word.spelling)
          || word.sounds.contains { sound in
            other.sounds.contains(sound)
              && (word.isTransliterated || other.isTransliterated || FoldedWord.isTelling(sound))
          }
      }
    }
  }

  private static func expect(
    _ groups: [[String]], _ note: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for group in groups {
      for one in group {
        for other in group {
          #expect(finds(one, other), "\(one) finds \(other)", sourceLocation: sourceLocation)
        }
      }
    }
  }

  @Test("Ukrainian by the rules of its passports, and as Russian writes it")
  func ukrainian() {
    FoldingPairsTests.expect([
      ["Богдан", "Bohdan", "Bogdan"], ["Ганна", "Hanna"],
      ["Андрій", "Andrii", "Andriy", "Andrij", "Андрей", "Andrey"],
      ["Олег", "Oleh", "Oleg"], ["Євген", "Yevhen", "Evgen", "Jewgen"],
      ["Христина", "Khrystyna", "Kristina", "Christina"], ["Щербак", "Shcherbak", "Scherbak"],
      ["Юлія", "Yuliia", "Yulia", "Julia", "Iuliia", "Юлия"], ["Сергій", "Serhii", "Sergiy", "Sergei", "Сергей"],
      ["Олександр", "Oleksandr", "Aleksandr", "Alexander", "Александр"], ["Олена", "Olena", "Elena", "Елена"],
      ["Світлана", "Svitlana", "Svetlana"], ["Володимир", "Volodymyr", "Wolodymyr", "Володимір"],
      ["Ігор", "Ihor", "Igor"], ["Шевченко", "Shevchenko", "Schewtschenko", "Szewczenko"],
      ["Петро", "Petro", "Пётр", "Petr"], ["Павло", "Pavlo"], ["Михайло", "Mykhailo", "Mikhail", "Михаил"],
      ["Артем", "Artem", "Artyom", "Артём"], ["Жанна", "Zhanna"], ["Зоя", "Zoia", "Zoya"],
      ["Наталія", "Nataliia", "Natalia", "Natalya"],
      ["Згурський", "Zghurskyi", "Zgurskyi"], ["Максим", "Maksym", "Maxim"], ["Дем’янюк", "Demianiuk", "Demyanyuk"],
    ])
  }

  @Test("Arabic and Persian in each of their letters, and in Latin ones")
  func arabic() {
    FoldingPairsTests.expect([
      ["فاطمة", "فاطمه", "Fatima", "Fatma", "Fatimah", "Fatemeh"],
      ["أحمد", "احمد", "Ahmed", "Ahmad", "Ahmet", "Achmed", "Axmed"],
      ["إبراهيم", "ابراهيم", "ابراهیم", "Ibrahim", "Ebrahim", "Ibraheem"], ["آمنة", "امنة", "امنه", "Amina"],
      ["ليلى", "ليلي", "لیلی", "Layla"], ["كريم", "کریم", "Karim", "Kareem"],
      ["علي", "علی", "على", "Ali", "Aly"],
      ["حسن", "الحسن", "Hassan", "Hasan"], ["حسين", "حسین", "Hussein", "Hossein", "Husain", "Hüseyin", "Xuseen"],
      ["محمود", "Mahmoud", "Mahmud", "Maxamuud", "Mahmut"], ["خالد", "Khalid", "Khaled", "Chaled", "Halid"],
      ["سعيد", "سعید", "Said", "Saeed"], ["يوسف", "یوسف", "Yusuf", "Youssef", "Yousef", "Josef"],
      ["يونس", "Yunus", "Younes"], ["عبد الرحمن", "Abdul Rahman", "Abdel Rahman"],
      ["عمر", "Omar", "Umar", "Omer"],
      ["زينب", "Zeinab", "Zaynab", "Zeynep"], ["عثمان", "Othman", "Osman"], ["إسماعيل", "Ismail", "Ismael", "Esmail"],
      ["مريم", "Maryam", "Mariam", "Meryem"], ["زهرة", "Zahra", "Zohreh"], ["مسعود", "Masoud", "Masud"],
      ["سميرة", "Samira", "Sameera"], ["داوود", "Dawud", "Daoud", "Davud"], ["مُحَمَّد", "محمد", "محـمد"],
      ["صالح", "Saleh", "Salih"], ["گلنار", "Gulnar", "Golnar"],
    ])
  }

  @Test("Mohammed in all its spellings, and in its short ones")
  func mohammed() {
    FoldingPairsTests.expect([
      [
        "Mohammed", "Mohamed", "Muhammad", "Muhamad", "Mohammad", "Muhammed", "Mehmet", "Mehmed", "Maxamed", "Mahamed",
        "Muhamet", "Mukhammad", "Mochammad", "Magomed", "Mahomet", "Məhəmməd", "Muḥammad", "محمد", "محمّد", "Мухаммед",
        "Магомед", "መሐመድ", "Mohd.", "Md", "Muhd", "Mohammod",
      ]
    ])
  }

  @Test("Tigrinya and Amharic in letters that sound alike, and as passports have them")
  func ethiopic() {
    FoldingPairsTests.expect([
      ["ኃይሉ", "ሃይሉ", "ሐይሉ", "ኀይሉ", "Hailu", "Haylu"], ["ሠላም", "ሰላም", "Selam", "Salam"], ["ዓለም", "አለም", "ዐለም", "Alem"],
      ["ፀጋይ", "ጸጋይ", "Tsegay"], ["ዳዊት", "Dawit", "Davit"], ["ተስፋይ", "ተስፋዬ", "Tesfay", "Tesfaye"],
      ["አብርሃም", "ኣብርሃም", "Abraham", "Abreham"], ["ገብረኤል", "ገብርኤል", "Gebriel"], ["ሐና", "ሃና", "ኃና", "Hana"],
      ["ሥላሴ", "ስላሴ", "Silase", "Sillase"], ["ፍጹም", "ፍፁም", "Fitsum"], ["ዮሐንስ", "ዮሃንስ", "Yohannes", "Johannes"],
      ["ብርሃን", "Birhan", "Berhan"], ["መድህን", "መድኅን", "Medhin", "Medhen"],
    ])
  }

  @Test("Kurdish, Turkish, Vietnamese and Polish with their letters and without")
  func marks() {
    FoldingPairsTests.expect([
      ["Şêrîn", "Sherin", "Shirin", "Şerin"], ["Rojîn", "Rojin"], ["Dilşad", "Dilshad", "Dilsad"], ["Xalid", "Khalid"],
      ["Çiğdem", "Cigdem", "Çigdem", "ÇİĞDEM"], ["Işık", "Isik", "IŞIK", "ışık"],
      ["İbrahim", "Ibrahim", "ibrahim", "İBRAHİM"],
      ["Gökhan", "Goekhan", "Gokhan"], ["Şükrü", "Shukru", "Sukru"],
      ["Nguyễn Thị Đào", "Nguyen Thi Dao", "NGUYỄN THỊ ĐÀO"], ["Đặng Thị Hồng", "Dang Thi Hong"], ["Phượng", "Phuong"],
      ["Trần Văn Ưng", "Tran Van Ung"], ["Łukasz", "Lukasz"], ["Święcicki", "Swiecicki"], ["Żółć", "Zolc"],
      ["Wałęsa", "Walesa"], ["Grażyna", "Grazyna"], ["Kowalska", "Kovalska", "Ковальська"],
    ])
  }

  @Test(
    "the name of one person does not find another's",
    arguments: [
      ("Mohammed", "Mahmoud"), ("محمد", "Mahmoud"), ("محمود", "Mohammed"), ("محمد", "محمود"), ("Hassan", "Hussein"),
      ("حسن", "Hussein"),
      ("حسين", "Hassan"), ("حسن", "حسين"), ("Mohammed", "Ahmed"), ("Ahmed", "Hamid"), ("Hamid", "Ahmed"),
      ("Anna", "Hanna"),
      ("Karim", "Karam"), ("Karim", "Karin"), ("Jamil", "Jamal"), ("Salim", "Salam"), ("سميرة", "سمير"),
      ("Oleh", "Olha"), ("Олег", "Ольга"), ("Olga", "Oleg"), ("Daniela", "Daniil"),
      ("Samira", "Samir"), ("Kristina", "Kristian"), ("Ivanna", "Ivan"), ("Roman", "Romina"), ("Saleh", "Salah"),
      ("Khalid", "Khaldoun"), ("Masoud", "Musad"), ("Selam", "Solomon"), ("Omar", "Amira"),
      ("Fatima", "Fatin"), ("Dilan", "Dilin"), ("Abraham", "Ibrahim"), ("1122", "12"),
    ])
  func others(one: String, other: String) {
    #expect(!FoldingPairsTests.finds(one, other))
  }

  @Test("a name takes a few more words in the index at most")
  func size() {
    let names = [
      "Mohammed Opdigtsen", "Юлія Щербак", "فاطمة المثال", "Olena Vyhadana", "Yusuf Abdulrahman", "ዳዊት ተስፋይ",
      "Nguyễn Thị Đào", "Khrystyna Eksempel", "Saeed Prøvesen", "Othman Khaled",
    ]
    for name in names {
      for word in Folding.words(name) {
        #expect(word.sounds.count <= (word.isTransliterated ? 6 : 4), "\(name) \(word)")
      }
    }
  }
}
