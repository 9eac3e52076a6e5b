//! The sale of a lot: to whom, when, for how much; asked a second time, because a sold lot never changes.

use std::sync::Arc;

use eframe::egui::{Button, Grid, Label, RichText, TextEdit, Ui};

use super::super::super::{Intent, Seen};
use super::Draft as Lots;
use super::Part;
use crate::domain::codes::LotNumber;
use crate::domain::limits::LOT_TEXT_MAX;
use crate::domain::lot::LotLevel;
use crate::domain::money::{Currency, Money};
use crate::domain::time::Day;
use crate::ledger::command::SellLot;
use crate::ledger::query::LotView;
use crate::ledger::rows::LotRow;
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::view::View;
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// What is typed of a sale.
#[derive(Default)]
pub struct Draft {
    /// The lot's number.
    pub number: String,
    /// Who buys it.
    pub buyer: String,
    /// The day; today while nothing is typed.
    pub day: String,
    /// The price, as a bare decimal.
    pub price: String,
    /// The currency's code; US dollars while nothing is typed.
    pub currency: String,
    /// The buyer's or the auction's own number.
    pub reference: String,
    /// Whether the second question stands.
    pub sure: Sure,
    /// The number whose sale was asked for last.
    pub selling: Option<LotNumber>,
}

/// Whether the second question stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sure {
    /// No.
    #[default]
    No,
    /// It was asked.
    Asked,
}

impl Draft {
    /// The currency of the lot.
    pub(super) fn currency(&self) -> Currency {
        Currency::parse(&self.currency).unwrap_or(Currency::USD)
    }
}

/// Draws the form of the sale of the chosen pallets.
pub(super) fn sale_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Lots,
    view: Option<&LotView>,
    intents: &mut Vec<Intent>,
) {
    let sold = end(seen, draft, intents);
    form_ui(ui, seen, &mut draft.sale);
    let number = LotNumber::parse(&draft.sale.number);
    let is_taken = number
        .as_ref()
        .is_some_and(|number| sold.iter().any(|row| row.sold.lot == *number));
    let said = told(seen, &draft.sale);
    let trouble = match view {
        None => Some(DeskMsg::LotWantsPallets),
        Some(view) if keeps_out(view) => Some(DeskMsg::LotKeepsOut),
        Some(view) if view.beyond > 0 => Some(DeskMsg::LotBeyond { count: view.beyond }),
        Some(_) if is_taken => Some(DeskMsg::LotNumberTaken),
        Some(_) if said.is_none() => Some(DeskMsg::LotWants),
        Some(_) => None,
    };
    let (None, Some(view), Some(said)) = (&trouble, view, said) else {
        let word = seen.say(trouble.unwrap_or(DeskMsg::LotWants));
        ui.add_enabled(false, Button::new(word));
        return;
    };
    if draft.sale.sure == Sure::No {
        if ui.button(seen.say(DeskMsg::LotSell)).clicked() {
            draft.sale.sure = Sure::Asked;
        }
        return;
    }
    let asked = seen.say(DeskMsg::LotSure {
        lot: said.0.clone(),
        units: u32::try_from(view.lot.units.len()).unwrap_or(u32::MAX),
        price: said.2,
    });
    ui.add(Label::new(RichText::new(asked).strong()).wrap());
    ui.horizontal_wrapped(|ui| {
        let yes = RichText::new(seen.say(DeskMsg::LotYes)).color(seen.theme.stop.on);
        let yes = Button::new(yes).fill(seen.theme.stop.fill);
        if ui.add(yes).clicked() {
            draft.sale.selling = Some(said.0.clone());
            draft.sale.sure = Sure::No;
            let command = command(draft, view, said);
            intents.push(Intent::Command(Box::new(command)));
        }
        if ui.button(seen.say(DeskMsg::LotNo)).clicked() {
            draft.sale.sure = Sure::No;
        }
    });
}

/// Goes to the lot whose sale was asked for, once it is sold, and begins a new form. Gives the newest
/// sold lots.
pub(super) fn end<'s>(seen: &'s Seen, draft: &mut Lots, intents: &mut Vec<Intent>) -> &'s [LotRow] {
    let query = Query::Lots(None);
    intents.push(Intent::Ask(View::SoldLots, Box::new(query.clone())));
    let Some(Answer::Lots(page)) = seen.answer(View::SoldLots, &query) else {
        return &[];
    };
    let sold = &page.rows;
    let is_sold = |number: &LotNumber| sold.iter().any(|row| row.sold.lot == *number);
    if draft.sale.selling.as_ref().is_some_and(is_sold) {
        draft.chosen = draft.sale.selling.take();
        draft.sale = Draft {
            currency: std::mem::take(&mut draft.sale.currency),
            ..Draft::default()
        };
        draft.pallets.clear();
        draft.part = Part::Sold;
    }
    sold
}

fn keeps_out(view: &LotView) -> bool {
    view.notes.iter().any(|note| match note.level {
        LotLevel::Refused => true,
        LotLevel::Warned => false,
    })
}

/// Gives number, day and price, once all is there that a sale takes.
fn told(seen: &Seen, sale: &Draft) -> Option<(LotNumber, Day, Money)> {
    seen.face.person.as_ref()?;
    if sale.buyer.trim().is_empty() {
        return None;
    }
    let currency = match sale.currency.trim() {
        "" => Currency::USD,
        code => Currency::parse(code)?,
    };
    let day = match sale.day.trim() {
        "" => seen.zone.day(seen.now),
        day => Day::parse(day)?,
    };
    let price = Money::parse_grouped(&sale.price, currency)?;
    (price.minor >= 0).then_some(())?;
    Some((LotNumber::parse(&sale.number)?, day, price))
}

fn command(draft: &Lots, view: &LotView, (lot, day, price): (LotNumber, Day, Money)) -> Command {
    let reference = draft.sale.reference.trim();
    Command::SellLot(Box::new(SellLot {
        lot,
        pallets: draft.pallets.clone(),
        list: Arc::from(codec::encode_lot(&view.lot).as_bytes()),
        buyer: draft.sale.buyer.trim().to_owned(),
        day,
        price,
        reference: (!reference.is_empty()).then(|| reference.to_owned()),
    }))
}

fn form_ui(ui: &mut Ui, seen: &Seen, sale: &mut Draft) {
    let today = seen.zone.day(seen.now).to_string();
    let rows: [(DeskMsg, &mut String, &str); 6] = [
        (DeskMsg::LotNumber, &mut sale.number, ""),
        (DeskMsg::LotBuyer, &mut sale.buyer, ""),
        (DeskMsg::LotDay, &mut sale.day, &today),
        (DeskMsg::LotPrice, &mut sale.price, ""),
        (DeskMsg::LotCurrency, &mut sale.currency, "USD"),
        (DeskMsg::LotReference, &mut sale.reference, ""),
    ];
    let mut changed = false;
    Grid::new("sale")
        .num_columns(2)
        .spacing([space(3), space(1)])
        .show(ui, |ui| {
            for (word, text, hint) in rows {
                let label = ui.label(seen.say(word));
                let field = TextEdit::singleline(text)
                    .hint_text(hint)
                    .char_limit(LOT_TEXT_MAX)
                    .desired_width(space(60));
                changed |= ui.add(field).labelled_by(label.id).changed();
                ui.end_row();
            }
        });
    if changed {
        sale.sure = Sure::No;
    }
}
