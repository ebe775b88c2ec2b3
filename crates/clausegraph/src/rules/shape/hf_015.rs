use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Artefact, ArtefactKind, Fact, Key};
use rust_decimal::Decimal;

use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri, count},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Like cases decided differently.
    ///
    /// # What it finds
    ///
    /// Decisions (kind `decision`) are of like cases where they have the same `fact.subject`, `decision.category`
    /// and `decision.risk_level`; one for which any of these is stated none is like no other. Looked at are
    /// groups of `cases` decisions or more. One is found where at least one of these holds:
    ///
    /// - `roles`: more than `roles` different roles (`decision.role`; stated none is one more) took the decisions
    ///   that have no entry in a matrix. A decision has one where the artefact that `decision.criteria` names is
    ///   there and its `contents` hold one of the words `matrix`;
    /// - `criteria`: more than the share `criteria` of the decisions states that there are no criteria
    ///   (`decision.criteria` is stated none);
    /// - `outcomes`: at least the share `outcomes` of the decisions came out otherwise than most with the same
    ///   criteria. For each `decision.criteria_values` (letter by letter, without blanks at the ends), the
    ///   decisions that state an outcome, less those with the most frequent one, are added up. Decisions whose
    ///   values or outcome are stated none add nothing.
    ///
    /// A decision that does not state what it is about may belong to each group that it does not contradict;
    /// where there are `cases` of such decisions or more, they may be a group themselves.
    ///
    /// # Why it matters
    ///
    /// Where it depends on the day and the person who may decide and what comes out, people stop asking, or ask
    /// until they hear what they want.
    ///
    /// # Example
    ///
    /// The same change of a firewall rule, approved by a team lead, by a board and by nobody.
    "HF-015", "like-cases-decided-differently", Ownership;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Decision]) => [
            "fact.subject", "decision.category", "decision.risk_level", "decision.role", "decision.criteria",
            "decision.criteria_values", "decision.outcome",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Policy, ArtefactKind::Document, ArtefactKind::Procedure]) => ["contents"],
    ];
    families: [Facts];
    parameters: ["cases", "roles", "criteria", "outcomes"];
    words: ["matrix"];
    values: ["cases", "differs", "roles", "without_criteria", "at_odds"];
    over_documentation: false;
}

type Likeness<'g> = [Fact<&'g Key>; 3];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut groups: BTreeMap<[&'g Key; 3], Vec<&'g Artefact>> = BTreeMap::new();
    let (mut unsure, mut unsaid) = (Vec::new(), Look::default());
    for decision in ctx.there(&[ArtefactKind::Decision]) {
        let mut look = Look::default();
        let likeness = likeness(decision, &mut look);
        if let [Fact::Given(subject), Fact::Given(category), Fact::Given(level)] = likeness {
            groups.entry([subject, category, level]).or_default().push(decision);
        } else if !likeness.iter().any(Fact::is_stated_none) {
            unsure.push(likeness);
            unsaid.join(look);
        }
    }
    for (key, cases) in &groups {
        let joining = unsure.iter().filter(|likeness| may_be(key, likeness)).count();
        group(ctx, key, cases, (count(joining), &unsaid), acc);
    }
    if count(unsure.len()) >= ctx.count("cases") {
        acc.conclude(SubjectOf::Organisation, Tri::Unknown, unsaid, || {
            Draft::new(Indicator::Observation)
        });
    }
}

fn likeness<'g>(decision: &'g Artefact, look: &mut Look<'g>) -> Likeness<'g> {
    [
        read!(look, decision, fact.subject),
        read!(look, decision, decision.category),
        read!(look, decision, decision.risk_level),
    ]
}

fn may_be(key: &[&Key; 3], likeness: &Likeness<'_>) -> bool {
    key.iter().zip(likeness).all(|(key, fact)| fact.given().is_none_or(|given| given == key))
}

/// One group of like cases.
fn group<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    key: &[&'g Key; 3],
    cases: &[&'g Artefact],
    (joining, unsaid): (u64, &Look<'g>),
    acc: &mut Acc<'s, 'g>,
) {
    let enough = Tally { yes: count(cases.len()), unsure: joining, ..Tally::default() };
    let enough = enough.counted_at_least(ctx.count("cases"));
    if enough == Tri::No {
        return;
    }
    let mut look = if joining > 0 { unsaid.clone() } else { Look::default() };
    let criteria = with_criteria(cases, joining, &mut look);
    let bare = criteria.share_below(Decimal::ONE - ctx.number("criteria"));
    let roles = roles(ctx, cases, joining, &mut look);
    let many = roles.at_least(ctx.count("roles").saturating_add(1));
    let odds = at_odds(cases, joining, &mut look);
    let differing = odds.share_at_least(ctx.number("outcomes"));
    let found = enough.and(many.or(bare).or(differing));
    let part = key.map(Key::as_str).join("/");
    acc.conclude(Subject::from(SubjectOf::Organisation).part(part), found, look, || {
        let differs = [(many, "roles"), (bare, "criteria"), (differing, "outcomes")];
        let differs = differs.iter().filter(|(differs, _)| differs.is_yes());
        let of = |part| Value::Share { part, whole: criteria.counted() };
        Draft::new(Indicator::Observation)
            .count("cases", criteria.counted())
            .list("differs", differs.map(|(_, what)| (*what).to_owned()))
            .count("roles", roles.yes)
            .value("without_criteria", of(criteria.no))
            .value("at_odds", of(odds.yes))
            .artefacts(cases.iter().copied())
    });
}

fn with_criteria<'g>(cases: &[&'g Artefact], joining: u64, look: &mut Look<'g>) -> Tally {
    let stated = cases.iter().map(|case| Tri::none(read!(look, case, decision.criteria)).not());
    Tally { unsure: joining, ..Tally::of(stated) }
}

/// The different roles that took decisions without an entry in a matrix.
fn roles<'g>(
    ctx: &Ctx<'_, 'g>,
    cases: &[&'g Artefact],
    joining: u64,
    look: &mut Look<'g>,
) -> Tally {
    let (mut certain, mut possible) = (BTreeSet::new(), BTreeSet::new());
    let mut nameless = 0;
    for case in cases {
        let listed = in_matrix(ctx, case, look);
        if listed.is_yes() {
            continue;
        }
        match read!(look, case, decision.role) {
            Fact::Unknown => nameless += 1,
            role @ (Fact::Given(_) | Fact::StatedNone) => {
                possible.insert(role);
                if listed == Tri::No {
                    certain.insert(role);
                }
            }
        }
    }
    let yes = count(certain.len());
    Tally { yes, unknown: count(possible.len()) - yes + nameless, unsure: joining, no: 0 }
}

fn in_matrix<'g>(ctx: &Ctx<'_, 'g>, case: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let criteria = match read!(look, case, decision.criteria) {
        Fact::Given(id) => ctx.artefact(id),
        Fact::StatedNone => return Tri::No,
        Fact::Unknown => return Tri::Unknown,
    };
    let there = |of: &&Artefact| crate::population::is_there(of, ctx.as_of());
    let Some(criteria) = criteria.filter(there) else { return Tri::No };
    Tri::given(read!(look, criteria, contents), |contents| {
        contents.iter().any(|item| ctx.is_word("matrix", &item.item))
    })
}

/// The decisions that came out otherwise than most with the same criteria.
fn at_odds<'g>(cases: &[&'g Artefact], joining: u64, look: &mut Look<'g>) -> Tally {
    let mut outcomes: BTreeMap<&str, BTreeMap<&Key, u64>> = BTreeMap::new();
    let mut tally = Tally { unsure: joining, ..Tally::default() };
    for case in cases {
        let values = read!(look, case, decision.criteria_values);
        let outcome = read!(look, case, decision.outcome);
        match (values, outcome) {
            (Fact::Given(values), Fact::Given(outcome)) => {
                *outcomes.entry(values.trim()).or_default().entry(outcome).or_default() += 1;
            }
            (Fact::StatedNone, _) | (_, Fact::StatedNone) => tally.add(Tri::No),
            (Fact::Unknown, _) | (_, Fact::Unknown) => tally.add(Tri::Unknown),
        }
    }
    for alike in outcomes.values() {
        let most = alike.values().copied().max().unwrap_or_default();
        tally.yes += alike.values().sum::<u64>() - most;
        tally.no += most;
    }
    tally
}
