use clausegraph_model::{Artefact, ArtefactKind, Date, Fact};

use super::paper::is_rare;
use crate::{
    Indicator, NeedOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri, count},
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Written for auditors, not for practitioners.
    ///
    /// # What it finds
    ///
    /// A document that is approved or in use, was made `age` days or more before the as-of date (`created_on`), and
    /// shows `signals` or more of these four:
    /// `readers`: at most `readers` people other than those of quality and audit opened it (`usage.readers`) within
    /// `window` days; `usage.period` must have `window` days or more and end within the last `window` days, unless the
    /// number is above the limit; stated none counts as zero;
    /// `links`: nothing but audits and documents for auditors alone links to it, be it that nothing does; that
    /// is known where `usage.inbound_links` is as high as the number of artefacts whose links lead to it, or
    /// where all other artefacts state their links;
    /// `edits`: of its `edits`, at least the share `edits` lies within `before-audit` days before an audit, the day of
    /// the audit included (`dated_on` of audits that are there); without edits there is no such sign;
    /// `audience`: its `audience` is stated none, or holds the catalogue's words for `auditors` alone.
    /// Where the day is not known on which it was made, or too few signals are, it cannot be evaluated.
    ///
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents that are there. Whether somebody asks for the document does not
    /// matter: the finding is about whom it serves, and does not propose to withdraw it.
    ///
    /// # Why it matters
    ///
    /// A document that is touched before audits only tells what the auditor is to hear. Those who do the work do
    /// it another way.
    ///
    /// # Example
    ///
    /// The capacity procedure was edited twice in two years, both times in the week before an audit, and nobody of
    /// operations ever opened it.
    "HF-020", "document-for-auditors", Operation;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => [
            "status", "created_on", "usage.readers", "usage.period", "usage.inbound_links", "edits",
            "audience",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Audit]) => ["dated_on"],
    ];
    families: [Documents, Reviews];
    parameters: ["age", "signals", "readers", "window", "edits", "before-audit"];
    words: ["auditors"];
    values: ["signals"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let silent: Vec<&'g Artefact> = ctx
        .organisation()
        .artefacts()
        .iter()
        .filter(|artefact| artefact.document().links.is_unknown())
        .collect();
    let audits: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::Audit]).collect();
    for document in ctx.there(DOCUMENTS) {
        let mut look = Look::default();
        let controlled = ctx.in_force(document, &mut look);
        let old = Tri::given(read!(look, document, created_on), |made| {
            *made <= ctx.before(ctx.days("age"))
        });
        let readers = read!(look, document, usage => readers);
        let most = ctx.count("readers");
        let unread = is_rare(ctx, document, readers, most, ctx.days("window"), &mut look);
        let signals = [
            ("readers", unread),
            ("links", for_audit_only(ctx, document, &silent, &mut look)),
            ("edits", edited_before_audits(ctx, document, &audits, &mut look)),
            (
                "audience",
                Tri::given(read!(look, document, audience), |words| {
                    words.iter().all(|word| ctx.is_word("auditors", word))
                })
                .or(document.document().audience.is_stated_none().into()),
            ),
        ];
        let shown = Tally::of(signals.iter().map(|(_, signal)| *signal));
        let found = controlled.and(old).and(shown.at_least(ctx.count("signals")));
        acc.conclude(document, found, look, || {
            let shown = signals.iter().filter(|(_, signal)| signal.is_yes());
            Draft::new(Indicator::Observation)
                .list("signals", shown.map(|(name, _)| (*name).to_owned()))
                .artefacts([document])
        });
    }
}

/// Whether a document is written for auditors alone; not known to be where it does not say.
fn is_for_auditors(ctx: &Ctx<'_, '_>, artefact: &Artefact) -> bool {
    let words = artefact.document().audience.given();
    words.is_some_and(|words| words.iter().all(|word| ctx.is_word("auditors", word)))
}

/// Whether nothing but audits and documents for auditors links to a document.
fn for_audit_only<'g>(
    ctx: &Ctx<'_, 'g>,
    document: &'g Artefact,
    silent: &[&'g Artefact],
    look: &mut Look<'g>,
) -> Tri {
    let incoming = ctx.incoming(document);
    let mut linking: Vec<_> = incoming.iter().map(|(_, from)| from.id()).collect();
    linking.sort();
    linking.dedup();
    let others = incoming
        .iter()
        .filter(|(_, from)| from.kind() != ArtefactKind::Audit && !is_for_auditors(ctx, from));
    let others = others.map(|(_, from)| {
        // A document that does not say for whom it is may be for auditors.
        if DOCUMENTS.contains(&from.kind()) {
            let audience = look.read(*from, "audience", from.document().audience.as_ref());
            return Tri::given(audience, |_| true).or(audience.is_stated_none().into());
        }
        Tri::Yes
    });
    let used = Tri::any(others.collect::<Vec<_>>());
    if used != Tri::No {
        return used.not();
    }
    let counted = document.document().usage.as_ref();
    let counted = counted.and_then(|usage| usage.inbound_links.as_ref());
    let known = count(linking.len());
    let all_known = match counted {
        Fact::Given(counted) => u64::from(*counted) <= known,
        Fact::StatedNone => true,
        Fact::Unknown => silent.iter().all(|other| other.id() == document.id()),
    };
    if all_known {
        look.saw(document, "usage");
        return Tri::Yes;
    }
    look.lacks(document, "usage.inbound_links");
    Tri::Unknown
}

/// Whether a document is changed before audits, and hardly ever otherwise.
fn edited_before_audits<'g>(
    ctx: &Ctx<'_, 'g>,
    document: &'g Artefact,
    audits: &[&'g Artefact],
    look: &mut Look<'g>,
) -> Tri {
    let edits = match read!(look, document, edits) {
        Fact::Given(edits) => edits,
        Fact::StatedNone => return Tri::No,
        Fact::Unknown => return Tri::Unknown,
    };
    let days: Vec<Fact<&Date>> = audits.iter().map(|audit| read!(look, audit, dated_on)).collect();
    let window = ctx.days("before-audit");
    let before = |edit: &Date| {
        let near = |audit: &Date| (audit.shifted(-window)..=*audit).contains(edit);
        Tri::any(days.iter().map(|day| Tri::given(*day, near)))
    };
    let past = edits.iter().filter(|edit| **edit <= ctx.as_of());
    Tally::of(past.map(before)).share_at_least(ctx.number("edits"))
}
