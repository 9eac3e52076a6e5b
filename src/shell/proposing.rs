//! Cartons proposed for units that wait for China, as the command line and the desk ask for them. Nothing is written.

use crate::domain::carton_plan::{BoxKind, CartonPlan, WrongBox, plan};
use crate::domain::packing::Turning;
use crate::domain::time::Day;
use crate::ledger::query::{LooseOf, ShipAnswer, ShipQuery};
use crate::ledger::{Answer, Query};
use crate::text::{Message, ProposeMsg};

/// What is to be proposed.
pub struct ProposeOrder<'o> {
    /// Whose units.
    pub of: &'o LooseOf,
    /// By the books of this day.
    pub today: Day,
    /// The boxes in stock.
    pub boxes: &'o [BoxKind],
    /// Whether all stand as their goods say, or every one with this side up.
    pub turning: Turning,
}

/// Proposes cartons; none where nothing waits. It may take seconds: never ask on the window's thread. Once `stop` says so, what comes is of no use.
///
/// # Errors
/// Says that no box is entered, that one holds nothing, or that nobody is meant.
pub fn propose<E: From<Message>>(
    ask: impl FnOnce(&Query) -> Result<Answer, E>,
    order: &ProposeOrder<'_>,
    stop: &dyn Fn() -> bool,
) -> Result<CartonPlan, E> {
    let said = |message: ProposeMsg| E::from(message.into());
    let query = Query::Ship(ShipQuery::Loose(order.of.clone(), order.today));
    let Answer::Ship(ShipAnswer::Loose(Some(units))) = ask(&query)? else {
        let code = match order.of {
            LooseOf::Consignment(number) => number.to_string(),
            LooseOf::Seller(seller) => seller.to_string(),
        };
        return Err(said(ProposeMsg::NobodyKnows { code }));
    };
    if order.boxes.is_empty() {
        return Err(said(ProposeMsg::NoBoxesYet));
    }
    plan(&units, order.boxes, order.turning, stop)
        .map_err(|WrongBox { name, fault }| said(ProposeMsg::WrongBox { name, why: fault }))
}
