//! From the files of an organisation to its parts.

use super::{
    Lost, SourceText,
    sections::{self, Sections, join, keep_once, located},
    strict,
};
use crate::{
    Fact,
    document::{
        ArtefactDocument, ElementDocument, FORMAT_VERSION, OrganisationDocument, ScopeDocument,
    },
    parts::{Located, OrganisationParts, Place, ScopeParts},
    problem::{At, Draft, ProblemCode},
};

/// What the files of an organisation add up to, as far as they could be read.
#[derive(Debug, Default)]
pub(crate) struct OrganisationRead {
    pub(crate) parts: OrganisationParts,
    /// Artefacts that lack something: what they name is looked up, nothing else is known of them.
    pub(crate) outlines: Vec<Located<ArtefactDocument>>,
    pub(crate) lost: Lost,
}

const FIELDS: &[&str] = &[
    "format_version",
    "$schema",
    "organisation",
    "scope",
    "people",
    "sources",
    "artefacts",
    "claims",
    "judgements",
    "working_papers",
    "document_decisions",
    "engagement",
    "exclusions",
    "parameters",
];

const LISTS: &[&str] = &["services", "suppliers", "customers", "units", "locations"];

/// Reads the files of an organisation in the order given.
pub(crate) fn read_organisation(files: &[SourceText], drafts: &mut Vec<Draft>) -> OrganisationRead {
    let mut read = OrganisationRead::default();
    for (source, file) in files.iter().zip(0..) {
        match strict::from_str::<OrganisationDocument>(source.body()) {
            Ok(document) if document.format_version == FORMAT_VERSION => {
                take(&mut read.parts, document, file, drafts);
            }
            refused => read_slowly(&mut read, source, file, refused.err().as_ref(), drafts),
        }
    }
    read
}

/// What a document that is there already adds up to.
pub(crate) fn join_document(
    document: OrganisationDocument,
    drafts: &mut Vec<Draft>,
) -> OrganisationRead {
    let mut read = OrganisationRead::default();
    take(&mut read.parts, document, 0, drafts);
    read
}

/// The fast way: everything is there already.
fn take(
    parts: &mut OrganisationParts,
    document: OrganisationDocument,
    file: u32,
    drafts: &mut Vec<Draft>,
) {
    let fact = |list: Fact<Vec<_>>| list.map(|people| located(file, people).collect());
    join(&mut parts.people, fact(document.people));
    let exclusions = document.exclusions;
    join(&mut parts.exclusions, exclusions.map(|list| located(file, list).collect()));
    keep_once(&mut parts.identity, document.organisation, file, "organisation", drafts);
    keep_scope(&mut parts.scope, document.scope, file, drafts);
    keep_once(&mut parts.engagement, document.engagement, file, "engagement", drafts);
    parts.sources.extend(located(file, document.sources));
    parts.artefacts.extend(located(file, document.artefacts));
    parts.claims.extend(located(file, document.claims));
    parts.judgements.extend(located(file, document.judgements));
    parts.working_papers.extend(located(file, document.working_papers));
    parts.document_decisions.extend(located(file, document.document_decisions));
    parts.parameters.extend(located(file, document.parameters));
}

/// The slow way: section by section, leaving out what cannot be read.
pub(super) fn read_slowly(
    read: &mut OrganisationRead,
    source: &SourceText,
    file: u32,
    refusal: Option<&serde_json::Error>,
    drafts: &mut Vec<Draft>,
) {
    let (parts, outlines) = (&mut read.parts, &mut read.outlines);
    let mut repeated = Vec::new();
    let lost = sections::open(source, file, FIELDS, refusal, drafts, |sections| {
        let found = &mut repeated;
        keep_once(&mut parts.identity, sections.once("organisation"), file, "organisation", found);
        keep_scope(&mut parts.scope, scope(sections), file, found);
        keep_once(&mut parts.engagement, sections.once("engagement"), file, "engagement", found);
        join(&mut parts.people, sections.fact_list("people"));
        join(&mut parts.exclusions, sections.fact_list("exclusions"));
        parts.sources.extend(sections.list("sources"));
        parts.artefacts.extend(sections.list_and_outlines("artefacts", outlines));
        parts.claims.extend(sections.list("claims"));
        parts.judgements.extend(sections.list("judgements"));
        parts.working_papers.extend(sections.list("working_papers"));
        parts.document_decisions.extend(sections.list("document_decisions"));
        parts.parameters.extend(sections.list("parameters"));
    });
    drafts.extend(repeated);
    read.lost.add(lost);
}

/// Adds the lists of a scope; each may stand in one file only.
fn keep_scope(
    kept: &mut Option<ScopeParts>,
    scope: Option<ScopeDocument>,
    file: u32,
    drafts: &mut Vec<Draft>,
) {
    let Some(scope) = scope else { return };
    let Some(known) = kept else {
        let place = Place { file, index: 0 };
        *kept = Some(ScopeParts { place, value: scope, files: [file; 5] });
        return;
    };
    let ScopeParts { value, files, .. } = known;
    let lists = [
        (&mut value.services, scope.services),
        (&mut value.suppliers, scope.suppliers),
        (&mut value.customers, scope.customers),
        (&mut value.units, scope.units),
        (&mut value.locations, scope.locations),
    ];
    for (((kept, more), of), name) in lists.into_iter().zip(files).zip(LISTS) {
        if more.is_unknown() {
            continue;
        }
        if kept.is_unknown() {
            (*kept, *of) = (more, file);
            continue;
        }
        let pointer = format!("/scope/{name}");
        let message = format!("the list `{name}` of the scope stands in two files");
        let draft =
            Draft::new(ProblemCode::RepeatedSection, At::pointer(file, pointer.clone()), message);
        drafts.push(draft.value(*name).earlier(At::pointer(*of, pointer)));
    }
}

/// The lists of the scope may be long, therefore they are read entry by entry as well.
fn scope(sections: &mut Sections<'_, '_>) -> Option<ScopeDocument> {
    sections.nested("scope", LISTS, |lists| {
        let mut list = |name| {
            let entries: Fact<Vec<Located<ElementDocument>>> = lists.fact_list(name);
            entries.map(|list| list.into_iter().map(|entry| entry.value).collect())
        };
        ScopeDocument {
            services: list("services"),
            suppliers: list("suppliers"),
            customers: list("customers"),
            units: list("units"),
            locations: list("locations"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Catalogue, ElementList, Organisation};

    #[test]
    fn lists_of_the_scope_may_stand_in_several_files() {
        let file = |name: &str, text: &str| SourceText {
            name: name.to_owned(),
            text: format!(r#"{{ "format_version": 1, {text} }}"#),
        };
        let catalogue = file(
            "catalogue.json",
            r#""catalogue": { "id": "small@1", "title": "Small", "wording": "own", "exclusions": "none" }"#,
        );
        let (catalogue, problems) = Catalogue::load(&[catalogue], &[]);
        let catalogue = catalogue.unwrap_or_else(|| panic!("{problems:?}"));
        let files = [
            file("a.json", r#""$schema": "x", "scope": { "suppliers": [{ "id": "depot" }] }"#),
            file("b.json", r#""scope": { "services": [{ "id": "payroll" }], "customers": [] }"#),
        ];
        let (organisation, problems) = Organisation::load(&files, &catalogue);
        assert!(problems.is_empty(), "{problems:?}");
        let organisation = organisation.unwrap();
        let found: Vec<String> = organisation
            .elements()
            .iter()
            .map(|element| {
                let location = organisation.element_location(element).unwrap();
                format!("{} {}{}", element.id(), location.file, location.pointer)
            })
            .collect();
        assert_eq!(found, ["payroll b.json/scope/services/0", "depot a.json/scope/suppliers/0"]);
        assert!(organisation.knows_list(ElementList::Customers));
        assert!(!organisation.knows_list(ElementList::Units));
    }
}
