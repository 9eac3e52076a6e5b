//! A label printer held in software: it takes labels at a port of this computer, answers `~HS` and
//! has the troubles it is told to have. Tests and the demo print on it by the same line as on a
//! device.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long a read waits before the printer looks whether it is to end.
const READ_WAIT: Duration = Duration::from_millis(20);
/// The end of a label.
const LABEL_END: &[u8] = b"^XZ";
/// The question.
const QUESTION: &[u8] = b"~HS";

/// What a simulated printer does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SimScript {
    /// After how many labels in all it breaks the line and forgets what it holds; once.
    pub breaks_after: Option<u32>,
    /// Labels left on its roll; none for a roll without end.
    pub paper: Option<u32>,
    /// Whether its head stands open.
    pub head: SimHead,
    /// Whether it answers questions.
    pub answers: SimAnswers,
}

/// Whether the head of a simulated printer stands open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SimHead {
    /// No.
    #[default]
    Closed,
    /// Yes.
    Open,
}

/// Whether a simulated printer answers questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SimAnswers {
    /// As label printers do.
    #[default]
    Always,
    /// Never, as many cheap ones.
    Never,
    /// So many times, then never again.
    Times(u32),
    /// Always; but it prints nothing, and says of no trouble.
    Idle,
}

#[derive(Debug, Default)]
struct State {
    script: SimScript,
    heard: Vec<u8>,
    held: Vec<Vec<u8>>,
    printed: Vec<Vec<u8>>,
    ended: bool,
}

/// Whether the line goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    Line,
    Break,
}

impl State {
    /// Takes bytes and gives what it answers. A label comes out when the printer is asked, so that
    /// one is always on its way, as on a device; a printer that is never asked prints at once.
    fn take(&mut self, bytes: &[u8]) -> (Vec<u8>, Hold) {
        self.heard.extend_from_slice(bytes);
        let mut answer = Vec::new();
        loop {
            let label = end_of(&self.heard, LABEL_END);
            let question = end_of(&self.heard, QUESTION);
            match (label, question) {
                (Some(end), None) => self.hold(end),
                (Some(end), Some(asked)) if end < asked => self.hold(end),
                (_, Some(end)) => {
                    self.heard.drain(..end);
                    let answered = self.answered();
                    if self.print_one() == Hold::Break {
                        return (Vec::new(), Hold::Break);
                    }
                    answer.extend(answered);
                }
                (None, None) => return (answer, self.print_unasked()),
            }
        }
    }

    fn hold(&mut self, end: usize) {
        self.held.push(self.heard.drain(..end).collect());
    }

    fn print_unasked(&mut self) -> Hold {
        if self.script.answers == SimAnswers::Never {
            while !self.held.is_empty() {
                let before = self.held.len();
                if self.print_one() == Hold::Break {
                    return Hold::Break;
                }
                if self.held.len() == before {
                    break;
                }
            }
        }
        Hold::Line
    }

    fn print_one(&mut self) -> Hold {
        let is_ready = self.script.paper != Some(0)
            && self.script.head == SimHead::Closed
            && self.script.answers != SimAnswers::Idle;
        if is_ready && !self.held.is_empty() {
            self.printed.push(self.held.remove(0));
            self.script.paper = self.script.paper.map(|left| left - 1);
        }
        let printed = u32::try_from(self.printed.len()).unwrap_or(u32::MAX);
        if self
            .script
            .breaks_after
            .is_some_and(|after| printed >= after)
        {
            self.script.breaks_after = None;
            self.held.clear();
            self.heard.clear();
            return Hold::Break;
        }
        Hold::Line
    }

    fn answered(&mut self) -> Vec<u8> {
        match &mut self.script.answers {
            SimAnswers::Never | SimAnswers::Times(0) => return Vec::new(),
            SimAnswers::Times(left) => *left -= 1,
            SimAnswers::Always | SimAnswers::Idle => {}
        }
        let held = self.held.len();
        // A printer says that it is out of labels once it wants the next one.
        let no_paper = u8::from(self.script.paper == Some(0) && held > 0);
        let open = u8::from(self.script.head == SimHead::Open);
        let answer = format!(
            "\x02030,{no_paper},{open},0203,{held:03},0,0,0,000,0,0,0\x03\r\n\
             \x02000,0,{open},0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n"
        );
        answer.into_bytes()
    }
}

/// Gives where the first of these words ends.
fn end_of(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let at = bytes.windows(word.len()).position(|part| part == word)?;
    Some(at + word.len())
}

/// A simulated printer at a port of this computer, until it is dropped.
#[derive(Debug)]
pub struct SimPrinter {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    thread: Option<JoinHandle<()>>,
}

impl SimPrinter {
    /// Starts one.
    ///
    /// # Errors
    /// The system's own, when it gives no port or no thread.
    pub fn start(script: SimScript) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let state = Arc::new(Mutex::new(State {
            script,
            ..State::default()
        }));
        let of_thread = Arc::clone(&state);
        let thread = std::thread::Builder::new()
            .name("sim-printer".to_owned())
            .spawn(move || {
                for line in listener.incoming() {
                    if lock(&of_thread).ended {
                        return;
                    }
                    // A line that fails is a line that breaks; the next one is another.
                    drop(line.and_then(|line| serve_network(line, &of_thread)));
                }
            })?;
        Ok(Self {
            address,
            state,
            thread: Some(thread),
        })
    }

    /// Its host and port.
    pub fn address(&self) -> (String, u16) {
        (self.address.ip().to_string(), self.address.port())
    }

    /// The labels that came out, in their order.
    pub fn printed(&self) -> Vec<Vec<u8>> {
        lock(&self.state).printed.clone()
    }

    /// Changes what it does from now on.
    pub fn change(&self, change: impl FnOnce(&mut SimScript)) {
        change(&mut lock(&self.state).script);
    }

    /// Serves one line of any kind until it ends or breaks; for serial lines in tests.
    ///
    /// # Errors
    /// The line's own.
    pub fn serve(&self, line: impl Read + Write) -> io::Result<()> {
        serve(line, &self.state)
    }
}

impl Drop for SimPrinter {
    fn drop(&mut self) {
        lock(&self.state).ended = true;
        // Wakes the thread, which waits for the next line.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve_network(line: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    line.set_read_timeout(Some(READ_WAIT))?;
    line.set_nodelay(true)?;
    serve(line, state)
}

fn serve(mut line: impl Read + Write, state: &Mutex<State>) -> io::Result<()> {
    let mut bytes = [0; 4096];
    loop {
        match line.read(&mut bytes) {
            Ok(0) => return Ok(()),
            Ok(count) => {
                let heard = bytes.get(..count).unwrap_or_default();
                let (answer, hold) = lock(state).take(heard);
                line.write_all(&answer)?;
                if hold == Hold::Break {
                    return Ok(());
                }
            }
            Err(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => {
                if lock(state).ended {
                    return Ok(());
                }
            }
            Err(error) => return Err(error),
        }
    }
}
