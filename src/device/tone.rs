//! Good, need, bad and the dock's warnings: short sounds through the system's own player, on a thread of their own.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::private_dir::PrivateDir;
use super::wave::wav;

/// What a sound says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The fact is on disk.
    Good,
    /// The program waits for an answer.
    Need,
    /// Stop: nothing was done.
    Bad,
    /// A parcel of dangerous goods at the dock.
    Hazmat,
    /// A parcel at the dock whose buyer has the money already.
    Refunded,
    /// A parcel at the dock that goes to the cage.
    HighValue,
}

impl Tone {
    /// All tones, in the order of their meaning.
    pub const ALL: [Self; 6] = [
        Self::Good,
        Self::Need,
        Self::Bad,
        Self::Hazmat,
        Self::Refunded,
        Self::HighValue,
    ];

    /// Returns the stable short name: the text room's key and the file's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Need => "need",
            Self::Bad => "bad",
            Self::Hazmat => "hazmat",
            Self::Refunded => "refunded",
            Self::HighValue => "high_value",
        }
    }
}

/// Whether sounds can be heard, for the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToneState {
    /// Sounds go through the program of this name.
    Player(String),
    /// No player was found, or none of those found could play.
    NoPlayer,
}

/// How often a sound that is being played is looked after.
const LOOK: Duration = Duration::from_millis(50);

/// A program that plays a WAV file.
#[derive(Debug, Clone)]
struct Player {
    name: String,
    program: PathBuf,
    way: Way,
}

/// How a player is told the file.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// As the argument after these.
    Argument(&'static [&'static str]),
    /// Inside a line of PowerShell.
    PowerShell,
}

/// The systems' players, the sound server's own first.
const PLAYERS: &[(&str, Way)] = if cfg!(windows) {
    &[("powershell.exe", Way::PowerShell)]
} else if cfg!(target_os = "macos") {
    &[("afplay", Way::Argument(&[]))]
} else {
    &[
        ("pw-play", Way::Argument(&[])),
        ("paplay", Way::Argument(&[])),
        ("aplay", Way::Argument(&["-q"])),
    ]
};

/// The thread `tones` and the one place of its queue. Dropping it ends a sound and the thread.
#[derive(Debug)]
pub struct Tones {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

/// What the callers and the thread share.
#[derive(Debug)]
struct Desk {
    slip: Mutex<Slip>,
    news: Condvar,
}

#[derive(Debug)]
struct Slip {
    /// The newest tone asked for: a queue of one, because an old sound tells of an old scan.
    next: Option<Tone>,
    end: bool,
    state: ToneState,
}

impl Tones {
    /// Looks for a player and starts the thread. Never fails: without player, folder or thread the
    /// state is `NoPlayer` and every tone is silence.
    pub fn start() -> Self {
        Self::with(installed())
    }

    fn with(players: Vec<Player>) -> Self {
        let state = players.first().map_or(ToneState::NoPlayer, |player| {
            ToneState::Player(player.name.clone())
        });
        let desk = Arc::new(Desk {
            slip: Mutex::new(Slip {
                next: None,
                end: false,
                state,
            }),
            news: Condvar::new(),
        });
        let thread = sounds().and_then(|dir| {
            let desk = Arc::clone(&desk);
            std::thread::Builder::new()
                .name("tones".to_owned())
                .spawn(move || {
                    Booth {
                        desk: &desk,
                        dir,
                        players,
                    }
                    .work();
                })
        });
        if thread.is_err() {
            desk.slip().state = ToneState::NoPlayer;
        }
        Self {
            desk,
            thread: thread.ok(),
        }
    }

    /// Asks for a tone and returns at once. It replaces one that is waiting or sounding.
    pub fn play(&self, tone: Tone) {
        self.desk.slip().next = Some(tone);
        self.desk.news.notify_one();
    }

    /// Returns through what sounds are heard, as the last attempt showed.
    pub fn state(&self) -> ToneState {
        self.desk.slip().state.clone()
    }
}

impl Drop for Tones {
    fn drop(&mut self) {
        self.desk.slip().end = true;
        self.desk.news.notify_one();
        if let Some(thread) = self.thread.take() {
            // A fault in there cost a sound and no more.
            drop(thread.join());
        }
    }
}

impl Desk {
    /// The slip holds plain values that are whole at any moment, so a panic elsewhere spoils nothing.
    fn slip(&self) -> MutexGuard<'_, Slip> {
        self.slip.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes the sounds where a player can read them.
fn sounds() -> io::Result<PrivateDir> {
    let dir = PrivateDir::create("tones")?;
    for tone in Tone::ALL {
        std::fs::write(file(dir.path(), tone), wav(tone))?;
    }
    Ok(dir)
}

fn file(dir: &Path, tone: Tone) -> PathBuf {
    dir.join(tone.code()).with_extension("wav")
}

/// Finds the players of this machine along the search path, in the order of `PLAYERS`.
fn installed() -> Vec<Player> {
    let folders: Vec<PathBuf> = std::env::var_os("PATH")
        .map(|all| std::env::split_paths(&all).collect())
        .unwrap_or_default();
    PLAYERS
        .iter()
        .filter_map(|(name, way)| {
            let program = folders
                .iter()
                .map(|dir| dir.join(name))
                .find(|path| path.is_file())?;
            Some(Player {
                name: (*name).to_owned(),
                program,
                way: *way,
            })
        })
        .collect()
}

fn command(player: &Player, sound: &Path) -> Command {
    let mut command = Command::new(&player.program);
    match player.way {
        Way::Argument(before) => {
            command.args(before).arg(sound);
        }
        Way::PowerShell => {
            let quoted = sound.to_string_lossy().replace('\'', "''");
            command.args(["-NoProfile", "-NonInteractive", "-Command"]);
            command.arg(format!(
                "(New-Object System.Media.SoundPlayer '{quoted}').PlaySync()"
            ));
            #[cfg(windows)]
            {
                /// `CREATE_NO_WINDOW`: no console flashes up over the bench's window.
                const NO_WINDOW: u32 = 0x0800_0000;
                std::os::windows::process::CommandExt::creation_flags(&mut command, NO_WINDOW);
            }
        }
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// The thread's side.
struct Booth<'a> {
    desk: &'a Desk,
    dir: PrivateDir,
    players: Vec<Player>,
}

/// A sound under way.
struct Sounding {
    child: Child,
    tone: Tone,
    /// Which of the players it is.
    number: usize,
}

/// What the thread does next.
enum Order {
    Play(Tone),
    LookAfter,
    End,
}

impl Booth<'_> {
    fn work(&self) {
        let mut sounding: Option<Sounding> = None;
        loop {
            match self.order(sounding.is_some()) {
                Order::Play(tone) => {
                    if let Some(old) = sounding.take() {
                        hush(old.child);
                    }
                    sounding = self.begin(tone, 0);
                }
                Order::LookAfter => {
                    sounding = sounding.take().and_then(|sound| self.look_after(sound));
                }
                Order::End => {
                    if let Some(old) = sounding.take() {
                        hush(old.child);
                    }
                    return;
                }
            }
        }
    }

    /// Waits for a tone or the end; while a sound is under way only as long as one look.
    fn order(&self, sounding: bool) -> Order {
        let nothing_new = |slip: &mut Slip| slip.next.is_none() && !slip.end;
        let slip = self.desk.slip();
        let mut slip = if sounding {
            let waited = self.desk.news.wait_timeout_while(slip, LOOK, nothing_new);
            waited.unwrap_or_else(PoisonError::into_inner).0
        } else {
            let waited = self.desk.news.wait_while(slip, nothing_new);
            waited.unwrap_or_else(PoisonError::into_inner)
        };
        if slip.end {
            Order::End
        } else {
            slip.next.take().map_or(Order::LookAfter, Order::Play)
        }
    }

    /// Starts the first player from `number` on that can be started.
    fn begin(&self, tone: Tone, number: usize) -> Option<Sounding> {
        let sound = file(self.dir.path(), tone);
        for (number, player) in self.players.iter().enumerate().skip(number) {
            // Before it sounds, so that whoever hears it finds it said.
            self.desk.slip().state = ToneState::Player(player.name.clone());
            if let Ok(child) = command(player, &sound).spawn() {
                return Some(Sounding {
                    child,
                    tone,
                    number,
                });
            }
        }
        self.desk.slip().state = ToneState::NoPlayer;
        None
    }

    /// Asks whether the player has ended; if it could not play, the next one gets the sound.
    fn look_after(&self, mut sound: Sounding) -> Option<Sounding> {
        match sound.child.try_wait() {
            Ok(None) => Some(sound),
            Ok(Some(status)) if status.success() => None,
            Ok(Some(_)) | Err(_) => self.begin(sound.tone, sound.number + 1),
        }
    }
}

/// Stops a player and lets the system forget it; it may have ended by itself.
fn hush(mut child: Child) {
    drop(child.kill());
    drop(child.wait());
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read as _;
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    /// A folder with players that are shell scripts, and a pipe on which they tell what they do.
    struct Hall {
        dir: tempfile::TempDir,
        heard: Receiver<String>,
    }

    impl Hall {
        fn open() -> Self {
            let dir = tempfile::tempdir().expect("a folder");
            let pipe = dir.path().join("heard");
            nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).expect("a pipe");
            let (send, heard) = channel();
            // Open for reading and writing, so that a script's end is no end of the pipe.
            let mut pipe = std::fs::File::options()
                .read(true)
                .write(true)
                .open(pipe)
                .expect("the pipe opens");
            let listen = move || {
                let mut line = Vec::new();
                let mut byte = [0];
                while pipe.read_exact(&mut byte).is_ok() {
                    if byte == *b"\n" {
                        if send
                            .send(String::from_utf8_lossy(&line).into_owned())
                            .is_err()
                        {
                            return;
                        }
                        line.clear();
                    } else {
                        line.extend(byte);
                    }
                }
            };
            std::thread::Builder::new()
                .name("hall".to_owned())
                .spawn(listen)
                .expect("a thread starts");
            Self { dir, heard }
        }

        /// The shell reads the script: a file just written may not be run while another test forks.
        fn player(&self, name: &str, then: &str) -> Player {
            let script = self.dir.path().join(name);
            let pipe = self.dir.path().join("heard");
            let told = format!("{name} $(basename \"$1\" .wav) $(head -c 4 \"$1\")");
            let lines = format!("echo {told} > '{}'\n{then}\n", pipe.display());
            std::fs::write(&script, lines).expect("a script");
            let script: &'static str = script.display().to_string().leak();
            Player {
                name: name.to_owned(),
                program: PathBuf::from("/bin/sh"),
                way: Way::Argument(vec![script].leak()),
            }
        }

        fn next(&self) -> String {
            self.heard
                .recv_timeout(PATIENCE)
                .expect("a player is called in time")
        }
    }

    #[test]
    fn a_tone_is_handed_to_the_player() {
        let hall = Hall::open();
        let tones = Tones::with(vec![hall.player("horn", "exit 0")]);
        assert_eq!(tones.state(), ToneState::Player("horn".to_owned()));
        tones.play(Tone::Good);
        assert_eq!(hall.next(), "horn good RIFF");
    }

    #[test]
    fn a_new_tone_cuts_the_one_that_sounds() {
        let hall = Hall::open();
        let tones = Tones::with(vec![hall.player("horn", "exec sleep 3600")]);
        tones.play(Tone::Good);
        assert_eq!(hall.next(), "horn good RIFF");
        tones.play(Tone::Bad);
        assert_eq!(hall.next(), "horn bad RIFF");
        // Dropping ends the second one too, or this test would last an hour.
        drop(tones);
    }

    #[test]
    fn a_player_that_cannot_play_hands_on_to_the_next() {
        let hall = Hall::open();
        let players = vec![hall.player("deaf", "exit 1"), hall.player("horn", "exit 0")];
        let tones = Tones::with(players);
        tones.play(Tone::Need);
        assert_eq!(hall.next(), "deaf need RIFF");
        assert_eq!(hall.next(), "horn need RIFF");
        assert_eq!(tones.state(), ToneState::Player("horn".to_owned()));
    }

    #[test]
    fn without_a_player_the_state_says_so_and_playing_is_silence() {
        let tones = Tones::with(Vec::new());
        tones.play(Tone::Bad);
        assert_eq!(tones.state(), ToneState::NoPlayer);
    }
}
