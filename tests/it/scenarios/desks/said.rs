//! A line of a desk, cut into its verb, what it is about, and what is said of it.

use std::collections::BTreeMap;

use returnbay::domain::time::Day;

/// `VERB THING… name=value…`
pub struct Said {
    pub verb: String,
    pub things: Vec<String>,
    fields: BTreeMap<String, String>,
}

impl Said {
    pub fn of(line: &str) -> Self {
        let mut words = cut(line).into_iter();
        let verb = words.next().expect("a line says what is done");
        let (mut things, mut fields) = (Vec::new(), BTreeMap::new());
        for word in words {
            match word.split_once('=') {
                Some((name, value)) => drop(fields.insert(name.to_owned(), value.to_owned())),
                None => things.push(word),
            }
        }
        Self {
            verb,
            things,
            fields,
        }
    }

    /// The thing at a place.
    pub fn thing(&self, at: usize) -> &str {
        let thing = self.things.get(at);
        thing.unwrap_or_else(|| panic!("`{}` is about nothing at {at}", self.verb))
    }

    pub fn may(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }

    pub fn must(&self, name: &str) -> &str {
        let value = self.may(name);
        value.unwrap_or_else(|| panic!("`{}` wants {name}=…", self.verb))
    }

    pub fn owned(&self, name: &str) -> Option<String> {
        self.may(name).map(str::to_owned)
    }

    /// Every name with its value.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Reads a value by the reader of its kind.
    pub fn read<T>(&self, name: &str, reader: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.may(name).map(|text| code(text, &reader))
    }

    /// Reads a value that must stand there.
    pub fn get<T>(&self, name: &str, reader: impl Fn(&str) -> Option<T>) -> T {
        code(self.must(name), reader)
    }

    /// Reads `+3` as that many days from a day on, and any other day as it stands.
    pub fn day(&self, name: &str, today: Day) -> Option<Day> {
        self.read(name, |text| match text.strip_prefix('+') {
            Some(days) => Some(today.plus_days(days.parse().ok()?)),
            None => Day::parse(text),
        })
    }
}

/// Reads a word by the reader of its kind.
pub fn code<T>(text: &str, reader: impl Fn(&str) -> Option<T>) -> T {
    reader(text).unwrap_or_else(|| panic!("`{text}` cannot be read here"))
}

/// Cuts at blanks outside of quotes; the quotes go.
fn cut(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            other => word.push(other),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}
