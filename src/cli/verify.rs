//! `returnbay verify`: of a store the chain, the blobs, and every row against the fold of its facts; of
//! an evidence pack every byte.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use crate::domain::ids::hex;
use crate::domain::limits::PACK_BYTES_MAX;
use crate::exchange::pack::{Checked, check, is_pack};
use crate::shell::desk::{CHAT_ABOUT, Desk};
use crate::text::{EvidenceMsg, Message, PrivacyMsg, TroubleMsg};

use super::args::{Args, Verify};
use super::out::Form;
use super::{Exit, Out, folder};

/// What a thing is named that is not there.
const MISSING: &str = "missing";

#[derive(Serialize)]
struct VerifyOut {
    ok: bool,
    facts: u64,
    subjects: u64,
    first_bad: Option<BadOut>,
    purged: u64,
    photos: u64,
    /// Pictures of chats that are what their hashes say.
    chats: u64,
    /// Pictures of chats that a rule has erased.
    chats_purged: u64,
    /// What a pack is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pack: Option<PackOut>,
}

#[derive(Serialize)]
struct BadOut {
    seq: u64,
    why: String,
    about: String,
}

#[derive(Serialize)]
struct PackOut {
    subject: Option<String>,
    /// The public key that it is sealed with.
    key: Option<String>,
}

pub(super) fn run(args: &Args, verb: &Verify, out: &Out) -> Exit {
    let pack = match verb.store.as_deref().map_or(Ok(None), read_pack) {
        Ok(pack) => pack,
        Err(message) => return out.refused(&message),
    };
    let told = match pack {
        Some(bytes) => of_pack(check(&bytes, verb.key)),
        None => match of_store(args, verb) {
            Ok(told) => told,
            Err(message) => return out.store_trouble(&message),
        },
    };
    tell(&told, out);
    if told.ok { Exit::Done } else { Exit::Refused }
}

/// Reads a file that is meant as a pack; none where a store is meant.
fn read_pack(path: &Path) -> Result<Option<Vec<u8>>, Message> {
    let name = path.display().to_string();
    let unread = |error: std::io::Error| TroubleMsg::FileUnreadable {
        name: name.clone(),
        detail: error.to_string(),
    };
    if !path.is_file() {
        return Ok(None);
    }
    let mut file = File::open(path).map_err(unread)?;
    let mut bytes = Vec::new();
    let mut head = [0_u8; 16];
    let read = file.read(&mut head).map_err(unread)?;
    bytes.extend(head.iter().take(read));
    if bytes == *b"SQLite format 3\0" {
        return Ok(None);
    }
    let most = PACK_BYTES_MAX;
    file.take(most).read_to_end(&mut bytes).map_err(unread)?;
    if u64::try_from(bytes.len()).is_ok_and(|count| count > most) {
        return Err(EvidenceMsg::PackTooLarge {
            name,
            most: u32::try_from(most >> 20).unwrap_or(u32::MAX),
        }
        .into());
    }
    Ok(is_pack(&name, &bytes).then_some(bytes))
}

fn of_pack(checked: Checked) -> VerifyOut {
    let bad = checked.first_bad.map(|bad| BadOut {
        seq: bad.seq,
        why: bad.why.code().to_owned(),
        about: bad.about,
    });
    VerifyOut {
        ok: bad.is_none(),
        facts: checked.facts,
        subjects: checked.subjects,
        first_bad: bad,
        purged: 0,
        photos: checked.photos,
        chats: 0,
        chats_purged: 0,
        pack: Some(PackOut {
            subject: checked.subject,
            key: checked.key.map(|key| hex(&key)),
        }),
    }
}

fn of_store(args: &Args, verb: &Verify) -> Result<VerifyOut, Message> {
    let path = verb.store.clone().map_or_else(|| folder(args), Ok)?;
    let verified = Desk::open(&path)?.verify()?;
    let bad = verified.first_bad.map(|bad| BadOut {
        seq: bad.seq,
        why: format!("{:?}", bad.why).to_lowercase(),
        about: bad.about,
    });
    Ok(VerifyOut {
        ok: bad.is_none(),
        facts: verified.facts,
        subjects: verified.subjects,
        first_bad: bad,
        purged: verified.purged,
        photos: verified.photos,
        chats: verified.chats,
        chats_purged: verified.chats_purged,
        pack: None,
    })
}

/// Says of the picture of a chat what is wrong with it, and what to do.
fn of_chat(bad: &BadOut, picture: &str) -> PrivacyMsg {
    let picture = picture.to_owned();
    if bad.why == MISSING {
        PrivacyMsg::ChatMissing { picture }
    } else {
        PrivacyMsg::ChatDamaged { picture }
    }
}

fn tell(told: &VerifyOut, out: &Out) {
    if out.form == Form::Machines {
        out.json(told);
    } else if let Some(bad) = &told.first_bad {
        out.line(&format!("BAD seq {} {} {}", bad.seq, bad.why, bad.about));
        if let Some(picture) = bad.about.strip_prefix(CHAT_ABOUT) {
            out.line(&out.words().say(&of_chat(bad, picture).into()));
        }
    } else {
        let purged = match told.purged {
            0 => String::new(),
            count => format!(" · purged {count}"),
        };
        let chats = match told.chats {
            0 => String::new(),
            count => format!(" · chats {count}"),
        };
        let chats_purged = match told.chats_purged {
            0 => String::new(),
            count => format!(" · chats purged {count}"),
        };
        out.line(&format!(
            "ok · facts {} · subjects {} · photos {}{purged}{chats}{chats_purged}",
            told.facts, told.subjects, told.photos
        ));
    }
    if let (Form::People, Some(key)) = (
        out.form,
        told.pack.as_ref().and_then(|pack| pack.key.as_ref()),
    ) {
        out.line(&format!("key {key}"));
    }
}
