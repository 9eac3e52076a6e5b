//! What a scan may mean: kinds, candidates, and how each candidate was reached.

/// The kinds of thing a scanned code can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeKind {
    /// A carrier's parcel.
    Tracking,
    /// A product: GTIN, ASIN or FNSKU.
    Product,
    /// One of our unit tags.
    Unit,
    /// One of our parcel tags.
    Parcel,
    /// Amazon's label of one unit.
    Lpn,
    /// A serial number of one thing.
    Serial,
    /// A return's id.
    Rma,
    /// An order's id.
    Order,
    /// GS1 element strings or a Digital Link that name neither a product nor a parcel.
    Gs1,
    /// The ZIP bar of a label, which names no parcel.
    Postal,
    /// One of our command barcodes.
    Command,
    /// A person's badge.
    Badge,
    /// One of our containers.
    Container,
    /// Nothing we know.
    Unknown,
}

impl CodeKind {
    /// Finds a kind by its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::SPECS
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(kind, _)| *kind)
    }

    /// Every kind with its stable code.
    pub const SPECS: [(Self, &'static str); 14] = [
        (Self::Tracking, "tracking"),
        (Self::Product, "product"),
        (Self::Unit, "unit"),
        (Self::Parcel, "parcel"),
        (Self::Lpn, "lpn"),
        (Self::Serial, "serial"),
        (Self::Rma, "rma"),
        (Self::Order, "order"),
        (Self::Gs1, "gs1"),
        (Self::Postal, "postal"),
        (Self::Command, "command"),
        (Self::Badge, "badge"),
        (Self::Container, "container"),
        (Self::Unknown, "unknown"),
    ];

    /// Returns the short stable code for disk and exports.
    pub fn code(self) -> &'static str {
        Self::SPECS
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("unknown", |(_, code)| code)
    }
}

/// What the check digit or check character of a candidate says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckVerdict {
    /// It holds.
    Ok,
    /// The code carries none.
    None,
    /// It does not hold: scan again, or keep with a mark.
    Bad,
}

impl CheckVerdict {
    /// Finds a verdict by its code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Ok, Self::None, Self::Bad]
            .into_iter()
            .find(|verdict| verdict.code() == code)
    }

    /// Returns the short stable code for disk and exports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::None => "none",
            Self::Bad => "bad",
        }
    }

    /// Turns the answer of a check rule into a verdict.
    pub fn of(holds: Option<bool>) -> Self {
        match holds {
            Some(true) => Self::Ok,
            Some(false) => Self::Bad,
            None => Self::None,
        }
    }
}

/// How a candidate's key was reached from what was scanned; shown as the candidate's reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The scan itself, after framing, spaces and dashes.
    Literal,
    /// Routing `420` and a ZIP of 5 digits cut off, parted by GS.
    Zip5Separator,
    /// Routing `420` and a ZIP of 9 digits cut off, parted by GS.
    Zip9Separator,
    /// Routing `420` and a ZIP of 5 digits cut off by length.
    Zip5Cut,
    /// Routing `420` and a ZIP of 9 digits cut off by length.
    Zip9Cut,
    /// The last 22 digits of a longer routing code that hold as an `IMpb`.
    Last22,
    /// `92` put before a 20-digit postal number.
    Prefix92,
    /// `91` put before a 20-digit postal number.
    Prefix91,
    /// The last 15 digits of a `FedEx` `96` code of 22.
    FedexLast15,
    /// The last 12 digits of a `FedEx` code of 34.
    FedexLast12,
    /// The last 14 digits of a `FedEx` code of 34.
    FedexLast14,
    /// Digits 17 to 28 of a `FedEx` code of 32.
    FedexDigits17To28,
    /// The digits behind a `FedEx` door tag's `DT`.
    DoorTag,
    /// The tracking field of a `FedEx` two-dimensional code, form id cut off.
    FedexField,
    /// The tracking number with the printed form id cut off.
    FormIdCut,
    /// Rebuilt from a UPS `MaxiCode`: shipper, class and package parts.
    MaxicodeRebuilt,
    /// Found inside a longer code.
    FoundInside,
    /// The last digits of a number, keyed by a person.
    KeyedEnd,
    /// A data identifier `J` cut off.
    DataIdentifierCut,
    /// A carrier's number with its package part cut off.
    PackagePartCut,
    /// GTIN of 14 digits.
    Gtin14,
    /// EAN-13.
    Ean13,
    /// UPC-A.
    UpcA,
    /// EAN-8.
    Ean8,
    /// UPC-E, opened.
    UpcE,
    /// Amazon's catalogue number.
    AsinShape,
    /// A book's ISBN-10.
    Isbn10,
    /// Amazon's product label `X00`.
    FnskuShape,
    /// Amazon's unit label `LPN`.
    LpnShape,
    /// Amazon's return id by its shape.
    RmaShape,
    /// An order id by its shape.
    OrderShape,
    /// The product of GS1 element string 01.
    Ai01,
    /// The serial number of GS1 element string 21.
    Ai21,
    /// The IMEI of GS1 element string 8002.
    Ai8002,
    /// The logistic unit of GS1 element string 00.
    Ai00,
    /// All GS1 element strings.
    ElementStrings,
    /// The key of a GS1 Digital Link.
    DigitalLink,
    /// An IMEI by its check digit.
    Imei,
    /// An IMEI with its software version, which has no check digit.
    Imeisv,
    /// The address of a network device, by its shape.
    Mac,
    /// Amazon's Transparency code, kept as it is and never decoded.
    Transparency,
    /// The text behind a serial number's mark.
    SerialMark,
    /// The text behind a part number's mark.
    PartMark,
    /// One of our printed codes.
    OwnCode,
    /// A container's name without its printed frame.
    BareName,
    /// The ZIP bar alone.
    ZipBar,
}

impl How {
    /// Every way with its stable code; words come from the text room.
    pub const SPECS: [(Self, &'static str); 46] = [
        (Self::Literal, "literal"),
        (Self::Zip5Separator, "420_zip5_separator"),
        (Self::Zip9Separator, "420_zip9_separator"),
        (Self::Zip5Cut, "420_zip5_cut"),
        (Self::Zip9Cut, "420_zip9_cut"),
        (Self::Last22, "last_22"),
        (Self::Prefix92, "92_put_before"),
        (Self::Prefix91, "91_put_before"),
        (Self::FedexLast15, "fedex_last_15"),
        (Self::FedexLast12, "fedex_last_12"),
        (Self::FedexLast14, "fedex_last_14"),
        (Self::FedexDigits17To28, "fedex_digits_17_28"),
        (Self::DoorTag, "fedex_door_tag"),
        (Self::FedexField, "fedex_2d_field"),
        (Self::FormIdCut, "form_id_cut"),
        (Self::MaxicodeRebuilt, "maxicode_rebuilt"),
        (Self::FoundInside, "found_inside"),
        (Self::KeyedEnd, "keyed_end"),
        (Self::DataIdentifierCut, "data_identifier_cut"),
        (Self::PackagePartCut, "package_part_cut"),
        (Self::Gtin14, "gtin_14"),
        (Self::Ean13, "ean_13"),
        (Self::UpcA, "upc_a"),
        (Self::Ean8, "ean_8"),
        (Self::UpcE, "upc_e"),
        (Self::AsinShape, "asin"),
        (Self::Isbn10, "isbn_10"),
        (Self::FnskuShape, "fnsku"),
        (Self::LpnShape, "lpn"),
        (Self::RmaShape, "amazon_rma"),
        (Self::OrderShape, "order_id"),
        (Self::Ai01, "ai_01"),
        (Self::Ai21, "ai_21"),
        (Self::Ai8002, "ai_8002"),
        (Self::Ai00, "ai_00"),
        (Self::ElementStrings, "element_strings"),
        (Self::DigitalLink, "digital_link"),
        (Self::Imei, "imei"),
        (Self::Imeisv, "imeisv"),
        (Self::Mac, "mac"),
        (Self::Transparency, "transparency"),
        (Self::SerialMark, "serial_mark"),
        (Self::PartMark, "part_mark"),
        (Self::OwnCode, "own_code"),
        (Self::BareName, "bare_name"),
        (Self::ZipBar, "zip_bar"),
    ];

    /// Returns the short stable code for disk and exports.
    pub fn code(self) -> &'static str {
        Self::SPECS
            .iter()
            .find(|(way, _)| *way == self)
            .map_or("literal", |(_, code)| code)
    }

    /// Finds a way by its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::SPECS
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(way, _)| *way)
    }
}

/// One thing that a scan may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The kind of thing.
    pub kind: CodeKind,
    /// The carrier's lower-case code, for trackings whose carrier the code tells.
    pub carrier: Option<String>,
    /// The key to look the thing up by, in normal form.
    pub key: String,
    /// What its check digit says.
    pub check: CheckVerdict,
    /// How the key was reached.
    pub how: How,
}

impl Candidate {
    /// Tells whether a parcel that is known by this number carries a mark: its check digit does not
    /// hold, and a person kept it all the same.
    pub fn is_marked(&self) -> bool {
        self.kind == CodeKind::Tracking && self.check == CheckVerdict::Bad
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_stands_for_one_thing() {
        let kinds: HashSet<&str> = CodeKind::SPECS.iter().map(|(_, code)| *code).collect();
        assert_eq!(kinds.len(), CodeKind::SPECS.len());
        let ways: HashSet<&str> = How::SPECS.iter().map(|(_, code)| *code).collect();
        assert_eq!(ways.len(), How::SPECS.len());
        for (way, code) in How::SPECS {
            assert_eq!((way.code(), How::parse(code)), (code, Some(way)));
        }
        for (kind, code) in CodeKind::SPECS {
            assert_eq!(kind.code(), code);
        }
    }
}
