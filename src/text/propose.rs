//! What is said around cartons that are proposed.

use crate::domain::codes::UnitTag;
use crate::domain::measure::Grams;
use crate::domain::packing::BoxFault;

use super::message::messages;

messages! {
    /// Headings, labels and notes of proposed cartons and of boxes in stock.
    ProposeMsg, Propose {
        Propose = "propose-propose",
        Title = "propose-title",
        Back = "propose-back",
        Again = "propose-again",
        Flat = "propose-flat",
        Note = "propose-note",
        Guessed = "propose-guessed",
        Sum { cartons: u32, units: u32, left: u32 } = "propose-sum",
        Nothing = "propose-nothing",
        NobodyKnows { code: String } = "propose-nobody-knows",
        Carton { number: u32, of: u32, kind: String } = "propose-carton",
        Holds { units: u32, gross: Grams, percent: u32 } = "propose-holds",
        Inside { sides: String, limit: Grams } = "propose-inside",
        Step { step: u32, of: u32 } = "propose-step",
        StepBack = "propose-step-back",
        StepOn = "propose-step-on",
        Order = "propose-order",
        UnitLine { order: u32, tag: UnitTag, what: String, from: String } = "propose-unit-line",
        LeftOut { count: u32 } = "propose-left-out",
        LeftLine { why: String, count: u32 } = "propose-left-line",
        LeftMore { count: u32 } = "propose-left-more",
        SidesHow = "propose-sides-how",
        Picture { number: u32, kind: String, step: u32 } = "propose-picture",
        NoBoxes = "propose-no-boxes",
        NoBoxesHow = "propose-no-boxes-how",
        NoBoxesYet = "propose-no-boxes-yet",
        WrongBox { name: String, why: BoxFault } = "propose-wrong-box",
        Boxes = "propose-boxes",
        BoxesDone = "propose-boxes-done",
        BoxLine { name: String, sides: String, tare: Grams, gross: Grams } = "propose-box-line",
        BoxSupply { count: u32 } = "propose-box-supply",
        BoxGone = "propose-box-gone",
        BoxName = "propose-box-name",
        BoxNameWrong = "propose-box-name-wrong",
        BoxInner = "propose-box-inner",
        BoxTare = "propose-box-tare",
        BoxGross = "propose-box-gross",
        BoxCount = "propose-box-count",
        BoxCountHint = "propose-box-count-hint",
        BoxCountWrong = "propose-box-count-wrong",
        NoSuchBox { name: String } = "propose-no-such-box",
        BoxTooMany = "propose-box-too-many",
        BoxKeep = "propose-box-keep",
        PackedSides = "propose-packed-sides",
        PackedBasis = "propose-packed-basis",
    }
}
