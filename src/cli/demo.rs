//! `returnbay demo` and `returnbay screenshot`: a made-up shop whose scans go the way of real ones.

mod china;
mod sales;

use std::path::{Path, PathBuf};

use crate::device::sim::SimScanner;
use crate::domain::charge::Period;
use crate::domain::codes::{ContainerName, SellerCode};
use crate::domain::money::Currency;
use crate::domain::time::Day;
use crate::shell::desk::Desk;
use crate::shell::lots::LotOf;
use crate::shell::open::SETTINGS_FILE;
use crate::shell::replay::{Replay, Way};
use crate::shell::settings::ScannerSetting;
use crate::shell::shift::{self, ShiftEvent, ShiftLine};
use crate::shell::view::{Job, JobState};
use crate::shell::{Clock, Devices, Settings, Shell};
use crate::station::Face;
use crate::text::{Language, Message, TroubleMsg};

use super::args::{self, Args};
use super::replay::Temporary;
use super::{Exit, Front, Out, PictureOf};

const SHIFT: &str = include_str!("../../assets/demo/shift.txt");
/// What customs ask about the goods that go home.
const GOODS: (&str, &str) = (
    "goods-s02.tsv",
    include_str!("../../assets/demo/goods-s02.tsv"),
);

const FILES: [(&str, &str); 2] = [
    (
        "returns-s01.tsv",
        include_str!("../../assets/demo/returns-s01.tsv"),
    ),
    (
        "returns-s02.tsv",
        include_str!("../../assets/demo/returns-s02.tsv"),
    ),
];

/// The shift's pallet of goods that are sold in lots, and its sheets: name, buyer's columns, format.
const LOT_PALLET: &str = "L-01";
const LOT_SHEETS: [(&str, Option<&str>, &str); 4] = [
    ("lot", None, "xlsx"),
    ("lot", None, "csv"),
    ("lot-bstock", Some("bstock"), "xlsx"),
    ("lot-amazon", Some("amazon"), "xlsx"),
];

/// Drawn, not taken: they show no real parcel.
const PHOTOS: [(&str, &[u8]); 3] = [
    (
        "photos/label.jpg",
        include_bytes!("../../assets/demo/photos/label.jpg"),
    ),
    (
        "photos/box-dented.jpg",
        include_bytes!("../../assets/demo/photos/box-dented.jpg"),
    ),
    (
        "photos/contents.jpg",
        include_bytes!("../../assets/demo/photos/contents.jpg"),
    ),
];

/// A made-up shop at work.
struct Shop {
    shell: Shell,
    text: String,
    lines: Vec<ShiftLine>,
    replay: Replay,
    temporary: Temporary,
}

pub(super) fn run(args: &Args, verb: &args::Demo, front: Option<&Front>, out: &Out) -> Exit {
    let window = front.filter(|front| !verb.headless && (front.has_display)());
    if window.is_none() {
        out.tell(&TroubleMsg::NoDisplay.into());
    }
    let speed = if window.is_some() {
        Speed::Live
    } else {
        Speed::Scripted
    };
    let shop = match open_shop(args, verb.shift.as_deref(), speed) {
        Ok(shop) => shop,
        Err(message) => return out.store_trouble(&message),
    };
    match window {
        Some(front) => in_window(shop, front, out),
        None => match headless(shop, &verb.out, front, out) {
            Ok(()) => Exit::Done,
            Err(message) => out.refused(&message),
        },
    }
}

/// Whether the clock runs on between the lines of the shift.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speed {
    Live,
    Scripted,
}

fn open_shop(args: &Args, other: Option<&Path>, speed: Speed) -> Result<Shop, Message> {
    let text = match other {
        None => SHIFT.to_owned(),
        Some(path) => {
            std::fs::read_to_string(path).map_err(|error| TroubleMsg::FileUnreadable {
                name: path.display().to_string(),
                detail: error.to_string(),
            })?
        }
    };
    let lines = shift::parse(&text).map_err(|error| TroubleMsg::ShiftLine {
        number: u32::try_from(error.number).unwrap_or(0),
        line: error.line,
    })?;
    let start = lines.iter().find_map(|line| match &line.event {
        ShiftEvent::At(at) => Some(*at),
        _ => None,
    });
    let start = start.unwrap_or_else(|| Clock::system().now());
    let clock = match speed {
        Speed::Live => Clock::shifted(start),
        Speed::Scripted => Clock::scripted(start),
    };
    let temporary = Temporary::for_run(args)?;
    let folder = temporary.folder.clone();
    let files = write_files(&folder, other).map_err(|error| TroubleMsg::StoreFailed {
        detail: error.to_string(),
    })?;
    let scanner = SimScanner::open().ok();
    let settings = settings(args, scanner.as_ref());
    save(&settings, &folder)?;
    // The demo's site is in California, whatever this machine's zone is.
    let zone = crate::domain::time::Zone::parse("America/Los_Angeles");
    let shell = super::open_at(folder, args, clock, Devices::Started, zone)?;
    let way = match scanner {
        Some(scanner) if shell.wait_for_scanner() => Way::Port(Box::new(scanner)),
        Some(_) | None => Way::Inbox,
    };
    let replay = Replay::new(shell.clone(), way, files);
    Ok(Shop {
        shell,
        text,
        lines,
        replay,
        temporary,
    })
}

fn write_files(folder: &Path, other: Option<&Path>) -> std::io::Result<PathBuf> {
    let files = folder.join("files");
    std::fs::create_dir_all(files.join("photos"))?;
    for (name, bytes) in PHOTOS {
        std::fs::write(files.join(name), bytes)?;
    }
    let (name, text) = GOODS;
    std::fs::write(files.join(name), text)?;
    if let Some(parent) = other.and_then(Path::parent) {
        return Ok(parent.to_owned());
    }
    for (name, text) in FILES {
        std::fs::write(files.join(name), text)?;
    }
    Ok(files)
}

fn settings(args: &Args, scanner: Option<&SimScanner>) -> Settings {
    let path = scanner.map(|scanner| scanner.path().display().to_string());
    Settings {
        language: args
            .lang
            .clone()
            .unwrap_or_else(|| super::language(args).code().to_owned()),
        scanners: path
            .map(|path| ScannerSetting {
                path,
                ..ScannerSetting::default()
            })
            .into_iter()
            .collect(),
        ..Settings::default()
    }
}

fn save(settings: &Settings, folder: &Path) -> Result<(), Message> {
    let failed = |error: std::io::Error| {
        Message::from(TroubleMsg::SettingsUnwritten {
            detail: error.to_string(),
        })
    };
    settings.save(&folder.join(SETTINGS_FILE)).map_err(failed)
}

fn in_window(shop: Shop, front: &Front, out: &Out) -> Exit {
    let Shop {
        shell,
        text,
        lines,
        mut replay,
        temporary,
    } = shop;
    // Files, badge and clock are played before the window opens: the first scan is the person's.
    let first_scan = lines
        .iter()
        .position(|line| matches!(line.event, ShiftEvent::Scan(_)))
        .unwrap_or(lines.len());
    let (before, rest) = lines.split_at(first_scan);
    for line in before {
        if let Err(message) = replay.play(line) {
            return out.refused(&message);
        }
    }
    if let Err(message) = shell.begin_demo(replay, &text, rest.to_vec()) {
        return out.refused(&message);
    }
    let ending = shell.clone();
    let exit = out.finish((front.window)(shell));
    ending.end_demo();
    ending.close_window();
    drop(ending);
    drop(temporary);
    exit
}

fn headless(
    mut shop: Shop,
    folder: &Path,
    front: Option<&Front>,
    out: &Out,
) -> Result<(), Message> {
    let failed = |error: std::io::Error| {
        Message::from(TroubleMsg::ExportFailed {
            name: folder.display().to_string(),
            detail: error.to_string(),
        })
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut pictures = Pictures { front, folder, out };
    for line in &shop.lines {
        let mut lines = shop
            .replay
            .play(line)?
            .into_iter()
            .map(|answered| answered.said)
            .peekable();
        if lines.peek().is_some() {
            let said: Vec<String> = lines.collect();
            out.line(&format!("{:>3}  {}", line.number, said.join(" · ")));
        }
        pictures.of_moment(&shop.shell, line)?;
    }
    let day = shop.shell.zone().day(shop.shell.now());
    for format in ["xlsx", "csv", "json"] {
        let path = folder.join(format!("china-manifest.{format}"));
        shop.shell.run(Job::ExportManifest {
            cartons: Vec::new(),
            format: format.to_owned(),
            path: path.clone(),
        })?;
        out.line(&path.display().to_string());
    }
    for (name, template, format) in LOT_SHEETS {
        let path = folder.join(format!("{name}.{format}"));
        let pallets = ContainerName::parse(LOT_PALLET).into_iter().collect();
        let written = shop.shell.run(Job::ExportLot {
            of: LotOf::Pallets(pallets, Currency::USD),
            template: template.map(str::to_owned),
            format: format.to_owned(),
            path,
        })?;
        // Another shift may have no such pallet.
        if let JobState::Written(path) = written {
            out.line(&path.display().to_string());
        }
    }
    let path = folder.join(format!("intake-{day}.xlsx"));
    shop.shell.run(Job::ExportIntake {
        day,
        path: path.clone(),
    })?;
    out.line(&path.display().to_string());
    statement(&shop.shell, folder, day, out)?;
    pictures.of_screens(&shop.shell)?;
    sell_and_send(&shop, folder, day, out)?;
    let counts = &shop.replay.counts;
    out.line(&format!(
        "parcels {} · units {} · scans {} · keys {} · refusals {}",
        counts.parcels, counts.units, counts.scans, counts.keys, counts.refusals
    ));
    Ok(())
}

/// Sells what the shift left to be sold and sends a carton home, where somebody is signed in.
fn sell_and_send(shop: &Shop, folder: &Path, day: Day, out: &Out) -> Result<(), Message> {
    let Some(person) = shop.shell.face().person.clone() else {
        return Ok(());
    };
    let own = &shop.temporary.folder;
    let sales = sales::Sales {
        shell: &shop.shell,
        desk: Desk::open(own)?,
        person,
        day,
        picture: &own.join("files").join("photos/contents.jpg"),
        folder,
    };
    sales.run(out)?;
    let sending = china::Sending {
        shell: &shop.shell,
        desk: Desk::open(own)?,
        goods: &own.join("files").join(GOODS.0),
        folder,
    };
    sending.run(out)
}

/// Writes what the first seller is charged for on a day.
fn statement(shell: &Shell, folder: &Path, day: Day, out: &Out) -> Result<(), Message> {
    let of = SellerCode::parse("S-01").zip(Period::of(day, day));
    for ((seller, period), format) in of
        .into_iter()
        .flat_map(|of| ["xlsx", "csv"].map(|format| (of.clone(), format)))
    {
        let path = folder.join(format!("charges-{seller}.{format}"));
        shell.run(Job::ExportStatement {
            seller,
            period,
            format: format.to_owned(),
            path: path.clone(),
        })?;
        out.line(&path.display().to_string());
    }
    Ok(())
}

/// The name of the dock's picture.
const DOCK: &str = "dock";
/// So many parcels are scanned from the load when the dock is drawn.
const DOCK_COUNT: u32 = 8;

/// Whether the dock is worth a picture.
fn is_at_dock(face: &Face) -> bool {
    let load = face.dock.as_ref().and_then(|dock| dock.load.as_ref());
    load.is_some_and(|load| load.count == DOCK_COUNT) && face.step == "dock_parcels"
}

/// Pictures of a demo without a window.
struct Pictures<'a> {
    front: Option<&'a Front>,
    folder: &'a Path,
    out: &'a Out,
}

/// Answers after which the bench is worth a picture, with the picture's name.
const MOMENTS: [(&str, &str); 4] = [
    ("question", "checking"),
    ("proposal", "proposing"),
    ("stop", "stop"),
    ("saved", "opened"),
];

impl Pictures<'_> {
    /// Draws the bench at the first moment of each kind.
    fn of_moment(&mut self, shell: &Shell, _line: &ShiftLine) -> Result<(), Message> {
        let face = shell.face();
        for (name, step) in MOMENTS {
            let stop = face.lamp == crate::station::face::Lamp::Stop;
            let here = if step == "stop" {
                stop
            } else {
                face.step == step && !stop
            };
            let path = self.folder.join(format!("bench-{name}-en.png"));
            if here && !path.exists() {
                self.draw(shell, "bench", &format!("bench-{name}"))?;
            }
        }
        if is_at_dock(&face) && !self.folder.join("dock-en.png").exists() {
            self.draw(shell, DOCK, DOCK)?;
        }
        Ok(())
    }

    /// Draws the screens as they stand at the end; the dock was drawn while its load was in hand.
    fn of_screens(&mut self, shell: &Shell) -> Result<(), Message> {
        let Some(front) = self.front else {
            return Ok(());
        };
        for screen in (front.screens)().into_iter().filter(|of| *of != DOCK) {
            self.draw(shell, screen, screen)?;
        }
        Ok(())
    }

    fn draw(&mut self, shell: &Shell, screen: &str, name: &str) -> Result<(), Message> {
        let Some(front) = self.front else {
            return Ok(());
        };
        for language in Language::ALL {
            let of = PictureOf {
                screen: screen.to_owned(),
                language,
                theme: "day".to_owned(),
                scale_percent: 100,
            };
            let path = self.folder.join(format!("{name}-{}.png", language.code()));
            write_picture(front, shell, &of, &path)?;
            self.out.line(&path.display().to_string());
        }
        Ok(())
    }
}

fn write_picture(front: &Front, shell: &Shell, of: &PictureOf, path: &Path) -> Result<(), Message> {
    let failed = |detail: String| {
        Message::from(TroubleMsg::ExportFailed {
            name: path.display().to_string(),
            detail,
        })
    };
    let png = (front.picture)(shell, of).map_err(failed)?;
    crate::exchange::out::write_whole(path, &png).map_err(|error| failed(error.to_string()))
}

/// Draws a screen of the demo's shop at work.
pub(super) fn screenshot(
    args: &Args,
    verb: &args::Screenshot,
    front: Option<&Front>,
    out: &Out,
) -> Exit {
    let Some(front) = front else {
        return out.refused(&TroubleMsg::NoWindowInBuild.into());
    };
    if verb.list {
        for screen in (front.screens)() {
            out.line(screen);
        }
        return Exit::Done;
    }
    let known = |screen: &&String| (front.screens)().contains(&screen.as_str());
    let (Some(screen), Some(path)) = (verb.screen.as_ref().filter(known), &verb.out) else {
        out.tell(
            &TroubleMsg::NotFound {
                what: verb.screen.clone().unwrap_or_default(),
            }
            .into(),
        );
        return Exit::Usage;
    };
    let Some(scale_percent) = percent(&verb.scale) else {
        out.tell(
            &TroubleMsg::NotFound {
                what: verb.scale.clone(),
            }
            .into(),
        );
        return Exit::Usage;
    };
    let of = PictureOf {
        screen: screen.clone(),
        language: super::language(args),
        theme: verb.theme.clone(),
        scale_percent,
    };
    let drawn = open_shop(args, None, Speed::Scripted).and_then(|mut shop| {
        play_until_picture(&mut shop, screen)?;
        write_picture(front, &shop.shell, &of, path)
    });
    match drawn {
        Ok(()) => Exit::Done,
        Err(message) => out.refused(&message),
    }
}

/// The bench is drawn at a question in the middle of the shift, the dock with its load in hand, the
/// desks at the shift's end.
fn play_until_picture(shop: &mut Shop, screen: &str) -> Result<(), Message> {
    let mut questions = 0;
    for line in &shop.lines {
        shop.replay.play(line)?;
        if screen == DOCK && is_at_dock(&shop.shell.face()) {
            break;
        }
        if shop.shell.face().step == "checking" {
            questions += 1;
        }
        if screen == "bench" && questions == 6 {
            break;
        }
    }
    Ok(())
}

fn percent(text: &str) -> Option<u16> {
    let percent = match text.split_once('.') {
        Some((whole, part)) if part.len() <= 2 => format!("{whole}{part:0<2}").parse().ok()?,
        Some(_) => return None,
        None => text
            .parse::<u16>()
            .ok()
            .map(|number| if number <= 2 { number * 100 } else { number })?,
    };
    (80..=200).contains(&percent).then_some(percent)
}
