//! `returnbay export`: a paper to a file, and the list of what can be written.

mod papers;

use std::path::PathBuf;

use serde::Serialize;

use crate::domain::charge::Period;
use crate::domain::codes::{BatchNumber, ContainerName, LotNumber, SellerCode};
use crate::domain::money::Currency;
use crate::domain::time::Day;
use crate::exchange::data::lot_templates::lot_templates;
use crate::exchange::journal::{AUDIT, COLUMNS, WRITTEN};
use crate::exchange::out::{
    OutError, SPECS, claims_csv, intake_xlsx, lot_template, manifest_bytes, statement_bytes,
    unclaimed_xlsx, units_csv, write_whole,
};
use crate::exchange::print::PRINTED;
use crate::ledger::query::{Manifest, UnitFilter};
use crate::ledger::{Answer, Query};
use crate::shell::Clock;
use crate::shell::desk::Desk;
use crate::shell::lots::{self, LotForm, LotOf};
use crate::shell::resale::{self, ListingForm};
use crate::text::{Message, TroubleMsg, Words};

use super::args::{Args, Export};
use super::out::Form;
use super::{Exit, Out, checklist, evidence, folder, journal, print, seller};

/// What the command line calls a seller's statement.
const CHARGES: &str = "charges";

/// What a listed batch is called among the papers.
const LISTING: &str = "resale-listing";

/// What a lot is called among the papers.
const LOT: &str = "lot";

#[derive(Serialize)]
struct SpecOut {
    what: &'static str,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    template: Option<&'static str>,
    columns: Vec<&'static str>,
}

#[derive(Serialize)]
pub(super) struct WrittenOut {
    pub path: String,
    pub bytes: usize,
}

pub(super) fn run(args: &Args, verb: &Export, out: &Out) -> Exit {
    if verb.list {
        list(out);
        list_lots(out);
        papers::list(args, out);
        list_printed(out);
        return Exit::Done;
    }
    let Some(what) = &verb.what else {
        out.tell(
            &TroubleMsg::ExportUnknown {
                what: String::new(),
            }
            .into(),
        );
        return Exit::Usage;
    };
    let Some(format) = format_of(what, verb.format.as_deref()) else {
        let format = verb.format.as_deref().unwrap_or("");
        out.tell(
            &TroubleMsg::ExportUnknown {
                what: format!("{what} {format}").trim().to_owned(),
            }
            .into(),
        );
        return Exit::Usage;
    };
    let offered = || PathBuf::from(format!("{what}.{format}"));
    let path = verb.out.clone().unwrap_or_else(offered);
    if PRINTED.iter().any(|(printed, _)| printed == what) {
        return print::run(args, verb, (what, format), &path, out);
    }
    if papers::format_of(what, None).is_some() {
        return papers::run(args, verb, (what, format), &path, out);
    }
    if what == checklist::CHECKLIST {
        return checklist::export(args, verb, &path, out);
    }
    let template = verb.template.as_deref();
    let is_foreign = verb.currency.is_some() && what != LOT;
    if is_foreign || template.is_some_and(|id| what != LOT || lot_template(id).is_none()) {
        let what = format!("{what} {}", template.unwrap_or_default());
        out.tell(&TroubleMsg::ExportUnknown { what }.into());
        return Exit::Usage;
    }
    if let Some(exit) = of_facts(args, verb, (what, format, &path), out) {
        return exit;
    }
    let desk = match folder(args).and_then(|folder| Desk::open(&folder)) {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    let words = out.words_at(desk.zone);
    let made = if what == LOT {
        lot(&desk, (format, &path), verb, &words)
    } else if what == LISTING {
        listing(&desk, format, verb.id.as_deref(), &words)
    } else {
        bytes(&desk, (what, format), verb, &words)
    };
    ends_written(&path, made, out)
}

/// Writes what is told of facts alone: evidence, the journal, a life, a signed day.
fn of_facts(
    args: &Args,
    verb: &Export,
    (what, format, path): (&str, &str, &std::path::Path),
    out: &Out,
) -> Option<Exit> {
    if what == evidence::WHAT {
        return Some(evidence::run(args, verb, (format, path), out));
    }
    let is_written = WRITTEN.iter().any(|(written, _)| *written == what);
    is_written.then(|| journal::run(args, verb, (what, format), path, out))
}

fn list(out: &Out) {
    for spec in SPECS {
        let columns = (spec.columns)();
        if out.form == Form::Machines {
            out.json(&SpecOut {
                what: spec.what,
                format: spec.format,
                template: None,
                columns,
            });
        } else {
            out.line(&format!(
                "{} {}: {}",
                spec.what,
                spec.format,
                columns.join(", ")
            ));
        }
    }
}

fn list_lots(out: &Out) {
    for template in lot_templates() {
        let heads = template.columns.iter().map(|(head, _)| head.as_str());
        let heads: Vec<&str> = heads.collect();
        let mut formats = SPECS.iter().filter(|spec| spec.what == LOT);
        if out.form == Form::Machines {
            for spec in formats {
                out.json(&SpecOut {
                    what: LOT,
                    format: spec.format,
                    template: Some(&template.id),
                    columns: heads.clone(),
                });
            }
        } else {
            let first = formats.next().map_or("", |spec| spec.format);
            let heads = heads.join(", ");
            out.line(&format!(
                "{LOT} {first} --template {}: {heads}",
                template.id
            ));
        }
    }
}

fn list_printed(out: &Out) {
    for (what, format) in printed() {
        let columns = match (what, format) {
            (AUDIT, "csv") => COLUMNS.to_vec(),
            _ => Vec::new(),
        };
        if out.form == Form::Machines {
            out.json(&SpecOut {
                what,
                format,
                template: None,
                columns,
            });
        } else if columns.is_empty() {
            out.line(&format!("{what} {format}"));
        } else {
            out.line(&format!("{what} {format}: {}", columns.join(", ")));
        }
    }
}

/// Every printed paper in each of its formats.
fn printed() -> impl Iterator<Item = (&'static str, &'static str)> {
    let each = |(what, formats): (&'static str, &'static [&'static str])| {
        formats.iter().map(move |format| (what, *format))
    };
    PRINTED.into_iter().chain(WRITTEN).flat_map(each)
}

/// Writes what was made and says where, or why not.
pub(super) fn ends_written(
    path: &std::path::Path,
    made: Result<impl AsRef<[u8]>, Message>,
    out: &Out,
) -> Exit {
    match made.and_then(|bytes| write(path, bytes.as_ref())) {
        Ok(bytes) if out.form == Form::Machines => out.json(&WrittenOut {
            path: path.display().to_string(),
            bytes,
        }),
        Ok(_) => out.line(&path.display().to_string()),
        Err(message) => return out.refused(&message),
    }
    Exit::Done
}

fn write(path: &std::path::Path, bytes: &[u8]) -> Result<usize, Message> {
    let failed = |error: std::io::Error| TroubleMsg::ExportFailed {
        name: path.display().to_string(),
        detail: error.to_string(),
    };
    write_whole(path, bytes).map_err(failed)?;
    Ok(bytes.len())
}

/// Gives the format of a paper: the one wanted, if there is such a paper, or its first.
fn format_of(what: &str, wanted: Option<&str>) -> Option<&'static str> {
    let papers = SPECS.iter().map(|spec| (spec.what, spec.format));
    papers
        .chain(printed())
        .find(|(of, format)| *of == what && wanted.is_none_or(|wanted| wanted == *format))
        .map(|(_, format)| format)
        .or_else(|| papers::format_of(what, wanted))
}

fn bytes(
    desk: &Desk,
    (what, format): (&str, &str),
    verb: &Export,
    words: &Words,
) -> Result<Vec<u8>, Message> {
    let id = verb.id.as_deref();
    let failed = |error: OutError| {
        Message::from(TroubleMsg::ExportFailed {
            name: what.to_owned(),
            detail: error.to_string(),
        })
    };
    let made = Clock::system().now();
    let today = desk.zone.day(made);
    let unknown = || {
        Message::from(TroubleMsg::NotFound {
            what: id.unwrap_or_default().to_owned(),
        })
    };
    let day = || id.map_or(Some(today), Day::parse).ok_or_else(unknown);
    match what {
        seller::SELLER => match desk.ask(&Query::Sellers)? {
            Answer::Sellers(rows) => seller::bytes(&rows, id, today),
            _ => Err(unknown()),
        },
        "manifest" => {
            let manifest = manifest(desk, id)?;
            manifest_bytes(&manifest, format, made, words).map_err(failed)
        }
        "intake-report" => {
            let day = day()?;
            let units = desk.units(&UnitFilter {
                day: Some(day),
                ..UnitFilter::default()
            })?;
            let Answer::Review(review) = desk.ask(&Query::Review(Period::one(day)))? else {
                return Err(unknown());
            };
            let checklists = desk.checklists(&units)?;
            intake_xlsx(&review, (&units, &checklists), made, words).map_err(failed)
        }
        "claim-list" => {
            let seller = id
                .map(|text| SellerCode::parse(text).ok_or_else(unknown))
                .transpose()?;
            let mut lines = desk.claims(today)?;
            lines.retain(|line| seller.as_ref().is_none_or(|one| line.claim.seller() == one));
            claims_csv(&lines, words).map_err(failed)
        }
        CHARGES => {
            let seller = id.and_then(SellerCode::parse).ok_or_else(unknown)?;
            let days = (verb.from, verb.to);
            let statement = desk.statement(seller, days, today)?;
            statement_bytes(&statement, format).map_err(failed)
        }
        "unclaimed" => unclaimed_xlsx(&desk.unclaimed(today)?, made, words).map_err(failed),
        _ => {
            let day = id
                .map(|text| Day::parse(text).ok_or_else(unknown))
                .transpose()?;
            let units = desk.units(&UnitFilter {
                day,
                ..UnitFilter::default()
            })?;
            let checklists = desk.checklists(&units)?;
            units_csv(&units, &checklists, words).map_err(failed)
        }
    }
}

/// Makes the sheet of a lot that was sold, by its number, or of what its pallets would be.
/// Makes the sheet of a lot; its pictures are copied beside it.
fn lot(
    desk: &Desk,
    (format, path): (&str, &std::path::Path),
    verb: &Export,
    words: &Words,
) -> Result<Vec<u8>, Message> {
    let id = verb.id.as_deref().unwrap_or_default();
    let number = LotNumber::parse(id);
    let is_sold = match &number {
        Some(number) => matches!(desk.ask(&Query::Lot(number.clone()))?, Answer::Lot(Some(_))),
        None => false,
    };
    let of = match number.filter(|_| is_sold) {
        Some(number) => LotOf::Sold(number),
        None => LotOf::Pallets(containers(id)?, verb.currency.unwrap_or(Currency::USD)),
    };
    let form = LotForm {
        photos: desk.photos(),
        template: verb.template.as_deref(),
        format,
        at: (Clock::system().now(), desk.zone),
        words,
    };
    let files = lots::sheet(|query| desk.ask(query), &of, &form)?;
    files.copy_pictures(desk.photos(), path)?;
    Ok(files.sheet)
}

/// Makes the file of a listed batch.
fn listing(desk: &Desk, format: &str, id: Option<&str>, words: &Words) -> Result<Vec<u8>, Message> {
    let id = id.unwrap_or_default();
    let unknown = || TroubleMsg::NotFound {
        what: id.to_owned(),
    };
    let batch = BatchNumber::parse(id).ok_or_else(unknown)?;
    let form = ListingForm {
        format,
        at: (Clock::system().now(), desk.zone),
        words,
    };
    resale::listing(|query| desk.ask(query), &batch, &form)
}

/// Reads names of containers, separated by commas.
pub(super) fn containers(list: &str) -> Result<Vec<ContainerName>, Message> {
    let names = list.split(',').filter(|name| !name.trim().is_empty());
    let read = names.map(|name| {
        ContainerName::parse(name.trim()).ok_or_else(|| {
            Message::from(TroubleMsg::NotFound {
                what: name.to_owned(),
            })
        })
    });
    read.collect()
}

fn manifest(desk: &Desk, id: Option<&str>) -> Result<Manifest, Message> {
    let cartons = containers(id.unwrap_or(""))?;
    match desk.ask(&Query::Manifest(cartons))? {
        Answer::Manifest(manifest) if !manifest.lines.is_empty() => Ok(*manifest),
        _ => Err(TroubleMsg::NothingToExport.into()),
    }
}
