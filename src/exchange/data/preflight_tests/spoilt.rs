//! Good consignments that were spoilt at random, each stopped for what was spoilt.

use super::Case;
use crate::domain::codes::{Eccn, Uscc};
use crate::domain::finding::OriginalState;
use crate::domain::goods::GoodsTrait;
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::measure::Grams;
use crate::domain::preflight::tests::day;
use crate::domain::preflight::{CheckCode, Level, Place, Signature, Standing, standing, stops};

/// A generator of numbers that is the same on every machine (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let sides = u64::try_from(sides).expect("few sides");
        usize::try_from((mixed ^ (mixed >> 31)) % sides).expect("few sides")
    }
}

/// What spoils one unit or carton of a good consignment, and the check that must find it there.
#[expect(clippy::too_many_lines, reason = "one arm for each way to spoil")]
fn spoil(case: &mut Case, dice: &mut Dice) -> (CheckCode, Place) {
    let at = dice.roll(2);
    let units = case.of.cartons[at].units.len();
    let nth = dice.roll(units);
    let carton = &mut case.of.cartons[at];
    let carton_place = Place::Carton(carton.container.clone(), carton.number);
    let unit = &mut carton.units[nth];
    let place = Place::Unit(unit.tag.clone(), carton.container.clone());
    let id = unit.unit;
    // A unit whose goods differ from those of its SKU stands under its SKU.
    let kind = Place::Sku(
        unit.seller.clone().expect("a seller"),
        unit.sku.clone().expect("a SKU"),
    );
    match dice.roll(24) {
        0 => {
            unit.photos = u32::try_from(dice.roll(2)).expect("few");
            (CheckCode::Evidence, place)
        }
        1 => {
            unit.exported = None;
            (CheckCode::ExportReference, place)
        }
        2 => {
            unit.returned = None;
            (CheckCode::Evidence, place)
        }
        3 => {
            unit.original_state = Some(OriginalState::Lost);
            (CheckCode::OriginalState, place)
        }
        4 => {
            unit.facts.push("not_wiped".to_owned());
            (CheckCode::DataLeft, place)
        }
        5 => {
            unit.class = HazardClass::LithiumSuspect;
            (CheckCode::BatteryDamagedSea, place)
        }
        6 => {
            unit.grade = Some(Grade::Unsellable);
            (CheckCode::SolidWaste, place)
        }
        7 => {
            unit.goods.cn10 = None;
            (CheckCode::TariffCode, kind)
        }
        8 => {
            unit.goods.name_en = Some("parts".to_owned());
            (CheckCode::Names, kind)
        }
        9 => {
            unit.goods.value = None;
            (CheckCode::Value, kind)
        }
        10 => {
            unit.goods.eccn = Eccn::parse("3A001");
            (CheckCode::Eccn, kind)
        }
        11 => {
            unit.goods.origin = None;
            (CheckCode::Origin, kind)
        }
        12 => {
            unit.goods.net = None;
            (CheckCode::NetGross, place)
        }
        13 => {
            let line = unit.exported.as_mut().expect("a line");
            line.released =
                Some(day("2026-06-01").plus_days(i64::try_from(dice.roll(40)).expect("few")));
            (CheckCode::SixMonths, place)
        }
        14 => {
            let line = unit.exported.as_mut().expect("a line");
            line.name = "别的".to_owned();
            (CheckCode::ExportLine, place)
        }
        15 => {
            let line = unit.exported.as_mut().expect("a line");
            line.exporter_uscc = Uscc::parse("91350100M000100Y43");
            (CheckCode::Agency, place)
        }
        16 => {
            carton.measure = None;
            (CheckCode::CartonReady, carton_place)
        }
        17 => {
            carton.is_sealed = false;
            (CheckCode::CartonReady, carton_place)
        }
        18 => {
            carton.sscc = None;
            (CheckCode::CartonNumbers, carton_place)
        }
        19 => {
            let more = u32::try_from(301 + dice.roll(2000)).expect("few");
            let measure = carton.measure.as_mut().expect("a measure");
            measure.gross = Grams(measure.gross.0 + more);
            (CheckCode::CartonScale, carton_place)
        }
        20 => {
            case.beside.units.remove(&id);
            (CheckCode::Decision, place)
        }
        21 => {
            case.beside.units.get_mut(&id).expect("known").is_held = true;
            (CheckCode::Decision, place)
        }
        22 => {
            case.beside.units.get_mut(&id).expect("known").elsewhere = Some("F-1".to_owned());
            (CheckCode::Elsewhere, place)
        }
        _ => {
            unit.goods.traits = vec![GoodsTrait::Food];
            (CheckCode::Food, place)
        }
    }
}

#[test]
fn two_hundred_spoilt_consignments_are_each_stopped_for_what_was_spoilt() {
    let mut dice = Dice(20_261_130);
    for turn in 0..200 {
        let mut case = Case::good();
        let (check, place) = spoil(&mut case, &mut dice);
        let found = case.found();
        let hit = found
            .iter()
            .find(|one| one.check == check && one.place == place);
        let hit = hit.unwrap_or_else(|| panic!("{turn}: {check:?} at {place:?}: {found:?}"));
        // It is what stops, or stands beside what does; a signature lifts a warning alone.
        let signed = Signature {
            check,
            units: hit.units.clone(),
            listed: hit.listed.clone().into_iter().collect(),
        };
        let stand = |signatures: &[Signature]| standing(hit, signatures);
        match hit.level {
            Level::Block => assert_eq!(stand(&[signed]), Standing::Blocks, "{turn}"),
            Level::Warn => {
                assert_eq!(stand(&[]), Standing::Waits, "{turn}");
                assert_eq!(stand(&[signed]), Standing::Signed, "{turn}");
            }
            Level::Note => assert_eq!(check, CheckCode::Agency, "{turn}"),
        }
        assert_eq!(
            stops(&found, &[]).is_none(),
            hit.level == Level::Note,
            "{turn}: {found:?}"
        );
        assert!(found.is_sorted_by_key(|one| one.check), "{turn}");
    }
}
