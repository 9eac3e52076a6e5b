//! From arguments to a data folder, a store, a language.

use std::io::{BufRead as _, Read as _};
use std::path::{Path, PathBuf};

use crate::domain::codes::PersonCode;
use crate::domain::limits::PIN_DIGITS_MAX;
use crate::domain::pin::Pin;
use crate::domain::time::Zone;
use crate::shell::door::{DeskLock, Wants};
use crate::shell::pins::Tried;
use crate::shell::{Clock, Devices, Shell, ShellConfig};
use crate::text::{Language, Message, PeopleMsg, TroubleMsg};

use super::args::Args;
use super::{Exit, Front, Out};

pub(super) fn language(args: &Args) -> Language {
    let from_environment = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    let wanted = args.lang.clone().or_else(from_environment);
    wanted
        .and_then(|tag| Language::parse(&tag))
        .unwrap_or_default()
}

pub(super) fn window(args: &Args, front: Option<&Front>, out: &Out) -> Exit {
    let Some(front) = front else {
        out.tell(&TroubleMsg::NoWindowInBuild.into());
        return Exit::Refused;
    };
    match open(args, Clock::system(), Devices::Started) {
        Ok(shell) => {
            let ending = shell.clone();
            let exit = out.finish((front.window)(shell));
            ending.close_window();
            exit
        }
        Err(message) => out.store_trouble(&message),
    }
}

/// Gives the data folder: `--data`, or the platform's own.
pub(super) fn folder(args: &Args) -> Result<PathBuf, Message> {
    if let Some(folder) = &args.data {
        return Ok(folder.clone());
    }
    let dirs = directories::ProjectDirs::from("", "", "returnbay");
    let dirs = dirs.ok_or_else(|| TroubleMsg::StoreNoRights {
        path: "home".to_owned(),
    })?;
    Ok(dirs.data_dir().to_owned())
}

/// Opens the store for writing; refused while another process holds it.
pub(super) fn open(args: &Args, clock: Clock, devices: Devices) -> Result<Shell, Message> {
    open_in(folder(args)?, args, clock, devices)
}

pub(super) fn open_in(
    folder: PathBuf,
    args: &Args,
    clock: Clock,
    devices: Devices,
) -> Result<Shell, Message> {
    let zone = iana_time_zone::get_timezone()
        .ok()
        .and_then(|name| Zone::parse(&name));
    open_at(folder, args, clock, devices, zone)
}

/// Opens the store of a folder; a new one is of a site in `zone`, or in UTC.
pub(super) fn open_at(
    folder: PathBuf,
    args: &Args,
    clock: Clock,
    devices: Devices,
    zone: Option<Zone>,
) -> Result<Shell, Message> {
    Shell::open(ShellConfig {
        folder,
        station: args.station.clone(),
        zone: zone.unwrap_or(Zone::UTC),
        clock,
        wake: std::sync::Arc::new(|| {}),
        devices,
    })
}

/// Signs a known badge in and gives its PIN, where the person has one: the file of `--pin-file` holds it on its
/// first line. A wrong one counts as at a desk.
pub(super) fn sit_down(args: &Args, shell: &Shell, badge: &PersonCode) -> Result<(), Message> {
    shell.sign_in(badge.clone());
    shell.settle();
    if shell.face().person.as_ref() != Some(badge) {
        let person = badge.clone();
        return Err(PeopleMsg::BadgeLeft { person }.into());
    }
    let DeskLock::Shut(shut) = shell.desk_lock() else {
        return Ok(());
    };
    match shut.wants {
        Wants::Badge => return Ok(()),
        Wants::PinSet => return Err(PeopleMsg::LockNoPin.into()),
        Wants::Pin => {}
    }
    let Some(path) = &args.pin_file else {
        return Err(PeopleMsg::PinFileWanted.into());
    };
    let text = first_line(path).map_err(|error| TroubleMsg::FileUnreadable {
        name: path.display().to_string(),
        detail: error.to_string(),
    })?;
    match shell.try_pin(&Pin::tried(&text))? {
        Tried::Opened => Ok(()),
        Tried::Wrong(tries) => Err(match tries.locked_until {
            Some(at) => PeopleMsg::LockUntil { at }.into(),
            None => PeopleMsg::PinFileWrong {
                tries: tries.left(),
            }
            .into(),
        }),
        Tried::Locked(tries) => Err(match tries.locked_until {
            Some(at) => PeopleMsg::LockUntil { at }.into(),
            None => PeopleMsg::LockFailed.into(),
        }),
        Tried::Lost => Err(PeopleMsg::LockLost.into()),
    }
}

/// Reads the first line of a file or of standard input, and no more than a PIN may have.
fn first_line(path: &Path) -> std::io::Result<String> {
    let most = u64::try_from(PIN_DIGITS_MAX + 2).unwrap_or(u64::MAX);
    let mut text = String::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(most).read_line(&mut text)?;
    } else {
        let file = std::fs::File::open(path)?;
        std::io::BufReader::new(file.take(most)).read_line(&mut text)?;
    }
    Ok(text)
}
