//! Making or changing a figure: what was typed, and the number, dates and entities that it means.

use super::Filled;
use super::claim::{capitalised, usual_chain};
use super::field::{
    Field, Names, Problem, entity_name, read_count, read_high, read_voice, read_when, write_high,
    write_when,
};
use super::tag::words;
use crate::edit::claim::Assertion;
use crate::edit::figure::{change, make};
use crate::edit::{Change, Edit};
use crate::extract::number;
use crate::model::claim::{Modality, Voice};
use crate::model::figure::{Answer, Bound, Figure, Harm, High, PartOf, Scope, VictimStatus, When};
use crate::model::shipped::{EVENT, ORGANISATION, PLACE};
use crate::model::{Anchor, Claim, ClaimId, Date, DocumentId, FigureId, IdSource, Span, Workspace};

/// A figure as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureForm {
    /// The figure; none makes a new one.
    pub figure: Option<FigureId>,
    /// Where its claim stands.
    pub document: DocumentId,
    /// The claim that carries it.
    pub carrier: Carrier,
    /// The words of the number.
    pub number: Option<Span>,
    /// The number as the text or the analyst puts it: "over 130".
    pub amount: String,
    /// The least.
    pub low: String,
    /// The best estimate.
    pub best: String,
    /// The most: a number, `open`, or nothing.
    pub high: String,
    /// How it is put.
    pub bound: Bound,
    /// What was done.
    pub harm: Harm,
    /// One event, or a period and a place.
    pub scope: Scope,
    /// Who the victims were.
    pub status: VictimStatus,
    /// Whether attackers are counted in.
    pub includes_attackers: Answer,
    /// When: EDTF, or as people write it.
    pub date: String,
    /// When the count stood.
    pub as_of: String,
    /// Where.
    pub place: String,
    /// In which event.
    pub event: String,
    /// By whom.
    pub perpetrator: String,
    /// The whole that it is a part of.
    pub part_of: Option<FigureId>,
    /// The part's name.
    pub part_name: String,
    /// Notes.
    pub notes: String,
}

/// The claim that carries a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Carrier {
    /// A claim of the workspace.
    Claim(ClaimId),
    /// A claim made together with the figure, on these spans: the sentence of the number.
    Sentence(Vec<Span>),
}

impl FigureForm {
    /// An empty form.
    #[must_use]
    pub fn new(document: DocumentId, carrier: Carrier) -> Self {
        Self {
            figure: None,
            document,
            carrier,
            number: None,
            amount: String::new(),
            low: String::new(),
            best: String::new(),
            high: String::new(),
            bound: Bound::Exact,
            harm: Harm::Killed,
            scope: Scope::Incident,
            status: VictimStatus::Unknown,
            includes_attackers: Answer::Unknown,
            date: String::new(),
            as_of: String::new(),
            place: String::new(),
            event: String::new(),
            perpetrator: String::new(),
            part_of: None,
            part_name: String::new(),
            notes: String::new(),
        }
    }

    /// The form of a figure as it is; nothing when its claim is gone.
    #[must_use]
    pub fn change(workspace: &Workspace, figure: &Figure) -> Option<Self> {
        let document = workspace.claims.get(&figure.claim)?.document;
        let count = |count: Option<u64>| count.map_or_else(String::new, |n| n.to_string());
        Some(Self {
            figure: Some(figure.id),
            number: figure.number.as_ref().map(|anchor| anchor.span),
            amount: figure.number.as_ref().map_or_else(String::new, |a| a.quote.clone()),
            low: count(figure.low),
            best: count(figure.best),
            high: write_high(figure.high),
            bound: figure.bound,
            harm: figure.harm,
            scope: figure.scope,
            status: figure.status,
            includes_attackers: figure.includes_attackers,
            date: write_when(figure.date.as_ref()),
            as_of: write_when(figure.as_of.as_ref()),
            place: entity_name(workspace, figure.place),
            event: entity_name(workspace, figure.event),
            perpetrator: entity_name(workspace, figure.perpetrator),
            part_of: figure.part_of.as_ref().map(|part| part.figure),
            part_name: figure.part_of.as_ref().map_or_else(String::new, |p| p.name.clone()),
            notes: figure.notes.clone(),
            ..Self::new(document, Carrier::Claim(figure.claim))
        })
    }

    /// Fills low, best, high and bound from the amount, where it can be read.
    pub fn take_amount(&mut self) {
        let Some(amount) = number::read(&self.amount) else { return };
        let count = |count: Option<u64>| count.map_or_else(String::new, |n| n.to_string());
        self.low = count(amount.low);
        self.best = count(amount.best);
        self.high = write_high(amount.high);
        self.bound = amount.bound;
    }

    /// Low, best and high as far as they can be read, for the whisker above the fields.
    #[must_use]
    pub fn ends(&self) -> (Option<u64>, Option<u64>, High) {
        (
            read_count(&self.low).unwrap_or_default(),
            read_count(&self.best).unwrap_or_default(),
            read_high(&self.high).unwrap_or_default(),
        )
    }

    /// What the words in the box say, where low, best and high say something else: a note, since the
    /// analyst may know better than the text.
    #[must_use]
    pub fn contradiction(&self, workspace: &Workspace) -> Option<String> {
        let words = self.boxed(workspace)?;
        let said = number::read(&words)?;
        let (low, best, high) = self.ends();
        let pairs = [(said.low, low), (said.best, best), (said.high.known(), high.known())];
        let both = pairs.iter().filter_map(|(said, typed)| Some((*said)?.cmp(&(*typed)?)));
        let agreeing: Vec<bool> = both.map(std::cmp::Ordering::is_eq).collect();
        let typed = low.is_some() || best.is_some() || high.known().is_some();
        let agrees = agreeing.iter().all(|same| *same) && !agreeing.is_empty();
        (typed && !agrees).then(|| format!("The text at the box says “{words}”"))
    }

    /// The words in the box: those of the text, or those that an orphan stood on.
    fn boxed(&self, workspace: &Workspace) -> Option<String> {
        let kept = self.kept(workspace).and_then(|figure| figure.number.as_ref());
        if let Some(kept) = kept.filter(|anchor| Some(anchor.span) == self.number) {
            return Some(kept.quote.clone());
        }
        Some(words(workspace, self.document, &[self.number?])).filter(|words| !words.is_empty())
    }

    /// The date of the harm as it is understood, for showing beside what was typed.
    ///
    /// # Errors
    ///
    /// One sentence.
    pub fn read_date(&self, workspace: &Workspace) -> Result<Option<When>, String> {
        let kept = self.kept(workspace).and_then(|figure| figure.date.clone());
        reread(&self.date, kept, self.dateline(workspace))
    }

    /// The date at which the count stood as it is understood.
    ///
    /// # Errors
    ///
    /// One sentence.
    pub fn read_as_of(&self, workspace: &Workspace) -> Result<Option<When>, String> {
        let kept = self.kept(workspace).and_then(|figure| figure.as_of.clone());
        reread(&self.as_of, kept, self.dateline(workspace))
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problems(&self, workspace: &Workspace) -> Vec<Problem> {
        let mut problems = self.number_problems();
        if let Err(words) = self.read_date(workspace) {
            problems.push(Problem::new(Field::Date, words));
        }
        if let Err(words) = self.read_as_of(workspace) {
            problems.push(Problem::new(Field::AsOf, words));
        }
        problems.extend(self.part_problem(workspace));
        problems.extend(self.box_problem(workspace));
        match &self.carrier {
            Carrier::Claim(id) if !workspace.claims.contains_key(id) => {
                problems.push(Problem::new(Field::Spans, "Its claim was removed"));
            }
            Carrier::Sentence(spans) if words(workspace, self.document, spans).is_empty() => {
                problems.push(Problem::new(Field::Spans, "Select the number in the text"));
            }
            Carrier::Claim(_) | Carrier::Sentence(_) => {}
        }
        problems
    }

    fn number_problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let (low, best, high) =
            (read_count(&self.low), read_count(&self.best), read_high(&self.high));
        for (field, words) in [
            (Field::Low, low.as_ref().err()),
            (Field::Best, best.as_ref().err()),
            (Field::High, high.as_ref().err()),
        ] {
            problems.extend(words.map(|words| Problem::new(field, words.clone())));
        }
        let (Ok(low), Ok(best), Ok(high)) = (low, best, high) else { return problems };
        if low.is_none() && best.is_none() && high.known().is_none() {
            problems.push(Problem::new(Field::Best, "Write at least one number"));
        }
        if let (Some(low), Some(best)) = (low, best)
            && low > best
        {
            let words = format!("Low {low} is greater than best {best}");
            problems.push(Problem::new(Field::Low, words));
        }
        if let (Some(least), Some(high)) = (best.or(low), high.known())
            && least > high
        {
            let words = format!("High {high} is smaller than {least}");
            problems.push(Problem::new(Field::High, words));
        }
        problems
    }

    fn part_problem(&self, workspace: &Workspace) -> Option<Problem> {
        let whole = self.part_of?;
        if !workspace.figures.contains_key(&whole) {
            return Some(Problem::new(Field::PartOf, "The whole was removed: choose another"));
        }
        let mut next = Some(whole);
        for _ in 0..=workspace.figures.len() {
            let id = next?;
            if Some(id) == self.figure {
                let words = "A figure cannot be a part of itself: choose another whole";
                return Some(Problem::new(Field::PartOf, words));
            }
            next = workspace.figures.get(&id)?.part_of.as_ref().map(|part| part.figure);
        }
        None
    }

    /// A number is put in the box within the words of its claim, or the sentence on the card does
    /// not hold it. A figure made elsewhere keeps the box that it has.
    fn box_problem(&self, workspace: &Workspace) -> Option<Problem> {
        let number = self.number?;
        let Carrier::Claim(id) = &self.carrier else { return None };
        let claim = workspace.claims.get(id)?;
        let kept = self.kept(workspace).and_then(|figure| figure.number.as_ref());
        let is_kept = kept.is_some_and(|anchor| anchor.span == number);
        let mut held = claim.anchors.iter().filter(|anchor| anchor.hold.is_held()).peekable();
        if is_kept || held.peek().is_none() || held.any(|anchor| anchor.span.covers(number)) {
            return None;
        }
        let words = "This number stands outside the words of its claim: select one within them, or \
                     add its sentence to the claim first";
        Some(Problem::new(Field::Amount, words))
    }

    fn dateline<'a>(&self, workspace: &'a Workspace) -> Option<&'a Date> {
        workspace.documents.get(&self.document)?.dateline.as_ref()
    }

    fn kept<'a>(&self, workspace: &'a Workspace) -> Option<&'a Figure> {
        workspace.figures.get(&self.figure?).map(AsRef::as_ref)
    }

    pub(super) fn fill(
        &self,
        workspace: &Workspace,
        ids: &mut IdSource,
        annotator: &str,
    ) -> Result<Filled, Vec<Problem>> {
        let problems = self.problems(workspace);
        if !problems.is_empty() {
            return Err(problems);
        }
        let (claim, record) = self.carrying_claim(workspace, ids, annotator)?;
        let mut names = Names::new(workspace, ids);
        let mut figure = self.figure_on(workspace, claim, &mut names);
        let made = names.made();
        if self.figure.is_none() {
            annotator.clone_into(&mut figure.annotator);
        }
        let (edit, id) = match self.figure {
            Some(id) => (change(workspace, figure), id),
            None => make(workspace, ids, record, figure),
        };
        Ok(Filled { edit: with_entities(workspace, edit, made), chosen: Some(id.into()) })
    }

    fn carrying_claim(
        &self,
        workspace: &Workspace,
        ids: &mut IdSource,
        annotator: &str,
    ) -> Result<(ClaimId, Option<Claim>), Vec<Problem>> {
        let spans = match &self.carrier {
            Carrier::Claim(id) => return Ok((*id, None)),
            Carrier::Sentence(spans) => spans.clone(),
        };
        let id = ClaimId(ids.next_uuid());
        let chain = usual_chain(workspace, self.document);
        let chain: Vec<Voice> = chain.iter().map(|name| read_voice(workspace, name)).collect();
        let assertion = Assertion {
            document: self.document,
            statement: capitalised(&words(workspace, self.document, &spans)),
            spans,
            kind: None,
            chain,
            modality: Modality::ReportedFact,
            credibility: None,
            likelihood: None,
            links: Vec::new(),
            notes: String::new(),
            annotator: annotator.to_owned(),
        };
        let claim = crate::edit::claim::record(workspace, id, assertion)
            .map_err(|refusal| vec![Problem::new(Field::Spans, refusal.to_string())])?;
        Ok((id, Some(claim)))
    }

    fn figure_on(&self, workspace: &Workspace, claim: ClaimId, names: &mut Names<'_>) -> Figure {
        let (low, best, high) = self.ends();
        let text = workspace.documents.get(&self.document).map(|document| &document.text);
        let kept = self.kept(workspace);
        // A number that stands where it stood keeps its anchor: an orphan's quote is not there.
        let anchor = kept.and_then(|kept| kept.number.clone());
        let number = anchor.filter(|anchor| Some(anchor.span) == self.number);
        let number =
            number.or_else(|| text.and_then(|text| Anchor::on(text, self.number?.trimmed(text))));
        Figure {
            id: self.figure.unwrap_or(FigureId(uuid::Uuid::nil())),
            claim,
            number,
            harm: self.harm,
            low,
            best,
            high,
            bound: self.bound,
            scope: self.scope,
            part_of: self
                .part_of
                .map(|figure| PartOf { figure, name: self.part_name.trim().to_owned() }),
            status: self.status,
            includes_attackers: self.includes_attackers,
            date: self.read_date(workspace).unwrap_or_default(),
            as_of: self.read_as_of(workspace).unwrap_or_default(),
            place: names.entity(&self.place, PLACE),
            perpetrator: names.entity(&self.perpetrator, ORGANISATION),
            event: names.entity(&self.event, EVENT),
            notes: self.notes.clone(),
            annotator: kept.map_or_else(String::new, |figure| figure.annotator.clone()),
        }
    }
}

/// A date keeps its phrase and its reading as long as its text was not changed.
fn reread(
    typed: &str,
    kept: Option<When>,
    dateline: Option<&Date>,
) -> Result<Option<When>, String> {
    if kept.is_some() && write_when(kept.as_ref()) == typed {
        return Ok(kept);
    }
    read_when(typed, dateline)
}

fn with_entities(workspace: &Workspace, edit: Edit, made: Vec<crate::model::Entity>) -> Edit {
    if made.is_empty() {
        return edit;
    }
    let change = made.into_iter().fold(Change::new(workspace, edit.label), Change::put);
    edit.swaps.into_iter().filter_map(|swap| swap.after).fold(change, Change::put).finish()
}
