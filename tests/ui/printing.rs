//! The print screen with a label printer: what may be printed on it, and going on after it stopped.

use egui_kittest::kittest::Queryable as _;
use returnbay::domain::codes::{ContainerName, UnitTag};
use returnbay::domain::printed::{LabelSize, Reprint, ReprintWhy};
use returnbay::shell::view::{
    DeviceHealth, Job, PrintRun, PrintTo, Printed, PrinterSetting, PrinterView, PrinterWay,
    RunState,
};
use returnbay::text::{Language, Message, PrinterMsg};
use returnbay::ui::screens::{Intent, Place, Screens, Seen, print};

use crate::bench::{Bench, harness};
use crate::{faces, seen};

fn with_printer(
    mut seen: Seen,
    size: LabelSize,
    said: fn(String) -> PrinterMsg,
    short: &str,
) -> Seen {
    let setting = PrinterSetting {
        labels: size.code().to_owned(),
        way: PrinterWay::network("zebra-1").expect("an address"),
        ..PrinterSetting::default()
    };
    let health = match short {
        "ready" | "printing" => DeviceHealth::Good,
        _ => DeviceHealth::Bad,
    };
    let mut devices = seen.devices.as_ref().clone();
    devices.printers.push(PrinterView {
        size,
        health,
        short: Message::term("printer-state", short),
        said: said(setting.called()).into(),
    });
    seen.devices = devices.into();
    let mut settings = seen.settings.as_ref().clone();
    settings.set_printer(size, Some(setting));
    seen.settings = settings.into();
    seen
}

fn run_of_tags(out: u32, sent: u32, state: RunState) -> PrintRun {
    let tag = |serial: u64| {
        UnitTag::make("AXX", 1140 + serial)
            .expect("a tag")
            .to_string()
    };
    PrintRun {
        id: 31,
        title: format!("Unit tag 单件码 {} – {}", tag(1), tag(60)),
        size: LabelSize::TwoByOne,
        names: (1..=60).map(tag).collect(),
        out,
        sent,
        state,
    }
}

fn with_run(mut seen: Seen, run: PrintRun) -> Seen {
    let mut devices = seen.devices.as_ref().clone();
    devices.prints.push(run);
    seen.devices = devices.into();
    seen
}

fn ready(language: Language) -> Seen {
    let seen = seen::busy(language, faces::face("ready"));
    let said = |printer| PrinterMsg::Ready { printer };
    with_printer(seen, LabelSize::TwoByOne, said, "ready")
}

fn lost(language: Language, out: u32, sent: u32) -> Seen {
    let seen = seen::busy(language, faces::face("ready"));
    let said = |printer| PrinterMsg::Lost { printer };
    let seen = with_printer(seen, LabelSize::TwoByOne, said, "lost");
    let printer = "zebra-1".to_owned();
    let state = RunState::Stopped {
        why: Some(PrinterMsg::Lost { printer }.into()),
        doubt: sent - out,
    };
    with_run(seen, run_of_tags(out, sent, state))
}

fn no_paper(language: Language) -> Seen {
    let seen = seen::busy(language, faces::face("ready"));
    let said = |printer| PrinterMsg::NoPaper { printer };
    let seen = with_printer(seen, LabelSize::TwoByOne, said, "no_paper");
    let said = |printer| PrinterMsg::Ready { printer };
    let seen = with_printer(seen, LabelSize::FourBySix, said, "ready");
    with_run(seen, run_of_tags(37, 39, RunState::Printing))
}

fn screens() -> Screens {
    Screens {
        place: Place::Print,
        ..Screens::default()
    }
}

fn again() -> Screens {
    let mut screens = screens();
    screens.print.kind = print::Kind::Again;
    screens.print.from = UnitTag::make("AXX", 37).expect("a tag").to_string();
    screens.print.to = UnitTag::make("AXX", 38).expect("a tag").to_string();
    screens.print.why = Some(ReprintWhy::Unreadable);
    screens
}

/// Pictures of the screens.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let settings = Screens {
        place: Place::Settings,
        ..Screens::default()
    };
    let unheard = with_run(ready(language), run_of_tags(0, 60, RunState::Unconfirmed));
    let done = with_run(ready(language), run_of_tags(60, 60, RunState::Printed));
    let named = vec![
        ("printer-ready", screens(), done),
        ("printer-going", screens(), no_paper(language)),
        ("printer-doubt", screens(), lost(language, 37, 39)),
        ("printer-doubt-many", screens(), lost(language, 0, 40)),
        ("printer-unheard", screens(), unheard),
        ("printer-again", again(), ready(language)),
        ("printer-settings", settings, no_paper(language)),
    ];
    let named = named.into_iter();
    named
        .map(|(name, screens, seen)| (name.to_owned(), screens, seen))
        .collect()
}

fn wanted(harness: &egui_kittest::Harness<'_, Bench>) -> Vec<Intent> {
    let is = |intent: &&Intent| {
        matches!(
            intent,
            Intent::Start(_) | Intent::StopPrint(_) | Intent::GoOnPrinting(..) | Intent::Change(_)
        )
    };
    harness.state().wanted.iter().filter(is).cloned().collect()
}

#[test]
fn tags_go_to_the_printer_that_holds_their_labels_and_to_no_other() {
    let mut harness = harness(screens(), ready(Language::English));
    harness.run();
    harness.get_by_label("Print to zebra-1").click();
    harness.run();
    let [Intent::Start(Job::Print { wanted: what, to })] = &wanted(&harness)[..] else {
        panic!("{:?}", wanted(&harness));
    };
    assert!(matches!(what, Printed::Tags { count: 100, .. }));
    assert_eq!(*to, PrintTo::Printer);
    let seen = seen::busy(Language::English, faces::face("ready"));
    let said = |printer| PrinterMsg::Ready { printer };
    let big = with_printer(seen, LabelSize::FourBySix, said, "ready");
    let mut harness = crate::bench::harness(screens(), big);
    harness.run();
    harness.get_by_label_contains("No printer is set for labels of 2x1 inch");
    assert!(harness.query_by_label("Print to zebra-1").is_none());
    harness.get_by_label("Container label").click();
    harness.run();
    harness.get_by_label("Print to zebra-1").click();
    harness.run();
    let [Intent::Start(Job::Print { wanted: what, .. })] = &wanted(&harness)[..] else {
        panic!("{:?}", wanted(&harness));
    };
    assert_eq!(*what, Printed::Containers(Vec::new()));
}

#[test]
fn one_press_says_which_label_was_the_last_and_goes_on() {
    for (out, pressed) in [(37, 37), (37, 38), (37, 39)] {
        let mut harness = harness(screens(), lost(Language::English, out, 39));
        harness.run();
        let last = UnitTag::make("AXX", 1140 + u64::from(pressed)).expect("a tag");
        let label = format!("{last} was the last");
        harness.get_by_label(&label).click();
        harness.run();
        assert_eq!(wanted(&harness), [Intent::GoOnPrinting(31, pressed)]);
    }
    let mut harness = harness(screens(), lost(Language::English, 37, 37));
    harness.run();
    let next = UnitTag::make("AXX", 1140 + 38).expect("a tag");
    harness.get_by_label(&format!("Go on with {next}")).click();
    harness.run();
    assert_eq!(wanted(&harness), [Intent::GoOnPrinting(31, 37)]);
}

#[test]
fn of_many_labels_in_doubt_the_number_is_typed_and_must_be_one_of_them() {
    let mut screens = screens();
    "41".clone_into(&mut screens.print.last_out);
    let mut harness = harness(screens, lost(Language::English, 0, 40));
    harness.run();
    harness.get_by_label("Go on behind it").click();
    harness.run();
    assert_eq!(wanted(&harness), []);
    "40".clone_into(&mut harness.state_mut().screens.print.last_out);
    harness.run();
    harness.get_by_label_contains("Go on with").click();
    harness.run();
    assert_eq!(wanted(&harness), [Intent::GoOnPrinting(31, 40)]);
}

#[test]
fn a_print_under_way_is_stopped_by_its_button() {
    let mut harness = harness(screens(), no_paper(Language::English));
    harness.run();
    harness.get_by_label_contains("37 of 60");
    harness.get_by_label_contains("is out of labels");
    harness.get_by_label("Stop").click();
    harness.run();
    assert_eq!(wanted(&harness), [Intent::StopPrint(31)]);
}

#[test]
fn a_reprint_names_its_tags_or_its_container_and_why() {
    let mut harness = harness(again(), ready(Language::English));
    harness.run();
    harness.get_by_label("Print to zebra-1").click();
    harness.run();
    let [Intent::Start(Job::Print { wanted: what, .. })] = &wanted(&harness)[..] else {
        panic!("{:?}", wanted(&harness));
    };
    let Printed::Again(Reprint::Tags(part), Some(ReprintWhy::Unreadable)) = what else {
        panic!("{what:?}");
    };
    assert_eq!((part.first, part.count), (37, 2));
    let mut screens = again();
    screens.print.what = print::What::Containers;
    "R-03".clone_into(&mut screens.print.names);
    let mut harness = crate::bench::harness(screens, ready(Language::English));
    harness.run();
    harness.get_by_label("Make PDF").click();
    harness.run();
    let [Intent::Start(Job::Print { wanted: what, .. })] = &wanted(&harness)[..] else {
        panic!("{:?}", wanted(&harness));
    };
    let name = ContainerName::parse("R-03").expect("a name");
    let again = Printed::Again(Reprint::Container(name), Some(ReprintWhy::Unreadable));
    assert_eq!(*what, again);
}

#[test]
fn each_size_of_labels_has_a_printer_that_is_set_by_its_address_and_forgotten_for_pdf() {
    let screens = || Screens {
        place: Place::Settings,
        ..Screens::default()
    };
    let press = |harness: &mut egui_kittest::Harness<'_, Bench>, label: &str, size: usize| {
        let all: Vec<_> = harness.get_all_by_label(label).collect();
        all[size].click();
        harness.run();
    };
    let mut harness = harness(screens(), no_paper(Language::English));
    harness.run();
    press(&mut harness, "PDF file only", 0);
    let changes = wanted(&harness);
    let Some(Intent::Change(settings)) = changes.first() else {
        panic!("{changes:?}");
    };
    assert_eq!(settings.printer(LabelSize::TwoByOne), None);
    assert!(settings.printer(LabelSize::FourBySix).is_some(), "its own");
    let mut harness = crate::bench::harness(
        screens(),
        seen::busy(Language::English, faces::face("ready")),
    );
    harness.run();
    press(&mut harness, "Network", 0);
    let drafts = &mut harness.state_mut().screens.settings.printers;
    let draft = drafts.get_mut(&LabelSize::TwoByOne).expect("its draft");
    "192.168.1.50:6101".clone_into(&mut draft.typed);
    harness.get_by_label("Use").click();
    harness.run();
    let changes = wanted(&harness);
    let Some(Intent::Change(settings)) = changes.first() else {
        panic!("{changes:?}");
    };
    let way = |size| settings.printer(size).map(|setting| setting.way.clone());
    let wanted = PrinterWay::network("192.168.1.50:6101");
    assert_eq!(way(LabelSize::TwoByOne), wanted);
    assert_eq!(way(LabelSize::FourBySix), None);
}
