//! A seller's standing orders: what holds and what is to come, and how one is entered or ended by hand.

use eframe::egui::{Button, ComboBox, Frame, Grid, Label, Margin, RichText, TextEdit, Ui};

use super::super::work::judge::person;
use super::super::work::moving::newest_notice;
use super::super::{Intent, Seen, said};
use crate::domain::codes::SellerCode;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::limits::STANDING_SKU_MAX;
use crate::domain::said::Said;
use crate::domain::standing::{Ordered, StandingOrder, is_sku, ordered_of};
use crate::domain::time::Day;
use crate::ledger::fact::OrderSet;
use crate::ledger::judging::may_judge;
use crate::ledger::rows::{SellerRow, StandingRow};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::shell::view::View;
use crate::text::{DeskMsg, Message, SellersMsg};
use crate::ui::theme::size::{self, space};

/// What is typed of an order.
#[derive(Default)]
pub struct Draft {
    /// The SKU.
    pub sku: String,
    /// The grade; none for goods of every grade.
    pub grade: Option<Grade>,
    /// What such goods become.
    pub decision: Option<Decision>,
    /// The first day; empty for today.
    pub from: String,
    /// The last day; empty until it is ended.
    pub until: String,
    /// Who of the seller's people said so.
    pub who: String,
    /// What shows it.
    pub said: said::Draft,
    /// The last SKUs of the pages before the one that is shown.
    pages: Vec<String>,
    /// The newest notice and the rows that were shown when something was asked to be written.
    sent: Option<(Option<u64>, Vec<StandingRow>)>,
}

/// Draws the orders of a seller that the store has, and the fields of another one.
pub(super) fn orders_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    seller: Option<&SellerRow>,
    intents: &mut Vec<Intent>,
) {
    draft.said.begin_frame();
    let help = RichText::new(seen.say(SellersMsg::OrdersHelp)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    let Some(seller) = seller.map(|row| &row.seller) else {
        ui.label(seen.say(SellersMsg::OrdersSaveFirst));
        return;
    };
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    let query = Query::Standing(seller.clone(), draft.pages.last().cloned());
    intents.push(Intent::Ask(View::Standing, Box::new(query.clone())));
    let Some(Answer::Standing(rows)) = seen.answer(View::Standing, &query) else {
        ui.spinner();
        return;
    };
    let may = may_ui(ui, seen);
    if draft.is_on_its_way(seen, rows) {
        let text = RichText::new(seen.say(DeskMsg::BeingSaved));
        ui.label(text.color(seen.theme.text_muted));
    } else if may {
        enter_ui(ui, seen, draft, (seller, rows), intents);
    }
    list_ui(ui, seen, draft, (seller, rows, may), intents);
}

impl Draft {
    fn is_on_its_way(&self, seen: &Seen, rows: &[StandingRow]) -> bool {
        let sent = self.sent.as_ref();
        sent.is_some_and(|(notice, before)| *notice == newest_notice(seen) && before == rows)
    }

    fn send(
        &mut self,
        seen: &Seen,
        rows: &[StandingRow],
        set: OrderSet,
        intents: &mut Vec<Intent>,
    ) {
        intents.push(Intent::Command(Box::new(Command::SetOrder(Box::new(set)))));
        *self = Self {
            pages: std::mem::take(&mut self.pages),
            who: std::mem::take(&mut self.who),
            sent: Some((newest_notice(seen), rows.to_vec())),
            ..Self::default()
        };
    }
}

/// Says who may enter orders, where that is not the person who is signed in.
fn may_ui(ui: &mut Ui, seen: &Seen) -> bool {
    let Err(refusal) = may_judge(person(seen)) else {
        return true;
    };
    let said = seen.say(match (refusal, &seen.face.person) {
        (Refusal::SupervisorNeeded, Some(person)) => SellersMsg::OrdersNoSupervisor {
            person: person.clone(),
        },
        (_, _) => SellersMsg::OrdersNobody,
    });
    ui.add(Label::new(RichText::new(said).color(seen.theme.stop_text)).wrap());
    false
}

/// Draws the fields of an order.
fn enter_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (seller, rows): (&SellerCode, &[StandingRow]),
    intents: &mut Vec<Intent>,
) {
    ui.label(
        RichText::new(seen.say(SellersMsg::OrderNew))
            .size(size::STRONG)
            .strong(),
    );
    let grid = Grid::new("standing order").num_columns(2);
    grid.spacing([space(3), space(1)]).show(ui, |ui| {
        line_ui(ui, seen, SellersMsg::OrderSku, &mut draft.sku, "");
        let label = ui.label(seen.say(DeskMsg::ColGrade));
        let every = seen.say(SellersMsg::OrderEveryGrade);
        let shown = draft
            .grade
            .map_or_else(|| every.clone(), |grade| seen.grade(Some(grade)));
        let grades = ComboBox::from_id_salt("grade of an order").selected_text(shown);
        let grades = grades.show_ui(ui, |ui| {
            ui.selectable_value(&mut draft.grade, None, every);
            for spec in &Grade::SPECS {
                let grade = Some(spec.grade);
                ui.selectable_value(&mut draft.grade, grade, seen.grade(grade));
            }
        });
        grades.response.labelled_by(label.id);
        ui.end_row();
        let label = ui.label(seen.say(SellersMsg::OrderBecomes));
        let shown = draft.decision.map(|decision| seen.decision(decision));
        let decisions = ComboBox::from_id_salt("decision of an order")
            .selected_text(shown.unwrap_or_else(|| seen.say(DeskMsg::HoldUnset)));
        let decisions = decisions.show_ui(ui, |ui| {
            for spec in &Decision::SPECS {
                if StandingOrder::may_be(draft.grade, spec.decision) {
                    let word = seen.decision(spec.decision);
                    ui.selectable_value(&mut draft.decision, Some(spec.decision), word);
                }
            }
        });
        decisions.response.labelled_by(label.id);
        ui.end_row();
        let today = seen.zone.day(seen.now).to_string();
        line_ui(ui, seen, SellersMsg::RatesFrom, &mut draft.from, &today);
        let hint = seen.say(SellersMsg::OrderUntilHint);
        line_ui(ui, seen, SellersMsg::OrderUntil, &mut draft.until, &hint);
        let hint = seen.say(DeskMsg::HoldWhoHint);
        line_ui(ui, seen, DeskMsg::HoldWho, &mut draft.who, &hint);
    });
    if !draft.who.trim().is_empty() {
        said::said_ui(ui, seen, &mut draft.said, intents);
    }
    let set = draft.order(seller, seen.zone.day(seen.now));
    let button = Button::new(seen.say(SellersMsg::OrderSave));
    let pressed = ui.add_enabled(set.is_ok(), button).clicked();
    match set {
        Ok(set) if pressed => draft.send(seen, rows, set, intents),
        Ok(_) => {}
        Err(lacks) => {
            let lacks = RichText::new(seen.say(lacks)).color(seen.theme.text_muted);
            ui.add(Label::new(lacks).wrap());
        }
    }
    ui.add_space(space(2));
}

fn line_ui(ui: &mut Ui, seen: &Seen, label: impl Into<Message>, text: &mut String, hint: &str) {
    let label = ui.label(seen.say(label));
    let field = TextEdit::singleline(text)
        .hint_text(hint)
        .char_limit(STANDING_SKU_MAX)
        .desired_width(space(56));
    ui.add(field).labelled_by(label.id);
    ui.end_row();
}

impl Draft {
    /// Reads the fields as an order; says what lacks.
    fn order(&self, seller: &SellerCode, today: Day) -> Result<OrderSet, SellersMsg> {
        let day = |text: &str, or: Option<Day>| match text.trim() {
            "" => Ok(or),
            text => Day::parse(text).map(Some).ok_or(SellersMsg::RatesFromWrong),
        };
        let sku = self.sku.trim();
        if !is_sku(sku) {
            return Err(SellersMsg::OrderWantsSku);
        }
        let grade = self.grade;
        let open = |decision: &Decision| StandingOrder::may_be(grade, *decision);
        let decision = self.decision.filter(open);
        let decision = decision.ok_or(SellersMsg::OrderWantsDecision)?;
        let from = day(&self.from, Some(today))?.unwrap_or(today);
        let until = day(&self.until, None)?;
        if from < today || until.is_some_and(|until| until < from) {
            return Err(SellersMsg::OrderDaysWrong);
        }
        Ok(OrderSet {
            seller: seller.clone(),
            sku: sku.to_owned(),
            mail: None,
            order: StandingOrder {
                grade,
                from,
                until,
                decision: Some(decision),
                said: self.said()?,
            },
        })
    }

    fn said(&self) -> Result<Said, SellersMsg> {
        let who = self.who.trim();
        if who.is_empty() {
            return Err(SellersMsg::OrderWantsWho);
        }
        Ok(self.said.by(who))
    }

    /// Ends what was ordered for goods of a SKU and grade, from a day on.
    fn end(
        &self,
        row: &StandingRow,
        (grade, from): (Option<Grade>, Day),
    ) -> Result<OrderSet, SellersMsg> {
        Ok(OrderSet {
            seller: row.seller.clone(),
            sku: row.sku.clone(),
            mail: None,
            order: StandingOrder {
                grade,
                from,
                until: None,
                decision: None,
                said: self.said()?,
            },
        })
    }
}

/// What of a row still matters: the orders in force on a day, and those to come.
fn alive(row: &StandingRow, today: Day) -> Vec<(&StandingOrder, Option<Ordered>)> {
    let orders = row.orders.iter();
    let told = orders.filter_map(|order| {
        let holds = ordered_of(&row.orders, order.grade, today);
        let holds = holds.filter(|holds| holds.from == order.from);
        (holds.is_some() || order.from > today).then_some((order, holds))
    });
    told.collect()
}

fn list_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (seller, rows, may): (&SellerCode, &[StandingRow], bool),
    intents: &mut Vec<Intent>,
) {
    let today = seen.zone.day(seen.now);
    let mut asked = None;
    let mut shown = 0;
    for row in rows {
        for (order, holds) in alive(row, today) {
            shown += 1;
            let pressed = order_ui(
                ui,
                seen,
                (row, order, holds),
                may && !draft.who.trim().is_empty(),
            );
            if pressed {
                let from = holds.map_or(order.from, |_| today);
                asked = draft.end(row, (order.grade, from)).ok();
            }
        }
    }
    if shown == 0 {
        ui.label(seen.say(SellersMsg::OrdersNone));
    }
    if let Some(set) = asked {
        draft.send(seen, rows, set, intents);
    }
    ui.horizontal(|ui| {
        let back = Button::new(seen.say(SellersMsg::OrdersBack));
        if !draft.pages.is_empty() && ui.add(back).clicked() {
            draft.pages.pop();
        }
        let next = Button::new(seen.say(SellersMsg::OrdersNext));
        if let Some(last) = rows.last()
            && rows.len() >= crate::domain::limits::PAGE_ROWS
            && ui.add(next).clicked()
        {
            debug_assert_eq!(last.seller, *seller);
            draft.pages.push(last.sku.clone());
        }
    });
}

/// Draws one order; tells whether it is to end.
fn order_ui(
    ui: &mut Ui,
    seen: &Seen,
    (row, order, holds): (&StandingRow, &StandingOrder, Option<Ordered>),
    may_end: bool,
) -> bool {
    let frame = Frame::new()
        .fill(seen.theme.surface)
        .inner_margin(Margin::symmetric(10, 6));
    let drawn = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space(1);
        ui.add(Label::new(RichText::new(&row.sku).strong()).wrap());
        let every = || seen.say(SellersMsg::OrderEveryGrade);
        let grade = order.grade;
        let ends = || seen.say(SellersMsg::OrderEnds);
        let decision = order.decision.map(|decision| seen.decision(decision));
        let (from, until) = (order.from, order.until);
        let mut parts = vec![
            grade.map_or_else(every, |grade| seen.grade(Some(grade))),
            decision.unwrap_or_else(ends),
            match until {
                Some(until) => seen.say(SellersMsg::OrderDays { from, until }),
                None => seen.say(DeskMsg::ChecklistFrom { from }),
            },
        ];
        parts.extend(holds.map(|_| seen.say(DeskMsg::ChecklistInForce)));
        ui.add(Label::new(parts.join(" · ")).wrap());
        let how = seen.term("said", order.said.how.code());
        let said = RichText::new(format!("{how} · {}", order.said.who));
        ui.add(Label::new(said.color(seen.theme.text_muted)).wrap());
        let ends = Button::new(seen.say(SellersMsg::OrderEnd));
        order.decision.is_some() && ui.add_enabled(may_end, ends).clicked()
    });
    drawn.inner
}
