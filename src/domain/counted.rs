//! What a unit of measure on customs papers says of a quantity: how many pieces there are, or what they weigh.

/// What is counted in a unit of measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// Pieces: one for each unit of goods.
    Pieces,
    /// Their net weight, in so many grams at a time.
    Weight {
        /// Grams of one.
        grams: u32,
    },
    /// Something that follows neither from the count nor from the weight.
    Otherwise,
}

/// Units that count pieces. The numbers are of customs' list of units of measure 计量单位代码表.
const PIECES: [&str; 9] = ["个", "件", "台", "套", "PCS", "007", "011", "001", "006"];
/// Units of weight, with their grams.
const WEIGHTS: [(&str, u32); 8] = [
    ("千克", 1000),
    ("公斤", 1000),
    ("KG", 1000),
    ("KGS", 1000),
    ("035", 1000),
    ("克", 1),
    ("G", 1),
    ("036", 1),
];
/// What stands beside a count of pieces.
pub const PIECE_WORD: &str = "PCS";

/// Says what is counted in a unit of measure, by its Chinese or English word or its number.
pub fn counted(unit: &str) -> Counted {
    let unit = unit.trim().to_uppercase();
    if PIECES.contains(&unit.as_str()) {
        return Counted::Pieces;
    }
    let mut weights = WEIGHTS.iter();
    let found = weights.find(|(name, _)| *name == unit);
    found.map_or(Counted::Otherwise, |(_, grams)| Counted::Weight {
        grams: *grams,
    })
}

/// Gives the unit that stands beside a count of pieces: never one of weight, which would make kilograms of them.
pub fn beside_pieces(unit: &str) -> &str {
    match counted(unit) {
        Counted::Pieces | Counted::Otherwise => unit,
        Counted::Weight { .. } => PIECE_WORD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_measure_count_pieces_or_weight() {
        let kilograms = Counted::Weight { grams: 1000 };
        let grams = Counted::Weight { grams: 1 };
        for (unit, wanted, beside) in [
            ("个", Counted::Pieces, "个"),
            ("pcs", Counted::Pieces, "pcs"),
            ("006", Counted::Pieces, "006"),
            (" 千克 ", kilograms, "PCS"),
            ("kg", kilograms, "PCS"),
            ("035", kilograms, "PCS"),
            ("克", grams, "PCS"),
            ("036", grams, "PCS"),
            ("米", Counted::Otherwise, "米"),
            ("双", Counted::Otherwise, "双"),
        ] {
            assert_eq!((counted(unit), beside_pieces(unit)), (wanted, beside));
        }
    }
}
