//! A seller's statement of charges: from which day to which, and where it is written.

use eframe::egui::{Label, RichText, TextEdit, Ui};

use super::super::export::{self, Format, Offer, Ready, export_ui, job_ui};
use super::super::{Intent, SaveFor, Seen};
use crate::domain::charge::Period;
use crate::domain::time::Day;
use crate::ledger::rows::SellerRow;
use crate::shell::view::{Job, JobView};
use crate::text::{DeskMsg, SellersMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::{Field, field_ui};

const FORMATS: [Format; 4] = [
    Format::XLSX,
    Format {
        code: "pdf",
        label: || DeskMsg::StatementPdf,
    },
    Format::CSV,
    Format::JSON,
];

/// What is typed of a statement.
#[derive(Default)]
pub struct Draft {
    /// The first day; none while it is last month's.
    pub from: Option<String>,
    /// The last day; none while it is last month's.
    pub to: Option<String>,
    /// Where it is written.
    pub export: export::Draft,
}

impl Draft {
    /// Gives the typed days, last month's where none is typed; none where they are no period up to today.
    pub fn period(&self, today: Day) -> Option<Period> {
        let month = Period::month_before(today);
        let day = |typed: &Option<String>, of_month: Day| match typed {
            Some(text) => Day::parse(text.trim()),
            None => Some(of_month),
        };
        let period = Period::of(day(&self.from, month.from)?, day(&self.to, month.to)?)?;
        (period.to <= today).then_some(period)
    }
}

/// Draws the days and the buttons that write the statement of a seller that the store has.
pub(super) fn statement_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    seller: Option<&SellerRow>,
    intents: &mut Vec<Intent>,
) {
    let help = RichText::new(seen.say(SellersMsg::StatementHelp)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    let Some(seller) = seller.map(|row| &row.seller) else {
        return;
    };
    let today = seen.zone.day(seen.now);
    let month = Period::month_before(today);
    let trouble = draft
        .period(today)
        .is_none()
        .then(|| seen.say(SellersMsg::StatementDaysWrong));
    day_ui(
        ui,
        seen,
        (SellersMsg::StatementFrom, None),
        month.from,
        &mut draft.from,
    );
    let words = (SellersMsg::StatementTo, trouble.as_deref());
    day_ui(ui, seen, words, month.to, &mut draft.to);
    let period = draft.period(today);
    let days = period.unwrap_or(month);
    let offer = Offer {
        name: &format!("statement-{seller}-{}-{}", days.from, days.to),
        formats: &FORMATS,
        of: SaveFor::Statement,
        ready: period.map_or(Ready::No, |_| Ready::Yes),
    };
    let pressed = export_ui(ui, seen, &mut draft.export, &offer, intents);
    if let (Some((format, path)), Some(period)) = (pressed, period) {
        intents.push(Intent::Start(Job::ExportStatement {
            seller: seller.clone(),
            period,
            format: format.to_owned(),
            path,
        }));
    }
    let is_statement = |view: &JobView| matches!(view.job.as_ref(), Job::ExportStatement { seller: of, .. } if of == seller);
    job_ui(ui, seen, SellersMsg::StatementTab, is_statement, intents);
}

fn day_ui(
    ui: &mut Ui,
    seen: &Seen,
    (name, trouble): (SellersMsg, Option<&str>),
    of_month: Day,
    typed: &mut Option<String>,
) {
    let label = seen.say(name);
    let field = Field {
        label: &label,
        help: None,
        trouble,
    };
    let mut text = typed.clone().unwrap_or_else(|| of_month.to_string());
    let response = field_ui(ui, &seen.theme, &field, |ui| {
        ui.add(TextEdit::singleline(&mut text).desired_width(space(40)))
    });
    if response.changed() {
        *typed = Some(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_last_months_until_others_are_typed() {
        let today = Day::parse("2026-12-02").expect("a day");
        let days = |from: Option<&str>, to: Option<&str>| {
            let draft = Draft {
                from: from.map(str::to_owned),
                to: to.map(str::to_owned),
                ..Draft::default()
            };
            let period = draft.period(today)?;
            Some(format!("{} {}", period.from, period.to))
        };
        assert_eq!(days(None, None).as_deref(), Some("2026-11-01 2026-11-30"));
        let typed = days(Some(" 2026-11-15"), Some("2026-12-02"));
        assert_eq!(typed.as_deref(), Some("2026-11-15 2026-12-02"));
        for (from, to) in [
            (None, Some("2026-12-03")),
            (Some("2026-12-01"), None),
            (Some("soon"), None),
        ] {
            assert_eq!(days(from, to), None, "{from:?} {to:?}");
        }
    }
}
