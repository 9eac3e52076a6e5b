//! Single units are sold under an order's number; asked a second time.

use eframe::egui::{Button, Grid, Label, RichText, TextEdit, Ui};

use super::super::super::{Intent, Seen};
use super::gather::Rows;
use super::wrong_ui;
use crate::domain::limits::LEFT_UNDER_MAX;
use crate::domain::money::Money;
use crate::ledger::Command;
use crate::ledger::command::SellUnits;
use crate::text::LeavingMsg;
use crate::ui::theme::size::space;

/// What is typed.
#[derive(Default)]
pub struct Draft {
    /// The number of the order.
    pub order: String,
    /// What all of them are sold for.
    pub price: String,
    /// Whether it was asked for and waits for the second yes.
    pub asked: bool,
}

/// Draws the sale.
pub(super) fn sell_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut super::Draft,
    rows: &Rows,
    intents: &mut Vec<Intent>,
) {
    Grid::new("sell singly")
        .num_columns(2)
        .spacing([space(3), space(1)])
        .show(ui, |ui| {
            let label = ui.label(seen.say(LeavingMsg::Order));
            let field = TextEdit::singleline(&mut draft.sell.order)
                .char_limit(LEFT_UNDER_MAX)
                .hint_text(seen.say(LeavingMsg::OrderHint))
                .desired_width(space(60));
            ui.add(field).labelled_by(label.id);
            ui.end_row();
            let label = ui.label(seen.say(LeavingMsg::Price));
            let field = TextEdit::singleline(&mut draft.sell.price)
                .hint_text(seen.say(LeavingMsg::PriceHint))
                .desired_width(space(60));
            ui.add(field).labelled_by(label.id);
            ui.end_row();
        });
    let typed = draft.sell.price.trim();
    let price = Money::parse_named(typed);
    let is_wrong = !typed.is_empty() && price.is_none();
    if is_wrong {
        wrong_ui(ui, seen, &seen.say(LeavingMsg::PriceWrong));
    }
    let order = draft.sell.order.trim().to_owned();
    let may = seen.face.person.is_some() && !order.is_empty() && !is_wrong;
    let Some(tags) = rows.ready().filter(|_| may) else {
        ui.add_enabled(false, Button::new(seen.say(LeavingMsg::SellWants)));
        draft.sell.asked = false;
        return;
    };
    let count = rows.count();
    if !draft.sell.asked {
        draft.sell.asked = ui.button(seen.say(LeavingMsg::Sell { count })).clicked();
        return;
    }
    let sure = LeavingMsg::SellSure {
        count,
        order: order.clone(),
    };
    ui.add(Label::new(RichText::new(seen.say(sure)).strong()).wrap());
    ui.horizontal_wrapped(|ui| {
        let yes = RichText::new(seen.say(LeavingMsg::SellYes)).color(seen.theme.stop.on);
        let yes = Button::new(yes).fill(seen.theme.stop.fill);
        if ui.add(yes).clicked() {
            intents.push(Intent::Command(Box::new(Command::SellUnits(Box::new(
                SellUnits { tags, order, price },
            )))));
            draft.tags.clear();
            draft.sell = Draft::default();
        }
        if ui.button(seen.say(LeavingMsg::No)).clicked() {
            draft.sell.asked = false;
        }
    });
}
