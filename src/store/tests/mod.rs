//! Tests of the room on real files.

mod bench;
mod books;
mod charges;
mod claims;
mod damage;
mod dock;
mod dump;
mod evidence;
mod finding;
mod frozen;
mod holds;
mod imports;
mod leaving;
mod lots;
mod opening;
mod orders;
mod personal;
mod plans;
mod pool;
mod reading;
mod recalls;
mod repairs;
mod shop;
mod unmerged;
mod usual;
mod work;
