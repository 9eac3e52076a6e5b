//! Columns of any kind of file: which head stands for which field, by a table of the kind's own. Only
//! fields of such a table are ever read.

use super::cells::shown;
use crate::ledger::import::{Becomes, FileColumn};

/// A field with its name and the heads that stand for it, lower-case without spaces, dashes and
/// underscores, in the order in which they are preferred where several stand in one file.
pub(in crate::exchange) type Heads<F> = (F, &'static str, &'static [&'static str]);

/// The fields that are read from one kind of file.
pub(in crate::exchange) trait Fields: Copy + PartialEq + 'static {
    /// Every field with its heads.
    fn table() -> &'static [Heads<Self>];
    /// Heads that are known and not kept.
    fn unused() -> &'static [&'static str];
    /// Fields whose absence is worth saying.
    fn wanted() -> &'static [Self];
    /// Tells whether several columns are read as this field; else the most wanted is.
    fn has_many(self) -> bool;
    /// Tells whether a head, as it is compared, may name a buyer. Only a kind of file that is published and names
    /// no buyer says anything else.
    fn may_name_a_buyer(head: &str) -> bool {
        names_a_buyer(head)
    }
}

/// Parts of heads that may name a buyer or hold a buyer's own words.
const BUYER_PARTS: &[&str] = &[
    "buyer",
    "recipient",
    "receiver",
    "consignee",
    "customer",
    "shipto",
    "shipfrom",
    "address",
    "phone",
    "mobile",
    "email",
    "mail",
    "street",
    "city",
    "postal",
    "postcode",
    "zip",
    "contact",
    "comment",
    "firstname",
    "lastname",
    "fullname",
    "买家",
    "買家",
    "买方",
    "顾客",
    "客户姓名",
    "客户名",
    "客户备注",
    "收件",
    "收货",
    "收貨",
    "地址",
    "电话",
    "電話",
    "手机",
    "联系",
    "邮",
    "姓名",
    "留言",
    "城市",
    "街道",
    "購入者",
    "氏名",
    "住所",
    "郵便",
    "メール",
    "届け先",
    "受取人",
];

/// Longest head that is shown, in characters.
const HEAD_SHOWN: usize = 80;

/// The columns of one file.
pub(in crate::exchange) struct Binding<F> {
    heads: Vec<Head<F>>,
}

/// One column.
struct Head<F> {
    shown: String,
    wish: Wish<F>,
    /// The field that is read from it.
    field: Option<F>,
}

/// What a column is to become by its head and by what a person said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish<F> {
    Buyer,
    LeftOut,
    NotNeeded,
    Unknown,
    /// The field that a person chose.
    Told(F),
    /// The field that our own table has, and the place of the head among those that stand for it.
    Table(F, usize),
}

impl<F: Fields> Wish<F> {
    fn of(head: &str, told: &[(String, Option<String>)]) -> Self {
        let name = normal(head);
        if F::may_name_a_buyer(&name) {
            return Self::Buyer;
        }
        if let Some((_, told)) = told.iter().find(|(known, _)| normal(known) == name) {
            let field = told.as_deref().and_then(field_named);
            return field.map_or(Self::LeftOut, Self::Told);
        }
        match field_of_head(&name) {
            Some((field, rank)) => Self::Table(field, rank),
            None if name.is_empty() || F::unused().contains(&name.as_str()) => Self::NotNeeded,
            None => Self::Unknown,
        }
    }

    /// How much the column is wanted for this field: the least first, what a person chose before
    /// all; none when it is not.
    fn rank_for(self, field: F) -> Option<usize> {
        match self {
            Self::Told(of) => (of == field).then_some(0),
            Self::Table(of, rank) => (of == field).then_some(rank + 1),
            Self::Buyer | Self::LeftOut | Self::NotNeeded | Self::Unknown => None,
        }
    }
}

impl<F: Fields> Binding<F> {
    /// Binds the columns of a header. A field is read from one column: the first that a person
    /// chose for it, else that whose head our table prefers, the first of equal ones.
    pub(in crate::exchange) fn of(header: &str, told: Option<&[(String, Option<String>)]>) -> Self {
        let told = told.unwrap_or_default();
        let mut heads: Vec<Head<F>> = header
            .split('\t')
            .map(|head| Head {
                shown: shown(head, HEAD_SHOWN),
                wish: Wish::of(head, told),
                field: None,
            })
            .collect();
        while heads.last().is_some_and(|head| head.shown.is_empty()) {
            heads.pop();
        }
        for (field, ..) in F::table() {
            let field = *field;
            let wanted = |head: &&mut Head<F>| head.wish.rank_for(field).is_some();
            if field.has_many() {
                for head in heads.iter_mut().filter(wanted) {
                    head.field = Some(field);
                }
                continue;
            }
            let best = heads
                .iter_mut()
                .filter(wanted)
                .min_by_key(|head| head.wish.rank_for(field));
            if let Some(head) = best {
                head.field = Some(field);
            }
        }
        Self { heads }
    }

    pub(in crate::exchange) fn width(&self) -> usize {
        self.heads.len()
    }

    pub(in crate::exchange) fn field_at(&self, column: usize) -> Option<F> {
        self.heads.get(column).and_then(|head| head.field)
    }

    pub(in crate::exchange) fn head_of(&self, field: F) -> Option<String> {
        self.heads
            .iter()
            .find(|head| head.field == Some(field))
            .map(|head| head.shown.clone())
    }

    /// Gives the head of a column by its place.
    pub(in crate::exchange) fn head_at(&self, column: usize) -> Option<String> {
        self.heads.get(column).map(|head| head.shown.clone())
    }

    pub(in crate::exchange) fn binds_something(&self) -> bool {
        self.heads.iter().any(|head| head.field.is_some())
    }

    /// Tells whether a person has said something about a column that stands here.
    pub(in crate::exchange) fn is_told(&self) -> bool {
        let told = |head: &Head<F>| match head.wish {
            Wish::Told(_) | Wish::LeftOut => true,
            Wish::Buyer | Wish::NotNeeded | Wish::Unknown | Wish::Table(..) => false,
        };
        self.heads.iter().any(told)
    }

    /// Gives the places of the columns that nobody knows.
    pub(in crate::exchange) fn unknown(&self) -> impl Iterator<Item = usize> {
        let unknown =
            |(place, head): (usize, &Head<F>)| (head.wish == Wish::Unknown).then_some(place);
        self.heads.iter().enumerate().filter_map(unknown)
    }

    /// Says what becomes of each column, with the fields proposed by place.
    pub(in crate::exchange) fn columns(&self, proposed: &[(usize, F)]) -> Vec<FileColumn> {
        let heads = self.heads.iter().enumerate();
        let column = |(place, head): (usize, &Head<F>)| FileColumn {
            head: head.shown.clone(),
            becomes: match (head.field, head.wish) {
                (Some(field), _) => Becomes::Field(name_of(field)),
                (None, Wish::Buyer) => Becomes::NeverKept,
                (None, Wish::LeftOut) => Becomes::LeftOut,
                (None, Wish::NotNeeded) => Becomes::NotNeeded,
                (None, Wish::Unknown) => Becomes::Unknown(
                    proposed
                        .iter()
                        .find(|(of, _)| *of == place)
                        .map(|(_, field)| name_of(*field)),
                ),
                (None, Wish::Told(field) | Wish::Table(field, _)) => Becomes::Taken {
                    field: name_of(field),
                    by: self.head_of(field).unwrap_or_default(),
                },
            },
        };
        heads.map(column).collect()
    }

    pub(in crate::exchange) fn missing(&self) -> impl Iterator<Item = &'static str> {
        F::wanted()
            .iter()
            .copied()
            .filter(|field| self.head_of(*field).is_none())
            .map(name_of)
    }
}

/// Gives how an earlier file was bound, when all its bound columns stand in this header too.
pub(in crate::exchange) fn told_again(
    header: &str,
    earlier: &[(String, String)],
) -> Option<Vec<(String, Option<String>)>> {
    let names: Vec<String> = header.split('\t').map(normal).collect();
    let stands = |(head, _): &(String, String)| names.contains(&normal(head));
    if earlier.is_empty() || !earlier.iter().all(stands) {
        return None;
    }
    let field = |name: &String| (!name.is_empty()).then(|| name.clone());
    Some(
        earlier
            .iter()
            .map(|(head, name)| (head.clone(), field(name)))
            .collect(),
    )
}

/// Tells whether what was said is what our own table says anyway.
pub(in crate::exchange) fn says_the_table<F: Fields>(told: &[(String, Option<String>)]) -> bool {
    told.iter().all(|(head, field)| {
        let of_table = field_of_head::<F>(&normal(head)).map(|(field, _)| field);
        field.as_deref().and_then(field_named::<F>) == of_table && field.is_some()
    })
}

/// Gives a head without spaces, dashes and underscores, in lower case.
fn normal(head: &str) -> String {
    head.chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '_' | '-' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .collect()
}

fn names_a_buyer(name: &str) -> bool {
    BUYER_PARTS.iter().any(|part| name.contains(part)) || matches!(name, "name" | "tel")
}

/// Gives the field that a head stands for, and the head's place among those that do.
fn field_of_head<F: Fields>(name: &str) -> Option<(F, usize)> {
    F::table().iter().find_map(|(field, _, heads)| {
        let rank = heads.iter().position(|head| *head == name)?;
        Some((*field, rank))
    })
}

/// Tells whether our own tables know a head, whatever is done with it.
pub(in crate::exchange) fn is_known<F: Fields>(head: &str) -> bool {
    let name = normal(head);
    !name.is_empty()
        && (F::may_name_a_buyer(&name)
            || F::unused().contains(&name.as_str())
            || field_of_head::<F>(&name).is_some())
}

/// Tells whether a head may name a buyer.
pub(in crate::exchange) fn is_a_buyers(head: &str) -> bool {
    names_a_buyer(&normal(head))
}

fn field_named<F: Fields>(name: &str) -> Option<F> {
    F::table()
        .iter()
        .find(|(_, known, _)| *known == name)
        .map(|(field, _, _)| *field)
}

fn name_of<F: Fields>(field: F) -> &'static str {
    F::table()
        .iter()
        .find(|(known, _, _)| *known == field)
        .map_or("", |(_, name, _)| name)
}
