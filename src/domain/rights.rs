//! Who may do what: one table of actions and roles. `docs/rights.md` shows it to people.

use crate::domain::closed::closed_set;

closed_set! {
    /// What a person may do, by [`RIGHTS`].
    Role {
        /// Works at a bench.
        Operator = "operator",
        /// Reviews, corrects, signs off.
        Supervisor = "supervisor",
        /// Packs and lets shipments go; takes nothing in and grades nothing.
        Shipping = "shipping",
        /// Leads like a supervisor, and says who else does.
        Admin = "admin",
    }
}

impl Role {
    /// Tells whether the role leads the others.
    pub fn leads(self) -> bool {
        may(self, Action::Judge)
    }
}

closed_set! {
    /// What commands do, as far as rights tell them apart.
    Action {
        /// Begins a store, signs in for the first time, keeps what the program notes itself.
        Begin = "begin",
        /// Counts parcels at the dock, weighs them, says what is wrong with their outside.
        Dock = "dock",
        /// Scans parcels in, opens them, finds out whose they are.
        Receive = "receive",
        /// Grades, decides, puts and parks units; ends the work on a parcel.
        Grade = "grade",
        /// Names photos, drops wrong ones, covers addresses.
        Photograph = "photograph",
        /// Opens and seals containers, moves, puts away and counts.
        Move = "move",
        /// Takes the newest work back.
        Undo = "undo",
        /// Gives out numbers for labels and prints labels again.
        Labels = "labels",
        /// Takes in sellers' files and answers, sends workbooks.
        Files = "files",
        /// Estimates and repairs.
        Repair = "repair",
        /// Gathers, lists, relabels and sells single units.
        Resell = "resell",
        /// Labels forwards and hands them over; lets containers and empty boxes go.
        Dispatch = "dispatch",
        /// Packs and measures cartons for China.
        Pack = "pack",
        /// Enters firms, customs data, rates, layouts, shipments and consignments.
        PlanShipments = "plan_shipments",
        /// Closes consignments, signs for warnings, lets shipments leave.
        CloseShipments = "close_shipments",
        /// Sells lots, withdraws sales, enters proceeds.
        SellLots = "sell_lots",
        /// Judges the approval shelf, holds, matches, write-offs; opens again what was closed.
        Judge = "judge",
        /// Sets sellers' names, terms, rates, rule tables and checklists.
        Terms = "terms",
        /// Erases what shows a buyer, by rule.
        Purge = "purge",
        /// Changes people: names, roles, PINs, languages, leavers.
        People = "people",
        /// Makes admins and changes them.
        Admins = "admins",
    }
}

/// From when on a row of the table counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counts {
    /// Always.
    Always,
    /// Once anybody leads: before that anybody may make himself a supervisor, so it would bar nobody but
    /// the honest.
    OnceLed,
    /// Once there is an admin: before that a supervisor stands in.
    OnceAdministered,
}

use Counts::{Always, OnceAdministered, OnceLed};
use Role::{Admin, Operator, Shipping, Supervisor};

const ALL: &[Role] = Role::ALL;
const BENCH: &[Role] = &[Operator, Supervisor, Admin];
const SHIPS: &[Role] = &[Supervisor, Shipping, Admin];
const LEADS: &[Role] = &[Supervisor, Admin];

/// The table: each action once, who may do it, from when on.
pub const RIGHTS: &[(Action, &[Role], Counts)] = &[
    (Action::Begin, ALL, Always),
    (Action::Dock, ALL, Always),
    (Action::Receive, BENCH, Always),
    (Action::Grade, BENCH, Always),
    (Action::Photograph, ALL, Always),
    (Action::Move, ALL, Always),
    (Action::Undo, ALL, Always),
    (Action::Labels, ALL, Always),
    (Action::Files, ALL, Always),
    (Action::Repair, BENCH, Always),
    (Action::Resell, ALL, Always),
    (Action::Dispatch, ALL, Always),
    (Action::Pack, ALL, Always),
    (Action::PlanShipments, SHIPS, OnceLed),
    (Action::CloseShipments, SHIPS, OnceLed),
    (Action::SellLots, LEADS, OnceLed),
    (Action::Judge, LEADS, Always),
    (Action::Terms, LEADS, OnceLed),
    (Action::Purge, LEADS, OnceLed),
    (Action::People, LEADS, OnceLed),
    (Action::Admins, &[Admin], OnceAdministered),
];

/// Who leads a site.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Led {
    /// Nobody yet.
    #[default]
    Nobody,
    /// Supervisors alone.
    Supervisors,
    /// An admin too.
    Admins,
}

/// Tells whether a role may do something, where all of the table counts.
pub fn may(role: Role, action: Action) -> bool {
    row(action).0.contains(&role)
}

/// Tells whether a role may do something at a site that is led so.
pub fn may_at(role: Role, action: Action, led: Led) -> bool {
    may(role, action)
        || match counts(action) {
            Always => false,
            OnceLed => led == Led::Nobody,
            OnceAdministered => match led {
                Led::Nobody => true,
                Led::Supervisors => role.leads(),
                Led::Admins => false,
            },
        }
}

/// Gives the roles that may do something, in their order.
pub fn roles(action: Action) -> &'static [Role] {
    row(action).0
}

/// Gives from when on the row of an action counts.
pub fn counts(action: Action) -> Counts {
    row(action).1
}

fn row(action: Action) -> (&'static [Role], Counts) {
    // A test holds that each action has its row; one without it is nobody's.
    let found = RIGHTS.iter().find(|(of, ..)| *of == action);
    found.map_or((&[], Always), |(_, roles, counts)| (*roles, *counts))
}

/// Gives the table as `docs/rights.md` has it.
pub fn printed() -> String {
    use std::fmt::Write as _;
    let mut text = String::from("| action |");
    for role in Role::ALL {
        write!(text, " {} |", role.code()).ok();
    }
    text.push_str(" counts |\n|---|---|---|---|---|---|\n");
    for (action, _, counts) in RIGHTS {
        write!(text, "| `{}` |", action.code()).ok();
        for role in Role::ALL {
            let word = if may(*role, *action) { "yes" } else { "–" };
            write!(text, " {word} |").ok();
        }
        let from = match counts {
            Always => "always",
            OnceLed => "once anybody leads",
            OnceAdministered => "once there is an admin",
        };
        writeln!(text, " {from} |").ok();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each action × role, spelled a second time: operator, supervisor, shipping, admin.
    const WANTED: &[(&str, &str)] = &[
        ("begin", "osha"),
        ("dock", "osha"),
        ("receive", "os-a"),
        ("grade", "os-a"),
        ("photograph", "osha"),
        ("move", "osha"),
        ("undo", "osha"),
        ("labels", "osha"),
        ("files", "osha"),
        ("repair", "os-a"),
        ("resell", "osha"),
        ("dispatch", "osha"),
        ("pack", "osha"),
        ("plan_shipments", "-sha"),
        ("close_shipments", "-sha"),
        ("sell_lots", "-s-a"),
        ("judge", "-s-a"),
        ("terms", "-s-a"),
        ("purge", "-s-a"),
        ("people", "-s-a"),
        ("admins", "---a"),
    ];

    #[test]
    fn each_action_by_each_role() {
        assert_eq!(WANTED.len(), Action::ALL.len());
        assert_eq!(RIGHTS.len(), Action::ALL.len(), "each action has one row");
        for (code, marks) in WANTED {
            let action = Action::parse(code).expect("an action");
            let found: String = Role::ALL
                .iter()
                .zip("osha".chars())
                .map(|(role, mark)| if may(*role, action) { mark } else { '-' })
                .collect();
            assert_eq!(found, *marks, "{code}");
        }
    }

    #[test]
    fn before_anybody_leads_only_what_counts_always_is_barred() {
        for action in Action::ALL.iter().copied() {
            for role in Role::ALL.iter().copied() {
                let free = match counts(action) {
                    Always => may(role, action),
                    OnceLed | OnceAdministered => true,
                };
                assert_eq!(
                    may_at(role, action, Led::Nobody),
                    free,
                    "{action:?} {role:?}"
                );
                assert_eq!(may_at(role, action, Led::Admins), may(role, action));
            }
        }
        assert!(may_at(Role::Supervisor, Action::Admins, Led::Supervisors));
        assert!(!may_at(Role::Shipping, Action::Admins, Led::Supervisors));
    }

    #[test]
    fn who_leads_is_who_judges() {
        let leads: Vec<Role> = Role::ALL
            .iter()
            .copied()
            .filter(|role| role.leads())
            .collect();
        assert_eq!(leads, [Role::Supervisor, Role::Admin]);
    }
}
