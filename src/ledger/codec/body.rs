//! Which shape a kind and a version have. A line here is for ever: old versions stay readable.

use crate::domain::codes::Tracking;
use crate::domain::ids::UnitId;
use crate::ledger::fact::{Body, Kind};
use crate::ledger::subject::Subject;

use super::DecodeError;
use super::json::{Object, write_object};
use super::read::{Fields, wrong};
use super::{
    bench, chat, checklist, correct, day, desk, export_line, freight, goods, label, leaving, lot,
    mail, person, photo, place, pool, rated, rates, repair, resale, screening, ship, standing,
    template, terms, unit, weight,
};

type Decode = fn(&mut Fields) -> Result<Body, DecodeError>;

/// Every shape ever written; the last of a kind is the one written now.
pub(super) const SHAPES: &[(Kind, u16, Decode)] = &[
    (Kind::SeriesOpened, 1, desk::series_opened_v1),
    (Kind::PersonEnrolled, 1, person::person_enrolled_v1),
    (Kind::PersonEnrolled, 2, person::person_enrolled_v2),
    (Kind::PersonPinSet, 1, person::person_pin_set_v1),
    (Kind::PersonLocked, 1, person::person_locked_v1),
    (Kind::PersonUnlocked, 1, person::person_unlocked_v1),
    (Kind::SellerNamed, 1, desk::seller_named_v1),
    (Kind::SellerPolicySet, 1, terms::seller_policy_set_v1),
    (Kind::SellerPolicySet, 2, terms::seller_policy_set_v2),
    (Kind::SellerTermsSet, 1, terms::seller_terms_set_v1),
    (Kind::SellerTermsSet, 2, terms::seller_terms_set_v2),
    (Kind::SellerTermsSet, 3, terms::seller_terms_set_v3),
    (Kind::SellerTermsSet, 4, terms::seller_terms_set_v4),
    (Kind::SellerRatesSet, 1, rates::seller_rates_set_v1),
    (Kind::SellerRatesSet, 2, rates::seller_rates_set_v2),
    (Kind::SellerRatesSet, 3, rates::seller_rates_set_v3),
    (
        Kind::SellerChecklistSet,
        1,
        checklist::seller_checklist_set_v1,
    ),
    (Kind::SellerOrderSet, 1, standing::seller_order_set_v1),
    (Kind::ReturnsImported, 1, desk::returns_imported_v1),
    (Kind::ProductsImported, 1, desk::products_imported_v1),
    (Kind::RecallsImported, 1, desk::recalls_imported_v1),
    (Kind::ProductBound, 1, desk::product_bound_v1),
    (Kind::ContainerOpened, 1, desk::container_opened_v1),
    (Kind::ContainerSealed, 1, desk::container_sealed_v1),
    (Kind::ContainerLeft, 1, desk::container_left_v1),
    (Kind::ContainerLeft, 2, desk::container_left_v2),
    (Kind::ContainerPictured, 1, leaving::container_pictured_v1),
    (Kind::LoadOpened, 1, bench::load_opened_v1),
    (Kind::LoadClosed, 1, bench::load_closed_v1),
    (Kind::ParcelDocked, 1, bench::parcel_docked_v1),
    (Kind::ParcelReceived, 1, bench::parcel_received_v1),
    (Kind::ParcelOpened, 1, bench::parcel_opened_v1),
    (Kind::ParcelIdentified, 1, bench::parcel_identified_v1),
    (Kind::ParcelDamaged, 1, bench::parcel_damaged_v1),
    (Kind::ParcelWeighed, 1, weight::parcel_weighed_v1),
    (Kind::ParcelClaimed, 1, mail::parcel_claimed_v1),
    (Kind::ParcelUnmatched, 1, pool::parcel_unmatched_v1),
    (Kind::ParcelMerged, 1, pool::parcel_merged_v1),
    (Kind::ParcelMerged, 2, pool::parcel_merged_v2),
    (Kind::ParcelNoted, 1, pool::parcel_noted_v1),
    (Kind::ParcelNoted, 2, pool::parcel_noted_v2),
    (Kind::ParcelExpired, 1, pool::parcel_expired_v1),
    (Kind::ParcelBinned, 1, pool::parcel_binned_v1),
    (Kind::ParcelFoundEmpty, 1, bench::parcel_found_empty_v1),
    (Kind::ParcelShelved, 1, bench::parcel_shelved_v1),
    (Kind::ParcelClosed, 1, bench::parcel_closed_v1),
    (Kind::UnitInspected, 1, unit::unit_inspected_v1),
    (Kind::UnitInspected, 2, unit::unit_inspected_v2),
    (Kind::UnitInspected, 3, unit::unit_inspected_v3),
    (Kind::UnitDecided, 1, unit::unit_decided_v1),
    (Kind::UnitDecided, 2, unit::unit_decided_v2),
    (Kind::UnitDecided, 3, unit::unit_decided_v3),
    (Kind::UnitPut, 1, unit::unit_put_v1),
    (Kind::UnitPut, 2, unit::unit_put_v2),
    (Kind::UnitParked, 1, unit::unit_parked_v1),
    (Kind::UnitJudged, 1, unit::unit_judged_v1),
    (Kind::UnitJudged, 2, unit::unit_judged_v2),
    (Kind::UnitHoldChanged, 1, unit::unit_hold_changed_v1),
    (Kind::UnitHoldChanged, 2, unit::unit_hold_changed_v2),
    (Kind::UnitHoldEnded, 1, unit::unit_hold_ended_v1),
    (Kind::UnitLeft, 1, leaving::unit_left_v1),
    (Kind::UnitLeft, 2, leaving::unit_left_v2),
    (Kind::UnitInstructed, 1, leaving::unit_instructed_v1),
    (Kind::UnitAttached, 1, pool::unit_attached_v1),
    (Kind::UnitHoldEnded, 2, unit::unit_hold_ended_v2),
    (Kind::RepairEstimated, 1, repair::repair_estimated_v1),
    (Kind::RepairAnswered, 1, repair::repair_answered_v1),
    (Kind::RepairAnswered, 2, repair::repair_answered_v2),
    (Kind::RepairWorked, 1, repair::repair_worked_v1),
    (Kind::RepairWorked, 2, repair::repair_worked_v2),
    (Kind::RepairEnded, 1, repair::repair_ended_v1),
    (Kind::UnitCameBack, 1, leaving::unit_came_back_v1),
    (Kind::UnitCameBack, 2, leaving::unit_came_back_v2),
    (Kind::RepairEnded, 2, repair::repair_ended_v2),
    (Kind::UnitRated, 1, rated::unit_rated_v1),
    (Kind::UnitShippedBefore, 1, unit::unit_shipped_before_v1),
    (Kind::ForwardMade, 1, leaving::forward_made_v1),
    (Kind::ForwardHandedOver, 1, leaving::forward_handed_over_v1),
    (Kind::ForwardCancelled, 1, leaving::forward_cancelled_v1),
    (Kind::ParcelReleased, 1, leaving::parcel_released_v1),
    (Kind::PhotoNamed, 1, photo::photo_named_v1),
    (Kind::PhotoDropped, 1, photo::photo_dropped_v1),
    (Kind::PhotoWaived, 1, photo::photo_waived_v1),
    (Kind::PhotoMasked, 1, photo::photo_masked_v1),
    (Kind::PhotoPurged, 1, photo::photo_purged_v1),
    (Kind::ChatPurged, 1, chat::chat_purged_v1),
    (Kind::RangeAllotted, 1, photo::range_allotted_v1),
    (Kind::LabelReprinted, 1, label::label_reprinted_v1),
    (Kind::UnitClassed, 1, place::unit_classed_v1),
    (Kind::UnitMoved, 1, place::unit_moved_v1),
    (Kind::UnitWrittenOff, 1, place::unit_written_off_v1),
    (Kind::PlaceCounted, 1, place::place_counted_v1),
    (Kind::PlaceCounted, 2, place::place_counted_v2),
    (Kind::ParcelMoved, 1, place::parcel_moved_v1),
    (Kind::ParcelWrittenOff, 1, place::parcel_written_off_v1),
    (Kind::MailMade, 1, mail::mail_made_v1),
    (Kind::MailTaken, 1, mail::mail_taken_v1),
    (Kind::AnswersRead, 1, mail::answers_read_v1),
    (Kind::LotSold, 1, lot::lot_sold_v1),
    (Kind::LotWithdrawn, 1, lot::lot_withdrawn_v1),
    (Kind::LotProceeds, 1, lot::lot_proceeds_v1),
    (Kind::BatchOpened, 1, resale::batch_opened_v1),
    (Kind::BatchGathered, 1, resale::batch_gathered_v1),
    (Kind::BatchLetGo, 1, resale::batch_let_go_v1),
    (Kind::BatchListed, 1, resale::batch_listed_v1),
    (Kind::BatchEnded, 1, resale::batch_ended_v1),
    (Kind::SkuLocked, 1, resale::sku_locked_v1),
    (Kind::UnitRelabelled, 1, resale::unit_relabelled_v1),
    (Kind::PartySet, 1, goods::party_set_v1),
    (Kind::GoodsDeclared, 1, goods::goods_declared_v1),
    (Kind::FreightRated, 1, freight::freight_rated_v1),
    (Kind::ExportsImported, 1, export_line::exports_imported_v1),
    (Kind::UnitExported, 1, export_line::unit_exported_v1),
    (Kind::ShipmentSet, 1, ship::shipment_set_v1),
    (Kind::ShipmentLeft, 1, ship::shipment_left_v1),
    (Kind::PalletSet, 1, ship::pallet_set_v1),
    (Kind::ConsignmentSet, 1, ship::consignment_set_v1),
    (Kind::ConsignmentClosed, 1, ship::consignment_closed_v1),
    (Kind::ConsignmentClosed, 2, ship::consignment_closed_v2),
    (Kind::ConsignmentReopened, 1, ship::consignment_reopened_v1),
    (Kind::FindingSigned, 1, ship::finding_signed_v1),
    (Kind::ScreeningLoaded, 1, screening::screening_loaded_v1),
    (Kind::PapersMade, 1, ship::papers_made_v1),
    (Kind::CartonJoined, 1, ship::carton_joined_v1),
    (Kind::CartonParted, 1, ship::carton_parted_v1),
    (Kind::CartonMeasured, 1, ship::carton_measured_v1),
    (Kind::CartonSealNoted, 1, ship::carton_seal_noted_v1),
    (Kind::ContainerReopened, 1, ship::container_reopened_v1),
    (Kind::SsccAllotted, 1, ship::sscc_allotted_v1),
    (Kind::TemplateSet, 1, template::template_set_v1),
    (Kind::SsccGiven, 1, ship::sscc_given_v1),
    (Kind::UnitRegraded, 1, correct::unit_regraded_v1),
    (Kind::UnitRedecided, 1, correct::unit_redecided_v1),
    (Kind::ParcelReopened, 1, correct::parcel_reopened_v1),
    (Kind::DayClosed, 1, day::day_closed_v1),
    (Kind::DayReopened, 1, day::day_reopened_v1),
    (Kind::Undone, 1, bench::undone_v1),
];

fn newest(kind: Kind) -> u16 {
    SHAPES
        .iter()
        .rev()
        .find(|(known, ..)| *known == kind)
        .map(|(_, version, _)| *version)
        .expect("every kind has a shape")
}

/// Encodes a body in the newest version of its kind: (version, canonical JSON with sorted keys,
/// integers only, no white space).
pub fn encode_body(body: &Body) -> (u16, String) {
    let mut out = String::with_capacity(256);
    write_object(&mut out, |object| write(body, object));
    (newest(body.kind()), out)
}

#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
fn write<'k>(body: &'k Body, out: &mut Object<'_, 'k>) {
    match body {
        Body::SeriesOpened {
            station,
            zone,
            public_key,
        } => desk::write_series_opened(station, *zone, public_key, out),
        Body::PersonEnrolled { .. }
        | Body::PersonPinSet { .. }
        | Body::PersonLocked { .. }
        | Body::PersonUnlocked { .. } => person::write(body, out),
        Body::SellerNamed { seller, name } => {
            out.text("name", name);
            out.text("seller", seller);
        }
        Body::SellerPolicySet { seller, set } => terms::write_policy_set(seller, set, out),
        Body::SellerTermsSet { seller, set } => terms::write_terms_set(seller, set, out),
        Body::SellerRatesSet { seller, rates } => rates::write_rates_set(seller, rates, out),
        Body::SellerOrderSet(set) => standing::write_order_set(set, out),
        Body::SellerChecklistSet { seller, set } => {
            checklist::write_checklist_set(seller, set, out);
        }
        Body::ReturnsImported(file) | Body::ProductsImported(file) => {
            desk::write_taken_file(file, out);
        }
        Body::RecallsImported(list) => desk::write_taken_list(list, out),
        Body::ProductBound { .. } => desk::write_product_bound(body, out),
        Body::ContainerOpened { container, kind } => {
            out.text("container", container);
            out.text("kind", kind.code());
        }
        Body::ContainerSealed { container } => out.text("container", container),
        Body::ContainerLeft(left) => desk::write_container_left(left, out),
        Body::ContainerPictured(pictured) => leaving::write_container_pictured(pictured, out),
        Body::LoadOpened { load, name, said } => {
            bench::write_load(*load, Some(name), *said, out);
        }
        Body::LoadClosed { load, said } => bench::write_load(*load, None, *said, out),
        Body::ParcelDocked { .. } => bench::write_parcel_docked(body, out),
        Body::ParcelReceived { .. } => bench::write_parcel_received(body, out),
        Body::ParcelOpened {
            parcel,
            chosen,
            finding,
        } => bench::write_parcel_opened(*parcel, chosen.as_ref(), *finding, out),
        Body::ParcelIdentified {
            parcel,
            candidates,
            chosen,
            seller,
        } => bench::write_parcel_identified(
            *parcel,
            candidates,
            chosen.as_ref(),
            seller.as_ref(),
            out,
        ),
        Body::ParcelDamaged { parcel, damage } => {
            bench::write_parcel_damaged(*parcel, damage, out);
        }
        Body::ParcelUnmatched { parcel, of, reason } => {
            pool::write_parcel_unmatched(*parcel, of, *reason, out);
        }
        Body::ParcelMerged(merged) => pool::write_parcel_merged(merged, out),
        Body::ParcelNoted { parcel, seen } => pool::write_parcel_noted(*parcel, seen, out),
        Body::ParcelExpired(expired) => pool::write_parcel_expired(expired, out),
        Body::ParcelBinned { parcel, container } => {
            pool::write_parcel_binned(*parcel, container, out);
        }
        Body::ParcelClaimed {
            parcel,
            mail,
            claim,
        } => mail::write_parcel_claimed((*parcel, *mail), claim, out),
        Body::ParcelWeighed { parcel, weight } => {
            weight::write_parcel_weighed(*parcel, weight, out);
        }
        Body::ParcelFoundEmpty { parcel, shelf } | Body::ParcelShelved { parcel, shelf } => {
            bench::write_parcel_on_shelf(*parcel, shelf, out);
        }
        Body::ParcelClosed { parcel, unseen } => bench::write_parcel_closed(*parcel, unseen, out),
        Body::UnitInspected {
            units,
            inspection,
            photos,
            readings,
        } => unit::write_unit_inspected(units, inspection, (*photos, readings), out),
        Body::UnitDecided { .. } => unit::write_unit_decided(body, out),
        Body::UnitPut { units, container } => unit::write_unit_put(units, container, out),
        Body::UnitParked {
            unit,
            inspection,
            why,
            shelf,
        } => unit::write_unit_parked(*unit, inspection, *why, shelf, out),
        Body::UnitJudged {
            units,
            decision,
            override_reason,
            hold,
        } => unit::write_unit_judged(units, *decision, *override_reason, hold.as_ref(), out),
        Body::UnitHoldChanged {
            units,
            hold,
            note,
            said,
        } => unit::write_unit_hold_changed(units, hold, (note.as_ref(), said.as_ref()), out),
        Body::UnitHoldEnded {
            units,
            decision,
            end,
            said,
            note,
        } => {
            let beside = (said.as_ref(), note.as_ref());
            unit::write_unit_hold_ended(units, *decision, *end, beside, out);
        }
        Body::RepairEstimated(estimated) => repair::write_repair_estimated(estimated, out),
        Body::RepairAnswered(answered) => repair::write_repair_answered(answered, out),
        Body::RepairWorked(worked) => repair::write_repair_worked(worked, out),
        Body::RepairEnded(ended) => repair::write_repair_ended(ended, out),
        Body::UnitRated(rated) => rated::write_unit_rated(rated, out),
        Body::UnitLeft(left) => leaving::write_unit_left(left, out),
        Body::UnitInstructed { units, said } => leaving::write_unit_instructed(units, said, out),
        Body::UnitAttached(attached) => pool::write_unit_attached(attached, out),
        Body::UnitCameBack {
            units,
            container,
            reason,
        } => leaving::write_unit_came_back(units, container, reason.as_ref(), out),
        Body::ForwardMade(made) => leaving::write_forward_made(made, out),
        Body::ForwardHandedOver { number } => out.text("number", number),
        Body::ForwardCancelled {
            number,
            units,
            reason,
        } => leaving::write_forward_cancelled(number, units, reason, out),
        Body::ParcelReleased(released) => leaving::write_parcel_released(released, out),
        Body::UnitClassed { units, class } => place::write_unit_classed(units, *class, out),
        Body::UnitMoved { units, container } => place::write_unit_moved(units, container, out),
        Body::UnitWrittenOff(off) => place::write_unit_written_off(off, out),
        Body::PlaceCounted(count) => place::write_place_counted(count, out),
        Body::ParcelMoved { parcel, shelf } => {
            out.shown("parcel", parcel);
            out.text("shelf", shelf);
        }
        Body::ParcelWrittenOff(off) => place::write_parcel_written_off(off, out),
        Body::UnitShippedBefore { unit, candidates } => {
            unit::write_unit_shipped_before(*unit, candidates, out);
        }
        Body::PhotoNamed(named) => photo::write_photo_named(named, out),
        Body::PhotoDropped { photo, parcel } => photo::write_photo_dropped(*photo, *parcel, out),
        Body::PhotoWaived(waived) => photo::write_photo_waived(waived, out),
        Body::PhotoMasked(masked) => photo::write_photo_masked(masked, out),
        Body::PhotoPurged(purged) => photo::write_photo_purged(purged, out),
        Body::ChatPurged(purged) => chat::write_chat_purged(purged, out),
        Body::RangeAllotted {
            roll,
            prefix,
            first,
            count,
        } => photo::write_range_allotted(*roll, prefix, *first, *count, out),
        Body::LabelReprinted { what, why } => label::write_label_reprinted(what, *why, out),
        Body::MailMade(made) => mail::write_mail_made(made, out),
        Body::MailTaken(taken) => mail::write_mail_taken(taken, out),
        Body::AnswersRead(read) => mail::write_answers_read(read, out),
        Body::LotSold(sold) => lot::write_lot_sold(sold, out),
        Body::LotWithdrawn(withdrawn) => lot::write_lot_withdrawn(withdrawn, out),
        Body::LotProceeds(proceeds) => lot::write_lot_proceeds(proceeds, out),
        Body::BatchOpened(opened) => resale::write_batch_opened(opened, out),
        Body::BatchGathered { batch, units } | Body::BatchLetGo { batch, units } => {
            resale::write_batch_units(batch, units, out);
        }
        Body::BatchListed(listed) => resale::write_batch_listed(listed, out),
        Body::BatchEnded(ended) => resale::write_batch_ended(ended, out),
        Body::SkuLocked(locked) => resale::write_sku_locked(locked, out),
        Body::UnitRelabelled(relabelled) => resale::write_unit_relabelled(relabelled, out),
        Body::Ship(fact) => ship::write(fact, out),
        Body::Correct(fact) => correct::write(fact, out),
        Body::Day(fact) => day::write(fact, out),
        Body::Undone {
            target,
            reason,
            subjects,
        } => bench::write_undone(*target, reason, subjects, out),
    }
}

/// Decodes a body of any version ever written, strictly.
///
/// # Errors
/// As for [`read_body`]. Text in the newest version that is not exactly what [`encode_body`] prints
/// is an error too.
pub fn decode_body(kind: Kind, version: u16, text: &str) -> Result<Body, DecodeError> {
    let body = read_body(kind, version, text)?;
    if version == newest(kind) && encode_body(&body).1 != text {
        return Err(wrong(kind.code(), "not in canonical form"));
    }
    Ok(body)
}

/// Reads a body of any version ever written, whose spelling was checked when it was taken in.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn read_body(kind: Kind, version: u16, text: &str) -> Result<Body, DecodeError> {
    let (_, _, decode) = SHAPES
        .iter()
        .find(|(known, of, _)| *known == kind && *of == version)
        .ok_or_else(|| wrong(kind.code(), &format!("version {version} is not known here")))?;
    let within = |DecodeError(inner): DecodeError| DecodeError(format!("{} {inner}", kind.code()));
    let mut fields = Fields::parse(text).map_err(within)?;
    let body = decode(&mut fields).map_err(within)?;
    fields.end().map_err(within)?;
    Ok(body)
}

/// Names what a body is about, in the envelope's order.
#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
pub fn subjects(body: &Body) -> Vec<Subject> {
    match body {
        Body::SeriesOpened { station, .. } => vec![Subject::Series(station.clone())],
        Body::PersonEnrolled { person, .. }
        | Body::PersonPinSet { person }
        | Body::PersonLocked { person, .. }
        | Body::PersonUnlocked { person } => vec![Subject::Person(person.clone())],
        Body::SellerNamed { seller, .. }
        | Body::SellerPolicySet { seller, .. }
        | Body::SellerTermsSet { seller, .. }
        | Body::SellerRatesSet { seller, .. }
        | Body::SellerChecklistSet { seller, .. } => vec![Subject::Seller(seller.clone())],
        Body::ReturnsImported(file) | Body::ProductsImported(file) => {
            vec![Subject::Import(file.seller.clone(), file.file)]
        }
        Body::RecallsImported(list) => vec![Subject::RecallList(list.file)],
        Body::ProductBound {
            seller, barcode, ..
        } => vec![Subject::Product(seller.clone(), barcode.clone())],
        Body::ContainerLeft(left) => vec![Subject::Container(left.container.clone())],
        Body::ContainerPictured(pictured) => {
            vec![Subject::Container(pictured.container.clone())]
        }
        Body::ContainerOpened { container, .. } | Body::ContainerSealed { container } => {
            vec![Subject::Container(container.clone())]
        }
        Body::LoadOpened { load, .. } | Body::LoadClosed { load, .. } => vec![Subject::Load(*load)],
        Body::ParcelDocked { parcel, .. }
        | Body::ParcelReceived { parcel, .. }
        | Body::ParcelOpened { parcel, .. }
        | Body::ParcelIdentified { parcel, .. }
        | Body::ParcelDamaged { parcel, .. }
        | Body::ParcelWeighed { parcel, .. }
        | Body::ParcelClaimed { parcel, .. }
        | Body::ParcelUnmatched { parcel, .. }
        | Body::ParcelNoted { parcel, .. }
        | Body::ParcelBinned { parcel, .. }
        | Body::ParcelFoundEmpty { parcel, .. }
        | Body::ParcelShelved { parcel, .. }
        | Body::ParcelMoved { parcel, .. }
        | Body::ParcelClosed { parcel, .. } => vec![Subject::Parcel(*parcel)],
        Body::ParcelWrittenOff(off) => vec![Subject::Parcel(off.parcel)],
        Body::ParcelMerged(merged) => {
            let both = [Subject::Parcel(merged.into), Subject::Parcel(merged.parcel)];
            let units = merged.units.iter().map(|moved| Subject::Unit(moved.unit));
            both.into_iter().chain(units).collect()
        }
        Body::ParcelExpired(expired) => vec![Subject::Parcel(expired.parcel)],
        Body::UnitInspected {
            units, inspection, ..
        } => {
            let parcel = Subject::Parcel(inspection.parcel);
            units_of(units).chain([parcel]).collect()
        }
        Body::UnitParked {
            unit, inspection, ..
        } => vec![Subject::Unit(*unit), Subject::Parcel(inspection.parcel)],
        Body::UnitDecided { units, .. }
        | Body::UnitPut { units, .. }
        | Body::UnitJudged { units, .. }
        | Body::UnitHoldChanged { units, .. }
        | Body::UnitHoldEnded { units, .. }
        | Body::UnitInstructed { units, .. }
        | Body::UnitClassed { units, .. }
        | Body::UnitMoved { units, .. }
        | Body::UnitCameBack { units, .. }
        | Body::BatchGathered { units, .. }
        | Body::BatchLetGo { units, .. } => units_of(units).collect(),
        Body::UnitLeft(left) => units_of(&left.units).collect(),
        Body::UnitAttached(attached) => units_of(&attached.units)
            .chain([Subject::Parcel(attached.parcel)])
            .collect(),
        Body::ForwardMade(made) => forward(&made.number, &made.units),
        Body::ForwardHandedOver { number } => forward(number, &[]),
        Body::ForwardCancelled { number, units, .. } => forward(number, units),
        Body::ParcelReleased(released) => vec![Subject::Parcel(released.parcel)],
        Body::UnitWrittenOff(off) => units_of(&off.units).collect(),
        Body::PlaceCounted(count) => {
            let place = [Subject::Container(count.place.clone())];
            let misplaced = count.misplaced.iter().map(|(unit, _)| Subject::Unit(*unit));
            let named = units_of(&count.found).chain(units_of(&count.missing));
            let parcels = &count.parcels;
            let elsewhere = parcels.misplaced.iter().map(|(parcel, _)| parcel);
            let boxes = parcels.found.iter().chain(&parcels.missing);
            let boxes = boxes.chain(elsewhere).copied().map(Subject::Parcel);
            let units = named.chain(misplaced);
            place.into_iter().chain(units).chain(boxes).collect()
        }
        Body::UnitShippedBefore { unit, .. } => vec![Subject::Unit(*unit)],
        Body::RepairEstimated(estimated) => vec![Subject::Unit(estimated.unit)],
        Body::RepairAnswered(answered) => vec![Subject::Unit(answered.unit)],
        Body::RepairWorked(worked) => {
            let parcel = worked.parcel.map(Subject::Parcel);
            let about = [Subject::Unit(worked.unit)];
            about.into_iter().chain(parcel).collect()
        }
        Body::RepairEnded(ended) => vec![Subject::Unit(ended.unit)],
        Body::UnitRated(rated) => vec![Subject::Unit(rated.unit)],
        Body::PhotoNamed(named) => {
            let about = [Subject::Photo(named.photo), Subject::Parcel(named.parcel)];
            let unit = named.unit.map(Subject::Unit);
            about.into_iter().chain(unit).collect()
        }
        Body::PhotoDropped { photo, parcel } => {
            vec![Subject::Photo(*photo), Subject::Parcel(*parcel)]
        }
        Body::PhotoMasked(masked) => {
            vec![Subject::Photo(masked.photo), Subject::Parcel(masked.parcel)]
        }
        Body::PhotoPurged(purged) => {
            let photos = purged.photos.iter().copied().map(Subject::Photo);
            photos.chain([Subject::Parcel(purged.parcel)]).collect()
        }
        Body::ChatPurged(purged) => {
            let orders = purged.orders.iter();
            let orders = orders.map(|(seller, sku)| Subject::Standing(seller.clone(), sku.clone()));
            units_of(&purged.units).chain(orders).collect()
        }
        Body::PhotoWaived(waived) => {
            let unit = waived.unit.map(Subject::Unit);
            let about = [Subject::Parcel(waived.parcel)];
            about.into_iter().chain(unit).collect()
        }
        Body::RangeAllotted { roll, prefix, .. } => vec![Subject::Range(*roll, prefix.clone())],
        Body::LabelReprinted { what, .. } => vec![label::subject_of(what)],
        Body::SellerOrderSet(set) => {
            vec![Subject::Standing(set.seller.clone(), set.sku.clone())]
        }
        Body::MailMade(made) => vec![Subject::Mail(made.mail)],
        Body::MailTaken(taken) => vec![Subject::Mail(taken.mail)],
        Body::AnswersRead(read) => vec![Subject::Answers(read.day)],
        Body::LotSold(sold) => vec![Subject::Lot(sold.lot.clone())],
        Body::LotWithdrawn(withdrawn) => {
            let pallets = withdrawn.pallets.iter().cloned().map(Subject::Container);
            let lot = Subject::Lot(withdrawn.lot.clone());
            [lot].into_iter().chain(pallets).collect()
        }
        Body::LotProceeds(proceeds) => vec![Subject::Lot(proceeds.lot.clone())],
        Body::BatchOpened(opened) => vec![Subject::Batch(opened.batch.clone())],
        Body::BatchListed(listed) => vec![Subject::Batch(listed.batch.clone())],
        Body::BatchEnded(ended) => vec![Subject::Batch(ended.batch.clone())],
        Body::SkuLocked(locked) => {
            vec![Subject::ResaleSku(
                locked.seller.clone(),
                locked.sku.clone(),
            )]
        }
        Body::UnitRelabelled(relabelled) => vec![Subject::Unit(relabelled.unit)],
        Body::Ship(fact) => ship::subjects_of(fact),
        Body::Correct(fact) => correct::subjects_of(fact),
        Body::Day(fact) => vec![Subject::Day(fact.day())],
        Body::Undone { subjects, .. } => subjects.clone(),
    }
}

fn forward(number: &Tracking, units: &[UnitId]) -> Vec<Subject> {
    let forward = Subject::Forward(number.clone());
    [forward].into_iter().chain(units_of(units)).collect()
}

fn units_of(units: &[UnitId]) -> impl Iterator<Item = Subject> + '_ {
    units.iter().copied().map(Subject::Unit)
}
