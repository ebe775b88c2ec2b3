use clausegraph_model::{
    Artefact, ArtefactKind, Date, ElementList, Fact, Family, MemberId, document::LinkDocument,
};

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
    /// The organisation changed, the system did not.
    ///
    /// # What it finds
    ///
    /// A change of the organisation whose day `dated_on` lies more than `grace` days back, and with it a role,
    /// routine or scope statement that it affects and that nobody has looked at since.
    /// A role, routine or scope statement is affected where it links to the change or the change to it, by
    /// any type of link, or where both state a unit or service in `covers`.
    /// `whole-sms` in the `covers` of the change, or of a scope statement, stands for every unit and service;
    /// in that of a role or routine it does not.
    /// It was looked at since where `last_reviewed_on`, or else `created_on`, is the day of the change or a
    /// later one, up to the as-of date; where the last review is stated none or is still to come, only `created_on`
    /// counts.
    /// A day of review or making that is not stated is unknown, unless the other one is late enough.
    ///
    /// # Why it matters
    ///
    /// Teams, sourcing and products move faster than the papers that say who decides. A role that still names
    /// a unit that was dissolved leaves its work to nobody.
    ///
    /// # Example
    ///
    /// Product teams since March, and the change roles still name the operations unit in November.
    "HF-011", "system-behind-organisation", Direction;
    indicators: [Minor];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::OrganisationChange]) => ["dated_on", "covers", "links"],
        NeedOf::Artefacts(AFFECTED) => ["last_reviewed_on", "covers", "links"],
    ];
    families: [Facts];
    parameters: ["grace"];
    words: [];
    values: ["changed_on", "behind"];
    over_documentation: false;
}

const AFFECTED: &[ArtefactKind] =
    &[ArtefactKind::Role, ArtefactKind::Routine, ArtefactKind::ScopeStatement];

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for change in ctx.there(&[ArtefactKind::OrganisationChange]) {
        one(ctx, change, acc);
    }
}

fn one<'s, 'g>(ctx: &Ctx<'s, 'g>, change: &'g Artefact, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let Fact::Given(day) = read!(look, change, dated_on) else {
        look.lacks(change, "dated_on");
        acc.conclude(change, Tri::Unknown, look, || Draft::new(Indicator::Minor));
        return;
    };
    let (mut found, mut behind) = (Tri::No, Vec::new());
    if *day < ctx.before(ctx.days("grace")) {
        for artefact in ctx.there(AFFECTED) {
            let mut own = Look::default();
            let seen = looked_at(ctx, artefact, *day, &mut own);
            let lags = seen.not().and(affected(ctx, change, artefact, &mut own));
            if lags != Tri::No {
                look.join(own);
            }
            if lags.is_yes() {
                behind.push(artefact);
            }
            found = found.or(lags);
        }
        for family in [Family::Routines, Family::Documents] {
            found = found.or(ctx.untold(family, &mut look));
        }
    }
    acc.conclude(change, found, look, || {
        let ids = behind.iter().map(|artefact| artefact.id().clone()).collect();
        Draft::new(Indicator::Minor)
            .value("changed_on", Value::Date(*day))
            .value("behind", Value::Artefacts(ids))
            .artefacts([change])
            .artefacts(behind.iter().copied())
    });
}

/// Whether an artefact was made or reviewed on the day of the change or later.
fn looked_at<'g>(ctx: &Ctx<'_, 'g>, artefact: &'g Artefact, day: Date, look: &mut Look<'g>) -> Tri {
    let since = |found: &Date| (day..=ctx.as_of()).contains(found);
    let mut own = Look::default();
    let made = Tri::given(read!(own, artefact, created_on), since);
    if made.is_yes() {
        look.join(own);
        return Tri::Yes;
    }
    match read!(look, artefact, last_reviewed_on) {
        Fact::Given(found) if *found <= ctx.as_of() => since(found).into(),
        Fact::Unknown => Tri::Unknown,
        // A review that is still to come is none yet.
        Fact::Given(_) | Fact::StatedNone => {
            look.join(own);
            made
        }
    }
}

fn affected<'g>(
    ctx: &Ctx<'_, 'g>,
    change: &'g Artefact,
    artefact: &'g Artefact,
    look: &mut Look<'g>,
) -> Tri {
    let to = |other: &'g Artefact| {
        move |links: &Vec<LinkDocument>| links.iter().any(|link| link.to == *other.id())
    };
    let there = Tri::given(read!(look, change, links), to(artefact));
    let back = Tri::given(read!(look, artefact, links), to(change));
    there.or(back).or(shares(ctx, change, artefact, look))
}

/// Whether both cover a unit or service.
fn shares<'g>(
    ctx: &Ctx<'_, 'g>,
    change: &'g Artefact,
    artefact: &'g Artefact,
    look: &mut Look<'g>,
) -> Tri {
    let place = |member: &MemberId| {
        let element = ctx.organisation().element(member.as_str());
        element
            .is_some_and(|found| matches!(found.list(), ElementList::Units | ElementList::Services))
    };
    let moved = read!(look, change, covers);
    let covered = read!(look, artefact, covers);
    match (moved, covered) {
        (Fact::StatedNone, _) | (_, Fact::StatedNone) => Tri::No,
        (Fact::Unknown, _) | (_, Fact::Unknown) => Tri::Unknown,
        (Fact::Given(moved), Fact::Given(covered)) => {
            let wide = artefact.kind() == ArtefactKind::ScopeStatement;
            let all_moved = moved.iter().any(MemberId::is_whole_sms);
            let all_covered = covered.iter().any(MemberId::is_whole_sms);
            let common = moved.iter().any(|member| place(member) && covered.contains(member));
            let any_moved = all_moved || moved.iter().any(place);
            let any_covered = all_covered || covered.iter().any(place);
            (common || (all_moved && any_covered) || (wide && all_covered && any_moved)).into()
        }
    }
}
