use std::collections::BTreeMap;

use clausegraph_model::{
    Artefact, ArtefactKind, Date, Fact, Family, PersonKey, document::LinkType,
};

use crate::{
    Evidence, Indicator, NeedOf, SlotValue, Subject,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Auditor audits own work.
    ///
    /// # What it finds
    ///
    /// An audit, and somebody who audits in it and whose own work belongs to what it looked at.
    ///
    /// *Who audits*: everybody of `audit.team`, and `review.chair`. Each is a subject, the audit with the person's
    /// key as its part. Where the team is unknown, the audit itself cannot be evaluated, besides its chair; where
    /// nobody is named and both are stated, it is clean.
    ///
    /// *What it looked at*: the artefacts offered, and not disqualified, to any slot of any cell of the
    /// requirements at or below the clauses of `review.clauses`. Audits and observations are left out: auditors
    /// leave them behind. So are plans that an audit `implements`, the audit programmes, but at requirements at or
    /// below the clauses of the binding, where they are what is looked at. Where the clauses are unknown, so is whether any artefact belongs to it.
    ///
    /// *Own work*: of roles, forums and decisions, that the person is the `fact.holder`; of reviews and tests, the
    /// `review.chair`, or the `owner` where that is given; of all others, the `owner`; and of all, that
    /// `co_owners` lists the person. Who answers for something is taken to have done so since its first day.
    ///
    /// *When*: within `months` months up to the day of the audit (`dated_on`), both ends included.
    /// Reviews, records, reports and measurements are of one day, their `dated_on`; actions of their `created_on`;
    /// record sets of their `records.period`. A role goes on from `role.valid_from` until `role.valid_to`, or the
    /// as-of date where that is not given. All else goes on since its `created_on`, or an earlier day of its
    /// `dated_on` or approval, and counts where one of the three is not later than the audit. Where the day that
    /// is asked for is not given, it is not known whether the work counts.
    ///
    /// # Why it matters
    ///
    /// Nobody sees what is wrong with the work of one's own hands, and an audit that cannot say it was impartial
    /// shows little to anybody else.
    ///
    /// # Example
    ///
    /// The change manager audited change management.
    "HF-122", "auditor-of-own-work", Ownership;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Audit]) => [
            "audit.team", "review.clauses", "dated_on",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Procedure]) => ["owner", "created_on"],
        NeedOf::Artefacts(&[ArtefactKind::Role]) => ["fact.holder"],
    ];
    families: [Reviews];
    parameters: ["months"];
    words: [];
    values: ["person", "own", "clauses"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    // Looked up with the first audit that names an auditor.
    let mut evidence: Option<Shown<'g>> = None;
    for audit in ctx.there(&[ArtefactKind::Audit]) {
        let mut look = Look::default();
        let team = read!(look, audit, audit.team);
        let chair = read!(look, audit, review.chair);
        let mut auditors: Vec<&'g PersonKey> =
            team.given().into_iter().copied().flatten().collect();
        auditors.extend(
            chair
                .given()
                .copied()
                .filter(|chair| !team.given().is_some_and(|team| team.contains(chair))),
        );
        auditors.sort();
        auditors.dedup();
        let unnamed = match (team, chair) {
            (Fact::Unknown, _) | (Fact::StatedNone, Fact::Unknown) => Some(Tri::Unknown),
            (Fact::StatedNone, Fact::StatedNone) => Some(Tri::No),
            (Fact::StatedNone, Fact::Given(_)) | (Fact::Given(_), _) => None,
        };
        if let Some(found) = unnamed {
            acc.conclude(audit, found, look, || Draft::new(Indicator::Minor));
        }
        if auditors.is_empty() {
            continue;
        }
        let area = Area::of(ctx, audit, evidence.get_or_insert_with(|| shown(ctx)));
        for auditor in auditors {
            one(ctx, &area, auditor, acc);
        }
    }
}

/// An audit and what it looked at.
struct Area<'g> {
    audit: &'g Artefact,
    /// The artefacts that show what it looked at, by position; all there are where the clauses are unknown.
    artefacts: Vec<&'g Artefact>,
    within: Tri,
    look: Look<'g>,
}

/// What shows the requirements of each clause, by the positions of clause and artefact.
type Shown<'g> = BTreeMap<usize, BTreeMap<usize, &'g Artefact>>;

/// What shows each clause, without audits and observations, and without the programmes of audits but where the
/// clause is one of the rule.
fn shown<'g>(ctx: &Ctx<'_, 'g>) -> Shown<'g> {
    let mut shown = Shown::new();
    for derivation in ctx.derivations() {
        let position = derivation.cell.requirement.clause_position();
        let Some(clause) = ctx.catalogue().clause_at(position) else { continue };
        let audited =
            ctx.binding.clauses.iter().any(|number| ctx.catalogue().is_within(clause, number));
        let of_clause = shown.entry(position).or_default();
        let offers = derivation.slots.iter().flat_map(|slot| &slot.offers);
        for offer in offers.filter(|offer| offer.value != SlotValue::None) {
            let Evidence::Artefact(artefact) = offer.evidence else { continue };
            let kind = artefact.kind();
            let is_look = matches!(kind, ArtefactKind::Audit | ArtefactKind::Observation);
            if is_look || (!audited && is_programme(ctx, artefact)) {
                continue;
            }
            let position = ctx.organisation().artefact_position(artefact.id().as_str());
            of_clause.extend(position.map(|position| (position, artefact)));
        }
    }
    shown
}

impl<'g> Area<'g> {
    fn of(ctx: &Ctx<'_, 'g>, audit: &'g Artefact, shown: &Shown<'g>) -> Self {
        let mut look = Look::default();
        let clauses = read!(look, audit, review.clauses);
        let looked_at = |position: usize| {
            let clause = ctx.catalogue().clause_at(position);
            clause.is_some_and(|clause| match clauses {
                Fact::Given(numbers) => {
                    numbers.iter().any(|number| ctx.catalogue().is_within(clause, number))
                }
                Fact::StatedNone => false,
                Fact::Unknown => true,
            })
        };
        let parts = shown.iter().filter(|(position, _)| looked_at(**position));
        let artefacts: BTreeMap<usize, &'g Artefact> =
            parts.flat_map(|(_, part)| part).map(|(position, one)| (*position, *one)).collect();
        let within = if clauses.is_unknown() { Tri::Unknown } else { Tri::Yes };
        Self { audit, artefacts: artefacts.into_values().collect(), within, look }
    }
}

/// Whether audits are carried out by it.
fn is_programme(ctx: &Ctx<'_, '_>, artefact: &Artefact) -> bool {
    artefact.kind() == ArtefactKind::Plan
        && ctx
            .incoming(artefact)
            .iter()
            .any(|(kind, from)| *kind == LinkType::Implements && from.kind() == ArtefactKind::Audit)
}

/// One auditor of an audit.
fn one<'s, 'g>(ctx: &Ctx<'s, 'g>, area: &Area<'g>, auditor: &'g PersonKey, acc: &mut Acc<'s, 'g>) {
    let mut look = area.look.clone();
    let mut found = Tri::No;
    let mut own = Vec::new();
    for artefact in &area.artefacts {
        let mut inner = Look::default();
        let theirs = answers(artefact, auditor, &mut inner);
        if theirs == Tri::No {
            continue;
        }
        let counts = theirs.and(in_window(ctx, area.audit, artefact, &mut inner)).and(area.within);
        if counts != Tri::No {
            look.join(inner);
        }
        if counts.is_yes() {
            own.push(*artefact);
        }
        found = found.or(counts);
    }
    let subject = Subject::from(area.audit).part(auditor.as_str());
    acc.conclude(subject, found, look, || {
        let clauses =
            area.audit.document().review.as_ref().and_then(|review| review.clauses.given());
        Draft::new(Indicator::Minor)
            .value("person", Value::Text(auditor.to_string()))
            .value(
                "own",
                Value::Artefacts(own.iter().map(|artefact| artefact.id().clone()).collect()),
            )
            .list("clauses", clauses.into_iter().flatten().map(ToString::to_string))
            .artefacts(own.iter().copied().chain([area.audit]))
    });
}

/// Whether an artefact is the work of a person.
fn answers<'g>(artefact: &'g Artefact, person: &PersonKey, look: &mut Look<'g>) -> Tri {
    let document = artefact.document();
    let is = |key: &PersonKey| key == person;
    let shared = document.co_owners.given().is_some_and(|others| others.contains(person));
    let kind = artefact.kind();
    let held = matches!(kind, ArtefactKind::Role | ArtefactKind::Forum | ArtefactKind::Decision);
    let main = if held {
        Tri::given(read!(look, artefact, fact.holder), is)
    } else if kind.family() == Family::Reviews {
        let owned = document.owner.given().is_some_and(is);
        Tri::given(read!(look, artefact, review.chair), is).or(owned.into())
    } else {
        Tri::given(read!(look, artefact, owner), is)
    };
    main.or(shared.into())
}

/// Whether an artefact reaches into the months before an audit.
fn in_window<'g>(
    ctx: &Ctx<'_, 'g>,
    audit: &'g Artefact,
    artefact: &'g Artefact,
    look: &mut Look<'g>,
) -> Tri {
    let document = artefact.document();
    let dated_on = document.dated_on.as_ref();
    let Some(audited) = stated(audit, "dated_on", audit.document().dated_on.as_ref(), look) else {
        return Tri::Unknown;
    };
    let reaches = |first: Date, last: Date| {
        let ends = ctx.months("months").is_some_and(|months| last.after(months) >= audited);
        Tri::from(first <= audited && ends)
    };
    let found = match (artefact.kind(), artefact.kind().family()) {
        (ArtefactKind::RecordSet, _) => {
            let period = document.records.as_ref().map(|records| records.period.as_ref());
            stated(artefact, "records.period", period.unwrap_or(Fact::Unknown), look)
                .map(|period| reaches(period.first(), period.last()))
        }
        (ArtefactKind::Role, _) => {
            let role = document.role.as_deref();
            let from = role.map_or(Fact::Unknown, |role| role.valid_from.as_ref());
            let until = role.and_then(|role| role.valid_to.given()).copied();
            stated(artefact, "role.valid_from", from, look)
                .map(|first| reaches(first, until.unwrap_or(ctx.as_of())))
        }
        (_, Family::Reviews | Family::Records) | (ArtefactKind::Measurement, _) => {
            stated(artefact, "dated_on", dated_on, look).map(|day| reaches(day, day))
        }
        (_, Family::Actions) => stated(artefact, "created_on", document.created_on.as_ref(), look)
            .map(|day| reaches(day, day)),
        (_, Family::Documents | Family::Routines | Family::Observations | Family::Facts) => {
            let approval = document.approval.given().and_then(|approval| approval.on.given());
            let mut earlier = dated_on.given().copied().into_iter().chain(approval);
            if earlier.any(|day| *day <= audited) {
                return Tri::Yes;
            }
            stated(artefact, "created_on", document.created_on.as_ref(), look)
                .map(|day| Tri::from(day <= audited))
        }
    };
    found.unwrap_or(Tri::Unknown)
}

/// A value that has to be given, to know when something was.
fn stated<'g, T: Copy>(
    of: &'g Artefact,
    field: &'static str,
    fact: Fact<&T>,
    look: &mut Look<'g>,
) -> Option<T> {
    match fact {
        Fact::Given(value) => {
            look.saw(of, field);
            Some(*value)
        }
        Fact::StatedNone | Fact::Unknown => {
            look.lacks(of, field);
            None
        }
    }
}
