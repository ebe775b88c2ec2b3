use clausegraph_model::{Artefact, ArtefactKind, Date, Element, ElementList, Fact, Key, MemberId};

use clausegraph_model::document::LinkType;

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri},
        measures::families::is_critical,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// No coherent story on services and risk for NIS2.
    ///
    /// # What it finds
    ///
    /// An obligation of the directive that is stated to apply (`obligation.applicable`) and that no artefact in
    /// date is mapped to, or whose mapped artefacts in date do not cover all essential services.
    ///
    /// *Of the directive*: `obligation.law` holds one of the words `law`, both read in lower case without anything but
    /// letters and digits (`NIS 2`, `(EU) 2022/2555`). Obligations under other laws are no subjects; one that states
    /// no law at all (unknown) cannot be evaluated.
    ///
    /// *Mapped*: every artefact that is there, is no obligation, and is tied to it by a link of any type but
    /// `supersedes`, from either side. The `links` of the obligation itself, where unknown, may lead to others.
    ///
    /// *In date*: a document or routine that is approved or in use, and whose `next_review_on` is not passed
    /// (stated none: nothing to pass); everything else by being there.
    ///
    /// *Essential services*: services of the scope, wholly or partly in, with `criticality` high or critical.
    /// One is covered where `covers` of a mapped artefact in date holds it or `whole-sms`. Where the services are not
    /// listed, only `whole-sms` is known to cover them.
    ///
    /// An observation about the system; whether a law is kept is for others to say.
    ///
    /// # Why it matters
    ///
    /// Whoever is asked how a duty is met for a service that others cannot do without has to answer with what is
    /// in force, and for that service.
    ///
    /// # Example
    ///
    /// There is a supply chain policy, and five of nine essential services have no list of suppliers.
    "HF-100", "obligation-without-evidence-in-date", Risk;
    indicators: [Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Obligation]) => [
            "obligation.law", "obligation.applicable", "links",
        ],
        NeedOf::Artefacts(&[ArtefactKind::Policy]) => ["status", "next_review_on", "covers"],
        NeedOf::Services => ["state", "criticality"],
    ];
    families: [Facts];
    parameters: [];
    words: ["law"];
    values: ["law", "article", "mapped", "covered", "uncovered"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for obligation in ctx.there(&[ArtefactKind::Obligation]) {
        let mut look = Look::default();
        match of_the_law(ctx, obligation, &mut look) {
            Tri::Yes => one(ctx, obligation, look, acc),
            Tri::No => {}
            Tri::Unknown => {
                acc.conclude(obligation, Tri::Unknown, look, || Draft::new(Indicator::Observation));
            }
        }
    }
}

fn of_the_law<'g>(ctx: &Ctx<'_, 'g>, obligation: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let plain = |text: &str| {
        let kept = text.chars().filter(|letter| letter.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect::<String>()
    };
    Tri::given(read!(look, obligation, obligation.law), |law| {
        let law = plain(law);
        ctx.words("law").iter().map(Key::as_str).any(|word| law.contains(&plain(word)))
    })
}

fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    obligation: &'g Artefact,
    mut look: Look<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let applies = Tri::given(read!(look, obligation, obligation.applicable), |applies| *applies);
    let more = if read!(look, obligation, links).is_unknown() { Tri::Unknown } else { Tri::No };
    let mapped = mapped(ctx, obligation);
    let dated: Vec<(&'g Artefact, Tri)> =
        mapped.iter().map(|artefact| (*artefact, in_date(ctx, artefact, &mut look))).collect();
    let shown = Tri::any(dated.iter().map(|(_, in_date)| *in_date)).or(more);
    let services = ctx.elements(ElementList::Services);
    let mut covered = Tally::default();
    let mut uncovered: Vec<&'g Element> = Vec::new();
    let mut short = Tri::No;
    if services.is_unknown() {
        look.lacks(SubjectOf::Organisation, "scope.services");
        let whole = dated.iter().map(|(artefact, in_date)| {
            let covers = artefact.document().covers.given().into_iter().flatten();
            in_date.and(Tri::from(covers.into_iter().any(MemberId::is_whole_sms)))
        });
        short = if Tri::any(whole).is_yes() { Tri::No } else { Tri::Unknown };
    }
    for service in services.given().into_iter().flatten().copied() {
        let essential = is_essential(ctx, service, &mut look);
        if essential == Tri::No {
            continue;
        }
        let covers = dated.iter().map(|(artefact, in_date)| {
            in_date.and(Tri::given(read!(look, artefact, covers), |covers| {
                covers.iter().any(|id| id.is_whole_sms() || id == service.id())
            }))
        });
        let covers = Tri::any(covers.collect::<Vec<_>>()).or(more);
        short = short.or(essential.and(covers.not()));
        if essential.is_yes() {
            covered.add(covers);
            uncovered.extend((covers == Tri::No).then_some(service));
        }
    }
    let found = applies.and(shown.not().or(short));
    acc.conclude(obligation, found, look, || {
        let part = obligation.document().obligation.as_deref();
        let text = |fact: &Fact<String>| fact.given().cloned().map(Value::Text);
        let mut draft = Draft::new(Indicator::Observation).artefacts([obligation]);
        draft = draft.artefacts(mapped.iter().copied());
        for (name, value) in [
            ("law", part.and_then(|part| text(&part.law))),
            ("article", part.and_then(|part| text(&part.article))),
        ] {
            if let Some(value) = value {
                draft = draft.value(name, value);
            }
        }
        if shown == Tri::No && mapped.is_empty() {
            return draft;
        }
        if shown == Tri::No {
            let ids = mapped.iter().map(|artefact| artefact.id().clone());
            return draft.value("mapped", Value::Artefacts(ids.collect()));
        }
        let share = Value::Share { part: covered.yes, whole: covered.counted() };
        let names = uncovered.iter().map(|service| service.id().to_string());
        draft.value("covered", share).list("uncovered", names)
    });
}

/// The artefacts that are tied to an obligation, in reading order.
fn mapped<'g>(ctx: &Ctx<'_, 'g>, obligation: &'g Artefact) -> Vec<&'g Artefact> {
    let outgoing = ctx.outgoing(obligation);
    let outgoing = outgoing.given().cloned().unwrap_or_default();
    let tied = ctx.incoming(obligation).into_iter().chain(outgoing);
    let mut mapped: Vec<_> = tied
        .filter(|(kind, other)| {
            *kind != LinkType::Supersedes
                && other.kind() != ArtefactKind::Obligation
                && ctx.is_there(other)
        })
        .map(|(_, other)| other)
        .collect();
    mapped.sort_by_key(|artefact| ctx.organisation().artefact_position(artefact.id().as_str()));
    mapped.dedup_by_key(|artefact| artefact.id());
    mapped
}

fn in_date<'g>(ctx: &Ctx<'_, 'g>, artefact: &'g Artefact, look: &mut Look<'g>) -> Tri {
    if !artefact.kind().has_status() {
        return Tri::Yes;
    }
    let passed = |day: &Date| *day < ctx.as_of();
    let overdue = Tri::given(read!(look, artefact, next_review_on), passed);
    ctx.in_force(artefact, look).and(overdue.not())
}

fn is_essential<'g>(ctx: &Ctx<'_, 'g>, service: &'g Element, look: &mut Look<'g>) -> Tri {
    let within = ctx.in_scope(service, look);
    if within == Tri::No {
        return within;
    }
    within.and(is_critical(service, look))
}
