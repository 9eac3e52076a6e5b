//! The command sheets: what whoever works at the bench scans, and what whoever works at the dock does,
//! each on a page of its own, with the words of both languages.

use super::bars::Bars;
use super::paper;
use super::sheet::{Align, Area, Mark, Page, Text};
use super::{BothWords, PrintError};
use crate::domain::codes::{COMMAND_SPECS, CommandSpec, CommandWord, DOCK_COMMANDS};
use crate::domain::printed::Paper;
use crate::text::Message;

/// The edge of the page.
const EDGE: f32 = 30.0;
/// The height of a cell: every command fits one page of Letter, with bars of 9 mm and more.
const CELL_HEIGHT: f32 = 57.0;
/// White below the sheet's name, below a heading and below cells.
const BELOW_NAME: f32 = 12.0;
const BELOW_HEADING: f32 = 6.0;
const BELOW_CELLS: f32 = 10.0;

/// Makes the pages, the bench's first.
pub(super) fn pages(paper: Paper, words: BothWords<'_>) -> Result<Vec<Page>, PrintError> {
    let (digits, commands): (Vec<CommandSpec>, Vec<CommandSpec>) = COMMAND_SPECS
        .into_iter()
        .partition(|spec| matches!(spec.word, CommandWord::Digit(_)));
    let is_docks = |spec: &CommandSpec| DOCK_COMMANDS.contains(&spec.word);
    let docks: Vec<CommandSpec> = commands.iter().copied().filter(is_docks).collect();
    Ok(vec![
        page(paper, words, "sheet_bench", (&digits, &commands))?,
        page(paper, words, "sheet_dock", (&digits, &docks))?,
    ])
}

/// Makes a page. A roll's own size of it is Letter: it hangs on a wall.
fn page(
    paper: Paper,
    words: BothWords<'_>,
    name: &str,
    (digits, commands): (&[CommandSpec], &[CommandSpec]),
) -> Result<Page, PrintError> {
    let (width, height) = match paper {
        Paper::Roll | Paper::Letter => paper::LETTER,
        Paper::A4 => paper::A4,
    };
    let mut page = Page {
        width,
        height,
        marks: Vec::new(),
    };
    let mut y = EDGE;
    y = heading(&mut page, words, name, (18.0, BELOW_NAME), y);
    y = heading(&mut page, words, "answers", (12.0, BELOW_HEADING), y);
    y = cells(&mut page, words, digits, (4, CELL_HEIGHT), y)?;
    y = heading(&mut page, words, "commands", (12.0, BELOW_HEADING), y);
    cells(&mut page, words, commands, (2, CELL_HEIGHT), y)?;
    Ok(page)
}

/// Writes a heading and gives where the next thing begins.
fn heading(
    page: &mut Page,
    words: BothWords<'_>,
    code: &str,
    (size, below): (f32, f32),
    y: f32,
) -> f32 {
    page.marks.push(Mark::Text(Text {
        text: words.line(&Message::term("print", code)),
        x: EDGE,
        base: y + size,
        size,
        width: page.width - 2.0 * EDGE,
        align: Align::Left,
    }));
    y + size + below
}

/// Draws cells row by row and gives where the next thing begins.
fn cells(
    page: &mut Page,
    words: BothWords<'_>,
    specs: &[CommandSpec],
    (columns, height): (u8, f32),
    mut y: f32,
) -> Result<f32, PrintError> {
    let width = (page.width - 2.0 * EDGE) / f32::from(columns);
    for row in specs.chunks(usize::from(columns)) {
        let mut x = EDGE;
        for spec in row {
            let area = Area {
                x,
                y,
                width,
                height,
            };
            cell(page, words, spec, area)?;
            x += width;
        }
        y += height;
    }
    Ok(y + BELOW_CELLS)
}

fn cell(
    page: &mut Page,
    words: BothWords<'_>,
    spec: &CommandSpec,
    area: Area,
) -> Result<(), PrintError> {
    let word = match spec.word {
        CommandWord::Digit(digit) => digit.to_string(),
        CommandWord::Undo
        | CommandWord::EndParcel
        | CommandWord::EmptyParcel
        | CommandWord::Override
        | CommandWord::NoBarcode
        | CommandWord::Damage
        | CommandWord::Park
        | CommandWord::Rework
        | CommandWord::Unlabelled
        | CommandWord::Quantity
        | CommandWord::Claim
        | CommandWord::Confirm
        | CommandWord::Cancel
        | CommandWord::SignOut
        | CommandWord::Dock
        | CommandWord::Places => {
            words.line(&Message::term("command", &spec.code.to_ascii_lowercase()))
        }
    };
    let printed = spec.word.printed();
    let bars = Area {
        x: area.x,
        y: area.y + 17.0,
        width: area.width,
        height: area.height - 30.0,
    };
    let middle = |text: String, base: f32, size: f32| {
        Mark::Text(Text {
            text,
            x: area.x + area.width / 2.0,
            base: area.y + base,
            size,
            width: area.width - 12.0,
            align: Align::Center,
        })
    };
    page.marks.push(Mark::Cut(area));
    page.marks.push(middle(word, 14.0, 12.0));
    page.marks.push(Mark::Bars(Bars::within(&printed, bars)?));
    page.marks.push(middle(printed, area.height - 4.0, 7.0));
    Ok(())
}
