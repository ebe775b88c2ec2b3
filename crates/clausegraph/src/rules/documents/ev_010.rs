use clausegraph_model::document::FormerItemDocument;

use super::paper::{Taken, evidence, is_asked_for};
use crate::{
    Indicator, NeedOf,
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
    /// A document of a former edition.
    ///
    /// # What it finds
    ///
    /// A document that is there, whose `title` is one of those by which the catalogue knows a sort of document that
    /// an earlier edition asked for and this one does not, and that nobody asks for.
    /// Titles are compared word by word in lower case; a word is a run of letters and digits, and words that
    /// hold a digit are left out ("Capacity Plan 2019 v2" is "capacity plan"). The whole title counts, not
    /// a part of it.
    ///
    /// Somebody asks for a document where its `mandates` are given, where a required slot takes it as evidence for a
    /// requirement that explicitly asks for documented information (otherwise than as the document that is looked
    /// at itself), or where it is within its retention (`retention.until`, or where that is not given
    /// `retention.keep` after `dated_on`, else after `created_on`; an absent `retention` keeps nothing).
    ///
    /// Documents are charters, scope statements, policies, plans, procedures, agreements, contracts, registers,
    /// service catalogues and other documents; retired ones are not looked at.
    ///
    /// # Why it matters
    ///
    /// What was written because an edition asked for it is often kept up although nobody uses it.
    ///
    /// # Example
    ///
    /// A "Preventive Action Procedure", reviewed every year since 2012.
    "EV-010", "former-edition-document", Burden;
    indicators: [Opportunity];
    needs: [NeedOf::Artefacts(DOCUMENTS) => ["title", "mandates"]];
    families: [Documents];
    parameters: [];
    words: [];
    values: ["item", "editions", "now"];
    over_documentation: true;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let evidence = evidence(ctx, Taken::ForDocuments);
    for document in ctx.there(DOCUMENTS) {
        let mut look = Look::default();
        let title = read!(look, document, title);
        let item =
            title.given().and_then(|title| former_item(ctx.catalogue().former_items(), title));
        let former = Tri::given(title, |_| item.is_some());
        let found = match former {
            Tri::No => Tri::No,
            Tri::Yes | Tri::Unknown => {
                former.and(is_asked_for(ctx, document, &evidence, &mut look).not())
            }
        };
        acc.conclude(document, found, look, || {
            let draft = Draft::new(Indicator::Opportunity).artefacts([document]);
            let Some(item) = item else { return draft };
            draft
                .value("item", Value::Text(item.title.clone()))
                .list("editions", item.editions.iter().cloned())
                .value("now", Value::Text(item.now.trim_end_matches('.').to_owned()))
        });
    }
}

/// The sort of document that a title names.
pub(crate) fn former_item<'g>(
    items: &'g [FormerItemDocument],
    title: &str,
) -> Option<&'g FormerItemDocument> {
    let title = words(title);
    items.iter().find(|item| item.words.iter().any(|known| words(known) == title))
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.filter(|word| !word.chars().any(char::is_numeric)).map(str::to_lowercase).collect()
}
