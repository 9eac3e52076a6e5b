//! The face of each step: one question, its answers, and what is in hand.

use crate::domain::codes::{OrderId, Rma};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::ReturnRef;
use crate::domain::time::Day;
use crate::ledger::draft::{Aside, Binding, BindingWhy};
use crate::ledger::query::{Dossier, FoundBy};
use crate::ledger::rows::SellerRow;
use crate::text::{BenchMsg, GateName, GateOpens, Message};

use super::at_close::shelf_kind;
use super::at_odd::Doubt;
use super::at_product;
use super::at_ready::offered;
use super::context::Context;
use super::face::{
    Busy, Current, Digits, Face, Lamp, LastPut, LineView, ParcelView, ProductView, ProposalView,
    Tile,
};
use super::in_hand::in_hand;
use super::step::{Elsewhere, Outcome, Step, Sure};
use super::work::{Hand, Work, WorkLine};
use super::{
    at_aside, at_checks, at_differs, at_odd, at_put, at_unlabelled, dock, due, kept, places,
};

/// Draws the face of a step.
pub(super) fn face(step: &Step, context: &Context, queued: usize) -> Face {
    let mut face = Face {
        step: step.name(),
        person: context.person.clone(),
        parcel: step.work().map(|work| parcel_view(work, step.hand())),
        in_hand: in_hand(step, context),
        tag: step.hand().map(|hand| hand.tag.clone()),
        lines: step
            .work()
            .map(|work| line_views(work, step.hand()))
            .unwrap_or_default(),
        product: step.work().and_then(|work| product_view(work, step.hand())),
        so_far: step
            .hand()
            .zip(step.work())
            .map(|(hand, work)| so_far(work, hand, context))
            .or_else(|| step.work().map(outside))
            .unwrap_or_default(),
        last: context.last_put.as_ref().map(|put| LastPut {
            tag: put.tag.clone(),
            grade: put.grade,
            decision: put.decision,
            container: put.container.clone(),
            at: put.at,
        }),
        queued,
        busy: if step.awaits().is_some() {
            Busy::Yes
        } else {
            Busy::No
        },
        ..Face::default()
    };
    face.dock = step.dock().map(|dock| Box::new(dock::face(dock)));
    face.places = step.places().map(|places| Box::new(places::face(places)));
    ask(&mut face, step, context);
    if let Some(shown) = &context.shown {
        face.lamp = if face.busy == Busy::Yes {
            Lamp::Working
        } else {
            shown.lamp
        };
        // What is asked is not said a second time; a refusal is.
        let said = shown.lamp == Lamp::Stop || face.prompt.as_ref() != Some(&shown.message);
        face.result = said.then(|| (shown.lamp, shown.message.clone()));
        face.verbatim.clone_from(&shown.verbatim);
        if shown.detail.is_some() {
            face.detail.clone_from(&shown.detail);
        }
    }
    if context.last_put.is_some()
        && step.dock().is_none()
        && step.places().is_none()
        && !matches!(step, Step::UndoTag(..) | Step::Halted | Step::SignIn(_))
    {
        face.keys.push(('U', BenchMsg::KeyUndo.into()));
    }
    face
}

#[expect(clippy::too_many_lines, reason = "one arm for each step")]
fn ask(face: &mut Face, step: &Step, context: &Context) {
    let prompt: Message = match step {
        Step::SignIn(None) => BenchMsg::ScanBadge.into(),
        Step::SignIn(Some(restored)) => kept::prompt(&restored.draft).into(),
        Step::Ready => {
            face.keys = vec![('N', BenchMsg::KeyUnlabelled.into())];
            BenchMsg::ScanParcel.into()
        }
        Step::SigningIn(..)
        | Step::Enrolling(..)
        | Step::Recalling(..)
        | Step::Looking(..)
        | Step::Resuming(..)
        | Step::ElsewhereLooking(..)
        | Step::SlipLooking(..)
        | Step::EndLooking(..)
        | Step::NumberLooking(..)
        | Step::SellersLooking(..)
        | Step::TagLooking(..) => {
            face.lamp = Lamp::Working;
            BenchMsg::Looking.into()
        }
        Step::Receiving(..)
        | Step::Closing(..)
        | Step::ShelfSaving(..)
        | Step::Writing(..)
        | Step::Undoing(..) => {
            face.lamp = Lamp::Working;
            BenchMsg::Saving.into()
        }
        Step::Saving(_, _, _, outcome, _, sure) => {
            face.lamp = Lamp::Working;
            face.proposal = Some(proposal_view(outcome));
            match sure {
                Sure::Awaited => BenchMsg::Saving.into(),
                Sure::Checking => BenchMsg::Checking.into(),
            }
        }
        Step::Choosing(_, dossier, returns) => {
            face.lamp = Lamp::Need;
            face.tiles = return_tiles(dossier, offered(returns));
            match dossier.found_by {
                FoundBy::Return => BenchMsg::ChooseReturn.into(),
                FoundBy::Outbound => BenchMsg::ChooseOutbound.into(),
            }
        }
        Step::Ending(_, end, dossier, returns) => {
            face.lamp = Lamp::Need;
            face.verbatim = Some(format!("…{end}"));
            face.tiles = return_tiles(dossier, offered(returns));
            BenchMsg::ChooseReturn.into()
        }
        Step::Odd(reading, dossier) => {
            let doubt = at_odd::doubt(reading, dossier).unwrap_or(Doubt::NotKnown);
            let words = (BenchMsg::OddReceive.into(), BenchMsg::OddScanAgain.into());
            at_odd::draw(face, doubt, reading, words)
        }
        Step::Opened(work) => opened(face, work),
        Step::Naming(..) => {
            face.keys = vec![('B', BenchMsg::KeyNoBarcode.into())];
            BenchMsg::ScanProduct.into()
        }
        Step::Binding(work, _, binding) => bind(face, work, binding),
        Step::Differing(work, _, barcode) => {
            face.lamp = Lamp::Need;
            face.verbatim.clone_from(barcode);
            let owner = barcode
                .as_ref()
                .and_then(|code| at_differs::owner(work, code));
            face.detail = owner.map(|seller| BenchMsg::ListedBy { seller }.into());
            let words = at_differs::ANSWERS.iter().enumerate();
            let tiles = words.map(|(place, finding)| {
                tile(digit_of(place), Message::term("finding", finding.code()))
            });
            face.tiles = tiles.collect();
            BenchMsg::WhoseGoods.into()
        }
        Step::Aside(_, aside) => ask_aside(face, *aside),
        Step::Whose(_, sellers, page) => whose(face, sellers, *page),
        Step::Checking(work, hand) => {
            face.keys = unit_keys();
            question(face, work, hand, context)
        }
        Step::Proposing(work, hand, outcome) => {
            propose(face, work, hand, (outcome, context.now.day))
        }
        Step::Unseen(work, _) => {
            face.lamp = Lamp::Need;
            face.tiles = vec![
                tile(1, BenchMsg::UnseenMissing),
                tile(2, BenchMsg::UnseenOtherBox),
            ];
            let count = u32::try_from(work.open_lines().count()).unwrap_or(u32::MAX);
            BenchMsg::UnseenLines { count }.into()
        }
        Step::EmptyConfirm(_) => {
            face.lamp = Lamp::Need;
            face.tiles = vec![
                tile(1, BenchMsg::ConfirmEmptyYes),
                tile(2, BenchMsg::ConfirmEmptyNo),
            ];
            BenchMsg::ConfirmEmpty.into()
        }
        Step::Shelving(_, purpose) => {
            face.lamp = Lamp::Need;
            BenchMsg::ScanContainerOf {
                kind: shelf_kind(*purpose),
            }
            .into()
        }
        Step::UndoTag(_, put) => {
            face.lamp = Lamp::Need;
            BenchMsg::UndoScanTag {
                tag: put.tag.tail().to_owned(),
                container: put.container.clone(),
            }
            .into()
        }
        Step::Dock(dock) => dock::ask(face, dock),
        Step::Places(places) => places::ask(face, places),
        Step::Halted => {
            face.lamp = Lamp::Stop;
            BenchMsg::StoreStopped.into()
        }
    };
    if can_cancel(step) {
        face.keys.push(('\u{1b}', BenchMsg::KeyCancel.into()));
    }
    face.prompt = Some(prompt);
}

fn product_view(work: &Work, hand: Option<&Hand>) -> Option<ProductView> {
    let known = hand.and_then(|hand| hand.product.as_ref());
    let line = match (known, work.lines.as_slice()) {
        (Some(product), _) => work.line(product.line?)?,
        (None, [only]) => only,
        (None, _) => return None,
    };
    let barcode = known.and_then(|product| product.barcode.as_deref());
    let product = at_product::of_line(work, line, barcode)?;
    Some(ProductView {
        title: product.title.clone(),
        variant: product.variant.clone(),
        picture: product.picture.clone(),
        battery: product.battery,
        category: product.category.clone(),
    })
}

fn can_cancel(step: &Step) -> bool {
    matches!(
        step,
        Step::Choosing(..)
            | Step::Ending(..)
            | Step::Odd(..)
            | Step::Naming(..)
            | Step::Differing(..)
            | Step::Aside(..)
            | Step::Whose(..)
            | Step::Binding(..)
            | Step::Checking(..)
            | Step::Proposing(..)
            | Step::Unseen(..)
            | Step::EmptyConfirm(_)
            | Step::Shelving(..)
            | Step::UndoTag(..)
    )
}

fn tile(digit: u8, label: impl Into<Message>) -> Tile {
    Tile {
        digit,
        label: label.into(),
        note: None,
        decision: None,
    }
}

fn digit_of(index: usize) -> u8 {
    u8::try_from(index + 1).unwrap_or(9)
}

fn return_tiles(dossier: &Dossier, returns: &[ReturnRef]) -> Vec<Tile> {
    let mut tiles: Vec<Tile> = returns
        .iter()
        .enumerate()
        .map(|(index, of)| {
            let lines = dossier
                .lines
                .iter()
                .filter(|line| line.known.line.of == *of);
            let titles: Vec<String> = lines
                .filter_map(|line| line.known.line.title.clone())
                .collect();
            let order = of.order_id.as_ref().map_or("", |order| order.as_str());
            Tile {
                digit: digit_of(index),
                label: Message::Verbatim(format!("{} · {}", of.seller, titles.join(" + "))),
                note: Some(Message::Verbatim(order.to_owned())),
                decision: None,
            }
        })
        .collect();
    tiles.push(tile(digit_of(tiles.len()), BenchMsg::NoneOfThese));
    tiles
}

/// The keys that do something while a unit is looked at.
fn unit_keys() -> Vec<(char, Message)> {
    vec![
        ('Q', BenchMsg::KeyQuantity.into()),
        ('K', BenchMsg::KeyPark.into()),
        ('R', BenchMsg::KeyRework.into()),
    ]
}

fn ask_aside(face: &mut Face, aside: Aside) -> Message {
    face.lamp = Lamp::Need;
    let words = at_aside::tiles(aside).into_iter().enumerate();
    face.tiles = words
        .map(|(place, word)| tile(digit_of(place), word))
        .collect();
    match aside {
        Aside::Damage => BenchMsg::AskDamage.into(),
        Aside::ParkWhy => BenchMsg::AskPark.into(),
        Aside::TestShelf(_) => BenchMsg::ScanContainerOf {
            kind: ContainerKind::TestShelf,
        }
        .into(),
        Aside::Rework => BenchMsg::AskRework.into(),
        Aside::Original(_) => BenchMsg::AskOriginal.into(),
        Aside::ParcelTag => BenchMsg::ScanParcelTag.into(),
        Aside::Whose => BenchMsg::WhoseParcel.into(),
        Aside::Quantity(keyed) => {
            face.digits = Digits::Number;
            face.keys.push(('\r', BenchMsg::KeyDone.into()));
            face.detail = Some(BenchMsg::AskQuantityDetail.into());
            match keyed {
                Some(count) => BenchMsg::AskQuantityKeyed { count }.into(),
                None => BenchMsg::AskQuantity.into(),
            }
        }
        Aside::TakeOut(_, units) => {
            if units > 0 {
                let print = BenchMsg::KeyPrintTags { count: units };
                face.keys.push(('Q', print.into()));
            }
            BenchMsg::ScanTagOfOne.into()
        }
        Aside::NumberEnd(end) => {
            face.digits = Digits::Number;
            face.detail = Some(BenchMsg::AskNumberEndDetail.into());
            BenchMsg::AskNumberEnd {
                keyed: end.to_string(),
            }
            .into()
        }
    }
}

fn whose(face: &mut Face, sellers: &[SellerRow], page: usize) -> Message {
    face.lamp = Lamp::Need;
    let rows = at_unlabelled::offered(sellers, page).iter().enumerate();
    let mut tiles: Vec<Tile> = rows
        .map(|(place, row)| Tile {
            digit: digit_of(place),
            label: Message::Verbatim(row.seller.to_string()),
            note: Some(Message::Verbatim(row.name.clone())),
            decision: None,
        })
        .collect();
    let last = if at_unlabelled::has_more(sellers, page) {
        BenchMsg::MoreSellers
    } else {
        BenchMsg::SellerNotLegible
    };
    tiles.push(tile(digit_of(tiles.len()), last));
    face.tiles = tiles;
    BenchMsg::WhoseParcel.into()
}

/// What is known of the outside of the parcel: a number that is marked, and what is wrong with it.
fn outside(work: &Work) -> Vec<Message> {
    let number = work.candidates.first().filter(|best| best.is_marked());
    let mark = number.map(|best| Message::term("check", best.check.code()));
    let damage = work.damage.iter();
    let damage = damage.map(|damage| Message::term("damage", damage.code()));
    mark.into_iter().chain(damage).collect()
}

fn opened(face: &mut Face, work: &Work) -> Message {
    face.keys.push(('D', BenchMsg::KeyDamage.into()));
    if work.units == 0 {
        face.keys.push(('E', BenchMsg::KeyEmpty.into()));
        if work.lines.is_empty() {
            face.keys.push(('C', BenchMsg::KeyClaim.into()));
            face.keys.push(('N', BenchMsg::KeyNumberEnd.into()));
            face.digits = Digits::Beginning;
        }
    }
    if work.units > 0 || !work.lines.is_empty() {
        face.keys.push(('P', BenchMsg::KeyEnd.into()));
    }
    if work.units > 0 && work.open_lines().next().is_none() {
        face.detail = Some(BenchMsg::AllSeen.into());
        return BenchMsg::ScanUnitTagOr.into();
    }
    BenchMsg::ScanUnitTag.into()
}

fn bind(face: &mut Face, work: &Work, binding: &Binding) -> Message {
    face.lamp = Lamp::Need;
    face.verbatim.clone_from(&binding.barcode);
    let named = |(index, id): (usize, &crate::domain::ids::LineId)| {
        let line = work.line(*id)?;
        let note = match work.beside(*id) {
            Some(_) => whose_return(&line.known.line.of),
            None => ids_of(line),
        };
        Some(Tile {
            digit: digit_of(index),
            label: Message::Verbatim(line.title()),
            note: Some(Message::Verbatim(note)),
            decision: None,
        })
    };
    face.tiles = binding
        .options
        .iter()
        .enumerate()
        .filter_map(named)
        .collect();
    face.tiles.push(tile(
        digit_of(binding.options.len()),
        BenchMsg::NotAnnounced,
    ));
    match binding.why {
        BindingWhy::Unknown => BenchMsg::BindProduct.into(),
        BindingWhy::Unsure => BenchMsg::ConfirmProvisional.into(),
        BindingWhy::NoBarcode => BenchMsg::WhichLine.into(),
        BindingWhy::Elsewhere => BenchMsg::OpenElsewhere.into(),
    }
}

fn ids_of(line: &WorkLine) -> String {
    let ids = [&line.known.line.sku, &line.known.line.asin];
    let ids: Vec<&str> = ids.into_iter().flatten().map(String::as_str).collect();
    ids.join(" · ")
}

/// Names another return: its seller, and the number that its slip has.
fn whose_return(of: &ReturnRef) -> String {
    let rma = of.rma_id.as_ref().map(Rma::as_str);
    let order = of.order_id.as_ref().map(OrderId::as_str);
    let parts = [Some(of.seller.as_str()), rma, order];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

fn question(face: &mut Face, work: &Work, hand: &Hand, context: &Context) -> Message {
    let (_, checklist) = at_checks::checklist(work, hand, context);
    let Some(question) = checklist.standing(&hand.answers).next else {
        return BenchMsg::Looking.into();
    };
    let answers = question.answers.iter().enumerate();
    face.tiles = answers
        .map(|(index, answer)| {
            tile(
                digit_of(index),
                Message::answers(checklist, &question.code, &answer.code),
            )
        })
        .collect();
    Message::asks(checklist, &question.code)
}

/// Decisions that a day that ends bears on: what waits may outlast it, what travels leaves before.
const WAITS_OR_TRAVELS: [Decision; 2] = [Decision::Hold, Decision::ShipChina];

fn propose(
    face: &mut Face,
    work: &Work,
    hand: &Hand,
    (outcome, today): (&Outcome, Day),
) -> Message {
    let mut view = proposal_view(outcome);
    let decision = outcome.proposal.decision;
    if outcome.elsewhere == Elsewhere::No {
        view.beside = outcome.gates.iter().map(|code| gate_closes(code)).collect();
        if WAITS_OR_TRAVELS.contains(&decision) {
            view.beside.extend(due::said(&outcome.deadlines, today));
        }
    }
    face.proposal = Some(view);
    match outcome.elsewhere {
        Elsewhere::No => {
            face.keys.push(('O', BenchMsg::KeyOverride.into()));
            face.keys.extend(unit_keys());
            let kind = at_put::wanted(work, hand, outcome, (decision, today));
            face.detail = Some(BenchMsg::ScanContainerOf { kind }.into());
            BenchMsg::PutInto { decision }.into()
        }
        Elsewhere::Asked => {
            face.lamp = Lamp::Need;
            let reasons = OverrideReason::ALL.iter().enumerate();
            face.tiles = reasons
                .map(|(index, reason)| tile(digit_of(index), Message::override_reason(*reason)))
                .collect();
            BenchMsg::WhyOverride.into()
        }
        Elsewhere::Because(..) => {
            face.lamp = Lamp::Need;
            let open = outcome.allowed.iter().filter(|other| **other != decision);
            face.so_far.extend(open.map(|other| {
                BenchMsg::TakesToo {
                    decision: *other,
                    letter: other.spec().letter.to_string(),
                }
                .into()
            }));
            BenchMsg::PutElsewhere.into()
        }
    }
}

/// Says a gate that kind and state of the goods close, and what opens it.
fn gate_closes(code: &str) -> Message {
    BenchMsg::GateCloses {
        gate: GateName(code.to_owned()),
        opens: GateOpens(code.to_owned()),
    }
    .into()
}

fn proposal_view(outcome: &Outcome) -> ProposalView {
    let because = match (&outcome.grade, &outcome.because_said) {
        (None, _) => BenchMsg::NotGraded.into(),
        (Some(_), Some(said)) => said.clone(),
        (Some(grade), None) => BenchMsg::GradedClean { grade: *grade }.into(),
    };
    let decision = outcome.proposal.decision;
    ProposalView {
        grade: outcome.grade,
        because,
        decision,
        why: Message::why(outcome.proposal.why.code()),
        beside: Vec::new(),
    }
}

fn parcel_view(work: &Work, hand: Option<&Hand>) -> ParcelView {
    let best = work.candidates.first();
    let announced = work.lines.iter().fold(0_u32, |sum, line| {
        sum.saturating_add(line.known.line.quantity)
    });
    ParcelView {
        number: work.number.clone(),
        carrier: best.and_then(|candidate| candidate.carrier.clone()),
        key: work.key().to_owned(),
        seller: hand
            .map_or_else(|| work.seller(), |hand| work.terms_of(hand))
            .map(|terms| (terms.row.seller.clone(), terms.row.name.clone())),
        unit_number: if hand.is_some() {
            work.units.saturating_add(1)
        } else {
            work.units
        },
        units_announced: announced,
    }
}

fn line_views(work: &Work, hand: Option<&Hand>) -> Vec<LineView> {
    let current = hand.and_then(Hand::line);
    let view = |line: &WorkLine| LineView {
        title: line.title(),
        asin: line.known.line.asin.clone(),
        sku: line.known.line.sku.clone(),
        quantity: line.known.line.quantity,
        seen: line.seen,
        reason: line.known.line.reason_code.clone(),
        current: if current == Some(line.known.id) {
            Current::Yes
        } else {
            Current::No
        },
    };
    // A unit of another return stands with its own line above those of the parcel.
    let in_hand = |line: &&WorkLine| current == Some(line.known.id);
    let other = work.elsewhere.iter().filter(in_hand);
    other.chain(&work.lines).map(view).collect()
}

fn so_far(work: &Work, hand: &Hand, context: &Context) -> Vec<Message> {
    let (_, list) = at_checks::checklist(work, hand, context);
    let answered = hand.answered.iter().filter_map(|question| {
        hand.answers
            .get(question)
            .map(|answer| Message::answers(list, question, answer))
    });
    let noted = &hand.noted;
    let finding = noted.finding.iter().map(|one| ("finding", one.code()));
    let rework = noted.rework.iter().map(|one| ("rework", one.code()));
    let state = noted.original_state.iter();
    let state = state.map(|one| ("original-state", one.code()));
    let words = finding.chain(rework).chain(state);
    let words = words.map(|(family, code)| Message::term(family, code));
    let carton = (hand.count > 1).then_some(hand.count);
    let carton = carton.map(|count| BenchMsg::UnitsInHand { count }.into());
    let label = |code: &String| Message::from(BenchMsg::NotedLpn { code: code.clone() });
    let serial = |code: &String| Message::from(BenchMsg::NotedSerial { code: code.clone() });
    answered
        .chain(carton)
        .chain(words)
        .chain(noted.lpn.iter().map(label))
        .chain(noted.serial.iter().map(serial))
        .collect()
}
