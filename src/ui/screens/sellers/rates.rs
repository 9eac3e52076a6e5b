//! A seller's rate card as it is typed: from which day it is in force, and its rates by their places.

use eframe::egui::{
    Align, ComboBox, Label, Layout, Response, RichText, TextEdit, Ui, Vec2, WidgetInfo,
};

use super::super::Seen;
use crate::domain::dated::lay;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::money::Currency;
use crate::domain::rates::{RateCard, RateForm, RatePlace};
use crate::domain::time::Day;
use crate::ledger::rows::RatesFrom;
use crate::text::SellersMsg;
use crate::ui::theme::size::{self, space};

/// The width of one rate, in steps of space.
const CELL: u8 = 34;
/// Its height: a name and a control.
const CELL_HEIGHT: u8 = 15;

/// What is typed of a rate card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypedRates {
    /// The first day on which it is in force; empty means from today on.
    pub from: String,
    /// The currency of its amounts.
    pub currency: String,
    /// The rates, in the order of [`RatePlace::ALL`].
    pub texts: Vec<String>,
}

/// What is wrong in a rate card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WrongRate {
    /// The day.
    From,
    /// The currency.
    Currency,
    /// This rate.
    At(RatePlace),
}

impl TypedRates {
    /// Fills the fields from the newest card of a seller.
    pub fn of(cards: &[RatesFrom]) -> Self {
        let newest = cards.last();
        let text = |place: &RatePlace| newest.map(|rates| rates.card.text(*place));
        let currency = newest.map_or(Currency::USD, |rates| rates.card.currency);
        Self {
            from: newest.map_or_else(String::new, |rates| rates.from.to_string()),
            currency: currency.to_string(),
            texts: RatePlace::ALL
                .iter()
                .map(|place| text(place).unwrap_or_default())
                .collect(),
        }
    }

    /// Gives the cards of a seller with what is typed among them.
    pub fn laid(&self, cards: &[RatesFrom], today: Day) -> Result<Vec<RatesFrom>, WrongRate> {
        if *self == Self::of(cards) {
            return Ok(cards.to_vec());
        }
        let from = match self.from.trim() {
            "" => today,
            text => Day::parse(text).ok_or(WrongRate::From)?,
        };
        let currency = Currency::parse(&self.currency).ok_or(WrongRate::Currency)?;
        let mut card = RateCard::unknown(currency);
        if let Some(newest) = cards.last() {
            card.hold = newest.card.hold.clone();
        }
        for (place, text) in RatePlace::ALL.iter().zip(&self.texts) {
            card.put(*place, text).map_err(WrongRate::At)?;
        }
        let mut cards = cards.to_vec();
        lay(&mut cards, RatesFrom { from, card });
        Ok(cards)
    }
}

/// Draws the card: what all ways share, then the rates of each way out.
pub(super) fn rates_ui(
    ui: &mut Ui,
    seen: &Seen,
    typed: &mut TypedRates,
    wrong: Option<WrongRate>,
    cards: &[RatesFrom],
) {
    let help = RichText::new(seen.say(SellersMsg::RatesHelp)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    if let Some(rates) = cards.last().filter(|_| cards.len() > 1) {
        let from = seen.say(SellersMsg::RatesKept {
            count: u32::try_from(cards.len()).unwrap_or(u32::MAX),
            from: rates.from,
        });
        ui.label(RichText::new(from).color(seen.theme.text_muted));
    }
    if let Some(wrong) = wrong {
        ui.colored_label(seen.theme.stop_text, said(seen, wrong));
    }
    ui.horizontal_wrapped(|ui| {
        text_ui(ui, seen, &seen.say(SellersMsg::RatesFrom), &mut typed.from);
        let currency = seen.say(SellersMsg::RatesCurrency);
        text_ui(ui, seen, &currency, &mut typed.currency);
        places_ui(ui, seen, typed, |place| {
            let others = is_rework(place) || place.is_service() || place.extra().is_some();
            place.decision().is_none() && !others
        });
    });
    heading_ui(ui, &seen.term("rate", "services"));
    ui.horizontal_wrapped(|ui| places_ui(ui, seen, typed, RatePlace::is_service));
    heading_ui(ui, &seen.term("rate", "extras"));
    let help = RichText::new(seen.term("rate", "extras-help")).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    ui.horizontal_wrapped(|ui| places_ui(ui, seen, typed, |place| place.extra().is_some()));
    heading_ui(ui, &seen.term("rate", "rework"));
    ui.horizontal_wrapped(|ui| places_ui(ui, seen, typed, is_rework));
    for spec in &Decision::SPECS {
        heading_ui(ui, &seen.decision(spec.decision));
        let of_it = |place: RatePlace| place.decision() == Some(spec.decision);
        ui.horizontal_wrapped(|ui| places_ui(ui, seen, typed, of_it));
    }
}

fn heading_ui(ui: &mut Ui, word: &str) {
    ui.add_space(space(1));
    ui.label(RichText::new(word).strong());
}

fn is_rework(place: RatePlace) -> bool {
    place.rework().is_some()
}

/// Draws the rates that are picked, as many in a row as fit.
fn places_ui(ui: &mut Ui, seen: &Seen, typed: &mut TypedRates, of: impl Fn(RatePlace) -> bool) {
    let places = RatePlace::ALL.iter().zip(&mut typed.texts);
    for (place, text) in places.filter(|(place, _)| of(**place)) {
        place_ui(ui, seen, *place, text);
    }
}

fn place_ui(ui: &mut Ui, seen: &Seen, place: RatePlace, text: &mut String) {
    let label = label(seen, place);
    match place.form() {
        RateForm::Number | RateForm::Steps => text_ui(ui, seen, &label, text),
        RateForm::Decision => {
            let all = Decision::SPECS.iter();
            let words = all.map(|spec| (spec.code, seen.decision(spec.decision)));
            choice_ui(ui, seen, &label, text, &words.collect::<Vec<_>>());
        }
        RateForm::Grade => {
            let all = Grade::SPECS.iter();
            let words = all.map(|spec| (spec.code, seen.grade(Some(spec.grade))));
            choice_ui(ui, seen, &label, text, &words.collect::<Vec<_>>());
        }
    }
}

/// Draws a rate: its name above what is typed, all of one width.
fn cell(ui: &mut Ui, seen: &Seen, label: &str, add: impl FnOnce(&mut Ui, f32) -> Response) {
    let width = space(CELL);
    let whole = Vec2::new(width, space(CELL_HEIGHT));
    ui.allocate_ui_with_layout(whole, Layout::top_down(Align::Min), |ui| {
        ui.set_min_size(whole);
        ui.set_max_size(whole);
        ui.spacing_mut().item_spacing.y = space(0);
        let name = RichText::new(label).size(size::CAPTION);
        let name = name.color(seen.theme.text_muted);
        let name = ui.add(Label::new(name).truncate());
        add(ui, width).labelled_by(name.id);
    });
}

fn text_ui(ui: &mut Ui, seen: &Seen, label: &str, text: &mut String) {
    cell(ui, seen, label, |ui, width| {
        let response = ui.add(TextEdit::singleline(text).desired_width(width));
        response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::TextInput, true, label));
        response
    });
}

fn choice_ui(
    ui: &mut Ui,
    seen: &Seen,
    label: &str,
    text: &mut String,
    words: &[(&'static str, String)],
) {
    let nothing = seen.say(SellersMsg::RateNone);
    let chosen = words.iter().find(|(code, _)| *code == text.as_str());
    let shown = chosen.map_or(&nothing, |(_, word)| word).clone();
    cell(ui, seen, label, |ui, width| {
        let combo = ComboBox::from_id_salt(label)
            .width(width)
            .selected_text(shown)
            .show_ui(ui, |ui| {
                ui.selectable_value(text, String::new(), &nothing);
                for (code, word) in words {
                    ui.selectable_value(text, (*code).to_owned(), word);
                }
            });
        combo.response
    });
}

fn label(seen: &Seen, place: RatePlace) -> String {
    if let Some(work) = place.rework() {
        return seen.term("rework", work.code());
    }
    if let Some(extra) = place.extra() {
        return seen.term("extra", extra.code());
    }
    let word = seen.term("rate", place.code());
    match place.grade() {
        Some(grade) => format!("{word} · {}", seen.grade(Some(grade))),
        None => word,
    }
}

fn said(seen: &Seen, wrong: WrongRate) -> String {
    match wrong {
        WrongRate::From => seen.say(SellersMsg::RatesFromWrong),
        WrongRate::Currency => seen.say(SellersMsg::SellerCageWrong),
        WrongRate::At(place) => seen.say(SellersMsg::RateWrong {
            rate: label(seen, place),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn a_card_is_typed_for_a_day_and_the_earlier_ones_stay() {
        let today = day("2026-12-01");
        let blank = TypedRates::of(&[]);
        assert_eq!(blank.laid(&[], today), Ok(Vec::new()));
        let mut typed = blank;
        typed.texts[1] = "30.00".to_owned();
        let first = typed.laid(&[], today).expect("a card");
        assert_eq!(first.len(), 1);
        assert_eq!(
            (first[0].from, first[0].card.new_price),
            (today, Some(3000))
        );
        let mut typed = TypedRates::of(&first);
        assert_eq!(typed.laid(&first, today).as_ref(), Ok(&first));
        typed.from = "2027-01-01".to_owned();
        typed.texts[1] = "25".to_owned();
        let both = typed.laid(&first, today).expect("two cards");
        assert_eq!(both.len(), 2);
        assert_eq!(both[1].card.new_price, Some(2500));
        typed.texts[1] = "cheap".to_owned();
        let wrong = typed.laid(&first, today);
        assert_eq!(wrong, Err(WrongRate::At(RatePlace::NewPrice)));
        typed.from = "soon".to_owned();
        assert_eq!(typed.laid(&first, today), Err(WrongRate::From));
    }
}
