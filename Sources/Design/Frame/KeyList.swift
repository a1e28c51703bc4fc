extension Frame {
  /// The keys that act by themselves on a page, and what each does. Its markup asks for the module that makes them act,
  /// and stays folded until `?` opens it: without scripts nobody sees a key that does nothing.
  ///
  /// The page gives an element its key with `data-key`.
  public struct KeyList: Sendable {
    public struct Entry: Sendable {
      /// As it stands on the keyboard: `/`, `Esc`.
      public var key: String
      /// "Go to the search".
      public var word: String

      public init(key: String, word: String) {
        self.key = key
        self.word = word
      }
    }

    public var title: String
    public var entries: [Entry]
    public var close: String
    /// Where they are switched off: "Switch these keys off".
    public var settings: Navigation.Place

    public init(title: String, entries: [Entry], close: String, settings: Navigation.Place) {
      self.title = title
      self.entries = entries
      self.close = close
      self.settings = settings
    }
  }
}

extension Frame.KeyList: Markup {
  public var html: HTML {
    """
    <dialog class="keys" data-module="\(Link.asset(.keys))" data-key="?" aria-labelledby="keys">\
    <h2 id="keys">\(title)</h2><dl>\(each: entries, { "<div><dt><kbd>\($0.key)</kbd></dt><dd>\($0.word)</dd></div>" })</dl>\
    <form method="dialog"><button class="button">\(close)</button></form>\
    <p><a href="\(settings.link)">\(settings.word)</a></p></dialog>
    """
  }
}
