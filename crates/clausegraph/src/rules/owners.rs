//! Whether exactly one person answers for something.

use clausegraph_model::{Fact, PersonKey};

use crate::rules::{Ctx, answer::Tri, verdict::Look};

/// Whether somebody else than the owner is said to answer, too.
///
/// Nobody lists the others where there are none: what is not stated, and what is stated none, names nobody.
pub(crate) fn is_shared(owner: Fact<&PersonKey>, others: Fact<&Vec<PersonKey>>) -> Tri {
    let Fact::Given(others) = others else { return Tri::No };
    match owner {
        Fact::Given(owner) => others.iter().any(|other| other != owner).into(),
        Fact::StatedNone => Tri::Yes,
        // The owner may be the one who is listed, and not more than one of them.
        Fact::Unknown if others.iter().any(|other| Some(other) != others.first()) => Tri::Yes,
        Fact::Unknown => Tri::Unknown,
    }
}

/// Whether exactly one person answers, who still works there.
pub(crate) fn answers_alone<'g>(
    ctx: &Ctx<'_, 'g>,
    owner: Fact<&'g PersonKey>,
    others: Fact<&'g Vec<PersonKey>>,
    look: &mut Look<'g>,
) -> Tri {
    let shared = is_shared(owner, others);
    if shared.is_yes() {
        return Tri::No;
    }
    let works_there = Tri::given(owner, |owner| ctx.is_active(owner, look));
    works_there.and(shared.not())
}
