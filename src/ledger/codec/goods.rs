//! Parties and goods data, in facts and in lists of consignments.

use crate::domain::codes::{Country, Eccn, HkBr, PartyCode, SellerCode, TariffCode, Uscc};
use crate::domain::goods::{
    BrandKind, Goods, GoodsSides, GoodsTrait, GoodsValue, SidesBasis, ValueBasis,
};
use crate::domain::ids::Hash;
use crate::domain::measure::Grams;
use crate::domain::party::Party;
use crate::ledger::fact::{Body, DeclaredGoods, ShipFact};

use super::DecodeError;
use super::json::{Object, write_text};
use super::parts::{coded, read_money, write_code, write_money};
use super::read::Fields;

pub(super) fn party_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let party = read_party(fields)?;
    Ok(Body::Ship(ShipFact::PartySet(Box::new(party))))
}

pub(super) fn goods_declared_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let declared = DeclaredGoods {
        seller: fields.code("seller", SellerCode::parse)?,
        sku: fields.text("sku")?,
        goods: fields.object("goods", read_goods)?,
        file: fields.optional_code("file", Hash::parse)?,
    };
    Ok(Body::Ship(ShipFact::GoodsDeclared(Box::new(declared))))
}

pub(super) fn write_goods_declared(declared: &DeclaredGoods, out: &mut Object<'_, '_>) {
    let DeclaredGoods {
        seller,
        sku,
        goods,
        file,
    } = declared;
    out.optional_text("file", file.map(|hash| hash.to_string()));
    out.object("goods", |out| write_goods(goods, out));
    out.text("seller", seller);
    out.text("sku", sku);
}

pub(super) fn write_party(party: &Party, out: &mut Object<'_, '_>) {
    let Party {
        party,
        name_en,
        name_zh,
        address_en,
        address_zh,
        country,
        uscc,
        hk_br,
        ein,
        contact,
        sellers,
    } = party;
    out.optional_text("address_en", address_en.as_ref());
    out.optional_text("address_zh", address_zh.as_ref());
    out.optional_text("contact", contact.as_ref());
    out.text("country", country);
    out.optional_text("ein", ein.as_ref());
    out.optional_text("hk_br", hk_br.as_ref());
    out.optional_text("name_en", name_en.as_ref());
    out.optional_text("name_zh", name_zh.as_ref());
    out.text("party", party);
    out.list("sellers", sellers, |out, seller| {
        write_text(out, seller.as_str());
    });
    out.optional_text("uscc", uscc.as_ref());
}

pub(super) fn read_party(fields: &mut Fields) -> Result<Party, DecodeError> {
    Ok(Party {
        party: fields.code("party", PartyCode::parse)?,
        name_en: fields.optional_text("name_en")?,
        name_zh: fields.optional_text("name_zh")?,
        address_en: fields.optional_text("address_en")?,
        address_zh: fields.optional_text("address_zh")?,
        country: fields.code("country", Country::parse)?,
        uscc: fields.optional_code("uscc", Uscc::parse)?,
        hk_br: fields.optional_code("hk_br", HkBr::parse)?,
        ein: fields.optional_text("ein")?,
        contact: fields.optional_text("contact")?,
        sellers: fields.list("sellers", coded(SellerCode::parse))?,
    })
}

pub(super) fn write_goods(goods: &Goods, out: &mut Object<'_, '_>) {
    let Goods {
        name_en,
        name_zh,
        cn10,
        us10,
        origin,
        brand,
        brand_kind,
        model,
        material,
        purpose,
        net,
        packed,
        value,
        eccn,
        unit,
        unit1,
        unit2,
        traits,
    } = goods;
    out.optional_text("brand", brand.as_ref());
    out.optional_text("brand_kind", brand_kind.map(BrandKind::code));
    out.optional_text("cn10", cn10.as_ref());
    out.optional_text("eccn", eccn.as_ref());
    out.optional_text("material", material.as_ref());
    out.optional_text("model", model.as_ref());
    out.optional_text("name_en", name_en.as_ref());
    out.optional_text("name_zh", name_zh.as_ref());
    out.optional_number("net_g", net.map(|Grams(grams)| grams));
    out.optional_text("origin", origin.as_ref());
    out.optional_object("packed", packed.as_ref(), |packed, out| {
        out.text("basis", packed.basis.code());
        super::ship::write_sides(&packed.sides, out);
    });
    out.optional_text("purpose", purpose.as_ref());
    out.list("traits", traits, |out, one| write_code(out, one.code()));
    out.optional_text("unit", unit.as_ref());
    out.optional_text("unit1", unit1.as_ref());
    out.optional_text("unit2", unit2.as_ref());
    out.optional_text("us10", us10.as_ref());
    out.optional_object("value", value.as_ref(), |value, out| {
        out.text("basis", value.basis.code());
        out.object("money", |out| write_money(value.money, out));
    });
}

pub(super) fn read_goods(fields: &mut Fields) -> Result<Goods, DecodeError> {
    Ok(Goods {
        name_en: fields.optional_text("name_en")?,
        name_zh: fields.optional_text("name_zh")?,
        cn10: fields.optional_code("cn10", TariffCode::parse)?,
        us10: fields.optional_code("us10", TariffCode::parse)?,
        origin: fields.optional_code("origin", Country::parse)?,
        brand: fields.optional_text("brand")?,
        brand_kind: fields.optional_code("brand_kind", BrandKind::parse)?,
        model: fields.optional_text("model")?,
        material: fields.optional_text("material")?,
        purpose: fields.optional_text("purpose")?,
        net: fields.optional_number("net_g")?.map(Grams),
        packed: fields.optional_object("packed", |fields| {
            Ok(GoodsSides {
                basis: fields.code("basis", SidesBasis::parse)?,
                sides: super::ship::read_sides(fields)?,
            })
        })?,
        value: fields.optional_object("value", |fields| {
            Ok(GoodsValue {
                money: fields.object("money", read_money)?,
                basis: fields.code("basis", ValueBasis::parse)?,
            })
        })?,
        eccn: fields.optional_code("eccn", Eccn::parse)?,
        unit: fields.optional_text("unit")?,
        unit1: fields.optional_text("unit1")?,
        unit2: fields.optional_text("unit2")?,
        traits: fields.list("traits", coded(GoodsTrait::parse))?,
    })
}
