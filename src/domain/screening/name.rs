//! Names as they are compared: sets of words without case, marks, punctuation and the form of the firm.

/// Words that say the form of a firm, or nothing.
const FORMS: &[&str] = &[
    "ab",
    "ag",
    "and",
    "as",
    "bhd",
    "bv",
    "co",
    "coltd",
    "company",
    "corp",
    "corporation",
    "cv",
    "fzc",
    "fzco",
    "fze",
    "gmbh",
    "inc",
    "incorporated",
    "jsc",
    "kg",
    "kk",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "nv",
    "ohg",
    "ooo",
    "oy",
    "oyj",
    "pjsc",
    "plc",
    "pte",
    "pty",
    "sa",
    "sarl",
    "sas",
    "sdn",
    "spa",
    "srl",
    "the",
];

/// Ends of Chinese names that say the form of a firm, the longest first.
const FORMS_ZH: &[&str] = &[
    "股份有限公司",
    "有限责任公司",
    "有限責任公司",
    "有限公司",
    "公司",
];

/// Shortest number that is compared, in signs.
const ID_SIGNS_MIN: usize = 6;

/// Gives the words of a name, each once, in order. Chinese signs of a name are one word, whatever stands between
/// them. The form of the firm is left out, unless nothing else is left.
pub fn words(name: &str) -> Vec<String> {
    let all = all_words(name);
    let mut kept: Vec<String> = all
        .iter()
        .filter(|word| !FORMS.contains(&word.as_str()))
        .cloned()
        .collect();
    if kept.is_empty() {
        kept = all;
    }
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// Gives the words of a name in its order without spaces between them.
pub fn joined(name: &str) -> String {
    let all = all_words(name);
    let kept: String = all
        .iter()
        .filter(|word| !FORMS.contains(&word.as_str()))
        .map(String::as_str)
        .collect();
    if kept.is_empty() { all.concat() } else { kept }
}

/// Writes a number as it is compared: letters and digits alone, in capitals; none where it is too short or has no
/// digit.
pub fn id_key(text: &str) -> Option<String> {
    let plain = text.chars().map(narrow).filter(char::is_ascii_alphanumeric);
    let key: String = plain.map(|sign| sign.to_ascii_uppercase()).collect();
    let fits = key.len() >= ID_SIGNS_MIN && key.bytes().any(|byte| byte.is_ascii_digit());
    fits.then_some(key)
}

/// Tells whether a sign is Chinese.
pub(super) fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

fn all_words(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut han = String::new();
    for sign in name.chars().map(narrow) {
        if is_han(sign) {
            end(&mut word, &mut found);
            han.push(sign);
        } else if matches!(sign, '.' | '\'' | '’' | '‘' | '`' | '\u{300}'..='\u{36f}') {
            // `S.A.` is one word, and a mark belongs to the letter before it.
        } else if sign.is_alphanumeric() {
            for small in sign.to_lowercase() {
                match plain(small) {
                    Some(letters) => word.push_str(letters),
                    None => word.push(small),
                }
            }
        } else {
            end(&mut word, &mut found);
        }
    }
    end(&mut word, &mut found);
    let mut han = han.as_str();
    while let Some(shorter) = FORMS_ZH
        .iter()
        .find_map(|form| han.strip_suffix(form))
        .filter(|shorter| !shorter.is_empty())
    {
        han = shorter;
    }
    end(&mut han.to_owned(), &mut found);
    found
}

fn end(word: &mut String, found: &mut Vec<String>) {
    // What `to_lowercase` may leave of a mark stands alone nowhere.
    let kept: String = word
        .chars()
        .filter(|sign| !matches!(sign, '\u{300}'..='\u{36f}'))
        .collect();
    word.clear();
    if !kept.is_empty() {
        found.push(kept);
    }
}

/// Gives the narrow form of a sign as Chinese keyboards write it wide.
fn narrow(sign: char) -> char {
    match sign {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            let number = u32::from(sign).saturating_sub(0xfee0);
            char::from_u32(number).unwrap_or(sign)
        }
        other => other,
    }
}

/// Gives a small letter of Latin without its mark; none where it has none.
fn plain(sign: char) -> Option<&'static str> {
    Some(match sign {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => {
            "u"
        }
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'þ' => "th",
        _ => return None,
    })
}
