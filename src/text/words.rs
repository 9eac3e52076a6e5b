//! Words: Fluent files per language, with a money, weight and time of their own.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::checklist::Wording;
use crate::domain::measure::Grams;
use crate::domain::money::Money;
use crate::domain::time::{UtcMs, Zone};

use super::message::{Arg, Message};

/// A language of the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

macro_rules! files {
    ($language:literal: $($name:literal),+) => {
        &[$(include_str!(concat!("../../assets/text/", $language, "/", $name, ".ftl"))),+]
    };
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// Gives the tag as the command line has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// Gives the language's own name.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "简体中文",
        }
    }

    /// Reads a tag such as `en`, `zh-CN`, `zh_CN.UTF-8`.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        if lower.starts_with("zh") {
            Some(Self::Chinese)
        } else if lower.starts_with("en") {
            Some(Self::English)
        } else {
            None
        }
    }

    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::English => {
                files!("en": "bench", "dock", "desk", "office", "photos", "printer", "scale", "scanners", "trouble", "terms", "checklists", "advice", "agreement", "recalls", "due", "evidence", "packs", "privacy", "mail", "pool", "repairs", "correct", "day", "figures", "lots", "charges", "leaving", "places", "resale", "exports", "ship", "papers", "people", "preflight", "ship-desk", "screening", "propose", "sheets", "planner")
            }
            Self::Chinese => {
                files!("zh-CN": "bench", "dock", "desk", "office", "photos", "printer", "scale", "scanners", "trouble", "terms", "checklists", "advice", "agreement", "recalls", "due", "evidence", "packs", "privacy", "mail", "pool", "repairs", "correct", "day", "figures", "lots", "charges", "leaving", "places", "resale", "exports", "ship", "papers", "people", "preflight", "ship-desk", "screening", "propose", "sheets", "planner")
            }
        }
    }
}

/// The words of one language.
pub struct Words {
    /// The language.
    pub language: Language,
    /// The site's zone, in which moments are shown.
    pub zone: Zone,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Loads a language. Isolation marks are off: they would hide in spreadsheets and on labels.
    ///
    /// # Panics
    /// Panics when a language file of the program does not parse; a test loads every file.
    pub fn new(language: Language, zone: Zone) -> Self {
        let tag: LanguageIdentifier = language.code().parse().expect("the tags are ours");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        for source in language.sources() {
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", language.code()));
            bundle
                .add_resource(resource)
                .unwrap_or_else(|errors| panic!("{}: {errors:?}", language.code()));
        }
        Self {
            language,
            zone,
            bundle,
        }
    }

    /// Puts a message into words. A key without words gives the key itself, so that nothing is
    /// ever blank.
    pub fn say(&self, message: &Message) -> String {
        let Some(key) = message.key() else {
            return match message {
                Message::Verbatim(text) => text.clone(),
                Message::Brought(wording) => self.brought(wording),
                Message::Bench(_)
                | Message::Dock(_)
                | Message::Places(_)
                | Message::Exports(_)
                | Message::Pool(_)
                | Message::Agreement(_)
                | Message::Photo(_)
                | Message::Scale(_)
                | Message::Scanner(_)
                | Message::Printer(_)
                | Message::Advice(_)
                | Message::Evidence(_)
                | Message::Privacy(_)
                | Message::Mail(_)
                | Message::Repair(_)
                | Message::Correct(_)
                | Message::Day(_)
                | Message::Leaving(_)
                | Message::Resale(_)
                | Message::Papers(_)
                | Message::People(_)
                | Message::Preflight(_)
                | Message::Found(_)
                | Message::Planner(_)
                | Message::ShipDesk(_)
                | Message::Screening(_)
                | Message::Propose(_)
                | Message::Sheet(_)
                | Message::Desk(_)
                | Message::Review(_)
                | Message::Figures(_)
                | Message::Settings(_)
                | Message::Guide(_)
                | Message::Sellers(_)
                | Message::Trouble(_)
                | Message::Term(_) => String::new(),
            };
        };
        let mut args = FluentArgs::new();
        for (name, arg) in message.args() {
            args.set(name, self.value(&arg));
        }
        self.format(key, Some(&args))
            .unwrap_or_else(|| key.to_owned())
    }

    /// Puts a word of a pack into words; `None` when nobody has words for it.
    pub fn known(&self, message: &Message) -> Option<String> {
        match message.key() {
            Some(key) => self.term(key),
            None => Some(self.say(message)),
        }
    }

    fn brought(&self, wording: &Wording) -> String {
        match self.language {
            Language::English => wording.english.clone(),
            Language::Chinese => wording.chinese.clone(),
        }
    }

    /// Puts a bare key into words; `None` when this language has no such key.
    pub fn term(&self, key: &str) -> Option<String> {
        self.format(key, None)
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, args, &mut errors)
            .into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        Some(text)
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(count) => FluentValue::from(*count),
            Arg::Term(key) => FluentValue::from(self.term(key).unwrap_or_else(|| key.clone())),
            Arg::Money(amount) => FluentValue::from(self.money(*amount)),
            Arg::Weight(weight) => FluentValue::from(self.weight(*weight)),
            Arg::Day(day) => FluentValue::from(day.to_string()),
            Arg::Moment(at) => FluentValue::from(self.moment(*at)),
            Arg::Named(names) => {
                let word = |key: &String| self.term(key).unwrap_or_else(|| key.clone());
                let one = |(name, keys): &(String, Vec<String>)| {
                    let words: Vec<String> = keys.iter().map(word).collect();
                    format!("{name} {}", words.join(" · "))
                };
                let each: Vec<String> = names.iter().map(one).collect();
                FluentValue::from(each.join(match self.language {
                    Language::English => "; ",
                    Language::Chinese => "；",
                }))
            }
        }
    }

    /// Prints an amount with its currency.
    pub fn money(&self, amount: Money) -> String {
        match self.language {
            Language::English | Language::Chinese => {
                format!("{} {}", amount.decimal(), amount.currency)
            }
        }
    }

    /// Prints a weight: grams below a kilogram, else kilograms to the gram.
    pub fn weight(&self, weight: Grams) -> String {
        if weight.0 < 1000 {
            format!("{} g", weight.0)
        } else {
            format!("{}.{:03} kg", weight.0 / 1000, weight.0 % 1000)
        }
    }

    /// Prints the site's local day and time to the minute.
    pub fn moment(&self, at: UtcMs) -> String {
        self.zone.local(at).format("%Y-%m-%d %H:%M").to_string()
    }

    /// Prints the site's local time to the second.
    pub fn clock(&self, at: UtcMs) -> String {
        self.zone.local(at).format("%H:%M:%S").to_string()
    }
}
