//! What may be written and asked: commands, facts, the rule, the fold, queries and answers.
//!
//! Knows: domain.
//! Must not know: SQL, threads, egui.
