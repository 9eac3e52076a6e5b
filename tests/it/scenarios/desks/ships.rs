//! Shipments to China, from the first party to the day on which they leave.
//!
//! ```text
//! china party SZ-A country=CN name=… address=… uscc=… sellers=S-01 | party US-A country=US name=…
//! china goods S-01 LMP-Q10 en=… zh=… cn10=… us10=… net=400 value=4.50 [basis=export]
//! china exports S-01 file=export-list.xml     an export paper of the seller is taken
//! china line UA…… [of=E202601/1]              units come back under a line, or under none any more
//! china plan SH-1-1                           which lines are proposed
//! china shipment SH-1 mode=sea_lcl [cut-off=+9] | pallet SH-1 P-1 material=plywood tare=9000
//! china consignment SH-1-1 of=SH-1 importer=SZ-A exporter=US-A route=hong_kong [invoice=…]
//! china scan CODE in=SH-1-1                   a scan while that consignment is shown
//! china join C-01 to=SH-1-1 [pallet=P-1] | part C-01 | unseal C-01 reason=…
//! china measure C-01 sides=600x400x350 gross=1700 tare=700 | noted C-01 seal=CN-77
//! china allot 10614141 first=7 count=2 | sscc C-01
//! china preflight SH-1-1                      what it finds
//! china sign SH-1-1 CHECK reason=…
//! china look SH-1-1 | close SH-1-1            it is closed as it was looked at last
//! china reopen SH-1-1 reason=… | papers SH-1-1 | ship SH-1
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use returnbay::domain::codes::{
    ConsignmentNumber, ContainerName, Country, Eccn, PalletNumber, PartyCode, SellerCode,
    ShipmentNumber, TariffCode, Uscc,
};
use returnbay::domain::export_line::ExportRef;
use returnbay::domain::goods::{BrandKind, Goods, GoodsValue, ValueBasis};
use returnbay::domain::measure::{Grams, Millimetres};
use returnbay::domain::money::Currency;
use returnbay::domain::party::Party;
use returnbay::domain::preflight::{CheckCode, Finding, Place, listed_of, units_of};
use returnbay::domain::product::Says;
use returnbay::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, PalletMaterial, PalletTerms, ShipMode,
    ShipmentTerms, WeighedBy,
};
use returnbay::ledger::command::{DeclareGoods, ShipCommand};
use returnbay::ledger::fact::{ExportedUnits, SsccRange};
use returnbay::ledger::query::{ConsignmentView, FreeCarton, ShipAnswer, ShipQuery};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::packing::{PackDesk, PackScan};
use returnbay::shell::view::{Job, JobState, ReadOptions, TakeRows};

use super::super::script;
use super::floor::{Done, Floor, container, english, refusal};
use super::goods::ids;
use super::leaving::{dollars, heard};
use super::said::{Said, code};

/// What a script's clerk has before the eyes.
#[derive(Default)]
pub struct Packing {
    carton: Option<ContainerName>,
    shown: BTreeMap<ConsignmentNumber, Arc<[u8]>>,
}

/// Does a line. Its verb is what is done, its things what is done about.
pub fn done(floor: &mut Floor, said: &Said) -> Done {
    let of_carton = |command: fn(ContainerName) -> ShipCommand| ship(command(first(said)));
    match said.verb.as_str() {
        "party" => party(said),
        "goods" => goods(said),
        "exports" => exports(floor, said),
        "line" => line(floor, said),
        "plan" => plan(floor, said),
        "shipment" => shipment(floor, said),
        "pallet" => pallet(said),
        "consignment" => consignment(said),
        "scan" => scan(floor, said),
        "join" => ship(ShipCommand::JoinCarton {
            container: first(said),
            consignment: said.get("to", ConsignmentNumber::parse),
            pallet: said.read("pallet", PalletNumber::parse),
        }),
        "part" => of_carton(|container| ShipCommand::PartCarton { container }),
        "sscc" => of_carton(|container| ShipCommand::GiveSscc { container }),
        "unseal" => ship(ShipCommand::ReopenCarton {
            container: first(said),
            reason: said.must("reason").to_owned(),
        }),
        "measure" => measure(said),
        "noted" => ship(ShipCommand::NoteSeal {
            container: first(said),
            seal: said.owned("seal"),
            photo: None,
        }),
        "allot" => ship(ShipCommand::AllotSscc(SsccRange {
            prefix: said.thing(0).to_owned(),
            first: said.get("first", |text| text.parse().ok()),
            count: said.get("count", |text| text.parse().ok()),
        })),
        "preflight" => Done::Told(findings(floor, &number(said)).iter().map(found).collect()),
        "sign" => sign(floor, said),
        "look" => look(floor, said),
        "close" => close(floor, said),
        "reopen" => ship(ShipCommand::ReopenConsignment {
            consignment: number(said),
            reason: said.must("reason").to_owned(),
        }),
        "papers" => papers(floor, said),
        "ship" => ship(ShipCommand::Ship {
            shipment: code(said.thing(0), ShipmentNumber::parse),
        }),
        other => panic!("nobody does `{other}` with shipments"),
    }
}

fn ship(command: ShipCommand) -> Done {
    Command::Ship(command).into()
}

/// The carton that a line is about.
fn first(said: &Said) -> ContainerName {
    container(said.thing(0))
}

/// The consignment that a line is about.
fn number(said: &Said) -> ConsignmentNumber {
    code(said.thing(0), ConsignmentNumber::parse)
}

fn ask(floor: &Floor, query: ShipQuery) -> ShipAnswer {
    match floor.ask(&Query::Ship(query)) {
        Answer::Ship(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn view(floor: &Floor, number: &ConsignmentNumber) -> ConsignmentView {
    match ask(floor, ShipQuery::Consignment(number.clone(), floor.today())) {
        ShipAnswer::Consignment(Some(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn findings(floor: &Floor, number: &ConsignmentNumber) -> Vec<Finding> {
    match ask(floor, ShipQuery::Preflight(number.clone(), floor.today())) {
        ShipAnswer::Preflight(Some(view)) => view.findings,
        other => panic!("{other:?}"),
    }
}

/// `block value UA00000000016`
fn found(finding: &Finding) -> String {
    let place = match &finding.place {
        Place::Consignment => String::new(),
        Place::Party(party) => format!(" {party}"),
        Place::Carton(carton, _) => format!(" {carton}"),
        Place::Unit(tag, _) => format!(" {tag}"),
        Place::Sku(seller, sku) => format!(" {seller} {sku}"),
    };
    let (level, check) = (finding.level.code(), finding.check.code());
    format!("{level} {check}{place}")
}

fn party(said: &Said) -> Done {
    let sellers = said.may("sellers").into_iter();
    let sellers = sellers.flat_map(|text| text.split(','));
    let party = code(said.thing(0), PartyCode::parse);
    ship(ShipCommand::SetParty(Box::new(Party {
        name_zh: said.owned("name"),
        address_zh: said.owned("address"),
        uscc: said.read("uscc", Uscc::parse),
        sellers: sellers.map(|text| code(text, SellerCode::parse)).collect(),
        ..Party::of(party, said.get("country", Country::parse))
    })))
}

fn goods(said: &Said) -> Done {
    let value = said.read("value", dollars).map(|money| GoodsValue {
        money,
        basis: said
            .read("basis", ValueBasis::parse)
            .unwrap_or(ValueBasis::Cost),
    });
    let told = Goods {
        name_en: said.owned("en"),
        name_zh: said.owned("zh"),
        cn10: said.read("cn10", TariffCode::parse),
        us10: said.read("us10", TariffCode::parse),
        origin: Some(Country::china()),
        brand_kind: Some(BrandKind::None),
        net: said.read("net", |text| Some(Grams(text.parse().ok()?))),
        eccn: Eccn::parse("EAR99"),
        value,
        ..Goods::default()
    };
    ship(ShipCommand::DeclareGoods(DeclareGoods {
        seller: code(said.thing(0), SellerCode::parse),
        goods: vec![(said.thing(1).to_owned(), told)],
        says: Says::Whole,
        file: None,
    }))
}

fn exports(floor: &Floor, said: &Said) -> Done {
    let job = Job::TakeImport {
        path: script::folder().join("files").join(said.must("file")),
        seller: SellerCode::parse(said.thing(0)),
        reading: ReadOptions::default(),
        rows: TakeRows::AllOrNone,
    };
    Done::Told(match floor.shell().run(job) {
        Ok(JobState::Imported(_)) => Vec::new(),
        Ok(JobState::Failed(message)) | Err(message) => vec![refusal(&message)],
        Ok(other) => panic!("{other:?}"),
    })
}

fn line(floor: &Floor, said: &Said) -> Done {
    let seller = floor.unit(said.thing(0)).inspection.seller;
    let of = said.read("of", |text| {
        let (number, line) = text.split_once('/')?;
        Some(ExportRef {
            seller: seller.clone()?,
            number: number.to_owned(),
            line: line.parse().ok()?,
        })
    });
    ship(ShipCommand::ExportUnits(Box::new(ExportedUnits {
        of,
        units: ids(floor, said),
    })))
}

fn plan(floor: &Floor, said: &Said) -> Done {
    let plan = match ask(floor, ShipQuery::ExportPlan(number(said), floor.today())) {
        ShipAnswer::ExportPlan(Some(plan)) => plan,
        other => panic!("{other:?}"),
    };
    let under: usize = plan.under.iter().map(|one| one.units.len()).sum();
    let mut told = vec![format!("under a line: {under}")];
    told.extend(plan.lines.iter().map(|one| {
        let tags = one.units.iter().map(|(_, tag)| tag.to_string());
        let (named, left) = (one.line.line.named(), one.line.balance.left());
        let tags = tags.collect::<Vec<_>>().join(" ");
        format!("{}/{}, {left} left: {tags}", named.number, named.line)
    }));
    told.extend(plan.without.iter().map(|tag| format!("no line: {tag}")));
    Done::Told(told)
}

fn shipment(floor: &Floor, said: &Said) -> Done {
    ship(ShipCommand::SetShipment(Box::new(ShipmentTerms {
        shipment: code(said.thing(0), ShipmentNumber::parse),
        mode: said.get("mode", ShipMode::parse),
        forwarder: None,
        carrier: said.owned("carrier"),
        voyage: said.owned("voyage"),
        bill: None,
        cut_off: said.day("cut-off", floor.today()),
        arrives: None,
    })))
}

fn pallet(said: &Said) -> Done {
    ship(ShipCommand::SetPallet(PalletTerms {
        shipment: code(said.thing(0), ShipmentNumber::parse),
        pallet: code(said.thing(1), PalletNumber::parse),
        material: said.get("material", PalletMaterial::parse),
        sides: None,
        tare: said.get("tare", |text| Some(Grams(text.parse().ok()?))),
    }))
}

fn consignment(said: &Said) -> Done {
    ship(ShipCommand::SetConsignment(Box::new(ConsignmentTerms {
        consignment: number(said),
        shipment: said.get("of", ShipmentNumber::parse),
        importer: said.get("importer", PartyCode::parse),
        exporter: said.read("exporter", PartyCode::parse),
        notify: None,
        route: said.get("route", CustomsRoute::parse),
        currency: said
            .read("currency", Currency::parse)
            .unwrap_or(Currency::USD),
        invoice: said.owned("invoice"),
        incoterm: None,
        itn: None,
        reason: None,
    })))
}

fn measure(said: &Said) -> Done {
    let grams = |name| said.get(name, |text| Some(Grams(text.parse().ok()?)));
    let sides = said.get("sides", |text| {
        let sides = text.split('x').map(|side| side.parse().map(Millimetres));
        let sides: Vec<Millimetres> = sides.collect::<Result<_, _>>().ok()?;
        sides.try_into().ok()
    });
    ship(ShipCommand::MeasureCarton {
        container: first(said),
        measure: CartonMeasure {
            sides,
            gross: grams("gross"),
            tare: grams("tare"),
            by: WeighedBy::Hand,
        },
    })
}

fn free(floor: &Floor) -> Vec<FreeCarton> {
    match ask(floor, ShipQuery::FreeCartons) {
        ShipAnswer::FreeCartons(cartons) => cartons,
        other => panic!("{other:?}"),
    }
}

fn scan(floor: &mut Floor, said: &Said) -> Done {
    let heard = heard(floor, said.thing(0));
    let view = view(floor, &said.get("in", ConsignmentNumber::parse));
    let desk = PackDesk {
        consignment: Some(&view),
        carton: floor.packing.carton.as_ref(),
        free: &free(floor),
    };
    match desk.means(&heard) {
        PackScan::Choose(carton) => {
            let told = vec![format!("packed from here on: {carton}")];
            floor.packing.carton = Some(carton);
            Done::Told(told)
        }
        PackScan::Join(carton, command) => {
            floor.packing.carton = Some(carton);
            command.into()
        }
        PackScan::Pack(_, command) => command.into(),
        PackScan::Said(message) => Done::Told(vec![english(&message.into())]),
    }
}

fn sign(floor: &Floor, said: &Said) -> Done {
    let (number, check) = (number(said), code(said.thing(1), CheckCode::parse));
    let found = findings(floor, &number);
    ship(ShipCommand::SignFinding {
        units: units_of(&found, check).unwrap_or_default(),
        listed: listed_of(&found, check),
        consignment: number,
        check,
        reason: said.must("reason").to_owned(),
    })
}

fn look(floor: &mut Floor, said: &Said) -> Done {
    let number = number(said);
    let shown = view(floor, &number).consignment;
    let totals = shown.totals();
    let list = codec::encode_consignment(&shown);
    floor
        .packing
        .shown
        .insert(number, Arc::from(list.as_bytes()));
    let (cartons, units, gross) = (totals.cartons, totals.units, totals.gross);
    Done::Told(vec![format!(
        "cartons {cartons}, units {units}, gross {gross} g"
    )])
}

fn close(floor: &Floor, said: &Said) -> Done {
    let consignment = number(said);
    let list = floor.packing.shown.get(&consignment);
    let list = Arc::clone(list.expect("it was looked at"));
    ship(ShipCommand::CloseConsignment { consignment, list })
}

fn papers(floor: &Floor, said: &Said) -> Done {
    let consignment = number(said);
    let row = view(floor, &consignment).row;
    let standing = row.closed.map_or("draft", |_| "closed");
    let folder = floor.file(&format!("papers-{consignment}-{}-{standing}", row.revision));
    let job = Job::ExportPapers {
        consignment,
        template: None,
        folder: folder.clone(),
    };
    Done::Told(match floor.shell().run(job) {
        Ok(JobState::SetWritten(_)) => {
            let files = std::fs::read_dir(folder).unwrap();
            let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
            let drafts = names.filter(|name| name.contains("DRAFT")).count();
            let kind = if drafts == 0 { "closed" } else { "drafts" };
            vec![format!("papers are there: {kind}")]
        }
        Ok(JobState::Failed(message)) | Err(message) => vec![refusal(&message)],
        Ok(other) => panic!("{other:?}"),
    })
}
