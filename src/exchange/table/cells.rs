//! Texts of cells as they are kept and shown.

/// Keeps a text without control characters: each becomes a space.
pub(in crate::exchange) fn clean(text: &str) -> String {
    let plain = |byte: u8| (0x20..0x7f).contains(&byte);
    if text.bytes().all(plain) {
        text.to_owned()
    } else {
        text.replace(char::is_control, " ")
    }
}

/// Shows a text of a file: at most `most` characters, none of them a control character.
pub(in crate::exchange) fn shown(text: &str, most: usize) -> String {
    let text = text.trim();
    let clean = |sign: char| if sign.is_control() { ' ' } else { sign };
    let mut short: String = text.chars().take(most).map(clean).collect();
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    short
}

/// Tells whether a spreadsheet has turned an id into a rounded number.
pub(in crate::exchange) fn is_mangled(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let signed = power.starts_with('+');
    let power = power.trim_start_matches('+');
    let dotted = number.contains(['.', ',']);
    let digits = |run: &str| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit());
    (signed || dotted) && digits(power) && digits(&number.replace(['.', ','], ""))
}
