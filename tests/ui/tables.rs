//! The one table of the desks: order, filter, columns, selection, copy, export of what is shown.

use std::sync::Arc;

use calamine::{Data, Reader, Xlsx, open_workbook};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key as Pressed, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use returnbay::domain::codes::StationName;
use returnbay::shell::open::{Devices, ShellConfig};
use returnbay::shell::view::{Job, ListName, ShownCell, ShownFormat, ShownTable};
use returnbay::shell::{Clock, Shell};
use returnbay::text::Language;
use returnbay::ui::screens::{Intent, Place, SaveFor, Screens};

use crate::bench::{Bench, harness};
use crate::{faces, seen};

/// The containers of a busy day: seven, of which R-03 holds the most units.
fn containers() -> Harness<'static, Bench> {
    let screens = Screens {
        place: Place::Containers,
        ..Screens::default()
    };
    harness(screens, seen::busy(Language::English, faces::face("ready")))
}

/// The forty units of a busy day.
fn units() -> Harness<'static, Bench> {
    let screens = Screens {
        place: Place::Review,
        ..Screens::default()
    };
    let busy = seen::busy(Language::English, faces::face("ready"));
    let mut harness = harness(screens, busy);
    harness.run();
    harness.get_by_label("units put: 87").click();
    harness.run();
    harness
}

fn rows(harness: &Harness<'_, Bench>) -> Vec<String> {
    let rows = harness.query_all_by_role(Role::Row);
    rows.filter_map(|row| row.accesskit_node().label())
        .collect()
}

fn firsts(harness: &Harness<'_, Bench>) -> Vec<String> {
    let first = |row: String| row.split(' ').next().unwrap_or_default().to_owned();
    rows(harness).into_iter().map(first).collect()
}

fn press_row(harness: &mut Harness<'_, Bench>, begin: &str) {
    let all = rows(harness);
    let row = all.iter().find(|row| row.starts_with(begin));
    harness
        .get_by_label(row.expect("a row that begins so"))
        .click();
    harness.run();
}

fn press_header(harness: &mut Harness<'_, Bench>, title: &str) {
    harness
        .get_by_role_and_label(Role::ColumnHeader, title)
        .click();
    harness.run();
}

fn filter(harness: &mut Harness<'_, Bench>, text: &str) {
    let role = Role::TextInput;
    harness.get_by_role_and_label(role, "Filter").focus();
    harness.run();
    harness
        .get_by_role_and_label(role, "Filter")
        .type_text(text);
    harness.run();
}

fn copied(harness: &Harness<'_, Bench>) -> Option<String> {
    let commands = &harness.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn a_header_sorts_up_then_down_then_not_at_all() {
    let mut harness = containers();
    harness.run();
    let own = firsts(&harness);
    assert_eq!(own[..3], ["R-03", "H-01", "C-0007"]);
    press_header(&mut harness, "Units");
    let up = firsts(&harness);
    assert_eq!(
        up[..5],
        ["Q-01", "E-01", "D-02", "C-0008", "D-01"],
        "0 0 0 3 4"
    );
    press_header(&mut harness, "Units, sorted, smallest first");
    assert_eq!(
        firsts(&harness)[..3],
        ["R-03", "C-0007", "L-02"],
        "41 19 12"
    );
    press_header(&mut harness, "Units, sorted, largest first");
    assert_eq!(firsts(&harness), own);
}

#[test]
fn grades_are_sorted_from_the_best_on_not_by_their_letters() {
    let mut harness = units();
    press_header(&mut harness, "Grade");
    let first = rows(&harness).into_iter().next().expect("rows");
    assert!(first.contains("Like new"), "{first}");
    press_header(&mut harness, "Grade, sorted, smallest first");
    let first = rows(&harness).into_iter().next().expect("rows");
    assert!(first.contains("Unsellable"), "{first}");
}

#[test]
fn a_filter_leaves_the_rows_with_all_its_words_and_adds_those_up() {
    let mut harness = containers();
    harness.run();
    harness.get_by_label("9 rows");
    filter(&mut harness, "c- open");
    assert_eq!(firsts(&harness), ["C-0007"]);
    harness.get_by_label("1 of 9 rows");
    harness.get_by_label("Clear").click();
    harness.run();
    assert_eq!(rows(&harness).len(), 9);
    harness.get_by_label("9 rows");
}

#[test]
fn a_whole_tag_is_found_although_its_end_alone_is_shown() {
    let mut harness = units();
    let tag = faces::tag(9000 + 3 * 37);
    filter(&mut harness, tag.as_str());
    let rows = rows(&harness);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].contains(&format!("…{}", tag.tail())), "{rows:?}");
}

#[test]
fn a_filter_without_a_row_says_so_and_is_cleared_by_its_button() {
    let mut harness = containers();
    harness.run();
    filter(&mut harness, "nothing like this");
    harness.get_by_label_contains("No row has all of these words");
    harness.get_by_label("Clear the filter").click();
    harness.run();
    assert_eq!(rows(&harness).len(), 9);
}

#[test]
fn the_filter_is_entered_and_left_by_keys() {
    let mut harness = containers();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Pressed::F);
    harness.run();
    harness
        .input_mut()
        .events
        .push(Event::Text("r-03".to_owned()));
    harness.run();
    assert_eq!(firsts(&harness), ["R-03"]);
    harness.key_press(Pressed::Enter);
    harness.run();
    harness.key_press(Pressed::ArrowDown);
    harness.run();
    let chosen = harness.state().screens.containers.chosen.clone();
    assert_eq!(chosen, Some(faces::container("R-03")));
}

#[test]
fn a_column_is_hidden_and_brought_back() {
    let mut harness = containers();
    harness.run();
    harness.get_by_label("Columns").click();
    harness.run();
    harness
        .get_by_role_and_label(Role::CheckBox, "Kind")
        .click();
    harness.run();
    let header = |harness: &Harness<'_, Bench>| {
        let found = harness.query_by_role_and_label(Role::ColumnHeader, "Kind");
        found.is_some()
    };
    assert!(!header(&harness));
    assert_eq!(rows(&harness)[0], "R-03 41 0 open");
    harness.get_by_label("As they were at first").click();
    harness.run();
    assert!(header(&harness));
}

#[test]
fn the_selected_rows_are_copied_with_their_ids_whole() {
    let mut harness = units();
    let row = rows(&harness)[1].clone();
    harness.get_by_label(&row).click();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Pressed::ArrowDown);
    harness.run();
    harness.get_by_label_contains("2 selected");
    harness.input_mut().events.push(Event::Copy);
    harness.step();
    let text = copied(&harness).expect("text on the clipboard");
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert_eq!(lines[0][1], faces::tag(9000 + 2 * 37).as_str());
    assert_eq!(lines[1][1], faces::tag(9000 + 3 * 37).as_str());
    assert_eq!(lines[0][3], "Ship to China");
}

#[test]
fn the_copy_button_does_what_the_key_does() {
    let mut harness = containers();
    harness.run();
    press_row(&mut harness, "L-02");
    let copy = harness.get_all_by_label("Copy").last().expect("a button");
    copy.click();
    harness.step();
    let text = copied(&harness).expect("text on the clipboard");
    assert!(text.starts_with("L-02\t"), "{text}");
}

#[test]
fn a_selected_row_stays_selected_in_another_order() {
    let mut harness = containers();
    harness.run();
    press_row(&mut harness, "L-02");
    press_header(&mut harness, "Parcels");
    let at = firsts(&harness).iter().position(|name| name == "L-02");
    let table = harness.state_mut().screens.table(ListName::Containers);
    assert_eq!(table.selection().map(|[_, at]| at), at);
}

/// What was wanted of the shell after the file's button was pressed.
fn wanted(harness: &Harness<'_, Bench>) -> (ListName, Arc<ShownTable>, ShownFormat) {
    let started = harness
        .state()
        .wanted
        .iter()
        .find_map(|intent| match intent {
            Intent::Start(Job::ExportShown {
                list,
                shown,
                format,
                ..
            }) => Some((*list, Arc::clone(shown), *format)),
            _ => None,
        });
    started.expect("a job was started")
}

fn export_filtered() -> Harness<'static, Bench> {
    let mut harness = containers();
    harness.run();
    filter(&mut harness, "-0");
    press_header(&mut harness, "Units");
    press_header(&mut harness, "Units, sorted, smallest first");
    let table = harness.state_mut().screens.table(ListName::Containers);
    table.want(1, returnbay::ui::screens::table::draft::Wish::Hidden);
    harness.run();
    harness.get_by_label("Export shown…").click();
    harness.run();
    harness
}

#[test]
fn an_export_holds_the_shown_rows_and_columns_in_the_shown_order() {
    let mut harness = export_filtered();
    let place = std::path::Path::new("/data/op/lists/some.csv");
    let state = harness.state_mut();
    state
        .screens
        .take_save(SaveFor::List(ListName::Containers), place);
    harness.run();
    harness.get_by_label("Shown rows as XLSX").click();
    harness.run();
    let (list, shown, format) = wanted(&harness);
    assert_eq!((list, format), (ListName::Containers, ShownFormat::Xlsx));
    let heads: Vec<&str> = shown.heads.iter().map(|head| head.text.as_str()).collect();
    assert_eq!(heads, ["Container", "Units", "Parcels", "State"]);
    let names: Vec<&ShownCell> = shown.rows.iter().map(|row| &row[0]).collect();
    let text = |name: &str| ShownCell::Text(name.to_owned());
    assert_eq!(names[..3], [&text("R-03"), &text("C-0007"), &text("L-02")]);
    assert_eq!(shown.rows[0][1], ShownCell::Count(41));
}

#[test]
fn the_files_of_a_list_open_with_the_same_rows() {
    let mut harness = export_filtered();
    harness.get_by_label("Shown rows as XLSX").click();
    harness.run();
    let (list, shown, format) = wanted(&harness);
    let folder = tempfile::tempdir().expect("a folder");
    let shell = Shell::open(ShellConfig {
        folder: folder.path().join("store"),
        station: StationName::parse("A").expect("a station"),
        zone: seen::zone(),
        clock: Clock::scripted(faces::NOW),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    });
    let shell = shell.expect("a new store opens");
    let path = folder.path().join("list.xlsx");
    let job = |format, path: &std::path::Path| Job::ExportShown {
        list,
        shown: Arc::clone(&shown),
        format,
        path: path.to_owned(),
    };
    shell.run(job(format, &path)).expect("the file is written");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("rows");
    let read: Vec<Vec<String>> = sheet
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect())
        .collect();
    assert_eq!(read.len(), shown.rows.len() + 1);
    assert_eq!(read[0], ["Container", "Units", "Parcels", "State"]);
    assert_eq!(read[1], ["R-03", "41", "0", "open"]);
    assert_eq!(read[2], ["C-0007", "19", "0", "open"]);
    let csv = folder.path().join("list.csv");
    shell
        .run(job(ShownFormat::Csv, &csv))
        .expect("the file is written");
    let text = std::fs::read_to_string(csv).expect("the file is read");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], r#""Container","Units","Parcels","State""#);
    assert_eq!(lines[1], r#""R-03","41","0","open""#);
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.contains(".part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_is_copied_and_written_is_never_a_formula() {
    let shown = ShownTable {
        heads: Vec::new(),
        rows: vec![vec![
            ShownCell::Text("=1+1\tx".to_owned()),
            ShownCell::Text("9202090339598344170026".to_owned()),
        ]],
    };
    assert_eq!(shown.tab_separated(), "'=1+1 x\t9202090339598344170026");
}
