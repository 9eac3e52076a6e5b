#![no_main]

#[path = "../bodies/wedge.rs"]
mod wedge;

libfuzzer_sys::fuzz_target!(|data: &[u8]| wedge::wedge(data));
