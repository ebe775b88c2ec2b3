use clausegraph_model::{
    Fact,
    document::{ExclusionDocument, Exclusions},
};

use crate::{
    Indicator, NeedOf, Subject,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        verdict::{Draft, Look},
    },
};

rule! {
    /// Not-applicable claimed for a requirement.
    ///
    /// # What it finds
    ///
    /// A requirement or clause that the organisation lists among its `exclusions`.
    /// Where the catalogue knows no exclusions (`exclusions: none`), each one listed is found, whatever its
    /// reason. Where it allows them with a reason (`exclusions: justified`), one is found whose `reason` is
    /// stated none, and one without any statement of a reason cannot be evaluated.
    /// Entries for the same id are one subject, which is found where one of them is.
    /// Exclusions stated none: clean. No statement about exclusions: cannot be evaluated.
    /// That nothing of a kind occurred in a period is no exclusion: it is stated by a record set with its
    /// period and a total of 0.
    ///
    /// # Why it matters
    ///
    /// The standard asks all of it of everybody who claims it, whatever the size or the trade. A clause that
    /// was set aside is a clause that nobody works by, and it is the first thing that a certification body
    /// turns back.
    ///
    /// # Example
    ///
    /// Demand management was set to "not applicable", because the company is small.
    "HF-121", "requirement-claimed-inapplicable", Claims;
    indicators: [Major];
    needs: [NeedOf::Organisation => ["exclusions"]];
    families: [];
    parameters: [];
    words: [];
    values: ["excluded", "reasons"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let of = SubjectOf::Organisation;
    let mut look = Look::default();
    let listed = look.read(of, "exclusions", ctx.organisation().exclusions());
    let exclusions: Vec<&'g ExclusionDocument> = match listed {
        Fact::Given(exclusions) => exclusions.collect(),
        Fact::StatedNone | Fact::Unknown => {
            let found = if listed.is_unknown() { Tri::Unknown } else { Tri::No };
            acc.conclude(of, found, look, || Draft::new(Indicator::Major));
            return;
        }
    };
    for (position, exclusion) in exclusions.iter().enumerate() {
        let same = |other: &&&ExclusionDocument| other.of == exclusion.of;
        if exclusions.iter().take(position).any(|earlier| same(&earlier)) {
            continue;
        }
        let mut look = look.clone();
        let entries: Vec<_> = exclusions.iter().filter(same).collect();
        let found = Tri::any(entries.iter().map(|entry| match ctx.catalogue().exclusions() {
            Exclusions::None => Tri::Yes,
            Exclusions::Justified => {
                Tri::none(look.read(of, "exclusions[].reason", entry.reason.as_ref()))
            }
        }));
        let subject = Subject::from(of).part(exclusion.of.as_str());
        acc.conclude(subject, found, look, || {
            let reasons = entries.iter().filter_map(|entry| entry.reason.given());
            Draft::new(Indicator::Major)
                .value("excluded", Value::Text(exclusion.of.to_string()))
                .list("reasons", reasons.cloned())
        });
    }
}
