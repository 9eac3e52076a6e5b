//! From arguments to a data folder, a store, a language.

use std::path::PathBuf;

use crate::domain::time::Zone;
use crate::shell::{Clock, Devices, Shell, ShellConfig};
use crate::text::{Language, Message, TroubleMsg};

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
