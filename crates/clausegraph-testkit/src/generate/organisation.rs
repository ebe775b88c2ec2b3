//! A random organisation from its tapes.

use clausegraph_model::{
    ArtefactId, ArtefactKind, Date, Fact, Family, MemberId, PersonKey, RequirementId,
    document::{
        CatalogueDocument, ClaimDocument, ExclusionDocument, FORMAT_VERSION, IdentityDocument,
        OrganisationDocument, ParameterDocument, PersonDocument, SourceDocument,
    },
};

use super::{
    artefacts, claims,
    dice::{Dice, Tape, parsed},
    lexicon::Lexicon,
    papers,
    scope::{self, Around, ScopeIds},
};
use crate::naive::calendar::Day;

/// The tapes of an organisation.
#[derive(Clone, Debug)]
pub(crate) struct OrganisationTapes {
    pub(crate) header: Tape,
    pub(crate) elements: Vec<Tape>,
    pub(crate) artefacts: Vec<Tape>,
    pub(crate) claims: Vec<Tape>,
    pub(crate) judgements: Vec<Tape>,
}

/// How many working papers there may be.
const PAPERS: usize = 8;

/// The people that entries may name.
#[derive(Clone, Debug)]
pub(crate) struct People(Vec<PersonKey>);

impl People {
    /// The offices of a small organisation.
    pub(crate) fn offices() -> Self {
        let offices = ["director", "service-owner", "manager", "auditor"];
        Self(offices.iter().map(|office| parsed(office)).collect())
    }

    /// One of them.
    pub(crate) fn one(&self, dice: &mut Dice) -> Option<PersonKey> {
        dice.pick(&self.0).cloned()
    }

    /// Some of them.
    pub(crate) fn some(&self, dice: &mut Dice) -> Vec<PersonKey> {
        dice.some(&self.0, 3)
    }
}

/// What artefacts, claims and judgements refer to.
pub(crate) struct Ground<'a> {
    pub(crate) catalogue: &'a CatalogueDocument,
    pub(crate) lexicon: Lexicon,
    pub(crate) as_of: Day,
    pub(crate) people: People,
    pub(crate) scope: ScopeIds,
    pub(crate) sources: Vec<SourceDocument>,
    /// The artefacts that there will be.
    pub(crate) artefacts: Vec<(ArtefactId, ArtefactKind)>,
}

impl Ground<'_> {
    /// One artefact of some kinds.
    pub(crate) fn artefact_of(
        &self,
        dice: &mut Dice,
        kinds: &[ArtefactKind],
        but: &ArtefactId,
    ) -> Option<ArtefactId> {
        let found: Vec<&ArtefactId> = self
            .artefacts
            .iter()
            .filter(|(id, kind)| kinds.contains(kind) && id != but)
            .map(|(id, _)| id)
            .collect();
        dice.pick(&found).map(|id| (*id).clone())
    }
}

/// Builds the organisation.
pub(crate) fn build(
    tapes: OrganisationTapes,
    catalogue: &CatalogueDocument,
    as_of: Date,
) -> OrganisationDocument {
    let as_of = Day::of(as_of);
    let mut dice = Dice::new(tapes.header);
    let people = People::offices();
    let lexicon = Lexicon::of(catalogue);

    // Papers are read from the tapes of the artefacts, backwards: they need none of their own.
    let backwards = |tape: &Tape| tape.iter().rev().copied().collect::<Tape>();
    let paper_tapes: Vec<Tape> = tapes.artefacts.iter().take(PAPERS).map(backwards).collect();
    let decision_tape = tapes.artefacts.last().map(backwards).unwrap_or_default();
    let mut drafts: Vec<(ArtefactId, ArtefactKind, Dice)> = Vec::new();
    for (index, tape) in tapes.artefacts.into_iter().enumerate() {
        let mut dice = Dice::new(tape);
        let kind = artefacts::kind(&mut dice, &lexicon);
        drafts.push((parsed(&format!("A-{}", index + 1)), kind, dice));
    }
    let ids: Vec<ArtefactId> = drafts.iter().map(|draft| draft.0.clone()).collect();
    let around = Around { catalogue, as_of, people: &people, artefacts: &ids };
    let (scope, scope_ids) = scope::build(&mut dice, tapes.elements, &around);
    let ground = Ground {
        catalogue,
        lexicon,
        as_of,
        people,
        scope: scope_ids,
        sources: sources(&mut dice),
        artefacts: drafts.iter().map(|draft| (draft.0.clone(), draft.1)).collect(),
    };
    let artefacts: Vec<_> = drafts
        .into_iter()
        .enumerate()
        .map(|(place, (id, kind, mut dice))| {
            artefacts::artefact(&mut dice, &ground, place, id, kind)
        })
        .collect();
    let mut made: Vec<ClaimDocument> = Vec::new();
    for tape in tapes.claims {
        let claim = claims::claim(&mut Dice::new(tape), &ground, &artefacts);
        if let Some(claim) = claim
            && !made.contains(&claim)
        {
            made.push(claim);
        }
    }
    let judgements = claims::judgements(tapes.judgements, &ground, &artefacts);
    let working_papers = papers::papers(paper_tapes, &ground);
    OrganisationDocument {
        schema: None,
        format_version: FORMAT_VERSION,
        organisation: Some(identity()),
        scope,
        people: people_listed(&mut dice, &ground.people),
        sources: ground.sources.clone(),
        claims: made,
        judgements,
        working_papers,
        engagement: None,
        exclusions: exclusions(&mut dice, &ground),
        parameters: parameters(&mut dice),
        document_decisions: papers::decisions(&mut Dice::new(decision_tape), &ground, &artefacts),
        artefacts,
    }
}

/// Who the organisation is.
pub(crate) fn identity() -> IdentityDocument {
    IdentityDocument {
        id: parsed("random"),
        name: "A random organisation".to_owned(),
        catalogue: None,
        headcount: Fact::Unknown,
    }
}

/// Everybody that entries name, or nothing said about people at all.
fn people_listed(dice: &mut Dice, people: &People) -> Fact<Vec<PersonDocument>> {
    if !dice.chance(70) {
        return Fact::Unknown;
    }
    Fact::Given(
        people
            .0
            .iter()
            .map(|key| PersonDocument {
                key: key.clone(),
                office: Fact::Unknown,
                top_management: dice.fact([20, 5, 75], |dice| Some(dice.chance(50))),
                active: Fact::Unknown,
                left_on: Fact::Unknown,
                external: Fact::Unknown,
            })
            .collect(),
    )
}

/// Mostly nothing declared; else one or two sources with some of the families.
fn sources(dice: &mut Dice) -> Vec<SourceDocument> {
    let count = match dice.weighted(&[60, 25, 15]) {
        0 => return Vec::new(),
        more => more,
    };
    (1..=count)
        .map(|number| {
            let mut carries: Vec<Family> =
                Family::ALL.iter().copied().filter(|_| dice.chance(50)).collect();
            if carries.is_empty() {
                carries.push(Family::Documents);
            }
            SourceDocument { id: parsed(&format!("source-{number}")), title: None, carries }
        })
        .collect()
}

fn exclusions(dice: &mut Dice, ground: &Ground<'_>) -> Fact<Vec<ExclusionDocument>> {
    let requirements: Vec<RequirementId> =
        ground.catalogue.requirements.iter().map(|requirement| requirement.id.clone()).collect();
    dice.fact([70, 25, 5], |dice| {
        let of = dice.pick(&requirements)?.clone();
        Some(vec![ExclusionDocument {
            of,
            reason: Fact::Given("it is not done here".to_owned()),
            by: Fact::Unknown,
        }])
    })
}

fn parameters(dice: &mut Dice) -> Vec<ParameterDocument> {
    if !dice.chance(60) {
        return Vec::new();
    }
    let value = dice.pick(&["0.05", "0.05", "0.1", "0", "0.50", "1"]);
    vec![ParameterDocument {
        name: parsed("record-test-tolerance"),
        value: parsed(value.copied().unwrap_or("0")),
    }]
}

/// What an artefact covers: nothing said, none, everything, some elements, or both.
pub(crate) fn covers(
    dice: &mut Dice,
    weights: [usize; 5],
    elements: &[MemberId],
) -> Fact<Vec<MemberId>> {
    let whole: MemberId = parsed(MemberId::WHOLE_SMS);
    match dice.weighted(&weights) {
        0 => Fact::Unknown,
        1 => Fact::StatedNone,
        3 if !elements.is_empty() => Fact::Given(dice.some(elements, 4)),
        4 if !elements.is_empty() => {
            let mut found = dice.some(elements, 2);
            found.push(whole);
            Fact::Given(found)
        }
        _ => Fact::Given(vec![whole]),
    }
}
