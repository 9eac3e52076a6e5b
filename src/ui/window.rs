//! The window: the one place that holds the shell's handle and draws the screens from it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use eframe::egui::{Context, Ui, ViewportBuilder};

use super::fonts;
use super::screens::photos::shown_photos;
use super::screens::{Intent, Place, Recording, SaveFor, Screens, Seen};
use super::theme::{Theme, ThemeName};
use super::wedge_plugin::{KeyboardScan, KeyboardScanner, WedgePlugin};
use crate::domain::photo::PhotoSource;
use crate::ledger::{Answer, Query};
use crate::shell::folder::{PICTURE_ENDS, files_in, pictures_apart};
use crate::shell::settings::{BeginsWith, Guide};
use crate::shell::view::FileFor;
use crate::shell::view::Job;
use crate::shell::view::View;
use crate::shell::{PhotoOf, Settings, Shell};
use crate::text::{Language, PhotoMsg};

/// The room that the bench needs for a question with nine answers, in points: the scale gives way
/// to it in a small window.
pub const ROOM_LEAST: [f32; 2] = [960.0, 656.0];
/// What the simulated scanner's panel adds to it, in points of height.
pub const ROOM_DEMO: f32 = 48.0;
/// The size a window opens with, in points.
const ROOM_FIRST: [f32; 2] = [1280.0, 800.0];

/// Paths that a person chose in the system's dialog or dropped.
enum Chosen {
    Open(PathBuf),
    /// What was dropped onto the window, with each folder's files in its place.
    Dropped(Vec<PathBuf>),
    Save(SaveFor, PathBuf),
    /// Photos for the bench.
    Photos(Vec<PathBuf>),
    /// Photos that are owed of one thing.
    PhotosOf(PhotoOf, Vec<PathBuf>),
    /// The folder of this station's camera.
    PhotoFolder(PathBuf),
    /// The folder that papers of consignments go to.
    PapersFolder(PathBuf),
    /// A seller's record.
    Seller(PathBuf),
    /// Sellers' filled workbooks.
    Mail(Vec<PathBuf>),
    /// A folder of sellers' answers.
    Answers(PathBuf),
    /// A file of what leaves.
    For(FileFor, PathBuf),
    /// A picture of a chat.
    Said(PathBuf),
}

/// Whether it is known with which screen the window begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    /// The store was asked whether it is empty.
    Asked,
    Known,
}

/// The window's state: the screens' drafts, and nothing of the work.
pub struct Window {
    shell: Shell,
    screens: Screens,
    theme: Option<(String, Arc<Theme>)>,
    beginning: Beginning,
    chosen: (Sender<Chosen>, Receiver<Chosen>),
}

/// Gives the theme of a settings value; an unknown one is the day's.
pub fn theme_of(name: &str) -> Theme {
    match name {
        "night" => ThemeName::Night,
        "high_contrast" => ThemeName::HighContrast,
        _ => ThemeName::Day,
    }
    .theme()
}

/// Gives the scale that is drawn: what was set in percent, as far as `native` points leave room.
pub fn scale_of(percent: u16, native: [f32; 2], demo: bool) -> f32 {
    let [width, height] = native;
    let [least_width, least_height] = ROOM_LEAST;
    let below = if demo { ROOM_DEMO } else { 0.0 };
    let most = (width / least_width).min(height / (least_height + below));
    let wanted = f32::from(percent.clamp(80, 200)) / 100.0;
    wanted.min(most.max(0.5))
}

/// The places whose answers a frame is drawn from.
const VIEWS: &[View] = &[
    View::Review,
    View::ReviewUnits,
    View::ReviewParcels,
    View::Timeline,
    View::UnitExports,
    View::Containers,
    View::ContainerUnits,
    View::Manifest,
    View::LotPallets,
    View::Lot,
    View::SoldLots,
    View::SoldLot,
    View::ForSale,
    View::ResaleTotes,
    View::ResaleBatch,
    View::Batches,
    View::Batch,
    View::Imports,
    View::Find,
    View::Sellers,
    View::Range,
    View::Health,
    View::Backlog,
    View::Book,
    View::Recalls,
    View::Photos,
    View::Work,
    View::WorkUnits,
    View::WorkParcels,
    View::Guesses,
    View::UnitLines,
    View::PoolTold,
    View::MergeTarget,
    View::NotedLines,
    View::WorkDebts,
    View::WorkLabels,
    View::WorkClaims,
    View::WorkHolds,
    View::WorkRepairs,
    View::HoldWall,
    View::Standing,
    View::WorkMail,
    View::WorkAnswers,
    View::WorkLoads,
    View::WorkStays,
    View::WorkProducts,
    View::People,
    View::Outgoing,
    View::OutgoingKept,
    View::LotPictures,
    View::WorkBatches,
    View::Forwards,
    View::Drums,
    View::BoxClaim,
    View::Shipments,
    View::Shipment,
    View::Consignment,
    View::FreeCartons,
    View::Parties,
    View::Screening,
    View::Goods,
    View::Ssccs,
    View::Templates,
    View::Plan,
    View::AgreementDue,
    View::AgreementCalibration,
    View::AgreementLook,
    View::AgreementFigures,
    View::AgreementDiffering,
    View::AgreementLooked,
];

/// Gathers what a frame is drawn from.
pub fn seen_of(shell: &Shell, theme: Arc<Theme>, settings: Arc<Settings>) -> Seen {
    let words = shell.words();
    let second = settings.bilingual.then(|| {
        let other = match words.language {
            Language::English => Language::Chinese,
            Language::Chinese => Language::English,
        };
        shell.words_of(other)
    });
    let answers: BTreeMap<View, (Query, Arc<Answer>)> = VIEWS
        .iter()
        .copied()
        .filter_map(|view| Some((view, shell.answer(view)?)))
        .collect();
    let thumbnails = shown_photos(&answers)
        .into_iter()
        .filter_map(|photo| Some((photo, shell.thumbnail(photo)?)))
        .collect();
    let face = shell.face();
    let picture = face
        .product
        .as_ref()
        .and_then(|product| shell.picture(product.picture.as_deref()?));
    Seen {
        face,
        resale: shell.resale_face(),
        picture,
        thumbnails,
        covering: shell.covering(),
        words,
        second,
        theme,
        settings,
        devices: shell.devices(),
        notices: shell.notices(),
        jobs: shell.jobs(),
        demo: shell.demo(),
        station: shell.station(),
        now: shell.now(),
        zone: shell.zone(),
        pace: shell.pace(),
        ear: shell.ear(),
        answers,
        folder: std::env::home_dir().unwrap_or_default(),
    }
}

impl Window {
    /// Makes the window's state and readies `ctx`: fonts, keyboard scanner.
    pub fn new(ctx: &Context, shell: Shell) -> Self {
        fonts::install(ctx);
        let sink = shell.clone();
        ctx.add_plugin(WedgePlugin::new(
            keyboard_scanner(&shell.settings()),
            Box::new(move |scan| match scan {
                KeyboardScan::Whole(bytes) => sink.scan(bytes),
                KeyboardScan::WithoutPrefix(prefix) => sink.refuse_without_prefix(prefix),
            }),
        ));
        // The scale is a setting of ours; egui's own Ctrl+plus would fight it.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let place = match shell.settings().begins_with {
            BeginsWith::Bench => Place::Bench,
            BeginsWith::Work => Place::Work,
        };
        Self {
            shell,
            screens: Screens {
                place,
                ..Screens::default()
            },
            theme: None,
            beginning: Beginning::Asked,
            chosen: channel(),
        }
    }

    /// Draws one frame, then carries out what the person wants.
    pub fn draw(&mut self, ui: &mut Ui) {
        self.take_files(ui.ctx());
        let settings = self.shell.settings();
        if self.beginning == Beginning::Asked {
            self.begin(&settings);
        }
        let theme = self.theme(ui.ctx(), &settings);
        let seen = seen_of(&self.shell, theme, Arc::clone(&settings));
        Self::scale(ui.ctx(), &settings, seen.demo.is_some());
        let intents = self.screens.draw(ui, &seen);
        let listening = intents.iter().find_map(|intent| match intent {
            Intent::Listen(listening) => Some(*listening),
            _ => None,
        });
        self.shell.listen(listening.unwrap_or_default());
        for intent in intents {
            self.carry_out(ui.ctx(), intent);
        }
        ui.ctx()
            .request_repaint_after(until_next_minute(seen.now.0));
    }

    /// Begins with the guide on a store that knows nobody; the store answers in a later frame.
    fn begin(&mut self, settings: &Settings) {
        let shell = &self.shell;
        if settings.guide == Guide::Closed || shell.demo().is_some() {
            self.beginning = Beginning::Known;
            return;
        }
        shell.ask(View::People, Query::People);
        shell.ask(View::Sellers, Query::Sellers);
        let answers = (shell.answer(View::People), shell.answer(View::Sellers));
        let (Some((_, people)), Some((_, sellers))) = answers else {
            return;
        };
        self.beginning = Beginning::Known;
        let nobody = matches!(&*people, Answer::People(rows) if rows.is_empty());
        let no_seller = matches!(&*sellers, Answer::Sellers(rows) if rows.is_empty());
        if nobody && no_seller {
            self.screens.begin_with_guide();
        }
    }

    fn theme(&mut self, ctx: &Context, settings: &Settings) -> Arc<Theme> {
        if let Some((name, theme)) = &self.theme
            && *name == settings.theme
        {
            return Arc::clone(theme);
        }
        let theme = Arc::new(theme_of(&settings.theme));
        theme.apply(ctx);
        self.theme = Some((settings.theme.clone(), Arc::clone(&theme)));
        theme
    }

    fn scale(ctx: &Context, settings: &Settings, demo: bool) {
        let native = ctx.content_rect().size() * ctx.zoom_factor();
        let scale = scale_of(settings.scale_percent, native.into(), demo);
        if (ctx.zoom_factor() - scale).abs() > 0.001 {
            ctx.set_zoom_factor(scale);
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each wish")]
    fn carry_out(&mut self, ctx: &Context, intent: Intent) {
        let shell = &self.shell;
        match intent {
            Intent::Press(key) => shell.press(key),
            Intent::Scan(text) => shell.scan(text.as_bytes()),
            Intent::Resale(key) => shell.resale(key),
            // What the desk takes was told before.
            Intent::ToggleDock => shell.toggle_dock(),
            Intent::TogglePlaces => shell.toggle_places(),
            Intent::Ask(view, query) => shell.ask(view, *query),
            Intent::Command(command) => shell.command(*command),
            Intent::Listen(_) => {}
            Intent::CommandOfScan(text, command) => shell.command_of_scan(text, *command),
            Intent::Start(job) => {
                shell.start(job);
            }
            Intent::Cancel(job) => shell.cancel(job),
            Intent::StopPrint(run) => shell.stop_print(run),
            Intent::GoOnPrinting(run, last_out) => shell.go_on_printing(run, last_out),
            Intent::Dismiss(notice) => shell.dismiss(notice),
            Intent::Change(settings) => {
                let scanner = keyboard_scanner(&settings);
                ctx.with_plugin(|plugin: &mut WedgePlugin| plugin.set(scanner));
                shell.change_settings(*settings);
                ctx.request_repaint();
            }
            Intent::WeighAgain => shell.weigh_again(),
            Intent::LookForPorts => shell.look_for_ports(),
            Intent::TryScanner(number, verdict) => shell.try_scanner(number, verdict),
            Intent::Record(Recording::Start) => shell.start_recording(),
            Intent::Record(Recording::Stop) => shell.stop_recording(),
            Intent::DemoStep => shell.demo_step(),
            Intent::DemoPlay(playing) => shell.demo_play(playing),
            Intent::PickPhotos => {
                let word = shell.words().say(&PhotoMsg::Heading.into());
                self.beside(ctx, move || {
                    let dialog = rfd::FileDialog::new().add_filter(word, &PICTURE_ENDS);
                    dialog.pick_files().map(Chosen::Photos)
                });
            }
            Intent::PickPhotosOf(of) => {
                let word = shell.words().say(&PhotoMsg::Heading.into());
                self.beside(ctx, move || {
                    let dialog = rfd::FileDialog::new().add_filter(word, &PICTURE_ENDS);
                    let photos = dialog.pick_files();
                    photos.map(|photos| Chosen::PhotosOf(of, photos))
                });
            }
            Intent::OpenToCover(photo) => shell.open_to_cover(photo),
            Intent::Cover(photo, areas) => shell.cover(photo, areas),
            Intent::CloseCover => shell.close_cover(),
            Intent::PickPhotoFolder => {
                self.beside(ctx, || {
                    let folder = rfd::FileDialog::new().pick_folder();
                    folder.map(Chosen::PhotoFolder)
                });
            }
            Intent::PickPapersFolder => {
                self.beside(ctx, || {
                    let folder = rfd::FileDialog::new().pick_folder();
                    folder.map(Chosen::PapersFolder)
                });
            }
            Intent::PickFileFor(of) => self.beside(ctx, move || {
                let dialog = rfd::FileDialog::new();
                let dialog = match of {
                    FileFor::Label => dialog.add_filter("PDF", &["pdf"]),
                    FileFor::Proof | FileFor::Pallet | FileFor::Seal => {
                        dialog.add_filter("JPEG, PNG", &PICTURE_ENDS)
                    }
                };
                dialog.pick_file().map(|path| Chosen::For(of, path))
            }),
            Intent::PickFile => {
                self.beside(ctx, || rfd::FileDialog::new().pick_file().map(Chosen::Open));
            }
            Intent::PickSeller => self.beside(ctx, || {
                let file = rfd::FileDialog::new().add_filter("JSON", &["json"]);
                file.pick_file().map(Chosen::Seller)
            }),
            Intent::PickSaid => {
                let word = shell.words().say(&PhotoMsg::Heading.into());
                self.beside(ctx, move || {
                    let dialog = rfd::FileDialog::new().add_filter(word, &PICTURE_ENDS);
                    dialog.pick_file().map(Chosen::Said)
                });
            }
            Intent::PickMail => self.beside(ctx, || {
                let file = rfd::FileDialog::new().add_filter("XLSX", &["xlsx"]);
                file.pick_files().map(Chosen::Mail)
            }),
            Intent::PickAnswers => self.beside(ctx, || {
                let folder = rfd::FileDialog::new().pick_folder();
                folder.map(Chosen::Answers)
            }),
            Intent::PickSave(of, offered) => self.beside(ctx, move || {
                let mut dialog = rfd::FileDialog::new();
                if let Some(folder) = offered.parent() {
                    dialog = dialog.set_directory(folder);
                }
                if let Some(name) = offered.file_name() {
                    dialog = dialog.set_file_name(name.to_string_lossy());
                }
                dialog.save_file().map(|path| Chosen::Save(of, path))
            }),
        }
    }

    /// Asks the system beside the window: drawing and scanning go on.
    fn beside(&self, ctx: &Context, ask: impl FnOnce() -> Option<Chosen> + Send + 'static) {
        let sender = self.chosen.0.clone();
        let ctx = ctx.clone();
        let thread = std::thread::Builder::new().name("files asked".to_owned());
        // Without a thread there is no dialog; the typed path still serves.
        let _unless_refused = thread.spawn(move || {
            if let Some(chosen) = ask() {
                // The window may be gone by now.
                if sender.send(chosen).is_ok() {
                    ctx.request_repaint();
                }
            }
        });
    }

    fn take_files(&mut self, ctx: &Context) {
        while let Ok(chosen) = self.chosen.1.try_recv() {
            match chosen {
                Chosen::Open(path) => self.screens.take_files(&[path]),
                Chosen::Dropped(files) => {
                    let (photos, files) = pictures_apart(files);
                    match photos.as_slice() {
                        [] => {}
                        // A form that asks for a chat's picture takes it; all others are photos of goods.
                        [path] if self.screens.asks_what_was_said() => {
                            self.shell.start(Job::KeepSaid { path: path.clone() });
                        }
                        _ => self.shell.take_photos(photos, PhotoSource::Drop),
                    }
                    if !files.is_empty() {
                        self.screens.take_files(&files);
                    }
                }
                Chosen::Photos(photos) => self.shell.take_photos(photos, PhotoSource::File),
                Chosen::PhotosOf(of, photos) => self.shell.take_photos_of(of, photos),
                Chosen::PhotoFolder(folder) => {
                    let mut settings = Settings::clone(&self.shell.settings());
                    settings.add_photo_folder(folder);
                    self.shell.change_settings(settings);
                }
                Chosen::PapersFolder(folder) => {
                    let mut settings = Settings::clone(&self.shell.settings());
                    settings.papers_folder = Some(folder);
                    self.shell.change_settings(settings);
                }
                Chosen::Seller(path) => {
                    let job = Job::TakeSeller { path, wanted: None };
                    self.shell.start(job);
                }
                Chosen::For(of, path) => self.screens.take_file_for(of, &path),
                Chosen::Said(path) => {
                    self.shell.start(Job::KeepSaid { path });
                }
                Chosen::Mail(paths) => {
                    for path in paths {
                        self.shell.start(Job::TakeMail { path, seller: None });
                    }
                }
                Chosen::Answers(folder) => {
                    let seller = None;
                    self.shell.start(Job::ReadAnswers { folder, seller });
                }
                Chosen::Save(of, path) => self.screens.take_save(of, &path),
            }
        }
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_path_buf()).collect()
        });
        if !dropped.is_empty() {
            // A folder may stand on a share that answers slowly: it is listed beside the window.
            self.beside(ctx, move || Some(Chosen::Dropped(each_file(dropped))));
        }
    }
}

/// Puts each folder's files in its place. A folder that gives none stays: looking into it says why.
fn each_file(dropped: Vec<PathBuf>) -> Vec<PathBuf> {
    let files = |path: PathBuf| files_in(&path).unwrap_or_else(|_| vec![path]);
    dropped.into_iter().flat_map(files).collect()
}

fn keyboard_scanner(settings: &Settings) -> KeyboardScanner {
    if settings.keyboard_scanner {
        KeyboardScanner::On(settings.keyboard_prefix)
    } else {
        KeyboardScanner::Off
    }
}

/// The clock shows minutes: nothing is drawn before the next one begins.
fn until_next_minute(now_ms: i64) -> Duration {
    let into = u64::try_from(now_ms.rem_euclid(60_000)).unwrap_or(0);
    Duration::from_millis(60_000 - into)
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }
}

/// Opens the window and returns when it is closed. `make_shell` is handed the wake-up that the
/// shell calls when there is something new to draw.
///
/// # Errors
/// Gives the window system's own words when there is no display or no way to draw on it.
pub fn run(
    title: &str,
    make_shell: impl FnOnce(Arc<dyn Fn() + Send + Sync>) -> Shell,
) -> Result<(), String> {
    let create = move |creation: &eframe::CreationContext<'_>| {
        let ctx = creation.egui_ctx.clone();
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(move || ctx.request_repaint());
        let window = Window::new(&creation.egui_ctx, make_shell(wake));
        Ok::<Box<dyn eframe::App>, _>(Box::new(window))
    };
    eframe::run_native(title, options(title), Box::new(create)).map_err(|error| error.to_string())
}

/// Says how the window is opened: its title, its sizes, and that OpenGL draws it.
pub fn options(title: &str) -> eframe::NativeOptions {
    eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(title)
            .with_inner_size(ROOM_FIRST)
            .with_min_inner_size([640.0, 400.0]),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_window_keeps_room_for_nine_answers() {
        let native = [1280.0, 800.0];
        assert!((scale_of(100, native, false) - 1.0).abs() < f32::EPSILON);
        let drawn = scale_of(150, native, false);
        assert!(drawn > 1.2 && 800.0 / drawn >= ROOM_LEAST[1] - 0.01);
        assert!((scale_of(200, [3840.0, 2160.0], false) - 2.0).abs() < f32::EPSILON);
        assert!((scale_of(20, native, false) - 0.8).abs() < f32::EPSILON);
    }

    #[test]
    fn the_clock_wakes_at_the_full_minute() {
        assert_eq!(until_next_minute(59_000), Duration::from_secs(1));
        assert_eq!(until_next_minute(60_000), Duration::from_mins(1));
        assert_eq!(until_next_minute(-1), Duration::from_millis(1));
    }
}
