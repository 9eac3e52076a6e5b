//! The program `returnbay`: the command line joined to the window.

use std::process::ExitCode;

use returnbay::cli;

fn main() -> ExitCode {
    ExitCode::from(cli::run(None).code())
}
