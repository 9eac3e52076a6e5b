//! The program's window on a real display, whose frames tell when they stood on it. Its event loop
//! is wrapped by one that looks at the clock when a frame's buffers are swapped; nothing of this is
//! in the program, and a program at work pays nothing for it.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui::{Context, Ui};
use eframe::{CreationContext, EframeWinitApplication, UserEvent};
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, StartCause, WindowEvent};
use winit::event_loop::{ActiveEventLoop, EventLoop};
use winit::platform::run_on_demand::EventLoopExtRunOnDemand;
use winit::window::WindowId;

use returnbay::shell::Shell;
use returnbay::ui::window::{self, Window};

/// A window that has drawn nothing for so long has come to rest.
const REST: Duration = Duration::from_millis(60);
/// A frame that was asked for comes within this time.
const PATIENCE: Duration = Duration::from_secs(30);

/// One frame.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The bench's step that it shows.
    pub step: &'static str,
    /// Our drawing began.
    pub begun: Instant,
    /// Our drawing was done: what to paint stood in shapes.
    pub drawn: Instant,
    /// The shapes were painted and the buffers swapped.
    pub painted: Instant,
}

/// A new face of the bench: when it was published, and its step.
pub type Published = (Instant, &'static str);

/// What the measuring thread has of the window.
pub struct Screen {
    ctx: Context,
    blank: Arc<AtomicBool>,
    frames: Receiver<Frame>,
    /// Every face that was published.
    pub faces: Receiver<Published>,
}

/// What a requested frame shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Nothing: no line of ours runs.
    Blank,
    /// The bench as it stands.
    Bench,
}

impl Screen {
    /// Waits for the next frame.
    pub fn next(&self) -> Frame {
        let frame = self.frames.recv_timeout(PATIENCE);
        frame.expect("the window draws what it was asked for")
    }

    /// Waits until nothing more is drawn, and forgets what was.
    pub fn rest(&self) {
        while self.frames.recv_timeout(REST).is_ok() {}
        while self.faces.try_recv().is_ok() {}
    }

    /// Asks for one frame and gives the time until it is painted.
    pub fn repaint(&self, picture: Picture) -> Duration {
        self.blank
            .store(picture == Picture::Blank, Ordering::SeqCst);
        let start = Instant::now();
        self.ctx.request_repaint();
        self.next().painted.saturating_duration_since(start)
    }
}

/// Opens the window over a shell, measures on a thread of its own, and closes the window.
///
/// # Errors
/// Gives the window system's own words when there is no display or no way to draw on it.
pub fn measured<Found: Send>(
    shell: &Shell,
    measure: impl FnOnce(&Screen) -> Found + Send,
) -> Result<Found, String> {
    let mut events = EventLoop::<UserEvent>::with_user_event()
        .build()
        .map_err(|error| error.to_string())?;
    let (frame, frames) = channel();
    let (face, faces) = channel();
    let (ready, opened) = channel();
    let blank = Arc::new(AtomicBool::new(false));
    let ended = Arc::new(AtomicBool::new(false));
    let drawn = Rc::new(Cell::new(None));
    let app = Stamped {
        shell: shell.clone(),
        window: None,
        blank: Arc::clone(&blank),
        drawn: Rc::clone(&drawn),
    };
    let create = move |creation: &CreationContext<'_>| {
        let app = app.opened(&creation.egui_ctx, face);
        ready.send(creation.egui_ctx.clone()).ok();
        Ok::<Box<dyn eframe::App>, _>(Box::new(app))
    };
    let title = "Returnbay bench";
    let app = eframe::create_native(title, window::options(title), Box::new(create), &events);
    let mut watched = Watched {
        app,
        drawn,
        frames: frame,
        ended: Arc::clone(&ended),
    };
    std::thread::scope(|scope| {
        let measuring = scope.spawn(move || {
            let ctx = opened.recv().map_err(|_gone| "no window came".to_owned())?;
            let screen = Screen {
                ctx,
                blank,
                frames,
                faces,
            };
            let _closes = Closes(ended, screen.ctx.clone());
            Ok(measure(&screen))
        });
        let closed = events.run_app_on_demand(&mut watched);
        // Without a window nobody would tell the measuring thread that there is none.
        drop(watched);
        shell.close_window();
        let found = measuring.join().expect("the measuring ends well");
        closed.map_err(|error| error.to_string()).and(found)
    })
}

/// Closes the window when the measuring ends, well or not.
struct Closes(Arc<AtomicBool>, Context);

impl Drop for Closes {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
        self.1.request_repaint();
    }
}

/// A frame that is drawn and not painted yet.
type Drawn = Rc<Cell<Option<(&'static str, Instant, Instant)>>>;

/// The window with a clock beside it.
struct Stamped {
    shell: Shell,
    window: Option<Window>,
    blank: Arc<AtomicBool>,
    drawn: Drawn,
}

impl Stamped {
    fn opened(mut self, ctx: &Context, faces: Sender<Published>) -> Self {
        let (seen, waking) = (self.shell.clone(), ctx.clone());
        self.shell.wake_with(Arc::new(move || {
            // Nobody listens any more when the bench is over.
            faces.send((Instant::now(), seen.face().step)).ok();
            waking.request_repaint();
        }));
        self.window = Some(Window::new(ctx, self.shell.clone()));
        self
    }
}

impl eframe::App for Stamped {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let begun = Instant::now();
        // Read first: what is drawn is this face or a later one.
        let step = self.shell.face().step;
        if let Some(window) = &mut self.window
            && !self.blank.load(Ordering::SeqCst)
        {
            window.draw(ui);
        }
        self.drawn.set(Some((step, begun, Instant::now())));
    }
}

/// The window's event loop; each call returns when what it painted is swapped.
struct Watched<'a> {
    app: EframeWinitApplication<'a>,
    drawn: Drawn,
    frames: Sender<Frame>,
    ended: Arc<AtomicBool>,
}

impl Watched<'_> {
    fn look(&self) {
        let painted = Instant::now();
        if let Some((step, begun, drawn)) = self.drawn.take() {
            // The measuring thread is gone only at the end.
            self.frames
                .send(Frame {
                    step,
                    begun,
                    drawn,
                    painted,
                })
                .ok();
        }
    }
}

impl ApplicationHandler<UserEvent> for Watched<'_> {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        self.app.resumed(events);
        self.look();
    }

    fn new_events(&mut self, events: &ActiveEventLoop, cause: StartCause) {
        self.app.new_events(events, cause);
        self.look();
    }

    fn user_event(&mut self, events: &ActiveEventLoop, event: UserEvent) {
        self.app.user_event(events, event);
        self.look();
    }

    fn window_event(&mut self, events: &ActiveEventLoop, window: WindowId, event: WindowEvent) {
        self.app.window_event(events, window, event);
        self.look();
    }

    fn device_event(&mut self, events: &ActiveEventLoop, device: DeviceId, event: DeviceEvent) {
        self.app.device_event(events, device, event);
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        self.app.about_to_wait(events);
        if self.ended.load(Ordering::SeqCst) {
            events.exit();
        }
    }

    fn exiting(&mut self, events: &ActiveEventLoop) {
        self.app.exiting(events);
    }
}
