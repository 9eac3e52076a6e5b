//! The photos, numbered, each with its hash, its time and who kept it; what is left out is named.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::Picture;
use super::html::{Both, Html, Said};
use crate::exchange::pack::card::{About, PackPhoto, PhotoState};
use crate::text::EvidenceMsg;

/// What stands before the hash of an enclosed picture, up to the next quote.
pub(in crate::exchange::pack) const PHOTO_HASH: &str = "<img data-sha256=\"";
/// What stands before its bytes, up to the next quote.
pub(in crate::exchange::pack) const PHOTO_BYTES: &str = " src=\"data:image/jpeg;base64,";

/// Writes the section.
pub(super) fn section(html: &mut Html, both: &Both, about: &About, pictures: &[Picture<'_>]) {
    html.raw("<section>\n");
    html.element("h2", &both.say(EvidenceMsg::HeadPhotos));
    if about.photos.is_empty() {
        html.element("p class=\"none\"", &both.say(EvidenceMsg::PhotosNone));
    } else {
        let beside = about
            .photos
            .iter()
            .any(|one| one.state == PhotoState::Beside);
        let size = if beside { " small" } else { "" };
        html.raw(&format!("<div class=\"photos{size}\">\n"));
        let nothing = std::iter::repeat(&Picture::None);
        for (photo, picture) in about.photos.iter().zip(pictures.iter().chain(nothing)) {
            figure(html, both, photo, picture);
        }
        html.raw("</div>\n");
    }
    html.raw("</section>\n");
}

fn figure(html: &mut Html, both: &Both, photo: &PackPhoto, picture: &Picture<'_>) {
    html.raw("<figure>\n");
    match (photo.state, picture) {
        (PhotoState::Enclosed, Picture::Whole(bytes)) => image(html, photo, PHOTO_HASH, bytes),
        (PhotoState::Beside, Picture::Small(bytes)) => {
            html.raw(&format!("<a href=\"{}\">", photo.path()));
            image(html, photo, "<img data-of=\"", bytes);
            html.raw("</a>\n");
        }
        (state, _) => left_out(html, both, state),
    }
    caption(html, both, photo);
    html.raw("</figure>\n");
}

fn image(html: &mut Html, photo: &PackPhoto, head: &str, bytes: &[u8]) {
    html.raw(&format!(
        "{head}{}\" alt=\"{:02}\"{PHOTO_BYTES}",
        photo.picture(),
        photo.number
    ));
    BASE64.encode_string(bytes, &mut html.0);
    html.raw("\">\n");
}

fn left_out(html: &mut Html, both: &Both, state: PhotoState) {
    let why = both.say(match state {
        PhotoState::KeptBack => EvidenceMsg::PhotoKeptBack,
        PhotoState::Purged => EvidenceMsg::PhotoPurged,
        PhotoState::Missing => EvidenceMsg::PhotoMissing,
        PhotoState::Changed => EvidenceMsg::PhotoChanged,
        PhotoState::Enclosed | PhotoState::Beside => EvidenceMsg::PhotoBeside,
    });
    html.element("div class=\"left-out\"", &why);
}

fn caption(html: &mut Html, both: &Both, photo: &PackPhoto) {
    html.raw("<figcaption><strong>");
    let number = both.say(EvidenceMsg::Photo {
        number: photo.number,
    });
    html.said(&number.then(" · ", &both.word("photo", photo.kind.code())));
    html.raw("</strong><br>");
    html.said(&both.say(EvidenceMsg::Taken));
    html.raw(" ");
    html.moment(both, photo.taken_at);
    html.raw("<br>");
    html.said(&both.say(EvidenceMsg::KeptBy));
    html.raw(" ");
    let person = match &photo.person {
        Some(person) => Said::plain(person.as_str()),
        None => both.say(EvidenceMsg::ByTheProgram),
    };
    html.said(&person);
    if let Some(station) = &photo.station {
        html.text(&format!(" · {station}"));
    }
    if photo.state == PhotoState::Beside {
        html.raw("<br>");
        html.said(&both.say(EvidenceMsg::PhotoBeside));
        html.text(&format!(": {}", photo.path()));
    }
    if let (true, Some(copy)) = (photo.state.has_picture(), photo.copy) {
        html.raw("<br>");
        html.said(&both.say(EvidenceMsg::PhotoMasked));
        html.raw("<br>SHA-256 ");
        html.hash(copy);
        html.raw("<br>");
        html.said(&both.say(EvidenceMsg::PhotoOriginal));
    }
    html.raw("<br>SHA-256 ");
    html.hash(photo.hash);
    html.raw("</figcaption>\n");
}
