//! Words of both languages, as papers say them: English before Chinese.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::domain::time::Zone;
use crate::text::{Language, Message, Words};

/// Says words in both languages; each is looked up once.
pub(in crate::exchange) struct Said {
    pub english: Words,
    pub chinese: Words,
    known: RefCell<HashMap<String, [String; 2]>>,
}

impl Said {
    pub(in crate::exchange) fn new() -> Self {
        Self {
            english: Words::new(Language::English, Zone::UTC),
            chinese: Words::new(Language::Chinese, Zone::UTC),
            known: RefCell::default(),
        }
    }

    /// Says a code of a family in each language.
    pub(in crate::exchange) fn both(&self, family: &str, code: &str) -> [String; 2] {
        let key = format!("{family} {code}");
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let message = Message::term(family, &code.replace('.', "-"));
        let said = [&self.english, &self.chinese].map(|words| {
            let said = words.known(&message);
            said.unwrap_or_else(|| code.to_owned())
        });
        self.known.borrow_mut().insert(key, said.clone());
        said
    }

    /// Says it in one line, once where both are the same.
    pub(in crate::exchange) fn line(&self, family: &str, code: &str) -> String {
        let [english, chinese] = self.both(family, code);
        if english == chinese {
            english
        } else {
            format!("{english} {chinese}")
        }
    }

    /// Says a word of papers in one line.
    pub(in crate::exchange) fn word(&self, code: &str) -> String {
        self.line("paper", code)
    }

    /// Says a sentence of papers: English, and Chinese in a line of its own.
    pub(in crate::exchange) fn sentence(&self, code: &str) -> Vec<String> {
        self.both("paper", code).into()
    }
}
