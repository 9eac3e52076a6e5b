//! Columns of a list of parties: which head stands for which field.

use crate::exchange::table::columns::{Fields, Heads};

/// A field that is read from a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Entry,
    Number,
    Source,
    Name,
    AltNames,
    Addresses,
    Country,
    Ids,
    Programs,
    Notice,
    Dated,
}

/// Heads of the Consolidated Screening List first: `_id`, `entity_number`, `source`, `name`, `alt_names`, `addresses`,
/// `ids`, `programs`, `federal_register_notice`.
const TABLE: [Heads<Field>; 11] = [
    (
        Field::Entry,
        "entry",
        &["id", "entryid", "uid", "编号", "条目编号"],
    ),
    (
        Field::Number,
        "entity_number",
        &["entitynumber", "entnum", "序号"],
    ),
    (
        Field::Source,
        "list_source",
        &["source", "sourcelist", "list", "来源", "来源名单", "名单"],
    ),
    (
        Field::Name,
        "listed_name",
        &[
            "name",
            "partyname",
            "entityname",
            "名称",
            "实体名称",
            "姓名",
        ],
    ),
    (
        Field::AltNames,
        "alt_names",
        &[
            "altnames",
            "alternatenames",
            "aliases",
            "aka",
            "别名",
            "其他名称",
        ],
    ),
    (
        Field::Addresses,
        "addresses",
        &["addresses", "address", "地址"],
    ),
    (
        Field::Country,
        "country",
        &["country", "countries", "国家", "国家代码"],
    ),
    (
        Field::Ids,
        "ids",
        &[
            "ids",
            "idnumbers",
            "registrationnumbers",
            "证件号码",
            "统一社会信用代码",
        ],
    ),
    (
        Field::Programs,
        "programs",
        &["programs", "program", "项目", "制裁项目"],
    ),
    (
        Field::Notice,
        "notice",
        &["federalregisternotice", "frcitation", "公告", "联邦公报"],
    ),
    (
        Field::Dated,
        "list_dated",
        &[
            "listdate",
            "listdated",
            "asof",
            "asofdate",
            "lastupdated",
            "名单日期",
        ],
    ),
];

/// Heads that are known and not kept.
const KNOWN_UNUSED: &[&str] = &[
    "type",
    "title",
    "startdate",
    "enddate",
    "standardorder",
    "licenserequirement",
    "licensepolicy",
    "callsign",
    "vesseltype",
    "grosstonnage",
    "grossregisteredtonnage",
    "vesselflag",
    "vesselowner",
    "remarks",
    "sourcelisturl",
    "citizenships",
    "datesofbirth",
    "nationalities",
    "placesofbirth",
    "sourceinformationurl",
    "类型",
    "备注",
];

impl Fields for Field {
    fn table() -> &'static [Heads<Self>] {
        &TABLE
    }

    fn unused() -> &'static [&'static str] {
        KNOWN_UNUSED
    }

    fn wanted() -> &'static [Self] {
        &[Self::AltNames, Self::Addresses]
    }

    fn has_many(self) -> bool {
        match self {
            Self::AltNames | Self::Addresses | Self::Country | Self::Ids => true,
            Self::Entry
            | Self::Number
            | Self::Source
            | Self::Name
            | Self::Programs
            | Self::Notice
            | Self::Dated => false,
        }
    }

    /// A list that a government publishes names no buyer of ours.
    fn may_name_a_buyer(_: &str) -> bool {
        false
    }
}

/// Gives the names of the fields that a saved column map may name.
pub fn fields() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(_, name, _)| *name)
}
