//! Which right a command asks for. The table itself is [`crate::domain::rights`].

use crate::domain::rights::{Action, Counts, Led, Role, counts, may, may_at};
use crate::ledger::command::{Command, ShipCommand};
use crate::ledger::refusal::Refusal;

use super::Need;

/// Gives what the gate must know of a command beyond the person: who leads, where the row of the table does
/// not count always.
pub(super) fn needs(command: &Command) -> Option<Need> {
    match counts(action_of(command)) {
        Counts::Always => None,
        Counts::OnceLed | Counts::OnceAdministered => Some(Need::Led),
    }
}

/// The one gate: refuses a command whose right the role lacks, and says who has it.
pub(super) fn may_order(role: Role, command: &Command, led: Led) -> Result<(), Refusal> {
    let action = action_of(command);
    if may_at(role, action, led) {
        return Ok(());
    }
    Err(if may(Role::Operator, action) {
        Refusal::BenchNeeded
    } else if may(Role::Shipping, action) {
        Refusal::ShippingNeeded
    } else if may(Role::Supervisor, action) {
        Refusal::SupervisorNeeded
    } else {
        Refusal::AdminNeeded
    })
}

/// Gives what a command does, as far as rights tell it apart. Some rules ask for more where it depends on
/// what is known: the undo of a merge, a hold that a bench changes, a warning that only a supervisor signs.
#[expect(clippy::too_many_lines, reason = "one arm for each command")]
pub fn action_of(command: &Command) -> Action {
    match command {
        Command::OpenSeries { .. }
        // What people ask for themselves is free; the rules of people ask for the rest.
        | Command::EnrolPerson { .. }
        | Command::SetPerson(_)
        | Command::SetPin { .. }
        | Command::LockPerson { .. } => Action::Begin,
        Command::UnlockPerson { .. } => Action::People,
        Command::NameSeller { .. }
        | Command::SetSellerPolicy { .. }
        | Command::SetSellerTerms { .. }
        | Command::SetSellerRates { .. }
        | Command::SetSellerChecklist { .. }
        | Command::TakeSeller(_) => Action::Terms,
        Command::SetOrder(set) if set.mail.is_none() => Action::Judge,
        Command::ReadAnswers(read) if read.folder.is_none() => Action::Judge,
        Command::SetOrder(_)
        | Command::ReadAnswers(_)
        | Command::ImportReturns(_)
        | Command::ImportProducts(_)
        | Command::ImportRecalls(_)
        | Command::AnswerHolds { .. }
        | Command::AnswerRepairInBook { .. }
        | Command::ClaimParcel { .. }
        | Command::MakeMail(_)
        | Command::TakeMail(_) => Action::Files,
        Command::OpenLoad { .. }
        | Command::CloseLoad { .. }
        | Command::DockParcel(_)
        | Command::DamageParcel { .. }
        | Command::WeighParcel { .. } => Action::Dock,
        Command::ReceiveParcel(_)
        | Command::OpenParcel { .. }
        | Command::IdentifyParcel { .. }
        | Command::NoteProduct { .. } => Action::Receive,
        Command::EmptyParcel { .. }
        | Command::ShelveParcel { .. }
        | Command::CloseParcel { .. }
        | Command::PutUnit(_)
        | Command::RateUnit(_)
        // Which corrections a supervisor makes says the site's rule of corrections.
        | Command::Correct(_)
        | Command::ParkUnit(_)
        | Command::BindShipment { .. } => Action::Grade,
        Command::NamePhoto(_)
        | Command::DropPhoto { .. }
        | Command::MaskPhoto(_)
        | Command::PictureContainer { .. } => Action::Photograph,
        Command::OpenContainer { .. }
        | Command::SealContainer { .. }
        | Command::MoveUnits { .. }
        | Command::MoveContents { .. }
        | Command::CountPlace(_)
        | Command::CountShelf(_)
        | Command::MoveParcel { .. }
        | Command::BinParcel { .. } => Action::Move,
        Command::Undo { .. } => Action::Undo,
        Command::AllotRange { .. } | Command::Reprint { .. } => Action::Labels,
        Command::EstimateRepair(_) | Command::WorkRepair(_) => Action::Repair,
        Command::OpenBatch(_)
        | Command::GatherUnits { .. }
        | Command::LetGoUnits { .. }
        | Command::ListBatch { .. }
        | Command::EndBatch { .. }
        | Command::RelabelUnit { .. }
        | Command::ReturnToHold { .. }
        | Command::SellUnits(_) => Action::Resell,
        Command::LeaveContainer { .. }
        | Command::MakeForward(_)
        | Command::HandOver { .. }
        | Command::CancelForward { .. }
        | Command::ReleaseParcel(_) => Action::Dispatch,
        Command::SellLot(_) | Command::WithdrawLot { .. } | Command::TakeProceeds(_) => {
            Action::SellLots
        }
        Command::BringBack { .. }
        | Command::InstructDispose { .. }
        | Command::JudgeUnits { .. }
        | Command::ChangeHold { .. }
        | Command::EndHold { .. }
        | Command::AnswerRepair(_)
        | Command::EndRepair(_)
        | Command::UnmatchParcel { .. }
        | Command::AttachUnits(_)
        | Command::MergeParcel { .. }
        | Command::ExpireParcel { .. }
        | Command::WriteOff { .. }
        | Command::WriteOffParcels { .. }
        | Command::WaivePhoto(_)
        | Command::ReopenPallet { .. }
        | Command::Day(_) => Action::Judge,
        Command::PurgePhotos(_) | Command::PurgeChat(_) => Action::Purge,
        Command::Ship(command) => action_of_shipping(command),
    }
}

fn action_of_shipping(command: &ShipCommand) -> Action {
    match command {
        ShipCommand::JoinCarton { .. }
        | ShipCommand::Pack { .. }
        | ShipCommand::PartCarton { .. }
        | ShipCommand::MeasureCarton { .. }
        | ShipCommand::NoteSeal { .. }
        | ShipCommand::GiveSscc { .. }
        | ShipCommand::ExportUnits(_) => Action::Pack,
        ShipCommand::SetParty(_)
        | ShipCommand::DeclareGoods(_)
        | ShipCommand::DeclareEach(_)
        | ShipCommand::SetTemplate(..)
        | ShipCommand::RateFreight(_)
        | ShipCommand::ImportExports(_)
        | ShipCommand::LoadScreening(_)
        | ShipCommand::SetShipment(_)
        | ShipCommand::SetPallet(_)
        | ShipCommand::SetConsignment(_)
        | ShipCommand::AllotSscc(_)
        | ShipCommand::NotePapers(_) => Action::PlanShipments,
        ShipCommand::CloseConsignment { .. }
        | ShipCommand::SignFinding { .. }
        | ShipCommand::Ship { .. } => Action::CloseShipments,
        ShipCommand::ReopenCarton { .. } | ShipCommand::ReopenConsignment { .. } => Action::Judge,
    }
}
