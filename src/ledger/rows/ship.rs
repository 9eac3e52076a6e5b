//! Rows of shipments to China.

use crate::domain::codes::{ConsignmentNumber, ContainerName, PersonCode};
use crate::domain::consignment::ConsignedPicture;
use crate::domain::dated::Dated;
use crate::domain::ids::Hash;
use crate::domain::preflight::Signature;
use crate::domain::printed::Sscc;
use crate::domain::shipment::{CartonMeasure, ConsignmentTerms, ShipmentTerms};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{
    ClosedConsignment, DeclaredGoods, JoinedCarton, LeftShipment, MadePapers, RatedFreight,
    SetTemplate, SignedFinding,
};

use super::PhotoRow;

/// When something was said, and by whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SaidAt {
    /// When.
    pub at: UtcMs,
    /// Who; none only for the program itself.
    pub person: Option<PersonCode>,
}

/// What customs ask about the goods of a SKU, as it was told last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GoodsRow {
    /// What was told.
    pub declared: DeclaredGoods,
    /// When, and by whom: the author of its value.
    pub said: SaidAt,
}

/// Freight rates of a way from a day on, as they were told last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FreightRow {
    /// What was told.
    pub rated: RatedFreight,
    /// When, and by whom.
    pub said: SaidAt,
}

impl Dated for FreightRow {
    fn place(&self) -> (&str, Option<Day>) {
        self.rated.table.place()
    }
}

/// A shipment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShipmentRow {
    /// Its terms, as they were told last.
    pub terms: ShipmentTerms,
    /// When it was begun.
    pub begun_at: UtcMs,
    /// What left, and when; none while it is here.
    pub left: Option<(LeftShipment, SaidAt)>,
}

/// A consignment: its own life. Its cartons say themselves that they are in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsignmentRow {
    /// Its terms, as they were told last.
    pub terms: ConsignmentTerms,
    /// When it was begun.
    pub begun_at: UtcMs,
    /// Counts from 1; rises each time that it is opened again.
    pub revision: u32,
    /// What was closed, and when; none while it is open.
    pub closed: Option<(ClosedConsignment, SaidAt)>,
    /// What somebody signed for of this revision, the first one first.
    pub signed: Vec<(SignedFinding, SaidAt)>,
    /// Every set of papers, the first one first; those of earlier revisions are superseded.
    pub papers: Vec<(MadePapers, SaidAt)>,
    /// When it left with its shipment.
    pub left_at: Option<UtcMs>,
}

/// What shipments know of a carton.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CartonRow {
    /// The carton.
    pub container: ContainerName,
    /// The consignment that it is in.
    pub joined: Option<JoinedCarton>,
    /// Its sides and weights, as they were told last.
    pub measure: Option<CartonMeasure>,
    /// The number of its seal.
    pub seal: Option<String>,
    /// SHA-256 of the kept photo of its seal.
    pub photo: Option<Hash>,
    /// Its serial number.
    pub sscc: Option<Sscc>,
}

impl ConsignmentRow {
    /// Gives what was signed for of this revision, as pre-flight asks.
    pub fn signatures(&self) -> Vec<Signature> {
        let signed = self.signed.iter();
        let each = signed.map(|(signed, _)| Signature {
            check: signed.check,
            units: signed.units.clone(),
            listed: signed.listed.clone(),
        });
        each.collect()
    }
}

impl CartonRow {
    /// A carton of which shipments know nothing.
    pub fn of(container: ContainerName) -> Self {
        Self {
            container,
            joined: None,
            measure: None,
            seal: None,
            photo: None,
            sscc: None,
        }
    }

    /// Gives the consignment that it is in.
    pub fn consignment(&self) -> Option<&ConsignmentNumber> {
        self.joined.as_ref().map(|joined| &joined.consignment)
    }
}

/// A site's own column layout of papers with all its versions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TemplateRow {
    /// Each version with when and by whom it was set, the newest one last; one at least.
    pub versions: Vec<(SetTemplate, SaidAt)>,
}

impl TemplateRow {
    /// Gives its newest version.
    pub fn newest(&self) -> Option<&SetTemplate> {
        self.versions.last().map(|(set, _)| set)
    }

    /// Gives the version that stood at a moment: papers of a closed consignment stay as they were made.
    pub fn at(&self, moment: UtcMs) -> Option<&SetTemplate> {
        let mut before = self.versions.iter().rev();
        let set = before.find(|(_, said)| said.at <= moment);
        set.map(|(set, _)| set)
    }
}

/// Chooses what shows a unit on papers among its photos as they were taken: the first of the kind that shows it
/// best, as it may be shown. One whose original was erased without a covered copy is none.
pub fn picture_of(photos: &[PhotoRow]) -> Option<ConsignedPicture> {
    let numbered = (1_u32..).zip(photos);
    let shown = numbered.filter_map(|(number, row)| {
        let rank = row.named.kind.on_papers()?;
        let photo = row.shown()?;
        Some((rank, ConsignedPicture { number, photo }))
    });
    let best = shown.min_by_key(|(rank, picture)| (*rank, picture.number));
    best.map(|(_, picture)| picture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ParcelId, UnitId};
    use crate::domain::photo::{PhotoKind, PhotoSource};
    use crate::ledger::fact::NamedPhoto;

    fn photo(number: u8, kind: PhotoKind) -> PhotoRow {
        PhotoRow {
            named: NamedPhoto {
                photo: Hash([number; 32]),
                parcel: ParcelId(1),
                unit: Some(UnitId(1)),
                kind,
                source: PhotoSource::Folder,
                taken_at: UtcMs(i64::from(number)),
                width: 1,
                height: 1,
                bytes: 1,
            },
            person: None,
            named_at: UtcMs(0),
            copy: None,
            purged: None,
        }
    }

    #[test]
    fn papers_show_the_first_photo_of_the_best_kind_as_it_may_be_shown() {
        use PhotoKind::{AfterRepair, Box, Contents, Defect, Item, Label, Serial};
        for (kinds, number) in [
            (&[][..], None),
            (&[Label, Box], None),
            (&[Serial, Contents, Defect, Item, Item], Some(4)),
            (&[Item, AfterRepair, AfterRepair], Some(2)),
            (&[Label, Serial], Some(2)),
        ] {
            let photos = (1_u8..).zip(kinds).map(|(at, kind)| photo(at, *kind));
            let shown = picture_of(&photos.collect::<Vec<_>>());
            assert_eq!(shown.map(|one| one.number), number, "{kinds:?}");
            let wanted = number.and_then(|number| u8::try_from(number).ok());
            assert_eq!(shown.map(|one| one.photo), wanted.map(|at| Hash([at; 32])));
        }
        let covered = PhotoRow {
            copy: Some(Hash([7; 32])),
            ..photo(1, Item)
        };
        let shown = |photos: &[PhotoRow]| picture_of(photos).map(|one| one.photo);
        assert_eq!(shown(std::slice::from_ref(&covered)), Some(Hash([7; 32])));
        let erased = PhotoRow {
            purged: Some(Day::numbered(20_000)),
            ..photo(1, Item)
        };
        assert_eq!(shown(std::slice::from_ref(&erased)), None);
        let both = [erased, photo(2, Defect)];
        assert_eq!(shown(&both), Some(Hash([2; 32])), "the next best");
        let kept = PhotoRow {
            purged: both[0].purged,
            ..covered
        };
        assert_eq!(shown(&[kept]), Some(Hash([7; 32])), "the copy stays");
    }
}
