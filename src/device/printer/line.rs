//! The way to a printer: bytes there, bytes back, each within a time.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream, ToSocketAddrs as _};
use std::time::Duration;

use super::super::port::{PortChoice, PortState};
use super::{PrinterChoice, PrinterState};

/// The longest wait for a printer of the network to open its line.
const CONNECT_WAIT: Duration = Duration::from_secs(3);
/// The longest wait for a printer to take more bytes: as long as one label takes to come out.
const SEND_WAIT: Duration = Duration::from_secs(10);
/// The longest wait for an answer; printers that answer do so in a tenth of it.
pub(super) const ANSWER_WAIT: Duration = Duration::from_secs(2);

/// An open line. An error means that it is lost, except that nothing came in time.
pub(super) trait Line {
    /// Sends all of it.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Waits for bytes; none when the other end has hung up.
    fn receive(&mut self, bytes: &mut [u8]) -> io::Result<usize>;
    /// Says that nothing more is sent, so that the other end hangs up once it has taken all.
    fn finish(&mut self) -> io::Result<()>;
}

/// Opens the line; a folder has none.
pub(super) fn open(choice: &PrinterChoice) -> Result<Box<dyn Line>, PrinterState> {
    match choice {
        PrinterChoice::Network { host, port } => network(host, *port),
        PrinterChoice::Serial { port, baud } => serial(port, *baud),
        PrinterChoice::Folder(_) => Err(PrinterState::FolderMissing),
    }
}

/// Whether a read only found nothing in time.
pub(super) fn is_silence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::TimedOut | ErrorKind::WouldBlock | ErrorKind::Interrupted
    )
}

fn network(host: &str, port: u16) -> Result<Box<dyn Line>, PrinterState> {
    let found = (host, port).to_socket_addrs();
    let addresses = found.map_err(|_unknown| PrinterState::UnknownHost)?;
    let mut trouble = PrinterState::UnknownHost;
    for address in addresses {
        match TcpStream::connect_timeout(&address, CONNECT_WAIT).and_then(ready) {
            Ok(stream) => return Ok(Box::new(stream)),
            Err(error) => trouble = trouble_of(&error),
        }
    }
    Err(trouble)
}

fn ready(stream: TcpStream) -> io::Result<TcpStream> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(ANSWER_WAIT))?;
    stream.set_write_timeout(Some(SEND_WAIT))?;
    Ok(stream)
}

fn trouble_of(error: &io::Error) -> PrinterState {
    match error.kind() {
        ErrorKind::ConnectionRefused => PrinterState::Refused,
        ErrorKind::TimedOut
        | ErrorKind::WouldBlock
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown => PrinterState::Unreachable,
        _ => PrinterState::Failed(error.to_string()),
    }
}

impl Line for TcpStream {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn receive(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.read(bytes)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.shutdown(Shutdown::Write)
    }
}

#[cfg(not(feature = "serial"))]
fn serial(_: &PortChoice, _: u32) -> Result<Box<dyn Line>, PrinterState> {
    Err(PrinterState::Port(PortState::NotInBuild))
}

#[cfg(feature = "serial")]
fn serial(choice: &PortChoice, baud: u32) -> Result<Box<dyn Line>, PrinterState> {
    use super::super::check;
    use super::super::list::{attached, locate};

    let path = match choice {
        PortChoice::Path(path) => path.clone(),
        PortChoice::Usb { .. } => {
            locate(choice, &attached()).ok_or(PrinterState::Port(PortState::Missing))?
        }
    };
    // What is wrong is asked before the port is opened: the error of opening says less.
    if let Some(state) = check::trouble(&path) {
        return Err(PrinterState::Port(state));
    }
    let port = serialport::new(path.to_string_lossy(), baud)
        .flow_control(serialport::FlowControl::Software)
        .timeout(ANSWER_WAIT)
        .open()
        .map_err(|error| PrinterState::Port(PortState::Failed(error.description)))?;
    Ok(Box::new(SerialLine(port)))
}

#[cfg(feature = "serial")]
struct SerialLine(Box<dyn serialport::SerialPort>);

#[cfg(feature = "serial")]
impl Line for SerialLine {
    /// A part at a time, each within the port's own time: at 9600 baud a label takes seconds.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        bytes.chunks(64).try_for_each(|part| self.0.write_all(part))
    }

    fn receive(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }

    /// A serial line has no end.
    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}
