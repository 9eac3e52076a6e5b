//! Sellers' product books: what files, desks and the bench say of each product, doubts first; one
//! product at a time is written anew.

pub mod edit;
mod list;
mod recalls;

use eframe::egui::{Panel, RichText, TextEdit, Ui};

use super::{Intent, Seen, table};
use crate::domain::codes::SellerCode;
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// Whose book is shown.
    pub seller: String,
    /// The product that is written.
    pub edit: Option<edit::Draft>,
    /// Which list is shown.
    pub shows: Shows,
    /// The table of the products.
    pub list: table::Draft,
    /// The table of the recalls.
    pub recalls: table::Draft,
}

/// Which list is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shows {
    /// A seller's book.
    #[default]
    Book,
    /// Recalls of whoever's goods.
    Recalls,
}

/// Draws the screen into all of `ui`.
pub fn products_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    sellers_ui(ui, seen, draft);
    if draft.shows == Shows::Recalls {
        return recalls::recalls_ui(ui, seen, draft, intents);
    }
    let Some(seller) = SellerCode::parse(draft.seller.trim()) else {
        let text = seen.say(DeskMsg::ProductsNoSeller);
        ui.label(RichText::new(text).color(seen.theme.text_muted));
        return;
    };
    let query = Query::Book(seller.clone());
    intents.push(Intent::Ask(View::Book, Box::new(query.clone())));
    if let Some(edit) = &mut draft.edit {
        let done = Panel::bottom("product")
            .resizable(false)
            .show(ui, |ui| edit::edit_ui(ui, seen, &seller, edit, intents))
            .inner;
        if done == edit::Done::Yes {
            draft.edit = None;
        }
    }
    list::list_ui(ui, seen, draft, &query, intents);
}

/// Draws whose book it is, every seller that is known, and the way to a new product.
fn sellers_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let before = draft.seller.clone();
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::ImportSeller));
        let field = TextEdit::singleline(&mut draft.seller).desired_width(space(24));
        ui.add(field).labelled_by(label.id);
        if let Some(Answer::Sellers(sellers)) = seen.answer(View::Sellers, &Query::Sellers) {
            for row in sellers {
                let word = format!("{}  {}", row.seller, row.name);
                let is_chosen = draft.shows == Shows::Book && draft.seller == row.seller.as_str();
                if ui.selectable_label(is_chosen, word).clicked() {
                    row.seller.as_str().clone_into(&mut draft.seller);
                    draft.shows = Shows::Book;
                }
            }
        }
        let word = seen.say(DeskMsg::RecallsList);
        let is_chosen = draft.shows == Shows::Recalls;
        if ui.selectable_label(is_chosen, word).clicked() {
            draft.shows = Shows::Recalls;
            draft.edit = None;
        }
        if draft.shows == Shows::Book
            && SellerCode::parse(draft.seller.trim()).is_some()
            && ui.button(seen.say(DeskMsg::ProductNew)).clicked()
        {
            draft.edit = Some(edit::Draft::default());
        }
    });
    if draft.seller != before {
        draft.edit = None;
        draft.shows = Shows::Book;
    }
    ui.add_space(space(1));
}
