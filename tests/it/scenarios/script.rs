//! A script: a recorded shift whose answers are compared line by line, and rewritten on demand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use returnbay::shell::shift::{self, ShiftEvent, ShiftLine};
use returnbay::station::Face;

/// Whoever plays a script: the bare station, or the whole shell.
pub trait Player {
    /// Plays one line and gives what was said.
    fn play(&mut self, line: &ShiftLine) -> Vec<String>;
}

/// A player whose program can end, as by a power cut, and start again on the same store.
pub trait Restart: Player {
    /// Gives what the bench shows once it waits for a person.
    fn face(&self) -> Face;

    /// Ends the program and starts it again.
    fn restart(&mut self);
}

/// Gives the folder of the scripts.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/scenarios")
}

/// Reads a script.
pub fn load(name: &str) -> (String, Vec<ShiftLine>) {
    let text = fs::read_to_string(path(name)).unwrap();
    let lines = shift::parse(&text)
        .unwrap_or_else(|error| panic!("{name}.txt:{}: no event: {}", error.number, error.line));
    (text, lines)
}

fn path(name: &str) -> PathBuf {
    folder().join(format!("{name}.txt"))
}

/// Whether differing answers are an error or are written into the script.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Differing {
    Fails,
    IsWritten,
}

/// Plays a script. With `UPDATE_SCENARIOS=1` the player that may write rewrites its answers.
pub fn check(name: &str, player: &mut dyn Player, differing: Differing) {
    let (text, lines) = load(name);
    assert!(
        text.starts_with("# "),
        "{name}.txt must open with one line saying what it shows"
    );
    let mut said: Vec<(usize, Vec<String>)> = Vec::new();
    for line in lines
        .iter()
        .filter(|line| !matches!(line.event, ShiftEvent::Answer(_)))
    {
        said.push((line.number, player.play(line)));
    }
    ceilings_hold(name, &text, &lines);
    let played = with_answers(&text, &said);
    if played == text {
        return;
    }
    if differing == Differing::IsWritten && updating() {
        fs::write(path(name), played).unwrap();
        return;
    }
    panic!(
        "{name}.txt says something else than the bench\n{}",
        difference(&text, &played)
    );
}

/// Whether recorded answers are to be rewritten.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_SCENARIOS").is_some()
}

/// The script with the answers that were given, each behind its event.
fn with_answers(text: &str, said: &[(usize, Vec<String>)]) -> String {
    let mut out = String::new();
    for (index, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('>'))
    {
        out.push_str(line);
        out.push('\n');
        let answers = said
            .iter()
            .filter(|(number, _)| *number == index + 1)
            .flat_map(|(_, answers)| answers);
        for answer in answers {
            out.push_str("> ");
            out.push_str(answer);
            out.push('\n');
        }
    }
    out
}

/// Shows two texts side by side from their first difference on.
pub fn difference(recorded: &str, now: &str) -> String {
    let same = recorded
        .lines()
        .zip(now.lines())
        .take_while(|(left, right)| left == right)
        .count();
    let from = same.saturating_sub(2);
    let show = |text: &str| {
        text.lines()
            .skip(from)
            .take(10)
            .collect::<Vec<_>>()
            .join("\n  ")
    };
    format!(
        "recorded, from line {}:\n  {}\nnow:\n  {}",
        from + 1,
        show(recorded),
        show(now)
    )
}

/// `# ceiling N` says how many scans and keys the lines after it may need, up to the next such line.
fn ceilings_hold(name: &str, text: &str, lines: &[ShiftLine]) {
    let mut counted: Option<(usize, usize)> = None;
    let judge = |counted: Option<(usize, usize)>| {
        if let Some((ceiling, count)) = counted {
            assert!(
                count <= ceiling,
                "{name}.txt needs {count} scans and keys; its ceiling is {ceiling}"
            );
        }
    };
    for (index, raw) in text.lines().enumerate() {
        if let Some(ceiling) = raw.strip_prefix("# ceiling ") {
            judge(counted);
            counted = Some((ceiling.trim().parse().expect("`# ceiling` and a number"), 0));
        }
        let event = lines
            .iter()
            .find(|line| line.number == index + 1)
            .map(|line| &line.event);
        if let (
            Some((_, count)),
            Some(ShiftEvent::Scan(_) | ShiftEvent::Press(_) | ShiftEvent::Command(_)),
        ) = (&mut counted, event)
        {
            *count += 1;
        }
    }
    judge(counted);
}

#[test]
fn every_script_is_listed() {
    let names = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let written: BTreeSet<String> = names
        .filter_map(|name| name.strip_suffix(".txt").map(str::to_owned))
        .collect();
    let listed: BTreeSet<String> = super::LISTED
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    assert_eq!(written, listed, "a script is played only when it is listed");
}
