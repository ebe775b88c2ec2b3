use clausegraph_model::Fact;
use rust_decimal::Decimal;

use crate::{
    Indicator, NeedOf,
    finding::{SubjectOf, Value},
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::DOCUMENTS,
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Documents are used.
    ///
    /// # What it finds
    ///
    /// Of all pages of documents that are approved or in use, at least the share `share` belongs to documents that
    /// somebody asks for (`mandates`) or that were used within `days` days before the as-of date (`usage.last_used_on`).
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, registers, service
    /// catalogues and other documents. There must be one page at least. What is not known counts against it as
    /// long as the share may still be reached.
    ///
    /// # Why it matters
    ///
    /// Paper that people open is the opposite of paper written for auditors.
    ///
    /// # Example
    ///
    /// 212 of 240 pages are asked for by a contract or a clause, or were opened in the last half year.
    "GP-12", "documents-in-use", Documents;
    indicators: [Strength];
    needs: [
        NeedOf::Artefacts(DOCUMENTS) => ["status", "extent.pages", "usage.last_used_on"],
    ];
    families: [Documents];
    parameters: ["share", "days"];
    words: [];
    values: ["pages"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut look = Look::default();
    let (mut pages, mut used, mut open) = (0_u64, 0_u64, 0_u64);
    let mut sizes = Tri::Yes;
    for document in ctx.there(DOCUMENTS) {
        let controlled = ctx.in_force(document, &mut look);
        if controlled == Tri::No {
            continue;
        }
        let size = match read!(look, document, extent => pages) {
            Fact::Given(size) => u64::from(*size),
            Fact::StatedNone => 0,
            Fact::Unknown => {
                sizes = Tri::Unknown;
                continue;
            }
        };
        let asked_for = document.document().mandates.given().is_some();
        let last = read!(look, document, usage => last_used_on);
        let first = ctx.before(ctx.days("days"));
        let recent = Tri::given(last, |day| (first..=ctx.as_of()).contains(day));
        if controlled == Tri::Unknown {
            sizes = Tri::Unknown;
        }
        pages += size;
        match Tri::from(asked_for).or(recent) {
            Tri::Yes => used += size,
            Tri::Unknown => open += size,
            Tri::No => {}
        }
    }
    let reaches =
        |part: u64| pages > 0 && Decimal::from(part) >= ctx.number("share") * Decimal::from(pages);
    let found = match (reaches(used), reaches(used + open), sizes) {
        (_, _, Tri::Unknown) | (false, true, _) => Tri::Unknown,
        (true, _, _) => Tri::Yes,
        (false, false, _) => Tri::No,
    };
    acc.conclude(SubjectOf::Organisation, found, look, || {
        Draft::new(Indicator::Strength).value("pages", Value::Share { part: used, whole: pages })
    });
}
