//! Where a file is written: a typed path, a chosen one, or the one that is offered.

use std::path::PathBuf;

use eframe::egui::{Button, Label, RichText, TextEdit, Ui};

use super::{Intent, SaveFor, Seen, joined};
use crate::shell::view::{JobState, JobView};
use crate::text::{DeskMsg, Message, SellersMsg};
use crate::ui::theme::size::{CONTROL, space};
use crate::ui::widgets::{Banner, BannerState, Progress, banner_ui, progress_row_ui};

/// What is typed; none while the offered path is taken.
#[derive(Default)]
pub struct Draft {
    /// The path as typed or chosen.
    pub path: Option<String>,
}

/// A kind of file that can be written.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The end of the file's name, and what the exporter calls it.
    pub code: &'static str,
    /// The word on its button.
    pub label: fn() -> DeskMsg,
}

impl Format {
    /// A spreadsheet.
    pub const XLSX: Self = Self {
        code: "xlsx",
        label: || DeskMsg::ExportXlsx,
    };
    /// Lines of text with commas.
    pub const CSV: Self = Self {
        code: "csv",
        label: || DeskMsg::ExportCsv,
    };
    /// Pages to print.
    pub const PDF: Self = Self {
        code: "pdf",
        label: || DeskMsg::StatementPdf,
    };
    /// Amazon's Inventory Loader.
    pub const LOADER: Self = Self {
        code: "txt",
        label: || DeskMsg::ExportLoader,
    };
    /// For eBay.
    pub const EBAY: Self = Self {
        code: "csv",
        label: || DeskMsg::ExportEbay,
    };
    /// For other programs.
    pub const JSON: Self = Self {
        code: "json",
        label: || DeskMsg::ExportJson,
    };
}

/// What a row of export buttons offers.
pub struct Offer<'a> {
    /// The file's name without its end.
    pub name: &'a str,
    /// The kinds of file.
    pub formats: &'a [Format],
    /// Whose path it is.
    pub of: SaveFor,
    /// Whether there is anything to write.
    pub ready: Ready,
}

/// Whether there is anything to write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ready {
    /// Yes.
    Yes,
    /// No: the buttons wait.
    No,
}

/// Draws path, choose button and one button a format; returns the format and path of the button
/// that was pressed, the path's end being the format's.
pub fn export_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    offer: &Offer<'_>,
    intents: &mut Vec<Intent>,
) -> Option<(&'static str, PathBuf)> {
    let (at, path) = which_ui(ui, seen, draft, offer, intents)?;
    offer.formats.get(at).map(|format| (format.code, path))
}

/// The same, where two kinds of file have one end: gives the place of the one that was pressed.
pub fn which_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    offer: &Offer<'_>,
    intents: &mut Vec<Intent>,
) -> Option<(usize, PathBuf)> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::ExportTo));
        let offered = joined(&seen.folder, offer.name);
        let mut text = match &draft.path {
            Some(path) => path.clone(),
            None => offered.display().to_string(),
        };
        let field = TextEdit::singleline(&mut text).desired_width(space(90));
        let response = ui.add(field).labelled_by(label.id);
        if response.changed() {
            draft.path = Some(text.clone());
        }
        if ui.button(seen.say(DeskMsg::ChoosePath)).clicked() {
            intents.push(Intent::PickSave(offer.of, PathBuf::from(&text)));
        }
        for (at, format) in offer.formats.iter().enumerate() {
            let button = Button::new(seen.say((format.label)()));
            let enabled = offer.ready == Ready::Yes && !text.trim().is_empty();
            if ui.add_enabled(enabled, button).clicked() {
                chosen = Some((at, ended(text.trim(), format.code)));
            }
        }
    });
    chosen
}

/// Gives the path the format's end, in place of another format's.
fn ended(path: &str, code: &str) -> PathBuf {
    let mut path = PathBuf::from(path);
    let known = ["xlsx", "csv", "json", "pdf", "html", "zip", "txt"];
    let has_end = path
        .extension()
        .and_then(|end| end.to_str())
        .is_some_and(|end| known.iter().any(|of| end.eq_ignore_ascii_case(of)));
    if has_end {
        path.set_extension(code);
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(code);
    PathBuf::from(name)
}

/// Draws how the newest of the jobs that `is` picks goes on.
pub fn job_ui(
    ui: &mut Ui,
    seen: &Seen,
    name: impl Into<Message>,
    is: impl Fn(&JobView) -> bool,
    intents: &mut Vec<Intent>,
) {
    let Some(job) = seen.jobs.iter().find(|job| is(job)) else {
        return;
    };
    job_state_ui(ui, seen, &seen.say(name), job, intents);
}

/// Draws a job's state: progress with a cancel, where the file is, or why there is none.
pub fn job_state_ui(
    ui: &mut Ui,
    seen: &Seen,
    name: &str,
    job: &JobView,
    intents: &mut Vec<Intent>,
) {
    match &job.state {
        JobState::Running { done, all } => {
            let short = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
            let (done, all) = (short(*done), short(*all));
            let words = if all == 0 {
                seen.say(DeskMsg::JobCounting { done })
            } else {
                seen.say(DeskMsg::JobProgress { done, all })
            };
            let progress = Progress {
                name,
                part: part(done, all),
                time_left: &words,
                cancel: &seen.say(DeskMsg::JobCancel),
            };
            if progress_row_ui(ui, &seen.theme, &progress).clicked() {
                intents.push(Intent::Cancel(job.id));
            }
        }
        JobState::Written(path) => {
            let path = path.display().to_string();
            let text = seen.say(DeskMsg::JobWritten { path });
            strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &text);
        }
        JobState::SetWritten(set) => {
            let path = set.folder.display().to_string();
            let text = seen.say(DeskMsg::JobWritten { path });
            strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &text);
        }
        JobState::Failed(message) => {
            let text = seen.words.say(message);
            strip(ui, seen, BannerState::Stop, DeskMsg::JobFailedWord, &text);
        }
        JobState::Cancelled => {
            let text = RichText::new(seen.say(DeskMsg::JobCancelled)).color(seen.theme.text_muted);
            ui.add(Label::new(text));
        }
        JobState::SellerTaken(seller) => {
            let seller = seller.clone();
            let text = seen.say(SellersMsg::SellerTakenIn { seller });
            strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &text);
        }
        JobState::ChecklistTaken(done) => {
            let text = seen.say(DeskMsg::ChecklistTakenIn {
                seller: done.seller.clone(),
                id: done.pack.id.clone(),
                version: done.pack.version,
                from: done.from,
            });
            strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &text);
        }
        JobState::Purged(purged) => {
            let text = seen.say(purged.told());
            strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &text);
        }
        JobState::Previewed(_)
        | JobState::Imported(_)
        | JobState::MailMade(_)
        | JobState::MailTaken(_)
        | JobState::AnswersRead(_)
        | JobState::SaidKept(_)
        | JobState::ProceedsTaken(_)
        | JobState::GoodsTaken(_)
        | JobState::Proposed(_)
        | JobState::TemplateTaken(_)
        | JobState::SheetRead(_)
        | JobState::FreightTaken(_)
        | JobState::FileTaken(_)
        | JobState::HandedOver => {}
    }
}

/// Draws a result strip with its word.
pub fn strip(ui: &mut Ui, seen: &Seen, state: BannerState, word: impl Into<Message>, text: &str) {
    let banner = Banner {
        state,
        word: &seen.say(word),
        text,
        next: None,
    };
    banner_ui(ui, &seen.theme, &banner);
}

/// The least height of a strip and its gap, in points.
pub const STRIP_HEIGHT: f32 = CONTROL * 2.0;

fn part(done: u32, all: u32) -> Option<f32> {
    let permille = u64::from(done) * 1000 / u64::from(all.max(1));
    let permille = u16::try_from(permille.min(1000)).ok()?;
    (all > 0).then(|| f32::from(permille) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_as_the_format_says() {
        assert_eq!(
            ended("/a/manifest", "xlsx"),
            PathBuf::from("/a/manifest.xlsx")
        );
        assert_eq!(ended("/a/m.csv", "json"), PathBuf::from("/a/m.json"));
        assert_eq!(ended("/a/v1.2", "csv"), PathBuf::from("/a/v1.2.csv"));
    }

    #[test]
    fn progress_is_unknown_until_the_whole_is_known() {
        assert_eq!(part(5, 0), None);
        assert_eq!(part(5, 10), Some(0.5));
        assert_eq!(part(20, 10), Some(1.0));
    }
}
