use clausegraph_model::{Artefact, ArtefactKind, Date, Fact};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// No page that explains the system.
    ///
    /// # What it finds
    ///
    /// No charter is there; or the charter approved last (by `approval.on`, not later than the as-of date; of one day
    /// the one listed first; a charter without such a day comes last) has more than `pages` pages, or more than `words`
    /// words; or its `contents` lack one of the blocks that the words for `blocks` name; or it was approved more than
    /// `days` days before the as-of date, or by nobody.
    ///
    /// # Why it matters
    ///
    /// What fits on one page can be told to a board, a newcomer and an auditor alike. Six slide decks cannot.
    ///
    /// # Example
    ///
    /// Six slide decks describe the system; none fits on a page, and none says what is out of scope.
    "HF-002", "system-without-its-page", Scope;
    indicators: [Health];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Charter]) => ["approval.on", "contents", "extent.pages", "extent.words"],
    ];
    families: [Documents];
    parameters: ["pages", "words", "days"];
    words: ["blocks"];
    values: ["charters", "lacks"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let charters: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::Charter]).collect();
    let approved = |charter: &&'g Artefact| -> Option<Date> {
        let approval = charter.document().approval.given()?;
        approval.on.given().copied().filter(|day| *day <= ctx.as_of())
    };
    // Of one day the first: `max_by_key` would take the last.
    let newest = charters.iter().rev().copied().max_by_key(approved);
    let Some(charter) = newest else {
        acc.conclude(SubjectOf::Organisation, Tri::Yes, Look::default(), || {
            Draft::new(Indicator::Health).count("charters", 0)
        });
        return;
    };
    let mut look = Look::default();
    let mut lacks = Vec::new();
    let on = read!(look, charter, approval => on);
    let recent = Tri::given(on, |day| *day <= ctx.as_of() && *day >= ctx.before(ctx.days("days")));
    // Another charter whose approval nobody dates may be the one approved last.
    let others = charters.iter().filter(|other| other.id() != charter.id());
    let unsure: Vec<&&'g Artefact> = others
        .filter(|other| {
            other.document().approval.as_ref().and_then(|one| one.on.as_ref()).is_unknown()
        })
        .collect();
    for other in &unsure {
        look.lacks(**other, "approval.on");
    }
    let pages = Tri::given(read!(look, charter, extent => pages), |pages| {
        u64::from(*pages) > ctx.count("pages")
    });
    let words = Tri::given(read!(look, charter, extent => words), |words| {
        u64::from(*words) > ctx.count("words")
    });
    let contents = read!(look, charter, contents);
    let absent: Vec<String> = match contents {
        Fact::Given(items) => ctx
            .words("blocks")
            .iter()
            .filter(|block| !items.iter().any(|item| item.item == **block))
            .map(ToString::to_string)
            .collect(),
        Fact::StatedNone => ctx.words("blocks").iter().map(ToString::to_string).collect(),
        Fact::Unknown => Vec::new(),
    };
    let blocks = if contents.is_unknown() { Tri::Unknown } else { Tri::from(!absent.is_empty()) };
    if pages.is_yes() || words.is_yes() {
        lacks.push("one page".to_owned());
    }
    lacks.extend(absent.iter().map(|block| format!("a block on {block}")));
    if recent == Tri::No {
        lacks.push("a recent approval".to_owned());
    }
    let found = Tri::any([pages, words, blocks, recent.not()]);
    let found = if unsure.is_empty() { found } else { Tri::Unknown };
    acc.conclude(charter, found, look, || {
        Draft::new(Indicator::Health)
            .value("charters", Value::Count(u64::try_from(charters.len()).unwrap_or(u64::MAX)))
            .list("lacks", lacks)
            .artefacts([charter])
    });
}
