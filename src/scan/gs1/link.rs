//! GS1 Digital Links: element strings written as a web address.

use super::{Element, is_valid, known};

/// Primary keys with the qualifiers that may follow each, in their order; a key with a choice of
/// qualifiers stands twice.
const KEYS: [(&str, &[&str]); 18] = [
    ("00", &[]),
    ("01", &["22", "10", "21"]),
    ("01", &["235"]),
    ("253", &[]),
    ("255", &[]),
    ("401", &[]),
    ("402", &[]),
    ("414", &["254"]),
    ("414", &["7040"]),
    ("415", &["8020"]),
    ("417", &["7040"]),
    ("8003", &[]),
    ("8004", &["7040"]),
    ("8006", &["22", "10", "21"]),
    ("8010", &["8011"]),
    ("8013", &[]),
    ("8017", &["8019"]),
    ("8018", &["8019"]),
];

/// Identifiers that no query may hold: what belongs into the path, or to another's data (GS1 Barcode
/// Syntax Dictionary).
const NOT_IN_QUERY: [&str; 16] = [
    "03", "21", "22", "235", "254", "7040", "7041", "8011", "8014", "8019", "8020", "8040", "8041",
    "8042", "8043", "8200",
];

/// Reads a Digital Link: scheme all lower or all upper case, any domain and stem, the rightmost
/// primary key of the path, its qualifiers in order, attributes in the query; `None` otherwise.
pub fn digital_link(uri: &str) -> Option<Vec<Element>> {
    if !uri.bytes().all(is_of_an_address) {
        return None;
    }
    let rest = ["https://", "http://", "HTTPS://", "HTTP://"]
        .iter()
        .find_map(|scheme| uri.strip_prefix(scheme))?;
    let rest = rest.split('#').next()?;
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (domain, path) = place.split_once('/')?;
    if domain.is_empty() || path.is_empty() || path.ends_with('/') {
        return None;
    }
    let segments: Vec<&str> = path.split('/').collect();
    let mut elements = path_elements(&segments)?;
    for pair in query.split(['&', ';']).filter(|pair| !pair.is_empty()) {
        let Some((name, value)) = pair.split_once('=') else {
            continue;
        };
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_digit()) {
            continue;
        }
        let value = percent_decoded(value)?;
        if NOT_IN_QUERY.contains(&name)
            || !is_valid(name, &value)
            || elements.iter().any(|(ai, _)| *ai == name)
        {
            return None;
        }
        elements.push((known(name)?, value));
    }
    Some(elements)
}

/// Tells whether an address may hold a byte as it is (RFC 3986, reserved and unreserved, and `%`).
fn is_of_an_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
}

/// Finds the rightmost primary key from which the path reads to its end as key and qualifiers.
fn path_elements(segments: &[&str]) -> Option<Vec<Element>> {
    (0..segments.len())
        .rev()
        .find_map(|from| segments.get(from..).and_then(key_and_qualifiers))
}

fn key_and_qualifiers(segments: &[&str]) -> Option<Vec<Element>> {
    let mut pairs = segments.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    let [key, value] = pairs.next()? else {
        return None;
    };
    let mut value = percent_decoded(value)?;
    if *key == "01" && matches!(value.len(), 8 | 12 | 13) {
        value = format!("{value:0>14}");
    }
    let mut elements = vec![(known(key)?, value)];
    let mut names = Vec::new();
    for pair in pairs {
        let [name, value] = pair else {
            return None;
        };
        names.push(*name);
        elements.push((known(name)?, percent_decoded(value)?));
    }
    let follow = |qualifiers: &[&str]| {
        let mut allowed = qualifiers.iter();
        names.iter().all(|name| allowed.any(|known| known == name))
    };
    if !KEYS
        .iter()
        .any(|(known, qualifiers)| known == key && follow(qualifiers))
    {
        return None;
    }
    elements
        .iter()
        .all(|(ai, value)| is_valid(ai, value))
        .then_some(elements)
}

/// Turns `%2F` and its like back into characters; `None` for a broken or non-UTF-8 sequence.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend_from_slice(parts.next()?.as_bytes());
    for part in parts {
        let (pair, rest) = part.split_at_checked(2)?;
        if !pair.chars().all(|c| c.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(pair, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(uri: &str) -> Option<String> {
        digital_link(uri).map(|elements| {
            elements
                .iter()
                .map(|(ai, value)| format!("({ai})={value} "))
                .collect::<Vec<_>>()
                .concat()
        })
    }

    #[test]
    fn links_are_read_by_the_rules() {
        for (uri, expected) in [
            (
                "https://id.gs1.org/01/00614141123452/22/2A/10/ABC123",
                Some("(01)=00614141123452 (22)=2A (10)=ABC123 "),
            ),
            (
                "HTTPS://EXAMPLE.COM/SOME/01/00614141123452?17=250324&x=1",
                Some("(01)=00614141123452 (17)=250324 "),
            ),
            (
                "https://example.com/foo/01/614141123452",
                Some("(01)=00614141123452 "),
            ),
            (
                "https://example.com/01/00614141123452/21/a%2Fb",
                Some("(01)=00614141123452 (21)=a/b "),
            ),
            (
                "https://example.com/01/09506000134352/01/00614141123452",
                Some("(01)=00614141123452 "),
            ),
            ("Https://example.com/01/00614141123452", None),
            ("https://example.com/01/00614141123452/", None),
            ("https://example.com/01/00614141123452/10/A/22/B", None),
            ("https://example.com/01/00614141123453", None),
            ("https://example.com/01/00614141123452/21/A/235/B", None),
            (
                "https://example.com/01/00614141123452/235/B",
                Some("(01)=00614141123452 (235)=B "),
            ),
            ("https://example.com/10/ABC", None),
            ("https://example.com/01/00614141123452?x=a b", None),
            ("https://example.com/01/00614141123452?x=\u{0}", None),
            ("https://example.com/01/00614141123452?x=[)>1", None),
            (
                "https://example.com/01/00614141123452?x=[)]",
                Some("(01)=00614141123452 "),
            ),
            ("https://example.com/01/00614141123452?21=A", None),
            ("https://example.com/", None),
            ("https://example.com/01/00614141123452/21/%F", None),
        ] {
            assert_eq!(shown(uri), expected.map(str::to_owned), "{uri}");
        }
    }
}
