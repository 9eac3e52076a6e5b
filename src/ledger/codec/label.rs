//! Bodies about labels that are printed once more.

use crate::domain::codes::{ContainerName, TagPrefix};
use crate::domain::printed::{Reprint, ReprintWhy, RollKind, RollPart};
use crate::ledger::fact::Body;
use crate::ledger::subject::Subject;

use super::DecodeError;
use super::json::Object;
use super::read::{Fields, wrong};

/// Tags when it has a roll, else a container.
pub(super) fn label_reprinted_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let what = match fields.optional_code("roll", RollKind::parse)? {
        Some(roll) => Reprint::Tags(RollPart {
            roll,
            prefix: fields.code("prefix", TagPrefix::parse)?,
            first: u64::try_from(fields.signed("first")?)
                .map_err(|_negative| wrong("first", "no negative number"))?,
            count: fields.number("count")?,
        }),
        None => Reprint::Container(fields.code("container", ContainerName::parse)?),
    };
    Ok(Body::LabelReprinted {
        what,
        why: fields.optional_code("why", ReprintWhy::parse)?,
    })
}

pub(super) fn write_label_reprinted(
    what: &Reprint,
    why: Option<ReprintWhy>,
    out: &mut Object<'_, '_>,
) {
    match what {
        Reprint::Tags(RollPart {
            roll,
            prefix,
            first,
            count,
        }) => {
            out.number("count", *count);
            out.number("first", *first);
            out.shown("prefix", prefix);
            out.text("roll", roll.code());
        }
        Reprint::Container(name) => out.shown("container", name),
    }
    out.optional_text("why", why.map(ReprintWhy::code));
}

pub(super) fn subject_of(what: &Reprint) -> Subject {
    match what {
        Reprint::Tags(part) => Subject::Range(part.roll, part.prefix.to_string()),
        Reprint::Container(name) => Subject::Container(name.clone()),
    }
}
