//! How many cartons a group needs at least: no search has to look on once it is there.

use super::Turning;
use super::piece::{Inside, Piece};

/// Gives a number of cartons that no packing goes below: by volume, by weight, and by the height of
/// what cannot stand side by side.
pub(super) fn least(group: &[Piece<'_>], stock: &[Inside]) -> usize {
    let mut volumes = Vec::new();
    let mut weights = Vec::new();
    let mut heights = Vec::new();
    for piece in group {
        let takes = || stock.iter().filter(|inside| inside.takes(piece));
        let Some(volume) = takes().map(|inside| inside.volume).max() else {
            continue;
        };
        volumes.push((volume, piece.volume));
        let net = takes().map(|inside| inside.net_max).max().unwrap_or(0);
        weights.push((u64::from(net), u64::from(piece.weight)));
        let [length, width, height] = piece.shape.sides;
        let fills_floor = takes().all(|inside| {
            let [most_length, most_width, _] = inside.sides;
            2 * length.min(width) > most_length.max(most_width)
        });
        if piece.shape.turning == Turning::KeepFlat && fills_floor {
            let most = takes().map(|inside| inside.sides[2]).max().unwrap_or(0);
            heights.push((u64::from(most), u64::from(height)));
        }
    }
    [volumes, weights, heights]
        .into_iter()
        .map(stairs)
        .max()
        .unwrap_or(0)
}

/// Gives the least number of boxes for demands, each with the most that a box for it holds: demands
/// of small boxes first, each new box as large as the demand at hand allows.
fn stairs(mut demands: Vec<(u64, u64)>) -> usize {
    demands.sort_unstable();
    let (mut boxes, mut room, mut need) = (0_u64, 0_u64, 0_u64);
    for same in demands.chunk_by(|one, next| one.0 == next.0) {
        let most = same.first().map_or(0, |demand| demand.0);
        need += same.iter().map(|demand| demand.1).sum::<u64>();
        if need > room && most > 0 {
            let more = (need - room).div_ceil(most);
            boxes += more;
            room += more * most;
        }
    }
    usize::try_from(boxes).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::stairs;

    #[test]
    fn demands_of_small_boxes_leave_room_for_those_of_large_ones() {
        assert_eq!(stairs(vec![]), 0);
        assert_eq!(stairs(vec![(10, 10), (10, 1)]), 2);
        // The second small box has room for 9 of the 20 that a large one holds.
        assert_eq!(stairs(vec![(10, 11), (20, 9)]), 2);
        assert_eq!(stairs(vec![(10, 11), (20, 10)]), 3);
        assert_eq!(stairs(vec![(20, 20), (10, 10)]), 2);
    }
}
