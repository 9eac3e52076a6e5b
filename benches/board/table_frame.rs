//! A frame of the desks' table with a hundred thousand rows: only the rows that are seen may cost.

use std::time::{Duration, Instant};

use eframe::egui::{CentralPanel, Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2};

use returnbay::shell::seeded;
use returnbay::ui::fonts;
use returnbay::ui::icons::Icon;
use returnbay::ui::theme::{Theme, ThemeName};
use returnbay::ui::widgets::{Column, ColumnKind, DataTable, EmptyState, data_table_ui, table_id};

use crate::measure::{Run, Times, Verdict, note, ratio};

/// Rows at full size.
const ROWS: u32 = 100_000;
/// Frames at full size.
const FRAMES: u32 = 4_000;
/// The limit in milliseconds.
const LIMIT_MS: f64 = 2.0;
/// The smallest window the program is made for, in points.
const ROOM: Vec2 = Vec2::new(1280.0, 800.0);
/// What the table is called.
const NAME: &str = "bench";

/// A row's cells.
type Row = [String; 7];

/// What a frame shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Picture {
    Blank,
    Table,
}

/// A table without a window.
struct Desk {
    ctx: Context,
    theme: Theme,
    rows: Vec<Row>,
    selected: usize,
}

/// Measures without a display: the table laid out into shapes, at rest and walked by pages.
pub fn run(run: &Run) -> Verdict {
    let mut desk = Desk::new(run);
    // Glyphs are drawn once: the first frames are no measure.
    for _ in 0..20 {
        desk.frame(Vec::new(), Picture::Table);
    }
    let focus = table_id(NAME);
    desk.ctx.memory_mut(|memory| memory.request_focus(focus));
    let press = |pressed| Event::Key {
        key: Key::PageDown,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let (mut walked, mut still, mut blank) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..run.size(FRAMES) {
        walked.push(desk.frame(vec![press(true), press(false)], Picture::Table));
        still.push(desk.frame(Vec::new(), Picture::Table));
    }
    for _ in 0..run.size(FRAMES) {
        blank.push(desk.frame(Vec::new(), Picture::Blank));
    }
    assert!(desk.selected > 0, "the table was walked");
    let (walked, still, blank) = (Times::of(walked), Times::of(still), Times::of(blank));
    note(&format!("{} rows", desk.rows.len()));
    note(&format!("walked {}", walked.words()));
    note(&format!("still  {}", still.words()));
    note(&format!("blank  {}", blank.words()));
    note(&format!(
        "p50 {:.1} times a blank frame",
        ratio(still.median(), blank.median())
    ));
    let worst = walked.permille(990).max(still.permille(990));
    let worst = worst.as_secs_f64() * 1000.0;
    run.limit("a frame of the table, p99", worst, "ms", LIMIT_MS)
}

impl Desk {
    fn new(run: &Run) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        let theme = ThemeName::Day.theme();
        theme.apply(&ctx);
        Self {
            ctx,
            theme,
            rows: (0..run.size(ROWS))
                .map(|number| row(run.seed, number))
                .collect(),
            selected: 0,
        }
    }

    /// Lays out one frame and gives the time it took.
    fn frame(&mut self, events: Vec<Event>, picture: Picture) -> Duration {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, ROOM)),
            events,
            ..RawInput::default()
        };
        let ctx = self.ctx.clone();
        let start = Instant::now();
        let mut output = ctx.run_ui(input, |ui| {
            CentralPanel::no_frame().show(ui, |ui| {
                if picture == Picture::Table {
                    self.table(ui);
                }
            });
        });
        let took = start.elapsed();
        output.textures_delta.clear();
        took
    }

    fn table(&mut self, ui: &mut eframe::egui::Ui) {
        let table = DataTable {
            tall: &[],
            id: NAME,
            label: NAME,
            columns: &COLUMNS,
            grows: Some(4),
            row_count: self.rows.len(),
            sort: None,
            sorted: "",
            selection: Some([self.selected, self.selected]),
            totals: None,
            empty: EmptyState {
                icon: Icon::Scanner,
                what: "",
                how: "",
                action: None,
            },
        };
        let event = data_table_ui(ui, &self.theme, &table, &|row, column| {
            let cell = self.rows.get(row).and_then(|row| row.get(column));
            cell.cloned().unwrap_or_default()
        });
        self.selected = event.selected.unwrap_or(self.selected);
    }
}

const fn column(title: &str, kind: ColumnKind, width: f32) -> Column<'_> {
    Column { title, kind, width }
}

const COLUMNS: [Column<'static>; 7] = [
    column("Age", ColumnKind::Words, 102.0),
    column("Unit tag", ColumnKind::Words, 84.0),
    column("Decision", ColumnKind::Words, 128.0),
    column("Grade", ColumnKind::Words, 96.0),
    column("Product", ColumnKind::Words, 220.0),
    column("Tracking", ColumnKind::Words, 220.0),
    column("Units", ColumnKind::Numbers, 80.0),
];

fn row(seed: u64, number: u32) -> Row {
    [
        format!("{} d {} h", number / 24, number % 24),
        format!("…{number:05}"),
        "C  Ship to China".to_owned(),
        "Very good".to_owned(),
        "无线耳机 充电盒版 黑色 Wireless earbuds".to_owned(),
        seeded::tracking(seed, number),
        number.to_string(),
    ]
}
