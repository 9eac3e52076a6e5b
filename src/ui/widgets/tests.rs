//! What the parts answer when they are pressed, found by the labels a screen reader reads.

use std::cell::Cell;

use eframe::egui::{Key, Ui, Vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::*;
use crate::ui::{
    fonts,
    icons::Icon,
    theme::{Theme, ThemeName},
};

/// Shows `draw` with the day's theme; `state` keeps what it returned last.
fn shown<'a, T: Default + 'a>(draw: impl Fn(&mut Ui, &Theme, &mut T) + 'a) -> Harness<'a, T> {
    let theme = ThemeName::Day.theme();
    let mut harness = Harness::builder()
        .with_size(Vec2::new(900.0, 600.0))
        .build_ui_state(
            move |ui, state| {
                fonts::install(ui.ctx());
                theme.apply(ui.ctx());
                draw(ui, &theme, state);
            },
            T::default(),
        );
    harness.run();
    harness
}

#[test]
fn a_press_on_a_tile_gives_its_place() {
    let tiles = [("1", "Sealed"), ("2", "Opened"), ("3", "已拆封")].map(|(key, text)| Tile {
        key,
        text,
        second: None,
        hue: None,
    });
    let mut harness = shown(|ui, theme, pressed: &mut Option<usize>| {
        *pressed = tile_grid_ui(ui, theme, &tiles).or(*pressed);
    });
    harness.get_by_label("3 已拆封").click();
    harness.run();
    assert_eq!(*harness.state(), Some(2));
}

/// The table's last selection, last opened row and last column to sort by.
#[derive(Default)]
struct Seen {
    selected: Option<usize>,
    opened: Option<usize>,
    sort: Option<usize>,
    empty_action: bool,
}

fn table_ui(ui: &mut Ui, theme: &Theme, seen: &mut Seen, row_count: usize, asked: &Cell<usize>) {
    let columns = [
        Column {
            title: "Unit",
            kind: ColumnKind::Words,
            width: 200.0,
        },
        Column {
            title: "Age",
            kind: ColumnKind::Numbers,
            width: 100.0,
        },
    ];
    let table = DataTable {
        tall: &[],
        id: "held",
        label: "Held units",
        columns: &columns,
        grows: None,
        row_count,
        sort: Some((1, SortOrder::Up)),
        sorted: "Age, smallest first",
        selection: seen.selected.map(|row| [row, row]),
        totals: None,
        empty: EmptyState {
            icon: Icon::Hold,
            what: "No unit is held",
            how: "Hold one at the bench",
            action: Some("Show all"),
        },
    };
    let event = data_table_ui(ui, theme, &table, &|row, column| {
        asked.set(asked.get() + 1);
        format!("cell {row} {column}")
    });
    seen.selected = event.selected.or(seen.selected);
    seen.opened = event.opened.or(seen.opened);
    seen.sort = event.sort.or(seen.sort);
    seen.empty_action |= event.empty_action;
}

#[test]
fn a_table_is_walked_and_opened_by_keys() {
    let asked = Cell::new(0);
    let mut harness = shown(|ui, theme, seen: &mut Seen| table_ui(ui, theme, seen, 50, &asked));
    harness.get_by_label("cell 3 0 cell 3 1").click();
    harness.run();
    assert_eq!(harness.state().selected, Some(3));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().selected, Some(4));
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(harness.state().selected, Some(49));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(
        harness.state().selected,
        Some(49),
        "the last row is the end"
    );
    assert!(
        harness.query_by_label("cell 49 0 cell 49 1").is_some(),
        "it is in sight"
    );
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().opened, Some(49));
}

#[test]
fn a_press_on_a_header_asks_for_its_order() {
    let asked = Cell::new(0);
    let mut harness = shown(|ui, theme, seen: &mut Seen| table_ui(ui, theme, seen, 5, &asked));
    let header = eframe::egui::Role::ColumnHeader;
    harness.get_by_role_and_label(header, "Unit").click();
    harness.run();
    assert_eq!(harness.state().sort, Some(0));
}

#[test]
fn only_rows_in_sight_are_asked_for() {
    let asked = Cell::new(0);
    let mut harness =
        shown(|ui, theme, seen: &mut Seen| table_ui(ui, theme, seen, 1_000_000, &asked));
    asked.set(0);
    harness.step();
    assert!((10..=100).contains(&asked.get()), "{} cells", asked.get());
}

#[test]
fn an_empty_table_says_how_to_fill_it() {
    let asked = Cell::new(0);
    let mut harness = shown(|ui, theme, seen: &mut Seen| table_ui(ui, theme, seen, 0, &asked));
    harness.get_by_label("No unit is held. Hold one at the bench");
    harness.get_by_label("Show all").click();
    harness.run();
    assert!(harness.state().empty_action);
}

#[test]
fn a_press_on_a_part_of_a_bar_gives_bar_and_part() {
    let mut harness = shown(|ui, theme, pressed: &mut Option<BarPressed>| {
        let part = |label, value| BarPart {
            label,
            value,
            color: theme.accent.fill,
        };
        let first = [part("Resell", 3.0), part("Hold", 0.0)];
        let second = [part("Resell", 5.0), part("Hold", 4.0)];
        let bars = [("8", &first), ("9", &second)].map(|(label, parts)| Bar { label, parts });
        let chart = BarChart {
            title: "Intake",
            unit: "units",
            way: BarWay::Standing,
            bars: &bars,
        };
        *pressed = bar_chart_ui(ui, theme, &chart, Vec2::new(400.0, 300.0)).or(*pressed);
    });
    assert!(
        harness.query_by_label("8 Hold: 0").is_none(),
        "nothing to press"
    );
    harness.get_by_label("9 Hold: 4").click();
    harness.run();
    assert_eq!(
        *harness.state(),
        Some(BarPressed {
            bar: Some(1),
            part: 1
        })
    );
    harness.get_by_label("Resell  8").click();
    harness.run();
    assert_eq!(
        *harness.state(),
        Some(BarPressed { bar: None, part: 0 }),
        "the legend's word stands for all bars"
    );
}

#[test]
fn a_control_in_a_form_bears_the_label_beside_it() {
    let mut harness = shown(|ui, theme, text: &mut String| {
        let field = Field {
            label: "Scanner port",
            help: None,
            trouble: Some("Nothing answers"),
        };
        field_ui(ui, theme, &field, |ui| ui.text_edit_singleline(text));
    });
    let role = eframe::egui::Role::TextInput;
    harness.get_by_role_and_label(role, "Scanner port").focus();
    harness.run();
    harness
        .get_by_role_and_label(role, "Scanner port")
        .type_text("COM7");
    harness.run();
    assert_eq!(harness.state(), "COM7");
}

#[test]
fn the_cancel_of_a_job_is_pressed_by_its_word() {
    let mut harness = shown(|ui, theme, cancelled: &mut bool| {
        let progress = Progress {
            name: "Import",
            part: None,
            time_left: "8 s left",
            cancel: "Cancel",
        };
        *cancelled |= progress_row_ui(ui, theme, &progress).clicked();
    });
    harness.get_by_label("Cancel").click();
    harness.run();
    assert!(*harness.state());
}
