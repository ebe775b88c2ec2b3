use std::cmp::Reverse;

use clausegraph_model::{Artefact, ArtefactKind, Date, Fact, Key};

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tri, count},
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// No page that explains the system.
    ///
    /// # What it finds
    ///
    /// No charter is there; or the charter approved last (by `approval.on`, not later than the as-of date; of one day
    /// the one whose id comes first; a charter without such a day comes last) has more than `pages` pages, or more than
    /// `words` words; or its `contents` lack one of the blocks that the words for `blocks` name; or it was approved more than
    /// `days` days before the as-of date, or by nobody.
    /// It is an observation, and not only a sign of health, where blocks are lacking and no other document says any of
    /// them: all blocks where no charter is there, else those that the charter lacks. Other documents are scope
    /// statements, charters, policies, plans, procedures, agreements, contracts, registers, service catalogues and
    /// other documents that are there; each states `contents`, and none holds the word of a lacking block. A scope
    /// statement says the blocks that the words for `scope` name, whatever it states. Where the `contents` of one are
    /// not stated, they may say it.
    ///
    /// # Why it matters
    ///
    /// What fits on one page can be told to a board, a newcomer and an auditor alike. Six slide decks cannot.
    ///
    /// # Example
    ///
    /// Six slide decks describe the system; none fits on a page, and none says what is out of scope.
    "HF-002", "system-without-its-page", Scope;
    indicators: [Observation, Health];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Charter]) => [
            "approval.by", "approval.on", "contents", "extent.pages", "extent.words",
        ],
    ];
    families: [Documents];
    parameters: ["pages", "words", "days"];
    words: ["blocks", "scope"];
    values: ["charters", "lacks", "nowhere", "unexplained"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let charters: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::Charter]).collect();
    let approved = |charter: &&'g Artefact| -> Option<Date> {
        let approval = charter.document().approval.given()?;
        approval.on.given().copied().filter(|day| *day <= ctx.as_of())
    };
    let newest = charters.iter().copied();
    let newest = newest.max_by_key(|charter| (approved(charter), Reverse(charter.id())));
    let Some(charter) = newest else {
        let blocks: Vec<&'g Key> = ctx.words("blocks").iter().collect();
        let (indicator, unexplained) = nowhere(ctx, None, &blocks);
        acc.conclude(SubjectOf::Organisation, Tri::Yes, Look::default(), || {
            Draft::new(indicator).count("charters", 0).list("unexplained", unexplained)
        });
        return;
    };
    let mut look = Look::default();
    let mut lacks = Vec::new();
    let on = read!(look, charter, approval => on);
    let first = ctx.before(ctx.days("days"));
    // An approval without a day is none long ago; one that is still to come is none yet.
    let recent = match on {
        Fact::Given(day) => (first..=ctx.as_of()).contains(day).into(),
        Fact::StatedNone => Tri::Yes,
        Fact::Unknown => Tri::Unknown,
    };
    let nobody = Tri::none(read!(look, charter, approval => by));
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
    let held = |block: &Key| {
        contents.given().is_some_and(|items| items.iter().any(|item| item.item == *block))
    };
    let mut absent: Vec<&'g Key> = ctx.words("blocks").iter().collect();
    absent.retain(|block| !contents.is_unknown() && !held(block));
    let blocks = if contents.is_unknown() { Tri::Unknown } else { Tri::from(!absent.is_empty()) };
    if pages.is_yes() || words.is_yes() {
        lacks.push("one page".to_owned());
    }
    lacks.extend(absent.iter().map(|block| format!("a block on {block}")));
    if nobody.is_yes() {
        lacks.push("an approval".to_owned());
    } else if recent == Tri::No {
        lacks.push("a recent approval".to_owned());
    }
    let found = Tri::any([pages, words, blocks, recent.not(), nobody]);
    let found = if unsure.is_empty() { found } else { Tri::Unknown };
    acc.conclude(charter, found, look, || {
        let (indicator, nowhere) = nowhere(ctx, Some(charter), &absent);
        Draft::new(indicator)
            .value("charters", Value::Count(count(charters.len())))
            .list("lacks", lacks)
            .list("nowhere", nowhere)
            .artefacts([charter])
    });
}

/// The indicator, and the lacking blocks where no document but the charter says any of them.
fn nowhere<'g>(
    ctx: &Ctx<'_, 'g>,
    charter: Option<&'g Artefact>,
    lacking: &[&'g Key],
) -> (Indicator, Vec<String>) {
    let others = ctx.there(DOCUMENTS);
    let mut others =
        others.filter(|other| charter.is_none_or(|charter| charter.id() != other.id()));
    let silent = others.all(|other| {
        let of_scope = other.kind() == ArtefactKind::ScopeStatement;
        let says = match &other.document().contents {
            Fact::Given(items) => Tri::any(
                lacking.iter().map(|block| items.iter().any(|item| item.item == **block).into()),
            ),
            Fact::StatedNone => Tri::No,
            Fact::Unknown => Tri::Unknown,
        };
        says == Tri::No && !(of_scope && lacking.iter().any(|block| ctx.is_word("scope", block)))
    });
    if lacking.is_empty() || !silent {
        return (Indicator::Health, Vec::new());
    }
    (Indicator::Observation, lacking.iter().map(ToString::to_string).collect())
}
