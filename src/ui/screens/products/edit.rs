//! One product as a person writes it: every field, and what is not readable.

use eframe::egui::{Button, ComboBox, Grid, Response, RichText, TextEdit, Ui, Vec2};

use super::super::{Intent, Seen};
use crate::domain::codes::{Asin, Fnsku, SellerCode};
use crate::domain::dated;
use crate::domain::deadline::Export;
use crate::domain::decimal::Decimal;
use crate::domain::measure::Grams;
use crate::domain::money::Money;
use crate::domain::product::{
    Battery, Prices, PricesFrom, Product, Restriction, Says, barcode_key,
};
use crate::domain::time::Day;
use crate::ledger::query::BookEntry;
use crate::shell::view::Job;
use crate::text::DeskMsg;
use crate::ui::theme::size::{self, space};

/// What is typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// The texts, in the order of [`FIELDS`].
    pub texts: [String; FIELDS.len()],
    /// The battery.
    pub battery: Battery,
    /// What it is under.
    pub restrictions: Vec<Restriction>,
    /// The prices in force when it was begun.
    pub prices: Prices,
    /// Prices to come.
    pub to_come: Vec<PricesFrom>,
}

/// The fields that are typed, by their names as files have them.
pub const FIELDS: [&str; 16] = [
    "sku",
    "asin",
    "fnsku",
    "barcode",
    "title",
    "variant",
    "weight",
    "category",
    "picture",
    "recall",
    "new_price",
    "china_value",
    "demand_per_month",
    "price_from",
    "export_mode",
    "exported_on",
];

/// Stands beside the buttons: the prices above it are in force from then on.
const PRICE_FROM: &str = "price_from";

impl Default for Draft {
    fn default() -> Self {
        Self {
            texts: FIELDS.map(|_| String::new()),
            battery: Battery::Unknown,
            restrictions: Vec::new(),
            prices: Prices::default(),
            to_come: Vec::new(),
        }
    }
}

impl Draft {
    /// Begins with what is known of a product, or of a barcode that the bench has learned.
    pub fn of(entry: &BookEntry, today: Day) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        if let Some(product) = &entry.product {
            let prices = product.prices_on(today);
            let weight = product.weight.map(|Grams(grams)| grams.to_string());
            return Self {
                texts: [
                    text(&product.sku),
                    text(&product.asin),
                    text(&product.fnsku),
                    product.barcodes.join(" "),
                    text(&product.title),
                    text(&product.variant),
                    text(&weight),
                    text(&product.category),
                    text(&product.picture),
                    text(&product.recall),
                    text(&prices.new_price.map(Money::named)),
                    text(&prices.china_value.map(Money::named)),
                    text(&prices.demand_per_month.map(|rate| rate.to_string())),
                    String::new(),
                    text(&product.export_mode),
                    text(&product.exported_on.map(|day| day.to_string())),
                ],
                battery: product.battery,
                restrictions: product.restrictions.clone(),
                prices,
                to_come: dated::to_come(&product.dated, today).copied().collect(),
            };
        }
        let mut draft = Self::default();
        if let Some(row) = entry.learned.first() {
            let [sku, asin, _, barcode, ..] = &mut draft.texts;
            (*sku, *asin) = (text(&row.bound.sku), text(&row.bound.asin));
            barcode.clone_from(&row.barcode);
        }
        draft
    }

    /// Makes the product of it; names the field that is not readable.
    fn product(&self, seller: &SellerCode, today: Day) -> Result<Product, &'static str> {
        let texts = self.texts.each_ref().map(|text| text.trim());
        let [
            sku,
            asin,
            fnsku,
            barcodes,
            title,
            variant,
            weight,
            category,
            picture,
            recall,
            new_price,
            china_value,
            demand,
            from,
            mode,
            exported,
        ] = texts;
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let barcodes = barcodes
            .split_whitespace()
            .map(barcode_key)
            .collect::<Result<Vec<String>, _>>()
            .map_err(|_why| "barcode")?;
        let parsed = |text: &str, known: Option<String>, field| match (text, known) {
            ("", _) => Ok(None),
            (_, Some(known)) => Ok(Some(known)),
            (_, None) => Err(field),
        };
        let grams = weight.parse().ok().filter(|grams: &u32| *grams > 0);
        if grams.is_none() && !weight.is_empty() {
            return Err("weight");
        }
        let exported_on = Day::parse(exported);
        if exported_on.is_none() && !exported.is_empty() {
            return Err("exported_on");
        }
        let (prices, dated) = self.laid([new_price, china_value, demand, from], today)?;
        let asin_known = Asin::parse(asin).map(|id| id.to_string());
        let fnsku_known = Fnsku::parse(fnsku).map(|id| id.to_string());
        Ok(Product {
            seller: seller.clone(),
            says: Says::Whole,
            sku: text(sku),
            asin: parsed(asin, asin_known, "asin")?,
            fnsku: parsed(fnsku, fnsku_known, "fnsku")?,
            barcodes,
            title: text(title),
            variant: text(variant),
            picture: text(picture),
            weight: grams.map(Grams),
            battery: self.battery,
            category: text(category),
            recall: text(recall),
            restrictions: self.restrictions.clone(),
            prices,
            dated,
            export_mode: parsed(mode, Export::mode(mode), "export_mode")?,
            exported_on,
        })
    }

    /// Lays the prices that are typed: they hold now, or from a day to come on.
    fn laid(
        &self,
        [new_price, china_value, demand, from]: [&str; 4],
        today: Day,
    ) -> Result<(Prices, Vec<PricesFrom>), &'static str> {
        let price = |text: &str, field| match Money::parse_named(text) {
            _ if text.is_empty() => Ok(None),
            Some(money) if money.minor >= 0 => Ok(Some(money)),
            Some(_) | None => Err(field),
        };
        let rate = Decimal::parse(demand).filter(|rate| !rate.is_negative());
        if rate.is_none() && !demand.is_empty() {
            return Err("demand_per_month");
        }
        let day = Day::parse(from);
        if day.is_none() && !from.is_empty() {
            return Err("price_from");
        }
        let prices = Prices {
            new_price: price(new_price, "new_price")?,
            china_value: price(china_value, "china_value")?,
            demand_per_month: rate,
        };
        let mut dated = self.to_come.clone();
        let Some(from) = day.filter(|day| *day > today) else {
            return Ok((prices, dated));
        };
        dated::lay(&mut dated, PricesFrom { from, prices });
        Ok((self.prices, dated))
    }
}

/// Whether the product is written or left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// Not yet.
    No,
    /// It is.
    Yes,
}

/// Draws the fields and what may be done with them.
pub fn edit_ui(
    ui: &mut Ui,
    seen: &Seen,
    seller: &SellerCode,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Done {
    ui.add_space(space(2));
    Grid::new("product fields")
        .num_columns(6)
        .spacing([space(3), space(1)])
        .show(ui, |ui| {
            let fields = FIELDS.iter().zip(&mut draft.texts);
            let fields = fields.filter(|(field, _)| **field != PRICE_FROM);
            for (place, (field, text)) in fields.enumerate() {
                field_ui(ui, seen, field, text);
                if place % 3 == 2 {
                    ui.end_row();
                }
            }
        });
    ui.horizontal_wrapped(|ui| {
        battery_ui(ui, seen, &mut draft.battery);
        restrictions_ui(ui, seen, &mut draft.restrictions);
    });
    ui.add_space(space(1));
    let product = draft.product(seller, seen.zone.day(seen.now));
    let mut done = Done::No;
    ui.horizontal_wrapped(|ui| {
        let word = RichText::new(seen.say(DeskMsg::ProductSave))
            .color(seen.theme.accent.on)
            .size(size::STRONG);
        let button = Button::new(word).fill(seen.theme.accent.fill);
        let ready = product.as_ref().ok().filter(|one| one.named().is_some());
        if ui.add_enabled(ready.is_some(), button).clicked()
            && let Some(product) = ready
        {
            let job = Job::TakeProduct(Box::new(product.clone()));
            intents.push(Intent::Start(job));
            done = Done::Yes;
        }
        if ui.button(seen.say(DeskMsg::ProductLeave)).clicked() {
            done = Done::Yes;
        }
        price_from_ui(ui, seen, draft);
        if let Err(field) = &product {
            let text = seen.say(DeskMsg::ProductWrong {
                field: seen.term("field", field),
            });
            ui.label(RichText::new(text).color(seen.theme.stop.fill));
        }
    });
    ui.add_space(space(1));
    done
}

/// Draws from which day on the prices that are typed are in force; what is to come stands behind it.
fn price_from_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let lines = draft.to_come.iter().map(|one| to_come(seen, one));
    let lines: Vec<String> = lines.collect();
    let fields = FIELDS.iter().zip(&mut draft.texts);
    for (field, text) in fields.filter(|(field, _)| **field == PRICE_FROM) {
        let response = field_ui(ui, seen, field, text);
        if !lines.is_empty() {
            response.on_hover_text(lines.join("\n"));
        }
    }
}

/// Says what prices are from a day on.
fn to_come(seen: &Seen, one: &PricesFrom) -> String {
    let money = [one.prices.new_price, one.prices.china_value];
    let named = money.into_iter().flatten().map(Money::named);
    let rate = one.prices.demand_per_month.map(|rate| rate.to_string());
    let prices: Vec<String> = named.chain(rate).collect();
    seen.say(DeskMsg::ProductPriceToCome {
        from: one.from,
        prices: prices.join(" · "),
    })
}

fn field_ui(ui: &mut Ui, seen: &Seen, field: &str, text: &mut String) -> Response {
    let label = ui.label(seen.term("field", field));
    let hint = match field {
        "weight" => seen.say(DeskMsg::ProductWeightHint),
        "barcode" => seen.say(DeskMsg::ProductBarcodesHint),
        "new_price" | "china_value" => seen.say(DeskMsg::ProductPriceHint),
        "price_from" => seen.say(DeskMsg::ProductPriceFromHint),
        "export_mode" => seen.say(DeskMsg::ProductExportHint),
        "exported_on" => seen.say(DeskMsg::ProductExportedHint),
        _ => String::new(),
    };
    let edit = TextEdit::singleline(text)
        .hint_text(hint)
        .min_size(Vec2::new(space(44), 0.0))
        .desired_width(space(44));
    ui.add(edit).labelled_by(label.id)
}

fn restrictions_ui(ui: &mut Ui, seen: &Seen, restrictions: &mut Vec<Restriction>) {
    ui.add_space(space(3));
    ui.label(seen.term("field", "restrictions"));
    for one in Restriction::ALL {
        let mut under = restrictions.contains(one);
        if ui
            .checkbox(&mut under, seen.term("gate", one.code()))
            .clicked()
        {
            restrictions.retain(|other| other != one);
            restrictions.extend(under.then_some(*one));
        }
    }
}

fn battery_ui(ui: &mut Ui, seen: &Seen, battery: &mut Battery) {
    let word = |of: Battery| seen.term("battery", of.code());
    let label = ui.label(seen.say(DeskMsg::ColBattery));
    let combo = ComboBox::from_id_salt("battery")
        .width(space(58))
        .selected_text(word(*battery))
        .show_ui(ui, |ui| {
            for of in Battery::ALL {
                ui.selectable_value(battery, *of, word(*of));
            }
        });
    combo.response.labelled_by(label.id);
}
