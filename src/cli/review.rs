//! `returnbay review`: the figures of a day, or of several, as the review screen shows them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::charge::Period;
use crate::ledger::review::Compared;
use crate::ledger::{Answer, Query};
use crate::shell::desk::Desk;
use crate::text::TroubleMsg;

use super::args::{Args, Review};
use super::out::Form;
use super::{Exit, Out, folder};

#[derive(Serialize)]
struct ReviewOut<'a> {
    day: String,
    to: String,
    parcels: u32,
    units: u32,
    decided: u32,
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
    hours_by_person: &'a BTreeMap<String, u32>,
    by_carrier: &'a BTreeMap<String, u32>,
    by_reason: &'a BTreeMap<String, u32>,
    to_open: &'a BTreeMap<String, u32>,
    to_close: &'a BTreeMap<String, u32>,
    compared: bool,
    exceptions: Vec<ExceptionOut<'a>>,
}

#[derive(Serialize)]
struct ExceptionOut<'a> {
    code: &'a str,
    count: u32,
}

pub(super) fn run(args: &Args, verb: &Review, out: &Out) -> Exit {
    let days = match (verb.day, verb.from, verb.to) {
        (Some(day), ..) => Some(Period::one(day)),
        (None, Some(from), Some(to)) => Period::of(from, to),
        (None, ..) => None,
    };
    let Some(days) = days else {
        return out.refused(&TroubleMsg::PeriodWrong.into());
    };
    let answer = folder(args).and_then(|folder| Desk::open(&folder)?.ask(&Query::Review(days)));
    let review = match answer {
        Ok(Answer::Review(review)) => review,
        Ok(_) => return Exit::Store,
        Err(message) => return out.store_trouble(&message),
    };
    let figures = ReviewOut {
        day: review.days.from.to_string(),
        to: review.days.to.to_string(),
        parcels: review.parcels,
        units: review.units,
        decided: review.decided,
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
        hours_by_person: &review.hours_by_person,
        by_carrier: &review.by_carrier,
        by_reason: &review.by_reason,
        to_open: &review.to_open,
        to_close: &review.to_close,
        compared: review.compared == Compared::Yes,
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
