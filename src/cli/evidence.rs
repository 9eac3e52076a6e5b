//! `returnbay export evidence`: a sealed pack of a unit, a parcel or a return.

use std::path::Path;

use serde::Serialize;

use crate::domain::codes::ConsignmentNumber;
use crate::domain::ids::hex;
use crate::shell::Clock;
use crate::shell::desk::Desk;
use crate::shell::evidence::{PackFormat, Packed};
use crate::shell::export_bundle::Bundled;
use crate::text::{EvidenceMsg, TroubleMsg};

use super::args::{Args, Export};
use super::out::Form;
use super::{Exit, Out, folder};

/// What is exported, as the command line names it.
pub(super) const WHAT: &str = "evidence";

#[derive(Serialize)]
struct PackOut {
    path: String,
    bytes: usize,
    /// The hash that is sealed.
    sha256: String,
    /// The public key of the seal.
    key: String,
    /// SHA-256 of an archive's manifest; null for a page.
    manifest_sha256: Option<String>,
    photos: u32,
    photos_left_out: u32,
}

pub(super) fn run(args: &Args, verb: &Export, (format, path): (&str, &Path), out: &Out) -> Exit {
    let (Some(text), Some(format)) = (&verb.id, PackFormat::parse(format)) else {
        let what = format!("{WHAT} {format}");
        out.tell(&TroubleMsg::ExportUnknown { what }.into());
        return Exit::Usage;
    };
    let desk = match folder(args).and_then(|folder| Desk::open(&folder)) {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    let at = Clock::system().now();
    // A consignment's number goes before anything else of that name.
    if let (Some(number), PackFormat::Zip) = (ConsignmentNumber::parse(text.trim()), format) {
        let of = (&number, verb.seller.as_ref());
        let words = out.words_at(desk.zone);
        match desk.export_bundle(of, at, &words, path) {
            Ok(None) => {}
            Ok(Some(bundled)) => return bundle_told(&bundled, path, out),
            Err(message) => return out.refused(&message),
        }
    }
    let packed = match desk.evidence(text.trim(), verb.seller.as_ref(), format, at, path) {
        Ok(packed) => packed,
        Err(message) => return out.refused(&message),
    };
    if packed.photos_left_out > 0 {
        let count = packed.photos_left_out;
        out.tell(&EvidenceMsg::PhotosLeftOut { count }.into());
    }
    told(&packed, path, out);
    Exit::Done
}

#[derive(Serialize)]
struct BundleOut {
    path: String,
    bytes: usize,
    sha256: String,
    index_sha256: String,
    photos: u32,
    photos_left_out: u32,
}

fn bundle_told(bundled: &Bundled, path: &Path, out: &Out) -> Exit {
    if out.form == Form::Machines {
        out.json(&BundleOut {
            path: path.display().to_string(),
            bytes: bundled.bytes,
            sha256: bundled.hash.to_string(),
            index_sha256: bundled.index.to_string(),
            photos: bundled.photos,
            photos_left_out: bundled.photos_left_out,
        });
        return Exit::Done;
    }
    if bundled.photos_left_out > 0 {
        let count = bundled.photos_left_out;
        out.tell(&EvidenceMsg::PhotosLeftOut { count }.into());
    }
    out.line(&path.display().to_string());
    out.line(&format!("sha256 {}", bundled.hash));
    out.line(&format!("index sha256 {}", bundled.index));
    Exit::Done
}

fn told(packed: &Packed, path: &Path, out: &Out) {
    let manifest = packed.manifest.map(|hash| hash.to_string());
    if out.form == Form::Machines {
        out.json(&PackOut {
            path: path.display().to_string(),
            bytes: packed.bytes.len(),
            sha256: packed.sealed.to_string(),
            key: hex(&packed.key),
            manifest_sha256: manifest,
            photos: packed.photos,
            photos_left_out: packed.photos_left_out,
        });
        return;
    }
    out.line(&path.display().to_string());
    out.line(&format!("sha256 {}", packed.sealed));
    if let Some(manifest) = manifest {
        out.line(&format!("manifest sha256 {manifest}"));
    }
    out.line(&format!("key {}", hex(&packed.key)));
}
