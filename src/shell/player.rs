//! The demo's player: the lines of a recorded shift, by hand or by themselves.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::text::Message;

use super::handle::Shell;
use super::open::spawn;
use super::replay::Replay;
use super::shared::lock;
use super::shift::{ShiftEvent, ShiftLine};
use super::view::{DemoView, NoticeLevel, Playing};

/// The pause between two lines that play by themselves.
const BETWEEN_LINES: Duration = Duration::from_millis(900);

/// What the player is told.
enum Told {
    Step,
    Play(Playing),
    End,
}

/// Plays a shift on its own thread, so that scans arrive as from a scanner.
pub struct Player {
    told: SyncSender<Told>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Player {
    /// Starts a player, paused before the first line. It holds no handle that keeps the program alive.
    ///
    /// # Errors
    /// Gives the sentence when no thread can be started.
    pub fn start(
        shell: &Shell,
        replay: Replay,
        text: &str,
        lines: Vec<ShiftLine>,
    ) -> Result<Arc<Self>, Message> {
        let (told, inbox) = sync_channel(16);
        let script: Arc<Vec<String>> = Arc::new(text.lines().map(str::to_owned).collect());
        let show = shell.clone();
        let publish = move |next: usize, playing: Playing| {
            show.publish_demo(DemoView {
                lines: Arc::clone(&script),
                next,
                playing,
            });
        };
        publish(first_line(&lines), Playing::Paused);
        let shell_for_notice = shell.clone();
        let notice = move |message: Message| shell_for_notice.notice(NoticeLevel::Error, message);
        let thread = spawn(&shell.shared_arc(), "demo", move || {
            run(replay, &lines, &inbox, &publish, &notice);
        })?;
        Ok(Arc::new(Self {
            told,
            thread: Mutex::new(Some(thread)),
        }))
    }

    /// Plays the next line.
    pub fn step(&self) {
        drop(self.told.try_send(Told::Step));
    }

    /// Starts or pauses.
    pub fn play(&self, playing: Playing) {
        drop(self.told.try_send(Told::Play(playing)));
    }

    /// Ends the player and waits for its thread.
    pub fn end(&self) {
        drop(self.told.try_send(Told::End));
        if let Some(thread) = lock(&self.thread).take() {
            drop(thread.join());
        }
    }
}

fn first_line(lines: &[ShiftLine]) -> usize {
    lines
        .first()
        .map_or(0, |line| line.number.saturating_sub(1))
}

fn run(
    mut replay: Replay,
    lines: &[ShiftLine],
    inbox: &Receiver<Told>,
    publish: &impl Fn(usize, Playing),
    notice: &impl Fn(Message),
) {
    let mut next = 0;
    let mut playing = Playing::Paused;
    loop {
        let told = match playing {
            Playing::Paused => inbox.recv().map_err(RecvTimeoutError::from),
            Playing::Running => inbox.recv_timeout(BETWEEN_LINES),
        };
        match told {
            Ok(Told::End) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(Told::Play(wanted)) => playing = wanted,
            Ok(Told::Step) | Err(RecvTimeoutError::Timeout) => {
                // Recorded answers stand beside the event before them: they are no event to wait for.
                while let Some(line) = lines.get(next) {
                    next += 1;
                    if let Err(message) = replay.play(line) {
                        notice(message);
                    }
                    if !matches!(
                        line.event,
                        ShiftEvent::Answer(_) | ShiftEvent::Found(_) | ShiftEvent::At(_)
                    ) {
                        break;
                    }
                }
                if next >= lines.len() {
                    playing = Playing::Paused;
                }
            }
        }
        let shown = lines
            .get(next)
            .map_or(usize::MAX, |line| line.number.saturating_sub(1));
        publish(shown, playing);
    }
}
