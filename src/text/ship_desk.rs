//! What the desk of shipments to China says.

use crate::domain::carton::{CartonFill, CartonRoom, Space};
use crate::domain::codes::{ConsignmentNumber, ContainerName, ShipmentNumber};
use crate::domain::measure::Grams;
use crate::domain::money::Money;
use crate::domain::shipment::litres;
use crate::domain::time::{Day, UtcMs};

use super::message::messages;

messages! {
    /// Headings, labels and notes of shipments to China.
    ShipDeskMsg, ShipDesk {
        WantsMode = "ship-desk-wants-mode",
        WantsConsignment = "ship-desk-wants-consignment",
        Tab = "ship-desk-tab",
        PartShipments = "ship-desk-part-shipments",
        PartParties = "ship-desk-part-parties",
        PartGoods = "ship-desk-part-goods",
        PartNumbers = "ship-desk-part-numbers",
        Shipments = "ship-desk-shipments",
        NewShipment = "ship-desk-new-shipment",
        EditShipment = "ship-desk-edit-shipment",
        ShipmentsNone = "ship-desk-shipments-none",
        ShipmentsNoneHow = "ship-desk-shipments-none-how",
        ShipmentHead { shipment: ShipmentNumber, mode: String } = "ship-desk-shipment-head",
        ChosenNone = "ship-desk-chosen-none",
        ChosenNoneHow = "ship-desk-chosen-none-how",
        LeftWith { cartons: u32, units: u32 } = "ship-desk-left-with",
        CutOffOn { day: Day } = "ship-desk-cut-off-on",
        ArrivesOn { day: Day } = "ship-desk-arrives-on",
        Pallets { list: String } = "ship-desk-pallets",
        NewConsignment = "ship-desk-new-consignment",
        EditConsignment = "ship-desk-edit-consignment",
        NewPallet = "ship-desk-new-pallet",
        Ship = "ship-desk-ship",
        ShipWantsClosed = "ship-desk-ship-wants-closed",
        ShipSure { shipment: ShipmentNumber } = "ship-desk-ship-sure",
        ShipYes = "ship-desk-ship-yes",
        ConsignmentsNone = "ship-desk-consignments-none",
        ConsignmentsNoneHow = "ship-desk-consignments-none-how",
        Revision { revision: u32 } = "ship-desk-revision",
        Figures { cartons: u32, units: u32 } = "ship-desk-figures",
        Weights { gross: Grams, net: Grams, cbm: String } = "ship-desk-weights",
        Value { value: Money } = "ship-desk-value",
        Unmeasured { count: u32 } = "ship-desk-unmeasured",
        Unweighed { count: u32 } = "ship-desk-unweighed",
        Unvalued { count: u32 } = "ship-desk-unvalued",
        GiveAll { count: u32 } = "ship-desk-give-all",
        Close = "ship-desk-close",
        CloseWants = "ship-desk-close-wants",
        CloseSure { consignment: ConsignmentNumber } = "ship-desk-close-sure",
        CloseYes = "ship-desk-close-yes",
        SignWhy = "ship-desk-sign-why",
        SignWants = "ship-desk-sign-wants",
        SignYes = "ship-desk-sign-yes",
        Reopen = "ship-desk-reopen",
        ReopenWhy = "ship-desk-reopen-why",
        ReopenSure { consignment: ConsignmentNumber } = "ship-desk-reopen-sure",
        ReopenYes = "ship-desk-reopen-yes",
        No = "ship-desk-no",
        PrintLabels = "ship-desk-print-labels",
        ScanHow = "ship-desk-scan-how",
        ScanHint = "ship-desk-scan-hint",
        Packed { code: String } = "ship-desk-packed",
        NotForPacking { code: String } = "ship-desk-not-for-packing",
        CartonFirst = "ship-desk-carton-first",
        NoCarton { container: ContainerName } = "ship-desk-no-carton",
        Free = "ship-desk-free",
        FreeNone = "ship-desk-free-none",
        FreeMore { count: u32 } = "ship-desk-free-more",
        CartonNone = "ship-desk-carton-none",
        CartonFree { units: u32 } = "ship-desk-carton-free",
        CartonEmpty = "ship-desk-carton-empty",
        NumberOf { number: u32, all: u32 } = "ship-desk-number-of",
        Sealed = "ship-desk-sealed",
        NotSealed = "ship-desk-not-sealed",
        Fill { units: u32, about: Grams, left: Grams, limit: Grams } = "ship-desk-fill",
        FillOver { about: Grams, limit: Grams } = "ship-desk-fill-over",
        FillUnknown { units: u32 } = "ship-desk-fill-unknown",
        Room { used: String, left: String, space: String, percent: u32 } = "ship-desk-room",
        RoomOver { used: String, space: String } = "ship-desk-room-over",
        RoomUnknown { used: String } = "ship-desk-room-unknown",
        RoomInner { name: String } = "ship-desk-room-inner",
        RoomOuter = "ship-desk-room-outer",
        RoomGuessed { units: u32 } = "ship-desk-room-guessed",
        RoomWithout { units: u32, goods: String } = "ship-desk-room-without",
        RoomBox = "ship-desk-room-box",
        RoomBoxNone = "ship-desk-room-box-none",
        Measured { sides: String, gross: Grams, tare: Grams, by: String } = "ship-desk-measured",
        MeasureIt = "ship-desk-measure-it",
        MeasureYes = "ship-desk-measure-yes",
        Metric = "ship-desk-metric",
        American = "ship-desk-american",
        FromScale { weight: Grams } = "ship-desk-from-scale",
        ScaleSilent = "ship-desk-scale-silent",
        Sides = "ship-desk-sides",
        Gross = "ship-desk-gross",
        Tare = "ship-desk-tare",
        SidesWrong = "ship-desk-sides-wrong",
        GrossWrong = "ship-desk-gross-wrong",
        TareWrong = "ship-desk-tare-wrong",
        TareAbove = "ship-desk-tare-above",
        Seal = "ship-desk-seal",
        SealNumber = "ship-desk-seal-number",
        SealYes = "ship-desk-seal-yes",
        SealPhoto = "ship-desk-seal-photo",
        SealPhotoFile = "ship-desk-seal-photo-file",
        SealPhotoWants = "ship-desk-seal-photo-wants",
        SealPhotoYes = "ship-desk-seal-photo-yes",
        SealPhotoOf { container: ContainerName } = "ship-desk-seal-photo-of",
        Unseal = "ship-desk-unseal",
        UnsealWhy = "ship-desk-unseal-why",
        UnsealWants = "ship-desk-unseal-wants",
        UnsealYes = "ship-desk-unseal-yes",
        GiveSscc = "ship-desk-give-sscc",
        OnPallet = "ship-desk-on-pallet",
        Pallet = "ship-desk-pallet",
        NoPallet = "ship-desk-no-pallet",
        PalletYes = "ship-desk-pallet-yes",
        Part = "ship-desk-part",
        Number = "ship-desk-number",
        NumberIs { number: String } = "ship-desk-number-is",
        NumberWrong = "ship-desk-number-wrong",
        Mode = "ship-desk-mode",
        ForwarderParty = "ship-desk-forwarder-party",
        Carrier = "ship-desk-carrier",
        Voyage = "ship-desk-voyage",
        Bill = "ship-desk-bill",
        CutOff = "ship-desk-cut-off",
        Arrives = "ship-desk-arrives",
        DayWrong = "ship-desk-day-wrong",
        Keep = "ship-desk-keep",
        NotSet = "ship-desk-not-set",
        NobodySignedIn = "ship-desk-nobody-signed-in",
        Importer = "ship-desk-importer",
        ImporterWanted = "ship-desk-importer-wanted",
        Exporter = "ship-desk-exporter",
        Notify = "ship-desk-notify",
        Route = "ship-desk-route",
        CurrencyCode = "ship-desk-currency-code",
        CurrencyWrong = "ship-desk-currency-wrong",
        Invoice = "ship-desk-invoice",
        Incoterm = "ship-desk-incoterm",
        Itn = "ship-desk-itn",
        ReturnReason = "ship-desk-return-reason",
        Material = "ship-desk-material",
        PalletSides = "ship-desk-pallet-sides",
        PalletTare = "ship-desk-pallet-tare",
        NewParty = "ship-desk-new-party",
        PartiesNone = "ship-desk-parties-none",
        PartiesNoneHow = "ship-desk-parties-none-how",
        PartyChoose = "ship-desk-party-choose",
        PartyCode = "ship-desk-party-code",
        NameEn = "ship-desk-name-en",
        NameZh = "ship-desk-name-zh",
        AddressEn = "ship-desk-address-en",
        AddressZh = "ship-desk-address-zh",
        CountryCode = "ship-desk-country-code",
        CountryWrong = "ship-desk-country-wrong",
        Uscc = "ship-desk-uscc",
        UsccWrong = "ship-desk-uscc-wrong",
        UsccLength { count: u32 } = "ship-desk-uscc-length",
        UsccSign { place: u32 } = "ship-desk-uscc-sign",
        UsccCheck { sign: String } = "ship-desk-uscc-check",
        HkBr = "ship-desk-hk-br",
        HkBrWrong = "ship-desk-hk-br-wrong",
        Ein = "ship-desk-ein",
        Contact = "ship-desk-contact",
        ImportsFor = "ship-desk-imports-for",
        SellersWrong = "ship-desk-sellers-wrong",
        LacksRegister = "ship-desk-lacks-register",
        LacksName = "ship-desk-lacks-name",
        LacksAddress = "ship-desk-lacks-address",
        Seller = "ship-desk-seller",
        SellersNone = "ship-desk-sellers-none",
        Sku = "ship-desk-sku",
        OpenSku = "ship-desk-open-sku",
        GoodsNone = "ship-desk-goods-none",
        GoodsNoneHow = "ship-desk-goods-none-how",
        GoodsChoose = "ship-desk-goods-choose",
        SaidBy { person: String, at: UtcMs } = "ship-desk-said-by",
        Estimated = "ship-desk-estimated",
        FirstPage = "ship-desk-first-page",
        NextPage = "ship-desk-next-page",
        GoodsNameEn = "ship-desk-goods-name-en",
        GoodsNameZh = "ship-desk-goods-name-zh",
        Cn10 = "ship-desk-cn10",
        Us10 = "ship-desk-us10",
        TariffWrong = "ship-desk-tariff-wrong",
        Origin = "ship-desk-origin",
        Brand = "ship-desk-brand",
        BrandKind = "ship-desk-brand-kind",
        Model = "ship-desk-model",
        GoodsMaterial = "ship-desk-goods-material",
        Purpose = "ship-desk-purpose",
        NetWeight = "ship-desk-net-weight",
        NetWrong = "ship-desk-net-wrong",
        UnitValue = "ship-desk-unit-value",
        ValueWrong = "ship-desk-value-wrong",
        Basis = "ship-desk-basis",
        BasisWanted = "ship-desk-basis-wanted",
        EccnCode = "ship-desk-eccn-code",
        EccnWrong = "ship-desk-eccn-wrong",
        DeclaredUnit = "ship-desk-declared-unit",
        FirstUnit = "ship-desk-first-unit",
        SecondUnit = "ship-desk-second-unit",
        RangesNone = "ship-desk-ranges-none",
        Range { first: String, last: String, count: u32 } = "ship-desk-range",
        NewRange = "ship-desk-new-range",
        NewRangeHow = "ship-desk-new-range-how",
        Prefix = "ship-desk-prefix",
        FirstSerial = "ship-desk-first-serial",
        HowMany = "ship-desk-how-many",
        RangeWants = "ship-desk-range-wants",
        Allot = "ship-desk-allot",
        GoodsFile = "ship-desk-goods-file",
        GoodsTake = "ship-desk-goods-take",
        GoodsTakeGood = "ship-desk-goods-take-good",
        GoodsTaken { name: String, skus: u32 } = "ship-desk-goods-taken",
        GoodsNotTaken { name: String, rows: u32 } = "ship-desk-goods-not-taken",
        GoodsPartlyTaken { name: String, skus: u32, rows: u32 } = "ship-desk-goods-partly-taken",
        GoodsLine { line: u32, why: String, found: String } = "ship-desk-goods-line",
    }
}

/// Kinds of goods without sizes that are named.
const WITHOUT_NAMED: usize = 4;

/// Says how heavy a carton is by what is in it, a sentence each.
pub fn fill_said(fill: &CartonFill, units: u32) -> Vec<ShipDeskMsg> {
    let CartonFill { about, limit, .. } = *fill;
    let first = match fill.left {
        Some(left) => ShipDeskMsg::Fill {
            units,
            about,
            left,
            limit,
        },
        None => ShipDeskMsg::FillOver { about, limit },
    };
    let units = fill.unknown;
    let unknown = (units > 0).then_some(ShipDeskMsg::FillUnknown { units });
    [first].into_iter().chain(unknown).collect()
}

/// Says how full a carton is by volume, a sentence each: the sum with what is left, by which sides that is, and
/// what is not in it or a guess.
pub fn room_said(room: &CartonRoom) -> Vec<ShipDeskMsg> {
    let used = litres(room.used);
    let mut said = vec![match (room.space.tenths(), room.left()) {
        (None, _) => ShipDeskMsg::RoomUnknown { used },
        (Some(space), None) => ShipDeskMsg::RoomOver {
            used,
            space: litres(space),
        },
        (Some(space), Some(left)) => ShipDeskMsg::Room {
            used,
            left: litres(left),
            space: litres(space),
            percent: room.percent().unwrap_or_default(),
        },
    }];
    said.extend(match &room.space {
        Space::Unknown => None,
        Space::Inner { name, .. } => Some(ShipDeskMsg::RoomInner { name: name.clone() }),
        Space::Outer(_) => Some(ShipDeskMsg::RoomOuter),
    });
    let units = room.without_sides();
    if units > 0 {
        let named = room.without.iter().take(WITHOUT_NAMED);
        let mut goods: Vec<String> = named
            .map(|(name, units)| format!("{name} × {units}"))
            .collect();
        if room.without.len() > WITHOUT_NAMED {
            goods.push("…".to_owned());
        }
        let goods = goods.join(", ");
        said.push(ShipDeskMsg::RoomWithout { units, goods });
    }
    let units = room.guessed;
    said.extend((units > 0).then_some(ShipDeskMsg::RoomGuessed { units }));
    said
}
