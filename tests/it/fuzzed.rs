//! The laws of the fuzz targets, a second or two each: random bytes, and the seeds of `fuzz/seeds`
//! changed at random places.

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

#[path = "../../fuzz/bodies/scans.rs"]
mod scans;
#[cfg(feature = "gui")]
#[path = "../../fuzz/bodies/wedge.rs"]
mod wedge;

/// The kept corpus of a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{target} has seeds");
    files
        .iter()
        .map(|file| std::fs::read(file).unwrap())
        .collect()
}

/// A seed with some bytes changed, put in or left out.
fn changed(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let seed = prop::sample::select(seeds);
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0..3_u8);
    (seed, vec(change, 0..6)).prop_map(|(mut bytes, changes)| {
        for (place, byte, what) in changes {
            let place = place.index(bytes.len() + 1);
            match what {
                0 => bytes.insert(place, byte),
                1 if place < bytes.len() => bytes[place] = byte,
                _ if place < bytes.len() => drop(bytes.remove(place)),
                _ => {}
            }
        }
        bytes
    })
}

fn run(target: &str, cases: u32, body: fn(&[u8])) {
    let seeds = seeds(target);
    for seed in &seeds {
        body(seed);
    }
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let bytes = prop_oneof![
        3 => changed(seeds),
        1 => vec(any::<u8>(), 0..200),
        1 => vec(any::<u8>(), 0..4200),
    ];
    TestRunner::new(config)
        .run(&bytes, |bytes| {
            body(&bytes);
            Ok(())
        })
        .unwrap();
}

#[test]
fn frames_keep_their_laws_for_any_bytes() {
    run("frame", 4000, scans::frame);
}

#[test]
fn readings_keep_their_laws_for_any_bytes() {
    run("read", 4000, scans::read);
}

#[test]
fn element_strings_keep_their_laws_for_any_bytes() {
    run("gs1", 8000, scans::gs1);
}

#[test]
fn two_dimensional_messages_keep_their_laws_for_any_bytes() {
    run("maxicode", 3000, scans::maxicode);
}

#[test]
fn digital_links_keep_their_laws_for_any_bytes() {
    run("digital_link", 5000, scans::digital_link);
}

#[cfg(feature = "gui")]
#[test]
fn keyboard_scanners_keep_their_laws_for_any_keys() {
    run("wedge", 3000, wedge::wedge);
}
