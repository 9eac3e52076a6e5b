//! What is wrong in a checklist's file, by line.

use eframe::egui::{Label, RichText, ScrollArea, Ui};

use super::super::Seen;
use crate::text::trouble::FileProblems;
use crate::text::{DeskMsg, Message};
use crate::ui::theme::size::space;

/// Draws every problem on a line of its own.
pub(super) fn refused_ui(ui: &mut Ui, seen: &Seen, problems: &FileProblems) {
    ui.add_space(space(1));
    ScrollArea::vertical()
        .id_salt("problems of a checklist")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for problem in &problems.0 {
                ui.horizontal_wrapped(|ui| {
                    let line = seen.say(DeskMsg::ChecklistLine { line: problem.line });
                    ui.label(RichText::new(line).strong());
                    let about = RichText::new(&problem.about).monospace();
                    ui.add(Label::new(about).wrap());
                    let said = seen.words.say(&Message::Term(problem.key()));
                    ui.add(Label::new(said).wrap());
                });
            }
        });
}
