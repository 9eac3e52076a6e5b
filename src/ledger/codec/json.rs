//! Prints canonical JSON: keys in byte order, integers only, no white space, few escapes.

use std::fmt::{Display, Write};

/// Writes text as a JSON string. Only control characters, quote and backslash are escaped, the
/// first always as `\u00xx`, so that one text has one spelling.
pub(super) fn write_text(out: &mut String, text: &str) {
    out.push('"');
    // Each of them is one byte, and no part of another character.
    let is_escaped = |byte: u8| matches!(byte, b'"' | b'\\' | 0..b' ');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_escaped) {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = from.chars();
        match characters.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some(control) => push(out, format_args!("\\u{:04x}", u32::from(control))),
            None => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// Writes a list, each item by `item`.
pub(super) fn write_list<T>(
    out: &mut String,
    items: impl IntoIterator<Item = T>,
    mut item: impl FnMut(&mut String, T),
) {
    out.push('[');
    for (place, one) in items.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        item(out, one);
    }
    out.push(']');
}

/// Writes an object, its fields by `fields`.
pub(super) fn write_object<'k>(out: &mut String, fields: impl FnOnce(&mut Object<'_, 'k>)) {
    out.push('{');
    fields(&mut Object { out, last: None });
    out.push('}');
}

/// Appends formatted text.
pub(super) fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    out.write_fmt(what).expect("a String takes all text");
}

/// The fields of one object. They must be written in the byte order of their keys, which is our
/// own affair and therefore asserted.
pub(super) struct Object<'o, 'k> {
    out: &'o mut String,
    last: Option<&'k str>,
}

impl<'k> Object<'_, 'k> {
    fn key(&mut self, key: &'k str) -> &mut String {
        assert!(self.last < Some(key), "field {key} is out of order");
        if self.last.is_some() {
            self.out.push(',');
        }
        self.last = Some(key);
        write_text(self.out, key);
        self.out.push(':');
        self.out
    }

    pub(super) fn text(&mut self, key: &'k str, text: impl AsRef<str>) {
        write_text(self.key(key), text.as_ref());
    }

    pub(super) fn optional_text(&mut self, key: &'k str, text: Option<impl AsRef<str>>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// Writes what prints as plain text: an id, a hash, a day.
    pub(super) fn shown(&mut self, key: &'k str, what: impl Display) {
        self.text(key, what.to_string());
    }

    pub(super) fn number(&mut self, key: &'k str, number: impl Into<i128>) {
        let number: i128 = number.into();
        push(self.key(key), format_args!("{number}"));
    }

    pub(super) fn optional_number(&mut self, key: &'k str, number: Option<impl Into<i128>>) {
        if let Some(number) = number {
            self.number(key, number);
        }
    }

    pub(super) fn optional_truth(&mut self, key: &'k str, truth: Option<bool>) {
        if let Some(truth) = truth {
            self.key(key).push_str(if truth { "true" } else { "false" });
        }
    }

    pub(super) fn list<T>(
        &mut self,
        key: &'k str,
        items: impl IntoIterator<Item = T>,
        item: impl FnMut(&mut String, T),
    ) {
        write_list(self.key(key), items, item);
    }

    pub(super) fn object<'inner>(
        &mut self,
        key: &'k str,
        fields: impl FnOnce(&mut Object<'_, 'inner>),
    ) {
        write_object(self.key(key), fields);
    }

    pub(super) fn optional_object<'inner, T>(
        &mut self,
        key: &'k str,
        what: Option<T>,
        fields: impl FnOnce(T, &mut Object<'_, 'inner>),
    ) {
        if let Some(what) = what {
            self.object(key, |object| fields(what, object));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_spelling() {
        let mut out = String::new();
        write_text(&mut out, "a\"\\/\n\u{1d}\u{7f}退货");
        assert_eq!(out, "\"a\\\"\\\\/\\u000a\\u001d\u{7f}退货\"");
        assert_eq!(
            serde_json::from_str::<String>(&out).expect("JSON"),
            "a\"\\/\n\u{1d}\u{7f}退货"
        );
    }

    #[test]
    #[should_panic(expected = "out of order")]
    fn fields_out_of_order_are_our_bug() {
        write_object(&mut String::new(), |object| {
            object.number("b", 1);
            object.number("a", 1);
        });
    }

    #[test]
    fn whole_numbers_keep_every_digit() {
        let mut out = String::new();
        write_object(&mut out, |object| {
            object.number("big", u64::MAX);
            object.number("small", i64::MIN);
        });
        assert_eq!(
            out,
            r#"{"big":18446744073709551615,"small":-9223372036854775808}"#
        );
    }
}
