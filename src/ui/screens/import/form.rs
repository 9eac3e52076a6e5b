//! Whose file, and which one.

use std::path::PathBuf;

use eframe::egui::{Button, Key, TextEdit, Ui};

use super::super::{Intent, Seen};
use super::draft::{Holds, Look};
use super::{Draft, Tab};
use crate::domain::codes::SellerCode;
use crate::domain::time::Day;
use crate::ledger::import::ImportKind;
use crate::ledger::{Answer, Query};
use crate::shell::view::{Job, ReadOptions, View};
use crate::text::{DeskMsg, SellersMsg};
use crate::ui::theme::size::{self, space};

pub(super) fn form_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let seller = SellerCode::parse(draft.seller.trim());
    let is_blank = draft.seller.trim().is_empty();
    // A recall list and a screening list are the site's: they need no seller.
    let whose = |kind| match (&seller, kind) {
        (Some(seller), _) => Some(Some(seller.clone())),
        (None, Holds::Rows(ImportKind::Recalls | ImportKind::Screening)) if is_blank => Some(None),
        (None, _) => None,
    };
    let path = draft.path.trim().to_owned();
    let at_once = std::mem::take(&mut draft.look) == Look::AtOnce;
    let mut pressed = false;
    let mut anew = Chosen::AsBefore;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::ImportSeller));
        let field = TextEdit::singleline(&mut draft.seller).desired_width(space(24));
        ui.add(field).labelled_by(label.id);
        sellers_ui(ui, seen, draft);
        ui.add_space(space(2));
        anew = kind_ui(ui, seen, draft);
        if draft.kind == Holds::Checklist {
            from_ui(ui, seen, draft);
        }
        let label = ui.label(seen.say(DeskMsg::ImportFile));
        let width = (ui.available_width() - space(75)).clamp(space(50), space(110));
        let field = TextEdit::singleline(&mut draft.path)
            .hint_text(seen.say(DeskMsg::ImportFileHint))
            .desired_width(width);
        let response = ui.add(field).labelled_by(label.id);
        pressed |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.button(seen.say(DeskMsg::ChooseFile)).clicked() {
            intents.push(Intent::PickFile);
        }
        let look = Button::new(seen.say(match draft.kind {
            Holds::Checklist => DeskMsg::ImportTakeChecklist,
            Holds::FoundOut | Holds::Rows(_) => DeskMsg::ImportLook,
        }));
        pressed |= ui
            .add_enabled(whose(draft.kind).is_some() && !path.is_empty(), look)
            .clicked();
    });
    let code = if is_blank || seller.is_some() {
        Code::Fits
    } else {
        Code::Wrong
    };
    help_ui(ui, seen, draft.kind, code);
    let Some(whose) = whose(draft.kind).filter(|_| !path.is_empty()) else {
        return;
    };
    if draft.kind == Holds::Checklist {
        // What is taken at once waits for a press.
        if let (true, Some(seller), Some(from)) = (pressed, whose, day_of(seen, &draft.from)) {
            draft.put_away = None;
            let (path, from) = (PathBuf::from(path), Some(from));
            intents.push(Intent::Start(Job::TakeChecklist { path, seller, from }));
        }
    } else if pressed || at_once || anew == Chosen::Anew {
        draft.tab = Tab::Rows;
        draft.put_away = None;
        intents.push(Intent::Start(Job::PreviewImport {
            path: PathBuf::from(path),
            seller: whose,
            reading: ReadOptions {
                kind: draft.kind.rows(),
                ..ReadOptions::default()
            },
        }));
    }
}

/// Whether what is typed for the seller can be a code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    Fits,
    Wrong,
}

/// Says what to do, or that the seller's code is none.
fn help_ui(ui: &mut Ui, seen: &Seen, kind: Holds, code: Code) {
    if code == Code::Fits {
        let help = seen.say(match kind {
            Holds::Rows(ImportKind::Recalls) => DeskMsg::ImportRecallsHelp,
            Holds::Rows(ImportKind::Screening) => DeskMsg::ImportScreeningHelp,
            Holds::Checklist => DeskMsg::ImportChecklistHelp,
            Holds::Rows(ImportKind::Returns | ImportKind::Products | ImportKind::Exports)
            | Holds::FoundOut => DeskMsg::ImportHelp,
        });
        let help = eframe::egui::RichText::new(help)
            .size(size::CAPTION)
            .color(seen.theme.text_muted);
        ui.label(help);
    } else {
        let trouble = seen.say(DeskMsg::ImportSellerWrong);
        ui.label(eframe::egui::RichText::new(trouble).color(seen.theme.stop.fill));
    }
}

/// The first day of a checklist; today where none is typed, none where no day is.
fn day_of(seen: &Seen, text: &str) -> Option<Day> {
    match text.trim() {
        "" => Some(seen.zone.day(seen.now)),
        text => Day::parse(text),
    }
}

fn from_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let label = ui.label(seen.say(SellersMsg::RatesFrom));
    let is_wrong = day_of(seen, &draft.from).is_none();
    let field = TextEdit::singleline(&mut draft.from)
        .hint_text(seen.zone.day(seen.now).to_string())
        .desired_width(space(30));
    let field = if is_wrong {
        field.text_color(seen.theme.stop_text)
    } else {
        field
    };
    ui.add(field).labelled_by(label.id);
}

/// Whether another kind was chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chosen {
    AsBefore,
    Anew,
}

/// Offers the kinds of file, and to tell it by the file itself.
fn kind_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) -> Chosen {
    let word = |kind: Holds| match kind {
        Holds::Rows(kind) => seen.term("import-kind", kind.code()),
        Holds::FoundOut => seen.say(DeskMsg::ImportKindFind),
        Holds::Checklist => seen.say(DeskMsg::ImportKindChecklist),
    };
    let before = draft.kind;
    let label = ui.label(seen.say(DeskMsg::ImportKind));
    let combo = eframe::egui::ComboBox::from_id_salt("kind of the file")
        .width(space(30))
        .selected_text(word(before))
        .show_ui(ui, |ui| {
            let kinds = ImportKind::ALL.iter().copied().map(Holds::Rows);
            let kinds = kinds.chain([Holds::Checklist]);
            for kind in [Holds::FoundOut].into_iter().chain(kinds) {
                ui.selectable_value(&mut draft.kind, kind, word(kind));
            }
        });
    combo.response.labelled_by(label.id);
    if draft.kind == before {
        Chosen::AsBefore
    } else {
        Chosen::Anew
    }
}

/// Offers the sellers that are known.
fn sellers_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let Some(Answer::Sellers(sellers)) = seen.answer(View::Sellers, &Query::Sellers) else {
        return;
    };
    if sellers.is_empty() {
        return;
    }
    ui.menu_button(seen.say(DeskMsg::ImportKnownSellers), |ui| {
        for row in sellers {
            let text = format!("{}  {}", row.seller, row.name);
            if ui.button(text).clicked() {
                row.seller.as_str().clone_into(&mut draft.seller);
                ui.close();
            }
        }
    });
}
