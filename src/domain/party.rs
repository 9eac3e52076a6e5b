//! Parties of a shipment: who exports, who imports in China, who carries, who is told. What papers print of
//! them is business data of firms; nothing of a buyer.

use super::codes::{Country, HkBr, PartyCode, SellerCode, Uscc};

/// A firm on papers. Texts are trimmed; what is absent is not known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// The code under which it is kept.
    pub party: PartyCode,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Its name in Chinese.
    pub name_zh: Option<String>,
    /// Its address in English, one line.
    pub address_en: Option<String>,
    /// Its address in Chinese.
    pub address_zh: Option<String>,
    /// Where it is.
    pub country: Country,
    /// Its unified social credit code, for a firm in mainland China.
    pub uscc: Option<Uscc>,
    /// Its business registration number, for a firm in Hong Kong.
    pub hk_br: Option<HkBr>,
    /// Its employer identification number in the United States, 9 digits as written.
    pub ein: Option<String>,
    /// Whom to call or write to there.
    pub contact: Option<String>,
    /// Whose goods it may import: its own, or those of sellers that gave it an agency.
    pub sellers: Vec<SellerCode>,
}

/// What a party lacks to stand on papers as importer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ImporterLack {
    /// A unified social credit code or a business registration number of Hong Kong.
    Register,
    /// A name.
    Name,
    /// An address.
    Address,
}

impl Party {
    /// A party of which nothing is known but where it is.
    pub fn of(party: PartyCode, country: Country) -> Self {
        Self {
            party,
            name_en: None,
            name_zh: None,
            address_en: None,
            address_zh: None,
            country,
            uscc: None,
            hk_br: None,
            ein: None,
            contact: None,
            sellers: Vec::new(),
        }
    }

    /// Gives its name as a list shows it: the Chinese one first, else its code.
    pub fn shown(&self) -> &str {
        let name = self.name_zh.as_deref().or(self.name_en.as_deref());
        name.unwrap_or_else(|| self.party.as_str())
    }

    /// Tells whether it may import a seller's goods.
    pub fn imports_for(&self, seller: &SellerCode) -> bool {
        self.sellers.contains(seller)
    }

    /// Says what it lacks to be an importer.
    pub fn importer_lacks(&self) -> Option<ImporterLack> {
        let lacks = [
            (
                self.uscc.is_none() && self.hk_br.is_none(),
                ImporterLack::Register,
            ),
            (
                self.name_en.is_none() && self.name_zh.is_none(),
                ImporterLack::Name,
            ),
            (
                self.address_en.is_none() && self.address_zh.is_none(),
                ImporterLack::Address,
            ),
        ];
        let mut lacks = lacks.into_iter();
        lacks.find_map(|(is_so, lack)| is_so.then_some(lack))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_importer_has_a_register_a_name_and_an_address() {
        let code = PartyCode::parse("SZ-A").expect("a code");
        let mut party = Party::of(code, Country::china());
        assert_eq!(party.shown(), "SZ-A");
        assert_eq!(party.importer_lacks(), Some(ImporterLack::Register));
        party.hk_br = HkBr::parse("12345678");
        assert_eq!(party.importer_lacks(), Some(ImporterLack::Name));
        party.name_en = Some("Example Trading".to_owned());
        assert_eq!(party.importer_lacks(), Some(ImporterLack::Address));
        party.address_zh = Some("深圳市".to_owned());
        assert_eq!(party.importer_lacks(), None);
        party.name_zh = Some("示例贸易".to_owned());
        assert_eq!(party.shown(), "示例贸易");
        let seller = SellerCode::parse("S-01").expect("a code");
        assert!(!party.imports_for(&seller));
        party.sellers.push(seller.clone());
        assert!(party.imports_for(&seller));
    }
}
