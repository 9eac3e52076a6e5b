//! Bytes on disk are a promise: what was written once is read for ever, and read in one way.

use proptest::prelude::*;

use crate::domain::codes::{PersonCode, StationName, UnitTag};
use crate::domain::expected::{ExpectedLine, ReasonFamily, ReturnRef};
use crate::domain::ids::{CommandKey, EventId, Hash};
use crate::domain::money::{Currency, Money};
use crate::domain::photo::PhotoKinds;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{Body, Envelope, Hlc, Inspection, Kind, ProductHow, RawScan};
use crate::ledger::subject::Subject;

use super::body::SHAPES;
use super::samples::{PARCEL, UNIT, samples, samples_of_old_versions, seller, some, the_return};
use super::*;

fn envelope() -> Envelope {
    Envelope {
        station: StationName::parse("bench-1").expect("a name"),
        epoch: u64::MAX,
        seq: 7,
        event: EventId(0x44),
        key: CommandKey(0x33),
        kind: Kind::UnitInspected,
        version: 1,
        hlc: Hlc(5),
        at: UtcMs(1_795_446_245_000),
        day: Day::parse("2026-11-23").expect("a day"),
        person: PersonCode::parse("OP-7"),
        subjects: vec![Subject::Unit(UNIT), Subject::Parcel(PARCEL)],
        body_hash: sha256(b"{}"),
    }
}

const ENVELOPE: &str = r#"["returnbay/1","bench-1",18446744073709551615,7,"00000000000000000000000000000044","00000000000000000000000000000033","unit.inspected",1,5,1795446245000,"2026-11-23","OP-7",["unit:00000000000000000000000000000011","parcel:00000000000000000000000000000022"],"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"]"#;

#[test]
fn every_kind_and_version_has_its_bytes() {
    for (version, text, body) in samples() {
        assert_eq!(encode_body(&body), (version, text.to_owned()));
        assert_eq!(decode_body(body.kind(), version, text), Ok(body));
    }
    for (version, text, body) in samples_of_old_versions() {
        assert_ne!(encode_body(&body).0, version, "{text}");
        assert_eq!(decode_body(body.kind(), version, text), Ok(body));
    }
}

#[test]
fn no_kind_or_version_is_without_a_line() {
    for (kind, version, _) in SHAPES {
        assert!(
            every_sample()
                .iter()
                .any(|(of, _, body)| (body.kind(), *of) == (*kind, *version)),
            "{kind:?} {version}"
        );
    }
    for kind in Kind::ALL {
        assert!(SHAPES.iter().any(|(known, ..)| known == kind), "{kind:?}");
    }
}

#[test]
fn every_kind_and_version_is_told_of_in_the_page_of_facts() {
    let page = include_str!("../../../docs/facts.md");
    for (kind, version, _) in SHAPES {
        let row = format!("| `{}` | {version} |", kind.code());
        assert_eq!(page.matches(&row).count(), 1, "{row}");
    }
    for (version, text, body) in every_sample() {
        let Ok(serde_json::Value::Object(fields)) = serde_json::from_str(text) else {
            panic!("an object: {text}")
        };
        let head = format!("| `{}` | {version} |", body.kind().code());
        let row = page
            .lines()
            .find(|line| line.starts_with(&head))
            .expect("a row");
        for field in fields.keys() {
            assert!(row.contains(&format!("`{field}`")), "{field} in {row}");
        }
    }
}

fn every_sample() -> Vec<(u16, &'static str, Body)> {
    [samples(), samples_of_old_versions()].concat()
}

#[test]
fn what_is_not_there_is_left_out() {
    let tag = UnitTag::parse("UA0012P4QX7M3").expect("a tag");
    let bare = Body::UnitInspected {
        units: vec![UNIT],
        inspection: Inspection::begun(PARCEL, tag, ProductHow::NotExpected),
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
    };
    let text = r#"{"inspection":{"answers":{},"how":"not_expected","parcel":"00000000000000000000000000000022","rework":[],"tag":"UA0012P4QX7M3"},"units":["00000000000000000000000000000011"]}"#;
    assert_eq!(encode_body(&bare).1, text);
    assert_eq!(decode_body(Kind::UnitInspected, 3, text), Ok(bare));
}

#[test]
fn a_body_that_is_not_spelt_so_is_refused_by_name() {
    let cases = [
        (
            r#"{"units":["00000000000000000000000000000011"]}"#,
            "unit.put container: missing",
        ),
        (
            r#"{"container":3,"units":["00000000000000000000000000000011"]}"#,
            "unit.put container: text wanted",
        ),
        (
            r#"{"container":"X-1","units":["00000000000000000000000000000011"]}"#,
            "unit.put container: unknown value \"X-1\"",
        ),
        (
            r#"{"container":"C-01","units":["00000000000000000000000000000011"],"x":1}"#,
            "unit.put x: not known here",
        ),
        (
            r#"{"container":"c-01","units":["00000000000000000000000000000011"]}"#,
            "unit.put: not in canonical form",
        ),
        (
            r#"{"container": "C-01","units":["00000000000000000000000000000011"]}"#,
            "unit.put: not in canonical form",
        ),
        (
            r#"{"units":["00000000000000000000000000000011"],"container":"C-01"}"#,
            "unit.put: not in canonical form",
        ),
        (
            r#"{"container":"C-02","container":"C-01","units":["00000000000000000000000000000011"]}"#,
            "unit.put: not in canonical form",
        ),
        (r#"["C-01"]"#, "unit.put body: object wanted"),
    ];
    for (text, said) in cases {
        assert_eq!(
            decode_body(Kind::UnitPut, 2, text),
            Err(DecodeError(said.to_owned())),
            "{text}"
        );
    }
    assert_eq!(
        decode_body(Kind::UnitPut, 3, "{}"),
        Err(DecodeError(
            "unit.put: version 3 is not known here".to_owned()
        ))
    );
    let DecodeError(said) = decode_body(Kind::UnitPut, 2, "{").expect_err("cut off");
    assert!(said.starts_with("unit.put body: no JSON"), "{said}");
    let nested = r#"{"policy":{"hash":"abababababababababababababababababababababababababababababababab","id":"house","version":1.5},"seller":"S-01"}"#;
    assert_eq!(
        decode_body(Kind::SellerPolicySet, 1, nested),
        Err(DecodeError(
            "seller.policy_set policy.version: whole number below 2^32 wanted".to_owned()
        ))
    );
}

#[test]
fn the_envelope_has_its_bytes() {
    assert_eq!(encode_envelope(&envelope()), ENVELOPE);
    assert_eq!(decode_envelope(ENVELOPE), Ok(envelope()));
    let nobody = Envelope {
        person: None,
        ..envelope()
    };
    let text = ENVELOPE.replace("\"OP-7\"", "null");
    assert_eq!(encode_envelope(&nobody), text);
    assert_eq!(decode_envelope(&text), Ok(nobody));
    for wrong in [
        ENVELOPE.replace("returnbay/1", "returnbay/2"),
        ENVELOPE.replace("OP-7", "op-7"),
        ENVELOPE.replace(",7,", ",7.0,"),
        ENVELOPE.replace(']', ",1]"),
        String::new(),
    ] {
        assert!(decode_envelope(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_chain_is_sha256_over_previous_envelope_and_body_hash() {
    let mut bytes = vec![9; 32];
    bytes.extend(ENVELOPE.bytes());
    bytes.extend(envelope().body_hash.0);
    assert_eq!(chain_hash(Hash([9; 32]), &envelope()), sha256(&bytes));
    assert_eq!(
        sha256(b"abc").to_string(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn each_part_of_an_envelope_changes_its_hash() {
    let whole = envelope();
    let other: [fn(&mut Envelope); 13] = [
        |it| it.station = StationName::parse("bench-2").expect("a name"),
        |it| it.epoch -= 1,
        |it| it.seq += 1,
        |it| it.event.0 += 1,
        |it| it.key.0 += 1,
        |it| it.kind = Kind::UnitPut,
        |it| it.version += 1,
        |it| it.hlc.0 += 1,
        |it| it.at.0 += 1,
        |it| it.day = it.day.plus_days(1),
        |it| it.person = None,
        |it| it.subjects.truncate(1),
        |it| it.body_hash.0[31] ^= 1,
    ];
    let hash = chain_hash(Hash::ZERO, &whole);
    assert_ne!(chain_hash(Hash([1; 32]), &whole), hash);
    for change in other {
        let mut changed = whole.clone();
        change(&mut changed);
        assert_ne!(chain_hash(Hash::ZERO, &changed), hash, "{changed:?}");
    }
}

#[test]
fn a_raw_scan_is_named_with_its_salt_before_it() {
    let raw = RawScan {
        salt: [1; 16],
        bytes: b"scan".to_vec(),
    };
    let mut bytes = vec![1; 16];
    bytes.extend(b"scan");
    assert_eq!(raw_hash(&raw), sha256(&bytes));
}

fn bare_line() -> ExpectedLine {
    ExpectedLine {
        of: ReturnRef {
            seller: seller(),
            order_id: None,
            rma_id: None,
        },
        ordinal: 1,
        merchant_rma_id: None,
        tracking: Vec::new(),
        carrier: None,
        carrier_raw: None,
        asin: None,
        sku: None,
        fnsku: None,
        title: None,
        quantity: 1,
        reason_code: None,
        reason_family: ReasonFamily::Other,
        status: None,
        resolution: None,
        label_type: None,
        label_cost: None,
        currency: None,
        order_amount: None,
        refunded_amount: None,
        request_date: None,
        delivered_date: None,
        order_quantity: None,
        category: None,
        in_policy: None,
        a_to_z: None,
        safet_state: None,
        safet_claim_id: None,
        order_item_id: None,
        outbound: Vec::new(),
        serials: Vec::new(),
    }
}

fn full_line() -> ExpectedLine {
    let usd = |minor| {
        Some(Money {
            minor,
            currency: Currency::USD,
        })
    };
    ExpectedLine {
        of: the_return(),
        ordinal: 2,
        merchant_rma_id: some("m"),
        tracking: vec!["1Z5R89390357567127".to_owned(), "B".to_owned()],
        carrier: some("ups"),
        carrier_raw: some("UPS®"),
        asin: some("B000000001"),
        sku: some("RED-L"),
        fnsku: some("X000000001"),
        title: some("Shirt 红"),
        quantity: 3,
        reason_code: some("CR-DEFECTIVE"),
        reason_family: ReasonFamily::Defective,
        status: some("Approved"),
        resolution: some("StandardRefund"),
        label_type: some("AmazonPrePaidLabel"),
        label_cost: usd(414),
        currency: Some(Currency::USD),
        order_amount: usd(2599),
        refunded_amount: usd(-1),
        request_date: Day::parse("2026-11-20"),
        delivered_date: Day::parse("2026-11-22"),
        order_quantity: Some(4),
        category: some("Apparel"),
        in_policy: Some(true),
        a_to_z: Some(false),
        safet_state: some("Pending"),
        safet_claim_id: some("c"),
        order_item_id: some("i"),
        outbound: vec!["YT2229521272164448".to_owned()],
        serials: vec!["SN1".to_owned()],
    }
}

#[test]
fn an_announced_line_has_its_bytes() {
    let cases = [
        (
            bare_line(),
            r#"{"ordinal":1,"quantity":1,"reason_family":"other","seller":"S-01","tracking":[]}"#,
        ),
        (
            full_line(),
            r#"{"a_to_z":false,"asin":"B000000001","carrier":"ups","carrier_raw":"UPS®","category":"Apparel","currency":"USD","delivered_date":"2026-11-22","fnsku":"X000000001","in_policy":true,"label_cost":{"currency":"USD","minor":414},"label_type":"AmazonPrePaidLabel","merchant_rma_id":"m","order_amount":{"currency":"USD","minor":2599},"order_id":"114-1234567-7654321","order_item_id":"i","order_quantity":4,"ordinal":2,"outbound":["YT2229521272164448"],"quantity":3,"reason_code":"CR-DEFECTIVE","reason_family":"defective","refunded_amount":{"currency":"USD","minor":-1},"request_date":"2026-11-20","resolution":"StandardRefund","rma_id":"DxbCRMA1","safet_claim_id":"c","safet_state":"Pending","seller":"S-01","serials":["SN1"],"sku":"RED-L","status":"Approved","title":"Shirt 红","tracking":["1Z5R89390357567127","B"]}"#,
        ),
    ];
    let mut chunk = String::new();
    for (line, text) in cases {
        let start = chunk.len();
        encode_line(&line, &mut chunk);
        assert_eq!(chunk[start..], format!("{text}\n"));
        assert_eq!(decode_line(text), Ok(line));
    }
    assert_eq!(chunk.lines().count(), 2);
    assert_eq!(
        decode_line(r#"{"ordinal":1}"#),
        Err(DecodeError("seller: missing".to_owned()))
    );
}

#[test]
fn the_head_of_a_line_is_read_from_its_text_alone() {
    for line in [full_line(), bare_line()] {
        let mut text = String::new();
        encode_line(&line, &mut text);
        let head = LineHead::read(&text).expect("a line's text");
        assert_eq!(head, LineHead::of(&line));
        assert_eq!(head.id(), line_id(&line));
    }
    assert!(LineHead::read(r#"{"seller":"S-01"}"#).is_err());
    assert!(LineHead::read("no line").is_err());
}

#[test]
fn the_same_line_of_two_files_has_one_id() {
    let mut later = full_line();
    later.status = some("Completed");
    later.tracking.push("C".to_owned());
    assert_eq!(line_id(&later), line_id(&full_line()));
    later.ordinal += 1;
    assert_ne!(line_id(&later), line_id(&full_line()));
    let identity = "S-01\u{1f}114-1234567-7654321\u{1f}DxbCRMA1\u{1f}B000000001\u{1f}RED-L\u{1f}2";
    assert_eq!(line_id(&full_line()).0, sha256(identity.as_bytes()).0[..16]);
}

proptest! {
    #[test]
    fn a_flipped_bit_of_a_body_is_another_hash_and_never_the_same_body(
        sample in 0_usize..Kind::ALL.len(),
        place in any::<prop::sample::Index>(),
        bit in 0_u8..8,
    ) {
        let (version, text, body) = samples().remove(sample);
        let mut bytes = text.as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        prop_assert_ne!(sha256(&bytes), sha256(text.as_bytes()));
        if let Ok(flipped) = std::str::from_utf8(&bytes) {
            prop_assert_ne!(decode_body(body.kind(), version, flipped), Ok(body));
        }
    }

    #[test]
    fn a_flipped_bit_of_an_envelope_is_another_envelope_or_none(
        place in any::<prop::sample::Index>(),
        bit in 0_u8..8,
    ) {
        let mut bytes = ENVELOPE.as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        if let Some(flipped) = std::str::from_utf8(&bytes).ok().and_then(|text| decode_envelope(text).ok()) {
            prop_assert_ne!(chain_hash(Hash::ZERO, &flipped), chain_hash(Hash::ZERO, &envelope()));
        }
    }

    #[test]
    fn any_texts_come_back_as_they_were(name in any::<String>()) {
        let named = Body::SellerNamed { seller: seller(), name };
        let (version, text) = encode_body(&named);
        prop_assert_eq!(decode_body(Kind::SellerNamed, version, &text), Ok(named));
    }

    #[test]
    fn no_text_makes_the_decoders_panic(text in "\\PC{0,60}", kind in 0_usize..Kind::ALL.len()) {
        drop(decode_body(Kind::ALL[kind], 1, &text));
        drop(decode_body(Kind::ALL[kind], 2, &text));
        drop(decode_envelope(&text));
        drop(decode_line(&text));
        drop(decode_draft(&text));
    }
}
