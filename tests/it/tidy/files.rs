//! How long files get, how a room opens, what no file may hold.

use super::{is_rust, kept_texts, none, program};

/// Lines of one Rust file.
const FILE_LINES_MAX: usize = 800;
/// Lines of a room's map.
const MAP_LINES_MAX: usize = 150;

#[test]
fn no_file_is_too_long_to_hold_in_mind() {
    let mut findings = Vec::new();
    for source in kept_texts().iter().filter(|source| is_rust(&source.path)) {
        let lines = source.text.lines().count();
        let most = if source.path.ends_with("/mod.rs") {
            MAP_LINES_MAX
        } else {
            FILE_LINES_MAX
        };
        if lines > most {
            findings.push(format!(
                "{}:{most}: {lines} lines, at most {most}",
                source.path
            ));
        }
    }
    none(&findings);
}

#[test]
fn every_room_opens_with_purpose_and_knowledge() {
    let mut findings = Vec::new();
    for source in program() {
        let parts: Vec<&str> = source.path.split('/').collect();
        if parts.len() != 3 || parts[2] != "mod.rs" {
            continue;
        }
        let doc: Vec<&str> = source
            .text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .collect();
        if doc
            .first()
            .is_none_or(|line| !line.trim_end().ends_with('.'))
        {
            findings.push(format!("{}:1: opens with one line of purpose", source.path));
        }
        for word in ["//! Knows:", "//! Must not know:"] {
            if !doc.iter().any(|line| line.starts_with(word)) {
                findings.push(format!(
                    "{}:1: says `{}` at its top",
                    source.path,
                    &word[4..]
                ));
            }
        }
    }
    none(&findings);
}

#[test]
fn no_file_names_a_machine_or_a_registry() {
    // Put together here, so that this file holds none of them.
    let hosts = ["crates", "pypi", "npmjs"].map(|name| {
        format!(
            "{name}.{}",
            if name == "npmjs" {
                "com"
            } else if name == "crates" {
                "io"
            } else {
                "org"
            }
        )
    });
    let homes = ["work", "root", "home"].map(|name| format!("/{name}/"));
    let mut findings = Vec::new();
    for source in kept_texts() {
        if source.path == "Cargo.lock" {
            continue;
        }
        for (place, line) in source.text.lines().enumerate() {
            for host in hosts.iter().filter(|host| line.contains(host.as_str())) {
                findings.push(format!(
                    "{}:{}: names the host {host}",
                    source.path,
                    place + 1
                ));
            }
            for home in &homes {
                let named = line.match_indices(home.as_str()).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    before.is_none_or(|c| {
                        !(c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | '*'))
                    })
                });
                if named {
                    findings.push(format!(
                        "{}:{}: a path of one machine ({home})",
                        source.path,
                        place + 1
                    ));
                }
            }
        }
    }
    none(&findings);
}

#[test]
fn what_is_to_do_names_its_issue() {
    let words = ["TO", "DO"].concat();
    let fix = ["FIX", "ME"].concat();
    let mut findings = Vec::new();
    for source in kept_texts().iter().filter(|source| is_rust(&source.path)) {
        for (place, line) in source.text.lines().enumerate() {
            let bare = line
                .match_indices(&words)
                .any(|(at, _)| !line[at + words.len()..].starts_with("(#"));
            if bare || line.contains(&fix) {
                findings.push(format!(
                    "{}:{}: say {words}(#number): and what",
                    source.path,
                    place + 1
                ));
            }
        }
    }
    none(&findings);
}

#[test]
fn every_limit_stands_in_the_table_of_limits() {
    let page = include_str!("../../../docs/limits.md");
    let limits = include_str!("../../../src/domain/limits.rs");
    let mut findings = Vec::new();
    let mut count = 0;
    for line in limits.lines() {
        let Some(rest) = line.strip_prefix("pub const ") else {
            continue;
        };
        let (name, rest) = rest.split_once(':').expect("a constant has a type");
        let (_, value) = rest.split_once(" = ").expect("a constant has a value");
        let value = value.trim_end_matches(';');
        count += 1;
        if !page
            .lines()
            .any(|row| row.starts_with(&format!("| `{name}` | {value} |")))
        {
            findings.push(format!("docs/limits.md: wants `| `{name}` | {value} |`"));
        }
    }
    assert!(count >= 14, "only {count} limits read");
    let rows = page.lines().filter(|row| row.starts_with("| `")).count();
    if rows != count {
        findings.push(format!("docs/limits.md: {rows} rows for {count} limits"));
    }
    none(&findings);
}
