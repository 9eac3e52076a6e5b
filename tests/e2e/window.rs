//! Holds the program's process, asks its window about itself, and presses its keys.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use egui_inspection::protocol::{Request, Response, read_handshake, read_message, write_message};

/// How long anything may take on a loaded machine before it counts as broken.
const PATIENCE: Duration = Duration::from_secs(90);
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

#[expect(
    clippy::disallowed_methods,
    reason = "another process is watched; its clock is no argument of ours"
)]
fn pause(time: Duration) {
    std::thread::sleep(time);
}

/// Looks again until something holds; fails with its name when it never does.
#[expect(
    clippy::disallowed_methods,
    reason = "the end of patience with another process is wall time"
)]
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let from = Instant::now();
    while !holds() {
        assert!(from.elapsed() < PATIENCE, "never happened: {what}");
        pause(BETWEEN_LOOKS);
    }
}

/// The program in a window of its own.
pub struct Window {
    child: Child,
    line: TcpStream,
    /// The window's number, as the display knows it.
    id: String,
}

impl Window {
    /// Starts the program on a data folder and waits until its window answers.
    pub fn open(folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = free.local_addr().expect("its address");
        drop(free);
        let mut child = Command::new(env!("CARGO_BIN_EXE_returnbay"))
            .arg("--data")
            .arg(folder)
            .env("EGUI_INSPECTION", address.to_string())
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .spawn()
            .expect("the program starts");
        let mut line = None;
        until("the window answers", || {
            let ended = child.try_wait().expect("the child is ours");
            assert!(ended.is_none(), "the program ended: {ended:?}");
            line = TcpStream::connect(address).ok();
            line.is_some()
        });
        let mut line = line.expect("it answered");
        line.set_read_timeout(Some(PATIENCE))
            .expect("a socket takes a timeout");
        read_handshake(&mut line).expect("the window's greeting");
        let id = window_id(child.id());
        xdotool(&["windowfocus", "--sync", &id]);
        Self { child, line, id }
    }

    fn ask(&mut self, request: &Request) -> Response {
        let ended = self.child.try_wait().expect("the child is ours");
        assert!(ended.is_none(), "the program ended: {ended:?}");
        write_message(&mut self.line, request).expect("the window is asked");
        read_message(&mut self.line).expect("the window answers")
    }

    /// Gives the count of frames and everything a screen reader would read.
    fn look(&mut self) -> (u64, String) {
        match self.ask(&Request::GetTree) {
            Response::Tree {
                step, accesskit, ..
            } => (step, format!("{accesskit:?}")),
            other => panic!("no tree: {other:?}"),
        }
    }

    /// Waits until a text stands on the screen.
    pub fn wait_for(&mut self, what: &str, text: &str) {
        let mut last = String::new();
        let mut found = false;
        let seen = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            until(what, || {
                last = self.look().1;
                found = last.contains(text);
                found
            });
        }));
        assert!(
            seen.is_ok(),
            "{what}: {text:?} is not on the screen: {last}"
        );
    }

    /// Writes a picture of the window to a file.
    pub fn keep_picture(&mut self, path: &Path) {
        match self.ask(&Request::GetScreenshot {
            pixels_per_point: None,
        }) {
            Response::Screenshot(picture) => {
                std::fs::write(path, picture.bytes).expect("a picture");
            }
            other => panic!("no picture: {other:?}"),
        }
    }

    /// Presses one key of the keyboard.
    pub fn press(key: &str) {
        xdotool(&["key", key]);
    }

    /// Types as a keyboard scanner does, faster than a hand.
    pub fn type_burst(&self, text: &str) {
        xdotool(&["windowfocus", "--sync", &self.id]);
        xdotool(&["type", "--delay", "1", text]);
    }

    /// Leaves the window alone; gives frames drawn and ticks of processor time used meanwhile.
    pub fn cost_of(&mut self, idle: Duration) -> (u64, u64) {
        let settled = self.ask(&Request::Settle { max_steps: 200 });
        assert!(
            matches!(settled, Response::Settled { settled: true, .. }),
            "{settled:?}"
        );
        let (frames, _) = self.look();
        let ticks = ticks_of(self.child.id());
        pause(idle);
        let ticks = ticks_of(self.child.id()) - ticks;
        (self.look().0 - frames, ticks)
    }

    /// Ends the program as a power cut would.
    pub fn close(mut self) {
        self.child.kill().expect("the child is ours");
        self.child.wait().expect("the child is ours");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // It has ended already when the test went well.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// User and system time of a process in ticks of 1/100 s, all threads together.
fn ticks_of(process: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("it runs");
    let (_, after_name) = stat.rsplit_once(')').expect("the name is in brackets");
    let fields = after_name.split_whitespace().skip(11).take(2);
    fields
        .map(|field| field.parse::<u64>().expect("a count"))
        .sum()
}

fn xdotool(words: &[&str]) -> String {
    let output = Command::new("xdotool")
        .args(words)
        .output()
        .expect("xdotool is installed");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "xdotool {words:?}: {errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn window_id(process: u32) -> String {
    let process = process.to_string();
    let found = xdotool(&["search", "--sync", "--onlyvisible", "--pid", &process]);
    found.lines().next().expect("it has a window").to_owned()
}
