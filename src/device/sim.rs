//! A scanner held in software: the demo's and the tests' scans enter by the same door as a device's.

#[cfg(not(all(unix, feature = "serial")))]
pub use absent::SimScanner;
#[cfg(all(unix, feature = "serial"))]
pub use pair::SimScanner;

#[cfg(not(all(unix, feature = "serial")))]
mod absent {
    use std::convert::Infallible;
    use std::io;
    use std::path::Path;

    /// A simulated scanner; on this platform, or in this build, there is none.
    #[derive(Debug)]
    pub struct SimScanner(Infallible);

    impl SimScanner {
        /// Fails with `Unsupported`: there are no pseudo-terminals to play a scanner with.
        pub fn open() -> io::Result<Self> {
            Err(io::ErrorKind::Unsupported.into())
        }

        /// Returns the path to choose as the scanner's port.
        pub fn path(&self) -> &Path {
            match self.0 {}
        }

        /// Sends the bytes of a scan.
        pub fn scan(&mut self, _bytes: &[u8]) -> io::Result<()> {
            match self.0 {}
        }

        /// Pulls the plug.
        pub fn unplug(&mut self) {
            match self.0 {}
        }

        /// Plugs it in again under another name.
        pub fn plug_in(&mut self) -> io::Result<()> {
            match self.0 {}
        }

        /// Returns what the program sent back.
        pub fn heard(&mut self) -> io::Result<Vec<u8>> {
            match self.0 {}
        }
    }
}

#[cfg(all(unix, feature = "serial"))]
mod pair {
    use std::io::{self, ErrorKind, Read as _, Write as _};
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use serialport::{SerialPort as _, TTYPort};

    use crate::device::private_dir::PrivateDir;

    /// USB scanners deliver in packets of this size, so a long scan always arrives in several reads.
    const PACKET_BYTES: usize = 64;

    /// How long a scan waits for a program that does not read before it fails.
    const PATIENCE: Duration = Duration::from_secs(2);

    /// The name under which the device is always found, as a system's by-id link is.
    const LINK: &str = "scanner";

    /// A simulated scanner on a pseudo-terminal, behind a link that survives re-plugging.
    #[derive(Debug)]
    pub struct SimScanner {
        link: PathBuf,
        /// The device name of the last plugging, so that the next one differs.
        last_name: Option<String>,
        line: Option<Line>,
        _dir: PrivateDir,
    }

    #[derive(Debug)]
    struct Line {
        ours: TTYPort,
        /// Held open: without any opener the system would call our own side broken.
        _theirs: TTYPort,
    }

    impl SimScanner {
        /// Makes a scanner and plugs it in.
        pub fn open() -> io::Result<Self> {
            let dir = PrivateDir::create("scanner")?;
            let link = dir.path().join(LINK);
            let mut scanner = Self {
                link,
                last_name: None,
                line: None,
                _dir: dir,
            };
            scanner.plug_in()?;
            Ok(scanner)
        }

        /// Returns the path to choose as the scanner's port; it stays the same over re-plugging.
        pub fn path(&self) -> &Path {
            &self.link
        }

        /// Sends bytes as the device would, its terminator included. Fails with `NotConnected` when
        /// unplugged and with `TimedOut` when nobody reads and the line is full.
        pub fn scan(&mut self, bytes: &[u8]) -> io::Result<()> {
            let line = self.line.as_mut().ok_or(ErrorKind::NotConnected)?;
            bytes
                .chunks(PACKET_BYTES)
                .try_for_each(|packet| line.ours.write_all(packet))
        }

        /// Pulls the plug: the port's reader loses it at once and the link leads nowhere.
        pub fn unplug(&mut self) {
            self.line = None;
            // A link that cannot be removed leads to a device that is gone, which reads the same.
            drop(std::fs::remove_file(&self.link));
        }

        /// Plugs the scanner in again, under another device name behind the same link.
        pub fn plug_in(&mut self) -> io::Result<()> {
            self.unplug();
            let mut pair = TTYPort::pair()?;
            if pair.1.name() == self.last_name {
                // The old name was free again. Taking a second pair before letting go of it
                // gives another one.
                pair = TTYPort::pair()?;
            }
            // The clones are closed in child processes; a player of tones that kept the line open
            // would keep the plug in.
            let (mut ours, theirs) = (pair.0.try_clone_native()?, pair.1.try_clone_native()?);
            ours.set_timeout(PATIENCE)?;
            let name = theirs.name().ok_or(ErrorKind::NotFound)?;
            std::os::unix::fs::symlink(&name, &self.link)?;
            self.last_name = Some(name);
            self.line = Some(Line {
                ours,
                _theirs: theirs,
            });
            Ok(())
        }

        /// Waits for what the program sends back (beeps) and returns it; `TimedOut` after 2 s of silence.
        pub fn heard(&mut self) -> io::Result<Vec<u8>> {
            let line = self.line.as_mut().ok_or(ErrorKind::NotConnected)?;
            let mut bytes = vec![0; PACKET_BYTES];
            let count = line.ours.read(&mut bytes)?;
            bytes.truncate(count);
            Ok(bytes)
        }
    }

    impl Drop for SimScanner {
        fn drop(&mut self) {
            self.unplug();
        }
    }
}
