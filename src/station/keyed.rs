//! A number that digit keys make, at the dock and at the bench.

/// The number would grow too large.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct TooLarge;

/// Adds a digit to a number that is keyed, up to `most`. A zero begins no number.
pub(super) fn with_digit(
    keyed: Option<u32>,
    digit: u8,
    most: u32,
) -> Result<Option<u32>, TooLarge> {
    let number = keyed.unwrap_or(0) * 10 + u32::from(digit);
    if number > most {
        return Err(TooLarge);
    }
    Ok(Some(number).filter(|number| *number > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::limits::DRIVER_SAYS_MAX;

    #[test]
    fn digits_make_a_number_up_to_the_limit_and_zero_begins_none() {
        let with_digit = |keyed, digit| with_digit(keyed, digit, DRIVER_SAYS_MAX);
        assert_eq!(with_digit(None, 0), Ok(None));
        assert_eq!(with_digit(None, 4), Ok(Some(4)));
        assert_eq!(with_digit(Some(4), 0), Ok(Some(40)));
        assert_eq!(
            with_digit(Some(DRIVER_SAYS_MAX / 10), 9),
            Ok(Some(DRIVER_SAYS_MAX))
        );
        assert_eq!(with_digit(Some(DRIVER_SAYS_MAX), 1), Err(TooLarge));
    }
}
