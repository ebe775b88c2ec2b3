use std::collections::{BTreeMap, BTreeSet};

use clausegraph_model::{Amount, Artefact, ArtefactId, Fact, Key, MemberId, document::LinkType};

use crate::{
    Indicator, NeedOf, Subject,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Contradicting or duplicate documents.
    ///
    /// # What it finds
    ///
    /// Two documents with status `in-use` that lay down different things, or much the same text.
    ///
    /// They lay down different things where `rules` of both hold an entry of the same `key`, the two values differ,
    /// and both documents govern the same thing: a link of type `governs` of each leads to the same artefact, or
    /// their `covers` have an element in common or one of them holds `whole-sms`.
    /// Values are compared as written, without blanks and in lower case; two that are numbers, as numbers.
    /// A value that is stated none contradicts nothing; of several entries of a key in one document the first
    /// counts.
    /// They are much the same where `text.similar_to` of either names the other with a `similarity` of
    /// `similarity` or more.
    ///
    /// The subject is the pair: the document whose id comes first, and the other as its part. Each pair
    /// with a key in common, or of which one is said to be similar to the other, is looked at; a document that is in
    /// none is clean by itself, if it states its rules and what it is similar to.
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents that are there. What an agreement promises is looked at where its
    /// `rules` say it: the targets of two customers may differ.
    ///
    /// # Why it matters
    ///
    /// Where two documents say different things, each of them is right half of the time.
    ///
    /// # Example
    ///
    /// The target for restoring is 4 h in the service level agreement and 6 h in the incident procedure.
    "HF-025", "contradicting-documents", Documents;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => [
            "status", "rules", "rules[].value", "covers", "links", "text.similar_to",
            "text.similar_to[].similarity",
        ],
    ];
    families: [Documents];
    parameters: ["similarity"];
    words: [];
    values: ["other", "keys", "values", "other_values", "similarity"];
    over_documentation: false;
}

type Rules<'g> = BTreeMap<&'g Key, Fact<&'g String>>;

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut documents: Vec<&'g Artefact> = ctx.there(DOCUMENTS).collect();
    documents.sort_by_key(|document| document.id());
    let laid_down: Vec<Rules<'g>> = documents.iter().map(|document| rules(document)).collect();
    let mut paired = BTreeSet::new();
    for (one, two) in candidates(&documents, &laid_down) {
        if let (Some(first), Some(second)) = (documents.get(one), documents.get(two))
            && let (Some(own), Some(others)) = (laid_down.get(one), laid_down.get(two))
            && pair(ctx, [first, second], &clashes(own, others), acc)
        {
            paired.extend([one, two]);
        }
    }
    for (index, document) in documents.iter().enumerate() {
        let mut look = Look::default();
        let used = ctx.in_use(document, &mut look);
        let rules = read!(look, document, rules).is_unknown();
        let similar = read!(look, document, text => similar_to).is_unknown();
        let untold = rules || similar;
        if used == Tri::No || (paired.contains(&index) && !untold) {
            continue;
        }
        let found = if untold { Tri::Unknown } else { Tri::No };
        acc.conclude(*document, found, look, || Draft::new(Indicator::Minor));
    }
}

/// What a document lays down.
fn rules(document: &Artefact) -> Rules<'_> {
    let mut by_key = Rules::new();
    for entry in document.document().rules.given().into_iter().flatten() {
        by_key.entry(&entry.key).or_insert(entry.value.as_ref());
    }
    by_key
}

/// The pairs of documents that have anything to be compared, by their places.
fn candidates(documents: &[&Artefact], laid_down: &[Rules<'_>]) -> BTreeSet<(usize, usize)> {
    let mut by_key: BTreeMap<&Key, Vec<usize>> = BTreeMap::new();
    for (place, rules) in laid_down.iter().enumerate() {
        for key in rules.keys() {
            by_key.entry(key).or_default().push(place);
        }
    }
    let mut pairs = BTreeSet::new();
    for places in by_key.values() {
        for (skip, one) in places.iter().enumerate() {
            pairs.extend(places.iter().skip(skip + 1).map(|two| (*one, *two)));
        }
    }
    let places: BTreeMap<&ArtefactId, usize> =
        documents.iter().enumerate().map(|(place, document)| (document.id(), place)).collect();
    for (one, document) in documents.iter().enumerate() {
        let text = document.document().text.given();
        for entry in text.and_then(|text| text.similar_to.given()).into_iter().flatten() {
            let two = places.get(&entry.artefact).filter(|two| **two != one);
            pairs.extend(two.map(|two| (one.min(*two), one.max(*two))));
        }
    }
    pairs
}

/// A key for which two documents lay down something.
struct Clash<'g> {
    key: &'g Key,
    values: [Fact<&'g String>; 2],
}

impl Clash<'_> {
    fn differs(&self) -> Tri {
        let [one, two] = self.values;
        Tri::both(one, two, |one, two| plain(one) != plain(two))
    }
}

/// A value as it is compared.
fn plain(value: &str) -> String {
    let text: String = value.split_whitespace().collect::<String>().to_lowercase();
    text.parse::<Amount>().map_or(text, |number| number.decimal().normalize().to_string())
}

/// Two documents; whether both may be in use, and so are looked at.
fn pair<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    [first, second]: [&'g Artefact; 2],
    clashes: &[Clash<'g>],
    acc: &mut Acc<'s, 'g>,
) -> bool {
    let similar = similar(first, second);
    let mut look = Look::default();
    let used = ctx.in_use(first, &mut look).and(ctx.in_use(second, &mut look));
    if used == Tri::No {
        return false;
    }
    let differ = Tri::any(clashes.iter().map(Clash::differs));
    if differ == Tri::Unknown {
        look.lacks(first, "rules.value");
    }
    let same = if clashes.is_empty() { Tri::No } else { same_thing(ctx, first, second, &mut look) };
    let alike = similar.iter().map(|(of, share)| {
        let share = look.read(*of, "text.similar_to", share.as_ref());
        Tri::given(share, |share| share.decimal() >= ctx.number("similarity"))
    });
    let alike = Tri::any(alike.collect::<Vec<_>>());
    let found = used.and(differ.and(same).or(alike));
    let subject = Subject::from(first).part(second.id().as_str());
    acc.conclude(subject, found, look, || {
        let mut draft = Draft::new(Indicator::Minor)
            .value("other", Value::Artefacts(vec![second.id().clone()]));
        if differ.and(same).is_yes() {
            let apart: Vec<_> = clashes.iter().filter(|clash| clash.differs().is_yes()).collect();
            let value = |index: usize| {
                let values = apart.iter().filter_map(move |clash| clash.values.get(index)?.given());
                values.map(|value| (*value).clone()).collect::<Vec<String>>()
            };
            draft = draft
                .list("keys", apart.iter().map(|clash| clash.key.to_string()))
                .list("values", value(0))
                .list("other_values", value(1));
        }
        if let Some(share) = similar.iter().filter_map(|(_, share)| share.given()).max()
            && alike.is_yes()
        {
            draft = draft.value("similarity", Value::Number(*share));
        }
        draft.artefacts([first, second])
    });
    true
}

/// The keys for which two documents lay down something.
fn clashes<'g>(own: &Rules<'g>, others: &Rules<'g>) -> Vec<Clash<'g>> {
    let both = own
        .iter()
        .filter_map(|(key, value)| Some(Clash { key, values: [*value, *others.get(key)?] }));
    both.collect()
}

/// How similar two documents are said to be, by each of them.
fn similar<'g>(first: &'g Artefact, second: &'g Artefact) -> Vec<(&'g Artefact, Fact<Amount>)> {
    let mut found = Vec::new();
    for (one, two) in [(first, second), (second, first)] {
        let text = one.document().text.given();
        let entries = text.and_then(|text| text.similar_to.given()).into_iter().flatten();
        let naming = entries.filter(|entry| entry.artefact == *two.id());
        found.extend(naming.map(|entry| (one, entry.similarity)));
    }
    found
}

/// Whether two documents govern the same thing.
fn same_thing<'g>(
    ctx: &Ctx<'_, 'g>,
    first: &'g Artefact,
    second: &'g Artefact,
    look: &mut Look<'g>,
) -> Tri {
    let mut covers = |document: &'g Artefact| read!(look, document, covers);
    let shared = Tri::both(covers(first), covers(second), |one, two| {
        let whole = one.iter().chain(two).any(MemberId::is_whole_sms);
        whole || one.iter().any(|member| two.contains(member))
    });
    if shared == Tri::Yes {
        return Tri::Yes;
    }
    let mut governed = |document: &'g Artefact| {
        let links = look.read(document, "links", ctx.outgoing(document));
        links.map(|links| {
            let governs = links.into_iter().filter(|(kind, _)| *kind == LinkType::Governs);
            governs.map(|(_, to)| to.id()).collect::<Vec<_>>()
        })
    };
    let common = Tri::both(governed(first), governed(second), |one, two| {
        one.iter().any(|id| two.contains(id))
    });
    shared.or(common)
}
