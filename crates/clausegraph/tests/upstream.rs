//! Upstream gaps: small worlds by hand, and an oracle that walks lists until nothing changes.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at once"
)]

mod loading;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use clausegraph::{
    Bond, Catalogue, Organisation, SourceText, Upstream, assess, catalogue,
    document::{CatalogueDocument, FeedBasis, FeedNature},
    map, upstream, upstream_of,
};
use clausegraph_testkit::{
    generate::{Case, FeedChoice, case, case_of, with_feeds},
    standard,
};
use loading::loaded;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

/// Everything that is told, in one line for each thing.
fn told(found: &Upstream<'_>) -> String {
    let mut text = String::new();
    writeln!(text, "{} gaps", found.gaps.len()).unwrap();
    for gap in &found.upstream {
        let members: Vec<String> = gap
            .members
            .iter()
            .map(|member| format!("{} {}", member.requirement.id(), member.status))
            .collect();
        let bond = if gap.bond == Bond::Cycle { " in a cycle" } else { "" };
        writeln!(text, "{}{bond}", members.join(", ")).unwrap();
        for explained in &gap.explained {
            let steps: Vec<String> =
                explained.path.steps.iter().map(|step| step.to.id().to_string()).collect();
            let way = format!("{} > {}", explained.path.from.id(), steps.join(" > "));
            writeln!(text, "  {way}, held by {} more", explained.held_by).unwrap();
        }
        for path in &gap.perhaps {
            let steps: Vec<String> =
                path.steps.iter().map(|step| step.to.id().to_string()).collect();
            writeln!(text, "  perhaps {} > {}", path.from.id(), steps.join(" > ")).unwrap();
        }
        for above in &gap.undecided {
            writeln!(text, "  above it perhaps {}", above.id()).unwrap();
        }
    }
    for step in &found.order {
        let first = found.upstream.get(step.upstream).and_then(clausegraph::UpstreamGap::first);
        let first = first.map(|first| first.id().to_string()).unwrap_or_default();
        let (adds, explained, unlocked) = (step.adds, step.explained, step.unlocked);
        writeln!(text, "take {first}: +{adds} = {explained}, {unlocked} unlocked").unwrap();
    }
    for alone in &found.alone {
        let above: Vec<String> =
            alone.undecided.iter().map(|found| found.id().to_string()).collect();
        writeln!(text, "alone {} [{}]", alone.gap.requirement.id(), above.join(" ")).unwrap();
    }
    text
}

/// A world of clauses 1 to 5 with requirements a to c each: feeds as `1-a > 2-a`, what is covered, what
/// nobody can tell; all else is missing.
fn world(feeds: &[&str], covered: &[&str], unknown: &[&str]) -> (Catalogue, Organisation) {
    let (mut clauses, mut requirements) = (Vec::new(), Vec::new());
    for clause in 1..=5 {
        clauses.push(format!(r#"{{ "id": "{clause}", "title": "Clause {clause}" }}"#));
        for letter in ["a", "b", "c"] {
            requirements.push(format!(
                r#"{{ "id": "{clause}-{letter}", "clause": "{clause}", "statement": "It is so.",
                "tier": "stated", "population": "all", "question": "Is it so?", "slots": [{{ "id": "seen",
                "aspect": "design", "accepts": [{{ "kind": "policy" }}], "take": "in-force",
                "reach": "blanket" }}] }}"#
            ));
        }
    }
    let feeds: Vec<String> = feeds
        .iter()
        .map(|feed| {
            let (from, to) = feed.split_once(" > ").unwrap();
            format!(
                r#"{{ "from": "{from}", "to": "{to}", "nature": "input", "basis": "wording",
                "reason": "{to} needs {from}" }}"#
            )
        })
        .collect();
    let text = format!(
        r#"{{ "format_version": 1,
        "catalogue": {{ "id": "world@1", "title": "A world", "wording": "ours", "exclusions": "none" }},
        "clauses": [{}], "requirements": [{}], "feeds": [{}],
        "populations": [{{ "id": "all", "title": "All", "of": "organisation", "source": "organisation",
        "empty": "never" }}] }}"#,
        clauses.join(","),
        requirements.join(","),
        feeds.join(",")
    );
    let file = SourceText { name: "catalogue.json".into(), text };
    let (catalogue, problems) = Catalogue::load(&[file], &[]);
    let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:#?}"));
    let claims = |artefact: &str, targets: &[&str]| {
        let claims: Vec<String> = targets
            .iter()
            .map(|target| {
                format!(
                    r#"{{ "artefact": "{artefact}", "for": "{target}", "state": "confirmed", "by": "me" }}"#
                )
            })
            .collect();
        claims
    };
    let mut all = claims("IN-USE", covered);
    all.extend(claims("NOBODY-KNOWS", unknown));
    let text = format!(
        r#"{{ "format_version": 1, "artefacts": [
            {{ "id": "IN-USE", "kind": "policy", "status": "in-use" }},
            {{ "id": "NOBODY-KNOWS", "kind": "policy" }} ], "claims": [{}] }}"#,
        all.join(",")
    );
    let organisation = organisation(&text, &catalogue);
    (catalogue, organisation)
}

fn organisation(text: &str, catalogue: &Catalogue) -> Organisation {
    let file = SourceText { name: "organisation.json".into(), text: text.into() };
    let (organisation, problems) = Organisation::load(&[file], catalogue);
    organisation.unwrap_or_else(|| panic!("{problems:#?}"))
}

/// What is told of a world; `only` is the clause that is looked at.
fn check(feeds: &[&str], covered: &[&str], unknown: &[&str], only: Option<&str>) -> String {
    let (catalogue, organisation) = world(feeds, covered, unknown);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, "2026-11-22".parse().unwrap());
    let found = match only {
        None => upstream(&assessment),
        Some(clause) => upstream_of(&assessment, catalogue.clause(clause).unwrap()),
    };
    told(&found)
}

/// All but the first requirements of each clause.
const REST: [&str; 10] = ["1-b", "1-c", "2-b", "2-c", "3-b", "3-c", "4-b", "4-c", "5-b", "5-c"];

#[test]
fn a_chain_hangs_on_its_first_gap() {
    insta::assert_snapshot!(check(&["1-a > 2-a", "2-a > 3-a", "3-a > 4-a"], &REST, &[], None));
}

#[test]
fn a_covered_requirement_ends_a_chain_and_an_unknown_one_may() {
    let chain = ["1-a > 2-a", "2-a > 3-a", "3-a > 4-a", "4-a > 5-a"];
    let mut covered = REST.to_vec();
    covered.push("2-a");
    insta::assert_snapshot!(check(&chain, &covered, &["4-a"], None));
}

#[test]
fn what_two_hold_open_neither_unlocks_alone() {
    let feeds = ["1-a > 3-a", "2-a > 3-a", "1-a > 4-a", "3-a > 5-a"];
    insta::assert_snapshot!(check(&feeds, &REST, &[], None));
}

#[test]
fn gaps_of_one_clause_with_the_same_below_count_as_one() {
    let feeds = ["1 > 2-a", "1-c > 3-a"];
    let covered = ["2-b", "2-c", "3-b", "3-c", "4-a", "4-b", "4-c", "5-a", "5-b"];
    insta::assert_snapshot!(check(&feeds, &covered, &["5-c"], None));
}

#[test]
fn gaps_in_a_cycle_are_closed_together() {
    let feeds =
        ["1-a > 2-a", "2-a > 1-a", "2-a > 3-a", "3-a > 4-a", "4-a > 3-a", "5-a > 5-b", "5-b > 5-a"];
    let covered = &["1-b", "1-c", "2-b", "2-c", "3-b", "3-c", "4-b", "4-c", "5-c"];
    insta::assert_snapshot!(check(&feeds, covered, &[], None));
}

#[test]
fn the_gaps_of_one_clause_hang_on_gaps_of_others() {
    let feeds = ["1-a > 2-a", "2-a > 3-a", "4-a > 3-a", "1-a > 5-a", "3-b > 5-a"];
    let covered = &["1-b", "1-c", "2-b", "2-c", "4-b", "4-c", "5-b", "5-c"];
    insta::assert_snapshot!(check(&feeds, covered, &[], Some("3")));
}

#[test]
fn nothing_at_all_before_the_standard() {
    let catalogue = catalogue().unwrap();
    let organisation = organisation(r#"{ "format_version": 1, "artefacts": [] }"#, &catalogue);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, "2026-11-22".parse().unwrap());
    let found = upstream_of(&assessment, catalogue.clause("9.3").unwrap());
    insta::assert_snapshot!(told(&found));
}

/// The oracle: everything by name, from the documents and the statuses alone.
struct Naive {
    gaps: BTreeSet<String>,
    unknown: BTreeSet<String>,
    clause_of: BTreeMap<String, String>,
    /// From, to, through gaps only: the fewest steps.
    steps: BTreeMap<(String, String), usize>,
    /// The same through gaps and unknowns.
    perhaps: BTreeSet<(String, String)>,
    direct: BTreeSet<(String, String)>,
}

/// The requirements that an end of a feed means.
fn meant(catalogue: &CatalogueDocument, end: &str) -> Vec<String> {
    let mut clauses = vec![end.to_owned()];
    let mut next = 0;
    while let Some(clause) = clauses.get(next).cloned() {
        for below in &catalogue.clauses {
            if below.parent.as_ref().is_some_and(|parent| parent.as_str() == clause) {
                clauses.push(below.id.to_string());
            }
        }
        next += 1;
    }
    let asked = catalogue.requirements.iter().filter(|requirement| {
        requirement.id.as_str() == end || clauses.contains(&requirement.clause.to_string())
    });
    asked.map(|requirement| requirement.id.to_string()).collect()
}

impl Naive {
    fn new(catalogue: &CatalogueDocument, statuses: &BTreeMap<String, &'static str>) -> Self {
        let of = |words: &[&str]| -> BTreeSet<String> {
            let found = statuses.iter().filter(|(_, status)| words.contains(status));
            found.map(|(id, _)| id.clone()).collect()
        };
        let gaps = of(&["stale", "weak", "partial", "missing"]);
        let unknown = of(&["cannot-evaluate"]);
        let mut direct = BTreeSet::new();
        for feed in &catalogue.feeds {
            let nature = [FeedNature::Input, FeedNature::Trigger, FeedNature::IsEvidenceFor];
            if feed.basis == FeedBasis::Wording && nature.contains(&feed.nature) {
                for from in meant(catalogue, feed.from.as_str()) {
                    for to in meant(catalogue, feed.to.as_str()) {
                        if from != to {
                            direct.insert((from.clone(), to));
                        }
                    }
                }
            }
        }
        let known: BTreeSet<_> = direct
            .iter()
            .filter(|(from, to)| gaps.contains(from) && gaps.contains(to))
            .cloned()
            .collect();
        let open = |id: &String| gaps.contains(id) || unknown.contains(id);
        let around: BTreeSet<_> =
            direct.iter().filter(|(from, to)| open(from) && open(to)).cloned().collect();
        let clause_of = catalogue.requirements.iter();
        Self {
            clause_of: clause_of
                .map(|found| (found.id.to_string(), found.clause.to_string()))
                .collect(),
            steps: longer_and_longer(&known),
            perhaps: longer_and_longer(&around).into_keys().collect(),
            direct: known,
            gaps,
            unknown,
        }
    }

    fn feeds(&self, from: &str, to: &str) -> bool {
        self.steps.contains_key(&(from.to_owned(), to.to_owned()))
    }

    /// Gaps that are fed by those only that they feed, and tied to any.
    fn is_upstream(&self, id: &str) -> bool {
        let tied = self.direct.iter().any(|(from, to)| from == id || to == id);
        tied && self.gaps.iter().all(|other| !self.feeds(other, id) || self.feeds(id, other))
    }

    /// The other gaps that are closed together with an upstream gap, and itself.
    fn together(&self, id: &str) -> BTreeSet<String> {
        let cycle = |one: &str| -> BTreeSet<String> {
            let others = self.gaps.iter();
            let others = others.filter(|other| self.feeds(one, other) && self.feeds(other, one));
            others.cloned().chain([one.to_owned()]).collect()
        };
        let below = |one: &str| -> BTreeSet<String> {
            let own = cycle(one);
            let gaps = self.gaps.iter().filter(|gap| self.feeds(one, gap));
            gaps.filter(|gap| !own.contains(*gap)).cloned().collect()
        };
        if cycle(id).len() > 1 {
            return cycle(id);
        }
        let same = self.gaps.iter().filter(|other| {
            self.is_upstream(other)
                && cycle(other).len() == 1
                && self.clause_of.get(*other) == self.clause_of.get(id)
                && below(other) == below(id)
        });
        same.cloned().collect()
    }
}

/// The fewest steps from each to each, found by going one step further until nothing is new.
fn longer_and_longer(direct: &BTreeSet<(String, String)>) -> BTreeMap<(String, String), usize> {
    let mut found: BTreeMap<(String, String), usize> =
        direct.iter().map(|pair| (pair.clone(), 1)).collect();
    for steps in 2.. {
        let mut new = Vec::new();
        for ((from, middle), before) in &found {
            if before + 1 == steps {
                let ways = direct.iter().filter(|(start, _)| start == middle);
                new.extend(ways.map(|(_, to)| (from.clone(), to.clone())));
            }
        }
        new.retain(|pair| !found.contains_key(pair));
        if new.is_empty() {
            break;
        }
        for pair in new {
            found.entry(pair).or_insert(steps);
        }
    }
    found
}

/// Random catalogues with feeds, mostly such along which gaps are traced.
fn fed() -> impl Strategy<Value = Case> {
    let choices = prop::collection::vec(any::<FeedChoice>(), 0..24);
    (case(), choices).prop_map(|(mut case, choices)| {
        case.catalogue = with_feeds(case.catalogue, &choices);
        let feeds = &mut case.catalogue.feeds;
        for feed in feeds.iter_mut().skip(3) {
            feed.basis = FeedBasis::Wording;
            feed.nature = FeedNature::Input;
        }
        let mut seen = BTreeSet::new();
        feeds.retain(|feed| seen.insert((feed.from.clone(), feed.to.clone(), feed.nature)));
        case
    })
}

/// The same, and the standard.
fn cases() -> impl Strategy<Value = Case> {
    prop_oneof![15 => fed(), 1 => case_of(standard().unwrap())]
}

fn statuses(assessment: &clausegraph::Assessment<'_>) -> BTreeMap<String, &'static str> {
    let all = assessment.requirements();
    all.map(|found| (found.requirement.id().to_string(), found.status.as_str())).collect()
}

/// Fails where the analysis and the oracle say different things.
fn compare(case: &Case) -> Result<(), TestCaseError> {
    let (catalogue, organisation) = loaded(case);
    let map = map(&catalogue, &organisation);
    let assessment = assess(&map, case.as_of);
    let found = upstream(&assessment);
    let naive = Naive::new(&case.catalogue, &statuses(&assessment));
    let name = |requirement: &clausegraph::Requirement| requirement.id().to_string();

    let gaps: BTreeSet<String> = found.gaps.iter().map(|gap| name(gap.requirement)).collect();
    prop_assert_eq!(&gaps, &naive.gaps);
    let sources: BTreeSet<&String> = gaps.iter().filter(|id| naive.is_upstream(id)).collect();
    let mut members = BTreeSet::new();
    let mut all_explained = BTreeSet::new();
    for gap in &found.upstream {
        let own: BTreeSet<String> =
            gap.members.iter().map(|found| name(found.requirement)).collect();
        let first = own.first().unwrap();
        prop_assert_eq!(&own, &naive.together(first));
        prop_assert!(own.iter().all(|id| sources.contains(id)), "{own:?}");
        prop_assert_eq!(gap.bond == Bond::Cycle, own.len() > 1 && naive.feeds(first, first));
        let fed_by_own = |id: &str| own.iter().any(|member| naive.feeds(member, id));
        let below: BTreeSet<String> =
            gaps.iter().filter(|id| fed_by_own(id) && !own.contains(*id)).cloned().collect();
        let explained: BTreeSet<String> =
            gap.explained.iter().map(|found| name(found.gap.requirement)).collect();
        prop_assert_eq!(&explained, &below);
        prop_assert_eq!(explained.len(), gap.explained.len());
        for explained in &gap.explained {
            let end = name(explained.gap.requirement);
            // A shortest way, whose every step is a feed between gaps.
            let shortest =
                own.iter().filter_map(|id| naive.steps.get(&(id.clone(), end.clone()))).min();
            prop_assert_eq!(Some(&explained.path.steps.len()), shortest);
            let mut at = name(explained.path.from);
            prop_assert!(own.contains(&at));
            for step in &explained.path.steps {
                let to = name(step.to);
                prop_assert!(naive.direct.contains(&(at.clone(), to.clone())));
                prop_assert!(meant(&case.catalogue, step.feed.from.as_str()).contains(&at));
                prop_assert!(meant(&case.catalogue, step.feed.to.as_str()).contains(&to));
                at = to;
            }
            prop_assert_eq!(&at, &end);
            // What this one alone unlocks has no source above it but its members.
            let above: BTreeSet<&String> =
                sources.iter().filter(|source| naive.feeds(source, &end)).copied().collect();
            prop_assert_eq!(explained.held_by == 0, above.iter().all(|id| own.contains(*id)));
            let holders: BTreeSet<BTreeSet<String>> =
                above.iter().map(|id| naive.together(id)).collect();
            prop_assert_eq!(explained.held_by + 1, holders.len());
        }
        let perhaps: BTreeSet<String> = gap.perhaps.iter().map(|path| name(path.to())).collect();
        let reached = |id: &str| {
            own.iter().any(|member| naive.perhaps.contains(&(member.clone(), id.to_owned())))
        };
        let wanted: BTreeSet<String> = gaps
            .iter()
            .filter(|id| reached(id) && !explained.contains(*id) && !own.contains(*id))
            .cloned()
            .collect();
        prop_assert_eq!(&perhaps, &wanted);
        for path in &gap.perhaps {
            prop_assert!(path.steps.iter().any(|step| naive.unknown.contains(&name(step.to))));
        }
        members.extend(own);
        all_explained.extend(explained);
    }
    prop_assert_eq!(members.iter().collect::<BTreeSet<_>>(), sources);
    prop_assert_eq!(all_explained.len(), found.explained());
    let alone: BTreeSet<String> =
        found.alone.iter().map(|found| name(found.gap.requirement)).collect();
    let wanted: BTreeSet<String> = gaps
        .iter()
        .filter(|id| !members.contains(*id) && !all_explained.contains(*id))
        .cloned()
        .collect();
    prop_assert_eq!(alone, wanted);
    Ok(())
}

/// Fails where the order is not the greedy one, or its sums are wrong.
fn compare_order(found: &Upstream<'_>) -> Result<(), TestCaseError> {
    let sets: Vec<BTreeSet<usize>> = found
        .upstream
        .iter()
        .map(|gap| gap.explained.iter().map(|found| found.gap.requirement.position()).collect())
        .collect();
    let mut taken: Vec<usize> = Vec::new();
    let mut so_far: BTreeSet<usize> = BTreeSet::new();
    for step in &found.order {
        let adds = |index: usize| sets[index].difference(&so_far).count();
        let first = |index: usize| found.upstream[index].first().unwrap().position();
        let most = (0..sets.len()).map(adds).max().unwrap();
        let best =
            (0..sets.len()).filter(|index| adds(*index) == most).min_by_key(|index| first(*index));
        prop_assert_eq!(Some(step.upstream), best);
        prop_assert_eq!(step.adds, most);
        prop_assert!(most > 0);
        taken.push(step.upstream);
        so_far.extend(&sets[step.upstream]);
        prop_assert_eq!(step.explained, so_far.len());
        let left = |gap: usize| {
            (0..sets.len()).any(|index| !taken.contains(&index) && sets[index].contains(&gap))
        };
        prop_assert_eq!(step.unlocked, so_far.iter().filter(|gap| !left(**gap)).count());
    }
    prop_assert_eq!(so_far, sets.iter().flatten().copied().collect::<BTreeSet<_>>());
    for pair in found.upstream.windows(2) {
        let rank = |gap: &clausegraph::UpstreamGap<'_>| {
            let place = gap.first().unwrap().position();
            (std::cmp::Reverse((gap.unlocked().count(), gap.explained.len())), place)
        };
        prop_assert!(rank(&pair[0]) < rank(&pair[1]));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn upstream_gaps_are_what_the_oracle_says(case in fed()) {
        compare(&case)?;
    }

    #[test]
    fn the_order_takes_what_adds_most(case in cases()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        compare_order(&upstream(&assess(&map, case.as_of)))?;
    }

    #[test]
    fn a_clause_is_told_what_the_whole_tells_of_it(case in fed()) {
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let assessment = assess(&map, case.as_of);
        let whole = upstream(&assessment);
        for clause in catalogue.clauses() {
            let below: BTreeSet<usize> =
                catalogue.subtree(clause).map(clausegraph::Requirement::position).collect();
            let part = upstream_of(&assessment, clause);
            compare_order(&part)?;
            let held = |found: &Upstream<'_>| -> BTreeSet<(usize, usize, usize)> {
                let pairs = found.upstream.iter().flat_map(|gap| {
                    let first = gap.first().unwrap().position();
                    gap.explained.iter().map(move |one| (first, one.gap.requirement.position(), one.held_by))
                });
                pairs.filter(|(_, gap, _)| below.contains(gap)).collect()
            };
            prop_assert_eq!(held(&part), held(&whole));
            let explained = part.upstream.iter().flat_map(|gap| &gap.explained);
            prop_assert!(explained.map(|one| one.gap.requirement.position()).all(|gap| below.contains(&gap)));
            let members = part.upstream.iter().flat_map(|gap| &gap.members);
            let members = members.filter(|gap| below.contains(&gap.requirement.position())).count();
            prop_assert_eq!(part.gaps.len(), members + part.explained() + part.alone.len());
        }
    }
}

#[test]
fn the_random_worlds_hold_what_is_to_be_told_apart() {
    let mut runner = TestRunner::deterministic();
    let mut counts = [0_usize; 6];
    for _ in 0..150 {
        let case = fed().new_tree(&mut runner).unwrap().current();
        let (catalogue, organisation) = loaded(&case);
        let map = map(&catalogue, &organisation);
        let found = upstream(&assess(&map, case.as_of));
        let any = |what: &dyn Fn(&clausegraph::UpstreamGap<'_>) -> bool| {
            usize::from(found.upstream.iter().any(what))
        };
        let seen = [
            any(&|gap| gap.bond == Bond::Cycle),
            any(&|gap| gap.bond == Bond::SameBelow && gap.members.len() > 1),
            any(&|gap| gap.explained.iter().any(|one| one.path.steps.len() > 2)),
            any(&|gap| gap.explained.iter().any(|one| one.held_by > 0)),
            any(&|gap| !gap.perhaps.is_empty()),
            any(&|gap| !gap.undecided.is_empty()),
        ];
        for (count, seen) in counts.iter_mut().zip(seen) {
            *count += seen;
        }
    }
    assert!(counts.iter().all(|count| *count >= 5), "{counts:?}");
}
