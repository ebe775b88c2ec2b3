use clausegraph_model::{
    Artefact, ArtefactKind, Date, Element, ElementList, Fact, Interval, document::SupplierType,
};

use super::reading::{is_with, reviews_of, within};
use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Supplier without contract, owner or review.
    ///
    /// # What it finds
    ///
    /// An external supplier of the scope (`supplier_type`) that has no contract, no `owner` (stated none) or no review
    /// in time.
    ///
    /// A contract is one whose `agreement.party` is the supplier, whose status is approved or in use, and which has not
    /// ended before the as-of date (`agreement.valid_to`) nor begins after it (`agreement.valid_from`), where those days
    /// are given.
    ///
    /// Reviews are supplier reviews that name the supplier in `covers`, whatever they are about; the newest by
    /// `dated_on` counts.
    /// The planned interval is that of its contracts for the sorts of event `intervals` (`intervals`, else `interval`),
    /// or one for such a sort that the `intervals` of a plan, policy, procedure, register, document or routine list, whose
    /// `covers` names the supplier or `whole-sms` and whose status is neither draft nor retired. The longest of them
    /// counts.
    /// A review is not in time where the as-of date lies after the newest one plus the interval. Where no interval
    /// is laid down, any review will do.
    /// Without any review, the interval is counted from the earliest `agreement.valid_from` of its contracts; where
    /// there is no interval, contract or such a day, the review is not in time.
    ///
    /// # Why it matters
    ///
    /// What nobody agreed, answers for or looks at is in the hands of the supplier alone.
    ///
    /// # Example
    ///
    /// A mail filter in the cloud that all staff use, and for which nobody answers.
    "HF-093", "supplier-without-contract-owner-or-review", Parties;
    indicators: [Minor];
    needs: [
        NeedOf::Suppliers => ["state", "supplier_type", "owner"],
        NeedOf::Artefacts(&[ArtefactKind::Contract]) => [
            "agreement.party", "agreement.valid_from", "status", "interval",
        ],
        NeedOf::Artefacts(&[ArtefactKind::SupplierReview]) => ["covers", "dated_on"],
    ];
    families: [Documents, Reviews];
    parameters: [];
    words: ["intervals"];
    values: ["lacks", "last", "interval"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for (supplier, within, look) in within(ctx, ElementList::Suppliers, "scope.suppliers", acc) {
        let mut look = look;
        let sort = read!(look, supplier, supplier_type);
        let external = Tri::given(sort, |sort| *sort == SupplierType::External);
        if external == Tri::No {
            continue;
        }
        let contracts = contracts(ctx, supplier, &mut look);
        let has_contract = Tri::any(contracts.iter().map(|(_, holds)| *holds));
        let rhythm = rhythm(ctx, supplier, &contracts, &mut look);
        let lacking = [
            ("contract", has_contract.not()),
            ("owner", Tri::none(read!(look, supplier, owner))),
            ("review in time", is_late(ctx, &contracts, &rhythm, &mut look)),
        ];
        let found = Tri::any(lacking.iter().map(|(_, lacks)| *lacks));
        acc.conclude(supplier, within.and(external).and(found), look, || {
            let lacks = lacking.iter().filter(|(_, lacks)| lacks.is_yes());
            let mut draft = Draft::new(Indicator::Minor)
                .list("lacks", lacks.map(|(what, _)| (*what).to_owned()))
                .artefacts(contracts.iter().map(|(contract, _)| *contract));
            if let Some(last) = rhythm.last {
                draft = draft.value("last", Value::Date(last));
            }
            match rhythm.longest {
                Some(every) => draft.value("interval", Value::Interval(every)),
                None => draft,
            }
        });
    }
}

/// The contracts with a supplier, and those that may be.
fn contracts<'g>(
    ctx: &Ctx<'_, 'g>,
    supplier: &'g Element,
    look: &mut Look<'g>,
) -> Vec<(&'g Artefact, Tri)> {
    let mut found = Vec::new();
    for contract in ctx.there(&[ArtefactKind::Contract]).filter(|contract| ctx.holds(contract)) {
        let mut own = Look::default();
        let holds = is_with(contract, supplier, &mut own).and(ctx.in_force(contract, &mut own));
        if holds != Tri::No {
            look.join(own);
            found.push((contract, holds));
        }
    }
    found
}

/// How often a supplier is to be reviewed, and when it last was.
struct Rhythm {
    last: Option<Date>,
    /// Whether a later review may be there.
    may_be_later: bool,
    longest: Option<Interval>,
    /// Whether a longer interval may be laid down.
    may_be_longer: bool,
}

fn rhythm<'g>(
    ctx: &Ctx<'_, 'g>,
    supplier: &'g Element,
    contracts: &[(&'g Artefact, Tri)],
    look: &mut Look<'g>,
) -> Rhythm {
    let (mut last, mut may_be_later) = (None, false);
    for (review, about) in reviews_of(ctx, supplier, look) {
        match (read!(look, review, dated_on), about) {
            (Fact::Given(day), Tri::Yes) => last = last.max(Some(*day)),
            (Fact::StatedNone, _) => {}
            (Fact::Given(_) | Fact::Unknown, _) => may_be_later = true,
        }
    }
    let (mut planned, mut may_be_longer) = (elsewhere(ctx, supplier), false);
    for (contract, holds) in contracts {
        for sort in ctx.words("intervals") {
            match look.read(*contract, "interval", contract.document().planned_interval(sort)) {
                Fact::Given(every) if holds.is_yes() => planned.push(every),
                Fact::StatedNone => {}
                Fact::Given(_) | Fact::Unknown => may_be_longer = true,
            }
        }
    }
    let longest = planned.into_iter().max_by_key(|every| ctx.as_of().after(*every));
    Rhythm { last, may_be_later, longest, may_be_longer }
}

/// The intervals that other documents and routines lay down for a supplier.
fn elsewhere(ctx: &Ctx<'_, '_>, supplier: &Element) -> Vec<Interval> {
    use clausegraph_model::document::ArtefactStatus::Draft;
    const KINDS: &[ArtefactKind] = &[
        ArtefactKind::Plan,
        ArtefactKind::Policy,
        ArtefactKind::Procedure,
        ArtefactKind::Register,
        ArtefactKind::Document,
        ArtefactKind::Routine,
    ];
    let mut found = Vec::new();
    for artefact in ctx.there(KINDS) {
        let document = artefact.document();
        let mut covers = document.covers.given().into_iter().flatten();
        let is_named =
            covers.any(|member| member == supplier.id() || member.as_str() == "whole-sms");
        if is_named && document.status.given().is_none_or(|status| *status != Draft) {
            let listed = document.intervals.given().into_iter().flatten();
            let of_sort = listed.filter(|entry| ctx.is_word("intervals", &entry.of));
            found.extend(of_sort.map(|entry| entry.every));
        }
    }
    found
}

/// Whether a supplier was not reviewed in time.
fn is_late<'g>(
    ctx: &Ctx<'_, 'g>,
    contracts: &[(&'g Artefact, Tri)],
    rhythm: &Rhythm,
    look: &mut Look<'g>,
) -> Tri {
    let is_over = |from: Date| match (rhythm.longest, rhythm.may_be_longer) {
        (Some(every), _) if ctx.as_of() <= from.after(every) => Tri::No,
        (Some(_), false) => Tri::Yes,
        (None, false) => rhythm.last.is_none().into(),
        (_, true) => Tri::Unknown,
    };
    let late = match rhythm.last {
        Some(last) => is_over(last),
        None => match begin(contracts, look) {
            Fact::Given(day) => is_over(day),
            Fact::StatedNone => Tri::Yes,
            Fact::Unknown => Tri::Unknown,
        },
    };
    if rhythm.may_be_later && late == Tri::Yes { Tri::Unknown } else { late }
}

/// The day on which the first contract began; stated none also where there is no contract.
fn begin<'g>(contracts: &[(&'g Artefact, Tri)], look: &mut Look<'g>) -> Fact<Date> {
    let (mut first, mut is_open) = (None::<Date>, false);
    for (contract, holds) in contracts {
        match read!(look, *contract, agreement.valid_from) {
            Fact::Given(day) if holds.is_yes() => {
                first = Some(first.map_or(*day, |first| first.min(*day)));
            }
            Fact::StatedNone => {}
            Fact::Given(_) | Fact::Unknown => is_open = true,
        }
    }
    match (is_open, first) {
        (true, _) => Fact::Unknown,
        (false, Some(first)) => Fact::Given(first),
        (false, None) => Fact::StatedNone,
    }
}
