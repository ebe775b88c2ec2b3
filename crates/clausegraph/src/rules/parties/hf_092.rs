use clausegraph_model::{
    Amount, Artefact, ArtefactKind, Element, ElementList, Fact, MemberId,
    document::{TargetClass, TargetDocument},
};
use rust_decimal::Decimal;

use super::reading::{is_with, taking_part, within};
use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::SUPPLY,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Supplier targets cannot support the service level agreement.
    ///
    /// # What it finds
    ///
    /// A service of the scope whose agreement with the customer promises more than those allow on whom it rests.
    ///
    /// What is promised: the targets of all service level agreements that name the service in `covers`; the highest
    /// availability, the lowest time to restore, the most hours.
    /// On whom it rests: each supplier of the scope, of whatever type, that lists the service in its `services`, with
    /// the contracts and internal agreements whose `agreement.party` it is, except those whose `covers` is given and
    /// names services and not this one; and each service that it lists in its own `depends_on`, with the service level and
    /// internal agreements that name that one in `covers`. Of each the weakest target of a class counts: the lowest
    /// availability, the highest time to restore, the fewest hours. One without a target of the class is left out.
    /// All these agreements are approved or in use, and `agreement.valid_from` and `agreement.valid_to`, where given, do
    /// not leave the as-of date out.
    ///
    /// It is found where the product of the availabilities is below the one promised; or the highest time to
    /// restore is above the one promised; or the fewest hours are below those promised.
    /// An availability that does not lie between 0 and 1 is not known.
    ///
    /// # Why it matters
    ///
    /// A promise that the suppliers do not carry is kept by luck, and paid for by the organisation alone.
    ///
    /// # Example
    ///
    /// 99.9 % are promised; three suppliers in a row, each with 99.9 %, come to 99.7 %.
    "HF-092", "supplier-targets-below-promise", Parties;
    indicators: [Minor];
    needs: [
        NeedOf::Services => ["depends_on"],
        NeedOf::Suppliers => ["services"],
        NeedOf::Artefacts(&[ArtefactKind::Sla]) => [
            "status", "covers", "agreement.targets", "agreement.targets[].class", "agreement.targets[].value",
        ],
        NeedOf::Artefacts(SUPPLY) => [
            "status", "agreement.party", "agreement.targets", "agreement.targets[].class",
            "agreement.targets[].value",
        ],
    ];
    families: [Documents];
    parameters: [];
    words: [];
    values: [
        "availability", "availability-promised", "restore", "restore-promised", "hours", "hours-promised",
        "parties",
    ];
    over_documentation: false;
}

const WITH: &[ArtefactKind] = &[ArtefactKind::Sla, ArtefactKind::InternalAgreement];

/// The targets of some agreements.
#[derive(Default)]
struct Targets<'g> {
    values: Vec<(TargetClass, Decimal)>,
    /// Whether others may belong to them.
    is_open: bool,
    of: Vec<&'g Artefact>,
}

impl Targets<'_> {
    fn lowest(&self, class: TargetClass) -> Option<Decimal> {
        self.values.iter().filter(|(of, _)| *of == class).map(|(_, value)| *value).min()
    }

    fn highest(&self, class: TargetClass) -> Option<Decimal> {
        self.values.iter().filter(|(of, _)| *of == class).map(|(_, value)| *value).max()
    }
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for (service, within, look) in within(ctx, ElementList::Services, "scope.services", acc) {
        one(ctx, service, within, look, acc);
    }
}

fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    service: &'g Element,
    within: Tri,
    mut look: Look<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    use TargetClass::{Availability, Hours, Restore};
    let sla = |sla: &'g Artefact, look: &mut Look<'g>| names(sla, service.id(), look);
    let promised = targets(ctx, &[ArtefactKind::Sla], sla, &mut look);
    let (parties, mut is_open) = parties(ctx, service, &mut look);
    is_open |= promised.is_open || parties.iter().any(|(_, targets)| targets.is_open);
    let each = |of: fn(&Targets<'g>, TargetClass) -> Option<Decimal>, class| {
        parties.iter().filter_map(move |(_, targets)| of(targets, class))
    };
    let product = each(Targets::lowest, Availability)
        .reduce(|one, two| one.checked_mul(two).unwrap_or_default());
    let checks = [
        ("availability", "availability-promised", product, promised.highest(Availability), true),
        (
            "restore",
            "restore-promised",
            each(Targets::highest, Restore).max(),
            promised.lowest(Restore),
            false,
        ),
        (
            "hours",
            "hours-promised",
            each(Targets::lowest, Hours).min(),
            promised.highest(Hours),
            true,
        ),
    ];
    let falls_short = checks.map(|(name, of, chain, promise, is_least)| {
        let (chain, promise) = chain.zip(promise)?;
        let short = if is_least { chain < promise } else { chain > promise };
        short.then_some((name, chain, of, promise))
    });
    let found = Tri::between(falls_short.iter().any(Option::is_some), is_open);
    acc.conclude(service, within.and(found), look, || {
        let mut draft = Draft::new(Indicator::Minor);
        for (name, chain, of, promise) in falls_short.into_iter().flatten() {
            draft = draft.value(name, number(chain)).value(of, number(promise));
        }
        let with_targets = parties.iter().filter(|(_, targets)| !targets.values.is_empty());
        draft
            .list("parties", with_targets.map(|(party, _)| party.id().to_string()))
            .artefacts(promised.of.iter().copied())
            .artefacts(parties.iter().flat_map(|(_, targets)| targets.of.iter().copied()))
    });
}

/// A number as it is printed: products have many digits.
fn number(value: Decimal) -> Value {
    let text = value.round_dp(8).normalize().to_string();
    text.parse::<Amount>().map_or(Value::Text(text), Value::Number)
}

/// Those on whom a service rests, with their targets; and whether there may be others.
fn parties<'g>(
    ctx: &Ctx<'_, 'g>,
    service: &'g Element,
    look: &mut Look<'g>,
) -> (Vec<(&'g Element, Targets<'g>)>, bool) {
    let suppliers = taking_part(ctx, service, look);
    let mut is_open = suppliers.is_none();
    let mut found = Vec::new();
    for (supplier, takes_part) in suppliers.into_iter().flatten() {
        if takes_part == Tri::Unknown {
            is_open = true;
            continue;
        }
        let applies = |agreement: &'g Artefact, look: &mut Look<'g>| {
            if is_for_others(ctx, agreement, service) {
                return Tri::No;
            }
            is_with(agreement, supplier, look)
        };
        found.push((supplier, targets(ctx, SUPPLY, applies, look)));
    }
    let depends_on = read!(look, service, depends_on);
    is_open |= depends_on.is_unknown();
    for id in depends_on.given().into_iter().copied().flatten().filter(|id| *id != service.id()) {
        let Some(other) = ctx.organisation().element(id.as_str()) else { continue };
        let applies = |agreement: &'g Artefact, look: &mut Look<'g>| names(agreement, id, look);
        found.push((other, targets(ctx, WITH, applies, look)));
    }
    (found, is_open)
}

fn names<'g>(agreement: &'g Artefact, id: &MemberId, look: &mut Look<'g>) -> Tri {
    let covers = read!(look, agreement, covers);
    Tri::given(covers, |covers| covers.contains(id))
}

/// Whether an agreement names services, and not this one.
fn is_for_others(ctx: &Ctx<'_, '_>, agreement: &Artefact, service: &Element) -> bool {
    let named = agreement.document().covers.given().into_iter().flatten();
    let elements = named.filter_map(|id| ctx.organisation().element(id.as_str()));
    let mut services = elements.filter(|found| found.list() == ElementList::Services).peekable();
    services.peek().is_some() && !services.any(|found| found.id() == service.id())
}

/// The targets of the agreements that apply.
fn targets<'g>(
    ctx: &Ctx<'_, 'g>,
    kinds: &'static [ArtefactKind],
    applies: impl Fn(&'g Artefact, &mut Look<'g>) -> Tri,
    look: &mut Look<'g>,
) -> Targets<'g> {
    let mut found = Targets::default();
    for agreement in ctx.there(kinds).filter(|agreement| ctx.holds(agreement)) {
        let mut own = Look::default();
        let counts = applies(agreement, &mut own);
        let counts =
            if counts == Tri::No { counts } else { counts.and(ctx.in_force(agreement, &mut own)) };
        if counts == Tri::No {
            continue;
        }
        let targets = read!(own, agreement, agreement.targets);
        found.is_open |= targets.is_unknown() || counts == Tri::Unknown;
        look.join(own);
        if counts == Tri::Yes {
            found.of.push(agreement);
            for target in targets.given().into_iter().copied().flatten() {
                found.is_open |= !add(agreement, target, &mut found.values, look);
            }
        }
    }
    found
}

/// Adds a target; whether all is known of it that matters.
fn add<'g>(
    agreement: &'g Artefact,
    target: &TargetDocument,
    values: &mut Vec<(TargetClass, Decimal)>,
    look: &mut Look<'g>,
) -> bool {
    let class = match target.class {
        Fact::Given(class) => class,
        Fact::StatedNone => return true,
        Fact::Unknown => {
            look.lacks(agreement, "agreement.targets[].class");
            return false;
        }
    };
    if !matches!(class, TargetClass::Availability | TargetClass::Restore | TargetClass::Hours) {
        return true;
    }
    let is_share = |value: Decimal| (Decimal::ZERO..=Decimal::ONE).contains(&value);
    match target.value.map(Amount::decimal) {
        Fact::StatedNone => true,
        Fact::Given(value) if class != TargetClass::Availability || is_share(value) => {
            values.push((class, value));
            true
        }
        Fact::Given(_) | Fact::Unknown => {
            look.lacks(agreement, "agreement.targets[].value");
            false
        }
    }
}
