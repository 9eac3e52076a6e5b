//! Rows of sellers: what was agreed with them, and what they ordered.

use crate::domain::codes::SellerCode;
use crate::domain::dated::{self, Dated};
use crate::domain::rates::RateCard;
use crate::domain::standing::StandingOrder;
use crate::domain::terms::Terms;
use crate::domain::time::Day;
use crate::ledger::fact::PackRef;

/// A seller.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SellerRow {
    /// The code.
    pub seller: SellerCode,
    /// The name; the code again until one was given.
    pub name: String,
    /// Rule tables, the oldest first; before the first the house's own is in force.
    pub policies: Vec<PolicyFrom>,
    /// What was agreed, the oldest first; before the first the house's own terms are in force.
    pub terms: Vec<TermsFrom>,
    /// Rate cards, the oldest first; each is in force until the next one is.
    pub rates: Vec<RatesFrom>,
    /// Checklists of its own, by id and then the oldest first; each is in force until the next one of
    /// its id is.
    pub checklists: Vec<ChecklistFrom>,
}

/// A seller's own checklist with the first day on which it is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChecklistFrom {
    /// The checklist's id.
    pub checklist: String,
    /// The first day, at the site.
    pub from: Day,
    /// The pack of that id; none sets the house's own again.
    pub pack: Option<PackRef>,
}

/// A rate card with the first day on which it is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatesFrom {
    /// The first day, at the site.
    pub from: Day,
    /// The card.
    pub card: RateCard,
}

/// A rule table with the first day on which it is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyFrom {
    /// The first day, at the site; none means from the start.
    pub from: Option<Day>,
    /// The rule table.
    pub policy: PackRef,
}

/// Terms with the first day on which they are in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermsFrom {
    /// The first day, at the site; none means from the start.
    pub from: Option<Day>,
    /// The terms, whole.
    pub terms: Terms,
}

impl Dated for ChecklistFrom {
    fn place(&self) -> (&str, Option<Day>) {
        (&self.checklist, Some(self.from))
    }
}

impl Dated for RatesFrom {
    fn place(&self) -> (&str, Option<Day>) {
        ("", Some(self.from))
    }
}

impl Dated for PolicyFrom {
    fn place(&self) -> (&str, Option<Day>) {
        ("", self.from)
    }
}

impl Dated for TermsFrom {
    fn place(&self) -> (&str, Option<Day>) {
        ("", self.from)
    }
}

impl SellerRow {
    /// Gives the row of a seller that only its code is known of.
    pub fn unnamed(seller: &SellerCode) -> Self {
        Self {
            seller: seller.clone(),
            name: seller.to_string(),
            policies: Vec::new(),
            terms: Vec::new(),
            rates: Vec::new(),
            checklists: Vec::new(),
        }
    }

    /// Gives the rate card in force on a day at the site.
    pub fn rates_on(&self, day: Day) -> Option<&RatesFrom> {
        dated::in_force(&self.rates, day).next()
    }

    /// Gives the terms in force on a day at the site; no day means the start.
    pub fn terms_on(&self, day: impl Into<Option<Day>>) -> &Terms {
        let set = dated::in_force(&self.terms, day).next();
        set.map_or(Terms::house(), |set| &set.terms)
    }

    /// Gives the rule table chosen for a day at the site; none means the house's own, no day the start.
    pub fn policy_on(&self, day: impl Into<Option<Day>>) -> Option<&PackRef> {
        let set = dated::in_force(&self.policies, day).next();
        set.map(|set| &set.policy)
    }

    /// Tells whether these terms would change nothing: they are in force on their first day already.
    pub fn has_terms(&self, set: &TermsFrom) -> bool {
        *self.terms_on(set.from) == set.terms
    }

    /// Tells whether this rule table would change nothing: it is in force on its first day already.
    pub fn has_policy(&self, set: &PolicyFrom) -> bool {
        self.policy_on(set.from) == Some(&set.policy)
    }

    /// Finds a piece of our address that is, from a day on, another seller's too and so names neither.
    pub fn shared_hint(&self, other: &Self, day: Day) -> Option<&str> {
        let theirs: Vec<&Terms> = other.terms_from(day).collect();
        self.terms_from(day)
            .find_map(|own| theirs.iter().find_map(|terms| own.shared_hint(terms)))
    }

    /// Gives the terms in force on a day, and those to come.
    fn terms_from(&self, day: Day) -> impl Iterator<Item = &Terms> {
        let later = dated::to_come(&self.terms, day).map(|set| &set.terms);
        [self.terms_on(day)].into_iter().chain(later)
    }

    /// Gives the seller's own checklists in force on a day at the site, by id.
    pub fn checklists_on(&self, day: Day) -> impl Iterator<Item = (&ChecklistFrom, &PackRef)> {
        dated::in_force(&self.checklists, day).filter_map(|set| Some((set, set.pack.as_ref()?)))
    }
}

/// What a seller ordered for its goods of one SKU.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StandingRow {
    /// Whose goods.
    pub seller: SellerCode,
    /// Its SKU.
    pub sku: String,
    /// Its orders by grade, those of every grade first, and then the oldest first.
    pub orders: Vec<StandingOrder>,
}
