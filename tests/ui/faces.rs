//! Faces of the bench as the station would show them.

use returnbay::domain::codes::{ContainerName, ParcelTag, PersonCode, SellerCode, UnitTag};
use returnbay::domain::container::ContainerKind;
use returnbay::domain::decision::Decision;
use returnbay::domain::expected::ReturnStanding;
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::UnitId;
use returnbay::domain::time::{Day, UtcMs};
use returnbay::station::face::{
    Busy, Current, Digits, Face, Lamp, LastPut, LineView, ParcelView, ProposalView, Tile,
};
use returnbay::text::{BenchMsg, GateName, GateOpens, Message};

use crate::{dock_faces, doubt_faces, places_faces};

pub const NOW: UtcMs = UtcMs(1_795_446_245_000);

pub fn tag(serial: u64) -> UnitTag {
    UnitTag::make("A00", serial).expect("a prefix of three")
}

pub fn parcel_tag() -> ParcelTag {
    ParcelTag::make("A00", 77_001).expect("a prefix of three")
}

pub fn container(name: &str) -> ContainerName {
    ContainerName::parse(name).expect("a container's name")
}

fn text(key: &str) -> Message {
    Message::Verbatim(key.to_owned())
}

fn keys(of: &[(char, BenchMsg)]) -> Vec<(char, Message)> {
    of.iter()
        .map(|(letter, message)| (*letter, message.clone().into()))
        .collect()
}

fn tile(digit: u8, label: impl Into<Message>) -> Tile {
    Tile {
        digit,
        label: label.into(),
        note: None,
        decision: None,
    }
}

fn line(title: &str, sku: &str, seen: u32, current: Current) -> LineView {
    LineView {
        title: title.to_owned(),
        asin: Some("B0B4WP8XYZ".to_owned()),
        sku: Some(sku.to_owned()),
        quantity: 1,
        seen,
        reason: Some("NOT_COMPATIBLE".to_owned()),
        current,
    }
}

/// Signed in, with the day's last put, nothing in hand.
fn signed_in() -> Face {
    Face {
        step: "parcel",
        person: PersonCode::parse("OP-7"),
        prompt: Some(BenchMsg::ScanParcel.into()),
        keys: keys(&[('U', BenchMsg::KeyUndo)]),
        last: Some(LastPut {
            tag: tag(4242),
            grade: Some(Grade::LikeNew),
            decision: Decision::Resell,
            container: container("R-03"),
            at: NOW,
        }),
        busy: Busy::No,
        ..Face::default()
    }
}

/// A parcel in hand with two announced lines.
fn with_parcel() -> Face {
    Face {
        parcel: Some(ParcelView {
            number: parcel_tag(),
            carrier: Some("usps".to_owned()),
            key: "9202090339598344170026".to_owned(),
            seller: SellerCode::parse("S-01").map(|code| (code, "示例店铺 Example".to_owned())),
            unit_number: 1,
            units_announced: 2,
        }),
        in_hand: Some(crate::photos::in_hand(None)),
        lines: vec![
            line(
                "Hair ties, heart pearl, 24 pieces in a tin with a mirror, for thick and thin hair, gift",
                "P0360",
                0,
                Current::Yes,
            ),
            line("无线耳机 充电盒版 黑色", "E-2210-BLK", 1, Current::No),
        ],
        so_far: vec![
            BenchMsg::NoDamageNoted.into(),
            BenchMsg::UnitNumber { number: 1 }.into(),
        ],
        keys: keys(&[
            ('U', BenchMsg::KeyUndo),
            ('P', BenchMsg::KeyEnd),
            ('E', BenchMsg::KeyEmpty),
        ]),
        ..signed_in()
    }
}

fn with_unit() -> Face {
    Face {
        tag: Some(tag(4243)),
        in_hand: Some(crate::photos::in_hand(Some(UnitId(7)))),
        ..with_parcel()
    }
}

fn question(question: &str, answers: &[&str]) -> Face {
    Face {
        step: "checks",
        prompt: Some(Message::question("general", question)),
        tiles: (1..)
            .zip(answers)
            .map(|(digit, code)| tile(digit, Message::answer("general", question, code)))
            .collect(),
        ..with_unit()
    }
}

/// The longest question of the phones' checklist.
fn phone_state() -> Face {
    let lists = returnbay::exchange::data::checklist::checklists();
    let list = lists.iter().find(|(.., list)| list.id == "phones_tablets");
    let (.., list) = list.expect("the phones' checklist");
    let mut questions = list.questions.iter();
    let state = questions.find(|question| question.code == "state");
    let state = state.expect("it asks for the state");
    let word = |code: &str| Message::answer(&list.id, &state.code, code);
    Face {
        step: "checks",
        prompt: Some(Message::question(&list.id, &state.code)),
        tiles: (1..)
            .zip(&state.answers)
            .map(|(digit, answer)| tile(digit, word(&answer.code)))
            .collect(),
        ..with_unit()
    }
}

/// A question of a seller's own checklist, in the words that it brings.
fn own_question() -> Face {
    let own = include_bytes!("../it/scenarios/files/phones-own-1.toml");
    let own = returnbay::exchange::data::checklist::read_own(own).expect("a checklist");
    let film = own.list.question("film").expect("it asks for the film");
    Face {
        step: "checks",
        prompt: Some(Message::asks(&own.list, &film.code)),
        tiles: (1..)
            .zip(&film.answers)
            .map(|(digit, one)| tile(digit, Message::answers(&own.list, &film.code, &one.code)))
            .collect(),
        so_far: vec![
            Message::answers(&own.list, "sealed", "opened"),
            Message::answers(&own.list, "state", "works_unlocked_wiped"),
        ],
        ..with_unit()
    }
}

fn nine() -> Face {
    let labels = [
        "Sealed, box clean",
        "Sealed, box marked",
        "Opened, all parts there",
        "Opened, parts missing",
        "Scratches that show at arm's length",
        "Dented or bent",
        "Worn, washed or with a smell",
        "Does not switch on",
        "Another product than announced",
    ];
    Face {
        step: "checks",
        prompt: Some(text("What do you see first?")),
        detail: Some(text("The worst that applies")),
        tiles: (1..)
            .zip(labels)
            .map(|(digit, label)| tile(digit, text(label)))
            .collect(),
        result: Some((
            Lamp::Saved,
            BenchMsg::SavedParcel {
                number: parcel_tag(),
            }
            .into(),
        )),
        ..with_unit()
    }
}

fn proposal(lamp: Lamp) -> Face {
    Face {
        step: "put",
        prompt: Some(
            BenchMsg::PutInto {
                decision: Decision::Hold,
            }
            .into(),
        ),
        lamp,
        proposal: Some(ProposalView {
            grade: Some(Grade::Good),
            because: BenchMsg::GradedBecause {
                grade: Grade::Good,
                because: "the box is missing".to_owned(),
            }
            .into(),
            decision: Decision::Hold,
            why: Message::why("defective-home"),
            beside: Vec::new(),
        }),
        keys: keys(&[('O', BenchMsg::KeyOverride), ('U', BenchMsg::KeyUndo)]),
        ..with_unit()
    }
}

/// Worn clothing that is to be sold in lots, because a gate closes the marketplace and lots bring most.
fn gated_kind() -> Face {
    let mut face = proposal(Lamp::Ready);
    let decision = Decision::Liquidate;
    face.prompt = Some(BenchMsg::PutInto { decision }.into());
    if let Some(proposal) = &mut face.proposal {
        proposal.decision = decision;
        proposal.why = Message::why("best_net");
    }
    let gate = "used_apparel".to_owned();
    let closes = BenchMsg::GateCloses {
        gate: GateName(gate.clone()),
        opens: GateOpens(gate),
    };
    if let Some(proposal) = &mut face.proposal {
        proposal.beside.push(closes.into());
    }
    face
}

fn standing_order() -> Face {
    let mut face = proposal(Lamp::Ready);
    let decision = Decision::ShipChina;
    face.prompt = Some(BenchMsg::PutInto { decision }.into());
    if let Some(proposal) = &mut face.proposal {
        proposal.decision = decision;
        proposal.why = Message::why("standing_order");
    }
    let day = |day| Day::parse(day).expect("a day");
    let ends = [
        BenchMsg::DutyFreeEnds {
            due: day("2026-12-10"),
        },
        BenchMsg::ClaimEnds {
            due: day("2026-12-21"),
        },
    ];
    if let Some(proposal) = &mut face.proposal {
        proposal.beside.extend(ends.map(Message::from));
    }
    face
}

fn wrong_container() -> Face {
    Face {
        result: Some((
            Lamp::Stop,
            BenchMsg::RefusedWrongContainer {
                container: container("R-03"),
                wanted: Decision::Hold,
            }
            .into(),
        )),
        detail: Some(BenchMsg::RefusedWrongContainerDetail.into()),
        ..proposal(Lamp::Stop)
    }
}

fn candidates() -> Face {
    Face {
        step: "choose",
        prompt: Some(BenchMsg::ChooseReturn.into()),
        lamp: Lamp::Need,
        tiles: vec![
            Tile {
                note: Some(text("S-01 · 113-1234567-7654321 · 2 units")),
                ..tile(1, text("Hair ties, heart pearl"))
            },
            Tile {
                note: Some(text("S-02 · 113-7654321-1234567 · 1 unit")),
                ..tile(2, text("Wireless earbuds, black"))
            },
            tile(9, BenchMsg::NoneOfThese),
        ],
        keys: keys(&[('U', BenchMsg::KeyUndo)]),
        ..signed_in()
    }
}

fn unseen() -> Face {
    Face {
        step: "unseen",
        prompt: Some(BenchMsg::UnseenLines { count: 1 }.into()),
        lamp: Lamp::Need,
        tiles: vec![
            tile(1, BenchMsg::UnseenMissing),
            tile(2, BenchMsg::UnseenOtherBox),
        ],
        ..with_parcel()
    }
}

fn override_reasons() -> Face {
    let reasons = [
        "seller-instruction",
        "condition-differs",
        "container-not-here",
        "safety-or-rule",
        "supervisor",
    ];
    Face {
        prompt: Some(BenchMsg::WhyOverride.into()),
        tiles: (1..)
            .zip(reasons)
            .map(|(digit, code)| tile(digit, Message::Term(format!("override-{code}"))))
            .collect(),
        ..proposal(Lamp::Need)
    }
}

/// A question asked aside, with the words of its closed set.
/// A parcel that nobody announced.
fn nobodys() -> Face {
    Face {
        prompt: Some(BenchMsg::ScanUnitTag.into()),
        keys: keys(&[
            ('E', BenchMsg::KeyEmpty),
            ('C', BenchMsg::KeyClaim),
            ('N', BenchMsg::KeyNumberEnd),
        ]),
        lines: Vec::new(),
        ..with_parcel()
    }
}

fn keys_with_cancel(keys_of: &[(char, BenchMsg)]) -> Vec<(char, Message)> {
    let mut all = keys(keys_of);
    all.push(('\u{1b}', BenchMsg::KeyCancel.into()));
    all
}

fn aside(asks: BenchMsg, family: &str, codes: &[&str], behind: Face) -> Face {
    Face {
        lamp: Lamp::Need,
        prompt: Some(asks.into()),
        tiles: (1..)
            .zip(codes)
            .map(|(digit, code)| tile(digit, Message::term(family, code)))
            .collect(),
        keys: vec![('\u{1b}', BenchMsg::KeyCancel.into())],
        ..behind
    }
}

/// What is asked of parcels and units that are not as announced.
fn not_as_announced() -> Vec<(&'static str, Face)> {
    let damage = ["damaged", "opened", "wet", "leaking"];
    let park = ["charge", "dry", "reset", "test"];
    let rework = ["polybag", "lint", "wipe", "rebox"];
    let original = ["kept", "lost"];
    let whose = ["extra", "wrong_item"];
    let shelf = BenchMsg::ScanContainerOf {
        kind: ContainerKind::TestShelf,
    };
    let keys = [
        ('D', BenchMsg::KeyDamage),
        ('E', BenchMsg::KeyEmpty),
        ('C', BenchMsg::KeyClaim),
        ('P', BenchMsg::KeyEnd),
        ('U', BenchMsg::KeyUndo),
    ];
    let unit_keys = [
        ('O', BenchMsg::KeyOverride),
        ('K', BenchMsg::KeyPark),
        ('R', BenchMsg::KeyRework),
        ('\u{1b}', BenchMsg::KeyCancel),
        ('U', BenchMsg::KeyUndo),
    ];
    vec![
        (
            "damage",
            aside(BenchMsg::AskDamage, "damage", &damage, with_parcel()),
        ),
        (
            "park-why",
            aside(BenchMsg::AskPark, "park", &park, with_unit()),
        ),
        ("test-shelf", aside(shelf, "park", &[], with_unit())),
        (
            "rework",
            aside(BenchMsg::AskRework, "rework", &rework, with_unit()),
        ),
        (
            "original",
            aside(
                BenchMsg::AskOriginal,
                "original-state",
                &original,
                with_unit(),
            ),
        ),
        (
            "whose-goods",
            aside(BenchMsg::WhoseGoods, "finding", &whose, with_unit()),
        ),
        (
            "quantity",
            Face {
                digits: Digits::Number,
                detail: Some(BenchMsg::AskQuantityDetail.into()),
                so_far: vec![BenchMsg::UnitsInHand { count: 40 }.into()],
                ..aside(
                    BenchMsg::AskQuantityKeyed { count: 40 },
                    "park",
                    &[],
                    with_unit(),
                )
            },
        ),
        (
            "take-out",
            Face {
                keys: keys_with_cancel(&[('Q', BenchMsg::KeyPrintTags { count: 40 })]),
                ..aside(BenchMsg::ScanTagOfOne, "park", &[], with_parcel())
            },
        ),
        (
            "number-end",
            Face {
                digits: Digits::Number,
                detail: Some(BenchMsg::AskNumberEndDetail.into()),
                ..aside(
                    BenchMsg::AskNumberEnd {
                        keyed: "0734".to_owned(),
                    },
                    "park",
                    &[],
                    nobodys(),
                )
            },
        ),
        (
            "number-ending",
            Face {
                verbatim: Some("…073461".to_owned()),
                lines: Vec::new(),
                ..candidates()
            },
        ),
        (
            "listed-by",
            Face {
                verbatim: Some("036000291452".to_owned()),
                detail: SellerCode::parse("S-01")
                    .map(|seller| BenchMsg::ListedBy { seller }.into()),
                ..aside(BenchMsg::WhoseGoods, "finding", &whose, nobodys())
            },
        ),
        (
            "recalled",
            Face {
                result: Some((
                    Lamp::Stop,
                    BenchMsg::Recalled {
                        notice: "26-101".to_owned(),
                    }
                    .into(),
                )),
                ..proposal(Lamp::Stop)
            },
        ),
        ("phone-state", phone_state()),
        ("own-question", own_question()),
        (
            "gate-stops",
            Face {
                result: Some((
                    Lamp::Stop,
                    BenchMsg::GateStops {
                        gate: GateName("lithium_damaged".to_owned()),
                    }
                    .into(),
                )),
                ..proposal(Lamp::Stop)
            },
        ),
        (
            "gate-closes",
            Face {
                result: Some((
                    Lamp::Need,
                    BenchMsg::GateCloses {
                        gate: GateName("activation_lock".to_owned()),
                        opens: GateOpens("activation_lock".to_owned()),
                    }
                    .into(),
                )),
                ..proposal(Lamp::Need)
            },
        ),
        (
            "serial-differs-twice",
            Face {
                result: Some((Lamp::Need, BenchMsg::SerialDiffersTwice.into())),
                lamp: Lamp::Need,
                ..question(
                    "sealed",
                    &["sealed_clean", "sealed_marked", "opened", "no_seal"],
                )
            },
        ),
        (
            "serial-differs",
            Face {
                result: Some((Lamp::Need, BenchMsg::SerialDiffers.into())),
                lamp: Lamp::Need,
                ..question(
                    "sealed",
                    &["sealed_clean", "sealed_marked", "opened", "no_seal"],
                )
            },
        ),
        (
            "parcel-tag",
            aside(BenchMsg::ScanParcelTag, "park", &[], Face::default()),
        ),
        (
            "all-keys",
            Face {
                prompt: Some(BenchMsg::ScanUnitTag.into()),
                keys: keys.map(|(key, word)| (key, word.into())).into(),
                ..with_parcel()
            },
        ),
        (
            "unit-keys",
            Face {
                keys: unit_keys.map(|(key, word)| (key, word.into())).into(),
                ..proposal(Lamp::Ready)
            },
        ),
    ]
}

/// Every face that pictures and tests go through, by name.
pub fn all() -> Vec<(&'static str, Face)> {
    let bench = at_bench().into_iter().chain(not_as_announced());
    let bench = bench.chain(doubt_faces::all());
    let elsewhere = dock_faces::all().into_iter().chain(places_faces::all());
    bench.chain(elsewhere).collect()
}

fn at_bench() -> Vec<(&'static str, Face)> {
    let scan = |message: BenchMsg| Face {
        prompt: Some(message.into()),
        ..with_parcel()
    };
    let state = |lamp, prompt: BenchMsg, detail: Option<BenchMsg>, read: Option<&str>| Face {
        lamp,
        prompt: Some(prompt.into()),
        detail: detail.map(Message::from),
        verbatim: read.map(str::to_owned),
        ..signed_in()
    };
    vec![
        (
            "no-such-end",
            state(
                Lamp::Stop,
                BenchMsg::NoNumberEndsSo {
                    end: "073461".to_owned(),
                },
                Some(BenchMsg::UnknownParcelDetail),
                None,
            ),
        ),
        (
            "no-badge",
            Face {
                prompt: Some(BenchMsg::ScanBadge.into()),
                ..Face::default()
            },
        ),
        ("ready", signed_in()),
        (
            "looking",
            state(
                Lamp::Working,
                BenchMsg::Looking,
                None,
                Some("9202090339598344170026"),
            ),
        ),
        ("scan-tag", scan(BenchMsg::ScanUnitTagOr)),
        (
            "scan-product",
            Face {
                tag: Some(tag(4243)),
                ..scan(BenchMsg::ScanProduct)
            },
        ),
        (
            "question-4",
            question(
                "sealed",
                &["sealed_clean", "sealed_marked", "opened", "no_seal"],
            ),
        ),
        (
            "answer-first",
            Face {
                lamp: Lamp::Stop,
                result: Some((Lamp::Stop, BenchMsg::AnswerFirst.into())),
                ..question("sealed", &["sealed_clean", "sealed_marked", "opened"])
            },
        ),
        ("nine", nine()),
        ("proposal", proposal(Lamp::Ready)),
        ("standing-order", standing_order()),
        ("gated-kind", gated_kind()),
        ("wrong-container", wrong_container()),
        ("override", override_reasons()),
        (
            "saved",
            Face {
                lamp: Lamp::Saved,
                result: Some((
                    Lamp::Saved,
                    BenchMsg::SavedPut {
                        tag: "4QX7L".to_owned(),
                        container: container("R-03"),
                    }
                    .into(),
                )),
                ..scan(BenchMsg::ScanUnitTagOr)
            },
        ),
        ("candidates", candidates()),
        (
            "unknown",
            state(
                Lamp::Need,
                BenchMsg::UnknownParcel,
                Some(BenchMsg::UnknownParcelDetail),
                Some("9202090339598344170026"),
            ),
        ),
        (
            "postal-bar",
            state(
                Lamp::Stop,
                BenchMsg::PostalBar,
                Some(BenchMsg::PostalBarDetail),
                Some("420917619202090339598344170026"),
            ),
        ),
        (
            "finding",
            Face {
                lamp: Lamp::Need,
                result: Some((
                    Lamp::Need,
                    BenchMsg::Finding {
                        standing: ReturnStanding::RefundedAtFirstScan,
                    }
                    .into(),
                )),
                detail: Some(BenchMsg::FindingDetail.into()),
                ..scan(BenchMsg::ScanUnitTag)
            },
        ),
        (
            "bind-product",
            Face {
                prompt: Some(BenchMsg::BindProduct.into()),
                verbatim: Some("4006381333931".to_owned()),
                lamp: Lamp::Need,
                tiles: vec![
                    Tile {
                        note: Some(text("B0B4WP8XYZ · P0360")),
                        ..tile(1, text("Hair ties, heart pearl, 24 pieces in a tin"))
                    },
                    Tile {
                        note: Some(text("B0C2210BLK · E-2210-BLK")),
                        ..tile(2, text("无线耳机 充电盒版 黑色"))
                    },
                    tile(9, BenchMsg::NotAnnounced),
                ],
                ..with_unit()
            },
        ),
        (
            "elsewhere",
            Face {
                prompt: Some(BenchMsg::OpenElsewhere.into()),
                verbatim: Some("4006381333931".to_owned()),
                lamp: Lamp::Need,
                tiles: vec![
                    Tile {
                        note: Some(text("S-01 · Dk6aazMBRRMA · 112-9403254-1489943")),
                        ..tile(1, text("Hair ties, heart pearl, 24 pieces in a tin"))
                    },
                    Tile {
                        note: Some(text("S-02 · DiecLg7zRRMA · 114-5592557-4194480")),
                        ..tile(2, text("Hair ties, heart pearl, 24 pieces in a tin"))
                    },
                    Tile {
                        note: Some(text("E-2210-BLK · B0C2210BLK")),
                        ..tile(3, text("无线耳机 充电盒版 黑色"))
                    },
                    tile(4, BenchMsg::NotAnnounced),
                ],
                ..with_unit()
            },
        ),
        ("unseen", unseen()),
        (
            "store-stopped",
            state(Lamp::Stop, BenchMsg::StoreStopped, None, None),
        ),
    ]
}

pub fn face(name: &str) -> Face {
    let found = all().into_iter().find(|(of, _)| *of == name);
    found.expect("a face of the list").1
}
