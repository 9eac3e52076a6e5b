//! Reads JSON strictly: every field is taken once, by its type, and none is left over.

use serde_json::{Map, Value};

use super::DecodeError;

/// The fields of one object that are still to be taken.
pub(super) struct Fields(Map<String, Value>);

/// Says what is wrong with a field.
pub(super) fn wrong(field: &str, what: &str) -> DecodeError {
    DecodeError(format!("{field}: {what}"))
}

/// Reads text of exactly `2 * N` lower-case hexadecimal digits.
pub(super) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    unhex_all(text)?.try_into().ok()
}

/// Reads lower-case hexadecimal digits, two a byte.
pub(super) fn unhex_all(text: &str) -> Option<Vec<u8>> {
    let digits = text
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        })
        .collect::<Option<Vec<u8>>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty()
        .then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

pub(super) fn text_of(field: &str, value: Value) -> Result<String, DecodeError> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(wrong(field, "text wanted")),
    }
}

pub(super) fn list_of(field: &str, value: Value) -> Result<Vec<Value>, DecodeError> {
    match value {
        Value::Array(items) => Ok(items),
        _ => Err(wrong(field, "list wanted")),
    }
}

/// Reads a list of exactly two texts.
pub(super) fn pair_of(field: &str, value: Value) -> Result<(String, String), DecodeError> {
    let mut items = list_of(field, value)?.into_iter();
    match (items.next(), items.next(), items.next()) {
        (Some(first), Some(second), None) => Ok((text_of(field, first)?, text_of(field, second)?)),
        _ => Err(wrong(field, "two texts wanted")),
    }
}

impl Fields {
    pub(super) fn parse(text: &str) -> Result<Self, DecodeError> {
        let value = serde_json::from_str(text)
            .map_err(|problem| wrong("body", &format!("no JSON: {problem}")))?;
        Self::of("body", value)
    }

    pub(super) fn of(field: &str, value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err(wrong(field, "object wanted")),
        }
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// Names a field that nobody took.
    pub(super) fn end(self) -> Result<(), DecodeError> {
        match self.0.keys().next() {
            Some(field) => Err(wrong(field, "not known here")),
            None => Ok(()),
        }
    }

    fn optional(&mut self, field: &str) -> Option<Value> {
        self.0.remove(field)
    }

    pub(super) fn value(&mut self, field: &str) -> Result<Value, DecodeError> {
        self.optional(field).ok_or_else(|| wrong(field, "missing"))
    }

    pub(super) fn text(&mut self, field: &str) -> Result<String, DecodeError> {
        text_of(field, self.value(field)?)
    }

    pub(super) fn optional_text(&mut self, field: &str) -> Result<Option<String>, DecodeError> {
        self.optional(field)
            .map(|value| text_of(field, value))
            .transpose()
    }

    /// Takes a text that `parse` must know.
    pub(super) fn code<T>(
        &mut self,
        field: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, DecodeError> {
        let text = self.text(field)?;
        parse(&text).ok_or_else(|| wrong(field, &format!("unknown value {text:?}")))
    }

    pub(super) fn optional_code<T>(
        &mut self,
        field: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, DecodeError> {
        if self.0.contains_key(field) {
            self.code(field, parse).map(Some)
        } else {
            Ok(None)
        }
    }

    pub(super) fn signed(&mut self, field: &str) -> Result<i64, DecodeError> {
        self.value(field)?
            .as_i64()
            .ok_or_else(|| wrong(field, "whole number wanted"))
    }

    pub(super) fn optional_signed(&mut self, field: &str) -> Result<Option<i64>, DecodeError> {
        if self.0.contains_key(field) {
            self.signed(field).map(Some)
        } else {
            Ok(None)
        }
    }

    pub(super) fn number(&mut self, field: &str) -> Result<u32, DecodeError> {
        self.value(field)?
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .ok_or_else(|| wrong(field, "whole number below 2^32 wanted"))
    }

    pub(super) fn optional_number(&mut self, field: &str) -> Result<Option<u32>, DecodeError> {
        if self.0.contains_key(field) {
            self.number(field).map(Some)
        } else {
            Ok(None)
        }
    }

    pub(super) fn optional_truth(&mut self, field: &str) -> Result<Option<bool>, DecodeError> {
        self.optional(field)
            .map(|value| {
                value
                    .as_bool()
                    .ok_or_else(|| wrong(field, "true or false wanted"))
            })
            .transpose()
    }

    /// Takes a list, each item by `item`.
    pub(super) fn list<T>(
        &mut self,
        field: &str,
        item: impl Fn(&str, Value) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        list_of(field, self.value(field)?)?
            .into_iter()
            .map(|value| item(field, value))
            .collect()
    }

    /// Takes a list as [`Self::list`] does; an absent one is empty.
    pub(super) fn list_or_none<T>(
        &mut self,
        field: &str,
        item: impl Fn(&str, Value) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        if self.0.contains_key(field) {
            self.list(field, item)
        } else {
            Ok(Vec::new())
        }
    }

    /// Takes a list as [`Self::list`] does, or none when it is absent.
    pub(super) fn optional_list<T>(
        &mut self,
        field: &str,
        item: impl Fn(&str, Value) -> Result<T, DecodeError>,
    ) -> Result<Option<Vec<T>>, DecodeError> {
        if self.0.contains_key(field) {
            self.list(field, item).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Takes an object, whose fields `read` must take whole.
    pub(super) fn object<T>(
        &mut self,
        field: &str,
        read: impl Fn(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        whole(field, self.value(field)?, read)
    }

    pub(super) fn optional_object<T>(
        &mut self,
        field: &str,
        read: impl Fn(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        self.optional(field)
            .map(|value| whole(field, value, read))
            .transpose()
    }

    pub(super) fn optional_pair(
        &mut self,
        field: &str,
    ) -> Result<Option<(String, String)>, DecodeError> {
        self.optional(field)
            .map(|value| pair_of(field, value))
            .transpose()
    }

    /// Takes an object of numbers by free names.
    pub(super) fn numbers_by_name(
        &mut self,
        field: &str,
    ) -> Result<std::collections::BTreeMap<String, u32>, DecodeError> {
        let Self(entries) = Self::of(field, self.value(field)?)?;
        entries
            .into_iter()
            .map(|(name, value)| {
                let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
                Ok((name, number.ok_or_else(|| wrong(field, "numbers wanted"))?))
            })
            .collect()
    }

    /// Takes an object of texts by free names.
    pub(super) fn texts_by_name(
        &mut self,
        field: &str,
    ) -> Result<std::collections::BTreeMap<String, String>, DecodeError> {
        let Self(entries) = Self::of(field, self.value(field)?)?;
        entries
            .into_iter()
            .map(|(name, value)| Ok((name, text_of(field, value)?)))
            .collect()
    }
}

/// Reads a value as an object whose fields are all taken by `read`.
pub(super) fn whole<T>(
    field: &str,
    value: Value,
    read: impl Fn(&mut Fields) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let within = |DecodeError(inner): DecodeError| DecodeError(format!("{field}.{inner}"));
    let mut fields = Fields::of(field, value)?;
    let read = read(&mut fields).map_err(within)?;
    fields.end().map_err(within)?;
    Ok(read)
}
