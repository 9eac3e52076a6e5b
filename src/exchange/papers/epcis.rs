//! What happened to the units of a consignment as an EPCIS 2.0 document in JSON-LD (GS1 EPCIS and CBV 2.0): the
//! words of its steps and dispositions are CBV's own. What was taken back is the same event with an error
//! declaration.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::domain::consignment::{ConsignedCarton, ConsignedUnit};
use crate::domain::grade::Grade;
use crate::domain::ids::UnitId;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Kind};
use crate::ledger::query::{TimelineEntry, Undone};

use super::PaperError;
use super::model::PapersOf;

/// Where the words of the document stand.
const CONTEXT: &str = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
/// A GS1 Digital Link of a serial shipping container code.
const SSCC_LINK: &str = "https://id.gs1.org/00/";
/// What our own names begin with: units have no GTIN with a serial number.
const OWN: &str = "urn:returnbay:";

/// A kind of fact as EPCIS says it: kind, action, step, disposition.
type Said = (Kind, &'static str, &'static str, &'static str);

/// Which facts are told, and how (CBV 2.0, sections 7.1 and 7.2).
const SAID: [Said; 15] = [
    (Kind::ParcelReceived, "ADD", "receiving", "returned"),
    (Kind::ParcelOpened, "OBSERVE", "unpacking", "in_progress"),
    (
        Kind::ParcelIdentified,
        "OBSERVE",
        "accepting",
        "in_progress",
    ),
    (Kind::UnitInspected, "OBSERVE", "inspecting", "conformant"),
    (Kind::UnitClassed, "OBSERVE", "inspecting", "in_progress"),
    (Kind::UnitParked, "OBSERVE", "holding", "reserved"),
    (
        Kind::UnitHoldChanged,
        "OBSERVE",
        "holding",
        "non_sellable_other",
    ),
    (Kind::RepairWorked, "OBSERVE", "repairing", "in_progress"),
    (Kind::RepairEnded, "OBSERVE", "inspecting", "in_progress"),
    (Kind::UnitPut, "OBSERVE", "storing", "in_progress"),
    (Kind::UnitMoved, "OBSERVE", "storing", "in_progress"),
    (
        Kind::UnitRelabelled,
        "OBSERVE",
        "repackaging",
        "sellable_accessible",
    ),
    (Kind::UnitLeft, "OBSERVE", "shipping", "in_transit"),
    (Kind::UnitCameBack, "OBSERVE", "receiving", "returned"),
    (
        Kind::UnitWrittenOff,
        "DELETE",
        "decommissioning",
        "unavailable",
    ),
];

/// What happened to a unit.
pub struct UnitHistory {
    /// The unit.
    pub unit: UnitId,
    /// Its facts and those of its parcel.
    pub entries: Vec<TimelineEntry>,
}

/// Writes the document: `histories` are those of the consignment's units; `left` is when it
/// left the building.
///
/// # Errors
/// Says that nothing is in the consignment, or what the writer of the format said.
pub fn epcis_bytes(
    of: &PapersOf<'_>,
    histories: &[UnitHistory],
    left: Option<UtcMs>,
) -> Result<Vec<u8>, PaperError> {
    if of.consignment.cartons.is_empty() {
        return Err(PaperError::Empty);
    }
    let made = of.standing.at();
    let mut events = happened(of, histories);
    for carton in &of.consignment.cartons {
        events.push(packed(of, carton, made));
    }
    if let Some(left) = left {
        events.push(shipped(of, left));
    }
    events.sort_by_key(|(at, id, _)| (*at, id.clone()));
    let events: Vec<Value> = events.into_iter().map(|(_, _, event)| event).collect();
    let terms = &of.consignment.terms;
    let document = json!({
        "@context": [CONTEXT],
        "id": own("epcis", &format!("{}-r{}", terms.consignment, of.consignment.revision)),
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": made.to_string(),
        "epcisBody": { "eventList": events },
    });
    let mut bytes = serde_json::to_vec_pretty(&document)
        .map_err(|error| PaperError::Format(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// An event with what it is put in order by.
type Event = (UtcMs, String, Value);

/// Makes a name of ours a URI: what may not stand in one is written in hexadecimal digits (RFC 3986, 2.1).
fn own(what: &str, name: &str) -> String {
    let signs = name.bytes().map(|byte| {
        let sign = char::from(byte);
        if sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.' | '_' | '~' | ':') {
            sign.to_string()
        } else {
            format!("%{byte:02X}")
        }
    });
    format!("{OWN}{what}:{}", signs.collect::<String>())
}

fn unit_uri(unit: &ConsignedUnit) -> String {
    own("unit", unit.tag.as_str())
}

fn carton_uri(carton: &ConsignedCarton) -> String {
    match &carton.sscc {
        Some(sscc) => format!("{SSCC_LINK}{}", sscc.digits()),
        None => own("container", carton.container.as_str()),
    }
}

/// Begins an event with what each has.
fn begun(
    kind: &str,
    at: UtcMs,
    id: &str,
    (action, step, state): (&str, &str, &str),
) -> Map<String, Value> {
    let fields = [
        ("type", kind),
        ("eventID", id),
        ("eventTimeZoneOffset", "+00:00"),
        ("action", action),
        ("bizStep", step),
        ("disposition", state),
    ];
    let fields = fields.map(|(name, text)| (name.to_owned(), json!(text)));
    let mut event: Map<String, Value> = fields.into_iter().collect();
    event.insert("eventTime".to_owned(), json!(at.to_string()));
    event
}

/// Tells each fact once, with every unit of the consignment that it is about.
fn happened(of: &PapersOf<'_>, histories: &[UnitHistory]) -> Vec<Event> {
    let mut told: BTreeMap<(String, u64), (&TimelineEntry, Said, Vec<&ConsignedUnit>)> =
        BTreeMap::new();
    let by_unit: BTreeMap<UnitId, &UnitHistory> = histories
        .iter()
        .map(|history| (history.unit, history))
        .collect();
    for unit in of.consignment.units() {
        let entries = by_unit
            .get(&unit.unit)
            .map(|history| history.entries.as_slice());
        for entry in entries.unwrap_or_default() {
            let mut said = SAID.iter().filter(|(kind, ..)| *kind == entry.kind);
            let Some(said) = said.next() else {
                continue;
            };
            let key = (entry.station.clone(), entry.seq);
            let known = told.entry(key).or_insert((entry, *said, Vec::new()));
            known.2.push(unit);
        }
    }
    let events = told
        .into_iter()
        .map(|((station, seq), (entry, said, units))| {
            let id = own("event", &format!("{station}:{seq}"));
            let (_, action, step, state) = said;
            let state = graded(&entry.body).unwrap_or(state);
            let mut event = begun("ObjectEvent", entry.at, &id, (action, step, state));
            let units: Vec<&ConsignedUnit> = units;
            let uris: Vec<String> = units.iter().map(|unit| unit_uri(unit)).collect();
            event.insert("epcList".to_owned(), json!(uris));
            let place = json!({ "id": own("station", &station) });
            event.insert("readPoint".to_owned(), place);
            let returns = units
                .iter()
                .filter_map(|unit| unit.returned.as_ref()?.rma_id.as_ref());
            let mut returns: Vec<Value> = returns
                .map(|rma| json!({ "type": "rma", "bizTransaction": own("rma", rma.as_str()) }))
                .collect();
            returns.dedup();
            if !returns.is_empty() {
                event.insert("bizTransactionList".to_owned(), json!(returns));
            }
            if entry.undone == Undone::Yes {
                let error = json!({
                    "declarationTime": of.standing.at().to_string(),
                    "reason": "did_not_occur",
                });
                event.insert("errorDeclaration".to_owned(), error);
            }
            (entry.at, id, Value::Object(event))
        });
    events.collect()
}

/// Gives what an inspection came to.
fn graded(body: &Body) -> Option<&'static str> {
    let Body::UnitInspected { inspection, .. } = body else {
        return None;
    };
    Some(match inspection.grade? {
        Grade::New | Grade::LikeNew | Grade::VeryGood | Grade::Good | Grade::Acceptable => {
            "conformant"
        }
        Grade::Unsellable => "non_conformant",
    })
}

fn packed(of: &PapersOf<'_>, carton: &ConsignedCarton, at: UtcMs) -> Event {
    let terms = &of.consignment.terms;
    let id = own(
        "event",
        &format!(
            "{}:r{}:{}",
            terms.consignment, of.consignment.revision, carton.container
        ),
    );
    let state = if carton.is_sealed {
        "container_closed"
    } else {
        "container_open"
    };
    let mut event = begun("AggregationEvent", at, &id, ("ADD", "packing", state));
    let children: Vec<String> = carton.units.iter().map(unit_uri).collect();
    event.insert("parentID".to_owned(), json!(carton_uri(carton)));
    event.insert("childEPCs".to_owned(), json!(children));
    (at, id, Value::Object(event))
}

fn shipped(of: &PapersOf<'_>, at: UtcMs) -> Event {
    let terms = &of.consignment.terms;
    let id = own("event", &format!("{}:shipped", terms.consignment));
    let mut event = begun(
        "ObjectEvent",
        at,
        &id,
        ("OBSERVE", "shipping", "in_transit"),
    );
    let cartons: Vec<String> = of.consignment.cartons.iter().map(carton_uri).collect();
    event.insert("epcList".to_owned(), json!(cartons));
    let mut papers = vec![json!({
        "type": "desadv",
        "bizTransaction": own("consignment", terms.consignment.as_str()),
    })];
    if let Some(invoice) = &terms.invoice {
        papers.push(json!({ "type": "inv", "bizTransaction": own("invoice", invoice) }));
    }
    event.insert("bizTransactionList".to_owned(), json!(papers));
    (at, id, Value::Object(event))
}

#[cfg(test)]
mod tests {
    use super::super::model::Standing;
    use super::super::pictures::Pictures;
    use super::super::tests::consignment;
    use super::*;
    use crate::domain::ids::ParcelId;
    use crate::domain::photo::PhotoKinds;
    use crate::domain::time::Day;
    use crate::ledger::fact::{Inspection, ProductHow};

    /// CBV's words, as the schema of EPCIS 2.0 lists them.
    const STEPS: &str = "accepting arriving assembling collecting commissioning consigning \
        creating_class_instance cycle_counting decommissioning departing destroying disassembling dispensing \
        encoding entering_exiting holding inspecting installing killing loading other packing picking receiving \
        removing repackaging repairing replacing reserving retail_selling shipping staging_outbound \
        stock_taking stocking storing transporting unloading unpacking void_shipping sensor_reporting sampling";
    const DISPOSITIONS: &str = "active container_closed damaged destroyed dispensed disposed encoded expired \
        in_progress in_transit inactive no_pedigree_match non_sellable_other partially_dispensed recalled \
        reserved retail_sold returned sellable_accessible sellable_not_accessible stolen unknown available \
        completeness_verified completeness_inferred conformant container_open mismatch_instance mismatch_class \
        mismatch_quantity needs_replacement non_conformant unavailable";

    fn at(minute: i64) -> UtcMs {
        let noon = UtcMs::parse("2026-11-30T12:00:00Z").expect("a moment");
        UtcMs(noon.0 + minute * 60_000)
    }

    fn entry(seq: u64, kind: Kind, undone: Undone) -> TimelineEntry {
        let tag = consignment().units().next().expect("a unit").tag.clone();
        let inspection = Inspection {
            grade: Some(Grade::Unsellable),
            ..Inspection::begun(ParcelId(7), tag, ProductHow::Barcode)
        };
        TimelineEntry {
            seq,
            at: at(i64::try_from(seq).expect("small")),
            person: None,
            station: "Dock 1".to_owned(),
            kind,
            body: Body::UnitInspected {
                units: Vec::new(),
                inspection,
                photos: PhotoKinds::NONE,
                readings: Vec::new(),
            },
            undone,
        }
    }

    fn events(standing: Standing) -> Vec<Value> {
        let consignment = consignment();
        let of = PapersOf {
            consignment: &consignment,
            standing,
            day: Day::parse("2026-11-30").expect("a day"),
            pictures: Pictures::none(),
        };
        let history = |(own, unit): (u64, &ConsignedUnit)| UnitHistory {
            unit: unit.unit,
            entries: vec![
                entry(1, Kind::ParcelReceived, Undone::No),
                entry(own, Kind::UnitInspected, Undone::No),
                entry(own + 10, Kind::UnitPut, Undone::Yes),
                entry(own + 20, Kind::MailMade, Undone::No),
            ],
        };
        let histories: Vec<UnitHistory> = (2..6).zip(consignment.units()).map(history).collect();
        let bytes = epcis_bytes(&of, &histories, Some(at(200))).expect("a document");
        if let Some(folder) = std::env::var_os("RETURNBAY_PAPERS") {
            let path = std::path::Path::new(&folder).with_extension("jsonld");
            std::fs::write(path, &bytes).expect("a file");
        }
        let document: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(document["schemaVersion"], "2.0");
        assert_eq!(document["@context"][0], CONTEXT);
        document["epcisBody"]["eventList"]
            .as_array()
            .expect("events")
            .clone()
    }

    fn is_uri(text: &Value) -> bool {
        let text = text.as_str().expect("a text");
        let (scheme, rest) = text.split_once(':').expect("a scheme");
        let plain = |sign: char| sign.is_ascii_graphic() && !matches!(sign, '"' | '<' | '>' | '\\');
        scheme.chars().all(|sign| sign.is_ascii_lowercase())
            && !rest.is_empty()
            && rest.chars().all(plain)
    }

    #[test]
    fn every_event_keeps_the_rules_of_the_schema() {
        for event in events(Standing::Closed(at(100))) {
            let text = |key: &str| {
                event[key]
                    .as_str()
                    .unwrap_or_else(|| panic!("{key}: {event}"))
            };
            assert!(
                STEPS.split_whitespace().any(|step| step == text("bizStep")),
                "{event}"
            );
            let state = text("disposition");
            assert!(
                DISPOSITIONS.split_whitespace().any(|of| of == state),
                "{event}"
            );
            assert!(["ADD", "OBSERVE", "DELETE"].contains(&text("action")));
            assert_eq!(text("eventTimeZoneOffset"), "+00:00");
            let time = text("eventTime");
            assert!(
                time.contains('T') && time.ends_with('Z') && UtcMs::parse(time).is_some(),
                "{time}"
            );
            assert!(is_uri(&event["eventID"]), "{event}");
            match text("type") {
                "ObjectEvent" => {
                    let list = event["epcList"].as_array().expect("EPCs");
                    assert!(!list.is_empty() && list.iter().all(is_uri), "{event}");
                }
                "AggregationEvent" => {
                    assert!(is_uri(&event["parentID"]), "{event}");
                    assert!(
                        event["childEPCs"]
                            .as_array()
                            .expect("EPCs")
                            .iter()
                            .all(is_uri)
                    );
                }
                other => panic!("{other}"),
            }
        }
    }

    #[test]
    fn facts_are_told_once_and_what_was_taken_back_is_declared() {
        let events = events(Standing::Closed(at(100)));
        let of = |step: &str| {
            let events = events.iter().filter(|event| event["bizStep"] == step);
            events.cloned().collect::<Vec<_>>()
        };
        let received = of("receiving");
        assert_eq!(received.len(), 1, "one parcel, one event");
        assert_eq!(received[0]["epcList"].as_array().expect("EPCs").len(), 4);
        assert_eq!(received[0]["eventID"], "urn:returnbay:event:Dock%201:1");
        let inspected = of("inspecting");
        assert_eq!(inspected.len(), 4);
        assert!(
            inspected
                .iter()
                .all(|event| event["disposition"] == "non_conformant")
        );
        assert!(
            inspected
                .iter()
                .all(|event| event.get("errorDeclaration").is_none())
        );
        let put = of("storing");
        assert_eq!(put.len(), 4);
        assert!(
            put.iter()
                .all(|event| event["errorDeclaration"]["reason"] == "did_not_occur")
        );
        let packed = of("packing");
        assert_eq!(
            packed[0]["parentID"],
            "https://id.gs1.org/00/106141412345678908"
        );
        assert_eq!(packed[0]["childEPCs"].as_array().expect("EPCs").len(), 3);
        assert_eq!(packed[1]["parentID"], "urn:returnbay:container:C-02");
        assert_eq!(of("shipping").len(), 1);
        assert_eq!(
            events.len(),
            1 + 4 + 4 + 2 + 1,
            "a letter to the seller is no event"
        );
    }
}
