use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{
    Artefact, ArtefactKind, Date, Fact, Key, PersonKey,
    document::{ItemDocument, RegisterEntryDocument},
};

use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Management systems duplicated or in conflict.
    ///
    /// # What it finds
    ///
    /// Three signs that several management systems (`system`) run past each other.
    ///
    /// *Registers*: two registers that list the same (`register.lists`), of different systems, that hold entries of
    /// the same id, and the share `conflict` or more of these have different states (`register.entries[].status`,
    /// compared in lower case without blanks around; a state that is stated none differs from any other). One
    /// subject for each pair that lists the same and whose systems are not the same: the one whose id comes
    /// first, with the id of the other as its part. A minor indicator.
    ///
    /// *Risk criteria*: two systems whose risks are judged by different criteria (`risk.criteria`): each states at
    /// least one, and no criteria of the one are those of the other, compared in the same way. And nothing maps them: no
    /// register, document, procedure or policy that is there has `contents` with a word of `mapping`. One subject, where
    /// there are risks, for all pairs of systems. An opportunity.
    ///
    /// *Management reviews*: of each system the newest review by `dated_on` (of one day: the one whose id comes first;
    /// without a day: left out). The finding stands where there are such reviews of `systems` systems or more, and of all who
    /// attended any of them the share `shared` or more attended each, and of all inputs that any of them looked at the
    /// same share was looked at in each. One subject, where there are management reviews. An opportunity.
    ///
    /// What does not say what it lists, to which system it belongs, or by which criteria it was judged may be of
    /// either sort: a register that states nothing under `register.lists` cannot be evaluated where there are others;
    /// a pair cannot where the system or the entries of one are unknown; risks cannot where any criteria are unknown, or
    /// any system is and there are two criteria or more; reviews cannot where any system or day is unknown, or
    /// the lists of one, and there may be `systems` systems. What is stated to belong to no system is left out.
    ///
    /// # Why it matters
    ///
    /// Where one thing stands in two books, one of them is wrong; and the same people who look at the same figures
    /// three times a year decide once.
    ///
    /// # Example
    ///
    /// One supplier risk is "high" in the register of the ISMS, and "closed" in that of the SMS.
    "HF-102", "systems-in-conflict", Documents;
    indicators: [Minor, Opportunity];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Register]) => [
            "system", "register.lists", "register.entries", "register.entries[].status",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Risk]) => ["system", "risk.criteria"],
        NeedOf::Artefacts(MAPS) => ["contents"],
        NeedOf::Artefacts(&[ArtefactKind::ManagementReview]) => [
            "system", "dated_on", "review.attendance", "review.inputs",
        ],
    ];
    families: [Documents];
    parameters: ["conflict", "shared", "systems"];
    words: ["mapping"];
    values: ["other", "conflicts", "entries", "systems", "attendees", "inputs"];
    over_documentation: false;
}

const MAPS: &[ArtefactKind] = &[
    ArtefactKind::Register,
    ArtefactKind::Document,
    ArtefactKind::Procedure,
    ArtefactKind::Policy,
];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut registers: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::Register]).collect();
    registers.sort_by_key(|register| register.id());
    for (position, one) in registers.iter().enumerate() {
        let mut look = Look::default();
        let lists = read!(look, one, register.lists);
        if lists.is_unknown() && registers.len() > 1 {
            acc.conclude(*one, Tri::Unknown, look, || Draft::new(Indicator::Minor));
        }
        for two in registers.iter().skip(position + 1) {
            let same = two.document().register.as_ref().and_then(|two| two.lists.given());
            if lists.given().is_some_and(|lists| same == Some(*lists)) {
                pair(ctx, one, two, acc);
            }
        }
    }
    criteria(ctx, acc);
    reviews(ctx, acc);
}

fn text(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Two registers that list the same.
fn pair<'s, 'g>(ctx: &Ctx<'s, 'g>, one: &'g Artefact, two: &'g Artefact, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let systems = (read!(look, one, system), read!(look, two, system));
    let apart = Tri::both(systems.0, systems.1, |one, two| one != two);
    if apart == Tri::No {
        return;
    }
    let mut tally = Tally::default();
    let mut conflicts = Vec::new();
    let sides = (read!(look, one, register.entries), read!(look, two, register.entries));
    let conflict = if let (Fact::Unknown, _) | (_, Fact::Unknown) = sides {
        Tri::Unknown
    } else {
        let mut seen: BTreeSet<&Key> = BTreeSet::new();
        for entry in sides.0.given().into_iter().copied().flatten() {
            let same = |other: &&RegisterEntryDocument| other.id == entry.id;
            let other = sides.1.given().and_then(|others| others.iter().find(same));
            let Some(other) = other.filter(|_| seen.insert(&entry.id)) else { continue };
            let differs = differs(entry, other);
            if differs == Tri::Unknown {
                let lacking = if entry.status.is_unknown() { one } else { two };
                look.lacks(lacking, "register.entries[].status");
            }
            conflicts.extend(differs.is_yes().then(|| entry.id.to_string()));
            tally.add(differs);
        }
        tally.share_at_least(ctx.number("conflict"))
    };
    let subject = Subject::from(one).part(two.id().as_str());
    acc.conclude(subject, apart.and(conflict), look, || {
        Draft::new(Indicator::Minor)
            .value("other", Value::Text(two.id().to_string()))
            .list("conflicts", conflicts)
            .value("entries", Value::Share { part: tally.yes, whole: tally.counted() })
            .artefacts([one, two])
    });
}

/// Whether the states of an entry in two registers are different.
fn differs(one: &RegisterEntryDocument, two: &RegisterEntryDocument) -> Tri {
    match (&one.status, &two.status) {
        (Fact::Unknown, _) | (_, Fact::Unknown) => Tri::Unknown,
        (Fact::Given(one), Fact::Given(two)) => (text(one) != text(two)).into(),
        (Fact::StatedNone, Fact::StatedNone) => Tri::No,
        (Fact::StatedNone, Fact::Given(_)) | (Fact::Given(_), Fact::StatedNone) => Tri::Yes,
    }
}

/// Risks of several systems.
fn criteria<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let risks: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::Risk]).collect();
    if risks.is_empty() {
        return;
    }
    let mut look = Look::default();
    let mut by_system: BTreeMap<&'g Key, BTreeSet<String>> = BTreeMap::new();
    let mut all: BTreeSet<String> = BTreeSet::new();
    let (mut nowhere, mut unsaid) = (false, false);
    for risk in &risks {
        let (system, criteria) = (read!(look, risk, system), read!(look, risk, risk.criteria));
        if system.is_stated_none() || criteria.is_stated_none() {
            continue;
        }
        nowhere |= system.is_unknown();
        unsaid |= criteria.is_unknown();
        let Fact::Given(criteria) = criteria.map(|criteria| text(criteria)) else { continue };
        all.insert(criteria.clone());
        if let Fact::Given(system) = system {
            by_system.entry(system).or_default().insert(criteria);
        }
    }
    let systems: Vec<_> = by_system.iter().collect();
    let mut apart: Vec<String> = Vec::new();
    for (position, (one, theirs)) in systems.iter().enumerate() {
        let others = systems.iter().skip(position + 1);
        let others = others.filter(|(_, other)| theirs.is_disjoint(other));
        apart.extend(others.map(|(two, _)| format!("{one} and {two}")));
    }
    let differ = match (unsaid || nowhere && all.len() > 1, apart.is_empty()) {
        (true, _) => Tri::Unknown,
        (false, false) => Tri::Yes,
        (false, true) => Tri::No,
    };
    let maps = ctx.there(MAPS).map(|map| {
        let mut inner = Look::default();
        let mapped = Tri::given(read!(inner, map, contents), |items| {
            items.iter().any(|item| ctx.is_word("mapping", &item.item))
        });
        if differ != Tri::No && mapped != Tri::No {
            look.join(inner);
        }
        mapped
    });
    let mapped = Tri::any(maps.collect::<Vec<_>>());
    let subject = Subject::from(SubjectOf::Organisation).part("risk-criteria");
    acc.conclude(subject, differ.and(mapped.not()), look, || {
        Draft::new(Indicator::Opportunity).list("systems", apart).artefacts(risks)
    });
}

/// Management reviews of several systems.
fn reviews<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut reviews: Vec<&'g Artefact> = ctx.there(&[ArtefactKind::ManagementReview]).collect();
    reviews.sort_by_key(|review| review.id());
    if reviews.is_empty() {
        return;
    }
    let mut look = Look::default();
    let mut newest: BTreeMap<&'g Key, (Option<Date>, &'g Artefact)> = BTreeMap::new();
    let (mut nameless, mut undated) = (0_usize, false);
    for review in &reviews {
        let (system, day) = (read!(look, review, system), read!(look, review, dated_on));
        if system.is_stated_none() {
            continue;
        }
        nameless += usize::from(system.is_unknown());
        undated |= day.is_unknown();
        let Fact::Given(system) = system else { continue };
        if day.is_stated_none() {
            continue;
        }
        let day = day.given().map(|day| **day);
        let held = newest.entry(system).or_insert((day, review));
        if day > held.0 {
            *held = (day, review);
        }
    }
    let least = usize::try_from(ctx.count("systems")).unwrap_or(usize::MAX);
    let newest: Vec<_> = newest.into_iter().map(|(system, (_, review))| (system, review)).collect();
    let attendees = Shared::of(newest.iter().map(|(_, review)| {
        let people = read!(look, review, review.attendance);
        people.map(|people| people.iter().map(PersonKey::to_string).collect())
    }));
    let inputs = Shared::of(newest.iter().map(|(_, review)| {
        let items = read!(look, review, review.inputs);
        items.map(|items| items.iter().map(|item: &ItemDocument| item.item.to_string()).collect())
    }));
    let share = ctx.number("shared");
    let found = if newest.len() + nameless < least {
        Tri::No
    } else if nameless > 0 || undated {
        Tri::Unknown
    } else {
        attendees.at_least(share).and(inputs.at_least(share))
    };
    let subject = Subject::from(SubjectOf::Organisation).part("management-reviews");
    acc.conclude(subject, found, look, || {
        Draft::new(Indicator::Opportunity)
            .list("systems", newest.iter().map(|(system, _)| system.to_string()))
            .value("attendees", attendees.value())
            .value("inputs", inputs.value())
            .artefacts(newest.iter().map(|(_, review)| *review))
    });
}

/// How much of what any of several holds is held by each.
struct Shared {
    each: Option<Tally>,
}

impl Shared {
    fn of(lists: impl Iterator<Item = Fact<BTreeSet<String>>>) -> Self {
        let mut known: Vec<BTreeSet<String>> = Vec::new();
        for list in lists {
            match list {
                Fact::Given(list) => known.push(list),
                Fact::StatedNone => known.push(BTreeSet::new()),
                Fact::Unknown => return Self { each: None },
            }
        }
        let any: BTreeSet<&String> = known.iter().flatten().collect();
        let in_each = |item: &&String| known.iter().all(|list| list.contains(*item));
        Self { each: Some(Tally::of(any.iter().map(|item| Tri::from(in_each(item))))) }
    }

    fn at_least(&self, share: rust_decimal::Decimal) -> Tri {
        self.each.map_or(Tri::Unknown, |tally| tally.share_at_least(share))
    }

    fn value(&self) -> Value {
        let tally = self.each.unwrap_or_default();
        Value::Share { part: tally.yes, whole: tally.counted() }
    }
}
