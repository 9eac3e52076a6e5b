//! Column layouts of papers: those that the program carries and the site's own, which the store keeps.

use crate::domain::codes::PartyCode;
use crate::domain::time::{Day, UtcMs};
pub use crate::exchange::data::paper_templates::{
    COLUMNS_MAX, ColumnFormat, HEAD_MAX, PaperColumn, PaperTemplate, WIDTH_MAX, is_carried, write,
};
use crate::exchange::data::paper_templates::{
    default_template, kept, pack_of, paper_templates, read_own, told,
};
pub use crate::exchange::papers::{FieldKind, PaperField, PaperKind, PapersOf, sample};
use crate::ledger::fact::SetTemplate;
use crate::ledger::query::{KeptTemplate, ShipAnswer, ShipQuery};
use crate::ledger::rows::TemplateRow;
use crate::ledger::{Answer, Query};
use crate::text::{Message, PapersMsg, TroubleMsg};

/// A layout that papers may have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Its newest version.
    pub template: PaperTemplate,
    /// What the store knows of one of the site's own; none of one that is carried.
    pub row: Option<TemplateRow>,
}

/// Every layout, and earlier versions of the site's own where papers of a closed consignment want them.
pub struct Layouts<A> {
    own: Vec<KeptTemplate>,
    ask: A,
}

/// Lists every layout: those that are carried, then the site's own by id.
pub fn every(own: &[KeptTemplate]) -> Vec<Layout> {
    let carried = paper_templates().iter().map(|template| Layout {
        template: template.clone(),
        row: None,
    });
    let own = own.iter().filter_map(|one| {
        Some(Layout {
            template: kept(&one.bytes)?,
            row: Some(one.row.clone()),
        })
    });
    carried.chain(own).collect()
}

impl<A> Layouts<A> {
    /// Lists them: those that are carried, then the site's own by id.
    pub fn all(&self) -> Vec<Layout> {
        every(&self.own)
    }

    /// Reads them.
    ///
    /// # Errors
    /// Gives what `ask` said.
    pub fn read<E>(ask: A) -> Result<Self, E>
    where
        A: Fn(&Query) -> Result<Answer, E>,
    {
        let own = match ask(&Query::Ship(ShipQuery::Templates))? {
            Answer::Ship(ShipAnswer::Templates(own)) => own,
            _ => Vec::new(),
        };
        Ok(Self { own, ask })
    }

    /// Gives the layout of an id as it stood at a moment, or as it stood first; of a paper, where one is wanted.
    ///
    /// # Errors
    /// Gives the sentence: no such layout, or what the store said.
    pub fn named<E: From<Message>>(
        &self,
        id: &str,
        at: UtcMs,
        paper: Option<PaperKind>,
    ) -> Result<PaperTemplate, E>
    where
        A: Fn(&Query) -> Result<Answer, E>,
    {
        let carried = paper_templates().iter().find(|one| one.id == id).cloned();
        let found = match carried {
            Some(carried) => Some(carried),
            None => {
                let is_it = |of: &&SetTemplate| of.pack.id == id;
                let mut own = self.own.iter().filter_map(|one| {
                    let first = || one.row.versions.first().map(|(set, _)| set);
                    one.row.at(at).or_else(first)
                });
                own.find(is_it).map(|set| self.bytes(set)).transpose()?
            }
        };
        let found = found.filter(|one| paper.is_none_or(|paper| one.paper == paper));
        found.ok_or_else(|| {
            E::from(Message::from(TroubleMsg::NotFound {
                what: id.to_owned(),
            }))
        })
    }

    fn bytes<E: From<Message>>(&self, set: &SetTemplate) -> Result<PaperTemplate, E>
    where
        A: Fn(&Query) -> Result<Answer, E>,
    {
        let lost = || {
            E::from(Message::from(TroubleMsg::NotFound {
                what: set.pack.id.clone(),
            }))
        };
        match (self.ask)(&Query::Pack(set.pack.hash))? {
            Answer::Pack(Some(bytes)) => kept(&bytes).ok_or_else(lost),
            _ => Err(lost()),
        }
    }

    /// Gives the layout that a paper of a consignment has when none is named: the newest of its forwarder that
    /// stood at the moment that the papers are of, else the first that is carried.
    ///
    /// # Errors
    /// Gives what the store said.
    pub fn of<E: From<Message>>(
        &self,
        paper: PaperKind,
        of: &PapersOf<'_>,
    ) -> Result<PaperTemplate, E>
    where
        A: Fn(&Query) -> Result<Answer, E>,
    {
        let forwarder = of.consignment.parties.forwarder.as_ref();
        let forwarder = forwarder.map(|party| &party.party);
        let mut newest: Option<(UtcMs, PaperTemplate)> = None;
        for one in self.own.iter().filter(|_| forwarder.is_some()) {
            let mut before = one.row.versions.iter().rev();
            let Some((set, said)) = before.find(|(_, said)| said.at <= of.standing.at()) else {
                continue;
            };
            let is_newer = newest.as_ref().is_none_or(|(at, _)| *at <= said.at);
            if set.forwarder.as_ref() == forwarder && is_newer {
                let template = self.bytes(set)?;
                if template.paper == paper {
                    newest = Some((said.at, template));
                }
            }
        }
        let carried = || default_template(paper).cloned();
        newest.map(|(_, own)| own).or_else(carried).ok_or_else(|| {
            E::from(Message::from(TroubleMsg::NotFound {
                what: paper.code().to_owned(),
            }))
        })
    }

    /// Gives the layouts of all papers of a consignment that have columns, with that of an id in its place.
    ///
    /// # Errors
    /// As [`Self::named`].
    pub fn set<E: From<Message>>(
        &self,
        id: Option<&str>,
        of: &PapersOf<'_>,
    ) -> Result<Vec<PaperTemplate>, E>
    where
        A: Fn(&Query) -> Result<Answer, E>,
    {
        let named = id.map(|id| self.named(id, of.standing.at(), None));
        let mut all = named.transpose()?.into_iter().collect::<Vec<_>>();
        for paper in PaperKind::ALL {
            let is_there = all.iter().any(|one| one.paper == *paper);
            if paper.grain().is_some() && !is_there {
                all.push(self.of(*paper, of)?);
            }
        }
        Ok(all)
    }
}

/// Makes a copy of a layout as the site's own.
pub fn cloned(
    of: &PaperTemplate,
    (id, name): (&str, &str),
    forwarder: Option<PartyCode>,
    day: Day,
) -> PaperTemplate {
    PaperTemplate {
        id: id.to_owned(),
        version: 1,
        date: day,
        name: Some(name.to_owned()),
        forwarder,
        source: format!("{} {}", of.id, of.version),
        ..of.clone()
    }
}

/// Reads a layout that the site brings, as it is noted.
///
/// # Errors
/// Says by line what is wrong with it.
pub fn brought(file: &str, bytes: &[u8]) -> Result<SetTemplate, Message> {
    let refused = |problems| PapersMsg::template(file.to_owned(), told(problems));
    let template = read_own(bytes).map_err(refused)?;
    Ok(SetTemplate {
        pack: pack_of(&template, bytes),
        name: template.name.unwrap_or_default(),
        forwarder: template.forwarder,
    })
}

/// Says what is wrong with a layout as it would be saved: the column by its place, or none where it is about the
/// whole; the stable name; what it is about.
pub fn wrong(template: &PaperTemplate) -> Vec<(Option<usize>, &'static str, String)> {
    let text = write(template);
    let Err(problems) = read_own(text.as_bytes()) else {
        return Vec::new();
    };
    let column = |line: u32| {
        let lines = text
            .lines()
            .take(usize::try_from(line).unwrap_or(usize::MAX));
        let before = lines.filter(|line| *line == "[[column]]").count();
        before.checked_sub(1)
    };
    let told = problems.into_iter();
    told.map(|one| (column(one.line), one.code, one.about))
        .collect()
}
