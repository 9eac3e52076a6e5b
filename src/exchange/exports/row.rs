//! One row becomes one export line; what is wrong with a cell is said, and the cell left out.

use super::columns::Field;
use crate::domain::codes::{SellerCode, TariffCode, Uscc};
use crate::domain::decimal::Decimal;
use crate::domain::export_line::ExportLine;
use crate::domain::limits::EXPORT_NUMBER_MAX;
use crate::domain::money::Currency;
use crate::domain::time::Day;
use crate::exchange::table::cells::{clean, is_mangled, shown};
use crate::exchange::table::columns::Binding;
use crate::exchange::table::days::day;

/// Longest text shown of a wrong cell, in characters.
const FOUND_SHOWN: usize = 60;
/// Characters of a USCC; a shorter code is the customs register's, which is no USCC.
const USCC_CHARS: usize = 18;

/// A problem of a cell: the column's place, its stable name, what was found.
pub(super) type Wrong = (usize, &'static str, String);

/// Currencies by the customs code table 币制代码 (GAC), which lists write in place of ISO 4217.
const CURRENCIES: [(&str, &str); 10] = [
    ("110", "HKD"),
    ("116", "JPY"),
    ("132", "SGD"),
    ("142", "CNY"),
    ("300", "EUR"),
    ("303", "GBP"),
    ("331", "CHF"),
    ("501", "CAD"),
    ("502", "USD"),
    ("601", "AUD"),
];

/// Supervision modes by the short names of the GAC's code table.
const MODES: [(&str, &str); 6] = [
    ("电子商务", "9610"),
    ("跨境电商零售出口", "9610"),
    ("跨境电商b2b直接出口", "9710"),
    ("跨境电商出口海外仓", "9810"),
    ("保税电商", "1210"),
    ("网购保税", "1210"),
];

/// What a row says.
#[derive(Default)]
pub(super) struct Cells {
    mode: Option<String>,
    number: Option<String>,
    pre_number: Option<String>,
    own_number: Option<String>,
    line: Option<u32>,
    released: Option<Day>,
    sku: Option<String>,
    name: Option<String>,
    item_name: Option<String>,
    model: Option<String>,
    cn10: Option<TariffCode>,
    quantity: Option<Decimal>,
    unit: Option<String>,
    price: Option<Decimal>,
    total: Option<Decimal>,
    currency: Option<Currency>,
    exporter: Option<String>,
    exporter_uscc: Option<Uscc>,
    order: Option<String>,
}

/// What is worth saying of a row that stops nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Notes {
    /// Price times quantity is not the total.
    pub(super) total_differs: bool,
    /// The number is the firm's own, as customs have given none yet.
    pub(super) own_number: bool,
    /// No rule of the way back names its mode.
    pub(super) other_mode: bool,
}

/// Reads a row; gives what it says and every problem of its cells.
///
/// # Errors
/// Gives the problem of a row that cannot be told from a shifted one, or that is no export.
pub(super) fn read(
    line: &str,
    binding: &Binding<Field>,
) -> Result<(Cells, Vec<Wrong>), &'static str> {
    let mut cells = Cells::default();
    let mut wrong = Vec::new();
    for (place, cell) in line.split('\t').enumerate() {
        let text = cell.trim();
        if text.is_empty() {
            continue;
        }
        if place >= binding.width() {
            return Err("too_many_cells");
        }
        let Some(field) = binding.field_at(place) else {
            continue;
        };
        if field == Field::Direction && matches!(text, "I" | "i" | "进口") {
            return Err("not_an_export");
        }
        if let Err(code) = take(&mut cells, field, text) {
            wrong.push((place, code, shown(text, FOUND_SHOWN)));
        }
    }
    Ok((cells, wrong))
}

fn take(cells: &mut Cells, field: Field, text: &str) -> Result<(), &'static str> {
    match field {
        Field::Mode => cells.mode = Some(mode(text).ok_or("bad_line_mode")?),
        Field::Number => cells.number = Some(number(text)?),
        Field::PreNumber => cells.pre_number = Some(number(text)?),
        Field::OwnNumber => cells.own_number = Some(number(text)?),
        Field::Line => {
            let line = text.parse().ok().filter(|line| *line > 0);
            cells.line = Some(line.ok_or("bad_export_line")?);
        }
        Field::Released => cells.released = Some(release(text).ok_or("bad_line_day")?),
        Field::Sku => cells.sku = Some(id(text)?),
        Field::Name => cells.name = Some(clean(text)),
        Field::ItemName => cells.item_name = Some(clean(text)),
        Field::Model => cells.model = Some(clean(text)),
        Field::Cn10 => cells.cn10 = Some(TariffCode::parse(text).ok_or("bad_cn10")?),
        Field::Quantity => {
            let quantity = amount(text).filter(|quantity| *quantity > Decimal::default());
            cells.quantity = Some(quantity.ok_or("bad_export_quantity")?);
        }
        Field::Unit => cells.unit = Some(clean(text)),
        Field::Price => cells.price = Some(amount(text).ok_or("bad_export_price")?),
        Field::Total => cells.total = Some(amount(text).ok_or("bad_export_price")?),
        Field::Currency => cells.currency = Some(currency(text).ok_or("bad_line_currency")?),
        Field::Exporter => cells.exporter = Some(clean(text)),
        Field::ExporterCode if text.chars().count() == USCC_CHARS => {
            cells.exporter_uscc = Some(Uscc::parse(text).ok_or("bad_uscc")?);
        }
        Field::Order => cells.order = Some(id(text)?),
        Field::ExporterCode | Field::Direction => {}
    }
    Ok(())
}

impl Cells {
    /// Makes the line that the row tells.
    ///
    /// # Errors
    /// Names what a line cannot be without.
    pub(super) fn line(self, seller: &SellerCode) -> Result<(ExportLine, Notes), &'static str> {
        let own = self.number.is_none() && self.pre_number.is_none();
        let number = self.number.or(self.pre_number).or(self.own_number);
        let (quantity, price) = (self.quantity.ok_or("no_export_quantity")?, self.price);
        let mode = self.mode.ok_or("no_export_mode")?;
        let notes = Notes {
            total_differs: differs(quantity, price, self.total),
            own_number: own,
            other_mode: crate::domain::deadline::Export::mode(&mode).is_none(),
        };
        let line = ExportLine {
            seller: seller.clone(),
            mode,
            number: number.ok_or("no_export_number")?,
            line: self.line.ok_or("no_export_line")?,
            released: self.released,
            sku: self.sku,
            name: self.name.or(self.item_name).ok_or("no_export_name")?,
            model: self.model,
            cn10: self.cn10,
            quantity,
            unit: self.unit,
            price,
            currency: self.currency,
            exporter: self.exporter,
            exporter_uscc: self.exporter_uscc,
            order: self.order,
        };
        Ok((line, notes))
    }
}

/// Tells whether a total is beyond a cent of price times quantity.
fn differs(quantity: Decimal, price: Option<Decimal>, total: Option<Decimal>) -> bool {
    let (Some(price), Some(total)) = (price, total) else {
        return false;
    };
    // In millionths of a millionth, where nothing is rounded.
    let product = quantity.millionths_of(1) * price.millionths_of(1);
    let apart = product - total.millionths_of(1) * 1_000_000;
    apart.unsigned_abs() > 10_000 * 1_000_000
}

fn mode(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let named = MODES.iter().find(|(name, _)| *name == lower);
    if let Some((_, mode)) = named {
        return Some((*mode).to_owned());
    }
    let runs = text.split(|sign: char| !sign.is_ascii_digit());
    let mut runs = runs.filter(|run| run.len() == 4);
    let mode = runs.next()?;
    runs.next().is_none().then(|| mode.to_owned())
}

fn id(text: &str) -> Result<String, &'static str> {
    if is_mangled(text) {
        Err("number_mangled")
    } else {
        Ok(clean(text))
    }
}

fn number(text: &str) -> Result<String, &'static str> {
    let number = id(text)?;
    let fits =
        number.len() <= EXPORT_NUMBER_MAX && number.bytes().all(|byte| byte.is_ascii_graphic());
    if fits {
        Ok(number)
    } else {
        Err("bad_export_number")
    }
}

/// Reads an amount that is not below nothing. Commas part thousands.
fn amount(text: &str) -> Option<Decimal> {
    let (whole, _) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut parted = groups.clone().peekable();
    if parted.peek().is_some() && !(first.len() <= 3 && groups.all(|group| group.len() == 3)) {
        return None;
    }
    Decimal::parse(&text.replace(',', "")).filter(|amount| !amount.is_negative())
}

fn currency(text: &str) -> Option<Currency> {
    let code = CURRENCIES.iter().find(|(code, _)| *code == text);
    match code {
        Some((_, iso)) => Currency::parse(iso),
        None if text == "人民币" => Currency::parse("CNY"),
        None if text == "美元" => Currency::parse("USD"),
        None if text.len() == 3 => Currency::parse(text),
        None => None,
    }
}

/// Reads a day that means one day only: as everywhere, as digits alone, or the year first with slashes,
/// points or Chinese signs.
fn release(text: &str) -> Option<Day> {
    let date = text.split([' ', 'T']).next().unwrap_or(text);
    if date.len() >= 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        let is_day = matches!(date.len(), 8 | 14);
        let part = |range: std::ops::Range<usize>| date.get(range);
        let (year, month, last) = (part(0..4)?, part(4..6)?, part(6..8)?);
        return is_day
            .then(|| Day::parse(&format!("{year}-{month}-{last}")))
            .flatten();
    }
    let is_year_first = date.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    if !is_year_first || !date.contains(['/', '.', '年']) {
        return day(text);
    }
    let mut parts = date.trim_end_matches('日').split(['/', '.', '年', '月']);
    let (year, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let is_all = parts.next().is_none();
    is_all
        .then(|| Day::parse(&format!("{year}-{month:0>2}-{last:0>2}")))
        .flatten()
}
