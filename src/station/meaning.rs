//! What a reading means to the bench, before any step judges it.

use crate::domain::codes::{CommandWord, ContainerName, PersonCode, UnitTag};
use crate::domain::container::ContainerKind;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind};
use crate::scan::{Reading, ReadingNote};
use crate::text::{BenchMsg, CarrierName};

use super::context::Context;
use super::event::Key;

/// What a scan is, by its best candidate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// A person's badge.
    Badge(PersonCode),
    /// A command barcode.
    Key(Key),
    /// The command to sign the person out.
    SignOut,
    /// A command barcode that this bench has no use for.
    OtherCommand,
    /// A unit tag.
    Tag(UnitTag),
    /// A container or shelf.
    Container(ContainerName),
    /// The ZIP bar of a label.
    Postal,
    /// One of our codes, misread.
    Misread,
    /// A code of a product.
    Product,
    /// A carrier's, a return's or an order's code, or a parcel tag of ours.
    Parcel,
    /// Amazon's unit label, a serial number or anything else that can be read.
    Other,
    /// Nothing that can be read.
    Nothing,
}

/// Tells what a reading is, by its best candidate.
pub(super) fn meaning(reading: &Reading) -> Meaning {
    let Some(best) = reading.candidates.first() else {
        return match reading.note {
            Some(ReadingNote::WrongCheck) => Meaning::Misread,
            Some(ReadingNote::UnknownCommand) => Meaning::OtherCommand,
            Some(
                ReadingNote::PostalBar
                | ReadingNote::TwoTrackings
                | ReadingNote::TooLong
                | ReadingNote::ControlBytes,
            )
            | None => Meaning::Nothing,
        };
    };
    if best.check == CheckVerdict::Bad && is_ours(best.kind) {
        return Meaning::Misread;
    }
    match best.kind {
        CodeKind::Badge => PersonCode::parse(&best.key).map_or(Meaning::Misread, Meaning::Badge),
        CodeKind::Command => CommandWord::parse(&best.key).map_or(Meaning::OtherCommand, key_of),
        CodeKind::Unit => UnitTag::parse(&best.key).map_or(Meaning::Misread, Meaning::Tag),
        CodeKind::Container => {
            ContainerName::parse(&best.key).map_or(Meaning::Misread, Meaning::Container)
        }
        CodeKind::Postal => Meaning::Postal,
        CodeKind::Product => Meaning::Product,
        CodeKind::Tracking | CodeKind::Parcel | CodeKind::Rma | CodeKind::Order => Meaning::Parcel,
        CodeKind::Lpn | CodeKind::Serial | CodeKind::Gs1 => Meaning::Other,
        CodeKind::Unknown => Meaning::Nothing,
    }
}

/// Finds a container among the candidates, for the steps that want one.
pub(super) fn container(reading: &Reading) -> Option<ContainerName> {
    let of = |candidate: &Candidate| {
        (candidate.kind == CodeKind::Container && candidate.check != CheckVerdict::Bad)
            .then(|| ContainerName::parse(&candidate.key))
            .flatten()
    };
    reading.candidates.iter().find_map(of)
}

/// Says what was scanned, in words that every step can show beside what it wants.
pub(super) fn that_is(reading: &Reading) -> BenchMsg {
    let code = reading.text.clone();
    let Some(best) = reading.candidates.first() else {
        return BenchMsg::Unreadable { code };
    };
    match (best.kind, &best.carrier) {
        (CodeKind::Unknown, _) => BenchMsg::Unreadable { code },
        (CodeKind::Tracking, Some(carrier)) => BenchMsg::ThatIsOf {
            carrier: CarrierName(carrier.clone()),
        },
        (kind, _) => BenchMsg::ThatIs { kind },
    }
}

/// Refuses a scan where a question wants its answer first, and says what was scanned.
pub(super) fn answer_first(reading: &Reading, context: &mut Context) {
    context.refuse_with("answer_first", BenchMsg::AnswerFirst, that_is(reading));
}

/// Takes a shelf of the kind that is wanted, or says what is wanted.
pub(super) fn shelf(
    reading: &Reading,
    wanted: ContainerKind,
    context: &mut Context,
) -> Option<ContainerName> {
    let Some(container) = container(reading) else {
        let wanted = BenchMsg::ScanContainerOf { kind: wanted };
        context.refuse_with("shelf_wanted", wanted, that_is(reading));
        return None;
    };
    if container.kind() == wanted {
        return Some(container);
    }
    context.refuse(
        "wrong_shelf",
        BenchMsg::RefusedWrongShelf { container, wanted },
    );
    None
}

fn is_ours(kind: CodeKind) -> bool {
    match kind {
        CodeKind::Unit
        | CodeKind::Parcel
        | CodeKind::Command
        | CodeKind::Badge
        | CodeKind::Container => true,
        CodeKind::Tracking
        | CodeKind::Product
        | CodeKind::Lpn
        | CodeKind::Serial
        | CodeKind::Rma
        | CodeKind::Order
        | CodeKind::Gs1
        | CodeKind::Postal
        | CodeKind::Unknown => false,
    }
}

fn key_of(word: CommandWord) -> Meaning {
    match word {
        CommandWord::Digit(digit) => Meaning::Key(Key::Digit(digit)),
        CommandWord::Undo => Meaning::Key(Key::Undo),
        CommandWord::EndParcel => Meaning::Key(Key::EndParcel),
        CommandWord::EmptyParcel => Meaning::Key(Key::Empty),
        CommandWord::Override => Meaning::Key(Key::Override),
        CommandWord::NoBarcode => Meaning::Key(Key::NoBarcode),
        CommandWord::Confirm => Meaning::Key(Key::Confirm),
        CommandWord::Cancel => Meaning::Key(Key::Cancel),
        CommandWord::Damage => Meaning::Key(Key::Damage),
        CommandWord::Park => Meaning::Key(Key::Park),
        CommandWord::Rework => Meaning::Key(Key::Rework),
        CommandWord::Unlabelled => Meaning::Key(Key::Unlabelled),
        CommandWord::Quantity => Meaning::Key(Key::Quantity),
        CommandWord::Claim => Meaning::Key(Key::Claim),
        CommandWord::SignOut => Meaning::SignOut,
        CommandWord::Dock | CommandWord::Places => Meaning::OtherCommand,
    }
}
