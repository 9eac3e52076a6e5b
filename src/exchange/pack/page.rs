//! The page of a pack: one file in both languages that a bare browser shows and prints, with the fields
//! that a claim's form asks for. It asks for nothing from outside and runs nothing.

mod asked;
mod html;
mod life;
mod parcel;
mod photos;
mod returns;
mod style;
mod unit;

use super::card::{About, Card};
use super::scope::Scoped;
use crate::domain::time::Zone;
use crate::ledger::query::EvidenceOf;
use crate::text::EvidenceMsg;

pub(super) use html::unescaped;
use html::{Both, Html, Said};
pub(super) use photos::{PHOTO_BYTES, PHOTO_HASH};

/// What stands before what programs read, up to the next quote.
pub(super) const CARD_HEAD: &str = "<meta name=\"returnbay-evidence\" content=\"";

/// What the page shows of a photo.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Picture<'a> {
    /// The whole picture, as a JPEG.
    Whole(&'a [u8]),
    /// Its small copy: the whole picture stands beside the page.
    Small(&'a [u8]),
    /// None.
    None,
}

/// Makes the page, without its seal. `pictures` are those of `about`'s photos, in their order.
pub fn page(scoped: &Scoped, about: &About, pictures: &[Picture<'_>], zone: Zone) -> String {
    let both = Both::new(zone);
    let bytes = pictures.iter().map(|picture| match picture {
        Picture::Whole(bytes) | Picture::Small(bytes) => bytes.len(),
        Picture::None => 0,
    });
    let room = bytes.sum::<usize>() / 3 * 4 + (64 << 10);
    let mut html = Html(String::with_capacity(room));
    head(&mut html, &both, about);
    html.raw("<header>\n");
    html.element("h1", &both.say(EvidenceMsg::Title));
    let subject = both.say(match &scoped.of {
        EvidenceOf::Unit(_) => EvidenceMsg::OfUnit,
        EvidenceOf::Parcel(_) => EvidenceMsg::OfParcel,
        EvidenceOf::Lines(_) => EvidenceMsg::OfReturn,
    });
    html.element(
        "p class=\"subject\"",
        &subject.then(" ", &Said::plain(about.subject.as_str())),
    );
    let notes = both.say(EvidenceMsg::Aid);
    html.element("p class=\"note\"", &notes);
    let zone = both.say(EvidenceMsg::Zone {
        name: zone.name().to_owned(),
    });
    html.element("p class=\"note\"", &zone);
    html.raw("</header>\n<main>\n");
    returns::section(&mut html, &both, scoped);
    for parcel in &scoped.parcels {
        parcel::section(&mut html, &both, scoped, parcel);
    }
    for unit in &scoped.units {
        unit::section(&mut html, &both, scoped, unit);
    }
    photos::section(&mut html, &both, about, pictures);
    life::section(&mut html, &both, scoped);
    seal_section(&mut html, &both, about);
    html.raw("</main>\n</body>\n</html>\n");
    html.0
}

fn head(html: &mut Html, both: &Both, about: &About) {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.raw("img-src data:; style-src '");
    html.raw(&style::hash());
    html.raw("'; base-uri 'none'; form-action 'none'\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.raw(CARD_HEAD);
    // Numbers and texts always become JSON.
    let card = serde_json::to_string(&Card::of(about, Vec::new())).unwrap_or_default();
    html.text(&card);
    html.raw("\">\n");
    let title = both.say(EvidenceMsg::Title);
    html.raw("<title>");
    html.text(&title.in_one_line());
    html.text(&format!(" {}", about.subject));
    html.raw("</title>\n<style>");
    html.raw(style::STYLE);
    html.raw("</style>\n</head>\n<body>\n");
}

fn seal_section(html: &mut Html, both: &Both, about: &About) {
    html.raw("<section>\n");
    html.element("h2", &both.say(EvidenceMsg::HeadSeal));
    html.begin_fields();
    let seller = match &about.seller {
        Some(seller) => Said::plain(seller.as_str()),
        None => both.say(EvidenceMsg::Nobody),
    };
    html.field(&both.word("column", "seller"), &[seller]);
    let made = format!("{} ({})", both.moment(about.made_at), about.made_at);
    html.field(&both.say(EvidenceMsg::MadeAt), &[Said::plain(made)]);
    let station = Said::plain(about.head.station.as_str());
    html.field(&both.word("column", "station"), &[station]);
    let head = &about.head;
    let head = format!(
        "{} · {} · #{} · {}",
        head.station, head.epoch, head.seq, head.hash
    );
    html.field(&both.say(EvidenceMsg::Journal), &[Said::plain(head)]);
    let short = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let mut counts = vec![both.say(EvidenceMsg::FactsCount {
        count: short(about.facts),
    })];
    if about.facts_kept_back > 0 {
        counts.push(both.say(EvidenceMsg::FactsKeptBack {
            count: short(about.facts_kept_back),
        }));
    }
    html.field(&both.say(EvidenceMsg::HeadLife), &counts);
    let key = crate::domain::ids::hex(&about.key);
    html.field(&both.say(EvidenceMsg::Key), &[Said::plain(key)]);
    html.end_fields();
    html.element("p class=\"note\"", &both.say(EvidenceMsg::SealHow));
    html.raw("</section>\n");
}
