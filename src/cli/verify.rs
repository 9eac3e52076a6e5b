//! `returnbay verify`: the chain, the blobs, and every row against the fold of its facts.

use serde::Serialize;

use crate::shell::desk::Desk;

use super::args::{Args, Verify};
use super::out::Form;
use super::{Exit, Out, folder};

#[derive(Serialize)]
struct VerifyOut {
    ok: bool,
    facts: u64,
    subjects: u64,
    first_bad: Option<BadOut>,
    purged: u64,
}

#[derive(Serialize)]
struct BadOut {
    seq: u64,
    why: String,
    about: String,
}

pub(super) fn run(args: &Args, verb: &Verify, out: &Out) -> Exit {
    let path = verb.store.clone().map_or_else(|| folder(args), Ok);
    let verified = match path.and_then(|path| Desk::open(&path)?.verify()) {
        Ok(verified) => verified,
        Err(message) => return out.store_trouble(&message),
    };
    let bad = verified.first_bad.map(|bad| BadOut {
        seq: bad.seq,
        why: format!("{:?}", bad.why).to_lowercase(),
        about: bad.about,
    });
    let told = VerifyOut {
        ok: bad.is_none(),
        facts: verified.facts,
        subjects: verified.subjects,
        first_bad: bad,
        purged: 0,
    };
    if out.form == Form::Machines {
        out.json(&told);
    } else if let Some(bad) = &told.first_bad {
        out.line(&format!("BAD seq {} {} {}", bad.seq, bad.why, bad.about));
    } else {
        out.line(&format!(
            "ok · facts {} · subjects {}",
            told.facts, told.subjects
        ));
    }
    if told.ok { Exit::Done } else { Exit::Refused }
}
