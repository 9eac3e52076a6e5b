//! What was given to the label printers: how far it is, stop, and going on behind the label that came
//! out last.

use eframe::egui::{Button, Frame, Label, Margin, RichText, Stroke, TextEdit, Ui};

use super::super::export::strip;
use super::super::{Intent, Seen};
use crate::shell::view::{PrintRun, PrinterSetting, RunState};
use crate::text::PrinterMsg;
use crate::ui::theme::size::space;
use crate::ui::widgets::{BannerState, Progress, progress_row_ui};

/// Labels in doubt that are offered as buttons; of more the number is typed.
const OFFERED_MAX: u32 = 3;
/// Runs that are done and still shown.
const DONE_SHOWN: usize = 1;

/// Draws every run that is not done, and the newest that is.
pub(super) fn runs_ui(ui: &mut Ui, seen: &Seen, typed: &mut String, intents: &mut Vec<Intent>) {
    let mut done = 0;
    for run in &seen.devices.prints {
        match &run.state {
            RunState::Waiting => waiting_ui(ui, seen, run, intents),
            RunState::Printing => printing_ui(ui, seen, run, intents),
            RunState::Stopped { .. } => stopped_ui(ui, seen, run, typed, intents),
            RunState::Printed | RunState::Unconfirmed if done >= DONE_SHOWN => {}
            RunState::Printed => {
                done += 1;
                let text = seen.say(PrinterMsg::RunPrinted { all: run.all() });
                let text = format!("{} · {text}", run.title);
                strip(ui, seen, BannerState::Saved, PrinterMsg::Confirmed, &text);
            }
            RunState::Unconfirmed => {
                done += 1;
                let printer = called(seen, run);
                let all = run.all();
                let text = seen.say(PrinterMsg::RunUnconfirmed { all, printer });
                let text = format!("{} · {text}", run.title);
                strip(ui, seen, BannerState::Need, PrinterMsg::Unsure, &text);
            }
        }
    }
}

fn called(seen: &Seen, run: &PrintRun) -> String {
    let setting = seen.settings.printer(run.size);
    setting.map_or_else(String::new, PrinterSetting::called)
}

fn waiting_ui(ui: &mut Ui, seen: &Seen, run: &PrintRun, intents: &mut Vec<Intent>) {
    progress_ui(ui, seen, run, None, intents);
}

fn printing_ui(ui: &mut Ui, seen: &Seen, run: &PrintRun, intents: &mut Vec<Intent>) {
    let permille = u64::from(run.out) * 1000 / u64::from(run.all().max(1));
    let part = u16::try_from(permille.min(1000)).unwrap_or(0);
    progress_ui(ui, seen, run, Some(f32::from(part) / 1000.0), intents);
}

fn progress_ui(
    ui: &mut Ui,
    seen: &Seen,
    run: &PrintRun,
    part: Option<f32>,
    intents: &mut Vec<Intent>,
) {
    let (out, all) = (run.out, run.all());
    let words = match part {
        Some(_) => seen.say(PrinterMsg::RunPrinting { out, all }),
        None => seen.say(PrinterMsg::RunWaiting { all }),
    };
    let progress = Progress {
        name: &run.title,
        part,
        time_left: &words,
        cancel: &seen.say(PrinterMsg::Stop),
    };
    if progress_row_ui(ui, &seen.theme, &progress).clicked() {
        intents.push(Intent::StopPrint(run.id));
    }
}

/// Draws why a run stands still, which labels are in doubt, and one button for each way to go on.
fn stopped_ui(
    ui: &mut Ui,
    seen: &Seen,
    run: &PrintRun,
    typed: &mut String,
    intents: &mut Vec<Intent>,
) {
    let RunState::Stopped { why, .. } = &run.state else {
        return;
    };
    let frame = Frame::new()
        .fill(seen.theme.surface)
        .stroke(Stroke::new(1.0, seen.theme.line))
        .inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space(2);
        let (out, all) = (run.out, run.all());
        let far = if out == 0 {
            seen.say(PrinterMsg::RunStoppedNone { all })
        } else {
            seen.say(PrinterMsg::RunStopped { out, all })
        };
        let text = format!("{} · {far}", run.title);
        strip(ui, seen, BannerState::Need, PrinterMsg::Halted, &text);
        if let Some(why) = why {
            ui.add(Label::new(seen.words.say(why)).wrap());
        }
        let doubt = run.sent.saturating_sub(run.out);
        if doubt == 0 {
            go_on_ui(ui, seen, run, out, intents);
            return;
        }
        let name = |number: u32| run.name(number).unwrap_or_default().to_owned();
        let text = seen.say(PrinterMsg::Doubt {
            from: name(out + 1),
            to: name(run.sent),
            count: doubt,
        });
        ui.add(Label::new(RichText::new(text).strong()).wrap());
        ui.label(seen.say(PrinterMsg::LastOut));
        if doubt <= OFFERED_MAX {
            for last in out..=run.sent {
                last_ui(ui, seen, run, last, intents);
            }
        } else {
            typed_ui(ui, seen, run, typed, intents);
        }
    });
}

/// Draws the button that goes on without a doubt.
fn go_on_ui(ui: &mut Ui, seen: &Seen, run: &PrintRun, last: u32, intents: &mut Vec<Intent>) {
    let next = run.name(last + 1).unwrap_or_default().to_owned();
    if ui
        .button(seen.say(PrinterMsg::GoOn { name: next }))
        .clicked()
    {
        intents.push(Intent::GoOnPrinting(run.id, last));
    }
}

/// Draws one label that may have been the last, as a button that goes on behind it.
fn last_ui(ui: &mut Ui, seen: &Seen, run: &PrintRun, last: u32, intents: &mut Vec<Intent>) {
    let was = match run.name(last) {
        Some(name) => seen.say(PrinterMsg::LastWas {
            name: name.to_owned(),
        }),
        None => seen.say(PrinterMsg::LastNone),
    };
    if ui.button(was).clicked() {
        intents.push(Intent::GoOnPrinting(run.id, last));
    }
}

/// Draws a box for the number of the last label, where too many are in doubt for buttons.
fn typed_ui(
    ui: &mut Ui,
    seen: &Seen,
    run: &PrintRun,
    typed: &mut String,
    intents: &mut Vec<Intent>,
) {
    ui.horizontal_wrapped(|ui| {
        let all = run.all();
        let label = ui.label(seen.say(PrinterMsg::LastNumber { all }));
        let field = TextEdit::singleline(typed).desired_width(space(20));
        ui.add(field).labelled_by(label.id);
        let last = typed.trim().parse().ok();
        let last = last.filter(|last| (run.out..=run.sent).contains(last));
        let next = last.and_then(|last: u32| run.name(last + 1));
        let button = Button::new(match next {
            Some(name) => seen.say(PrinterMsg::GoOn {
                name: name.to_owned(),
            }),
            None => seen.say(PrinterMsg::GoOnBehind),
        });
        let pressed = ui.add_enabled(last.is_some(), button).clicked();
        if let (true, Some(last)) = (pressed, last) {
            intents.push(Intent::GoOnPrinting(run.id, last));
            typed.clear();
        }
    });
}
