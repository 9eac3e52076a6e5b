//! The law of the house, kept by a machine: who may name whom, how long things may get, and
//! that words, limits and codes are complete.

mod files;
mod rooms;
mod words;

use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project: its path from the root with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

/// Lists what git would keep: tracked files and new ones that are not ignored.
fn kept_paths() -> Vec<String> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ])
        .current_dir(root())
        .output()
        .ok()
        .filter(|output| output.status.success())
        .map(|output| String::from_utf8(output.stdout).expect("our paths are UTF-8"));
    let mut paths: Vec<String> = match listed {
        Some(list) => list.split('\0').map(str::to_owned).collect(),
        None => walk(root()),
    };
    paths.retain(|path| !path.is_empty() && root().join(path).is_file());
    paths.sort();
    assert!(paths.len() > 100, "only {} files found", paths.len());
    paths
}

/// Lists every file below a folder, for a copy of the project that is no git checkout.
fn walk(top: &Path) -> Vec<String> {
    let mut waiting: Vec<PathBuf> = vec![top.to_path_buf()];
    let mut found = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder opens") {
            let path = entry.expect("an entry reads").path();
            let name = path.file_name().and_then(|name| name.to_str());
            match (name, path.is_dir()) {
                (Some("target" | ".git"), true) => {}
                (_, true) => waiting.push(path),
                (_, false) => {
                    let inside = path.strip_prefix(top).expect("it lies below");
                    found.push(inside.to_str().expect("UTF-8").replace('\\', "/"));
                }
            }
        }
    }
    found
}

/// Reads every text file of the project; pictures and fonts are left out.
fn kept_texts() -> Vec<Source> {
    kept_paths()
        .into_iter()
        .filter_map(|path| {
            let text = String::from_utf8(std::fs::read(root().join(&path)).ok()?).ok()?;
            Some(Source { path, text })
        })
        .collect()
}

/// Reads the Rust files of `src`.
fn program() -> Vec<Source> {
    kept_texts()
        .into_iter()
        .filter(|source| source.path.starts_with("src/") && is_rust(&source.path))
        .collect()
}

fn is_rust(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "rs")
}

/// Fails with all findings at once.
fn none(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}
