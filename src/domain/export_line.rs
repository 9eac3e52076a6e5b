//! Lines of the papers under which goods left China: what a return is duty-free by.

use super::codes::{SellerCode, TariffCode, Uscc};
use super::counted::{Counted, counted};
use super::deadline::Export;
use super::decimal::Decimal;
use super::goods::{Goods, GoodsValue, ValueBasis};
use super::measure::Grams;
use super::money::{Currency, Money};
use super::time::Day;

/// One line of an export list 零售出口申报清单, declaration 报关单 or zone list. Texts are as the paper has them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportLine {
    /// Whose goods.
    pub seller: SellerCode,
    /// The customs supervision code: 9610, 9710, 9810 or 1210.
    pub mode: String,
    /// The number of the list or declaration.
    pub number: String,
    /// The line's number there, from 1.
    pub line: u32,
    /// The day of release or, of a bonded zone, of leaving it; the clock of a return counts from it.
    pub released: Option<Day>,
    /// The seller's SKU, as far as the paper names it.
    pub sku: Option<String>,
    /// 品名
    pub name: String,
    /// 规格型号
    pub model: Option<String>,
    /// China's tariff code.
    pub cn10: Option<TariffCode>,
    /// How many went out, in its unit.
    pub quantity: Decimal,
    /// Its unit, as the paper codes it.
    pub unit: Option<String>,
    /// The price of one.
    pub price: Option<Decimal>,
    /// Of the price.
    pub currency: Option<Currency>,
    /// The exporter's name.
    pub exporter: Option<String>,
    /// The exporter's code.
    pub exporter_uscc: Option<Uscc>,
    /// The order that it was sold under.
    pub order: Option<String>,
}

impl ExportLine {
    /// Gives how and when it left China; none without the day.
    pub fn export(&self) -> Option<Export> {
        Some(Export {
            mode: self.mode.clone(),
            date: self.released?,
        })
    }

    /// Gives what names it.
    pub fn named(&self) -> ExportRef {
        ExportRef {
            seller: self.seller.clone(),
            number: self.number.clone(),
            line: self.line,
        }
    }

    /// Gives the grams of its unit, where it is counted by weight.
    fn grams_of_unit(&self) -> Option<u32> {
        match counted(self.unit.as_deref()?) {
            Counted::Weight { grams } => Some(grams),
            Counted::Pieces | Counted::Otherwise => None,
        }
    }

    /// Tells whether it is counted by weight.
    pub fn is_by_weight(&self) -> bool {
        self.grams_of_unit().is_some()
    }

    /// Gives the quantity as papers say it: one by weight with its unit, so that nobody takes it for pieces.
    pub fn quantity_told(&self) -> String {
        match self.grams_of_unit() {
            Some(1) => format!("{} g", self.quantity),
            Some(_) => format!("{} kg", self.quantity),
            None => self.quantity.to_string(),
        }
    }

    /// Counts the whole pieces that went out. Of a line that is counted by weight they follow from what one weighs
    /// without its packing; where nobody told that, each whole unit of weight counts as a piece.
    pub fn pieces(&self, net: Option<Grams>) -> u32 {
        let net = net.filter(|net| net.0 > 0);
        let pieces = match net.zip(self.grams_of_unit()) {
            Some((Grams(net), grams)) => {
                let millionths = self.quantity.millionths_of(i64::from(grams));
                i64::try_from(millionths / (i128::from(net) * 1_000_000)).unwrap_or(i64::MAX)
            }
            None => self.quantity.whole_part(),
        };
        u32::try_from(pieces.max(0)).unwrap_or(u32::MAX)
    }

    /// Gives the price of one piece in minor units, rounded half up: of a line by weight that of what one weighs.
    /// None where price, currency or that weight is not told.
    pub fn minor_of_one(&self, net: Option<Grams>) -> Option<i64> {
        let scale = 10_i64.saturating_pow(self.currency?.minor_digits());
        let (count, per) = match self.grams_of_unit() {
            Some(grams) => {
                let Grams(net) = net.filter(|net| net.0 > 0)?;
                (scale.saturating_mul(i64::from(net)), i64::from(grams))
            }
            None => (scale, 1),
        };
        Some(self.price?.times(count, per))
    }

    /// Gives the price of one piece as money; none where it is not told, or is finer than its currency counts. That
    /// of a line by weight is rounded.
    pub fn value(&self, net: Option<Grams>) -> Option<Money> {
        let currency = self.currency?;
        if self.is_by_weight() {
            let minor = self.minor_of_one(net)?;
            return Some(Money { minor, currency });
        }
        Money::parse_decimal(&self.price?.to_string(), currency)
    }

    /// Gives what it tells of the goods, without a value: that is of units that went out under it alone.
    pub fn goods(&self) -> Goods {
        Goods {
            name_zh: Some(self.name.clone()),
            cn10: self.cn10.clone(),
            model: self.model.clone(),
            unit: self.unit.clone(),
            ..Goods::default()
        }
    }

    /// Gives what it tells of the goods of a unit that went out under it, and weighs so much without its packing.
    pub fn goods_of_unit(&self, net: Option<Grams>) -> Goods {
        Goods {
            value: self.value(net).map(|money| GoodsValue {
                money,
                basis: ValueBasis::Export,
            }),
            ..self.goods()
        }
    }
}

/// Names a line of an export paper.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ExportRef {
    /// Whose goods.
    pub seller: SellerCode,
    /// The number of the list or declaration.
    pub number: String,
    /// The line's number there.
    pub line: u32,
}

/// What became of what went out under a line. Units under it count until they are put under another, or leave in
/// another way than to China.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ExportBalance {
    /// Pieces that went out.
    pub out: u32,
    /// Units under it that left for China.
    pub back: u32,
    /// Units under it in cartons of consignments that are still here.
    pub open: u32,
    /// Other units under it.
    pub meant: u32,
}

impl ExportBalance {
    /// Counts the units under it.
    pub fn used(self) -> u32 {
        self.back
            .saturating_add(self.open)
            .saturating_add(self.meant)
    }

    /// Counts how many more may come back under it.
    pub fn left(self) -> u32 {
        self.out.saturating_sub(self.used())
    }
}

/// A line with its balance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BalancedLine {
    /// The line.
    pub line: ExportLine,
    /// What became of it.
    pub balance: ExportBalance,
    /// The last day without duty and taxes; none where no rule knows its export.
    pub free_until: Option<Day>,
    /// The last day as returned goods at all.
    pub back_until: Option<Day>,
}

impl BalancedLine {
    /// Puts lines into the order in which they are proposed for a unit: those with a rest first; of these the
    /// one of the unit's own order, then those whose six months still run on a day, then the oldest.
    pub fn by_preference(lines: &mut [Self], order: Option<&str>, day: Day) {
        lines.sort_by_key(|one| {
            let is_its_order = order.is_some() && one.line.order.as_deref() == order;
            let runs = one.free_until.is_some_and(|last| day <= last);
            (
                one.balance.left() == 0,
                !is_its_order,
                !runs,
                one.line.released.is_none(),
                one.line.released,
                one.line.named(),
            )
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: &str, released: Option<&str>, quantity: &str) -> ExportLine {
        ExportLine {
            seller: SellerCode::parse("S-01").expect("a seller"),
            mode: "9610".to_owned(),
            number: number.to_owned(),
            line: 1,
            released: released.and_then(Day::parse),
            sku: Some("K-1".to_owned()),
            name: "发圈".to_owned(),
            model: None,
            cn10: None,
            quantity: Decimal::parse(quantity).expect("a quantity"),
            unit: None,
            price: Decimal::parse("12.5"),
            currency: Currency::parse("CNY"),
            exporter: None,
            exporter_uscc: None,
            order: None,
        }
    }

    fn with(line: ExportLine, meant: u32, free_until: Option<&str>) -> BalancedLine {
        BalancedLine {
            balance: ExportBalance {
                out: line.pieces(None),
                meant,
                ..ExportBalance::default()
            },
            line,
            free_until: free_until.and_then(Day::parse),
            back_until: None,
        }
    }

    #[test]
    fn the_units_own_order_goes_first_then_what_still_runs_then_the_oldest() {
        let day = Day::parse("2026-11-30").expect("a day");
        let own = ExportLine {
            order: Some("O-1".to_owned()),
            ..line("D", Some("2026-09-01"), "1")
        };
        let mut lines = vec![
            with(line("A", Some("2026-05-01"), "5"), 0, Some("2026-11-01")),
            with(line("B", Some("2026-07-01"), "5"), 0, Some("2027-01-01")),
            with(line("C", Some("2026-06-01"), "5"), 0, Some("2026-12-01")),
            with(own, 0, Some("2027-03-01")),
            with(line("E", Some("2026-06-01"), "2"), 2, Some("2026-12-01")),
            with(line("F", None, "5"), 0, None),
        ];
        let named = |lines: &[BalancedLine]| {
            let numbers = lines.iter().map(|one| one.line.number.clone());
            numbers.collect::<Vec<_>>().concat()
        };
        BalancedLine::by_preference(&mut lines, Some("O-1"), day);
        assert_eq!(named(&lines), "DCBAFE");
        BalancedLine::by_preference(&mut lines, None, day);
        assert_eq!(named(&lines), "CBDAFE");
    }

    #[test]
    fn a_line_counts_whole_pieces_and_gives_its_price_where_money_can_say_it() {
        let told = line("A", None, "2.9");
        assert_eq!(told.pieces(None), 2);
        assert_eq!(
            told.value(None).map(Money::named).as_deref(),
            Some("12.50 CNY")
        );
        let finer = ExportLine {
            price: Decimal::parse("0.1234"),
            ..told.clone()
        };
        assert_eq!(finer.value(None), None);
        assert_eq!(finer.goods_of_unit(None), finer.goods());
        assert_eq!(told.goods_of_unit(None).name_zh.as_deref(), Some("发圈"));
        let balance = ExportBalance {
            out: 3,
            back: 2,
            open: 1,
            meant: 1,
        };
        assert_eq!((balance.used(), balance.left()), (4, 0));
    }

    #[test]
    fn the_price_of_a_kilogram_is_not_that_of_a_piece() {
        let by_weight = |price: &str| ExportLine {
            unit: Some("035".to_owned()),
            price: Decimal::parse(price),
            ..line("A", None, "5")
        };
        for (price, net, wanted) in [
            ("12.5", Some(400), Some("5.00 CNY")),
            // 0.1234 of a kilogram are 0.04936.
            ("0.1234", Some(400), Some("0.05 CNY")),
            ("12.5", None, None),
        ] {
            let found = by_weight(price).value(net.map(Grams)).map(Money::named);
            assert_eq!(found.as_deref(), wanted, "{price} {net:?}");
        }
        assert_eq!(line("A", None, "5").minor_of_one(None), Some(1250));
        assert_eq!(by_weight("12.5").minor_of_one(Some(Grams(0))), None);
    }

    #[test]
    fn pieces_of_a_line_by_weight_follow_from_what_one_weighs() {
        for (unit, quantity, net, wanted) in [
            (Some("007"), "12", Some(40), 12),
            (None, "12.9", Some(40), 12),
            (Some("035"), "12.5", Some(40), 312),
            (Some("千克"), "1", Some(400), 2),
            (Some("KG"), "0.399", Some(400), 0),
            (Some("036"), "1200", Some(400), 3),
            // What one weighs is not known, or nothing: a kilogram counts as a piece.
            (Some("035"), "12.5", None, 12),
            (Some("035"), "12.5", Some(0), 12),
            (Some("米"), "12.5", Some(40), 12),
            (Some("035"), "9000000", Some(1), u32::MAX),
        ] {
            let told = ExportLine {
                unit: unit.map(ToOwned::to_owned),
                ..line("A", None, quantity)
            };
            assert_eq!(
                told.pieces(net.map(Grams)),
                wanted,
                "{quantity} {unit:?} {net:?}"
            );
            let behind = match unit {
                Some("035" | "千克" | "KG") => " kg",
                Some("036") => " g",
                _ => "",
            };
            assert_eq!(told.quantity_told(), format!("{quantity}{behind}"));
        }
    }
}
