//! A product of nobody's book, as a person sees it: what it is, its code, its category, its weight.

use eframe::egui::{Button, CollapsingHeader, Grid, Label, RichText, TextEdit, Ui};

use super::super::review::pooled;
use super::super::{Intent, Seen, photos};
use super::pooling::{Sent, muted, stop};
use crate::domain::ids::Hash;
use crate::domain::limits::SEEN_PHOTOS_MAX;
use crate::domain::measure::Grams;
use crate::domain::pool::SeenProduct;
use crate::domain::product::{Product, Says, barcode_key};
use crate::ledger::query::Beside;
use crate::ledger::rows::{ParcelRow, PhotoRow};
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::{Job, View};
use crate::text::{DeskMsg, PoolMsg};
use crate::ui::theme::size::space;

/// What is typed.
#[derive(Default)]
pub struct Draft {
    /// What it is.
    pub title: String,
    /// Its code.
    pub barcode: String,
    /// Its category.
    pub category: String,
    /// Its weight in grams.
    pub weight: String,
    /// Photos of the parcel that show it.
    pub photos: Vec<Hash>,
    /// What was asked to be written.
    pub sent: Sent,
    /// Whether it stands unfolded before anybody pressed its head.
    pub is_open: bool,
}

/// Draws what was noted of a parcel's goods, and the form for more.
pub(super) fn noting_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &ParcelRow,
    intents: &mut Vec<Intent>,
) {
    for noted in &row.noted {
        let by = noted.person.as_ref().map(ToString::to_string);
        let by = [by, Some(noted.day.to_string())];
        let by = by.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let mut lines = pooled::noted(seen, &noted.seen);
        lines.push(by);
        let text = RichText::new(lines.join(" · ")).color(seen.theme.text_muted);
        ui.add(Label::new(text).wrap());
        book_ui(ui, seen, draft, (row, &noted.seen), intents);
        let shows = |row: &&PhotoRow| noted.seen.photos.contains(&row.named.photo);
        let mut shown = of_parcel(seen, row).iter().filter(shows).peekable();
        if shown.peek().is_some() {
            photos::small_ui(ui, seen, shown);
        }
    }
    let head = RichText::new(seen.say(DeskMsg::NoteHead)).strong();
    CollapsingHeader::new(head)
        .id_salt("note a product")
        .default_open(draft.is_open)
        .show(ui, |ui| form_ui(ui, seen, draft, row, intents));
}

/// Draws the book of the seller whose return the parcel is: what is noted is taken into it under a product
/// that the return awaits, or stands there already.
fn book_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (row, noted): (&ParcelRow, &SeenProduct),
    intents: &mut Vec<Intent>,
) {
    let Some(of) = &row.chosen else {
        return;
    };
    let query = Query::ParcelDossier(row.parcel, Beside::default());
    intents.push(Intent::Ask(View::NotedLines, Box::new(query.clone())));
    let Some(Answer::Dossier(found)) = seen.answer(View::NotedLines, &query) else {
        return;
    };
    let lines = found.lines.iter().map(|line| &line.known.line);
    let rows = lines
        .filter(|line| line.of == *of)
        .filter_map(|line| noted.of_book(line));
    for product in rows {
        let Some((_, id)) = product.named() else {
            continue;
        };
        let (seller, sku) = (product.seller.clone(), id.to_owned());
        let is_it = |known: &&Product| {
            known.seller == product.seller
                && known.is_meant(product.sku.as_deref(), product.asin.as_deref())
                && product.barcodes.iter().all(|code| known.has_code(code))
        };
        match found.book.iter().find(is_it).map(|known| known.says) {
            Some(Says::Seen) => muted(ui, seen, PoolMsg::NoteInBookSeen { seller, sku }),
            Some(Says::Part | Says::Whole) => muted(ui, seen, PoolMsg::NoteInBook { seller, sku }),
            None => {
                let word = seen.say(PoolMsg::NoteBook { seller, sku });
                let may =
                    seen.face.person.is_some() && !draft.sent.is_on_its_way(seen, &[row.parcel]);
                if ui.add_enabled(may, Button::new(word).wrap()).clicked() {
                    draft.sent = Sent::of(seen, &[row.parcel]);
                    let job = Job::TakeProduct(Box::new(product));
                    intents.push(Intent::Start(job));
                }
            }
        }
    }
}

fn form_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &ParcelRow,
    intents: &mut Vec<Intent>,
) {
    muted(ui, seen, DeskMsg::NoteHow);
    if seen.face.person.is_none() {
        stop(ui, seen, DeskMsg::NoteNobody);
        return;
    }
    if draft.sent.is_on_its_way(seen, &[row.parcel]) {
        muted(ui, seen, DeskMsg::BeingSaved);
        return;
    }
    Grid::new("a product of nobody")
        .num_columns(2)
        .spacing([space(3), space(1)])
        .show(ui, |ui| {
            for (said, field) in [
                (DeskMsg::NoteTitle, &mut draft.title),
                (DeskMsg::NoteBarcode, &mut draft.barcode),
                (DeskMsg::NoteCategory, &mut draft.category),
                (DeskMsg::NoteWeight, &mut draft.weight),
            ] {
                let label = ui.label(seen.say(said));
                let field = TextEdit::singleline(field).desired_width(space(56));
                ui.add(field).labelled_by(label.id);
                ui.end_row();
            }
        });
    let kept = of_parcel(seen, row);
    draft
        .photos
        .retain(|photo| kept.iter().any(|row| row.named.photo == *photo));
    if !kept.is_empty() {
        muted(ui, seen, PoolMsg::NotePhotos);
        photos::choose_ui(ui, seen, kept, SEEN_PHOTOS_MAX, &mut draft.photos);
    }
    match read(draft) {
        Ok(product) => {
            if ui.button(seen.say(DeskMsg::NoteDo)).clicked() {
                intents.push(Intent::Command(Box::new(Command::NoteProduct {
                    parcel: row.parcel,
                    seen: product,
                })));
                *draft = Draft {
                    sent: Sent::of(seen, &[row.parcel]),
                    ..Draft::default()
                };
            }
        }
        Err(wants) => {
            ui.add_enabled(false, Button::new(seen.say(DeskMsg::NoteDo)));
            let is_begun = [&draft.title, &draft.barcode, &draft.category, &draft.weight]
                .iter()
                .any(|text| !text.trim().is_empty());
            if is_begun {
                stop(ui, seen, wants);
            }
        }
    }
}

/// Gives the photos of the parcel whose life is shown beside.
fn of_parcel<'s>(seen: &'s Seen, row: &ParcelRow) -> &'s [PhotoRow] {
    let query = Query::ParcelTimeline(row.parcel);
    match seen.answer(View::Timeline, &query) {
        Some(Answer::Timeline(Some(life))) => &life.photos,
        Some(_) | None => &[],
    }
}

/// Reads what is typed, or says what is still wanted.
fn read(draft: &Draft) -> Result<SeenProduct, DeskMsg> {
    let text = |typed: &String| Some(typed.trim().to_owned()).filter(|text| !text.is_empty());
    let title = text(&draft.title).ok_or(DeskMsg::NoteWantsTitle)?;
    let barcode = text(&draft.barcode)
        .map(|code| barcode_key(&code).or(Err(DeskMsg::NoteNoBarcode)))
        .transpose()?;
    let grams = |text: String| match text.parse() {
        Ok(grams) if grams > 0 => Ok(Grams(grams)),
        Ok(_) | Err(_) => Err(DeskMsg::NoteNoWeight),
    };
    Ok(SeenProduct {
        barcode,
        title,
        category: text(&draft.category),
        weight: text(&draft.weight).map(grams).transpose()?,
        photos: draft.photos.clone(),
    })
}
