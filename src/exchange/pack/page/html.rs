//! HTML as text: what is ours is written as it is, what came from elsewhere never becomes a sign of it.

use std::sync::LazyLock;

use crate::domain::ids::Hash;
use crate::domain::time::{UtcMs, Zone};
use crate::text::{Language, Message, Words};

/// A page that is being written.
#[derive(Default)]
pub(super) struct Html(pub String);

/// What is said in both languages, part by part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said(Vec<Part>);

/// A part: in Chinese nothing where it is of no language.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Part {
    before: &'static str,
    english: String,
    chinese: String,
}

impl Said {
    /// Text of no language: a number, a title from a file.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(text.into(), String::new())
    }

    fn of(english: String, chinese: String) -> Self {
        Self(vec![Part {
            before: "",
            english,
            chinese,
        }])
    }

    /// Adds another behind it.
    pub fn then(mut self, between: &'static str, other: &Self) -> Self {
        let more = other.0.iter().cloned().enumerate();
        self.0.extend(more.map(|(place, part)| match place {
            0 => Part {
                before: between,
                ..part
            },
            _ => part,
        }));
        self
    }

    /// Adds text of no language behind it, after a dot.
    pub fn and(self, text: &impl ToString) -> Self {
        self.then(" · ", &Self::plain(text.to_string()))
    }

    /// Gives both languages as one line of text.
    pub fn in_one_line(&self) -> String {
        let parts = self.0.iter().map(|part| {
            let Part {
                before,
                english,
                chinese,
            } = part;
            format!("{before}{english} {chinese}")
        });
        parts.collect()
    }
}

/// Words of both languages, and the site's time.
pub(super) struct Both {
    english: &'static Words,
    chinese: &'static Words,
    zone: Zone,
}

/// Both languages, read once: reading them takes longer than writing a page. Moments are not said by
/// them but by the site's zone.
static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| {
    [Language::English, Language::Chinese].map(|language| Words::new(language, Zone::UTC))
});

impl Both {
    pub fn new(zone: Zone) -> Self {
        let [english, chinese] = &*WORDS;
        Self {
            english,
            chinese,
            zone,
        }
    }

    /// Says a message in both languages.
    pub fn say(&self, message: impl Into<Message>) -> Said {
        let message = message.into();
        Said::of(self.english.say(&message), self.chinese.say(&message))
    }

    /// Says a word of a closed set or of a data pack; a code without words as it is.
    pub fn term(&self, message: &Message, code: &str) -> Said {
        match self.english.known(message) {
            Some(_) => self.say(message.clone()),
            None => Said::plain(code),
        }
    }

    /// Says a word by its family and code.
    pub fn word(&self, family: &str, code: &str) -> Said {
        self.term(&Message::term(family, code), code)
    }

    /// Prints the site's time to the second.
    pub fn moment(&self, at: UtcMs) -> String {
        let local = self.zone.local(at);
        local.format("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// Prints a weight.
    pub fn weight(&self, weight: crate::domain::measure::Grams) -> String {
        self.english.weight(weight)
    }

    /// Prints an amount.
    pub fn money(&self, amount: crate::domain::money::Money) -> String {
        self.english.money(amount)
    }
}

impl Html {
    /// Writes signs of HTML: only ever ours.
    pub fn raw(&mut self, signs: &str) {
        self.0.push_str(signs);
    }

    /// Writes text.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.0);
    }

    /// Writes what is said, in both languages where they differ.
    pub fn said(&mut self, said: &Said) {
        for part in &said.0 {
            self.text(part.before);
            if part.chinese.is_empty() || part.chinese == part.english {
                self.text(&part.english);
                continue;
            }
            self.raw("<span lang=\"en\">");
            self.text(&part.english);
            self.raw("</span> <span class=\"zh\" lang=\"zh-CN\">");
            self.text(&part.chinese);
            self.raw("</span>");
        }
    }

    /// Writes an element, `name` with its attributes, that holds what is said.
    pub fn element(&mut self, name: &str, said: &Said) {
        let tag = name.split(' ').next().unwrap_or(name);
        self.raw(&format!("<{name}>"));
        self.said(said);
        self.raw(&format!("</{tag}>\n"));
    }

    /// Writes a moment with its time in UTC for programs.
    pub fn moment(&mut self, both: &Both, at: UtcMs) {
        self.raw(&format!("<time datetime=\"{at}\">"));
        self.text(&both.moment(at));
        self.raw("</time>");
    }

    /// Writes a hash.
    pub fn hash(&mut self, hash: Hash) {
        self.raw(&format!("<code>{hash}</code>"));
    }

    /// Begins a table of labels and values.
    pub fn begin_fields(&mut self) {
        self.raw("<table class=\"fields\"><tbody>\n");
    }

    /// Ends it.
    pub fn end_fields(&mut self) {
        self.raw("</tbody></table>\n");
    }

    /// Writes one label with its value; several values stand one below the other.
    pub fn field(&mut self, label: &Said, values: &[Said]) {
        if values.is_empty() {
            return;
        }
        self.raw("<tr><th>");
        self.said(label);
        self.raw("</th><td>");
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                self.raw("<br>");
            }
            self.said(value);
        }
        self.raw("</td></tr>\n");
    }
}

/// Writes text so that a browser shows it and obeys none of it: signs of HTML and quotes by their
/// names; control characters, and marks that turn the direction of what follows, as U+FFFD.
pub(super) fn escape(text: &str, out: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                out.push('\u{fffd}');
            }
            other if other.is_control() => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
}

/// Reads back what [`escape`] wrote, as far as it can be.
pub(in crate::exchange::pack) fn unescaped(text: &str) -> String {
    let names = [
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    let read = |text: String, (name, sign): (&str, &str)| text.replace(name, sign);
    names.into_iter().fold(text.to_owned(), read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_sign_of_html() {
        let hostile = "<script>alert('x')</script> & \"q\" \u{0}\u{1b}[2J\u{202e}gpj.exe\n";
        let mut html = Html::default();
        html.text(hostile);
        let shown = html.0;
        assert!(!shown.contains(['<', '>', '"', '\'', '\u{0}', '\u{1b}', '\u{202e}', '\n']));
        assert_eq!(
            unescaped(&shown),
            "<script>alert('x')</script> & \"q\" \u{fffd}\u{fffd}[2J\u{fffd}gpj.exe "
        );
        assert_eq!(unescaped("&amp;lt;"), "&lt;");
    }

    #[test]
    fn both_languages_stand_where_they_differ() {
        let mut html = Html::default();
        let both = Both::new(Zone::UTC);
        let kind = both.word("photo", "box");
        html.said(&kind.and(&"112-9403254-1489943"));
        assert!(html.0.contains("lang=\"en\">Box<"), "{}", html.0);
        assert!(html.0.contains("lang=\"zh-CN\">"));
        assert!(html.0.ends_with("</span> · 112-9403254-1489943"));
        assert_eq!(html.0.matches("112-9403254-1489943").count(), 1);
    }
}
