use clausegraph_model::{Artefact, ArtefactKind, Date, Fact, Family, document::Mandate};

use crate::{
    Indicator, NeedOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::WITH_LIFE,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Routines not mapped to tools and controls.
    ///
    /// # What it finds
    ///
    /// A routine that everybody works by (`routine.mandate` is `mandatory`) and of which nobody can show where
    /// it happens: both `routine.tool` and `routine.record_types` are stated none.
    /// And, where an information security management system is in the scope, such a routine whose
    /// `routine.subject` is one of the words `controlled` and whose `routine.controls` is stated none.
    /// Such a system is in the scope where a document with a life or a routine that is approved or in use
    /// belongs to it (its `system` is one of the words `isms`), or where a certificate that holds on the as-of
    /// date names it: one of the words `isms-standards` stands in `certificate.standard`, in small letters,
    /// between characters that are neither letters nor digits.
    /// A certificate holds where `valid_from` is not later and `valid_to` not earlier than the as-of date;
    /// stated none, either sets no limit.
    ///
    /// # Why it matters
    ///
    /// A routine without a place cannot be shown to run, and one without its controls is checked twice, by
    /// two systems that do not know of each other.
    ///
    /// # Example
    ///
    /// The supplier routine exists on paper; nobody knows which register holds its records.
    "HF-017", "routine-without-place-or-controls", Operation;
    indicators: [Opportunity];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => [
            "routine.mandate", "routine.tool", "routine.record_types", "routine.subject", "routine.controls",
        ],
        NeedOf::Artefacts(WITH_LIFE) => ["system", "status"],
        NeedOf::Artefacts(&[ArtefactKind::Certificate]) => [
            "certificate.standard", "certificate.valid_from", "certificate.valid_to",
        ],
    ];
    families: [Routines];
    parameters: [];
    words: ["controlled", "isms", "isms-standards"];
    values: ["lacks"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut security = Look::default();
    let secured = secured(ctx, &mut security);
    for routine in ctx.there(&[ArtefactKind::Routine]) {
        let mut look = Look::default();
        let core = Tri::given(read!(look, routine, routine.mandate), |mandate| {
            *mandate == Mandate::Mandatory
        });
        let (mut placed, mut bound) = (Look::default(), Look::default());
        let nowhere = Tri::none(read!(placed, routine, routine.tool)).and(Tri::none(read!(
            placed,
            routine,
            routine.record_types
        )));
        let bare = Tri::none(read!(bound, routine, routine.controls))
            .and(Tri::given(read!(bound, routine, routine.subject), |subject| {
                ctx.is_word("controlled", subject)
            }));
        if nowhere != Tri::No {
            look.join(placed);
        }
        if bare != Tri::No {
            look.join(bound);
            look.join(security.clone());
        }
        let open = bare.and(secured);
        acc.conclude(routine, core.and(nowhere.or(open)), look, || {
            let lacks =
                [(nowhere, "a tool or record types"), (open, "controls of information security")];
            let lacks = lacks.iter().filter(|(lacks, _)| lacks.is_yes());
            Draft::new(Indicator::Opportunity)
                .list("lacks", lacks.map(|(_, what)| (*what).to_owned()))
                .artefacts([routine])
        });
    }
}

/// Whether an information security management system is in the scope.
fn secured<'g>(ctx: &Ctx<'_, 'g>, look: &mut Look<'g>) -> Tri {
    let mut found = ctx.untold(Family::Documents, look);
    for artefact in ctx.there(ArtefactKind::ALL) {
        let mut own = Look::default();
        let shows = if artefact.kind() == ArtefactKind::Certificate {
            certified(ctx, artefact, &mut own)
        } else if artefact.kind().has_status() {
            let system = read!(own, artefact, system);
            let of_isms = Tri::given(system, |system| ctx.is_word("isms", system));
            of_isms.and(ctx.in_force(artefact, &mut own))
        } else {
            Tri::No
        };
        if shows != Tri::No {
            look.join(own);
        }
        found = found.or(shows);
    }
    found
}

fn certified<'g>(ctx: &Ctx<'_, 'g>, certificate: &'g Artefact, look: &mut Look<'g>) -> Tri {
    let names = Tri::given(read!(look, certificate, certificate.standard), |standard| {
        let standard = standard.to_lowercase();
        let mut parts = standard.split(|sign: char| !sign.is_alphanumeric());
        parts.any(|part| ctx.words("isms-standards").iter().any(|word| word.as_str() == part))
    });
    let outside = |limit: Fact<&'g Date>, beyond: fn(&Date, &Date) -> bool| {
        Tri::given(limit, |day| beyond(day, &ctx.as_of()))
    };
    let early = outside(read!(look, certificate, certificate.valid_from), Date::gt);
    let late = outside(read!(look, certificate, certificate.valid_to), Date::lt);
    names.and(early.or(late).not())
}
