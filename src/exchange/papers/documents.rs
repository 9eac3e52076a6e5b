//! What stands on each paper beside its table: who, what, when; and the papers that are letters.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::consignment::{ConsignedUnit, Consignment};
use crate::domain::goods::ValueBasis;
use crate::domain::money::Money;
use crate::domain::party::Party;
use crate::domain::shipment::PalletMaterial;
use crate::exchange::data::paper_templates::PaperTemplate;

use super::model::{Block, Column, Figure, Figures, Grid, Paper, PaperKind, PapersOf, Value};
use super::said::Said;
use super::{amounts, rows};

/// What a line that is filled in by hand shows.
const BY_HAND: &str = "____________________";

/// Makes a paper. `template` is its layout, of one with columns of its own.
pub(super) fn paper(
    of: &PapersOf<'_>,
    kind: PaperKind,
    template: Option<&PaperTemplate>,
    said: &Said,
) -> Paper {
    let consignment = of.consignment;
    let figures = Figures::of(consignment);
    let grids = template.map_or_else(Vec::new, |template| rows::grids(of, template, said));
    let mut blocks = vec![Block::Lines(head(of, kind, said))];
    match kind {
        PaperKind::PackingList => {
            blocks.extend(grids.into_iter().map(Block::Grid));
            blocks.extend([sums(&figures, said), notes(consignment, said)]);
            blocks.push(signed(&["sign-exporter"], said));
        }
        PaperKind::Invoice => {
            blocks.push(Block::Text(said.sentence("invoice-no-sale")));
            blocks.extend(grids.into_iter().map(Block::Grid));
            blocks.extend([sums(&figures, said), in_words(&figures, said)]);
            blocks.extend([filed(consignment, said), notes(consignment, said)]);
            blocks.push(signed(&["sign-exporter"], said));
        }
        PaperKind::Units => blocks.extend(grids.into_iter().map(Block::Grid)),
        PaperKind::Declaration => {
            let parts = grids.len();
            for (number, grid) in (1_usize..).zip(grids) {
                if parts > 1 {
                    let name = said.word("declaration-part");
                    let part = Value::Text(format!("{number} / {parts}"));
                    if number > 1 {
                        blocks.push(Block::NewPage);
                    }
                    blocks.push(Block::Lines(vec![(name, part)]));
                }
                blocks.push(Block::Grid(grid));
            }
            blocks.extend([sums(&figures, said), notes(consignment, said)]);
        }
        PaperKind::CheckSheet => {
            blocks.extend(grids.into_iter().map(Block::Grid));
            blocks.push(sums(&figures, said));
            blocks.push(signed(&["sign-warehouse", "sign-driver"], said));
        }
        PaperKind::Reason => blocks.extend(reason(consignment, said)),
        PaperKind::Agreement => blocks.extend(agreement(&figures, said)),
        PaperKind::ExportList => blocks.extend(export_list(consignment, said)),
        PaperKind::TaxProof => blocks.extend(tax_proof(said)),
        PaperKind::Wood => blocks.extend(wood(consignment, said)),
        PaperKind::Batteries => blocks.extend(batteries(consignment, said)),
        PaperKind::Agency => {
            blocks.push(Block::Text(letter(&["agency-1", "agency-2"], said)));
            blocks.push(signed(&["sign-importer", "sign-agent"], said));
        }
    }
    blocks.retain(|block| match block {
        Block::Lines(lines) => !lines.is_empty(),
        Block::Text(lines) => !lines.is_empty(),
        Block::Grid(_) | Block::Sign(_) | Block::NewPage => true,
    });
    let terms = &consignment.terms;
    Paper {
        kind,
        title: said.both("paper", kind.code()),
        running: format!(
            "{} · {} · r{}",
            terms.shipment, terms.consignment, consignment.revision
        ),
        draft: of.standing.is_draft().then(|| said.word("draft")),
        made: of.standing.at(),
        blocks,
        figures: Some(figures),
    }
}

fn head(of: &PapersOf<'_>, kind: PaperKind, said: &Said) -> Vec<(String, Value)> {
    let Consignment {
        shipment,
        terms,
        parties,
        revision,
        ..
    } = of.consignment;
    let text = |text: Option<String>| Value::of(text);
    let mut lines = Vec::new();
    let mut line = |code: &str, value: Value| {
        if value != Value::Empty {
            lines.push((said.word(code), value));
        }
    };
    line("consignment", Value::Text(terms.consignment.to_string()));
    line("shipment", Value::Text(shipment.shipment.to_string()));
    line("revision", Value::Text(revision.to_string()));
    line("date", Value::Text(of.day.to_string()));
    let is_full = match kind {
        PaperKind::PackingList
        | PaperKind::Invoice
        | PaperKind::Declaration
        | PaperKind::Reason
        | PaperKind::Agreement
        | PaperKind::TaxProof
        | PaperKind::Wood
        | PaperKind::Agency => true,
        PaperKind::Units | PaperKind::CheckSheet | PaperKind::ExportList | PaperKind::Batteries => {
            false
        }
    };
    if is_full {
        line("invoice-number", text(terms.invoice.clone()));
        line("exporter", text(parties.exporter.as_ref().map(firm)));
        line("importer", text(parties.importer.as_ref().map(firm)));
        line("notify", text(parties.notify.as_ref().map(firm)));
        line("incoterm", text(terms.incoterm.clone()));
    }
    line(
        "forwarder",
        text(parties.forwarder.as_ref().map(|of| of.shown().to_owned())),
    );
    line(
        "mode",
        Value::Text(said.line("ship-mode", shipment.mode.code())),
    );
    line(
        "route",
        Value::Text(said.line("customs-route", terms.route.code())),
    );
    line("carrier", text(shipment.carrier.clone()));
    line("voyage", text(shipment.voyage.clone()));
    line("bill", text(shipment.bill.clone()));
    if is_full {
        let pallets = of.consignment.pallets.iter();
        let pallets = pallets.map(|of| of.pallet.to_string()).collect::<Vec<_>>();
        line("pallets", Value::of(Some(pallets.join(", "))));
    }
    lines
}

/// Names a firm as papers do: its names, its registers, its addresses, whom to call.
fn firm(party: &Party) -> String {
    let numbers = [
        party.uscc.as_ref().map(|code| format!("USCC {code}")),
        party.hk_br.as_ref().map(|code| format!("BR {code}")),
        party.ein.as_ref().map(|code| format!("EIN {code}")),
    ];
    let names = [party.name_en.clone(), party.name_zh.clone()];
    let places = [party.address_en.clone(), party.address_zh.clone()];
    let country = [Some(party.country.to_string()), party.contact.clone()];
    let all = names
        .into_iter()
        .chain(numbers)
        .chain(places)
        .chain(country);
    all.flatten().collect::<Vec<_>>().join(" · ")
}

/// The sums that every paper has: 件数 are packages, 数量 are units.
fn sums(figures: &Figures, said: &Said) -> Block {
    let lines = Figure::ALL.iter().map(|figure| {
        let mut name = said.word(&format!("sum-{}", figure.code()));
        if *figure == Figure::Value {
            name = format!("{name} ({})", figures.currency);
        }
        (name, figures.value_of(*figure))
    });
    Block::Lines(lines.collect())
}

fn in_words(figures: &Figures, said: &Said) -> Block {
    let money = Money {
        minor: figures.value,
        currency: figures.currency,
    };
    Block::Lines(vec![(
        said.word("in-words"),
        Value::Text(format!(
            "{} {}",
            amounts::english(money),
            amounts::chinese(money)
        )),
    )])
}

/// What was said to the United States of the export.
fn filed(of: &Consignment, said: &Said) -> Block {
    let eccns: BTreeSet<String> = of
        .units()
        .filter_map(|unit| unit.goods.eccn.as_ref().map(ToString::to_string))
        .collect();
    let eccns: Vec<String> = eccns.into_iter().collect();
    let lines = [
        ("itn", Value::of(of.terms.itn.clone())),
        ("eccns", Value::of(Some(eccns.join(", ")))),
    ];
    let lines = lines
        .into_iter()
        .filter(|(_, value)| *value != Value::Empty);
    Block::Lines(
        lines
            .map(|(code, value)| (said.word(code), value))
            .collect(),
    )
}

/// What is not known, or known by a guess alone, stands on the paper.
fn notes(of: &Consignment, said: &Said) -> Block {
    let totals = of.totals();
    let is_guess = |unit: &&ConsignedUnit| {
        let value = unit.goods.value;
        value.is_some_and(|value| value.basis == ValueBasis::Estimated)
    };
    let guessed = u32::try_from(of.units().filter(is_guess).count()).unwrap_or(u32::MAX);
    let counts = [
        ("note-unmeasured", totals.unmeasured),
        ("note-unweighed", totals.unweighed),
        ("note-unvalued", totals.unvalued),
        ("note-estimated", guessed),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    Block::Lines(
        counts
            .map(|(code, count)| (said.word(code), Value::Number(i64::from(count), 0)))
            .collect(),
    )
}

fn signed(whose: &[&str], said: &Said) -> Block {
    Block::Sign(whose.iter().map(|code| said.word(code)).collect())
}

fn letter(codes: &[&str], said: &Said) -> Vec<String> {
    codes.iter().flat_map(|code| said.sentence(code)).collect()
}

/// Makes a table of texts and counts that are counted here.
fn table(columns: &[(&'static str, u16)], rows: Vec<Vec<Value>>, said: &Said) -> Block {
    let is_number = |at: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(at));
        cells.any(|cell| matches!(cell, Value::Number(..)))
    };
    let columns = columns
        .iter()
        .enumerate()
        .map(|(at, (code, width))| Column {
            code: Some(*code),
            heads: said.both("paper-column", code),
            width: *width,
            figure: None,
            is_number: is_number(at),
            is_printed: true,
        });
    Block::Grid(Grid {
        columns: columns.collect(),
        rows,
        totals: Vec::new(),
    })
}

fn reason(of: &Consignment, said: &Said) -> Vec<Block> {
    let mut reasons: BTreeMap<(String, String), usize> = BTreeMap::new();
    for unit in of.units() {
        let name = unit
            .goods
            .name_zh
            .clone()
            .or_else(|| unit.goods.name_en.clone());
        let name = name.or_else(|| unit.title.clone()).unwrap_or_default();
        let why = unit.reason.clone().unwrap_or_default();
        *reasons.entry((why, name)).or_default() += 1;
    }
    let rows = reasons.into_iter().map(|((why, name), count)| {
        vec![
            Value::of(Some(why)),
            Value::of(Some(name)),
            Value::count(count),
        ]
    });
    let mut blocks = vec![Block::Text(letter(&["reason-1"], said))];
    if let Some(told) = &of.terms.reason {
        let line = (said.word("reason-told"), Value::Text(told.clone()));
        blocks.push(Block::Lines(vec![line]));
    }
    let columns = [("reason", 30), ("name", 40), ("quantity", 10)];
    blocks.push(table(&columns, rows.collect(), said));
    blocks.push(Block::Text(letter(&["reason-2"], said)));
    blocks.push(signed(&["sign-importer"], said));
    blocks
}

fn agreement(figures: &Figures, said: &Said) -> Vec<Block> {
    vec![
        Block::Text(letter(&["agreement-1", "agreement-2", "agreement-3"], said)),
        sums(figures, said),
        Block::Text(letter(&["agreement-4"], said)),
        signed(&["sign-exporter", "sign-importer"], said),
    ]
}

/// Lists every line of an export paper under which something comes back, with how much.
fn export_list(of: &Consignment, said: &Said) -> Vec<Block> {
    let mut lines: BTreeMap<(String, String, u32), (Vec<Value>, usize)> = BTreeMap::new();
    let mut without = 0_usize;
    for unit in of.units() {
        let Some(line) = &unit.exported else {
            without += 1;
            continue;
        };
        let key = (line.mode.clone(), line.number.clone(), line.line);
        let price = line.price.map(|price| price.to_string());
        let currency = line.currency.map(|code| code.to_string());
        let row = || {
            vec![
                Value::Text(line.mode.clone()),
                Value::Text(line.number.clone()),
                Value::Text(line.line.to_string()),
                Value::of(line.released.map(|day| day.to_string())),
                Value::of(line.cn10.as_ref().map(ToString::to_string)),
                Value::Text(line.name.clone()),
                Value::of(
                    price
                        .zip(currency)
                        .map(|(price, code)| format!("{price} {code}")),
                ),
                Value::Text(line.quantity_told()),
                Value::of(line.exporter.clone()),
            ]
        };
        lines.entry(key).or_insert_with(|| (row(), 0)).1 += 1;
    }
    let columns = [
        ("mode", 6),
        ("number", 20),
        ("line", 5),
        ("released", 11),
        ("cn10", 11),
        ("name", 20),
        ("price", 10),
        ("out", 8),
        ("exporter", 22),
        ("back", 8),
    ];
    let rows = lines.into_values().map(|(mut row, count)| {
        row.push(Value::count(count));
        row
    });
    let mut blocks = vec![Block::Text(letter(&["export-1"], said))];
    blocks.push(table(&columns, rows.collect(), said));
    if without > 0 {
        let line = (said.word("export-without"), Value::count(without));
        blocks.push(Block::Lines(vec![line]));
    }
    blocks
}

fn tax_proof(said: &Said) -> Vec<Block> {
    let by_hand = |code: &str| (said.word(code), Value::Text(BY_HAND.to_owned()));
    vec![
        Block::Text(letter(&["tax-1", "tax-2"], said)),
        Block::Lines(vec![by_hand("tax-number"), by_hand("tax-day")]),
        Block::Text(letter(&["tax-3"], said)),
        signed(&["sign-importer"], said),
    ]
}

fn wood(of: &Consignment, said: &Said) -> Vec<Block> {
    let wooden = |material: PalletMaterial| match material {
        PalletMaterial::TreatedWood | PalletMaterial::UntreatedWood => true,
        PalletMaterial::Plywood | PalletMaterial::Plastic | PalletMaterial::Paper => false,
    };
    let rows = of.pallets.iter().map(|pallet| {
        let material = said.line("pallet-material", pallet.material.code());
        vec![
            Value::Text(pallet.pallet.to_string()),
            Value::Text(material),
        ]
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    let of_kind = |asked: PalletMaterial| of.pallets.iter().any(|pallet| pallet.material == asked);
    let said_of = if of_kind(PalletMaterial::UntreatedWood) {
        "wood-untreated"
    } else if of.pallets.iter().any(|pallet| wooden(pallet.material)) {
        "wood-treated"
    } else {
        "wood-none"
    };
    let mut blocks = vec![Block::Text(letter(&[said_of], said))];
    if !rows.is_empty() {
        blocks.push(table(&[("pallet", 14), ("material", 50)], rows, said));
    }
    blocks.push(signed(&["sign-exporter"], said));
    blocks
}

/// Lists every model with a battery: each wants its test summary and its data sheet.
fn batteries(of: &Consignment, said: &Said) -> Vec<Block> {
    let mut models: BTreeMap<Vec<Value>, usize> = BTreeMap::new();
    for unit in of.units() {
        if !unit.battery.is_there() && rows::hazard(unit, said) == Value::Empty {
            continue;
        }
        let name = unit
            .goods
            .name_zh
            .clone()
            .or_else(|| unit.goods.name_en.clone());
        let key = vec![
            Value::of(unit.sku.clone()),
            Value::of(unit.goods.model.clone()),
            Value::of(name.or_else(|| unit.title.clone())),
            rows::hazard(unit, said),
        ];
        *models.entry(key).or_default() += 1;
    }
    if models.is_empty() {
        return vec![Block::Text(letter(&["batteries-none"], said))];
    }
    let by_hand = || Value::Text("______".to_owned());
    let rows = models.into_iter().map(|(mut row, count)| {
        row.extend([Value::count(count), by_hand(), by_hand()]);
        row
    });
    let columns = [
        ("sku", 14),
        ("model", 12),
        ("name", 22),
        ("hazard", 26),
        ("quantity", 8),
        ("un383", 10),
        ("msds", 10),
    ];
    vec![
        Block::Text(letter(&["batteries-1"], said)),
        table(&columns, rows.collect(), said),
        Block::Text(letter(&["batteries-2"], said)),
    ]
}
