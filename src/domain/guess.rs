//! Guesses whose parcel it is: what was read of a parcel that nobody announced, held against a line
//! that a seller did announce. Every agreement is a reason; each reason has its weight.

use std::collections::BTreeSet;

use super::closed::closed_set;
use super::codes::SellerCode;
use super::expected::ExpectedLine;
use super::limits::{FIND_CHARS_MIN, GUESS_NEAR_CHARS_MIN};
use super::time::{Day, UtcMs};

closed_set! {
    /// Why an announced return may be the parcel's.
    GuessReason {
        /// The seller says that the parcel is its own, and names this return.
        ClaimedByName = "claimed_by_name",
        /// The very number.
        Number = "number",
        /// The return's id.
        Rma = "rma",
        /// The order's id.
        Order = "order",
        /// A number of which one digit is another, or two neighbours are swapped.
        NearNumber = "near_number",
        /// The last 8 characters of a number.
        EndsInEight = "ends_in_eight",
        /// The last 6 characters of a number.
        EndsInSix = "ends_in_six",
        /// The line awaits the product that was read.
        Product = "product",
        /// The seller says that the parcel is its own.
        Claimed = "claimed",
        /// Our address line on the label names the seller.
        Seller = "seller",
        /// It was sent to a ZIP of the seller's own.
        Zip = "zip",
        /// The carrier says that it came on about the same day.
        Delivered = "delivered",
        /// It was asked for in the weeks before.
        Requested = "requested",
        /// A file told of it after the parcel had come.
        Later = "later",
    }
}

/// Characters of a number's end that are worth more than six.
const LONG_END_CHARS: usize = 8;
/// Days by which the carrier's day of delivery and the day of the first scan here differ.
const DELIVERED_DAYS: i64 = 3;
/// Days that a return is on its way.
const REQUESTED_DAYS: i64 = 60;

impl GuessReason {
    /// How much it counts. Of reasons that tell of one and the same number the greatest counts.
    fn weight(self) -> u32 {
        match self {
            Self::ClaimedByName => 1100,
            Self::Number => 1000,
            Self::Rma => 900,
            Self::Order => 850,
            Self::NearNumber => 800,
            Self::EndsInEight => 600,
            Self::EndsInSix => 350,
            Self::Product => 300,
            Self::Claimed => 200,
            Self::Seller => 150,
            Self::Zip => 120,
            Self::Delivered => 100,
            Self::Requested => 40,
            Self::Later => 20,
        }
    }

    /// Whether it tells of a tracking number.
    fn is_of_number(self) -> bool {
        match self {
            Self::Number | Self::NearNumber | Self::EndsInEight | Self::EndsInSix => true,
            Self::ClaimedByName
            | Self::Rma
            | Self::Order
            | Self::Product
            | Self::Claimed
            | Self::Seller
            | Self::Zip
            | Self::Delivered
            | Self::Requested
            | Self::Later => false,
        }
    }

    /// Whether it alone is worth a look: the others hold for many returns.
    fn names_something(self) -> bool {
        match self {
            Self::ClaimedByName
            | Self::Number
            | Self::Rma
            | Self::Order
            | Self::NearNumber
            | Self::EndsInEight
            | Self::EndsInSix
            | Self::Product
            | Self::Claimed
            | Self::Seller => true,
            Self::Zip | Self::Delivered | Self::Requested | Self::Later => false,
        }
    }
}

/// The reasons for one return.
pub type Reasons = BTreeSet<GuessReason>;

/// Tells how much reasons count together. More of them never count less.
pub fn score(reasons: &Reasons) -> u32 {
    let of_number = |reason: &&GuessReason| reason.is_of_number();
    let number = reasons.iter().filter(of_number).map(|one| one.weight());
    let number = number.max().unwrap_or(0);
    let others = reasons.iter().filter(|reason| !of_number(reason));
    number + others.map(|one| one.weight()).sum::<u32>()
}

/// Tells whether reasons are worth a look. Where it was sent to is one only for what was to come then.
pub fn is_guess(reasons: &Reasons) -> bool {
    let then = [GuessReason::Delivered, GuessReason::Requested];
    let by_zip = reasons.contains(&GuessReason::Zip);
    let came_then = then.iter().any(|reason| reasons.contains(reason));
    reasons.iter().any(|reason| reason.names_something()) || (by_zip && came_then)
}

/// A product that was read, or that its barcode stands for in a book.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ProductClue {
    /// Whose book says so; none when it was read itself.
    pub seller: Option<SellerCode>,
    /// The code, as a line writes it.
    pub code: String,
}

/// What was read of a parcel, in the form in which lines write it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clues {
    /// Numbers of a label, whole as far as anybody knows; capitals, no spaces or dashes.
    pub numbers: BTreeSet<String>,
    /// Ends of numbers that were still legible.
    pub ends: BTreeSet<String>,
    /// Ids of returns, those of the seller itself too; capitals.
    pub returns: BTreeSet<String>,
    /// Ids of orders.
    pub orders: BTreeSet<String>,
    /// Products.
    pub products: BTreeSet<ProductClue>,
    /// The seller whom our own address line names.
    pub seller: Option<SellerCode>,
    /// The seller to whose own ZIP it was sent.
    pub zip: Option<SellerCode>,
    /// Sellers that say it is theirs, with the number that they name, in capitals and without spaces.
    pub claims: Vec<(SellerCode, Option<String>)>,
    /// When it was first scanned here.
    pub came_at: UtcMs,
    /// The site's day then.
    pub came: Day,
}

impl Clues {
    /// A parcel of which nothing was read.
    pub fn none(came_at: UtcMs, came: Day) -> Self {
        Self {
            numbers: BTreeSet::new(),
            ends: BTreeSet::new(),
            returns: BTreeSet::new(),
            orders: BTreeSet::new(),
            products: BTreeSet::new(),
            seller: None,
            zip: None,
            claims: Vec::new(),
            came_at,
            came,
        }
    }

    /// Holds the clues against a line; `told_at` is when its newest file was taken in.
    pub fn reasons(&self, line: &ExpectedLine, told_at: Option<UtcMs>) -> Reasons {
        let mut reasons = Reasons::new();
        for announced in &line.tracking {
            reasons.extend(self.of_number(announced));
        }
        let rma = line.of.rma_id.as_ref().map(AsRef::as_ref);
        let own = line.merchant_rma_id.as_deref();
        let ids = [rma, own].into_iter().flatten().map(str::to_uppercase);
        let names = |reason, holds: bool| holds.then_some(reason);
        let order = line.of.order_id.as_ref().map(AsRef::as_ref);
        let is_order = order.is_some_and(|order: &str| self.orders.contains(order));
        let of_return = ids.into_iter().any(|id| self.returns.contains(&id));
        let is_seller = self.seller.as_ref() == Some(&line.of.seller);
        let is_zip = self.zip.as_ref() == Some(&line.of.seller);
        let (claimed, by_name) = self.claimed(line);
        let days = |day: Option<Day>| day.map(|day| self.came.days_since(day));
        let delivered = days(line.delivered_date).is_some_and(|days| days.abs() <= DELIVERED_DAYS);
        let asked = days(line.request_date);
        let asked = asked.is_some_and(|days| (0..=REQUESTED_DAYS).contains(&days));
        let later = told_at.is_some_and(|told| told > self.came_at);
        reasons.extend(
            [
                names(GuessReason::Rma, of_return),
                names(GuessReason::Order, is_order),
                names(GuessReason::Product, self.is_product(line)),
                names(GuessReason::ClaimedByName, by_name),
                names(GuessReason::Claimed, claimed && !by_name),
                names(GuessReason::Seller, is_seller),
                names(GuessReason::Zip, is_zip),
                names(GuessReason::Delivered, delivered),
                names(GuessReason::Requested, asked),
                names(GuessReason::Later, later),
            ]
            .into_iter()
            .flatten(),
        );
        reasons
    }

    /// Gives by how many days a line was to come before or after the parcel came: by the carrier's day of
    /// delivery, else by when it was asked for; none where that was at another time.
    pub fn days_apart(&self, line: &ExpectedLine) -> Option<i64> {
        let apart = |day: Day| self.came.days_since(day);
        match (line.delivered_date, line.request_date) {
            (Some(day), _) => Some(apart(day).abs()).filter(|days| *days <= DELIVERED_DAYS),
            (None, Some(day)) => {
                Some(apart(day)).filter(|days| (0..=REQUESTED_DAYS).contains(days))
            }
            (None, None) => None,
        }
    }

    /// Whether the line's seller says that the parcel is its own, and whether it names this return.
    fn claimed(&self, line: &ExpectedLine) -> (bool, bool) {
        let own = |claim: &&(SellerCode, Option<String>)| claim.0 == line.of.seller;
        let claims = self.claims.iter().filter(own);
        let order = line.of.order_id.as_ref().map(AsRef::as_ref);
        let rma = line.of.rma_id.as_ref().map(AsRef::as_ref);
        let ids = [order, rma, line.merchant_rma_id.as_deref()];
        let ids = ids
            .into_iter()
            .flatten()
            .chain(line.tracking.iter().map(AsRef::as_ref));
        let ids: BTreeSet<String> = ids.map(str::to_uppercase).collect();
        let (mut claimed, mut by_name) = (false, false);
        for (_, named) in claims {
            claimed = true;
            by_name |= named.as_ref().is_some_and(|named| ids.contains(named));
        }
        (claimed, by_name)
    }

    /// The strongest thing that the clues say of one announced number.
    fn of_number(&self, announced: &str) -> Option<GuessReason> {
        let of_read = self.numbers.iter().filter_map(|read| {
            if read == announced {
                Some(GuessReason::Number)
            } else if is_near(read, announced) {
                Some(GuessReason::NearNumber)
            } else {
                same_end(read, announced)
            }
        });
        let of_ends = self.ends.iter();
        let of_ends = of_ends.filter_map(|end| same_end(end, announced));
        of_read.chain(of_ends).max_by_key(|reason| reason.weight())
    }

    fn is_product(&self, line: &ExpectedLine) -> bool {
        let own = [&line.asin, &line.sku, &line.fnsku];
        self.products.iter().any(|product| {
            let whose = product.seller.as_ref();
            let is_theirs = whose.is_none_or(|seller| *seller == line.of.seller);
            is_theirs && own.iter().any(|id| id.as_ref() == Some(&product.code))
        })
    }
}

/// Whether two numbers end in the same characters, and in how many.
fn same_end(one: &str, other: &str) -> Option<GuessReason> {
    let same = one.bytes().rev().zip(other.bytes().rev());
    let same = same.take_while(|(one, other)| one == other).count();
    if same >= LONG_END_CHARS {
        Some(GuessReason::EndsInEight)
    } else if same >= FIND_CHARS_MIN {
        Some(GuessReason::EndsInSix)
    } else {
        None
    }
}

/// Whether one digit of a number is another in the other number, or two neighbours are swapped.
/// Short numbers are near to too many.
pub fn is_near(one: &str, other: &str) -> bool {
    if one.len() != other.len() || one.len() < GUESS_NEAR_CHARS_MIN {
        return false;
    }
    let mut differing = one.bytes().zip(other.bytes()).enumerate();
    let mut differing = differing.by_ref().filter(|(_, (one, other))| one != other);
    let (first, second) = (differing.next(), differing.next());
    if differing.next().is_some() {
        return false;
    }
    match (first, second) {
        (Some((_, (one, other))), None) => one.is_ascii_digit() && other.is_ascii_digit(),
        (Some((at, (a, b))), Some((next, (c, d)))) => next == at + 1 && a == d && b == c,
        (None, _) => false,
    }
}

/// Every number that [`is_near`] to this one.
pub fn near(number: &str) -> Vec<String> {
    let signs: Vec<u8> = number.bytes().collect();
    if signs.len() < GUESS_NEAR_CHARS_MIN || !number.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut keep = |signs: &[u8]| found.extend(String::from_utf8(signs.to_vec()));
    let mut other = signs.clone();
    for (at, sign) in signs.iter().enumerate() {
        if let Some(place) = other.get_mut(at).filter(|_| sign.is_ascii_digit()) {
            *place = b'0';
        } else {
            continue;
        }
        for digit in (b'0'..=b'9').filter(|digit| digit != sign) {
            if let Some(place) = other.get_mut(at) {
                *place = digit;
            }
            keep(&other);
        }
        if let Some(place) = other.get_mut(at) {
            *place = *sign;
        }
    }
    for (at, pair) in signs.windows(2).enumerate() {
        if matches!(pair, [one, next] if one != next) {
            other.swap(at, at + 1);
            keep(&other);
            other.swap(at, at + 1);
        }
    }
    found
}

pub mod sent;

#[cfg(test)]
mod tests;
