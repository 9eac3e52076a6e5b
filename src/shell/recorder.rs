//! The recorder for support: what scanners send, byte by byte, as a recorded shift in a file.
//!
//! Its own thread writes, so that a slow disk delays no scan. The file is the format of `shift`: a
//! clock line, then one `scan` line for each burst of a scanner, terminators included.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::domain::limits::{RECORDED_WAITING_MAX, RECORDING_BYTES_MAX};
use crate::domain::time::UtcMs;
use crate::scan::frame::IDLE_GAP_MS;
use crate::text::ScannerMsg;

use super::open::{new_private_file, spawn};
use super::shared::{Shared, lock};
use super::shift;
use super::view::{NoticeLevel, RecordingState, RecordingView};

/// The folder of the recordings in the data folder.
const FOLDER: &str = "recordings";
/// How long the beginning of a burst waits for its rest before it is written.
const BURST_WAIT: Duration = Duration::from_millis(IDLE_GAP_MS.unsigned_abs() * 2);

/// The end that scanners are recorded by. Switched off it costs one look at a flag.
#[derive(Default)]
pub(super) struct Recorder {
    on: AtomicBool,
    /// Reads that found the recorder behind.
    missed: Arc<AtomicU64>,
    to: Mutex<Option<SyncSender<Told>>>,
}

enum Told {
    Read(Read),
    End,
}

struct Read {
    scanner: u8,
    at_ms: i64,
    bytes: Vec<u8>,
    ends: Ends,
}

/// Whether more of a burst may follow a read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Maybe,
    Surely,
}

impl Recorder {
    /// Takes the bytes of one read of a port.
    pub fn read(&self, scanner: u8, at_ms: i64, bytes: &[u8]) {
        self.take(scanner, at_ms, bytes, Ends::Maybe);
    }

    /// Takes a scan that comes whole, as from a keyboard.
    pub fn whole(&self, scanner: u8, at_ms: i64, bytes: &[u8]) {
        self.take(scanner, at_ms, bytes, Ends::Surely);
    }

    fn take(&self, scanner: u8, at_ms: i64, bytes: &[u8], ends: Ends) {
        if !self.on.load(Ordering::Relaxed) {
            return;
        }
        let read = Read {
            scanner,
            at_ms,
            bytes: bytes.to_vec(),
            ends,
        };
        let taken = lock(&self.to)
            .as_ref()
            .is_none_or(|to| to.try_send(Told::Read(read)).is_ok());
        if !taken {
            self.missed.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Ends the recording, if there is one. Never waits for the disk.
    pub fn stop(&self) {
        self.on.store(false, Ordering::Relaxed);
        if let Some(to) = lock(&self.to).take() {
            // With no room for the word, hanging up says the same after what waits is written.
            drop(to.try_send(Told::End));
        }
    }
}

impl Shared {
    /// Begins a recording in the data folder; one under way goes on.
    pub fn start_recording(self: &Arc<Self>, data: &Path) {
        let mut to = lock(&self.recorder.to);
        if to.is_some() {
            return;
        }
        let begun = self.clock.now();
        let missed = Arc::clone(&self.recorder.missed);
        missed.store(0, Ordering::Relaxed);
        let script = match Script::create(&data.join(FOLDER), begun, missed) {
            Ok(script) => script,
            Err(error) => return self.recording_failed(&error),
        };
        let (sender, told) = sync_channel(RECORDED_WAITING_MAX);
        // From here on reads are taken: whoever sees that it runs may scan.
        self.recorder.on.store(true, Ordering::Relaxed);
        let shared = Arc::clone(self);
        // The thread ends when it is told to, when the file is full, or with the program.
        let started = spawn(self, "recorder", move || shared.record(script, &told));
        match started {
            Ok(_) => *to = Some(sender),
            Err(message) => {
                self.recorder.on.store(false, Ordering::Relaxed);
                self.notice(NoticeLevel::Error, message);
            }
        }
    }

    fn record(&self, mut script: Script, told: &Receiver<Told>) {
        self.show_recording(&script, RecordingState::Running);
        let ended = loop {
            let step = match told.recv_timeout(BURST_WAIT) {
                Ok(Told::Read(read)) => script.take(&read),
                Err(RecvTimeoutError::Timeout) => script.flush(),
                Ok(Told::End) | Err(RecvTimeoutError::Disconnected) => break script.end(),
            };
            match step {
                Ok(()) if script.bytes > RECORDING_BYTES_MAX => {
                    self.recorder.stop();
                    let path = script.path.display().to_string();
                    self.notice(NoticeLevel::Warning, ScannerMsg::RecordFull { path });
                    break script.end();
                }
                Ok(()) => self.show_recording(&script, RecordingState::Running),
                Err(error) => break Err(error),
            }
        };
        if let Err(error) = ended {
            self.recorder.stop();
            self.recording_failed(&error);
        }
        self.show_recording(&script, RecordingState::Ended);
    }

    fn show_recording(&self, script: &Script, state: RecordingState) {
        let view = Some(RecordingView {
            path: script.path.clone(),
            bytes: script.bytes,
            state,
        });
        if self.devices.get().recording != view {
            self.devices.change(|devices| devices.recording = view);
            self.wake();
        }
    }

    fn recording_failed(&self, error: &io::Error) {
        let detail = error.to_string();
        self.notice(NoticeLevel::Warning, ScannerMsg::RecordFailed { detail });
    }
}

/// A recording's file, and what is not written yet.
struct Script<W: Write = File> {
    path: PathBuf,
    file: W,
    bytes: u64,
    last_ms: i64,
    bursts: BTreeMap<u8, Burst>,
    missed: Arc<AtomicU64>,
}

/// Bytes of one scanner without a pause between them.
struct Burst {
    from_ms: i64,
    to_ms: i64,
    bytes: Vec<u8>,
    reads: u32,
}

impl Script {
    /// Makes a file that only this account may read.
    fn create(folder: &Path, begun: UtcMs, missed: Arc<AtomicU64>) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        // Colons are no part of a file's name on Windows.
        let path = folder.join(format!("scans-{}.txt", begun.to_string().replace(':', "-")));
        let file = new_private_file(&path)?;
        Self::begin(path, file, begun, missed)
    }
}

impl<W: Write> Script<W> {
    fn begin(path: PathBuf, file: W, begun: UtcMs, missed: Arc<AtomicU64>) -> io::Result<Self> {
        let mut script = Self {
            path,
            file,
            bytes: 0,
            last_ms: begun.0,
            bursts: BTreeMap::new(),
            missed,
        };
        script.line("# Returnbay: what the scanners sent, byte by byte. 2D labels can hold a buyer's address.")?;
        script.line("# Play it by `returnbay replay FILE`. Scanner 0 is the keyboard.")?;
        script.line(&format!("at {begun}"))?;
        Ok(script)
    }

    fn take(&mut self, read: &Read) -> io::Result<()> {
        let burst = self.bursts.get(&read.scanner);
        if burst.is_some_and(|burst| read.at_ms - burst.to_ms >= IDLE_GAP_MS) {
            self.write(read.scanner)?;
        }
        let burst = self.bursts.entry(read.scanner).or_insert(Burst {
            from_ms: read.at_ms,
            to_ms: read.at_ms,
            bytes: Vec::new(),
            reads: 0,
        });
        burst.to_ms = read.at_ms;
        burst.bytes.extend_from_slice(&read.bytes);
        burst.reads += 1;
        // A burst is bounded too: a chattering line is written piece by piece.
        let is_whole = read.ends == Ends::Surely
            || matches!(burst.bytes.last(), Some(b'\r' | b'\n' | 0x03))
            || burst.bytes.len() >= crate::scan::frame::FRAME_CAP_BYTES;
        if is_whole {
            self.write(read.scanner)
        } else {
            Ok(())
        }
    }

    /// Writes every burst that has waited for its rest.
    fn flush(&mut self) -> io::Result<()> {
        let waiting: Vec<u8> = self.bursts.keys().copied().collect();
        waiting
            .into_iter()
            .try_for_each(|scanner| self.write(scanner))
    }

    fn write(&mut self, scanner: u8) -> io::Result<()> {
        let Some(burst) = self.bursts.remove(&scanner) else {
            return Ok(());
        };
        // Two scanners may overlap; a recorded shift knows no way back.
        let after_ms = (burst.from_ms - self.last_ms).max(0);
        self.last_ms = self.last_ms.max(burst.from_ms);
        let Burst {
            from_ms,
            to_ms,
            bytes,
            reads,
        } = burst;
        self.line(&format!(
            "+{}.{:03} scan {}   # scanner {scanner}, reads {reads}, within {} ms",
            after_ms / 1000,
            after_ms % 1000,
            shift::escape(&bytes),
            to_ms - from_ms,
        ))
    }

    fn end(&mut self) -> io::Result<()> {
        self.flush()?;
        let missed = self.missed.load(Ordering::Relaxed);
        if missed > 0 {
            self.line(&format!(
                "# {missed} reads are missing: the disk was slower than the scanners."
            ))?;
        }
        self.file.flush()
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.file, "{text}")?;
        self.bytes += u64::try_from(text.len()).unwrap_or(0) + 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::shift::{ShiftEvent, parse};

    const BEGUN: UtcMs = UtcMs(1_795_446_245_000);

    /// Records these reads, each with its scanner and its milliseconds after the beginning.
    fn recorded(reads: &[(u8, i64, &[u8], Ends)]) -> String {
        let missed = Arc::default();
        let mut script = Script::begin(PathBuf::new(), Vec::new(), BEGUN, missed).unwrap();
        for (scanner, after_ms, bytes, ends) in reads {
            let read = Read {
                scanner: *scanner,
                at_ms: BEGUN.0 + after_ms,
                bytes: bytes.to_vec(),
                ends: *ends,
            };
            script.take(&read).unwrap();
        }
        script.end().unwrap();
        assert_eq!(script.bytes, u64::try_from(script.file.len()).unwrap());
        String::from_utf8(script.file).unwrap()
    }

    fn played(text: &str) -> Vec<(i64, Vec<u8>)> {
        parse(text)
            .expect("every line is an event")
            .into_iter()
            .filter_map(|line| match line.event {
                ShiftEvent::Scan(bytes) => Some((line.after_ms, bytes)),
                ShiftEvent::At(at) => {
                    assert_eq!(at, BEGUN);
                    None
                }
                other => panic!("only scans are recorded: {other:?}"),
            })
            .collect()
    }

    #[test]
    fn packets_of_one_scan_are_one_line_and_terminators_stay() {
        let text = recorded(&[
            (1, 1_000, b"[)>\x1e01\x1d96", Ends::Maybe),
            (1, 1_003, b"100 # + \\\x1e\x04\r\n", Ends::Maybe),
            (2, 2_500, b"\xcd\xcb\x00\xff", Ends::Maybe),
            (1, 2_600, b"7\r", Ends::Maybe),
        ]);
        assert_eq!(
            played(&text),
            [
                (1_000, b"[)>\x1e01\x1d96100 # + \\\x1e\x04\r\n".to_vec()),
                (1_600, b"7\r".to_vec()),
                (0, b"\xcd\xcb\x00\xff".to_vec()),
            ]
        );
        assert!(text.contains("# scanner 1, reads 2, within 3 ms"), "{text}");
    }

    #[test]
    fn silence_parts_scans_without_terminator_and_keyboard_scans_never_join() {
        let text = recorded(&[
            (1, 0, b"AAA", Ends::Maybe),
            (1, 50, b"BBB", Ends::Maybe),
            (0, 60, b"KEYS1", Ends::Surely),
            (0, 61, b"KEYS2", Ends::Surely),
        ]);
        let scans: Vec<Vec<u8>> = played(&text).into_iter().map(|(_, bytes)| bytes).collect();
        assert_eq!(
            scans,
            [
                b"AAA".to_vec(),
                b"KEYS1".to_vec(),
                b"KEYS2".to_vec(),
                b"BBB".to_vec()
            ]
        );
    }
}
