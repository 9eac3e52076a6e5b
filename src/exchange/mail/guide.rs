//! The sheet that says how to answer.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet};

use crate::domain::decision::Decision;
use crate::exchange::data::answers::Answers;
use crate::exchange::out::OutError;
use crate::text::MailMsg;

use super::speech::{each, moment};
use super::{Asked, MailHead};

/// Letters of Latin that stand in one line of a column; a Chinese sign is as wide as two.
const LINE_LETTERS: usize = 52;
/// Pixels of the height of a line.
const LINE_PIXELS: u32 = 21;

/// Counts the lines that a text takes: spreadsheet programs do not all fit a row to its text.
fn lines_of(text: &str) -> u32 {
    let wide = text.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 });
    u32::try_from(wide.sum::<usize>() / LINE_LETTERS + 1).unwrap_or(1)
}

/// Fills the sheet: each sentence in Chinese and beside it in English.
pub(super) fn fill(
    sheet: &mut Worksheet,
    head: &MailHead,
    (asked, left_out): (&Asked<'_>, u32),
    answers: &Answers,
) -> Result<(), OutError> {
    let base = Format::new().set_num_format("@").set_text_wrap();
    let base = base.set_align(FormatAlign::Top);
    let strong = base.clone().set_bold();
    sheet.set_column_width(0, 60)?;
    sheet.set_column_width(1, 60)?;
    sheet.set_print_fit_to_pages(1, 0);
    let mut row = 0;
    for (place, message) in sentences(head, asked, left_out).into_iter().enumerate() {
        let form = if place == 0 { &strong } else { &base };
        let said = each(&message.into());
        let lines = said.iter().map(|text| lines_of(text)).max().unwrap_or(1);
        sheet.set_row_height_pixels(row, lines * LINE_PIXELS)?;
        for (at, text) in (0_u16..).zip(said) {
            sheet.write_string_with_format(row, at, text, form)?;
        }
        row += 1;
    }
    let decisions = Decision::SPECS
        .iter()
        .map(|spec| answers.label(spec.decision));
    let decisions = decisions.filter(|_| !asked.holds.is_empty());
    let whose = answers.whose_labels().into_iter();
    let lasting = answers.lasting_labels().into_iter();
    let approvals = answers.approval_labels().into_iter();
    let approvals = approvals.filter(|_| !asked.repairs.is_empty());
    for label in decisions
        .chain(approvals)
        .chain(lasting.filter(|_| !asked.standing.is_empty()))
        .chain(whose.filter(|_| !asked.claims.is_empty()))
    {
        sheet.write_string_with_format(row, 0, label, &base)?;
        row += 1;
    }
    Ok(())
}

fn sentences(head: &MailHead, asked: &Asked<'_>, left_out: u32) -> Vec<MailMsg> {
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    let mut said = vec![
        MailMsg::GuideTitle {
            seller: head.seller.clone(),
            day: head.day,
        },
        MailMsg::GuideBy {
            sellers: moment(head.answer_by, head.sellers_zone),
            site: moment(head.answer_by, head.zone),
        },
    ];
    if !asked.holds.is_empty() {
        said.extend([
            MailMsg::GuideWhat {
                rows: count(asked.holds.len()),
            },
            MailMsg::GuideAnswer,
            MailMsg::GuideBlank,
            MailMsg::GuideDefault,
            MailMsg::GuideLater,
        ]);
    }
    if !asked.standing.is_empty() {
        said.extend([
            MailMsg::GuideStanding {
                rows: count(asked.standing.len()),
            },
            MailMsg::GuideStandingHow,
        ]);
    }
    said.extend((!asked.repairs.is_empty()).then(|| MailMsg::GuideRepairs {
        rows: count(asked.repairs.len()),
    }));
    if !asked.claims.is_empty() {
        said.extend([
            MailMsg::GuideClaims {
                rows: count(asked.claims.len()),
            },
            MailMsg::GuideOurs,
        ]);
    }
    said.extend(
        (!asked.findings.is_empty()).then(|| MailMsg::GuideFindings {
            rows: count(asked.findings.len()),
        }),
    );
    said.extend([MailMsg::GuideLocked, MailMsg::GuideNote]);
    said.extend((left_out > 0).then_some(MailMsg::GuideLeftOut { count: left_out }));
    let calendar = head.announced_until;
    said.extend(calendar.map(|day| MailMsg::GuideCalendar { day }));
    said.push(MailMsg::GuideActions);
    said
}
