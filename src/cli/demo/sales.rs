//! What the demo offers at its shift's end: two batches are listed, the lot pallet is pictured, and their
//! files are written.

use std::path::Path;
use std::sync::Arc;

use crate::domain::codes::{BatchNumber, ContainerName, PersonCode, SellerCode};
use crate::domain::ids::UnitId;
use crate::domain::money::Currency;
use crate::domain::resale::SaleChannel;
use crate::domain::time::Day;
use crate::ledger::fact::OpenedBatch;
use crate::ledger::query::{LotAsked, ResaleAsked, ResaleOf, ResaleView};
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::Shell;
use crate::shell::desk::Desk;
use crate::shell::lots::LotOf;
use crate::shell::view::{FileFor, Job, JobState};
use crate::text::Message;

use super::super::Out;
use super::LOT_PALLET;

/// The name of a file and its format.
type File = (&'static str, &'static str);

/// The batches: number, channel, and the files that are written of each.
const BATCHES: [(&str, SaleChannel, [File; 2]); 2] = [
    (
        "DEMO-A",
        SaleChannel::Amazon,
        [("listing-amazon", "txt"), ("listing-amazon", "xlsx")],
    ),
    (
        "DEMO-E",
        SaleChannel::Ebay,
        [("listing-ebay-upload", "csv"), ("listing-ebay", "xlsx")],
    ),
];
/// Days until a batch of the demo is listed.
const DUE_DAYS: i64 = 2;

/// Where the demo sells, by whom and on which day.
pub(super) struct Sales<'a> {
    pub shell: &'a Shell,
    pub desk: Desk,
    pub person: PersonCode,
    pub day: Day,
    /// A picture that the lot pallet gets.
    pub picture: &'a Path,
    /// Where the files go.
    pub folder: &'a Path,
}

impl Sales<'_> {
    /// Lists what is for sale and pictures the lot. Another shift may have nothing of either: then it is left
    /// out.
    pub(super) fn run(&self, out: &Out) -> Result<(), Message> {
        if let Some((seller, units)) = self.most_for_sale()? {
            // A unit is in one batch at most: each channel gets a half.
            let (amazon, ebay) = units.split_at(units.len() / 2);
            for ((number, channel, files), units) in BATCHES.into_iter().zip([amazon, ebay]) {
                if let Some(batch) = BatchNumber::parse(number)
                    && self.list(&batch, (&seller, channel), units)?
                {
                    for (name, format) in files {
                        self.write_listing(&batch, (name, format), out)?;
                    }
                }
            }
        }
        self.picture_lot(out)
    }

    /// Gives the seller with the most units that both channels take, and these.
    fn most_for_sale(&self) -> Result<Option<(SellerCode, Vec<UnitId>)>, Message> {
        let Answer::ForSale(sellers) = self.desk.ask(&Query::ForSale)? else {
            return Ok(None);
        };
        let mut most: Option<(SellerCode, Vec<UnitId>)> = None;
        for seller in sellers.into_iter().map(|of| of.seller) {
            let view = self.view(ResaleOf::Totes, &seller, SaleChannel::Amazon)?;
            let Some(view) = view else { continue };
            let units = view.batch.units.iter().map(|unit| unit.unit);
            let units: Vec<UnitId> = units.filter(|unit| !view.stays_off(*unit)).collect();
            if most
                .as_ref()
                .is_none_or(|(_, known)| known.len() < units.len())
            {
                most = Some((seller, units));
            }
        }
        Ok(most.filter(|(_, units)| units.len() > 1))
    }

    fn view(
        &self,
        of: ResaleOf,
        seller: &SellerCode,
        channel: SaleChannel,
    ) -> Result<Option<Box<ResaleView>>, Message> {
        let asked = ResaleAsked {
            of,
            seller: seller.clone(),
            channel,
            today: self.day,
        };
        Ok(match self.desk.ask(&Query::ResaleView(asked))? {
            Answer::ResaleView(view) => Some(view),
            _ => None,
        })
    }

    /// Opens, fills and lists a batch; tells whether it is listed.
    fn list(
        &self,
        batch: &BatchNumber,
        (seller, channel): (&SellerCode, SaleChannel),
        units: &[UnitId],
    ) -> Result<bool, Message> {
        self.shell.commit(Command::OpenBatch(OpenedBatch {
            batch: batch.clone(),
            seller: seller.clone(),
            channel,
            owner: self.person.clone(),
            due: self.day.plus_days(DUE_DAYS),
        }))?;
        self.shell.commit(Command::GatherUnits {
            batch: batch.clone(),
            units: units.to_vec(),
        })?;
        let Some(view) = self.view(ResaleOf::Batch(batch.clone()), seller, channel)? else {
            return Ok(false);
        };
        self.shell.commit(Command::ListBatch {
            batch: batch.clone(),
            list: Arc::from(codec::encode_batch(&view.batch).as_bytes()),
        })?;
        Ok(true)
    }

    fn write_listing(
        &self,
        batch: &BatchNumber,
        (name, format): (&str, &str),
        out: &Out,
    ) -> Result<(), Message> {
        self.write(
            Job::ExportListing {
                batch: batch.clone(),
                format: format.to_owned(),
                path: self.folder.join(format!("{name}.{format}")),
            },
            out,
        )
    }

    fn write(&self, job: Job, out: &Out) -> Result<(), Message> {
        match self.shell.run(job)? {
            JobState::Written(path) => out.line(&path.display().to_string()),
            JobState::Failed(message) => return Err(message),
            _ => {}
        }
        Ok(())
    }

    /// Pictures the shift's lot pallet and writes the sheet of its offer.
    fn picture_lot(&self, out: &Out) -> Result<(), Message> {
        let Some(pallet) = ContainerName::parse(LOT_PALLET) else {
            return Ok(());
        };
        let asked = LotAsked {
            pallets: vec![pallet.clone()],
            currency: Currency::USD,
            today: self.day,
            claims_from: None,
        };
        let asked = Query::LotView(asked);
        match self.desk.ask(&asked)? {
            Answer::LotView(view) if !view.lot.units.is_empty() => {}
            _ => return Ok(()),
        }
        let taken = self.shell.run(Job::TakeFile {
            of: FileFor::Pallet,
            path: self.picture.to_owned(),
        })?;
        if let JobState::FileTaken(file) = taken {
            self.shell.commit(Command::PictureContainer {
                container: pallet.clone(),
                photos: file.hashes.clone(),
            })?;
        }
        self.write(
            Job::ExportLot {
                of: LotOf::Pallets(vec![pallet], Currency::USD),
                template: None,
                format: "xlsx".to_owned(),
                path: self.folder.join("lot-pictured.xlsx"),
            },
            out,
        )
    }
}
