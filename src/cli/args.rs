//! The arguments, as `docs/cli.md` fixes them.

mod shipment;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args as ClapArgs, Parser, Subcommand};

use crate::domain::codes::{
    ContainerName, LotNumber, PersonCode, SellerCode, StationName, TagPrefix,
};
use crate::domain::ids::Hash;
use crate::domain::money::Currency;
use crate::domain::printed::{Dpi, Paper, Sscc};
use crate::domain::time::Day;
use crate::exchange::encoding::Encoding;

pub use self::shipment::{
    BoxTold, By, ConsignmentTold, PalletTold, PartyTold, SheetTold, Shipment, ShipmentTold,
    ShipmentWay, Sides, TemplateWay, Told,
};

/// Returnbay: the bench program of a returns warehouse.
#[derive(Parser, Debug)]
#[command(name = "returnbay", version, about, disable_help_subcommand = true)]
pub struct Args {
    /// Another data folder than the platform's.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Language of messages: en or zh-CN.
    #[arg(long, global = true, value_parser = ["en", "zh-CN"])]
    pub lang: Option<String>,
    /// Machine output on stdout.
    #[arg(long, global = true)]
    pub json: bool,
    /// The station's name, for a new store.
    #[arg(long, global = true, default_value = "A", value_parser = station)]
    pub station: StationName,
    /// The PIN of the person of --badge, on the first line of a file, or of standard input for -.
    #[arg(long, global = true, value_name = "FILE")]
    pub pin_file: Option<PathBuf>,
    /// What to do; nothing opens the window.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// The verbs.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// A shop with sellers, expected returns and recorded scans.
    Demo(Demo),
    /// Takes sellers' files.
    Import(Import),
    /// Makes workbooks of what waits for sellers' words, or takes filled ones.
    Mail(Mail),
    /// Sells lots and withdraws sales, lists what was sold, takes what units brought.
    Lot(Lot),
    /// Tells all that stands in the way of a shipment to China, and signs for warnings.
    Preflight(Preflight),
    /// Lists lines of export papers with their balances, and puts units under them.
    ExportLines(super::export_lines::ExportLines),
    /// Says which announced line a unit answers, and puts it under another.
    ReturnLines(super::return_lines::ReturnLines),
    /// Shipments to China: parties, terms, cartons, closing, leaving.
    Shipment(Shipment),
    /// Lists announced returns, a JSON line each.
    Expected(Expected),
    /// Says what scans from stdin mean, a JSON line each.
    Identify(Identify),
    /// Plays a recorded shift through the shell.
    Replay(Replay),
    /// Shows a unit, a parcel or a shipment with everything that happened to it.
    Show(Show),
    /// Gives a day's figures.
    Review(Review),
    /// Signs a day off, opens it again, or shows it with what came later.
    Day(super::day::Day),
    /// Writes a paper to a file.
    Export(Export),
    /// Checks a store from its first fact to its last row, or an evidence pack to its last byte.
    Verify(Verify),
    /// Erases by rule what shows a buyer's address: originals of label photos, scans as they were sent.
    Purge(Purge),
    /// Lists the scanners that are set and the serial ports, with what is wrong with each.
    Devices(Devices),
    /// Grades a unit by the answers from stdin, or lists a checklist's questions.
    Grade(Grade),
    /// Says what each decision about one unit from stdin brings, and proposes one.
    Advise,
    /// Makes a deterministic store for measuring.
    Seed(Seed),
    /// Draws a screen to a picture, without a display.
    Screenshot(Screenshot),
}

/// See [`Verb::Demo`].
#[derive(ClapArgs, Debug)]
pub struct Demo {
    /// Where a demo without a window writes its files and pictures.
    #[arg(long, value_name = "DIR", default_value = "returnbay-demo")]
    pub out: PathBuf,
    /// Plays without a window although there is a display.
    #[arg(long)]
    pub headless: bool,
    /// Another recorded shift than the one inside.
    #[arg(long, value_name = "FILE")]
    pub shift: Option<PathBuf>,
}

/// See [`Verb::Devices`].
#[derive(ClapArgs, Debug)]
pub struct Devices {
    /// Prints the rule for Linux that keeps modem services off scanners and lets people open them.
    #[arg(long)]
    pub udev_rule: bool,
}

/// See [`Verb::Grade`].
#[derive(ClapArgs, Debug)]
pub struct Grade {
    /// Which checklist of the house, such as `general`.
    #[arg(long, value_name = "ID", required_unless_present_any = ["pack", "hash"])]
    pub checklist: Option<String>,
    /// A seller's own checklist, by its file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["checklist", "hash"])]
    pub pack: Option<PathBuf>,
    /// A checklist that the store keeps, by its hash: 64 hexadecimal digits.
    #[arg(long, value_name = "HASH", value_parser = hash, conflicts_with = "checklist")]
    pub hash: Option<Hash>,
    /// Lists its questions with their answers instead.
    #[arg(long)]
    pub questions: bool,
}

/// The kinds of file that are always a seller's: all but recalls.
const OF_A_SELLER: [(&str, &str); 6] = [
    ("kind", "auto"),
    ("kind", "returns"),
    ("kind", "products"),
    ("kind", "prices"),
    ("kind", "ceb603"),
    ("kind", "checklist"),
];

/// See [`Verb::Import`].
#[derive(ClapArgs, Debug)]
pub struct Import {
    /// The files, or folders of files: each file on its own.
    #[arg(required_unless_present = "house")]
    pub files: Vec<PathBuf>,
    /// Whose files they are; with `--kind recalls` who handed the list over, when a seller did.
    #[arg(
        long,
        value_parser = seller,
        required_unless_present = "kind",
        required_if_eq_any = OF_A_SELLER
    )]
    pub seller: Option<SellerCode>,
    /// What they hold.
    #[arg(long, default_value = "auto", value_parser = ["auto", "returns", "products", "prices", "recalls", "ceb603", "screening", "seller", "checklist"])]
    pub kind: String,
    /// With `--kind screening`: the list's own day, where neither the file nor its name tells it.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub dated: Option<Day>,
    /// With `--kind screening`: the list's name, `CSL` without it; a newer file of that name takes its place.
    #[arg(long, value_name = "NAME")]
    pub list: Option<String>,
    /// With `--kind checklist`: the first day on which it is in force; today without it.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub from: Option<Day>,
    /// With `--kind checklist`: takes no file, and sets the house's again in place of the seller's own of
    /// this id.
    #[arg(long, value_name = "ID", conflicts_with = "files")]
    pub house: Option<String>,
    /// How their text is encoded.
    #[arg(long, default_value = "auto", value_parser = encodings())]
    pub encoding: String,
    /// A JSON object: column head to field name.
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Says what would happen and takes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Takes the good rows although others are bad.
    #[arg(long)]
    pub good_rows: bool,
}

/// See [`Verb::Mail`].
#[derive(ClapArgs, Debug)]
pub struct Mail {
    /// Which way.
    #[command(subcommand)]
    pub way: MailWay,
}

/// Which way workbooks go.
#[derive(Subcommand, Debug)]
pub enum MailWay {
    /// Makes one workbook for each seller whose word is wanted.
    Make {
        /// For this seller alone.
        #[arg(long, value_parser = seller)]
        seller: Option<SellerCode>,
        /// The folder they go to.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Takes filled workbooks.
    Take {
        /// The files, or folders of files.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The only seller that they may be of.
        #[arg(long, value_parser = seller)]
        seller: Option<SellerCode>,
    },
    /// Lists the newest workbooks and which of them nobody answered yet.
    List,
}

/// See [`Verb::Preflight`].
#[derive(ClapArgs, Debug)]
pub struct Preflight {
    /// The number of a shipment or of a consignment.
    pub what: String,
    /// Signs for all warnings of this check, by its code, as they stand; of a consignment.
    #[arg(long, value_name = "CHECK", requires_all = ["reason", "badge"])]
    pub sign: Option<String>,
    /// With `--sign screening_hit`: an entry of a list that is signed for, once for each that is found.
    #[arg(long = "hit", value_name = "ENTRY", requires = "sign")]
    pub hits: Vec<String>,
    /// Why it may go nevertheless.
    #[arg(long, value_name = "TEXT", requires = "sign")]
    pub reason: Option<String>,
    /// Who signs.
    #[arg(long, value_parser = badge, requires = "sign")]
    pub badge: Option<PersonCode>,
}

/// See [`Verb::Lot`].
#[derive(ClapArgs, Debug)]
pub struct Lot {
    /// What of it.
    #[command(subcommand)]
    pub way: LotWay,
}

/// What is done with lots.
#[derive(Subcommand, Debug)]
pub enum LotWay {
    /// Lists the lots that were sold, newest first, with what each seller gets.
    List,
    /// Sells sealed lot pallets as one lot.
    Sell(LotSale),
    /// Withdraws a sale: its pallets are here again.
    Withdraw {
        /// The lot's number.
        #[arg(value_parser = lot)]
        lot: LotNumber,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Who says so.
        #[arg(long, value_parser = badge)]
        badge: PersonCode,
    },
    /// Opens a sealed lot pallet again, so that a unit can be taken off it.
    Unseal {
        /// The pallet.
        #[arg(value_parser = shipment::container)]
        pallet: ContainerName,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Who says so: a supervisor.
        #[arg(long, value_parser = badge)]
        badge: PersonCode,
    },
    /// Keeps pictures of a lot pallet beside those that it has.
    Picture {
        /// The pallet.
        pallet: String,
        /// A picture, or a folder of them.
        file: PathBuf,
        /// Who says so.
        #[arg(long, value_parser = badge)]
        badge: PersonCode,
    },
    /// Takes a file of what the units of a lot brought.
    Proceeds {
        /// The lot's number.
        #[arg(value_parser = lot)]
        lot: LotNumber,
        /// The file: our own sheet of the lot, or a buyer's that names units by tag or LPN.
        file: PathBuf,
        /// Takes the good rows although others are bad.
        #[arg(long)]
        good_rows: bool,
    },
}

/// See [`LotWay::Sell`].
#[derive(ClapArgs, Debug)]
pub struct LotSale {
    /// The lot's number; it is given once.
    #[arg(value_parser = lot)]
    pub lot: LotNumber,
    /// Its pallets by name, separated by commas.
    #[arg(long, value_name = "NAMES")]
    pub pallets: String,
    /// Who buys it.
    #[arg(long, value_name = "TEXT")]
    pub buyer: String,
    /// For how much, such as 1250.00.
    #[arg(long, value_name = "AMOUNT")]
    pub price: String,
    /// Of the price and of every amount of the lot; US dollars without it.
    #[arg(long, value_name = "CODE", value_parser = currency)]
    pub currency: Option<Currency>,
    /// The day of the sale, YYYY-MM-DD; today without it.
    #[arg(long, value_parser = day)]
    pub day: Option<Day>,
    /// The buyer's or the auction's own number.
    #[arg(long, value_name = "TEXT")]
    pub reference: Option<String>,
    /// Who sells it.
    #[arg(long, value_parser = badge)]
    pub badge: PersonCode,
}

/// See [`Verb::Expected`].
#[derive(ClapArgs, Debug)]
pub struct Expected {
    /// By tracking number.
    #[arg(long, value_name = "K")]
    pub tracking: Option<String>,
    /// By RMA id; upper and lower case differ.
    #[arg(long, value_name = "R")]
    pub rma: Option<String>,
    /// By order id.
    #[arg(long, value_name = "O")]
    pub order: Option<String>,
}

/// See [`Verb::Identify`].
#[derive(ClapArgs, Debug)]
pub struct Identify {
    /// Lines are hexadecimal bytes.
    #[arg(long)]
    pub hex: bool,
    /// Adds whether GS1 data keeps the rules about which identifiers go together.
    #[arg(long)]
    pub strict_gs1: bool,
}

/// See [`Verb::Replay`].
#[derive(ClapArgs, Debug)]
pub struct Replay {
    /// The recorded shift.
    pub file: PathBuf,
    /// `max`, or `real` with the recorded pauses.
    #[arg(long, default_value = "max", value_parser = ["max", "real"])]
    pub speed: String,
    /// Fails when a recorded answer differs.
    #[arg(long)]
    pub check: bool,
}

/// See [`Verb::Show`].
#[derive(ClapArgs, Debug)]
pub struct Show {
    /// A unit tag, a parcel number, anything the parcel was scanned by, or a shipment's number.
    pub what: String,
}

/// See [`Verb::Review`].
#[derive(ClapArgs, Debug)]
pub struct Review {
    /// The site's day, YYYY-MM-DD.
    #[arg(long, value_parser = day, required_unless_present = "from", conflicts_with_all = ["from", "to"])]
    pub day: Option<Day>,
    /// The first of several days.
    #[arg(long, value_parser = day, requires = "to")]
    pub from: Option<Day>,
    /// The last of them.
    #[arg(long, value_parser = day, requires = "from")]
    pub to: Option<Day>,
}

/// See [`Verb::Export`].
#[derive(ClapArgs, Debug)]
pub struct Export {
    /// Lists every format with its columns.
    #[arg(long)]
    pub list: bool,
    /// What: manifest, lot, resale-listing, intake-report, units, charges, evidence, seller, checklist, unit-tags, parcel-tags,
    /// container-labels, carton-labels, badges, command-sheet; of a consignment papers (all of them, into a
    /// folder), packing-list, invoice, unit-list, declaration, check-sheet, epcis; audit (the journal), life (of a
    /// unit tag or a parcel), sign-off (of a day).
    pub what: Option<String>,
    /// Which: cartons, containers or badges by name, separated by commas; a lot by its number, or its
    /// pallets by name; a listed resale batch by its number; a day; of evidence a unit
    /// tag, a parcel number, an RMA id or an order id; of a checklist its id, or its hash; of charges a
    /// seller's code.
    pub id: Option<String>,
    /// Whose checklist; whose part of the evidence, where goods of several sellers are in it.
    #[arg(long, value_parser = seller)]
    pub seller: Option<SellerCode>,
    /// A buyer's columns of a lot, or a layout of a consignment's paper; our own without it.
    #[arg(long, value_name = "ID")]
    pub template: Option<String>,
    /// Of the amounts of pallets that are not sold; US dollars without it.
    #[arg(long, value_name = "CODE", value_parser = currency)]
    pub currency: Option<Currency>,
    /// The format; the first that the list has without it.
    #[arg(long)]
    pub format: Option<String>,
    /// The first day of charges, YYYY-MM-DD; without both days last month.
    #[arg(long, value_parser = day)]
    pub from: Option<Day>,
    /// Their last day, today at the latest.
    #[arg(long, value_parser = day)]
    pub to: Option<Day>,
    /// How many tags of a roll are printed.
    #[arg(long, value_name = "N")]
    pub count: Option<u32>,
    /// What stands before the numbers of a roll; the station's own without it.
    #[arg(long, value_name = "XYZ", value_parser = prefix)]
    pub prefix: Option<TagPrefix>,
    /// What labels are printed on: roll, a4 or letter.
    #[arg(long, default_value = "roll", value_parser = paper)]
    pub paper: Paper,
    /// Dots per inch of the label printer that zpl is written for: 203 or 300.
    #[arg(long, default_value = "203", value_parser = dpi)]
    pub dpi: Dpi,
    /// GS1 serial numbers of the cartons, in their order, separated by commas.
    #[arg(long, value_name = "SSCC", value_delimiter = ',', value_parser = sscc)]
    pub sscc: Vec<Sscc>,
    /// Where to.
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
}

/// See [`Verb::Verify`].
#[derive(ClapArgs, Debug)]
pub struct Verify {
    /// A store's file or its folder, or an evidence pack; the data folder without it.
    pub store: Option<PathBuf>,
    /// The public key that an evidence pack must be sealed with, 64 hexadecimal digits.
    #[arg(long, value_name = "HEX", value_parser = key)]
    pub key: Option<[u8; 32]>,
}

/// See [`Verb::Purge`].
#[derive(ClapArgs, Debug)]
pub struct Purge {
    /// The site's day that the rule is applied for, YYYY-MM-DD; today without it.
    #[arg(long, value_parser = day)]
    pub day: Option<Day>,
    /// Says what is due and what soon will be, and erases nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// See [`Verb::Seed`].
#[derive(ClapArgs, Debug)]
pub struct Seed {
    /// Parcels received, each with a unit put.
    #[arg(long)]
    pub parcels: u32,
    /// Announced lines; as many as parcels without it.
    #[arg(long)]
    pub expected: Option<u32>,
    /// The same seed gives the same store.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// See [`Verb::Screenshot`].
#[derive(ClapArgs, Debug)]
pub struct Screenshot {
    /// Lists the screens.
    #[arg(long)]
    pub list: bool,
    /// The screen.
    pub screen: Option<String>,
    /// The picture's file.
    #[arg(long, value_name = "PNG")]
    pub out: Option<PathBuf>,
    /// `day`, `night` or `high_contrast`.
    #[arg(long, default_value = "day", value_parser = ["day", "night", "high_contrast"])]
    pub theme: String,
    /// Size in percent, 80 to 200, or as a factor such as 1.5.
    #[arg(long, default_value = "100")]
    pub scale: String,
}

/// `auto` and every encoding of the one table.
fn encodings() -> PossibleValuesParser {
    let codes = Encoding::SPECS
        .iter()
        .map(|spec| PossibleValue::new(spec.code).aliases(spec.also));
    PossibleValuesParser::new([PossibleValue::new("auto")].into_iter().chain(codes))
}

fn station(text: &str) -> Result<StationName, String> {
    StationName::parse(text)
        .ok_or_else(|| "a station's name has 1 to 24 letters, digits or dashes".to_owned())
}

fn prefix(text: &str) -> Result<TagPrefix, String> {
    TagPrefix::parse(text).ok_or_else(|| {
        "a prefix has 3 letters or digits without U, one of the last two a letter, such as AX1"
            .to_owned()
    })
}

fn paper(text: &str) -> Result<Paper, String> {
    Paper::parse(text).ok_or_else(|| "roll, a4 or letter".to_owned())
}

fn dpi(text: &str) -> Result<Dpi, String> {
    Dpi::parse(text).ok_or_else(|| "203 or 300".to_owned())
}

fn sscc(text: &str) -> Result<Sscc, String> {
    Sscc::parse(text)
        .ok_or_else(|| "an SSCC has 18 digits, the last one its check digit".to_owned())
}

fn lot(text: &str) -> Result<LotNumber, String> {
    LotNumber::parse(text)
        .ok_or_else(|| "a lot's number has 1 to 24 letters, digits or dashes".to_owned())
}

fn badge(text: &str) -> Result<PersonCode, String> {
    PersonCode::parse(text)
        .ok_or_else(|| "a badge has 2 to 16 letters, digits or dashes".to_owned())
}

fn currency(text: &str) -> Result<Currency, String> {
    Currency::parse(text).ok_or_else(|| "a currency is a code of three letters".to_owned())
}

fn seller(text: &str) -> Result<SellerCode, String> {
    SellerCode::parse(text).ok_or_else(|| {
        "a seller's code has 1 to 24 letters, digits, dashes or underscores".to_owned()
    })
}

fn hash(text: &str) -> Result<Hash, String> {
    Hash::parse(text).ok_or_else(|| "a hash has 64 hexadecimal digits".to_owned())
}

fn key(text: &str) -> Result<[u8; 32], String> {
    let key = Hash::parse(text).map(|digits| digits.0);
    key.ok_or_else(|| "a public key has 64 hexadecimal digits".to_owned())
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "a day is YYYY-MM-DD".to_owned())
}
