//! `returnbay shipment propose`, `boxes` and `box`: cartons proposed, and the kinds of boxes in stock.

use serde::Serialize;

use crate::domain::carton_plan::{CartonPlan, LeftOut, PlannedCarton, PlannedUnit};
use crate::domain::codes::{ConsignmentNumber, SellerCode};
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::packing::{Sides, Turning};
use crate::domain::shipment::centimetres;
use crate::domain::time::Day;
use crate::ledger::query::{LooseOf, ShipAnswer, ShipQuery};
use crate::shell::desk::Desk;
use crate::shell::open::SETTINGS_FILE;
use crate::shell::proposing::{ProposeOrder, propose};
use crate::shell::settings::{BoxSetting, BoxWrong};
use crate::shell::{Clock, Devices, Settings};
use crate::text::{Message, ProposeMsg, ShipDeskMsg, TroubleMsg, Words};

use super::super::args::{Args, BoxTold};
use super::super::out::Form;
use super::super::{Exit, Out, folder, open};
use super::ask;

#[derive(Serialize)]
struct PlanOut {
    cartons: Vec<CartonOut>,
    left_out: Vec<LeftOutOut>,
}

#[derive(Serialize)]
struct CartonOut {
    number: u32,
    #[serde(rename = "box")]
    kind: String,
    inner_mm: [u32; 3],
    seller: Option<String>,
    class: &'static str,
    goods_g: u32,
    gross_g: u32,
    fill_permille: u32,
    estimated: bool,
    units: Vec<UnitOut>,
}

#[derive(Serialize)]
struct UnitOut {
    order: u32,
    tag: String,
    sku: Option<String>,
    container: String,
    at_mm: [u32; 3],
    sides_mm: [u32; 3],
}

#[derive(Serialize)]
struct LeftOutOut {
    tag: String,
    sku: Option<String>,
    container: String,
    why: &'static str,
    message: String,
}

#[derive(Serialize)]
struct BoxOut {
    name: String,
    inner_mm: [u32; 3],
    tare_g: u32,
    gross_max_g: u32,
    supply: Option<u32>,
}

/// Proposes cartons for a consignment, or for a seller where no consignment has that number.
pub(super) fn cartons(args: &Args, (of, turning): (&str, Turning), out: &Out) -> Exit {
    let opened = folder(args).and_then(|folder| Ok((Desk::open(&folder)?, folder)));
    let (desk, folder) = match opened {
        Ok(opened) => opened,
        Err(message) => return out.store_trouble(&message),
    };
    let (settings, _) = Settings::of_folder(&folder);
    let today = desk.zone.day(Clock::system().now());
    let made = whose(&desk, of, today).and_then(|whose| {
        let order = ProposeOrder {
            of: &whose,
            today,
            boxes: &settings.box_kinds(),
            turning,
        };
        propose(|query| desk.ask(query), &order, &|| false)
    });
    match made {
        Ok(plan) => {
            print(&plan, out);
            Exit::Done
        }
        Err(message) => out.refused(&message),
    }
}

fn whose(desk: &Desk, text: &str, today: Day) -> Result<LooseOf, Message> {
    let code = text.to_owned();
    if let Some(number) = ConsignmentNumber::parse(text) {
        let query = ShipQuery::Consignment(number.clone(), today);
        if let ShipAnswer::Consignment(Some(_)) = ask(desk, query)? {
            return Ok(LooseOf::Consignment(number));
        }
    }
    let seller = SellerCode::parse(text).ok_or(ProposeMsg::NobodyKnows { code })?;
    Ok(LooseOf::Seller(seller))
}

fn mm(
    Sides {
        length,
        width,
        height,
    }: Sides,
) -> [u32; 3] {
    [length, width, height].map(|side| side.0)
}

fn print(plan: &CartonPlan, out: &Out) {
    let words = out.words();
    if out.form == Form::Machines {
        out.json(&PlanOut {
            cartons: plan.cartons.iter().map(carton_out).collect(),
            left_out: plan.left_out.iter().map(|of| left_out(of, words)).collect(),
        });
        return;
    }
    let say = |message: ProposeMsg| words.say(&message.into());
    if plan.cartons.is_empty() && plan.left_out.is_empty() {
        out.line(&say(ProposeMsg::Nothing));
        return;
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    for carton in &plan.cartons {
        out.line(&line_of(carton, count(plan.cartons.len()), words));
        let tags = carton.units.iter().map(|of| of.unit.tag.as_str());
        out.line(&format!("    {}", tags.collect::<Vec<_>>().join(" ")));
    }
    let left = count(plan.left_out.len());
    let units = plan.cartons.iter().map(|of| of.units.len()).sum();
    out.line(&say(ProposeMsg::Sum {
        cartons: count(plan.cartons.len()),
        units: count(units),
        left,
    }));
    for of in &plan.left_out {
        let why = words.say(&Message::term("unfit", of.why.code()));
        let what = of.unit.sku.as_deref().unwrap_or("–");
        out.line(&format!(
            "    {} · {what} · {}: {why}",
            of.unit.tag, of.unit.container
        ));
    }
    out.line(&say(ProposeMsg::Note));
}

/// Says one carton in a line: which, its box, what is in it, and whether that rests on a guess.
fn line_of(carton: &PlannedCarton, of: u32, words: &Words) -> String {
    let say = |message: ProposeMsg| words.say(&message.into());
    let mut said = vec![say(ProposeMsg::Carton {
        number: carton.number,
        of,
        kind: carton.kind.name.clone(),
    })];
    said.extend(carton.kin.seller.as_ref().map(ToString::to_string));
    said.push(say(ProposeMsg::Holds {
        units: u32::try_from(carton.units.len()).unwrap_or(u32::MAX),
        gross: carton.gross,
        percent: carton.fill_permille / 10,
    }));
    if carton.is_guessed() {
        said.push(say(ProposeMsg::Guessed));
    }
    said.join(" · ")
}

fn carton_out(of: &PlannedCarton) -> CartonOut {
    CartonOut {
        number: of.number,
        kind: of.kind.name.clone(),
        inner_mm: mm(of.kind.size.inner),
        seller: of.kin.seller.as_ref().map(ToString::to_string),
        class: of.kin.class.code(),
        goods_g: of.goods.0,
        gross_g: of.gross.0,
        fill_permille: of.fill_permille,
        estimated: of.is_guessed(),
        units: of.units.iter().map(unit_out).collect(),
    }
}

fn unit_out(of: &PlannedUnit) -> UnitOut {
    let at = [of.at.along, of.at.across, of.at.above];
    UnitOut {
        order: of.order,
        tag: of.unit.tag.to_string(),
        sku: of.unit.sku.clone(),
        container: of.unit.container.to_string(),
        at_mm: at.map(|Millimetres(side)| side),
        sides_mm: mm(of.sides),
    }
}

fn left_out(of: &LeftOut, words: &Words) -> LeftOutOut {
    LeftOutOut {
        tag: of.unit.tag.to_string(),
        sku: of.unit.sku.clone(),
        container: of.unit.container.to_string(),
        why: of.why.code(),
        message: words.say(&Message::term("unfit", of.why.code())),
    }
}

/// Lists the boxes in stock.
pub(super) fn boxes(args: &Args, out: &Out) -> Exit {
    let settings = match folder(args) {
        Ok(folder) => Settings::of_folder(&folder).0,
        Err(message) => return out.store_trouble(&message),
    };
    for of in &settings.boxes {
        if out.form == Form::Machines {
            out.json(&BoxOut {
                name: of.name.clone(),
                inner_mm: of.inner_mm,
                tare_g: of.tare_g,
                gross_max_g: of.gross_max_g,
                supply: of.supply,
            });
            continue;
        }
        let kind = of.kind().size;
        let mut said = vec![out.words().say(&box_line(of, kind.tare, kind.gross_max))];
        let supply = of.supply.map(|count| ProposeMsg::BoxSupply { count });
        said.extend(supply.map(|supply| out.words().say(&supply.into())));
        out.line(&said.join(" · "));
    }
    if settings.boxes.is_empty() && out.form == Form::People {
        out.tell(&ProposeMsg::NoBoxes.into());
    }
    Exit::Done
}

fn box_line(of: &BoxSetting, tare: Grams, gross: Grams) -> Message {
    ProposeMsg::BoxLine {
        name: of.name.clone(),
        sides: centimetres(of.inner_mm.map(Millimetres)),
        tare,
        gross,
    }
    .into()
}

/// Keeps a kind of box or takes it out. No window may be open on the same folder: it would write its own settings.
pub(super) fn keep(args: &Args, told: &BoxTold, out: &Out) -> Exit {
    let folder = match folder(args) {
        Ok(folder) => folder,
        Err(message) => return out.store_trouble(&message),
    };
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let mut settings = Settings::clone(&shell.settings());
    if let Err(message) = changed(&mut settings, told) {
        return out.refused(&message);
    }
    match settings.save(&folder.join(SETTINGS_FILE)) {
        Ok(()) => Exit::Done,
        Err(error) => out.store_trouble(
            &TroubleMsg::ExportFailed {
                name: SETTINGS_FILE.to_owned(),
                detail: error.to_string(),
            }
            .into(),
        ),
    }
}

/// In the place of a box's name: nobody knows which box a carton is.
const NO_BOX: &str = "-";

fn changed(settings: &mut Settings, told: &BoxTold) -> Result<(), Message> {
    if !told.of.is_empty() {
        let name = told.name.trim();
        let is_there = settings.boxes.iter().any(|of| of.name == name);
        if name != NO_BOX && !is_there {
            let name = told.name.clone();
            return Err(ProposeMsg::NoSuchBox { name }.into());
        }
        let kind = Some(name).filter(|name| *name != NO_BOX);
        for carton in &told.of {
            settings.set_box_of(carton, kind);
        }
        return Ok(());
    }
    if told.remove {
        let code = told.name.clone();
        return if settings.forget_box(told.name.trim()) {
            Ok(())
        } else {
            Err(ProposeMsg::NoSuchBox { name: code }.into())
        };
    }
    let (Some(inner), Some(tare), Some(gross_max)) = (&told.inner, told.tare, told.gross_max)
    else {
        return Err(ShipDeskMsg::SidesWrong.into());
    };
    let setting = BoxSetting {
        name: told.name.clone(),
        inner_mm: inner.0.map(|side| side.0),
        tare_g: tare.0,
        gross_max_g: gross_max.0,
        supply: told.supply,
    };
    settings.keep_box(setting).map_err(|wrong| match wrong {
        BoxWrong::Name => ProposeMsg::BoxNameWrong.into(),
        BoxWrong::TooMany => ProposeMsg::BoxTooMany.into(),
        BoxWrong::Fault(why) => ProposeMsg::WrongBox {
            name: told.name.clone(),
            why,
        }
        .into(),
    })
}
