//! Filled sheets of consignments: whole or not at all, unless the good rows are wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::import::{bytes_of, not_readable};
use super::{Ended, JobsThread, uncommitted};
use crate::domain::codes::SellerCode;
use crate::domain::goods::Goods;
use crate::domain::limits::PROCEEDS_BYTES_MAX;
use crate::domain::product::Says;
use crate::exchange::filled::{self, Filled};
use crate::exchange::incoming::NotReadable;
use crate::ledger::command::{DeclareGoods, ShipCommand};
use crate::ledger::query::{ConsignmentView, ShipAnswer, ShipQuery};
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::sheets::{SheetDone, SheetOrder, SheetStep, SheetTaken};
use crate::shell::templates::{Layout, every};
use crate::shell::view::{JobState, name_of};
use crate::text::{Message, TroubleMsg};

/// What is known of goods, by seller and SKU.
type KnownGoods = BTreeMap<(SellerCode, String), Goods>;

impl JobsThread {
    /// Looks at a filled sheet, or takes it. What it leaves empty stays as it was told before.
    pub(super) fn take_sheet(&self, order: &SheetOrder) -> Result<JobState, Ended> {
        let name = name_of(&order.path);
        let unreadable = |error: std::io::Error| TroubleMsg::FileUnreadable {
            name: name.clone(),
            detail: error.to_string(),
        };
        let bytes = bytes_of(&order.path, PROCEEDS_BYTES_MAX).map_err(unreadable)?;
        if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > PROCEEDS_BYTES_MAX) {
            return Err(not_readable(&name, &NotReadable::too_large()).into());
        }
        let view = self.viewed(order)?;
        let known = self.known_goods(&view)?;
        let of = |seller: &SellerCode, sku: &str| {
            let known = known.get(&(seller.clone(), sku.to_owned()));
            known.cloned().unwrap_or_default()
        };
        let layouts: Vec<_> = match self.ask(&Query::Ship(ShipQuery::Templates))? {
            Answer::Ship(ShipAnswer::Templates(own)) => every(&own),
            _ => every(&[]),
        }
        .into_iter()
        .map(|Layout { template, .. }| template)
        .collect();
        let told = filled::read(&bytes, &view.consignment, of, &layouts);
        let told = told.map_err(|error| not_readable(&name, &error))?;
        let taken = match order.step {
            SheetStep::Look => SheetTaken::Looked,
            SheetStep::AllOrNone if !told.problems.is_empty() => SheetTaken::No,
            SheetStep::AllOrNone | SheetStep::Good => {
                self.declare(&told, &bytes)?;
                SheetTaken::Yes
            }
        };
        Ok(JobState::SheetRead(Arc::new(SheetDone {
            file_name: name,
            taken,
            skus: u32::try_from(told.goods.len()).unwrap_or(u32::MAX),
            changes: told.changes,
            problems: told.problems,
            ignored: told.ignored,
        })))
    }

    fn viewed(&self, order: &SheetOrder) -> Result<Box<ConsignmentView>, Ended> {
        let today = self.shared.zone.day(self.shared.clock.now());
        let query = ShipQuery::Consignment(order.consignment.clone(), today);
        match self.ask(&Query::Ship(query))? {
            Answer::Ship(ShipAnswer::Consignment(Some(view))) => Ok(view),
            _ => Err(Message::from(TroubleMsg::NotFound {
                what: order.consignment.to_string(),
            })
            .into()),
        }
    }

    /// Reads what is known of the goods of each seller in a consignment, page by page.
    fn known_goods(&self, view: &ConsignmentView) -> Result<KnownGoods, Ended> {
        let mut known = KnownGoods::new();
        let sellers = view
            .consignment
            .units()
            .filter_map(|unit| unit.seller.clone());
        let sellers: BTreeSet<SellerCode> = sellers.collect();
        for seller in sellers {
            let mut after: Option<String> = None;
            loop {
                let query = ShipQuery::Goods(seller.clone(), after.clone());
                let page = match self.ask(&Query::Ship(query))? {
                    Answer::Ship(ShipAnswer::Goods(page)) => page,
                    _ => Vec::new(),
                };
                let Some(last) = page.last() else {
                    break;
                };
                after = Some(last.declared.sku.clone());
                for row in page {
                    known.insert((seller.clone(), row.declared.sku), row.declared.goods);
                }
            }
        }
        Ok(known)
    }

    /// Writes what is new, of all sellers or of none.
    fn declare(&self, told: &Filled, bytes: &[u8]) -> Result<(), Ended> {
        let mut each: Vec<DeclareGoods> = Vec::new();
        for ((seller, sku), goods) in &told.goods {
            let one = (sku.clone(), goods.clone());
            match each.last_mut().filter(|before| before.seller == *seller) {
                Some(before) => before.goods.push(one),
                None => each.push(DeclareGoods {
                    seller: seller.clone(),
                    goods: vec![one],
                    says: Says::Part,
                    file: Some(codec::sha256(bytes)),
                }),
            }
        }
        if each.is_empty() {
            return Ok(());
        }
        self.commit_alone(Command::Ship(ShipCommand::DeclareEach(each)))
            .map_err(uncommitted)?;
        Ok(())
    }
}
