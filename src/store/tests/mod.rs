//! Tests of the room on real files.

mod bench;
mod damage;
mod dump;
mod finding;
mod frozen;
mod imports;
mod opening;
mod plans;
mod reading;
mod shop;
mod unmerged;
