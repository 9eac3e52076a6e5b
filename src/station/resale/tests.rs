use super::*;
use crate::domain::codes::{ContainerName, ParcelTag};
use crate::domain::hazard::HazardClass;
use crate::domain::ids::ParcelId;
use crate::domain::time::Day;
use crate::ledger::fact::{Inspection, ProductHow};
use crate::ledger::rows::{UnitRow, UnitState};
use crate::scan::{Carriers, read};

struct Worked {
    desk: ResaleDesk,
    at: i64,
    person: Option<PersonCode>,
}

fn tag(number: u64) -> UnitTag {
    UnitTag::make("A00", number).unwrap()
}

fn moment(at: i64) -> Moment {
    Moment {
        at: UtcMs(at),
        day: Day::parse("2026-11-30").unwrap(),
        fresh: u128::try_from(at).unwrap() << 16,
    }
}

impl Worked {
    fn new(mode: ResaleMode) -> Self {
        Self {
            desk: ResaleDesk::open(mode, moment(0), 0),
            at: 0,
            person: PersonCode::parse("OP-7"),
        }
    }

    fn on(&mut self, event: ResaleEvent) -> Vec<ResaleEffect> {
        self.at += 1000;
        self.desk.on(moment(self.at), self.person.as_ref(), event)
    }

    fn scan(&mut self, text: &str) -> Vec<ResaleEffect> {
        let reading = Arc::new(read(text.as_bytes(), &Carriers::new(Vec::new()).unwrap()));
        self.on(ResaleEvent::Scanned {
            scanner: 1,
            reading,
        })
    }

    fn said(&self) -> String {
        let (lamp, message) = self.desk.face().result.unwrap();
        format!("{lamp:?} {}", message.key().unwrap())
    }

    fn asked(&self) -> String {
        self.desk.face().prompt.unwrap().key().unwrap().to_owned()
    }

    /// Scans the tag and answers as the store would.
    fn begin(&mut self) -> Vec<ResaleEffect> {
        let effects = self.scan(tag(1).as_str());
        let [ResaleEffect::Ask(ticket, _)] = &effects[..] else {
            panic!("{effects:?}");
        };
        let answer = Answer::Relabel(Some(Box::new(view("LAMP-G"))));
        self.on(ResaleEvent::Found(*ticket, Box::new(answer)))
    }
}

fn view(code: &str) -> RelabelView {
    let _number = ParcelTag::make("A00", 1);
    RelabelView {
        unit: UnitRow {
            unit: UnitId(7),
            state: UnitState::Put,
            inspection: Inspection::begun(ParcelId(1), tag(1), ProductHow::Barcode),
            label_units: 1,
            out_of: None,
            verdict: None,
            repair: None,
            parked: None,
            shipped_before: Vec::new(),
            left: None,
            attached: None,
            forward: None,
            basis: None,
            class: HazardClass::None,
            missing: None,
            written_off: None,
            moved_at: None,
            container: ContainerName::parse("R-01").unwrap(),
            put_key: CommandKey(1),
            person: None,
            station: crate::domain::codes::StationName::parse("A").unwrap(),
            put_at: UtcMs(1),
            day: Day::parse("2026-11-30").unwrap(),
        },
        code: Ok(NewCode {
            code: code.to_owned(),
            kind: NewCodeKind::Sku,
            grade: Grade::Good,
            new_sku: None,
        }),
        olds: vec!["00036000291452".to_owned(), "LPNRR00012345".to_owned()],
        title: Some("Lamp".to_owned()),
        label: None,
    }
}

fn relabelling() -> Worked {
    Worked::new(ResaleMode::Relabel(Dpi::Dpi203))
}

fn is_print(effect: &ResaleEffect) -> bool {
    matches!(effect, ResaleEffect::Print(label) if label.code == "LAMP-G")
}

fn committed(effects: &[ResaleEffect]) -> Option<(Ticket, Command)> {
    effects.iter().find_map(|effect| match effect {
        ResaleEffect::Commit(ticket, order) => Some((*ticket, order.command.clone())),
        ResaleEffect::Ask(..) | ResaleEffect::Print(_) | ResaleEffect::Sound(..) => None,
    })
}

#[test]
fn a_label_is_proven_by_two_scans_and_every_old_code() {
    let mut desk = relabelling();
    assert!(desk.begin().iter().any(is_print), "a label is printed");
    assert_eq!(desk.asked(), "resale-scan-new");
    desk.scan("LAMP-N");
    assert_eq!(desk.said(), "Stop resale-reads-other");
    assert!(!desk.desk.face().may_confirm);
    desk.scan("LAMP-G");
    assert_eq!(desk.said(), "Need resale-new-reads");
    assert!(desk.desk.face().may_confirm);
    desk.scan("036000291452");
    assert_eq!(desk.said(), "Stop resale-still-reads");
    let olds = desk.desk.face().unit.unwrap().olds;
    let read = |code: &str, is: bool| (code.to_owned(), is);
    assert_eq!(
        olds,
        [read("00036000291452", true), read("LPNRR00012345", false)]
    );
    assert!(
        !desk.desk.face().may_confirm,
        "the new label is read once more"
    );
    assert!(desk.on(ResaleEvent::NothingElseReads).is_empty());
    assert_eq!(desk.asked(), "resale-scan-new-again");
    desk.scan("LAMP-G");
    let effects = desk.on(ResaleEvent::NothingElseReads);
    let (ticket, command) = committed(&effects).unwrap();
    assert_eq!(
        command,
        Command::RelabelUnit {
            relabelled: RelabelledUnit {
                unit: UnitId(7),
                code: "LAMP-G".to_owned(),
                covered: vec!["00036000291452".to_owned(), "LPNRR00012345".to_owned()],
            },
            tag: tag(1),
        }
    );
    assert_ne!(
        desk.desk.face().lamp,
        Lamp::Saved,
        "green only when it is on the disk"
    );
    let effects = desk.on(ResaleEvent::Saved(ticket));
    assert_eq!(effects, [ResaleEffect::Sound(Tone::Good, 1)]);
    assert_eq!(desk.said(), "Saved resale-relabelled");
    assert_eq!(desk.asked(), "resale-scan-tag");
}

#[test]
fn what_nobody_knew_of_and_reads_is_covered_too() {
    let mut desk = relabelling();
    desk.begin();
    desk.scan("LAMP-G");
    desk.scan("5901234123457");
    assert_eq!(desk.said(), "Stop resale-still-reads");
    desk.scan("LAMP-G");
    let effects = desk.on(ResaleEvent::NothingElseReads);
    let Some((_, Command::RelabelUnit { relabelled, .. })) = committed(&effects) else {
        panic!("{effects:?}");
    };
    assert_eq!(relabelled.covered.len(), 3, "{:?}", relabelled.covered);
}

#[test]
fn one_pull_of_the_trigger_proves_one_thing_and_tags_prove_nothing() {
    let mut desk = relabelling();
    desk.begin();
    let reading = Arc::new(read(b"LAMP-G", &Carriers::new(Vec::new()).unwrap()));
    let scan = || ResaleEvent::Scanned {
        scanner: 1,
        reading: Arc::clone(&reading),
    };
    let person = desk.person.clone();
    desk.desk.on(moment(9000), person.as_ref(), scan());
    let again = desk.desk.on(moment(9300), person.as_ref(), scan());
    assert!(again.is_empty(), "a double trigger");
    desk.at = 10_000;
    desk.scan(tag(1).as_str());
    assert_eq!(desk.said(), "Stop resale-own-tag");
    desk.scan(tag(2).as_str());
    assert_eq!(desk.said(), "Stop resale-other-unit");
    assert!(desk.desk.face().may_confirm, "nothing was forgotten");
}

#[test]
fn what_cannot_be_relabelled_says_why() {
    let cases = [
        (Err(RelabelLack::Left), "Stop resale-lack-left"),
        (
            Err(RelabelLack::NotForSale),
            "Stop resale-lack-not-for-sale",
        ),
        (
            Err(RelabelLack::Sku(SkuProblem::Taken)),
            "Stop resale-lack-taken",
        ),
        (
            view("P0360-LAMP-OF-WHITE-GLASS-G").code,
            "Stop resale-no-label-too-long",
        ),
    ];
    for (code, said) in cases {
        let mut desk = relabelling();
        let effects = desk.scan(tag(1).as_str());
        let [ResaleEffect::Ask(ticket, _)] = &effects[..] else {
            panic!("{effects:?}");
        };
        let view = RelabelView {
            code,
            ..view("LAMP-G")
        };
        let found = ResaleEvent::Found(*ticket, Box::new(Answer::Relabel(Some(Box::new(view)))));
        let effects = desk.on(found);
        assert_eq!(desk.said(), said);
        assert_eq!(effects, [ResaleEffect::Sound(Tone::Bad, 1)], "no label");
    }
    let mut desk = relabelling();
    desk.scan("036000291452");
    assert_eq!(desk.said(), "Stop resale-not-a-tag");
    desk.person = None;
    desk.scan(tag(1).as_str());
    assert_eq!(desk.said(), "Stop resale-nobody-here");
}

#[test]
fn tags_are_gathered_one_after_the_other_and_none_is_dropped() {
    let batch = BatchNumber::parse("A").unwrap();
    let mut desk = Worked::new(ResaleMode::Gather(batch.clone()));
    let effects = desk.scan(tag(1).as_str());
    let [ResaleEffect::Ask(ticket, query)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(**query, Query::Tag(tag(1)));
    assert!(ResaleDesk::owns(*ticket));
    assert!(desk.scan(tag(2).as_str()).is_empty(), "it waits");
    assert_eq!(desk.desk.face().queued, 1);
    let row = Some(Box::new(view("LAMP-G").unit));
    let effects = desk.on(ResaleEvent::Found(*ticket, Box::new(Answer::Tag(row))));
    let (ticket, command) = committed(&effects).unwrap();
    let units = vec![UnitId(7)];
    let wanted = Command::GatherUnits {
        batch: batch.clone(),
        units,
    };
    assert_eq!(command, wanted);
    let refusal = Refusal::InBatch(tag(1), batch);
    let effects = desk.on(ResaleEvent::Refused(ticket, Box::new(refusal)));
    assert!(effects.contains(&ResaleEffect::Sound(Tone::Bad, 1)));
    let next = |effect: &ResaleEffect| matches!(effect, ResaleEffect::Ask(..));
    assert!(effects.iter().any(next), "the next tag's turn");
}
