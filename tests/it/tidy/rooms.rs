//! Which room may name which, and which crates.

use std::sync::LazyLock;

use regex::Regex;

use super::{Source, none, program};

/// One row of the law.
struct Room {
    name: &'static str,
    /// Rooms it may name beside itself.
    rooms: &'static [&'static str],
    /// Crates it may name beside the standard library.
    crates: &'static [&'static str],
}

/// The table of ARCHITECTURE.md. A new arrow is a commit of its own with a decision note.
const ROOMS: &[Room] = &[
    Room {
        name: "domain",
        rooms: &[],
        crates: &["chrono", "chrono_tz"],
    },
    Room {
        name: "ledger",
        rooms: &["domain"],
        crates: &["serde", "serde_json", "sha2"],
    },
    Room {
        name: "scan",
        rooms: &["domain"],
        crates: &["regex_syntax"],
    },
    Room {
        name: "station",
        rooms: &["domain", "ledger", "scan", "text"],
        crates: &[],
    },
    Room {
        name: "text",
        rooms: &["domain"],
        crates: &["fluent_bundle", "unic_langid"],
    },
    Room {
        name: "exchange",
        rooms: &["domain", "ledger", "scan", "text"],
        crates: &[
            "barcoders",
            "base64",
            "calamine",
            "chrono",
            "csv",
            "ed25519_dalek",
            "encoding_rs",
            "krilla",
            "quick_xml",
            "rust_xlsxwriter",
            "serde",
            "serde_json",
            "skrifa",
            "toml",
            "zeno",
            "zip",
        ],
    },
    Room {
        name: "evidence",
        rooms: &["domain", "ledger", "text"],
        crates: &["fast_image_resize", "image"],
    },
    Room {
        name: "store",
        rooms: &["domain", "ledger"],
        crates: &["rusqlite", "serde", "serde_json"],
    },
    Room {
        name: "device",
        rooms: &["domain", "scan"],
        crates: &["serialport"],
    },
    Room {
        name: "shell",
        rooms: &[
            "domain", "ledger", "scan", "station", "text", "exchange", "evidence", "store",
            "device",
        ],
        crates: &[
            "directories",
            "image",
            "ed25519_dalek",
            "argon2",
            "getrandom",
            "iana_time_zone",
            "serde",
            "serde_json",
            "toml",
            "uuid",
        ],
    },
    Room {
        name: "ui",
        rooms: &["domain", "ledger", "station", "text", "shell"],
        crates: &["eframe", "egui_extras", "image", "rfd", "serde", "toml"],
    },
    Room {
        name: "cli",
        rooms: &[
            "domain", "ledger", "scan", "station", "text", "exchange", "store", "device", "shell",
        ],
        crates: &[
            "clap",
            "directories",
            "iana_time_zone",
            "image",
            "serde",
            "serde_json",
        ],
    },
];

/// What joins the rooms: may name every room and, of the crates, what the command line may.
const JOINTS: [&str; 2] = ["src/main.rs", "src/lib.rs"];

/// Crates that only tests may name, in any room.
const TEST_CRATES: [&str; 7] = [
    "calamine",
    "egui_inspection",
    "egui_kittest",
    "kittest",
    "nix",
    "proptest",
    "tempfile",
];

static ROOM_PATH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:crate|returnbay)::(\w+|\{[^;]*)").expect("a pattern"));
static CRATE_PATH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^\w:.])(?:::)?(\w+)::|\buse (\w+)(?: as \w+)?;").expect("a pattern")
});
static QUOTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#""(?:[^"\\]|\\.)*""#).expect("a pattern"));

/// Blanks comments and quoted text, keeping the lines.
fn code_only(text: &str) -> String {
    text.lines()
        .map(|line| {
            let quoted = QUOTED.replace_all(line, "\"\"");
            quoted.split("//").next().unwrap_or("").to_owned()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Gives the first words of the paths in `{a::b, c}`, up to the closing brace.
fn heads(group: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let mut heads = Vec::new();
    let mut fresh = true;
    let mut rest = group;
    while let Some(c) = rest.chars().next() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => fresh = true,
            _ if fresh && depth == 1 && c.is_alphabetic() => {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_'));
                heads.push(&rest[..end.unwrap_or(rest.len())]);
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 && c == '}' {
            break;
        }
        rest = &rest[c.len_utf8()..];
    }
    heads
}

fn line_of(text: &str, place: usize) -> usize {
    text[..place].matches('\n').count() + 1
}

/// Gives every (line, name) of a room that the code names by path.
fn rooms_named(code: &str) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for found in ROOM_PATH.captures_iter(code) {
        let path = found.get(1).expect("the pattern has one");
        let line = line_of(code, path.start());
        if path.as_str().starts_with('{') {
            named.extend(
                heads(path.as_str())
                    .into_iter()
                    .map(|head| (line, head.to_owned())),
            );
        } else {
            named.push((line, path.as_str().to_owned()));
        }
    }
    named
}

/// Gives every (line, name) of a crate of Cargo.toml that the code names by path.
fn crates_named(code: &str, known: &[String]) -> Vec<(usize, String)> {
    CRATE_PATH
        .captures_iter(code)
        .filter_map(|found| found.get(1).or_else(|| found.get(2)))
        .filter(|name| known.iter().any(|one| one == name.as_str()))
        .map(|name| (line_of(code, name.start()), name.as_str().to_owned()))
        .collect()
}

/// Gives the crates of Cargo.toml as code names them.
fn known_crates() -> Vec<String> {
    let manifest: toml::Table = include_str!("../../../Cargo.toml")
        .parse()
        .expect("Cargo.toml");
    let mut tables = vec![&manifest["dependencies"], &manifest["dev-dependencies"]];
    let targets = manifest["target"].as_table().expect("a table");
    tables.extend(
        targets
            .values()
            .filter_map(|target| target.get("dev-dependencies")),
    );
    let mut names: Vec<String> = tables
        .into_iter()
        .flat_map(|table| table.as_table().expect("a table").keys())
        .map(|name| name.replace('-', "_"))
        .collect();
    // They come with another crate, and a room could still name them.
    names.extend(["egui", "winit", "glow"].map(str::to_owned));
    names
}

fn breaches(room: &Room, source: &Source, known: &[String]) -> Vec<String> {
    let code = code_only(&source.text);
    let say = |(line, name): (usize, String)| {
        format!("{}:{line}: {} must not know {name}", source.path, room.name)
    };
    let is_room = |name: &str| ROOMS.iter().any(|other| other.name == name);
    let rooms = rooms_named(&code)
        .into_iter()
        .filter(|(_, name)| is_room(name) && name != room.name)
        .filter(|(_, name)| !room.rooms.contains(&name.as_str()));
    let crates = crates_named(&code, known)
        .into_iter()
        .filter(|(_, name)| !room.crates.contains(&name.as_str()))
        .filter(|(_, name)| !TEST_CRATES.contains(&name.as_str()));
    rooms.chain(crates).map(say).collect()
}

#[test]
fn each_room_names_only_what_it_may_know() {
    let known = known_crates();
    let mut findings = Vec::new();
    for source in program() {
        if JOINTS.contains(&source.path.as_str()) {
            continue;
        }
        let name = source
            .path
            .split('/')
            .nth(1)
            .unwrap_or("")
            .trim_end_matches(".rs");
        match ROOMS.iter().find(|room| room.name == name) {
            Some(room) => findings.extend(breaches(room, &source, &known)),
            None => findings.push(format!(
                "{}:1: no room of this name in the table",
                source.path
            )),
        }
    }
    none(&findings);
}

#[test]
fn a_breach_is_found_and_told_with_its_line() {
    let known = known_crates();
    let scan = ROOMS
        .iter()
        .find(|room| room.name == "scan")
        .expect("a row");
    let told = |text: &str| {
        let source = Source {
            path: "src/scan/x.rs".to_owned(),
            text: text.to_owned(),
        };
        breaches(scan, &source, &known)
    };
    let shell = ["src/scan/x.rs:2: scan must not know shell"];
    assert_eq!(told("//! Text.\nuse crate::shell::Shell;"), shell);
    assert_eq!(
        told("\nuse crate::{domain::ids, shell::{self, Shell}};"),
        shell
    );
    assert_eq!(told("\nlet x = (crate::shell::clock());"), shell);
    assert_eq!(
        told("fn f(_: &rusqlite::Connection) {}"),
        ["src/scan/x.rs:1: scan must not know rusqlite"]
    );
    assert_eq!(
        told("use ::egui::Ui;"),
        ["src/scan/x.rs:1: scan must not know egui"]
    );
    assert_eq!(
        told("use eframe;"),
        ["src/scan/x.rs:1: scan must not know eframe"]
    );
    assert!(told("// crate::shell\nlet a = \"crate::shell::x\"; use crate::domain::ids; use regex_syntax::Parser;").is_empty());
}

#[test]
fn no_room_can_be_reached_from_a_room_it_may_know() {
    // Arrows go one way: if a may name b, then b must not name a.
    for room in ROOMS {
        for other in ROOMS
            .iter()
            .filter(|other| room.rooms.contains(&other.name))
        {
            assert!(
                !other.rooms.contains(&room.name),
                "{} and {} name each other",
                room.name,
                other.name
            );
        }
    }
}

#[test]
fn the_map_of_the_house_has_every_room() {
    let map = include_str!("../../../ARCHITECTURE.md");
    for room in ROOMS {
        assert!(
            map.contains(&format!("| `{}` |", room.name)),
            "ARCHITECTURE.md has no row for {}",
            room.name
        );
    }
}
