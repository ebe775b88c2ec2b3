use clausegraph_model::{Artefact, ArtefactKind, Fact};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        kinds::DOCUMENTS,
        verdict::{Draft, Look, part, read},
    },
};

rule! {
    /// A library, not a system.
    ///
    /// # What it finds
    ///
    /// Of the documents in use (status `in-use`), at least the share `share` lacks two or more of four things, and there
    /// are `documents` of them or more:
    ///
    /// - a scope: `covers` is stated none;
    /// - an owner: `owner` is stated none;
    /// - a rhythm: `review_every` and `next_review_on` are both stated none;
    /// - a purpose: no link from it or to it ties it to an objective or a risk, no objective that is there names it as
    ///   its `objective.policy`, and its `links` are stated.
    ///
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents. What is not stated of a document may be there.
    /// It is a major indicator where no scope is there (no scope statement, and no charter, plan or other document
    /// whose `contents` hold one of the words for `scope`), or no role whose `fact.subject` is one of the words for the
    /// owner of the system; a role of which nobody states the subject may be that one.
    ///
    /// # Why it matters
    ///
    /// Procedures that nobody owns, nobody reviews and nothing needs are a library. A system has owners, a rhythm and
    /// a reason.
    ///
    /// # Example
    ///
    /// 64 published procedures, 41 of them without owner and review date, none tied to an objective or a risk.
    "HF-001", "library-instead-of-a-system", Documents;
    indicators: [Major, Observation];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => ["status", "owner", "covers", "review_every", "next_review_on", "links"],
    ];
    families: [Documents, Facts];
    parameters: ["share", "documents", "lacks"];
    words: ["owner", "scope"];
    values: ["documents", "which", "absent"];
    over_documentation: false;
}

/// Where a scope may stand that has no statement of its own.
const WITH_SCOPE: &[ArtefactKind] =
    &[ArtefactKind::Charter, ArtefactKind::Plan, ArtefactKind::Document];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let mut tally = Tally::default();
    let mut loose = Vec::new();
    for document in ctx.there(DOCUMENTS) {
        let used = ctx.in_use(document, &mut look);
        if used == Tri::No {
            continue;
        }
        let lacks = Tally::of([
            Tri::none(read!(look, document, covers)),
            Tri::none(read!(look, document, owner)),
            rhythm(document, &mut look).not(),
            purpose(ctx, document, &mut look).not(),
        ]);
        let lacks = lacks.at_least(ctx.count("lacks"));
        if used == Tri::Unknown {
            tally.unsure += 1;
            continue;
        }
        if lacks.is_yes() {
            loose.push(document);
        }
        tally.add(lacks);
    }
    let enough = tally.counted_at_least(ctx.count("documents"));
    let found = enough.and(tally.share_at_least(ctx.number("share")));
    if tally.counted() + tally.unsure == 0 {
        return;
    }
    acc.conclude(SubjectOf::Organisation, found, look, || {
        let absent = absent(ctx);
        let indicator = if absent.is_empty() { Indicator::Observation } else { Indicator::Major };
        let ids = loose.iter().map(|document| document.id().clone()).collect();
        Draft::new(indicator)
            .value("documents", Value::Share { part: tally.yes, whole: tally.counted() })
            .value("which", Value::Artefacts(ids))
            .list("absent", absent)
            .artefacts(loose)
    });
}

/// Whether a document is to be reviewed again.
fn rhythm<'g>(document: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let day = Tri::given(read!(look, document, next_review_on), |_| true);
    let every = Tri::given(read!(look, document, review_every), |_| true);
    day.or(every)
}

/// Whether a link ties a document to an objective or a risk.
fn purpose<'g>(ctx: &Ctx<'_, 'g>, document: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let is_purpose = |artefact: &Artefact| {
        matches!(artefact.kind(), ArtefactKind::Objective | ArtefactKind::Risk)
    };
    let mut objectives = ctx.there(&[ArtefactKind::Objective]);
    let agrees = objectives.any(|objective| {
        let policy = part(objective.document().objective.as_deref(), |part| &part.policy);
        policy.given().is_some_and(|id| *id == document.id())
    });
    if agrees || ctx.incoming(document).iter().any(|(_, from)| is_purpose(from)) {
        return Tri::Yes;
    }
    look.read(document, "links", document.document().links.as_ref());
    match ctx.outgoing(document) {
        Fact::Given(links) => links.iter().any(|(_, to)| is_purpose(to)).into(),
        Fact::StatedNone => Tri::No,
        Fact::Unknown => Tri::Unknown,
    }
}

/// What makes it graver: nothing that says what the system is, or who answers for it.
fn absent(ctx: &Ctx<'_, '_>) -> Vec<String> {
    let mut absent = Vec::new();
    let says_scope = |document: &Artefact| {
        let contents = document.document().contents.given();
        contents.into_iter().flatten().any(|item| ctx.is_word("scope", &item.item))
    };
    let statement = ctx.there(&[ArtefactKind::ScopeStatement]).next();
    if statement.is_none() && !ctx.there(WITH_SCOPE).any(says_scope) {
        absent.push("scope statement".to_owned());
    }
    let mut roles = ctx.there(&[ArtefactKind::Role]);
    let maybe_owner = |role: &Artefact| {
        let subject = part(role.document().fact.as_deref(), |fact| &fact.subject);
        subject.is_unknown() || subject.given().is_some_and(|word| ctx.is_word("owner", word))
    };
    if !roles.any(maybe_owner) {
        absent.push("role of the owner".to_owned());
    }
    absent
}
