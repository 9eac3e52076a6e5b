//! Amounts in words: in English as invoices have them, in Chinese with the signs that cannot be altered 大写.

use crate::domain::money::Money;

const ONES: [&str; 20] = [
    "",
    "ONE",
    "TWO",
    "THREE",
    "FOUR",
    "FIVE",
    "SIX",
    "SEVEN",
    "EIGHT",
    "NINE",
    "TEN",
    "ELEVEN",
    "TWELVE",
    "THIRTEEN",
    "FOURTEEN",
    "FIFTEEN",
    "SIXTEEN",
    "SEVENTEEN",
    "EIGHTEEN",
    "NINETEEN",
];
const TENS: [&str; 10] = [
    "", "", "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY",
];
const THOUSANDS: [&str; 5] = ["", "THOUSAND", "MILLION", "BILLION", "TRILLION"];
const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
const GROUPS: [&str; 5] = ["", "万", "亿", "兆", "京"];
/// Names of currencies in Chinese; others stand by their code.
const NAMES: [(&str, &str); 7] = [
    ("USD", "美元"),
    ("CNY", "人民币"),
    ("EUR", "欧元"),
    ("GBP", "英镑"),
    ("HKD", "港元"),
    ("JPY", "日元"),
    ("CAD", "加元"),
];

fn parts(money: Money) -> (u64, u64, u32) {
    let digits = money.currency.minor_digits();
    let scale = 10_u64.pow(digits);
    let size = money.minor.unsigned_abs();
    (size / scale, size % scale, digits)
}

fn word<'a>(words: &[&'a str], at: u64) -> &'a str {
    let at = usize::try_from(at).ok();
    at.and_then(|at| words.get(at).copied()).unwrap_or("")
}

/// Says an amount in English, such as `USD TWELVE AND 50/100 ONLY`.
pub(super) fn english(money: Money) -> String {
    let (whole, part, digits) = parts(money);
    let mut groups = Vec::new();
    let mut rest = whole;
    while rest > 0 {
        groups.push(rest % 1000);
        rest /= 1000;
    }
    let mut said = vec![money.currency.to_string()];
    if whole == 0 {
        said.push("ZERO".to_owned());
    }
    for (place, group) in groups.iter().enumerate().rev() {
        if *group > 0 {
            said.push(hundreds(*group));
            said.extend(THOUSANDS.get(place).map(|name| (*name).to_owned()));
        }
    }
    if digits > 0 {
        let width = usize::try_from(digits).unwrap_or(2);
        said.push(format!("AND {part:0width$}/{}", 10_u64.pow(digits)));
    }
    said.push("ONLY".to_owned());
    said.retain(|word| !word.is_empty());
    said.join(" ")
}

fn hundreds(group: u64) -> String {
    let (hundred, below) = (group / 100, group % 100);
    let mut said = Vec::new();
    if hundred > 0 {
        said.push(format!("{} HUNDRED", word(&ONES, hundred)));
    }
    if below > 0 && below < 20 {
        said.push(word(&ONES, below).to_owned());
    } else if below > 0 {
        let (ten, one) = (word(&TENS, below / 10), word(&ONES, below % 10));
        said.push(if one.is_empty() {
            ten.to_owned()
        } else {
            format!("{ten}-{one}")
        });
    }
    said.join(" ")
}

/// Says an amount in Chinese, such as `美元壹拾贰元伍角`.
pub(super) fn chinese(money: Money) -> String {
    let (whole, part, digits) = parts(money);
    let code = money.currency.code();
    let mut names = NAMES.iter();
    let name = names
        .find(|(of, _)| *of == code)
        .map_or(code, |(_, name)| *name);
    let said = format!("{name}{}元", counted(whole));
    if digits != 2 {
        let width = usize::try_from(digits).unwrap_or(2);
        return match part {
            0 => said,
            part => format!("{said}{part:0width$}/{}", 10_u64.pow(digits)),
        };
    }
    let digit = |number: u64| word(&DIGITS, number);
    match (part / 10, part % 10) {
        (0, 0) => format!("{said}整"),
        (0, cents) => format!("{said}零{}分", digit(cents)),
        (tens, 0) => format!("{said}{}角整", digit(tens)),
        (tens, cents) => format!("{said}{}角{}分", digit(tens), digit(cents)),
    }
}

/// Says a whole number: groups of four digits, and one 零 for every run of noughts within.
fn counted(number: u64) -> String {
    if number == 0 {
        return "零".to_owned();
    }
    let mut groups = Vec::new();
    let mut rest = number;
    while rest > 0 {
        groups.push(rest % 10_000);
        rest /= 10_000;
    }
    let mut said = String::new();
    let mut owes_nought = false;
    for (place, group) in groups.iter().enumerate().rev() {
        let mut scale = 1_000;
        for unit in PLACES.iter().rev() {
            let digit = group / scale % 10;
            scale /= 10;
            if digit == 0 {
                owes_nought = !said.is_empty();
                continue;
            }
            if owes_nought {
                said.push('零');
                owes_nought = false;
            }
            said.push_str(word(&DIGITS, digit));
            said.push_str(unit);
        }
        if *group > 0 {
            said.push_str(GROUPS.get(place).copied().unwrap_or(""));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    #[test]
    fn amounts_are_said_in_both_languages() {
        for (text, en, zh) in [
            ("0.00 USD", "USD ZERO AND 00/100 ONLY", "美元零元整"),
            (
                "12.50 USD",
                "USD TWELVE AND 50/100 ONLY",
                "美元壹拾贰元伍角整",
            ),
            (
                "100.05 USD",
                "USD ONE HUNDRED AND 05/100 ONLY",
                "美元壹佰元零伍分",
            ),
            (
                "1001.23 CNY",
                "CNY ONE THOUSAND ONE AND 23/100 ONLY",
                "人民币壹仟零壹元贰角叁分",
            ),
            (
                "20045.00 USD",
                "USD TWENTY THOUSAND FORTY-FIVE AND 00/100 ONLY",
                "美元贰万零肆拾伍元整",
            ),
            (
                "1000000.10 EUR",
                "EUR ONE MILLION AND 10/100 ONLY",
                "欧元壹佰万元壹角整",
            ),
            (
                "100020003.00 USD",
                "USD ONE HUNDRED MILLION TWENTY THOUSAND THREE AND 00/100 ONLY",
                "美元壹亿零贰万零叁元整",
            ),
            (
                "515 JPY",
                "JPY FIVE HUNDRED FIFTEEN ONLY",
                "日元伍佰壹拾伍元",
            ),
        ] {
            let money = Money::parse_named(text).expect("an amount");
            assert_eq!((english(money).as_str(), chinese(money).as_str()), (en, zh));
        }
        let odd = Money {
            minor: 7_001,
            currency: Currency::parse("KWD").expect("a currency"),
        };
        assert_eq!(english(odd), "KWD SEVEN AND 001/1000 ONLY");
        assert_eq!(chinese(odd), "KWD柒元001/1000");
    }
}
