//! What customs ask about a seller's goods: asked once for a SKU, remembered with who said so and when.

use std::path::PathBuf;

use eframe::egui::{Button, Frame, Margin, Panel, RichText, TextEdit, Ui, Vec2};

use super::super::super::export::{job_state_ui, strip};
use super::super::super::{Intent, Seen};
use super::consignments::command;
use super::fields::{End, ends_ui, kept, pick_ui, text_ui};
use super::{asked, head_ui, muted_ui, scrolled, sheet, trouble_ui};
use crate::domain::codes::{ConsignmentNumber, Country, Eccn, SellerCode, TariffCode};
use crate::domain::goods::{
    BrandKind, Goods, GoodsSides, GoodsTrait, GoodsValue, SidesBasis, ValueBasis,
};
use crate::domain::measure::{Grams, MassUnit};
use crate::domain::money::{Currency, Money};
use crate::domain::product::Says;
use crate::domain::shipment::centimetres;
use crate::ledger::command::{DeclareGoods, ShipCommand};
use crate::ledger::query::{ShipAnswer, ShipQuery};
use crate::ledger::rows::{GoodsRow, SellerRow};
use crate::ledger::{Answer, Query};
use crate::shell::view::{Job, JobState, TakeRows, View};
use crate::text::entered::{self, LengthUnit};
use crate::text::{DeskMsg, Message, ProposeMsg, ShipDeskMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::BannerState;

/// How much of the width the form takes.
const FORM_SHARE: f32 = 0.6;
/// Bad rows that are shown.
const PROBLEMS_SHOWN: usize = 6;

/// What is typed of goods.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// Whose goods.
    pub seller: Option<SellerCode>,
    /// The SKU behind which the list begins.
    pub after: Option<String>,
    /// A SKU that is typed.
    pub sku: String,
    /// The SKU whose form opens as soon as the list is there.
    pub wanted: Option<String>,
    /// A file that is to be taken.
    pub file: String,
    /// A filled sheet that is to be looked at or taken.
    pub sheet: String,
    /// The form that is open.
    pub form: Option<GoodsForm>,
}

/// See [`Draft`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GoodsForm {
    /// The seller's SKU.
    pub sku: String,
    /// The name on English papers.
    pub name_en: String,
    /// 品名
    pub name_zh: String,
    /// China's tariff code.
    pub cn10: String,
    /// The United States' Schedule B number.
    pub us10: String,
    /// The country of origin.
    pub origin: String,
    /// The brand.
    pub brand: String,
    /// 品牌类型
    pub brand_kind: Option<BrandKind>,
    /// 型号
    pub model: String,
    /// 材质
    pub material: String,
    /// 用途
    pub purpose: String,
    /// What one weighs without its packing.
    pub net: String,
    /// What one is declared at, with its currency.
    pub value: String,
    /// Where the value comes from.
    pub basis: Option<ValueBasis>,
    /// The export control classification.
    pub eccn: String,
    /// 申报单位
    pub unit: String,
    /// 法定第一单位
    pub unit1: String,
    /// 法定第二单位
    pub unit2: String,
    /// Sides of one as it is packed.
    pub packed: String,
    /// How they are known; none for a guess.
    pub sides_basis: Option<SidesBasis>,
    /// What carriers ask.
    pub traits: Vec<GoodsTrait>,
    /// What was sent.
    pub sent: Option<Goods>,
}

impl Draft {
    /// Looks for a SKU and opens its form.
    pub(super) fn look_for(&mut self, seller: &SellerCode, sku: &str) {
        *self = Self {
            seller: Some(seller.clone()),
            after: before(sku),
            sku: sku.to_owned(),
            wanted: Some(sku.to_owned()),
            ..Self::default()
        };
    }
}

/// Gives a text that stands right before another in the order of the list, so that this one is the first behind it.
fn before(sku: &str) -> Option<String> {
    let mut text = sku.to_owned();
    let last = text.pop()?;
    let less = (0..u32::from(last)).rev().find_map(char::from_u32)?;
    text.extend([less, char::MAX]);
    Some(text)
}

impl GoodsForm {
    fn new(sku: &str) -> Self {
        Self {
            sku: sku.to_owned(),
            ..Self::default()
        }
    }

    /// What is known of goods.
    pub fn of(row: &GoodsRow) -> Self {
        let goods = &row.declared.goods;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let code = |code: Option<String>| code.unwrap_or_default();
        Self {
            sku: row.declared.sku.clone(),
            name_en: text(&goods.name_en),
            name_zh: text(&goods.name_zh),
            cn10: code(goods.cn10.as_ref().map(ToString::to_string)),
            us10: code(goods.us10.as_ref().map(ToString::to_string)),
            origin: code(goods.origin.as_ref().map(ToString::to_string)),
            brand: text(&goods.brand),
            brand_kind: goods.brand_kind,
            model: text(&goods.model),
            material: text(&goods.material),
            purpose: text(&goods.purpose),
            net: code(goods.net.map(|Grams(net)| format!("{net} g"))),
            value: code(goods.value.map(|value| value.money.named())),
            basis: goods.value.map(|value| value.basis),
            eccn: code(goods.eccn.as_ref().map(ToString::to_string)),
            unit: text(&goods.unit),
            unit1: text(&goods.unit1),
            unit2: text(&goods.unit2),
            packed: code(goods.packed.map(|of| centimetres(of.sides))),
            sides_basis: goods
                .packed
                .map(|of| of.basis)
                .filter(|basis| is_measured(*basis)),
            traits: goods.traits.clone(),
            sent: None,
        }
    }

    /// Reads what is typed.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn read(&self) -> Result<Goods, ShipDeskMsg> {
        let origin = maybe(&self.origin, Country::parse, ShipDeskMsg::CountryWrong)?;
        let grams = |text: &str| entered::weight(text, Some(MassUnit::Gram));
        let net = maybe(&self.net, grams, ShipDeskMsg::NetWrong)?;
        Ok(Goods {
            name_en: kept(&self.name_en),
            name_zh: kept(&self.name_zh),
            cn10: maybe(&self.cn10, TariffCode::parse, ShipDeskMsg::TariffWrong)?,
            us10: maybe(&self.us10, TariffCode::parse, ShipDeskMsg::TariffWrong)?,
            origin,
            brand: kept(&self.brand),
            brand_kind: self.brand_kind,
            model: kept(&self.model),
            material: kept(&self.material),
            purpose: kept(&self.purpose),
            net,
            packed: self.packed()?,
            value: self.value()?,
            eccn: maybe(&self.eccn, Eccn::parse, ShipDeskMsg::EccnWrong)?,
            unit: kept(&self.unit),
            unit1: kept(&self.unit1),
            unit2: kept(&self.unit2),
            traits: self.traits.clone(),
        })
    }

    fn packed(&self) -> Result<Option<GoodsSides>, ShipDeskMsg> {
        let read = |text: &str| {
            let sides = entered::sides(text, Some(LengthUnit::Centimetre))?;
            GoodsSides::can_be(&sides).then_some(sides)
        };
        let sides = maybe(&self.packed, read, ShipDeskMsg::SidesWrong)?;
        let basis = self.sides_basis.unwrap_or(SidesBasis::Estimated);
        Ok(sides.map(|sides| GoodsSides { sides, basis }))
    }

    fn value(&self) -> Result<Option<GoodsValue>, ShipDeskMsg> {
        let text = self.value.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let dollars = || Money::parse_decimal(text, Currency::USD);
        let money = Money::parse_named(text).or_else(dollars);
        let money = money.filter(|money| money.minor > 0);
        Ok(Some(GoodsValue {
            money: money.ok_or(ShipDeskMsg::ValueWrong)?,
            basis: self.basis.ok_or(ShipDeskMsg::BasisWanted)?,
        }))
    }
}

fn is_measured(basis: SidesBasis) -> bool {
    basis == SidesBasis::Measured
}

/// Reads a text that may be empty, or says why it is wrong.
fn maybe<T>(
    text: &str,
    read: impl FnOnce(&str) -> Option<T>,
    wrong: ShipDeskMsg,
) -> Result<Option<T>, ShipDeskMsg> {
    match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(wrong),
    }
}

pub(super) fn goods_ui(
    ui: &mut Ui,
    seen: &Seen,
    (draft, consignment): (&mut Draft, Option<&ConsignmentNumber>),
    intents: &mut Vec<Intent>,
) {
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    let sellers: &[SellerRow] = match seen.answer(View::Sellers, &Query::Sellers) {
        Some(Answer::Sellers(rows)) => rows,
        Some(_) | None => &[],
    };
    let is_known = |code: &SellerCode| sellers.iter().any(|row| row.seller == *code);
    if !draft.seller.as_ref().is_some_and(is_known) {
        draft.seller = sellers.first().map(|row| row.seller.clone());
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        ui.label(seen.say(ShipDeskMsg::Seller));
        for row in sellers {
            let is_chosen = draft.seller.as_ref() == Some(&row.seller);
            let word = row.seller.to_string();
            if ui.add(Button::selectable(is_chosen, word)).clicked() {
                *draft = Draft {
                    seller: Some(row.seller.clone()),
                    ..Draft::default()
                };
            }
        }
    });
    let Some(seller) = draft.seller.clone() else {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::SellersNone));
        return;
    };
    let query = ShipQuery::Goods(seller.clone(), draft.after.clone());
    let answer = asked(seen, View::Goods, query, intents);
    let rows: &[GoodsRow] = match answer {
        Some(ShipAnswer::Goods(rows)) => rows,
        Some(_) | None => &[],
    };
    if let Some(sku) = draft.wanted.take_if(|_| answer.is_some()) {
        let row = rows.iter().find(|row| row.declared.sku == sku);
        draft.form = Some(row.map_or_else(|| GoodsForm::new(&sku), GoodsForm::of));
    }
    let is_kept = draft.form.as_ref().is_some_and(|form| {
        let of_it = |row: &&GoodsRow| row.declared.sku == form.sku;
        let row = rows.iter().find(of_it);
        row.is_some_and(|row| Some(&row.declared.goods) == form.sent.as_ref())
    });
    if is_kept {
        draft.form = None;
    }
    let width = (ui.available_width() * FORM_SHARE).floor();
    Panel::right("form of goods")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            scrolled(ui, "goods form", |ui| {
                form_ui(ui, seen, draft, (&seller, rows), intents);
            });
        });
    scrolled(ui, "goods", |ui| {
        file_ui(ui, seen, draft, &seller, intents);
        sheet::sheet_ui(ui, seen, (&mut draft.sheet, consignment), intents);
        list_ui(ui, seen, draft, rows);
    });
}

/// Draws the file that tells goods, and how the newest one of this seller went.
fn file_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    seller: &SellerCode,
    intents: &mut Vec<Intent>,
) {
    let start = |path: PathBuf, rows| {
        let seller = seller.clone();
        Intent::Start(Job::TakeGoods { seller, path, rows })
    };
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(ShipDeskMsg::GoodsFile));
        let field = TextEdit::singleline(&mut draft.file).desired_width(space(64));
        ui.add(field).labelled_by(label.id);
        let path = draft.file.trim();
        let take = Button::new(seen.say(ShipDeskMsg::GoodsTake));
        let may = !path.is_empty() && seen.face.person.is_some();
        if ui.add_enabled(may, take).clicked() {
            intents.push(start(PathBuf::from(path), TakeRows::AllOrNone));
        }
    });
    let newest = seen.jobs.iter().find_map(|view| match view.job.as_ref() {
        Job::TakeGoods {
            seller: of, path, ..
        } if of == seller => Some((view, path)),
        _ => None,
    });
    let Some((view, path)) = newest else {
        return;
    };
    let JobState::GoodsTaken(done) = &view.state else {
        let name = seen.say(ShipDeskMsg::GoodsFile);
        return job_state_ui(ui, seen, &name, view, intents);
    };
    let (state, word) = if done.skus > 0 {
        (BannerState::Saved, DeskMsg::LampSaved)
    } else {
        (BannerState::Stop, DeskMsg::JobFailedWord)
    };
    strip(ui, seen, state, word, &seen.say(done.told()));
    for problem in done.problems.iter().take(PROBLEMS_SHOWN) {
        let line = seen.say(ShipDeskMsg::GoodsLine {
            line: u32::try_from(problem.line).unwrap_or(u32::MAX),
            why: seen.term("goods-problem", problem.code),
            found: problem.found.clone(),
        });
        muted_ui(ui, seen, &line);
    }
    let good = Button::new(seen.say(ShipDeskMsg::GoodsTakeGood));
    let wants = done.skus == 0 && !done.problems.is_empty();
    if wants && ui.add(good).clicked() {
        intents.push(start(path.clone(), TakeRows::Good));
    }
}

fn list_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, rows: &[GoodsRow]) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(ShipDeskMsg::Sku));
        let field = TextEdit::singleline(&mut draft.sku).desired_width(space(36));
        ui.add(field).labelled_by(label.id);
        let sku = draft.sku.trim().to_owned();
        let button = Button::new(seen.say(ShipDeskMsg::OpenSku));
        if ui.add_enabled(!sku.is_empty(), button).clicked() {
            let row = rows.iter().find(|row| row.declared.sku == sku);
            draft.form = Some(row.map_or_else(|| GoodsForm::new(&sku), GoodsForm::of));
        }
    });
    if rows.is_empty() {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::GoodsNone));
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::GoodsNoneHow));
    }
    for row in rows {
        let goods = &row.declared.goods;
        let open = draft.form.as_ref().map(|form| form.sku.as_str());
        let is_chosen = open == Some(row.declared.sku.as_str());
        let name = goods.name_zh.as_deref().or(goods.name_en.as_deref());
        let mut lines = vec![row.declared.sku.clone()];
        lines.extend(name.map(ToOwned::to_owned));
        if let Some(value) = goods.value {
            let basis = seen.term("value-basis", value.basis.code());
            lines.push(format!("{} · {basis}", seen.words.money(value.money)));
        }
        let mut text = RichText::new(lines.join("\n"));
        let guessed = goods.value.map(|value| value.basis) == Some(ValueBasis::Estimated);
        if guessed && !is_chosen {
            text = text.color(seen.theme.stop_text);
        }
        let width = ui.available_width();
        let button = Button::selectable(is_chosen, text).wrap();
        let button = button.min_size(Vec2::new(width, 0.0));
        if ui.add(button).clicked() {
            draft.form = Some(GoodsForm::of(row));
        }
    }
    ui.horizontal_wrapped(|ui| {
        if draft.after.is_some() && ui.button(seen.say(ShipDeskMsg::FirstPage)).clicked() {
            draft.after = None;
        }
        let is_full = rows.len() >= crate::domain::limits::PAGE_ROWS;
        if is_full && ui.button(seen.say(ShipDeskMsg::NextPage)).clicked() {
            draft.after = rows.last().map(|row| row.declared.sku.clone());
        }
    });
}

fn form_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (seller, rows): (&SellerCode, &[GoodsRow]),
    intents: &mut Vec<Intent>,
) {
    let Some(form) = &mut draft.form else {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::GoodsChoose));
        return;
    };
    let sku = form.sku.clone();
    head_ui(ui, seen, Message::Verbatim(sku.clone()));
    if let Some(row) = rows.iter().find(|row| row.declared.sku == sku) {
        let person = row.said.person.as_ref().map(ToString::to_string);
        let said = ShipDeskMsg::SaidBy {
            person: person.unwrap_or_else(|| "–".to_owned()),
            at: row.said.at,
        };
        muted_ui(ui, seen, &seen.say(said));
    }
    texts_ui(ui, seen, form);
    sides_ui(ui, seen, form);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        for one in GoodsTrait::ALL {
            let has = form.traits.contains(one);
            let word = seen.term("goods-trait", one.code());
            if ui.add(Button::selectable(has, word)).clicked() {
                let before = std::mem::take(&mut form.traits);
                let stays = |of: &&GoodsTrait| before.contains(of) != (**of == *one);
                form.traits = GoodsTrait::ALL.iter().filter(stays).copied().collect();
            }
        }
    });
    if form.basis == Some(ValueBasis::Estimated) {
        trouble_ui(ui, seen, &seen.say(ShipDeskMsg::Estimated));
    }
    let read = form.read();
    let end = ends_ui(ui, seen, ShipDeskMsg::Keep, read.as_ref().err().cloned());
    match (end, read) {
        (Some(End::Yes), Ok(goods)) => {
            form.sent = Some(goods.clone());
            intents.push(command(ShipCommand::DeclareGoods(DeclareGoods {
                seller: seller.clone(),
                goods: vec![(sku, goods)],
                says: Says::Whole,
                file: None,
            })));
        }
        (Some(End::No), _) => draft.form = None,
        (Some(End::Yes) | None, _) => {}
    }
}

/// Draws how large one is as it is packed, which cartons are proposed by.
fn sides_ui(ui: &mut Ui, seen: &Seen, form: &mut GoodsForm) {
    let hint = ("30 x 20 x 10", None);
    text_ui(ui, seen, ProposeMsg::PackedSides, &mut form.packed, hint);
    let of = |basis: SidesBasis| seen.term("sides-basis", basis.code());
    let all = [
        (None, of(SidesBasis::Estimated)),
        (Some(SidesBasis::Measured), of(SidesBasis::Measured)),
    ];
    let named = ("sides basis", ProposeMsg::PackedBasis);
    pick_ui(ui, seen, named, &mut form.sides_basis, &all);
}

fn texts_ui(ui: &mut Ui, seen: &Seen, form: &mut GoodsForm) {
    let rows = [
        (ShipDeskMsg::GoodsNameZh, &mut form.name_zh, ""),
        (ShipDeskMsg::GoodsNameEn, &mut form.name_en, ""),
        (ShipDeskMsg::Cn10, &mut form.cn10, "9615110000"),
        (ShipDeskMsg::Us10, &mut form.us10, "9615115000"),
        (ShipDeskMsg::Origin, &mut form.origin, "CN"),
        (ShipDeskMsg::Brand, &mut form.brand, ""),
        (ShipDeskMsg::Model, &mut form.model, ""),
        (ShipDeskMsg::GoodsMaterial, &mut form.material, ""),
        (ShipDeskMsg::Purpose, &mut form.purpose, ""),
        (ShipDeskMsg::NetWeight, &mut form.net, "380 g"),
        (ShipDeskMsg::UnitValue, &mut form.value, "8.99 USD"),
        (ShipDeskMsg::EccnCode, &mut form.eccn, "EAR99"),
        (ShipDeskMsg::DeclaredUnit, &mut form.unit, ""),
        (ShipDeskMsg::FirstUnit, &mut form.unit1, ""),
        (ShipDeskMsg::SecondUnit, &mut form.unit2, ""),
    ];
    for (label, text, hint) in rows {
        text_ui(ui, seen, label, text, (hint, None));
    }
    let unset = seen.say(ShipDeskMsg::NotSet);
    let bases = ValueBasis::ALL.iter();
    let bases = bases.map(|of| (Some(*of), seen.term("value-basis", of.code())));
    let bases: Vec<_> = [(None, unset.clone())].into_iter().chain(bases).collect();
    pick_ui(
        ui,
        seen,
        ("basis", ShipDeskMsg::Basis),
        &mut form.basis,
        &bases,
    );
    let kinds = BrandKind::ALL.iter();
    let kinds = kinds.map(|of| (Some(*of), seen.term("brand-kind", of.code())));
    let kinds: Vec<_> = [(None, unset)].into_iter().chain(kinds).collect();
    let of = ("brand kind", ShipDeskMsg::BrandKind);
    pick_ui(ui, seen, of, &mut form.brand_kind, &kinds);
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn a_sku_is_the_first_behind_the_text_before_it() {
        for sku in ["P0360", "P0361-红色", "A", "P036\u{e000}"] {
            let text = before(sku).expect("a text");
            assert!(text.as_str() < sku, "{text} {sku}");
            assert!(text.as_str() > "P035" || sku == "A", "{text}");
        }
        assert_eq!(before(""), None);
    }
}
