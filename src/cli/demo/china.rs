//! What the demo prepares to send home at its shift's end: one carton joins a consignment, and drafts of its
//! papers are written.

use std::path::Path;

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, Country, HkBr, PartyCode, PersonCode, SellerCode,
    ShipmentNumber,
};
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::money::Currency;
use crate::domain::party::Party;
use crate::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms, WeighedBy,
};
use crate::ledger::command::ShipCommand;
use crate::ledger::fact::Role;
use crate::ledger::query::{ShipAnswer, ShipQuery};
use crate::ledger::{Answer, Command, Query};
use crate::shell::Shell;
use crate::shell::desk::Desk;
use crate::shell::view::{Job, JobState, TakeRows};
use crate::text::Message;

use super::super::Out;

/// The carton that goes, and whose goods are in it.
const CARTON: &str = "C-02";
const SELLER: &str = "S-02";
const SHIPMENT: &str = "DEMO-1";
const CONSIGNMENT: &str = "DEMO-1-1";
const IMPORTER: &str = "HK-DEMO";
const EXPORTER: &str = "US-DEMO";
/// Who tells of firms.
const SUPERVISOR: &str = "SUP-DEMO";

/// Where the demo sends from.
pub(super) struct Sending<'a> {
    pub shell: &'a Shell,
    pub desk: Desk,
    /// What customs ask about the goods.
    pub goods: &'a Path,
    /// Where the papers go.
    pub folder: &'a Path,
}

impl Sending<'_> {
    /// Packs and writes papers. Another shift may have no such carton: then it is left out.
    pub(super) fn run(&self, out: &Out) -> Result<(), Message> {
        let (Some(terms), Some(container)) = (Terms::made_up(), ContainerName::parse(CARTON))
        else {
            return Ok(());
        };
        if !self.is_free(&container)? {
            return Ok(());
        }
        self.supervise()?;
        self.tell(&terms)?;
        self.pack(&container, &terms.number)?;
        let folder = self.folder.join("papers");
        let papers = Job::ExportPapers {
            consignment: terms.number,
            template: None,
            folder: folder.clone(),
        };
        match self.shell.run(papers)? {
            JobState::Failed(message) => Err(message),
            _ => {
                out.line(&folder.display().to_string());
                Ok(())
            }
        }
    }

    /// Firms and what they may import are told by a supervisor.
    fn supervise(&self) -> Result<(), Message> {
        let Some(person) = PersonCode::parse(SUPERVISOR) else {
            return Ok(());
        };
        self.shell.commit(Command::EnrolPerson {
            person: person.clone(),
            name: "Demo".to_owned(),
            role: Role::Supervisor,
        })?;
        self.shell.sign_in(person);
        self.shell.settle();
        Ok(())
    }

    fn ship(&self, command: ShipCommand) -> Result<(), Message> {
        self.shell.commit(Command::Ship(command))
    }

    fn ask(&self, query: ShipQuery) -> Result<Option<ShipAnswer>, Message> {
        Ok(match self.desk.ask(&Query::Ship(query))? {
            Answer::Ship(answer) => Some(answer),
            _ => None,
        })
    }

    fn is_free(&self, container: &ContainerName) -> Result<bool, Message> {
        Ok(match self.ask(ShipQuery::FreeCartons)? {
            Some(ShipAnswer::FreeCartons(free)) => free.iter().any(|of| of.name() == container),
            _ => false,
        })
    }

    /// Says who imports, who exports, what the goods are, and opens shipment and consignment.
    fn tell(&self, terms: &Terms) -> Result<(), Message> {
        self.ship(ShipCommand::SetParty(Box::new(terms.importer.clone())))?;
        self.ship(ShipCommand::SetParty(Box::new(terms.exporter.clone())))?;
        self.ship(ShipCommand::SetShipment(Box::new(terms.shipment.clone())))?;
        self.ship(ShipCommand::SetConsignment(Box::new(
            terms.consignment.clone(),
        )))?;
        let goods = Job::TakeGoods {
            seller: terms.seller.clone(),
            path: self.goods.to_owned(),
            rows: TakeRows::AllOrNone,
        };
        match self.shell.run(goods)? {
            JobState::Failed(message) => Err(message),
            JobState::GoodsTaken(done) if !done.problems.is_empty() => Err(done.told()),
            _ => Ok(()),
        }
    }

    /// Takes the carton in and weighs it. It stays open: its units owe photos still, so its papers are drafts.
    fn pack(&self, container: &ContainerName, number: &ConsignmentNumber) -> Result<(), Message> {
        self.ship(ShipCommand::JoinCarton {
            container: container.clone(),
            consignment: number.clone(),
            pallet: None,
        })?;
        self.ship(ShipCommand::MeasureCarton {
            container: container.clone(),
            measure: CartonMeasure {
                sides: [600, 400, 350].map(Millimetres),
                gross: Grams(6_900),
                tare: Grams(700),
                by: WeighedBy::Hand,
            },
        })
    }
}

/// Who and what is made up for the demo.
struct Terms {
    number: ConsignmentNumber,
    seller: SellerCode,
    importer: Party,
    exporter: Party,
    shipment: ShipmentTerms,
    consignment: ConsignmentTerms,
}

impl Terms {
    fn made_up() -> Option<Self> {
        let number = ConsignmentNumber::parse(CONSIGNMENT)?;
        let shipment = ShipmentNumber::parse(SHIPMENT)?;
        let seller = SellerCode::parse(SELLER)?;
        let importer = PartyCode::parse(IMPORTER)?;
        let exporter = PartyCode::parse(EXPORTER)?;
        Some(Self {
            importer: Party {
                name_en: Some("Example Trading Ltd".to_owned()),
                name_zh: Some("示例贸易有限公司".to_owned()),
                address_en: Some("1 Example Road, Kowloon".to_owned()),
                address_zh: Some("九龙示例道1号".to_owned()),
                hk_br: HkBr::parse("12345678"),
                sellers: vec![seller.clone()],
                ..Party::of(importer.clone(), Country::parse("HK")?)
            },
            exporter: Party {
                name_en: Some("Example Returns LLC".to_owned()),
                address_en: Some("100 Example Ave, Ontario CA 91761".to_owned()),
                ein: Some("12-3456789".to_owned()),
                ..Party::of(exporter.clone(), Country::parse("US")?)
            },
            shipment: ShipmentTerms::of(shipment.clone(), ShipMode::SeaLcl),
            consignment: ConsignmentTerms {
                consignment: number.clone(),
                shipment,
                importer,
                exporter: Some(exporter),
                notify: None,
                route: CustomsRoute::HongKong,
                currency: Currency::USD,
                invoice: Some("DEMO-INV-1".to_owned()),
                incoterm: None,
                itn: None,
                reason: None,
            },
            number,
            seller,
        })
    }
}
