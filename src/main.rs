//! The program `returnbay`: the command line joined to the window.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::SUCCESS
}
