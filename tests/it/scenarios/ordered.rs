//! Standing orders of the house in memory, and the workbook by which a script's seller gives one.

use returnbay::domain::codes::SellerCode;
use returnbay::domain::ids::{Hash, MailId};
use returnbay::domain::said::{Said, SaidHow};
use returnbay::domain::standing::StandingOrder;
use returnbay::domain::time::UtcMs;
use returnbay::ledger::fact::{MadeMail, OrderSet};
use returnbay::ledger::query::Dossier;
use returnbay::ledger::rows::StandingRow;
use returnbay::ledger::{Command, Subject, fold};

use super::house::House;

/// The workbook that every seller of a script answers.
const MAIL: MailId = MailId(0x31);

impl House {
    /// What a seller ordered for its goods of one SKU.
    pub fn standing(&self, seller: SellerCode, sku: String) -> Option<StandingRow> {
        fold::standing(&self.of(&Subject::Standing(seller, sku)))
    }

    /// Tells what was ordered for the SKUs of a dossier's lines.
    pub fn tell_orders(&self, dossier: &mut Dossier) {
        let lines = dossier.lines.iter().map(|line| &line.known);
        let lines = lines.chain(&dossier.elsewhere).map(|known| &known.line);
        let rows =
            lines.filter_map(|line| self.standing(line.of.seller.clone(), line.sku.clone()?));
        let mut rows: Vec<StandingRow> = rows.collect();
        rows.dedup();
        dossier.standing = rows;
    }
}

/// A seller's order out of a workbook: the commands that make the workbook and take the order.
pub fn commands(seller: &SellerCode, sku: &str, order: StandingOrder) -> [Command; 2] {
    let made = MadeMail {
        mail: MAIL,
        seller: seller.clone(),
        file: Hash([2; 32]),
        file_name: "made.xlsx".to_owned(),
        day: order.from,
        answer_by: UtcMs(0),
        rows: 1,
    };
    let set = OrderSet {
        seller: seller.clone(),
        sku: sku.to_owned(),
        mail: Some(MAIL),
        order,
    };
    [Command::MakeMail(made), Command::SetOrder(Box::new(set))]
}

/// What shows a script's order.
pub fn said() -> Said {
    Said {
        how: SaidHow::Workbook,
        who: "filled.xlsx".to_owned(),
        shown: Some(Hash([3; 32])),
    }
}
