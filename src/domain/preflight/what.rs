//! What was found, with its typed arguments. The words are those of the language files, by the same keys.

use super::super::decision::Decision;
use super::super::goods::GoodsTrait;
use super::super::grade::Grade;
use super::super::measure::Grams;
use super::super::money::{Currency, Money};
use super::super::party::ImporterLack;
use super::super::screening::HitBy;
use super::super::time::Day;

/// A typed argument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WhatArg {
    /// As it is.
    Text(String),
    /// A count.
    Number(i64),
    /// A member of a closed set: its family and code.
    Term(&'static str, &'static str),
    /// An amount.
    Money(Money),
    /// A weight.
    Weight(Grams),
    /// A day.
    Day(Day),
}

/// Becomes an argument, and has a sample for tests of the language files.
trait ToWhat {
    fn to_arg(&self) -> WhatArg;
    fn sample() -> Self;
}

macro_rules! to_what {
    ($($type:ty: $value:ident => $arg:expr, $sample:expr;)+) => {$(
        impl ToWhat for $type {
            fn to_arg(&self) -> WhatArg {
                let $value = self;
                $arg
            }
            fn sample() -> Self {
                $sample
            }
        }
    )+};
}

to_what! {
    String: text => WhatArg::Text(text.clone()), "E-1".to_owned();
    u32: count => WhatArg::Number(i64::from(*count)), 3;
    Decision: decision => WhatArg::Term("decision", decision.code()), Decision::Resell;
    Grade: grade => WhatArg::Term("grade", grade.code()), Grade::Good;
    GoodsTrait: asked => WhatArg::Term("goods-trait", asked.code()), GoodsTrait::Magnetic;
    ImporterLack: lack => WhatArg::Term("importer-lack", lack_code(*lack)), ImporterLack::Register;
    HitBy: by => WhatArg::Term("hit-by", by.code()), HitBy::Name;
    Money: money => WhatArg::Money(*money), Money { minor: 1407, currency: Currency::USD };
    Grams: weight => WhatArg::Weight(*weight), Grams(412);
    Day: day => WhatArg::Day(*day), Day::numbered(20_000);
}

fn lack_code(lack: ImporterLack) -> &'static str {
    match lack {
        ImporterLack::Register => "register",
        ImporterLack::Name => "name",
        ImporterLack::Address => "address",
    }
}

/// Makes the enum: each variant with its key and its typed arguments.
macro_rules! whats {
    ($($variant:ident { $($arg:ident: $type:ty),* } = $key:literal),+ $(,)?) => {
        /// What was found.
        #[derive(Clone, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the words of each are its documentation")]
        pub enum What { $($variant { $($arg: $type),* }),+ }

        impl What {
            /// Gives the key in the language files.
            pub fn key(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $key),+ }
            }

            /// Gives the arguments by name.
            pub fn args(&self) -> Vec<(&'static str, WhatArg)> {
                match self { $(
                    Self::$variant { $($arg),* } => vec![$((stringify!($arg), ToWhat::to_arg($arg))),*]
                ),+ }
            }

            /// Gives one sample of each.
            pub fn samples() -> Vec<Self> {
                vec![$(Self::$variant { $($arg: ToWhat::sample()),* }),+]
            }
        }
    };
}

whats! {
    Held {} = "found-held",
    Missing {} = "found-missing",
    Undecided {} = "found-undecided",
    OtherDecision { decision: Decision } = "found-other-decision",
    InTwo { other: String } = "found-in-two",
    PromisedTo { other: String } = "found-promised-to",
    NoUnits {} = "found-no-units",
    NotSealed {} = "found-not-sealed",
    NotMeasured {} = "found-not-measured",
    TooHeavy { gross: Grams, limit: Grams } = "found-too-heavy",
    ScaleDiffers { gross: Grams, sum: Grams, likely: String } = "found-scale-differs",
    NoNet {} = "found-no-net",
    NetAbove { net: Grams, gross: Grams } = "found-net-above",
    NumberGap { wanted: u32 } = "found-number-gap",
    NoSscc {} = "found-no-sscc",
    SsccTwice { sscc: String } = "found-sscc-twice",
    NoImporter {} = "found-no-importer",
    ImporterLacks { lack: ImporterLack } = "found-importer-lacks",
    NoUscc {} = "found-no-uscc",
    NotTheirImporter { seller: String } = "found-not-their-importer",
    OtherExporter { exporter: String } = "found-other-exporter",
    AgencyNeeded { exporter: String } = "found-agency-needed",
    NoExportLine {} = "found-no-export-line",
    ExportMode { mode: String } = "found-export-mode",
    ExportIncomplete { number: String } = "found-export-incomplete",
    LineName { here: String, there: String } = "found-line-name",
    LineCode { here: String, there: String } = "found-line-code",
    LineCurrency { here: String, there: String } = "found-line-currency",
    LineValue { here: Money, there: Money } = "found-line-value",
    OverBalance { number: String, line: u32, out: String, back: u32 } = "found-over-balance",
    ArrivalUnknown {} = "found-arrival-unknown",
    LateSix { due: Day, arrival: Day } = "found-late-six",
    LateTwelve { due: Day, arrival: Day } = "found-late-twelve",
    NoWindow { mode: String, day: Day } = "found-no-window",
    IsFood {} = "found-is-food",
    StateLost {} = "found-state-lost",
    WasRepaired {} = "found-was-repaired",
    UsedUnproved { grade: Grade } = "found-used-unproved",
    NoReturn {} = "found-no-return",
    NoReason {} = "found-no-reason",
    FewPhotos { photos: u32, wanted: u32 } = "found-few-photos",
    NoCn10 {} = "found-no-cn10",
    NoUs10 {} = "found-no-us10",
    CodesDiffer { cn: String, us: String } = "found-codes-differ",
    NoNameEn {} = "found-no-name-en",
    NoNameZh {} = "found-no-name-zh",
    NameEnSigns { name: String } = "found-name-en-signs",
    NameEnLong { chars: u32, most: u32 } = "found-name-en-long",
    NameZhShort { name: String } = "found-name-zh-short",
    NameVague { name: String } = "found-name-vague",
    NoValue {} = "found-no-value",
    ValueNothing { value: Money } = "found-value-nothing",
    ValueCurrency { value: Money, currency: String } = "found-value-currency",
    ValueBelow { value: Money, price: Money } = "found-value-below",
    ValueMoved { value: Money, first: Money } = "found-value-moved",
    ValueGuess { value: Money } = "found-value-guess",
    NoOrigin {} = "found-no-origin",
    NoBrand {} = "found-no-brand",
    BrandRestricted {} = "found-brand-restricted",
    NoExporter {} = "found-no-exporter",
    ItnForm { itn: String } = "found-itn-form",
    ItnNeeded { code: String, sum: Money, limit: Money } = "found-itn-needed",
    SumUnknown { currency: String } = "found-sum-unknown",
    Legend {} = "found-legend",
    NoEccn {} = "found-no-eccn",
    EccnItn { eccn: String } = "found-eccn-itn",
    NoList {} = "found-no-list",
    ListOld { list: String, listed: Day, days: u32 } = "found-list-old",
    ListCompared { list: String, listed: Day, days: u32, entries: u32, hits: u32 } = "found-list-compared",
    OnList { own: String, name: String, by: HitBy, percent: u32, list: String, entry: String } = "found-on-list",
    BatteryUnsaid {} = "found-battery-unsaid",
    BatterySuspectAir {} = "found-battery-suspect-air",
    BatterySuspectSea {} = "found-battery-suspect-sea",
    CargoOnly { un: String, packing: String } = "found-cargo-only",
    MarkedAs { un: String, packing: String, units: u32 } = "found-marked-as",
    Mixed { classes: u32 } = "found-mixed",
    Flammable {} = "found-flammable",
    AskForAir { what: GoodsTrait } = "found-ask-for-air",
    Waste {} = "found-waste",
    WornClothing {} = "found-worn-clothing",
    UsedElectric {} = "found-used-electric",
    UntreatedWood { pallet: String } = "found-untreated-wood",
    NotWiped {} = "found-not-wiped",
}
