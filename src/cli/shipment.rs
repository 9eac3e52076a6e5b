//! `returnbay shipment`: consolidated shipments to China, from their parties to their leaving.

mod goods;
mod plan;
mod propose;
mod seal;
mod sheet;
mod shown;
mod templates;
mod terms;

use std::sync::Arc;

use crate::domain::codes::{ConsignmentNumber, ContainerName, PersonCode};
use crate::domain::packing::Turning;
use crate::domain::shipment::{CartonMeasure, WeighedBy};
use crate::ledger::command::ShipCommand;
use crate::ledger::fact::SsccRange;
use crate::ledger::query::{ConsignmentView, PlanOf, ShipAnswer, ShipQuery};
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::desk::Desk;
use crate::shell::view::TakeRows;
use crate::shell::{Clock, Devices, Shell, Wrote};
use crate::text::{BenchMsg, Message, TroubleMsg};

use super::args::{Args, Shipment, ShipmentWay};
use super::lot::{Known, is_known};
use super::{Exit, Out, folder, open, sit_down};

pub(super) use shown::show;

#[expect(clippy::too_many_lines, reason = "one arm for each way")]
pub(super) fn run(args: &Args, verb: &Shipment, out: &Out) -> Exit {
    match &verb.way {
        ShipmentWay::List => read(args, out, shown::list),
        ShipmentWay::Free => read(args, out, shown::free),
        ShipmentWay::Propose { of, flat } => {
            let turning = if *flat {
                Turning::KeepFlat
            } else {
                Turning::Free
            };
            propose::cartons(args, (of, turning), out)
        }
        ShipmentWay::Boxes => propose::boxes(args, out),
        ShipmentWay::Box(told) => propose::keep(args, told, out),
        ShipmentWay::Heads => {
            out.line(&crate::shell::goods::heads().join("\t"));
            Exit::Done
        }
        ShipmentWay::Sheet(told) => sheet::run(args, told, out),
        ShipmentWay::Template { way } => templates::run(args, way, out),
        ShipmentWay::Goods {
            file,
            seller,
            good_rows,
            by,
        } => {
            let rows = if *good_rows {
                TakeRows::Good
            } else {
                TakeRows::AllOrNone
            };
            write(args, &by.badge, out, |at| {
                goods::take(at, (seller, file), rows, out)
            })
        }
        ShipmentWay::Rates { file, by } => {
            write(args, &by.badge, out, |at| plan::take(at, file, out))
        }
        ShipmentWay::Plan {
            seller,
            importer,
            wait,
        } => {
            let of = importer.clone().map(PlanOf::Importer);
            let of = of.or_else(|| seller.clone().map(PlanOf::Seller));
            plan::run(args, of.as_ref(), *wait, out)
        }
        ShipmentWay::Party(told) => match (&told.party, &told.badge) {
            (Some(code), Some(badge)) => {
                write(args, badge, out, |shell| terms::party(shell, code, told))
            }
            (_, _) => read(args, out, shown::parties),
        },
        ShipmentWay::Set(told) => write(args, &told.by.badge, out, |at| terms::shipment(at, told)),
        ShipmentWay::Pallet(told) => write(args, &told.by.badge, out, |at| terms::pallet(at, told)),
        ShipmentWay::Consignment(told) => {
            write(args, &told.by.badge, out, |at| terms::consignment(at, told))
        }
        ShipmentWay::Join {
            cartons,
            consignment,
            pallet,
            by,
        } => each(args, &by.badge, cartons, out, |container| {
            ShipCommand::JoinCarton {
                container,
                consignment: consignment.clone(),
                pallet: pallet.clone(),
            }
        }),
        ShipmentWay::Part { cartons, by } => each(args, &by.badge, cartons, out, |container| {
            ShipCommand::PartCarton { container }
        }),
        ShipmentWay::Sscc { cartons, by } => each(args, &by.badge, cartons, out, |container| {
            ShipCommand::GiveSscc { container }
        }),
        ShipmentWay::Ship { shipment, by } => write(args, &by.badge, out, |at| {
            at.commit(ShipCommand::Ship {
                shipment: shipment.clone(),
            })
        }),
        ShipmentWay::Allot {
            prefix,
            first,
            count,
            by,
        } => write(args, &by.badge, out, |at| {
            at.commit(ShipCommand::AllotSscc(SsccRange {
                prefix: prefix.clone(),
                first: *first,
                count: *count,
            }))
        }),
        ShipmentWay::Measure { .. }
        | ShipmentWay::Seal { .. }
        | ShipmentWay::Unseal { .. }
        | ShipmentWay::Close { .. }
        | ShipmentWay::Reopen { .. } => one(args, &verb.way, out),
    }
}

/// Writes what is said of one carton, range or consignment.
fn one(args: &Args, way: &ShipmentWay, out: &Out) -> Exit {
    match way {
        ShipmentWay::Measure {
            carton,
            sides,
            gross,
            tare,
            by,
        } => write(args, &by.badge, out, |at| {
            at.commit(ShipCommand::MeasureCarton {
                container: carton.clone(),
                measure: CartonMeasure {
                    sides: sides.0,
                    gross: *gross,
                    tare: *tare,
                    by: WeighedBy::Hand,
                },
            })
        }),
        ShipmentWay::Seal {
            carton,
            number,
            photo,
            by,
        } => write(args, &by.badge, out, |at| {
            seal::seal(at, carton, number.as_ref(), photo.as_deref())
        }),
        ShipmentWay::Unseal { carton, reason, by } => write(args, &by.badge, out, |at| {
            at.commit(ShipCommand::ReopenCarton {
                container: carton.clone(),
                reason: reason.clone(),
            })
        }),
        ShipmentWay::Close { consignment, by } => {
            write(args, &by.badge, out, |at| close(at, consignment))
        }
        ShipmentWay::Reopen {
            consignment,
            reason,
            by,
        } => write(args, &by.badge, out, |at| {
            at.commit(ShipCommand::ReopenConsignment {
                consignment: consignment.clone(),
                reason: reason.clone(),
            })
        }),
        ShipmentWay::List
        | ShipmentWay::Free
        | ShipmentWay::Allot { .. }
        | ShipmentWay::Propose { .. }
        | ShipmentWay::Boxes
        | ShipmentWay::Box(_)
        | ShipmentWay::Heads
        | ShipmentWay::Template { .. }
        | ShipmentWay::Sheet(_)
        | ShipmentWay::Goods { .. }
        | ShipmentWay::Rates { .. }
        | ShipmentWay::Plan { .. }
        | ShipmentWay::Party(_)
        | ShipmentWay::Set(_)
        | ShipmentWay::Pallet(_)
        | ShipmentWay::Consignment(_)
        | ShipmentWay::Join { .. }
        | ShipmentWay::Part { .. }
        | ShipmentWay::Sscc { .. }
        | ShipmentWay::Ship { .. } => Exit::Done,
    }
}

/// A shell where a known person is signed in, and the same store to read.
struct At<'o> {
    shell: Shell,
    desk: Desk,
    out: &'o Out,
}

impl At<'_> {
    fn commit(&self, command: ShipCommand) -> Result<(), Message> {
        self.done(Command::Ship(command))
    }

    /// Writes, and says so where there was nothing to write.
    fn done(&self, command: Command) -> Result<(), Message> {
        if self.shell.committed(command)? == Wrote::Nothing {
            let nothing = Message::from(TroubleMsg::CommandNothing);
            self.out.note(&self.out.words().say(&nothing));
        }
        Ok(())
    }

    fn ask(&self, query: ShipQuery) -> Result<ShipAnswer, Message> {
        ask(&self.desk, query)
    }
}

fn ask(desk: &Desk, query: ShipQuery) -> Result<ShipAnswer, Message> {
    match desk.ask(&Query::Ship(query))? {
        Answer::Ship(answer) => Ok(answer),
        _ => Err(TroubleMsg::NothingToExport.into()),
    }
}

/// Reads beside an open window.
fn read(args: &Args, out: &Out, show: impl FnOnce(&Desk, &Out) -> Result<(), Message>) -> Exit {
    let desk = folder(args).and_then(|folder| Desk::open(&folder));
    match desk.and_then(|desk| show(&desk, out)) {
        Ok(()) => Exit::Done,
        Err(message) => out.store_trouble(&message),
    }
}

/// Writes by a badge that is known. Signing in would enrol one that nobody knows: here it is refused.
fn write(
    args: &Args,
    badge: &PersonCode,
    out: &Out,
    work: impl FnOnce(&At<'_>) -> Result<(), Message>,
) -> Exit {
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    match is_known(args, badge) {
        Ok(Known::Yes) => {}
        Ok(Known::No) => {
            let person = badge.clone();
            return out.refused(&BenchMsg::UnknownPerson { person }.into());
        }
        Err(message) => return out.store_trouble(&message),
    }
    let desk = match folder(args).and_then(|folder| Desk::open(&folder)) {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    if let Err(message) = sit_down(args, &shell, badge) {
        return out.refused(&message);
    }
    match work(&At { shell, desk, out }) {
        Ok(()) => Exit::Done,
        Err(message) => out.refused(&message),
    }
}

/// Writes one command for each carton. What was refused is named; the others stand.
fn each(
    args: &Args,
    badge: &PersonCode,
    cartons: &[ContainerName],
    out: &Out,
    command: impl Fn(ContainerName) -> ShipCommand,
) -> Exit {
    let mut refused = false;
    let exit = write(args, badge, out, |at| {
        for carton in cartons {
            if let Err(message) = at.commit(command(carton.clone())) {
                out.note(&format!("{carton}: {}", out.words().say(&message)));
                refused = true;
            }
        }
        Ok(())
    });
    match exit {
        Exit::Done if refused => Exit::Refused,
        exit => exit,
    }
}

fn close(at: &At<'_>, number: &ConsignmentNumber) -> Result<(), Message> {
    let list = match viewed(at, number)? {
        Some(view) => codec::encode_consignment(&view.consignment),
        // The rule says that there is none.
        None => String::new(),
    };
    at.commit(ShipCommand::CloseConsignment {
        consignment: number.clone(),
        list: Arc::from(list.as_bytes()),
    })
}

fn viewed(
    at: &At<'_>,
    number: &ConsignmentNumber,
) -> Result<Option<Box<ConsignmentView>>, Message> {
    let today = at.shell.zone().day(at.shell.now());
    match at.ask(ShipQuery::Consignment(number.clone(), today))? {
        ShipAnswer::Consignment(view) => Ok(view),
        _ => Ok(None),
    }
}
