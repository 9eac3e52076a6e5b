//! Migrations by `user_version`: each in one transaction, none ever edited.

use rusqlite::{Connection, TransactionBehavior};

use super::fault::Result;
use super::rebuild;

/// Says in the file's header that it is ours: `RBAY`.
pub(super) const APPLICATION_ID: i32 = 0x5242_4159;

/// The schema's steps in order; the file's `user_version` counts those that were taken. A step that
/// changes derived tables leaves them empty.
const STEPS: &[&str] = &[
    include_str!("schema/0001_house.sql"),
    include_str!("schema/0002_bench.sql"),
    include_str!("schema/0003_book.sql"),
    include_str!("schema/0004_find.sql"),
    include_str!("schema/0005_product_key.sql"),
    include_str!("schema/0006_photos.sql"),
    include_str!("schema/0007_work.sql"),
    include_str!("schema/0008_line_ends.sql"),
    include_str!("schema/0009_fewer_pages.sql"),
    include_str!("schema/0010_rates.sql"),
    include_str!("schema/0011_recalls.sql"),
    include_str!("schema/0012_usual_weights.sql"),
    include_str!("schema/0013_due.sql"),
    include_str!("schema/0014_masked.sql"),
    include_str!("schema/0015_checklists.sql"),
    include_str!("schema/0016_holds.sql"),
    include_str!("schema/0017_mail.sql"),
    include_str!("schema/0019_left.sql"),
    include_str!("schema/0020_dated.sql"),
    include_str!("schema/0021_repairs.sql"),
    include_str!("schema/0023_lots.sql"),
    include_str!("schema/0026_outbox.sql"),
    include_str!("schema/0025_charges.sql"),
    include_str!("schema/0033_stays.sql"),
    include_str!("schema/0028_leaving.sql"),
    include_str!("schema/0030_places.sql"),
    include_str!("schema/0029_pool.sql"),
    include_str!("schema/0031_standing.sql"),
    include_str!("schema/0032_repair_charges.sql"),
    include_str!("schema/0027_resale.sql"),
    include_str!("schema/0037_extras.sql"),
    include_str!("schema/0036_pictures.sql"),
    include_str!("schema/0035_chats.sql"),
    include_str!("schema/0038_ships.sql"),
    include_str!("schema/0040_exports.sql"),
    include_str!("schema/0043_to_china.sql"),
    include_str!("schema/0045_screening.sql"),
    include_str!("schema/0046_templates.sql"),
    include_str!("schema/0047_answers_read.sql"),
    include_str!("schema/0051_people.sql"),
    include_str!("schema/0052_pins.sql"),
    include_str!("schema/0053_day_tally.sql"),
    include_str!("schema/0055_days.sql"),
    include_str!("schema/0056_settings.sql"),
    include_str!("schema/0057_ratings.sql"),
];

/// The newest schema that this program knows.
pub(super) fn known_version() -> u32 {
    u32::try_from(STEPS.len()).expect("a handful of steps")
}

/// Gives the file's (`application_id`, `user_version`).
pub(super) fn identity(db: &Connection) -> Result<(i32, u32)> {
    let id = db.query_row("pragma application_id", [], |row| row.get(0))?;
    let version = db.query_row("pragma user_version", [], |row| row.get(0))?;
    Ok((id, version))
}

/// Takes every step that the file lacks. Inside the transaction of the last step a new file is begun
/// by `begin`, and one that has facts gets its derived rows anew.
pub(super) fn migrate(
    db: &mut Connection,
    mut begin: impl FnMut(&Connection) -> Result<()>,
) -> Result<()> {
    let (_, taken) = identity(db)?;
    for (number, step) in (1_u32..)
        .zip(STEPS.iter().copied())
        .filter(|(number, _)| *number > taken)
    {
        let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        change.execute_batch(step)?;
        change.pragma_update(None, "application_id", APPLICATION_ID)?;
        change.pragma_update(None, "user_version", number)?;
        if number == known_version() {
            if taken == 0 {
                begin(&change)?;
            } else {
                rebuild::rebuild(&change)?;
            }
        }
        change.commit()?;
    }
    Ok(())
}
