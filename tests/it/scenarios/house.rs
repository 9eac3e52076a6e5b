//! The house in memory: the ledger's own rule and folds over a list of facts, without a store.

mod owed;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use returnbay::domain::codes::{SellerCode, StationName, UnitTag};
use returnbay::domain::expected::{ExpectedLine, KnownLine};
use returnbay::domain::ids::{CommandKey, EventId, Hash, LineId, LoadId, ParcelId};
use returnbay::domain::limits::DOCK_NEWEST_SHOWN;
use returnbay::domain::product::Product;
use returnbay::domain::reading::{Candidate, CodeKind};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::exchange::data::{checklist, policy};
use returnbay::ledger::fact::PackRef;
use returnbay::ledger::query::{
    Checklists, DockedParcel, Dossier, DossierLine, FoundBy, LoadCount, LoadView, PackedChecklist,
    Recalled, RecalledWhat, SellerTerms,
};
use returnbay::ledger::rows::{
    ChecklistFrom, LoadRow, ParcelRow, ParcelState, PersonRow, ProductRow, SellerRow, UnitRow,
    UnitState, led_by,
};
use returnbay::ledger::stamp::{Head, stamp};
use returnbay::ledger::{
    Answer, Body, Command, Fact, Hlc, Known, Need, Order, Query, Refusal, Subject, codec, fold,
    needs, rule,
};

/// What the house knows.
pub struct House {
    head: Head,
    pub(super) facts: Vec<Fact>,
    announced: Vec<KnownLine>,
    book: Vec<ProductRow>,
    listed: Vec<Product>,
    /// Barcode, ASIN and notice of each recall.
    recalled: Vec<(Option<String>, Option<String>, String)>,
    /// Sellers' own checklists that were brought.
    checklists: BTreeMap<Hash, PackedChecklist>,
    events: u128,
}

impl House {
    pub fn new(station: &str) -> Self {
        Self {
            head: head(StationName::parse(station).unwrap()),
            facts: Vec::new(),
            announced: Vec::new(),
            book: Vec::new(),
            listed: Vec::new(),
            recalled: Vec::new(),
            checklists: BTreeMap::new(),
            events: 0,
        }
    }

    /// A seller announces a line.
    pub fn announce(&mut self, line: ExpectedLine) {
        self.announced.push(KnownLine {
            id: codec::line_id(&line),
            line,
            put_units: 0,
        });
        self.announced.sort_by_key(|known| known.id);
    }

    /// The product book has a binding.
    pub fn bind(&mut self, product: ProductRow) {
        self.book.push(product);
    }

    /// The seller's own book has a product.
    pub fn list(&mut self, product: Product) {
        self.listed.push(product);
    }

    /// A recall list names a barcode or an ASIN.
    pub fn recall(&mut self, barcode: Option<String>, asin: Option<String>, notice: String) {
        self.recalled.push((barcode, asin, notice));
    }

    /// Tells what recall lists say of the products and lines of a dossier, and of scanned codes.
    fn tell_recalls(&self, dossier: &mut Dossier, codes: &[String]) {
        self.tell_orders(dossier);
        for (barcode, asin, notice) in &self.recalled {
            let mut add = |what| {
                dossier.recalled.push(Recalled {
                    what,
                    notice: notice.clone(),
                });
            };
            let of_units = dossier.units.iter();
            let of_units = of_units.filter_map(|unit| unit.inspection.barcode.as_ref());
            let is_it = |code: &&String| Some(*code) == barcode.as_ref();
            if let Some(code) = of_units.chain(codes).find(is_it) {
                add(RecalledWhat::Code(code.clone()));
            }
            let lines = dossier.lines.iter().map(|line| &line.known);
            for known in lines.chain(&dossier.elsewhere) {
                let learned = |row: &&ProductRow| Some(&row.barcode) == barcode.as_ref();
                let mut learned = dossier.products.iter().filter(learned);
                let is_learned = learned.any(|row| row.binds(&known.line));
                if is_learned || (asin.is_some() && known.line.asin == *asin) {
                    add(RecalledWhat::Line(known.id));
                }
            }
            for product in &mut dossier.book {
                let has = barcode.as_ref().is_some_and(|code| product.has_code(code));
                if has || product.is_meant(None, asin.as_deref()) {
                    product.recall = Some(notice.clone());
                }
            }
        }
    }

    /// Takes a command as the store would.
    pub fn submit(&mut self, order: &Order) -> Result<(), Refusal> {
        let bodies = rule(order, &self.known(order))?;
        if let Command::SetSellerChecklist {
            set: ChecklistFrom {
                pack: Some(pack), ..
            },
            bytes: Some(bytes),
            ..
        } = &order.command
        {
            let list = checklist::kept(bytes).expect("a checklist");
            let kept = Arc::new((pack.clone(), list));
            self.checklists.insert(pack.hash, kept);
        }
        let mut head = self.head.clone();
        self.write(&mut head, order, bodies);
        self.head = head;
        Ok(())
    }

    /// Takes what another station wrote.
    pub fn absorb(&mut self, station: StationName, key: CommandKey, at: UtcMs, body: Body) {
        let command = Command::Undo {
            target: key,
            reason: String::new(),
        };
        let order = Order {
            key,
            at,
            day: Zone::UTC.day(at),
            person: None,
            command,
        };
        self.write(&mut head(station), &order, vec![body]);
    }

    fn write(&mut self, head: &mut Head, order: &Order, bodies: Vec<Body>) {
        let Self { facts, events, .. } = self;
        let stamped = stamp(head, order, bodies, || {
            *events += 1;
            EventId(*events)
        });
        facts.extend(stamped.into_iter().map(|one| one.fact));
    }

    pub(super) fn of(&self, subject: &Subject) -> Vec<Fact> {
        self.facts
            .iter()
            .filter(|fact| fact.envelope.subjects.contains(subject))
            .cloned()
            .collect()
    }

    fn people(&self) -> impl Iterator<Item = PersonRow> {
        self.facts.iter().filter_map(|fact| match &fact.body {
            Body::PersonEnrolled { person, .. } => {
                fold::person(&self.of(&Subject::Person(person.clone())))
            }
            _ => None,
        })
    }

    fn known(&self, order: &Order) -> Known {
        let mut known = Known::default();
        let told = |subject: Subject| self.of(&subject);
        for need in needs(order) {
            match need {
                Need::Person(person) => known.person = fold::person(&told(Subject::Person(person))),
                Need::Enrolled(person) => {
                    known.enrolled = fold::person(&self.of(&Subject::Person(person)));
                }
                Need::Led => {
                    let people: Vec<PersonRow> = self.people().collect();
                    known.led = led_by(&people);
                    let leads = people.into_iter().filter(PersonRow::leads);
                    known.leads = leads.map(|row| row.person).collect();
                }
                Need::Seller(seller) => known.seller = fold::seller(&told(Subject::Seller(seller))),
                Need::Container(name) => {
                    known.container = fold::container(&self.of(&Subject::Container(name)));
                }
                Need::Contents(name) => {
                    known.container_units = self.count_put(|unit| unit.container == name);
                }
                Need::Owed(name) => known.container_owed = self.owed_in(&name),
                Need::Parcel(id) => known.parcel = self.parcel(id),
                Need::Tag(tag) => known.tag_holder = self.holder(&tag),
                Need::Product(seller, barcode) => known.product = self.product(&seller, &barcode),
                Need::Standing(seller, sku) => known.standing = self.standing(seller, sku),
                Need::Target(key) => {
                    let undone = |fact: &Fact| matches!(fact.body, Body::Undone { target, .. } if target == key);
                    if !self.facts.iter().any(undone) {
                        known.target = self
                            .facts
                            .iter()
                            .filter(|fact| fact.envelope.key == key)
                            .cloned()
                            .collect();
                    }
                    let into = known.target.iter().find_map(|fact| match &fact.body {
                        Body::UnitPut { container, .. } => Some(container.clone()),
                        Body::UnitParked { shelf, .. } => Some(shelf.clone()),
                        _ => None,
                    });
                    known.container =
                        into.and_then(|name| fold::container(&self.of(&Subject::Container(name))));
                    known.parcel = known.target.iter().find_map(|fact| match &fact.body {
                        Body::ParcelDocked { parcel, .. }
                        | Body::ParcelReceived { parcel, .. }
                        | Body::ParcelOpened { parcel, .. } => self.parcel(*parcel),
                        _ => None,
                    });
                }
                Need::Load(id) => known.load = fold::load(&self.of(&Subject::Load(id))),
                Need::Units(ids) => {
                    let row = |id| fold::unit(id, &told(Subject::Unit(id)));
                    known.units = ids.into_iter().filter_map(row).collect();
                }
                Need::Photo(hash) => known.photo = fold::photo(&self.of(&Subject::Photo(hash))),
                Need::Photos(hashes) => {
                    let row = |hash| fold::photo(&self.of(&Subject::Photo(hash)));
                    known.photos = hashes.into_iter().filter_map(row).collect();
                }
                Need::Range(roll, prefix) => {
                    known.range = fold::range(&self.of(&Subject::Range(roll, prefix)));
                }
                Need::Mail(id) => known.mail = fold::mail(&self.of(&Subject::Mail(id))),
                other => self.know_place(other, &mut known),
            }
        }
        known
    }

    fn parcel(&self, id: ParcelId) -> Option<ParcelRow> {
        fold::parcel(&self.of(&Subject::Parcel(id)))
    }

    fn product(&self, seller: &SellerCode, barcode: &str) -> Option<ProductRow> {
        let learned =
            fold::product(&self.of(&Subject::Product(seller.clone(), barcode.to_owned())));
        learned.or_else(|| {
            self.book
                .iter()
                .find(|row| row.seller == *seller && row.barcode == barcode)
                .cloned()
        })
    }

    pub(super) fn units(&self) -> Vec<UnitRow> {
        let unit = |fact: &Fact| match &fact.body {
            Body::UnitInspected { units, .. } => units.clone(),
            Body::UnitParked { unit, .. } => vec![*unit],
            _ => Vec::new(),
        };
        // A unit taken back is inspected again.
        let ids: BTreeSet<_> = self.facts.iter().flat_map(unit).collect();
        ids.into_iter()
            .filter_map(|id| fold::unit(id, &self.of(&Subject::Unit(id))))
            .collect()
    }

    fn holder(&self, tag: &UnitTag) -> Option<UnitRow> {
        let mut holders: Vec<UnitRow> = self
            .units()
            .into_iter()
            .filter(|unit| unit.inspection.tag == *tag)
            .collect();
        holders.sort_by_key(|unit| unit.state != UnitState::Undone);
        holders.pop()
    }

    fn last_put(&self) -> Option<UnitRow> {
        let own = |fact: &&Fact| fact.envelope.station == self.head.station;
        let put = |fact: &Fact| match &fact.body {
            Body::UnitPut { units, .. } => {
                let unit = *units.first()?;
                fold::unit(unit, &self.of(&Subject::Unit(unit))).filter(|row| {
                    matches!(row.state, UnitState::Put | UnitState::Waiting)
                        && row.put_key == fact.envelope.key
                })
            }
            _ => None,
        };
        self.facts.iter().rev().filter(own).find_map(put)
    }

    /// Counts the units in containers that carry a tag.
    pub fn puts_of(&self, tag: &UnitTag) -> usize {
        let put = |unit: &UnitRow| unit.state == UnitState::Put && unit.inspection.tag == *tag;
        self.units().into_iter().filter(put).count()
    }

    /// Counts the units that are out of their parcels: put, or waiting on a shelf.
    fn count_out(&self, of: impl Fn(&UnitRow) -> bool) -> u32 {
        let out = self.units().into_iter();
        let out = out.filter(|unit| unit.state != UnitState::Undone && of(unit));
        u32::try_from(out.count()).unwrap()
    }

    fn count_put(&self, of: impl Fn(&UnitRow) -> bool) -> u32 {
        let put = self
            .units()
            .into_iter()
            .filter(|unit| unit.state == UnitState::Put && of(unit))
            .count();
        u32::try_from(put).unwrap()
    }

    /// Answers a bench's question as the store would.
    pub fn answer(&self, query: &Query) -> Answer {
        match query {
            Query::People => Answer::People(self.people().collect()),
            Query::Tag(tag) => Answer::Tag(self.holder(tag).map(Box::new)),
            Query::LastPut => Answer::LastPut(self.last_put().map(Box::new)),
            Query::Dossier(candidates) => {
                let mut dossier = self.scanned(candidates);
                self.tell_recalls(&mut dossier, &[]);
                Answer::Dossier(Box::new(dossier))
            }
            Query::ParcelDossier(id, beside) => {
                let dossier = self
                    .parcel(*id)
                    .map(|row| self.with_others(&row.candidates.clone(), row, &beside.lines));
                let mut dossier = dossier.unwrap_or_default();
                dossier.checklists = self.begun_by(&dossier.units, beside.checklist);
                self.tell_recalls(&mut dossier, &beside.codes);
                Answer::Dossier(Box::new(dossier))
            }
            Query::Ending(end, seller) => {
                Answer::Dossier(Box::new(self.ending(end, seller.as_ref())))
            }
            Query::Elsewhere(keys) => {
                let mut dossier = self.elsewhere(keys);
                self.tell_recalls(&mut dossier, keys);
                Answer::Dossier(Box::new(dossier))
            }
            Query::Sellers => {
                let named = |fact: &Fact| match &fact.body {
                    Body::SellerNamed { seller, .. } => Some(seller.clone()),
                    _ => None,
                };
                let announced = self.announced.iter().map(|line| &line.line.of.seller);
                let codes: BTreeSet<SellerCode> = self
                    .facts
                    .iter()
                    .filter_map(named)
                    .chain(announced.cloned())
                    .collect();
                let row = |seller: SellerCode| {
                    let row = fold::seller(&self.of(&Subject::Seller(seller.clone())));
                    row.unwrap_or_else(|| SellerRow::unnamed(&seller))
                };
                Answer::Sellers(codes.into_iter().map(row).collect())
            }
            Query::OpenLoads(since) => {
                let open = |row: &LoadRow| row.closed_at.is_none() && row.day >= *since;
                let loads = self.loads().into_iter().filter(open);
                Answer::OpenLoads(loads.map(|row| self.load_count(row)).collect())
            }
            Query::Load(id) => {
                let row = fold::load(&self.of(&Subject::Load(*id)));
                Answer::Load(row.map(|row| Box::new(self.load_view(row))))
            }
            other => self.answer_place(other),
        }
    }

    fn loads(&self) -> Vec<LoadRow> {
        let opened = |fact: &Fact| match &fact.body {
            Body::LoadOpened { load, .. } => fold::load(&self.of(&Subject::Load(*load))),
            _ => None,
        };
        self.facts.iter().filter_map(opened).collect()
    }

    /// The parcels of a load that count, the newest first, with the command of each.
    fn docked(&self, load: LoadId) -> Vec<(CommandKey, ParcelRow)> {
        let docked = |fact: &Fact| match &fact.body {
            Body::ParcelDocked { parcel, .. } => {
                self.parcel(*parcel).map(|row| (fact.envelope.key, row))
            }
            _ => None,
        };
        let mut rows: Vec<_> = self.facts.iter().filter_map(docked).collect();
        rows.retain(|(_, row)| row.load == Some(load) && row.state != ParcelState::Undone);
        rows.reverse();
        rows
    }

    fn load_count(&self, row: LoadRow) -> LoadCount {
        let parcels = u32::try_from(self.docked(row.load).len()).unwrap();
        LoadCount { row, parcels }
    }

    fn load_view(&self, row: LoadRow) -> LoadView {
        let newest = self.docked(row.load).into_iter().take(DOCK_NEWEST_SHOWN);
        LoadView {
            newest: newest
                .map(|(key, row)| DockedParcel {
                    key,
                    dossier: self.dossier(&row.candidates.clone(), vec![row]),
                })
                .collect(),
            count: self.load_count(row),
        }
    }

    /// Counts the parcels that were scanned at the dock or at a bench by this code and still count.
    pub fn parcels_of(&self, key: &str) -> usize {
        let scanned = |fact: &Fact| match &fact.body {
            Body::ParcelReceived { parcel, .. } | Body::ParcelDocked { parcel, .. } => {
                self.parcel(*parcel)
            }
            _ => None,
        };
        let named = |row: &ParcelRow| {
            row.state != ParcelState::Undone && row.candidates.iter().any(|one| one.key == key)
        };
        self.facts.iter().filter_map(scanned).filter(named).count()
    }

    fn parcels(&self, candidates: &[Candidate]) -> Vec<ParcelRow> {
        let received = |fact: &Fact| match &fact.body {
            Body::ParcelReceived { parcel, .. } | Body::ParcelDocked { parcel, .. } => {
                self.parcel(*parcel)
            }
            _ => None,
        };
        let named = |row: &ParcelRow| {
            candidates.iter().any(|scanned| {
                let by_number =
                    scanned.kind == CodeKind::Parcel && scanned.key == row.number.as_str();
                by_number
                    || row
                        .candidates
                        .iter()
                        .any(|own| (own.kind, &own.key) == (scanned.kind, &scanned.key))
            })
        };
        let rows = self.facts.iter().rev().filter_map(received);
        rows.filter(|row| row.state != ParcelState::Undone && named(row))
            .collect()
    }

    /// What a scan at the parcel step finds.
    fn scanned(&self, candidates: &[Candidate]) -> Dossier {
        let parcels = self.parcels(candidates);
        let is_unopened = |row: &ParcelRow| row.state == ParcelState::AtDock;
        let may_be_old = parcels.iter().all(is_unopened);
        let dossier = self.dossier(candidates, parcels);
        let old = self.sent_out_by(candidates);
        if !may_be_old || !dossier.lines.is_empty() || old.is_empty() {
            return dossier;
        }
        Dossier {
            found_by: FoundBy::Outbound,
            ..self.dossier_of(old, candidates, dossier.parcels)
        }
    }

    fn dossier(&self, candidates: &[Candidate], parcels: Vec<ParcelRow>) -> Dossier {
        self.dossier_of(self.lines(candidates), candidates, parcels)
    }

    fn dossier_of(
        &self,
        mut lines: Vec<DossierLine>,
        candidates: &[Candidate],
        parcels: Vec<ParcelRow>,
    ) -> Dossier {
        if let [
            ParcelRow {
                chosen: Some(of), ..
            },
        ] = parcels.as_slice()
        {
            let others = self.announced.iter().filter(|known| known.line.of == *of);
            for known in others {
                if lines.iter().all(|hit| hit.known.id != known.id) {
                    lines.push(DossierLine {
                        known: self.counted(known),
                        candidate: None,
                    });
                }
            }
        }
        let mut sellers: Vec<SellerCode> = lines
            .iter()
            .map(|line| line.known.line.of.seller.clone())
            .chain(parcels.iter().filter_map(|row| row.hinted.clone()))
            .chain(parcels.iter().filter_map(|row| {
                let of = row.chosen.as_ref()?;
                Some(of.seller.clone())
            }))
            .collect();
        sellers.sort();
        sellers.dedup();
        Dossier {
            units: self
                .units()
                .into_iter()
                .filter(|unit| {
                    parcels
                        .iter()
                        .any(|row| row.parcel == unit.inspection.parcel)
                })
                .collect(),
            products: self.products_of(&lines),
            book: self.listed_for(&lines),
            sellers: sellers
                .into_iter()
                .map(|seller| self.terms(&seller))
                .collect(),
            scanned_products: self
                .products()
                .into_iter()
                .filter(|row| candidates.iter().any(|scanned| scanned.key == row.barcode))
                .collect(),
            parcels,
            lines,
            ..Dossier::default()
        }
    }

    /// The announced lines whose goods went out by one of these numbers.
    fn sent_out_by(&self, candidates: &[Candidate]) -> Vec<DossierLine> {
        let hits = |known: &&KnownLine| {
            let out = &known.line.outbound;
            candidates.iter().any(|scanned| out.contains(&scanned.key))
        };
        let found = self.announced.iter().filter(hits);
        found
            .map(|known| DossierLine {
                known: self.counted(known),
                candidate: Some(0),
            })
            .collect()
    }

    /// A parcel's dossier with the lines of its units and further ones of other returns.
    fn with_others(&self, candidates: &[Candidate], row: ParcelRow, others: &[LineId]) -> Dossier {
        let mut dossier = self.dossier(candidates, vec![row]);
        let of_units = dossier
            .units
            .iter()
            .filter_map(|unit| unit.inspection.line.as_ref());
        let wanted: BTreeSet<LineId> = of_units
            .map(|choice| choice.line)
            .chain(others.iter().copied())
            .filter(|id| dossier.lines.iter().all(|line| line.known.id != *id))
            .collect();
        self.add_elsewhere(&mut dossier, |known| wanted.contains(&known.id));
        dossier
    }

    fn ending(&self, end: &str, seller: Option<&SellerCode>) -> Dossier {
        let fits = |known: &KnownLine| {
            let line = &known.line;
            let whose = seller.is_none_or(|seller| line.of.seller == *seller);
            whose && line.tracking.iter().any(|number| number.ends_with(end))
        };
        let counted = self.announced.iter().map(|known| self.counted(known));
        let mut found: Vec<KnownLine> = counted.filter(fits).collect();
        found.sort_by_key(|known| (!known.awaits_units(), known.id));
        let lines = found.into_iter().map(|known| DossierLine {
            known,
            candidate: None,
        });
        Dossier {
            lines: lines.collect(),
            ..Dossier::default()
        }
    }

    fn elsewhere(&self, keys: &[String]) -> Dossier {
        let products = self.products();
        let mut dossier = Dossier::default();
        self.add_elsewhere(&mut dossier, |known| {
            let line = &known.line;
            let own = [&line.asin, &line.sku, &line.fnsku].into_iter().flatten();
            let itself = own.into_iter().any(|own| keys.contains(own));
            let learned = products
                .iter()
                .any(|row| keys.contains(&row.barcode) && row.binds(line));
            let listed = self.listed.iter().any(|product| {
                keys.iter().any(|key| product.has_code(key)) && product.is_announced_by(line)
            });
            known.awaits_units() && (itself || learned || listed)
        });
        for product in &self.listed {
            let is_new = |known: &SellerTerms| known.row.seller != product.seller;
            if !keys.iter().any(|key| product.has_code(key)) {
                continue;
            }
            if !dossier.book.contains(product) {
                dossier.book.push(product.clone());
            }
            if dossier.sellers.iter().all(is_new) {
                dossier.sellers.push(self.terms(&product.seller));
            }
        }
        dossier
    }

    fn add_elsewhere(&self, dossier: &mut Dossier, wanted: impl Fn(&KnownLine) -> bool) {
        let counted = self.announced.iter().map(|known| self.counted(known));
        let found: Vec<KnownLine> = counted.filter(wanted).collect();
        let hits: Vec<DossierLine> = found
            .iter()
            .map(|known| DossierLine {
                known: known.clone(),
                candidate: None,
            })
            .collect();
        let mut sellers: Vec<SellerCode> = found
            .iter()
            .map(|known| known.line.of.seller.clone())
            .filter(|seller| dossier.sellers.iter().all(|own| own.row.seller != *seller))
            .collect();
        sellers.sort();
        sellers.dedup();
        dossier
            .sellers
            .extend(sellers.into_iter().map(|seller| self.terms(&seller)));
        dossier.products.extend(self.products_of(&hits));
        dossier.book.extend(self.listed_for(&hits));
        dossier.elsewhere = found;
        dossier
            .elsewhere
            .sort_by_key(|known| (std::cmp::Reverse(known.line.request_date), known.id));
    }

    /// A line with the units of it that are out of their parcels.
    fn counted(&self, known: &KnownLine) -> KnownLine {
        let of_it = |unit: &UnitRow| {
            let line = unit.inspection.line.as_ref();
            line.is_some_and(|line| line.line == known.id)
        };
        KnownLine {
            put_units: self.count_out(of_it),
            ..known.clone()
        }
    }

    /// The checklists by which units that wait were begun, and the one in hand.
    fn begun_by(&self, units: &[UnitRow], in_hand: Option<Hash>) -> Checklists {
        let waiting = units.iter().filter(|unit| unit.state == UnitState::Parked);
        let named = waiting.filter_map(|unit| unit.inspection.checklist.as_ref());
        let mut found = self.checklists_of(named);
        let in_hand = in_hand.and_then(|hash| self.checklists.get(&hash));
        found.0.extend(in_hand.cloned());
        found
    }

    /// The checklists of packs, as a store would have kept them.
    fn checklists_of<'a>(&self, packs: impl Iterator<Item = &'a PackRef>) -> Checklists {
        let kept = packs.filter_map(|pack| self.checklists.get(&pack.hash));
        Checklists(kept.cloned().collect())
    }

    fn terms(&self, seller: &SellerCode) -> SellerTerms {
        let row = fold::seller(&self.of(&Subject::Seller(seller.clone())));
        let row = row.unwrap_or_else(|| SellerRow::unnamed(seller));
        let packed = |(pack, _, policy)| (pack, Arc::new(policy));
        let mut policies = policy::policies().into_iter().map(packed);
        let named = row.checklists.iter().filter_map(|set| set.pack.as_ref());
        SellerTerms {
            checklists: self.checklists_of(named),
            row,
            house: policies.next(),
            policies: policies.collect(),
        }
    }

    fn lines(&self, candidates: &[Candidate]) -> Vec<DossierLine> {
        let mut found: Vec<DossierLine> = Vec::new();
        for (candidate, scanned) in candidates.iter().enumerate() {
            for known in self
                .announced
                .iter()
                .filter(|known| names(scanned, &known.line))
            {
                if found.iter().all(|hit| hit.known.id != known.id) {
                    found.push(DossierLine {
                        known: self.counted(known),
                        candidate: Some(candidate),
                    });
                }
            }
        }
        found
    }

    fn products(&self) -> Vec<ProductRow> {
        let learned = self.facts.iter().filter_map(|fact| match &fact.body {
            Body::ProductBound {
                seller, barcode, ..
            } => self.product(seller, barcode),
            _ => None,
        });
        let mut all: Vec<ProductRow> = learned.chain(self.book.clone()).collect();
        all.sort_by(|a, b| (&a.seller, &a.barcode).cmp(&(&b.seller, &b.barcode)));
        all.dedup_by(|a, b| (&a.seller, &a.barcode) == (&b.seller, &b.barcode));
        all
    }

    /// Gives the listed products of the lines, and those that share a barcode with one.
    fn listed_for(&self, lines: &[DossierLine]) -> Vec<Product> {
        let of_line = |product: &Product| {
            lines.iter().map(|hit| &hit.known.line).any(|line| {
                product.seller == line.of.seller
                    && product.is_meant(line.sku.as_deref(), line.asin.as_deref())
            })
        };
        let named: Vec<&Product> = self.listed.iter().filter(|one| of_line(one)).collect();
        let shares = |product: &Product| {
            let code = |code: &str| named.iter().any(|one| one.has_code(code));
            product.codes().any(code)
        };
        let of_it = |product: &&Product| of_line(product) || shares(product);
        self.listed.iter().filter(of_it).cloned().collect()
    }

    fn products_of(&self, lines: &[DossierLine]) -> Vec<ProductRow> {
        let of_line = |row: &ProductRow| {
            let mut lines = lines.iter().map(|hit| &hit.known.line);
            lines.any(|line| row.binds(line))
        };
        self.products().into_iter().filter(of_line).collect()
    }
}

fn head(station: StationName) -> Head {
    Head {
        station,
        epoch: 1,
        seq: 0,
        hash: Hash([0; 32]),
        hlc: Hlc(0),
    }
}

/// Whether a candidate names an announced line.
fn names(scanned: &Candidate, line: &ExpectedLine) -> bool {
    let of = &line.of;
    let key = scanned.key.as_str();
    let order = of.order_id.as_ref().is_some_and(|id| id.as_str() == key);
    let rma = of.rma_id.as_ref().is_some_and(|id| id.as_str() == key);
    let own = line.merchant_rma_id.as_deref() == Some(scanned.key.as_str());
    let tracking = line.tracking.contains(&scanned.key);
    match scanned.kind {
        CodeKind::Tracking => tracking,
        CodeKind::Rma => rma || own,
        CodeKind::Order => order,
        CodeKind::Unknown => order || rma || own || tracking,
        _ => false,
    }
}
