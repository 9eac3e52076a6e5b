//! Running the real program: arguments in, exit status and the two streams out.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The program that this build made.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_returnbay");

/// How a run ended.
pub struct Run {
    /// Exit status.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    /// Fails unless the run ended so; gives itself back.
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "\nstdout {}\nstderr {}",
            self.out,
            self.err
        );
        self
    }

    /// Every line of stdout as JSON.
    pub fn lines(&self) -> Vec<Value> {
        let parse = |line: &str| serde_json::from_str(line);
        let values: Result<Vec<Value>, _> = self.out.lines().map(parse).collect();
        values.unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// The one JSON object of stdout.
    pub fn json(&self) -> Value {
        let mut lines = self.lines();
        assert_eq!(lines.len(), 1, "{}", self.out);
        lines.remove(0)
    }
}

/// A command of the program in English, whatever the machine's language is.
pub fn command(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .arg("--data")
        .arg(data)
        .args(args)
        .env("LC_ALL", "en_US.UTF-8")
        .stdin(Stdio::null());
    command
}

/// Runs the program on a data folder.
pub fn run(data: &Path, args: &[&str]) -> Run {
    finish(&mut command(data, args), b"")
}

/// Runs a command with text on its stdin.
pub fn finish(command: &mut Command, input: &[u8]) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Who does not read its stdin closes it.
    stdin.write_all(input).ok();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A file of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
