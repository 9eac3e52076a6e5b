//! `returnbay review`: a day's figures as the review screen shows them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::ledger::{Answer, Query};
use crate::shell::desk::Desk;

use super::args::{Args, Review};
use super::out::Form;
use super::{Exit, Out, folder};

#[derive(Serialize)]
struct ReviewOut<'a> {
    day: String,
    parcels: u32,
    units: u32,
    graded: u32,
    put: u32,
    units_waiting: u32,
    waiting: u32,
    by_hour: &'a [u32],
    parcels_by_hour: &'a [u32],
    by_decision: &'a BTreeMap<String, u32>,
    by_grade: &'a BTreeMap<String, u32>,
    by_seller: &'a BTreeMap<String, u32>,
    by_person: &'a BTreeMap<String, u32>,
    exceptions: Vec<ExceptionOut<'a>>,
}

#[derive(Serialize)]
struct ExceptionOut<'a> {
    code: &'a str,
    count: u32,
}

pub(super) fn run(args: &Args, verb: &Review, out: &Out) -> Exit {
    let answer = folder(args).and_then(|folder| Desk::open(&folder)?.ask(&Query::Review(verb.day)));
    let review = match answer {
        Ok(Answer::Review(review)) => review,
        Ok(_) => return Exit::Store,
        Err(message) => return out.store_trouble(&message),
    };
    let figures = ReviewOut {
        day: review.day.to_string(),
        parcels: review.parcels,
        units: review.units,
        graded: review.graded,
        put: review.put,
        units_waiting: review.units_waiting,
        waiting: review.waiting,
        by_hour: &review.by_hour,
        parcels_by_hour: &review.parcels_by_hour,
        by_decision: &review.by_decision,
        by_grade: &review.by_grade,
        by_seller: &review.by_seller,
        by_person: &review.by_person,
        exceptions: review
            .exceptions
            .iter()
            .map(|(code, count)| ExceptionOut {
                code,
                count: *count,
            })
            .collect(),
    };
    if out.form == Form::Machines {
        out.json(&figures);
    } else {
        let text = serde_json::to_string_pretty(&figures).unwrap_or_default();
        out.line(&text);
    }
    Exit::Done
}
