//! The rule of battery drums: batteries alone, the damaged ones apart.

use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::ledger::refusal::Refusal;

use super::{Known, Need};

/// Says what must be known of a container that is a drum.
pub(super) fn need(container: &ContainerName) -> Option<Need> {
    (container.kind() == ContainerKind::BatteryDrum).then(|| Need::Drum(container.clone()))
}

/// Lets batteries into a drum: nothing else, and damaged ones only beside damaged ones.
pub(super) fn takes(container: &ContainerName, known: &Known) -> Result<(), Refusal> {
    let Some(drum) = &known.drum else {
        return Ok(());
    };
    let mut holds = drum.holds;
    for (tag, state) in &drum.comes {
        let state = state.ok_or_else(|| Refusal::NotABattery(tag.clone()))?;
        if *holds.get_or_insert(state) != state {
            return Err(Refusal::DrumApart(container.clone(), tag.clone()));
        }
    }
    Ok(())
}
