//! Labels that only some shops see: what their scans mean, row by row.

use super::scan_tests::check_table;

#[test]
fn forms_that_only_some_labels_carry_are_read() {
    check_table(&[
        (
            "UA123456785YQ",
            "tracking yq_family UA123456785YQ none literal",
        ),
        (
            "RB123456785YP",
            "tracking yanwen RB123456785YP none literal",
        ),
        (
            "RB123456785US",
            "tracking s10 RB123456785US ok literal; tracking usps RB123456785US ok literal",
        ),
        (
            "FBA15DGQ1ZW5U000001",
            "tracking amazon FBA15DGQ1ZW5U000001 none literal",
        ),
        (
            "JJD0114333776174093",
            "tracking yodel JJD0114333776174093 none literal; tracking dhl JJD0114333776174093 none literal; tracking dhl JD0114333776174093 none data_identifier_cut",
        ),
        (
            "1LS7119013618127-1",
            "tracking lasership 1LS71190136181271 none literal; tracking lasership 1LS7119013618127 none package_part_cut",
        ),
        ("123456789", ""),
        (
            "9128 3746 5551",
            "product - 00912837465551 bad upc_a; tracking fedex 912837465551 bad literal; tracking ups 912837465551 none literal; note wrong_check",
        ),
        (
            "0000000000001239400111206206406260787",
            "tracking usps 9400111206206406260787 ok last_22",
        ),
        (
            "trk# 7905 3531 2317 0201",
            "tracking fedex 790535312317 ok form_id_cut",
        ),
        (
            "UUS55T64400213163",
            "tracking uniuni UUS55T64400213163 none literal",
        ),
    ]);
}

#[test]
fn two_dimensional_symbols_of_carriers_give_the_number() {
    check_table(&[
        (
            "]U1[)>\\x1e01\\x1d96841706672\\x1d840\\x1d001\\x1d1Z12345675\\x1dUPSN\\x1d12345E\\x1d089\\x1d\\x1d1/1\\x1d10\\x1dY\\x1d\\x1d\\x1dNY\\x1e\\x04",
            "tracking ups 1Z12345E0112345675 ok maxicode_rebuilt",
        ),
        (
            "841706672840001[)>\\x1e01\\x1d961Z12345675\\x1dUPSN\\x1d12345E\\x1d089\\x1e\\x04",
            "tracking ups 1Z12345E0112345675 ok maxicode_rebuilt",
        ),
        (
            "841706672\\x1d840\\x1d066\\x1d[)>\\x1e01\\x1d071Z12345679\\x1dUPSN\\x1d12345E\\x1e\\x04",
            "tracking ups 1Z12345E6612345679 ok maxicode_rebuilt",
        ),
        (
            "[)>01968417066728400011Z12345675UPSN12345E0891/110YNY",
            "tracking ups 1Z12345E0112345675 ok maxicode_rebuilt",
        ),
        (
            "[)>\\x1e01\\x1d96841706672\\x1d840\\x1d002\\x1d1Z12345675\\x1dUPSN\\x1d12345E\\x1d089\\x1e\\x04",
            "tracking ups 1Z12345E0212345675 bad maxicode_rebuilt; note wrong_check",
        ),
        (
            "[)>\\x1e01\\x1d0290210\\x1d840\\x1d01\\x1d7905353123170430\\x1dFDE\\x1d\\x1e\\x04",
            "tracking fedex 790535312317 ok fedex_2d_field",
        ),
        (
            "[)>\\x1e01\\x1d0290210\\x1d840\\x1d01\\x1d9611020987654312345672\\x1dFDEG\\x1d\\x1e\\x04",
            "tracking fedex 987654312345672 ok fedex_2d_field",
        ),
        (
            "[)>\\x1e01\\x1d0290210\\x1d840\\x1d01\\x1d790535312317\\x1dFDE\\x1d\\x1e\\x04",
            "tracking fedex 790535312317 ok fedex_2d_field",
        ),
        (
            "[)>\\x1e06\\x1d1PMX-500\\x1dS4CE0460D0G\\x1dQ1\\x1d18VLEMAKER\\x1e\\x04",
            "serial - 4CE0460D0G none serial_mark; product - MX-500 none part_mark",
        ),
        (
            "[)>\\x1e05\\x1d010703206980498821ABC\\x1e\\x04",
            "product - 07032069804988 ok ai_01; serial - ABC none ai_21; gs1 - (01)07032069804988(21)ABC none element_strings",
        ),
    ]);
}

#[test]
fn numbers_of_one_thing_are_told_by_their_marks() {
    check_table(&[
        (
            "IMEI1:490154203237518 IMEI2:356938035643809",
            "serial - 490154203237518 ok imei; serial - 356938035643809 ok imei",
        ),
        (
            "490154203237518,356938035643809",
            "serial - 490154203237518 ok imei; serial - 356938035643809 ok imei",
        ),
        (
            "4901542032375187",
            "tracking canada_post 4901542032375187 bad literal; serial - 4901542032375187 none imeisv; note wrong_check",
        ),
        ("00:1a:2b:3c:4d:5e", "serial - 001A2B3C4D5E none mac"),
        ("001A2B3C4D5E", "serial - 001A2B3C4D5E none mac"),
        ("001122334455", "product - 00001122334455 ok upc_a"),
        (
            "AZ:ABCDEFGHIJKLMNOPQRSTUVWX12",
            "serial - AZ:ABCDEFGHIJKLMNOPQRSTUVWX12 none transparency",
        ),
        (
            "]d1ZA:ABCDEFGHIJKLMNOPQRSTUVWX12",
            "serial - ZA:ABCDEFGHIJKLMNOPQRSTUVWX12 none transparency",
        ),
        (
            "S/N: C02XK0AAJG5H",
            "serial - C02XK0AAJG5H none serial_mark",
        ),
    ]);
}

#[test]
fn gs1_data_of_returns_and_of_parts_is_listed() {
    check_table(&[
        (
            "(01) 0 7032069 80498 8 (10) 0329",
            "product - 07032069804988 ok ai_01; gs1 - (01)07032069804988(10)0329 none element_strings",
        ),
        ("(01)07032069804989", ""),
        (
            "(420) 90210 (92) 0209 0339 5983 4417 0026",
            "tracking usps 9202090339598344170026 ok 420_zip5_separator",
        ),
        (
            "1z 5r8 939 03 5756 7127",
            "tracking ups 1Z5R89390357567127 ok literal",
        ),
        ("7905-3531-2317", "tracking fedex 790535312317 ok literal"),
        (
            "tba502887274000",
            "tracking amazon TBA502887274000 none literal",
        ),
        (
            "\\x02]C01Z5R89390357567127\\x03\\x0d\\x0a",
            "tracking ups 1Z5R89390357567127 ok literal",
        ),
        (
            "420 90210 9202 0903 3959 8344 1700 26",
            "tracking usps 9202090339598344170026 ok 420_zip5_cut",
        ),
        (
            "(00)376130321109103420",
            "gs1 - 376130321109103420 ok ai_00; tracking - 376130321109103420 ok ai_00; gs1 - (00)376130321109103420 none element_strings",
        ),
        ("]C1(01)07032069804988", ""),
        ("]d27020LOT-7\\x1d7021B\\x1d7022REV 2", ""),
        (
            "]d27020LOT-7\\x1d7021B\\x1d7022REV2",
            "gs1 - (7020)LOT-7(7021)B(7022)REV2 none element_strings",
        ),
        (
            "]C14310RETURNS+CO\\x1d4317US",
            "gs1 - (4310)RETURNS+CO(4317)US none element_strings",
        ),
        (
            "]d28006070320698049880102\\x1d21XY",
            "product - 07032069804988 ok ai_01; serial - XY none ai_21; gs1 - (8006)070320698049880102(21)XY none element_strings",
        ),
        (
            "]C1800309506000134352TOTE7",
            "gs1 - (8003)09506000134352TOTE7 none element_strings",
        ),
        (
            "]C1800495201PALLET-7",
            "gs1 - (8004)95201PALLET-7 none element_strings",
        ),
        (
            "]C1420902109202090339598344170026",
            "tracking usps 9202090339598344170026 ok 420_zip5_cut",
        ),
    ]);
}
