//! A paper before any file format: lines, tables with exact numbers, boxes to sign in.

use crate::domain::closed::closed_set;
use crate::domain::consignment::Consignment;
use crate::domain::money::Currency;
use crate::domain::shipment::cubic_metres;
use crate::domain::time::{Day, UtcMs};

use super::fields::Grain;
use super::pictures::{Pictured, Pictures};

closed_set! {
    /// A paper of a consignment.
    PaperKind {
        /// 装箱单
        PackingList = "packing-list",
        /// 发票, of goods that come back and are not sold.
        Invoice = "invoice",
        /// Every unit with what proves its return.
        Units = "unit-list",
        /// 申报要素表
        Declaration = "declaration",
        /// What the dock compares, carton by carton 核对单.
        CheckSheet = "check-sheet",
        /// 退运原因说明
        Reason = "reason",
        /// 返货协议
        Agreement = "agreement",
        /// Which lines of which export papers the goods left China under.
        ExportList = "export-list",
        /// 《出口货物已补税/未退税证明》, or that it is absent.
        TaxProof = "tax-proof",
        /// 木质包装声明
        Wood = "wood",
        /// UN38.3 summaries and safety data sheets that go with batteries.
        Batteries = "batteries",
        /// 代理报关委托
        Agency = "agency",
    }
}

impl PaperKind {
    /// Gives what a row of its table stands for; none of a paper without columns of its own.
    pub fn grain(self) -> Option<Grain> {
        match self {
            Self::PackingList => Some(Grain::Carton),
            Self::Invoice | Self::Declaration => Some(Grain::Line),
            Self::Units => Some(Grain::Unit),
            Self::CheckSheet => Some(Grain::Whole),
            Self::Reason
            | Self::Agreement
            | Self::ExportList
            | Self::TaxProof
            | Self::Wood
            | Self::Batteries
            | Self::Agency => None,
        }
    }
}

impl PaperKind {
    /// Papers of which a seller gets its own part.
    pub const OF_SELLER: [Self; 3] = [Self::PackingList, Self::Invoice, Self::Units];
}

/// Whether papers are of a consignment that was closed, or of one that may still change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It was closed then.
    Closed(UtcMs),
    /// It stands so now.
    Draft(UtcMs),
}

impl Standing {
    /// Gives the moment that papers are dated by.
    pub fn at(self) -> UtcMs {
        match self {
            Self::Closed(at) | Self::Draft(at) => at,
        }
    }

    /// Tells whether every page says that it is a draft.
    pub fn is_draft(self) -> bool {
        match self {
            Self::Closed(_) => false,
            Self::Draft(_) => true,
        }
    }
}

/// What papers are made of. They depend on nothing else, so that the same gives the same bytes.
#[derive(Clone, Copy)]
pub struct PapersOf<'a> {
    /// The consignment.
    pub consignment: &'a Consignment,
    /// Whether it was closed.
    pub standing: Standing,
    /// The site's day of that moment.
    pub day: Day,
    /// What workbooks show of the photos that it names.
    pub pictures: &'a Pictures,
}

impl PapersOf<'_> {
    /// Gives what names of its files begin with: the number, the revision, and that it is a draft.
    pub fn stem(&self) -> String {
        let Consignment {
            terms, revision, ..
        } = self.consignment;
        let draft = if self.standing.is_draft() {
            "-DRAFT"
        } else {
            ""
        };
        format!("{}-r{revision}{draft}", terms.consignment)
    }
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Value {
    /// Text, also of ids: never a number, never a formula.
    Text(String),
    /// A number: its digits, and how many of them stand behind the point.
    Number(i64, u8),
    /// A picture, where the format has any; else what names it.
    Picture(Box<Pictured>),
    /// Nothing.
    Empty,
}

impl Value {
    pub(super) fn of(text: Option<impl Into<String>>) -> Self {
        text.map(Into::into)
            .filter(|text: &String| !text.is_empty())
            .map_or(Self::Empty, Self::Text)
    }

    pub(super) fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX), 0)
    }

    /// Prints it.
    pub(super) fn printed(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(digits, behind) => fixed(*digits, *behind),
            Self::Picture(picture) => picture.file(),
            Self::Empty => String::new(),
        }
    }

    /// Prints it on a page: of a picture its number in the photo index.
    pub(super) fn on_page(&self) -> String {
        match self {
            Self::Picture(picture) => picture.number.to_string(),
            Self::Text(_) | Self::Number(..) | Self::Empty => self.printed(),
        }
    }
}

/// Prints digits with a point before the last of them.
pub(super) fn fixed(digits: i64, behind: u8) -> String {
    if behind == 0 {
        return digits.to_string();
    }
    let sign = if digits < 0 { "-" } else { "" };
    let width = usize::from(behind) + 1;
    let all = format!("{:0width$}", digits.unsigned_abs());
    let (whole, part) = all.split_at(all.len() - usize::from(behind));
    format!("{sign}{whole}.{part}")
}

/// Reads a decimal that a file has, as digits with so many behind the point; none where it has more or is no
/// number.
pub(super) fn unfixed(text: &str, behind: u8) -> Option<i64> {
    let (sign, plain) = match text.trim().strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.trim()),
    };
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let part = part.trim_end_matches('0');
    let behind = usize::from(behind);
    let all_digits = |run: &str| run.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > behind || !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let digits: i64 = format!("{whole}{part:0<behind$}").parse().ok()?;
    digits.checked_mul(sign)
}

/// A sum that all papers share.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Figure {
    /// Packages 件数.
    Cartons,
    /// Units 数量.
    Units,
    /// Net weight.
    Net,
    /// Gross weight.
    Gross,
    /// Volume.
    Volume,
    /// Declared value.
    Value,
}

impl Figure {
    /// Every sum, in the order in which papers tell them.
    pub(super) const ALL: &[Self] = &[
        Self::Cartons,
        Self::Units,
        Self::Net,
        Self::Gross,
        Self::Volume,
        Self::Value,
    ];

    /// Gives the stable name.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Cartons => "packages",
            Self::Units => "units",
            Self::Net => "net",
            Self::Gross => "gross",
            Self::Volume => "volume",
            Self::Value => "value",
        }
    }
}

/// The sums of a consignment as every paper prints them. That of volumes is of the cubic metres that are
/// printed carton by carton, so that who adds up a column gets the sum below it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Figures {
    /// Packages 件数.
    pub cartons: u32,
    /// Units 数量.
    pub units: u32,
    /// Grams without packing.
    pub net_g: u64,
    /// Grams of all cartons.
    pub gross_g: u64,
    /// Thousandths of a cubic metre.
    pub volume: u64,
    /// Minor units.
    pub value: i64,
    /// Of the value.
    pub currency: Currency,
}

impl Figures {
    /// Sums up a consignment.
    pub fn of(consignment: &Consignment) -> Self {
        let totals = consignment.totals();
        let measures = consignment.cartons.iter().filter_map(|of| of.measure);
        Self {
            cartons: totals.cartons,
            units: totals.units,
            net_g: totals.net,
            gross_g: totals.gross,
            volume: measures.map(|of| thousandths(of.volume())).sum(),
            value: totals.value,
            currency: consignment.terms.currency,
        }
    }

    /// Gives one as a number.
    pub(super) fn value_of(&self, figure: Figure) -> Value {
        let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let digits = u8::try_from(self.currency.minor_digits()).unwrap_or(2);
        match figure {
            Figure::Cartons => Value::Number(i64::from(self.cartons), 0),
            Figure::Units => Value::Number(i64::from(self.units), 0),
            Figure::Net => Value::Number(whole(self.net_g), 3),
            Figure::Gross => Value::Number(whole(self.gross_g), 3),
            Figure::Volume => Value::Number(whole(self.volume), 3),
            Figure::Value => Value::Number(self.value, digits),
        }
    }
}

/// Gives cubic millimetres as the thousandths of a cubic metre that papers print.
pub(super) fn thousandths(volume: u64) -> u64 {
    let printed = cubic_metres(volume);
    let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Column {
    /// What stands in it, for programs; none of one that stays empty.
    pub code: Option<&'static str>,
    /// Its head in English and in Chinese.
    pub heads: [String; 2],
    /// Its width in characters.
    pub width: u16,
    /// Which sum stands below it.
    pub figure: Option<Figure>,
    /// Whether its cells are numbers.
    pub is_number: bool,
    /// Whether it stands on printed pages too.
    pub is_printed: bool,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Grid {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
    /// The row of sums; empty where nothing is added up.
    pub totals: Vec<Value>,
}

/// A part of a paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Block {
    /// What something is called, and what it is.
    Lines(Vec<(String, Value)>),
    /// Paragraphs, each on lines of its own.
    Text(Vec<String>),
    /// A table.
    Grid(Grid),
    /// A box to sign and to stamp in 签字盖章, with who does.
    Sign(Vec<String>),
    /// What comes next begins on a page of its own.
    NewPage,
}

/// A paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Paper {
    pub kind: PaperKind,
    /// In English and in Chinese.
    pub title: [String; 2],
    /// What stands at the top of each page: which consignment, of which revision.
    pub running: String,
    /// That it is a draft, where it is.
    pub draft: Option<String>,
    /// When its document was made, as its properties say.
    pub made: UtcMs,
    pub blocks: Vec<Block>,
    /// Sums that its files are held to.
    pub figures: Option<Figures>,
}

impl Paper {
    pub(super) fn grids(&self) -> impl Iterator<Item = &Grid> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            Block::Lines(_) | Block::Text(_) | Block::Sign(_) | Block::NewPage => None,
        })
    }

    pub(super) fn full_title(&self) -> String {
        let [english, chinese] = &self.title;
        format!("{english} {chinese}")
    }
}
