//! Every way through a checklist, as people may answer it.

use super::{Answers, Checklist, Standing};

/// A checklist has more ways than may be walked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooManyWays;

/// Hands the end of every way through a checklist to `each`: the answers and what they come to.
///
/// # Errors
/// There are more than `ways_max` ways; that many were handed over.
pub fn each_way<'a>(
    list: &'a Checklist,
    ways_max: usize,
    mut each: impl FnMut(&Answers, &Standing<'a>),
) -> Result<(), TooManyWays> {
    let mut open = vec![Answers::new()];
    let mut ways = 0_usize;
    while let Some(answers) = open.pop() {
        let standing = list.standing(&answers);
        let Some(next) = standing.next else {
            ways += 1;
            if ways > ways_max {
                return Err(TooManyWays);
            }
            each(&answers, &standing);
            continue;
        };
        for answer in &next.answers {
            let mut more = answers.clone();
            more.insert(next.code.clone(), answer.code.clone());
            open.push(more);
        }
    }
    Ok(())
}
