//! Second looks at graded units: whose grading is measured by whose, and what follows from the answers.

use crate::domain::agreement::{
    AgreementRules, Drift, DriftState, GradeTable, Kappa, Looked, NoKappa, RatedHow, SampleRates,
    draw, rank,
};
use crate::domain::checklist::{Answers, Checklist};
use crate::domain::closed::closed_set;
use crate::domain::codes::PersonCode;
use crate::domain::grade::Grade;
use crate::domain::ids::{EventId, UnitId};
use crate::domain::limits::SAMPLE_PER_MILLE_MAX;
use crate::domain::time::UtcMs;

use super::fact::PackRef;
use super::rows::UnitRow;

/// What the first person saw of a unit, by the inspection that counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FirstLook {
    /// Who.
    pub grader: PersonCode,
    /// When.
    pub at: UtcMs,
    /// By which checklist.
    pub checklist: PackRef,
    /// What was answered.
    pub answers: Answers,
    /// The grade.
    pub grade: Grade,
}

/// One second look at a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatingRow {
    /// The unit.
    pub unit: UnitId,
    /// The fact.
    pub event: EventId,
    /// Why.
    pub how: RatedHow,
    /// Who looked a second time.
    pub rater: PersonCode,
    /// When.
    pub at: UtcMs,
    /// The grade that the second look gave.
    pub grade: Grade,
    /// What is compared; none for the look that the others are compared with.
    pub pair: Option<RatedPair>,
}

/// Two grades of one unit: the one that is measured, and the one that it is measured by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatedPair {
    /// Whose grading is measured: the first grader's, of a calibration unit the rater's.
    pub of: PersonCode,
    /// Who gave the other grade.
    pub by: PersonCode,
    /// The checklist's name: the kind of goods.
    pub category: String,
    /// The grade that is measured.
    pub own: Grade,
    /// The other.
    pub other: Grade,
}

/// Every look at one unit.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Looks {
    /// The first; none where the unit was not graded by a checklist, or is another thing since: repaired, or
    /// one of several under one label.
    pub first: Option<FirstLook>,
    /// The others, in their order.
    pub rated: Vec<RatingRow>,
}

closed_set! {
    /// Why a unit is not graded a second time by somebody.
    RatingBar {
        /// It is not here.
        Away = "away",
        /// There is no first grade by a checklist that still stands.
        Ungraded = "ungraded",
        /// The person graded it first.
        Own = "own",
        /// The person looked at it before.
        Before = "before",
        /// It was not drawn.
        NotDrawn = "not_drawn",
        /// A question is open, or the grade does not follow from the answers.
        Answers = "answers",
    }
}

impl Looks {
    /// Tells whether a person gave any grade here.
    pub fn looked(&self, person: &PersonCode) -> bool {
        self.rated.iter().any(|row| row.rater == *person)
    }

    /// Tells whether there is a look that calibration is compared with.
    pub fn is_calibrated(&self) -> bool {
        let mut rated = self.rated.iter();
        rated.any(|row| row.how == RatedHow::Calibration)
    }

    /// Tells whether a blind second look was taken.
    pub fn is_sampled(&self) -> bool {
        self.rated.iter().any(|row| row.how == RatedHow::Blind)
    }
}

/// A unit that may be drawn, as far as its id says: what a list of due units is looked through by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DrawnRow {
    /// Its draw.
    pub draw: u32,
    /// The unit.
    pub unit: UnitId,
    /// Who graded it.
    pub grader: PersonCode,
    /// The checklist's name.
    pub category: String,
    /// Its grade.
    pub first: Grade,
}

impl DrawnRow {
    /// Gives the row of a unit that is here, graded, not sampled yet, and has a draw that a rate can reach.
    pub fn of(row: &UnitRow, looks: &Looks) -> Option<Self> {
        let drawn = draw(row.unit);
        let first = looks.first.as_ref()?;
        let waits = row.is_here() && row.missing.is_none() && !looks.is_sampled();
        (waits && drawn < SAMPLE_PER_MILLE_MAX).then(|| Self {
            draw: drawn,
            unit: row.unit,
            grader: first.grader.clone(),
            category: first.checklist.id.clone(),
            first: first.grade,
        })
    }

    /// Tells whether it is due where so many second looks at its grader's units were taken.
    pub fn is_due(&self, rates: &SampleRates, ratings: u32) -> bool {
        let looked = Looked {
            grader: rates.grader(ratings),
            category: &self.category,
            first: self.first,
        };
        rates.is_due(self.unit, &looked)
    }
}

/// Says what bars a person from a second look at a unit, of whose first grader so many were taken.
pub fn bar(
    row: &UnitRow,
    looks: &Looks,
    (person, how): (&PersonCode, RatedHow),
    (rates, of_grader): (&SampleRates, u32),
) -> Option<RatingBar> {
    if !row.is_here() {
        return Some(RatingBar::Away);
    }
    let Some(first) = &looks.first else {
        return Some(RatingBar::Ungraded);
    };
    if first.grader == *person {
        return Some(RatingBar::Own);
    }
    if looks.looked(person) {
        return Some(RatingBar::Before);
    }
    let looked = Looked {
        grader: rates.grader(of_grader),
        category: &first.checklist.id,
        first: first.grade,
    };
    let waits = rates.is_due(row.unit, &looked) && !looks.is_sampled();
    match how {
        RatedHow::Blind if !waits => Some(RatingBar::NotDrawn),
        RatedHow::Blind | RatedHow::Calibration => None,
    }
}

/// Derives the grade of a second look from its answers, as the bench derives the first; none while a question
/// is open that can still change something.
pub fn graded_again(list: &Checklist, answers: &Answers) -> Option<Grade> {
    let standing = list.standing(answers);
    standing.next.is_none().then_some(standing.grade)
}

/// How a person grades one kind of goods.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CategoryFigure {
    /// The checklist's name.
    pub category: String,
    /// Pairs that are counted.
    pub count: u32,
    /// Those of them with one grade.
    pub alike: u32,
    /// The figure, or why there is none.
    pub kappa: Result<Kappa, NoKappa>,
}

/// How a person grades.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GraderFigures {
    /// Whose grading is measured.
    pub person: PersonCode,
    /// By samples, kind by kind.
    pub blind: Vec<CategoryFigure>,
    /// By samples of all kinds.
    pub all: CategoryFigure,
    /// By calibration units.
    pub calibration: CategoryFigure,
    /// Whether samples differ too often of late.
    pub drift: DriftState,
}

/// Pairs of one person and kind of goods with these grades.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PairCount {
    /// Whose grading is measured.
    pub of: PersonCode,
    /// By what.
    pub how: RatedHow,
    /// The checklist's name.
    pub category: String,
    /// The grade that is measured.
    pub own: Grade,
    /// The other.
    pub other: Grade,
    /// How many.
    pub count: u32,
}

/// Computes the figures of one person from the counts of its pairs and the newest pairs of samples, oldest first.
pub fn figures(
    rules: &AgreementRules,
    person: &PersonCode,
    counts: &[PairCount],
    newest: &[(Grade, Grade)],
) -> GraderFigures {
    let mut blind: Vec<(String, GradeTable)> = Vec::new();
    let (mut all, mut calibration) = (GradeTable::default(), GradeTable::default());
    for pair in counts.iter().filter(|pair| pair.of == *person) {
        let (own, other) = (rank(pair.own), rank(pair.other));
        match pair.how {
            RatedHow::Calibration => calibration.add(own, other, pair.count),
            RatedHow::Blind => {
                all.add(own, other, pair.count);
                match blind.iter_mut().find(|(of, _)| *of == pair.category) {
                    Some((_, table)) => table.add(own, other, pair.count),
                    None => {
                        let mut table = GradeTable::default();
                        table.add(own, other, pair.count);
                        blind.push((pair.category.clone(), table));
                    }
                }
            }
        }
    }
    blind.sort_by(|left, right| left.0.cmp(&right.0));
    let of_kind = |category: String, table: &GradeTable| figure(rules, category, table);
    GraderFigures {
        person: person.clone(),
        blind: blind
            .into_iter()
            .map(|(category, table)| of_kind(category, &table))
            .collect(),
        all: of_kind(String::new(), &all),
        calibration: of_kind(String::new(), &calibration),
        drift: drift(&rules.drift, rules, newest),
    }
}

fn figure(rules: &AgreementRules, category: String, table: &GradeTable) -> CategoryFigure {
    let fit = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    CategoryFigure {
        category,
        count: fit(table.count()),
        alike: fit(table.alike()),
        kappa: table.kappa(rules.weights, rules.ratings_min),
    }
}

fn drift(drift: &Drift, rules: &AgreementRules, newest: &[(Grade, Grade)]) -> DriftState {
    let seconds = newest.iter();
    drift.run(seconds.map(|(own, other)| rules.second(*own, *other)))
}
