//! What several rules about reviews and actions read in the same way.

use clausegraph_model::{
    Artefact, ArtefactKind, Attribute, Date, Fact, Family, Key, Requirement, document::ItemDocument,
};

use crate::{
    Indicator,
    finding::SubjectOf,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

/// The management reviews with their days, the newest last; of one day, in reading order.
///
/// About one that does not state its day nothing can be said, and that is said.
pub(super) fn management_reviews<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    acc: &mut Acc<'s, 'g>,
) -> Vec<(Date, &'g Artefact)> {
    let mut held = Vec::new();
    for review in ctx.there(&[ArtefactKind::ManagementReview]) {
        let mut look = Look::default();
        match read!(look, review, dated_on) {
            Fact::Given(day) => held.push((*day, review)),
            Fact::StatedNone => {}
            Fact::Unknown => unknown(review, look, acc),
        }
    }
    held.sort_by_key(|(day, review)| (*day, review.id()));
    held
}

/// Says of a subject that nothing can be said.
pub(super) fn unknown<'g>(
    subject: impl Into<crate::Subject<'g>>,
    look: Look<'g>,
    acc: &mut Acc<'_, 'g>,
) {
    acc.conclude(subject, Tri::Unknown, look, || Draft::new(Indicator::Observation));
}

/// Says that nothing can be said about a part of the matter, where no source carries its family.
pub(super) fn is_carried<'s, 'g>(ctx: &Ctx<'s, 'g>, family: Family, acc: &mut Acc<'s, 'g>) -> bool {
    let carried = ctx.organisation().carries(family);
    if !carried {
        let mut look = Look::default();
        look.lacks(SubjectOf::Organisation, family.as_str());
        let subject = crate::Subject::from(SubjectOf::Organisation).part(family.as_str());
        unknown(subject, look, acc);
    }
    carried
}

/// The inputs that requirements ask of a management review, each with the requirements that ask for it.
pub(super) fn asked_inputs<'g>(
    requirements: impl Iterator<Item = &'g Requirement>,
) -> Vec<(&'g Key, Vec<&'g Requirement>)> {
    let mut asked: Vec<(&'g Key, Vec<&'g Requirement>)> = Vec::new();
    for requirement in requirements {
        for key in requirement.slots().iter().filter(|slot| slot.required).flat_map(keys) {
            match asked.iter_mut().find(|(known, _)| *known == key) {
                Some((_, by)) => by.push(requirement),
                None => asked.push((key, vec![requirement])),
            }
        }
    }
    asked
}

/// The inputs that a slot asks of a management review.
fn keys(slot: &clausegraph_model::document::SlotDocument) -> impl Iterator<Item = &Key> {
    let accept = slot.accepts.iter().find(|accept| accept.kind == ArtefactKind::ManagementReview);
    let attributes = accept.map(|accept| slot.needs.iter().chain(&slot.field).chain(&accept.needs));
    attributes.into_iter().flatten().filter_map(|attribute| {
        if let Attribute::ReviewInput(key) = attribute { Some(key) } else { None }
    })
}

/// Whether a list of inputs holds one that rests on an artefact which was there on a day.
pub(super) fn shows_input<'g>(
    ctx: &Ctx<'_, 'g>,
    (review, inputs): (&'g Artefact, Fact<&'g Vec<ItemDocument>>),
    key: &Key,
    on: Date,
    look: &mut Look<'g>,
) -> Tri {
    let Fact::Given(items) = inputs else { return Tri::given(inputs, |_| true) };
    let of_key = items.iter().filter(|item| item.item == *key);
    Tri::any(of_key.map(|item| match &item.rests_on {
        Fact::Given(sources) => {
            let sources = sources.iter().filter_map(|id| ctx.artefact(id));
            Tri::any(sources.map(|source| was_there(source, on, look)))
        }
        Fact::StatedNone => Tri::No,
        Fact::Unknown => {
            look.lacks(review, "review.inputs[].rests_on");
            Tri::Unknown
        }
    }))
}

/// Whether an artefact is dated, and not later than a day.
fn was_there<'g>(source: &'g Artefact, on: Date, look: &mut Look<'g>) -> Tri {
    let mut own = Look::default();
    let dated = Tri::given(read!(own, source, dated_on), |day| *day <= on);
    let made = Tri::given(read!(own, source, created_on), |day| *day <= on);
    let mut found = dated.or(made);
    if source.kind() == ArtefactKind::RecordSet {
        let period = read!(own, source, records.period);
        found = found.or(Tri::given(period, |period| period.last() <= on));
    }
    if found == Tri::Unknown {
        look.join(own);
    }
    found
}
