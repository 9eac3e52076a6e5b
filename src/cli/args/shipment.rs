//! The arguments of `returnbay shipment`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

use super::{badge, currency, day, seller};
use crate::domain::codes::{
    ConsignmentNumber, ContainerName, Country, HkBr, PalletNumber, PartyCode, PersonCode,
    SellerCode, ShipmentNumber, Uscc, UsccFault,
};
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::money::Currency;
use crate::domain::shipment::{CustomsRoute, PalletMaterial, ShipMode};
use crate::domain::time::Day;
use crate::text::entered;

/// What stands for nothing where a value is taken away.
const NOTHING: &str = "-";

/// What is told of something that may be absent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Told<T> {
    /// Nothing: `-`.
    Nothing,
    /// This.
    This(T),
}

/// See [`super::Verb::Shipment`].
#[derive(ClapArgs, Debug)]
pub struct Shipment {
    /// What of it.
    #[command(subcommand)]
    pub way: ShipmentWay,
}

/// See [`ShipmentWay::Sheet`].
#[derive(ClapArgs, Debug)]
pub struct SheetTold {
    /// The consignment.
    #[arg(value_parser = consignment)]
    pub consignment: ConsignmentNumber,
    /// The file.
    pub file: PathBuf,
    /// Says what it would change, and writes nothing.
    #[arg(long, conflicts_with = "good_rows")]
    pub look: bool,
    /// Takes the good rows although others are bad.
    #[arg(long)]
    pub good_rows: bool,
    /// Who says so.
    #[command(flatten)]
    pub by: By,
}

/// What is done with column layouts of papers.
#[derive(Subcommand, Debug)]
pub enum TemplateWay {
    /// Lists them: those of the program, then the site's own.
    List,
    /// Prints one as its file.
    Show {
        /// Its id.
        id: String,
    },
    /// Makes a copy under an id of its own.
    Clone {
        /// Of which.
        id: String,
        /// The copy's id: lower case, digits, _.
        to: String,
        /// What people call it.
        #[arg(long, value_name = "TEXT")]
        name: String,
        /// The forwarder whose consignments get it.
        #[arg(long, value_parser = party)]
        forwarder: Option<PartyCode>,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
    /// Takes a file as the site's own layout, or as the next version of it.
    Set {
        /// The file.
        file: PathBuf,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
}

/// Who says so.
#[derive(ClapArgs, Debug)]
pub struct By {
    /// Who says so.
    #[arg(long, value_parser = badge)]
    pub badge: PersonCode,
}

/// What is done with shipments. Of what is known already, what is not named stays; `-` takes it away.
#[derive(Subcommand, Debug)]
pub enum ShipmentWay {
    /// Lists shipments, those that are here first, with their consignments.
    List,
    /// Lists cartons with units in them that are in no consignment.
    Free,
    /// Proposes cartons for units that wait outside sealed cartons; nothing is written.
    Propose {
        /// A consignment, or a seller.
        of: String,
        /// Packs everything this side up.
        #[arg(long)]
        flat: bool,
    },
    /// Lists the kinds of boxes in stock.
    Boxes,
    /// Enters a kind of box in stock, or enters it anew.
    Box(BoxTold),
    /// Lists parties, or enters one or tells it anew.
    Party(PartyTold),
    /// Takes a file of what customs ask about a seller's goods; what it leaves empty stays.
    Goods {
        /// The file: a sheet with a SKU a row.
        file: PathBuf,
        /// Whose goods.
        #[arg(long, value_parser = seller)]
        seller: SellerCode,
        /// Takes the good rows although others are bad.
        #[arg(long)]
        good_rows: bool,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
    /// Lists the column layouts of papers, prints one, clones one, or takes one as the site's own.
    Template {
        /// What of them.
        #[command(subcommand)]
        way: TemplateWay,
    },
    /// Takes a sheet of a consignment that a forwarder or a seller filled in; what it leaves empty stays.
    Sheet(SheetTold),
    /// Prints the heads of such a file, with tabs.
    Heads,
    /// Takes a file of freight rates, whole or not at all.
    Rates {
        /// The file, in the form of docs/planner.md.
        file: PathBuf,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
    /// Says what goes to China now, by which way, and what can wait. An aid, not advice.
    Plan {
        /// Whose units.
        #[arg(value_parser = seller, required_unless_present = "importer")]
        seller: Option<SellerCode>,
        /// Those of all sellers that a firm imports for.
        #[arg(long, value_parser = party, conflicts_with = "seller")]
        importer: Option<PartyCode>,
        /// How many days may be waited for a later departure.
        #[arg(long, value_name = "DAYS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=120))]
        wait: u32,
    },
    /// Begins a shipment or tells its terms anew.
    Set(ShipmentTold),
    /// Begins a pallet or tells it anew.
    Pallet(PalletTold),
    /// Begins a consignment or tells its terms anew.
    Consignment(ConsignmentTold),
    /// Joins cartons to a consignment.
    Join {
        /// The cartons by name, separated by commas.
        #[arg(value_parser = container, value_delimiter = ',')]
        cartons: Vec<ContainerName>,
        /// The consignment.
        #[arg(long, value_parser = consignment)]
        consignment: ConsignmentNumber,
        /// The pallet that they stand on.
        #[arg(long, value_parser = pallet)]
        pallet: Option<PalletNumber>,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
    /// Takes cartons out of their consignments.
    Part {
        /// The cartons by name, separated by commas.
        #[arg(value_parser = container, value_delimiter = ',')]
        cartons: Vec<ContainerName>,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
    /// Says what a carton measures and weighs, typed in.
    Measure {
        /// The carton.
        #[arg(value_parser = container)]
        carton: ContainerName,
        /// Its sides with their unit, such as 60x40x35cm or 24x16x14in.
        #[arg(long, value_parser = sides)]
        sides: Sides,
        /// With everything in it, with its unit, such as 14.2kg or 31lb5oz.
        #[arg(long, value_parser = weight)]
        gross: Grams,
        /// The empty carton with its filling.
        #[arg(long, value_parser = weight)]
        tare: Grams,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
    /// Seals a carton and notes the number of its seal; of one that is sealed, notes what is told.
    Seal {
        /// The carton.
        #[arg(value_parser = container)]
        carton: ContainerName,
        /// The seal's number.
        #[arg(long, value_name = "TEXT")]
        number: Option<String>,
        /// A photo of the seal, which is kept.
        #[arg(long, value_name = "FILE")]
        photo: Option<PathBuf>,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
    /// Opens a sealed carton again for a reason.
    Unseal {
        /// The carton.
        #[arg(value_parser = container)]
        carton: ContainerName,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Who says so: a supervisor.
        #[command(flatten)]
        by: By,
    },
    /// Gives cartons their SSCCs.
    Sscc {
        /// The cartons by name, separated by commas.
        #[arg(value_parser = container, value_delimiter = ',')]
        cartons: Vec<ContainerName>,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
    /// Allots SSCCs to this station.
    Allot {
        /// Extension digit and GS1 company prefix: 8 to 13 digits.
        prefix: String,
        /// The first serial number.
        #[arg(long, value_name = "N")]
        first: u64,
        /// How many.
        #[arg(long, value_name = "N")]
        count: u32,
        /// Who says so: a supervisor.
        #[command(flatten)]
        by: By,
    },
    /// Closes a consignment as it stands.
    Close {
        /// The consignment.
        #[arg(value_parser = consignment)]
        consignment: ConsignmentNumber,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
    /// Opens a closed consignment again for a reason.
    Reopen {
        /// The consignment.
        #[arg(value_parser = consignment)]
        consignment: ConsignmentNumber,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Who says so: a supervisor.
        #[command(flatten)]
        by: By,
    },
    /// Lets a shipment leave with all its closed consignments.
    Ship {
        /// The shipment.
        #[arg(value_parser = shipment)]
        shipment: ShipmentNumber,
        /// Who says so.
        #[command(flatten)]
        by: By,
    },
}

/// See [`ShipmentWay::Box`].
#[derive(ClapArgs, Debug)]
pub struct BoxTold {
    /// What people call it.
    pub name: String,
    /// Its inner sides with their unit, such as 60x40x40cm or 24x16x16in.
    #[arg(long, value_parser = sides, required_unless_present_any = ["remove", "of"])]
    pub inner: Option<Sides>,
    /// What it weighs empty, with its unit.
    #[arg(long, value_parser = weight, required_unless_present_any = ["remove", "of"])]
    pub tare: Option<Grams>,
    /// The most that it may weigh with its goods, with its unit.
    #[arg(long, value_parser = weight, required_unless_present_any = ["remove", "of"])]
    pub gross_max: Option<Grams>,
    /// How many there are; without it they do not run out.
    #[arg(long, value_name = "N")]
    pub supply: Option<u32>,
    /// Takes it out.
    #[arg(long, conflicts_with_all = ["inner", "tare", "gross_max", "supply"])]
    pub remove: bool,
    /// Says that these cartons are such boxes; with `-` as its name, that nobody knows which they are.
    #[arg(long, num_args = 1.., value_name = "CARTON", value_parser = container,
          conflicts_with_all = ["inner", "tare", "gross_max", "supply", "remove"])]
    pub of: Vec<ContainerName>,
}

/// See [`ShipmentWay::Party`].
#[derive(ClapArgs, Debug)]
pub struct PartyTold {
    /// The code under which it is kept; without it every party is listed.
    #[arg(value_parser = party, requires = "badge")]
    pub party: Option<PartyCode>,
    /// Where it is, by two letters; China without it.
    #[arg(long, value_parser = country)]
    pub country: Option<Country>,
    /// Its name in English.
    #[arg(long, value_name = "TEXT")]
    pub name_en: Option<String>,
    /// Its name in Chinese.
    #[arg(long, value_name = "TEXT")]
    pub name_zh: Option<String>,
    /// Its address in English, one line.
    #[arg(long, value_name = "TEXT")]
    pub address_en: Option<String>,
    /// Its address in Chinese.
    #[arg(long, value_name = "TEXT")]
    pub address_zh: Option<String>,
    /// Its unified social credit code.
    #[arg(long, value_parser = uscc)]
    pub uscc: Option<Told<Uscc>>,
    /// Its business registration number in Hong Kong.
    #[arg(long, value_parser = hk_br)]
    pub hk_br: Option<Told<HkBr>>,
    /// Its employer identification number in the United States.
    #[arg(long, value_name = "TEXT")]
    pub ein: Option<String>,
    /// Whom to call or write to there.
    #[arg(long, value_name = "TEXT")]
    pub contact: Option<String>,
    /// Whose goods it may import: sellers separated by commas.
    #[arg(long, value_parser = seller, value_delimiter = ',')]
    pub sellers: Option<Vec<SellerCode>>,
    /// Who says so.
    #[arg(long, value_parser = badge)]
    pub badge: Option<PersonCode>,
}

/// See [`ShipmentWay::Set`].
#[derive(ClapArgs, Debug)]
pub struct ShipmentTold {
    /// Its number.
    #[arg(value_parser = shipment)]
    pub shipment: ShipmentNumber,
    /// How it travels: by sea (lcl or fcl), air or express; a new one needs it.
    #[arg(long, value_parser = mode)]
    pub mode: Option<ShipMode>,
    /// Who carries it: a party.
    #[arg(long, value_parser = maybe_party)]
    pub forwarder: Option<Told<PartyCode>>,
    /// The exporting carrier, as papers name it.
    #[arg(long, value_name = "TEXT")]
    pub carrier: Option<String>,
    /// Vessel and voyage, or flight.
    #[arg(long, value_name = "TEXT")]
    pub voyage: Option<String>,
    /// Bill of lading or air waybill.
    #[arg(long, value_name = "TEXT")]
    pub bill: Option<String>,
    /// The last day on which the carrier takes it.
    #[arg(long, value_parser = maybe_day)]
    pub cut_off: Option<Told<Day>>,
    /// The day on which it is to arrive in China.
    #[arg(long, value_parser = maybe_day)]
    pub arrives: Option<Told<Day>>,
    /// Who says so.
    #[command(flatten)]
    pub by: By,
}

/// See [`ShipmentWay::Pallet`].
#[derive(ClapArgs, Debug)]
pub struct PalletTold {
    /// Of which shipment.
    #[arg(value_parser = shipment)]
    pub shipment: ShipmentNumber,
    /// Its number there.
    #[arg(value_parser = pallet)]
    pub pallet: PalletNumber,
    /// What it is made of: wood (treated or untreated), plywood, plastic or paper.
    #[arg(long, value_parser = material)]
    pub material: PalletMaterial,
    /// Its sides with everything on it, with their unit.
    #[arg(long, value_parser = sides)]
    pub sides: Option<Sides>,
    /// What it weighs empty, with its unit.
    #[arg(long, value_parser = weight)]
    pub tare: Grams,
    /// Who says so.
    #[command(flatten)]
    pub by: By,
}

/// See [`ShipmentWay::Consignment`].
#[derive(ClapArgs, Debug)]
pub struct ConsignmentTold {
    /// Its number.
    #[arg(value_parser = consignment)]
    pub consignment: ConsignmentNumber,
    /// The shipment that it travels with; a new one needs it.
    #[arg(long, value_parser = shipment)]
    pub shipment: Option<ShipmentNumber>,
    /// The importer in China: a party; a new one needs it.
    #[arg(long, value_parser = party)]
    pub importer: Option<PartyCode>,
    /// The exporter: a party.
    #[arg(long, value_parser = maybe_party)]
    pub exporter: Option<Told<PartyCode>>,
    /// Who is told on arrival: a party.
    #[arg(long, value_parser = maybe_party)]
    pub notify: Option<Told<PartyCode>>,
    /// The way into China: free of duty, taxed, by Hong Kong or by the forwarder; a new one needs it.
    #[arg(long, value_parser = route)]
    pub route: Option<CustomsRoute>,
    /// Of every value on its papers; US dollars without it.
    #[arg(long, value_name = "CODE", value_parser = currency)]
    pub currency: Option<Currency>,
    /// The number of its invoice.
    #[arg(long, value_name = "TEXT")]
    pub invoice: Option<String>,
    /// Terms of delivery with their place.
    #[arg(long, value_name = "TEXT")]
    pub incoterm: Option<String>,
    /// The internal transaction number of its export filing.
    #[arg(long, value_name = "TEXT")]
    pub itn: Option<String>,
    /// Why the goods come back, as papers say it.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Who says so.
    #[command(flatten)]
    pub by: By,
}

/// Three sides in any order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sides(pub [Millimetres; 3]);

fn maybe<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Told<T>, String> {
    if text == NOTHING {
        Ok(Told::Nothing)
    } else {
        read(text).map(Told::This)
    }
}

fn number<T>(text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, String> {
    parse(text).ok_or_else(|| "1 to 24 letters, digits or dashes".to_owned())
}

fn shipment(text: &str) -> Result<ShipmentNumber, String> {
    number(text, ShipmentNumber::parse)
}

fn consignment(text: &str) -> Result<ConsignmentNumber, String> {
    number(text, ConsignmentNumber::parse)
}

fn pallet(text: &str) -> Result<PalletNumber, String> {
    number(text, PalletNumber::parse)
}

fn party(text: &str) -> Result<PartyCode, String> {
    number(text, PartyCode::parse)
}

fn maybe_party(text: &str) -> Result<Told<PartyCode>, String> {
    maybe(text, party)
}

fn maybe_day(text: &str) -> Result<Told<Day>, String> {
    maybe(text, day)
}

pub(super) fn container(text: &str) -> Result<ContainerName, String> {
    ContainerName::parse(text.trim()).ok_or_else(|| "a container's name, such as C-01".to_owned())
}

fn country(text: &str) -> Result<Country, String> {
    Country::parse(text).ok_or_else(|| "a country is a code of two letters".to_owned())
}

fn uscc(text: &str) -> Result<Told<Uscc>, String> {
    maybe(text, |text| {
        Uscc::read(text).map_err(|fault| match fault {
            UsccFault::Length(length) => {
                format!("a unified social credit code has 18 signs, and this has {length}")
            }
            UsccFault::Sign(place) => format!("the sign at place {place} cannot stand there"),
            UsccFault::Check(sign) => {
                format!("the last sign would be {sign}: one of the signs is wrong")
            }
        })
    })
}

fn hk_br(text: &str) -> Result<Told<HkBr>, String> {
    maybe(text, |text| {
        HkBr::parse(text).ok_or_else(|| "a business registration number has 8 digits".to_owned())
    })
}

fn code<T>(
    text: &str,
    parse: impl FnOnce(&str) -> Option<T>,
    all: impl Iterator<Item = &'static str>,
) -> Result<T, String> {
    parse(text).ok_or_else(|| all.collect::<Vec<_>>().join(", "))
}

fn mode(text: &str) -> Result<ShipMode, String> {
    let all = ShipMode::ALL.iter().map(|one| one.code());
    code(text, ShipMode::parse, all)
}

fn route(text: &str) -> Result<CustomsRoute, String> {
    let all = CustomsRoute::ALL.iter().map(|one| one.code());
    code(text, CustomsRoute::parse, all)
}

fn material(text: &str) -> Result<PalletMaterial, String> {
    let all = PalletMaterial::ALL.iter().map(|one| one.code());
    code(text, PalletMaterial::parse, all)
}

fn weight(text: &str) -> Result<Grams, String> {
    entered::weight(text, None)
        .ok_or_else(|| "a weight with its unit, such as 14.2kg, 700g or 31lb5oz".to_owned())
}

fn sides(text: &str) -> Result<Sides, String> {
    entered::sides(text, None)
        .map(Sides)
        .ok_or_else(|| "three sides with their unit, such as 60x40x35cm or 24x16x14in".to_owned())
}
