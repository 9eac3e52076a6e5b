//! The number of a UPS `MaxiCode`, which the symbol itself does not hold whole.
//!
//! The message has postal code, country, class of service, `1Z` with the package's eight, `UPSN`,
//! the shipper's six. The number is `1Z`, shipper, the class's last two, package (three published
//! samples satisfy the check digit so).

use crate::domain::check::ups_1z;
use crate::scan::gs1::GROUP_SEPARATOR;

/// Stands between the package and the shipper.
const CARRIER_MARK: &str = "UPSN";
const LEAD: &str = "1Z";
const SHIPPER_LENGTH: usize = 6;
const PACKAGE_LENGTH: usize = 8;
const CLASS_LENGTH: usize = 3;
/// Characters of the shortest routing before the opening: postal code 6, country 3, class 3.
const ROUTING_LENGTH_MIN: usize = 12;

/// A number as the symbol gave it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It stood there with all its 18 characters.
    Whole(String),
    /// It was put together from its parts.
    Rebuilt(String),
}

/// Finds the number among the fields of a message and what an imager delivered before its opening;
/// `None` when the message is not of UPS or a part is missing.
pub(super) fn number(before: &str, body: &str, fields: &[&str]) -> Option<Found> {
    let routing: String = before.chars().filter(char::is_ascii_alphanumeric).collect();
    let routed_class = routing
        .len()
        .checked_sub(CLASS_LENGTH)
        .filter(|_| routing.len() >= ROUTING_LENGTH_MIN)
        .and_then(|from| routing.get(from..));
    match fields.iter().position(|field| *field == CARRIER_MARK) {
        Some(place) => of_fields(routed_class, place, fields),
        None if !body.contains(GROUP_SEPARATOR) => of_run(routed_class, body),
        None => None,
    }
}

fn of_fields(routed_class: Option<&str>, place: usize, fields: &[&str]) -> Option<Found> {
    let at = |place: Option<usize>| fields.get(place?).copied();
    let tracking = at(place.checked_sub(1))?;
    let tracking = match tracking.split_at_checked(2) {
        // The year of the format stands directly before, where routing came first.
        Some((year, rest)) if year != LEAD && rest.starts_with(LEAD) => rest,
        _ => tracking,
    };
    if tracking.len() == LEAD.len() + SHIPPER_LENGTH + 2 + PACKAGE_LENGTH {
        return tracking
            .starts_with(LEAD)
            .then(|| Found::Whole(tracking.to_owned()));
    }
    let class = routed_class.or_else(|| at(place.checked_sub(2)))?;
    rebuilt(class, tracking, at(Some(place + 1))?)
}

/// A keyboard scanner that types no separators leaves the parts in one run: there only a number whose
/// check digit holds is believed.
fn of_run(routed_class: Option<&str>, body: &str) -> Option<Found> {
    let (front, behind) = body.split_once(CARRIER_MARK)?;
    let (front, tracking) =
        front.split_at_checked(front.len().checked_sub(LEAD.len() + PACKAGE_LENGTH)?)?;
    let class = match routed_class {
        Some(class) => class,
        None => front.get(front.len().checked_sub(CLASS_LENGTH)?..)?,
    };
    rebuilt(class, tracking, behind.get(..SHIPPER_LENGTH)?)
        .filter(|found| matches!(found, Found::Rebuilt(number) if ups_1z(number)))
}

fn rebuilt(class: &str, tracking: &str, shipper: &str) -> Option<Found> {
    let class_end = class.get(class.len().checked_sub(2)?..)?;
    let package = tracking.strip_prefix(LEAD)?;
    let number = [LEAD, shipper, class_end, package].concat();
    let fits = class.len() <= CLASS_LENGTH
        && shipper.len() == SHIPPER_LENGTH
        && package.len() == PACKAGE_LENGTH
        && number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    fits.then_some(Found::Rebuilt(number))
}
