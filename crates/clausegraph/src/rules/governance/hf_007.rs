use std::collections::BTreeMap;

use clausegraph_model::{Artefact, ArtefactId, ArtefactKind, Fact, Key};

use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, part, read},
    },
};

rule! {
    /// Fragmented governance.
    ///
    /// # What it finds
    ///
    /// A type of decision (`fact.subject` of decisions) that two forums or more took within `window` days before the
    /// as-of date (by `dated_on`), of which two are not tied: neither hands up to the other, directly or over
    /// several steps of `forum.parent`, and they have no forum above both. The subject is the organisation, with the
    /// type as its part. Decisions without a type are looked at by none of them.
    /// And a unit of the scope (state in or partly) whose forums (those that name it in `covers`) have no path by
    /// `forum.parent` to a forum that held a management review (`review.forum` of management reviews). A unit
    /// without a forum of its own is left out.
    ///
    /// # Why it matters
    ///
    /// Where three boards approve the same sort of change by rules of their own, what is allowed depends on the door.
    ///
    /// # Example
    ///
    /// Normal changes are approved by three unrelated boards with different risk rules.
    "HF-007", "fragmented-governance", Ownership;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Decision]) => ["decision.forum", "dated_on"],
        NeedOf::Artefacts(&[ArtefactKind::Forum]) => ["forum.parent"],
        NeedOf::Artefacts(&[ArtefactKind::ManagementReview]) => ["review.forum"],
    ];
    families: [Facts, Reviews];
    parameters: ["window"];
    words: [];
    values: ["type", "forums", "unit"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut types: BTreeMap<&'g Key, (Vec<&'g ArtefactId>, Look<'g>, bool)> = BTreeMap::new();
    for decision in ctx.there(&[ArtefactKind::Decision]) {
        let subject = part(decision.document().fact.as_deref(), |fact| &fact.subject);
        let Fact::Given(subject) = subject else { continue };
        let (forums, look, unsure) = types.entry(subject).or_default();
        let recent = Tri::given(read!(look, decision, dated_on), |day| {
            *day >= ctx.before(ctx.days("window"))
        });
        if recent == Tri::No {
            continue;
        }
        match (recent, read!(look, decision, decision.forum)) {
            (Tri::Yes, Fact::Given(forum)) => {
                if !forums.contains(&forum) {
                    forums.push(forum);
                }
            }
            (_, Fact::StatedNone) => {}
            (Tri::Unknown | Tri::No, Fact::Given(_)) | (_, Fact::Unknown) => *unsure = true,
        }
    }
    for (subject, (mut forums, mut look, unsure)) in types {
        forums.sort();
        let pairs = forums
            .iter()
            .enumerate()
            .flat_map(|(index, one)| forums.iter().skip(index + 1).map(move |two| (*one, *two)));
        let untied: Vec<Tri> =
            pairs.map(|(one, two)| tied(ctx, one, two, &mut look).not()).collect();
        let apart = Tri::any(untied);
        // A decision of which the forum or the day is not known may be another forum's.
        let found = if apart.is_yes() || !unsure { apart } else { Tri::Unknown };
        acc.conclude(
            Subject::from(SubjectOf::Organisation).part(subject.as_str()),
            found,
            look,
            || {
                let artefacts: Vec<&'g Artefact> =
                    forums.iter().filter_map(|id| ctx.artefact(id)).collect();
                Draft::new(Indicator::Observation)
                    .value("type", Value::Text(subject.to_string()))
                    .value(
                        "forums",
                        Value::Artefacts(forums.iter().map(|id| (*id).clone()).collect()),
                    )
                    .artefacts(artefacts)
            },
        );
    }
    units(ctx, acc);
}

/// The forums above a forum, itself first; and whether nobody says what is above the last.
fn above<'g>(
    ctx: &Ctx<'_, 'g>,
    forum: &'g ArtefactId,
    look: &mut Look<'g>,
) -> (Vec<&'g ArtefactId>, bool) {
    let mut path = vec![forum];
    let mut last = forum;
    while let Some(artefact) = ctx.artefact(last) {
        match read!(look, artefact, forum.parent) {
            Fact::Given(parent) if !path.contains(&parent) => {
                path.push(parent);
                last = parent;
            }
            Fact::Given(_) | Fact::StatedNone => return (path, false),
            Fact::Unknown => return (path, true),
        }
    }
    (path, true)
}

/// Whether two forums have one above both, which may be one of them.
fn tied<'g>(
    ctx: &Ctx<'_, 'g>,
    one: &'g ArtefactId,
    two: &'g ArtefactId,
    look: &mut Look<'g>,
) -> Tri {
    let (first, first_open) = above(ctx, one, look);
    let (second, second_open) = above(ctx, two, look);
    if first.iter().any(|forum| second.contains(forum)) {
        Tri::Yes
    } else if first_open || second_open {
        Tri::Unknown
    } else {
        Tri::No
    }
}

/// Units whose forums lead to no management review.
fn units<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut seen = Look::default();
    let mut reviewing: Vec<&'g ArtefactId> = Vec::new();
    let mut open = false;
    for review in ctx.there(&[ArtefactKind::ManagementReview]) {
        match read!(seen, review, review.forum) {
            Fact::Given(forum) => reviewing.push(forum),
            Fact::StatedNone => {}
            Fact::Unknown => open = true,
        }
    }
    let units = ctx.elements(clausegraph_model::ElementList::Units);
    for unit in units.given().into_iter().flatten().copied() {
        let mut look = seen.clone();
        let within = ctx.in_scope(unit, &mut look);
        let forums = ctx.there(&[ArtefactKind::Forum]).filter(|forum| {
            let covers = forum.document().covers.given().into_iter().flatten();
            covers.into_iter().any(|id| id == unit.id())
        });
        let forums: Vec<&'g Artefact> = forums.collect();
        if forums.is_empty() || within == Tri::No {
            continue;
        }
        let leads: Vec<Tri> = forums
            .iter()
            .map(|forum| {
                let (path, unknown) = above(ctx, forum.id(), &mut look);
                if path.iter().any(|id| reviewing.contains(id)) {
                    Tri::Yes
                } else if unknown || open {
                    Tri::Unknown
                } else {
                    Tri::No
                }
            })
            .collect();
        acc.conclude(unit, within.and(Tri::any(leads).not()), look, || {
            Draft::new(Indicator::Observation)
                .value(
                    "forums",
                    Value::Artefacts(forums.iter().map(|forum| forum.id().clone()).collect()),
                )
                .value("unit", Value::Text(unit.id().to_string()))
                .artefacts(forums)
        });
    }
}
