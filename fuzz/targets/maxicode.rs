#![no_main]

#[path = "../bodies/scans.rs"]
#[expect(dead_code, reason = "one body a target")]
mod scans;

libfuzzer_sys::fuzz_target!(|data: &[u8]| scans::maxicode(data));
