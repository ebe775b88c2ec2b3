//! One entry that is put into an organisation: checked as if a file had listed it.

use std::cell::RefCell;

use super::{Known, artefacts, claims, judgements, names::Names, papers, scope, sections};
use crate::{
    ArtefactKind, Catalogue, ElementList, Organisation, Problems, SourceText,
    document::{
        ArtefactDocument, ClaimDocument, DocumentDecisionDocument, ElementDocument,
        JudgementDocument, ParameterDocument, WorkingPaperDocument,
    },
    problem::{At, Draft, ProblemCode},
    read::{Lost, settle},
    validate::report::Report,
};

/// The name of the file that problems of changes tell.
pub(crate) const CHANGES: &str = "changes";

/// A change that is to be checked.
pub(crate) struct Change<'d> {
    organisation: &'d Organisation,
    catalogue: &'d Catalogue,
    /// The artefact that is put, which may name itself.
    own: Option<(&'d str, ArtefactKind)>,
    /// What the entry names, in the order of its fields.
    named: RefCell<Vec<String>>,
}

/// What a check found: its problems, and the ids of the artefacts that the entry names.
pub(crate) type Checked = (Problems, Vec<String>);

impl<'d> Change<'d> {
    pub(crate) fn to(organisation: &'d Organisation, catalogue: &'d Catalogue) -> Self {
        Self { organisation, catalogue, own: None, named: RefCell::default() }
    }

    pub(crate) fn artefact(mut self, document: &'d ArtefactDocument) -> Checked {
        self.own = Some((document.id.as_str(), document.kind));
        self.checked(|known, report| artefacts::check(document, known, top, report))
    }

    pub(crate) fn claim(self, document: &ClaimDocument) -> Problems {
        self.checked(|known, report| claims::check(document, known, top, report)).0
    }

    pub(crate) fn judgement(self, document: &JudgementDocument) -> Problems {
        let replaced_by_itself = self.leads_back(document);
        let checked = self.checked(|known, report| {
            judgements::judgement(document, known, top, report);
            if replaced_by_itself {
                let id = &document.id;
                let message = format!("judgement `{id}` would replace itself");
                let at = top().join("supersedes");
                report.push(Draft::new(ProblemCode::JudgementCycle, at, message).value(id));
            }
        });
        checked.0
    }

    pub(crate) fn working_paper(self, document: &WorkingPaperDocument) -> Problems {
        self.checked(|known, report| papers::paper(document, known, &top, report)).0
    }

    pub(crate) fn document_decision(self, document: &DocumentDecisionDocument) -> Problems {
        self.checked(|known, report| papers::decision(document, known, &top, report)).0
    }

    /// Whether what a judgement replaces leads back to it.
    fn leads_back(&self, document: &JudgementDocument) -> bool {
        let mut next = document.supersedes.as_ref();
        for _ in 0..=self.organisation.judgements().len() {
            match next {
                None => return false,
                Some(id) if *id == document.id => return true,
                Some(id) => {
                    let mut all = self.organisation.judgements();
                    next = all
                        .find(|found| found.id == *id)
                        .and_then(|found| found.supersedes.as_ref());
                }
            }
        }
        false
    }

    pub(crate) fn parameter(self, document: &ParameterDocument) -> Problems {
        self.checked(|known, report| {
            sections::parameter(document, &sections::parameters(known.catalogue), &top(), report);
        })
        .0
    }

    /// The ids of the artefacts that an element names.
    pub(crate) fn of_element(self, document: &ElementDocument) -> Vec<String> {
        self.checked(|known, report| scope::element(document, known, &top(), report)).1
    }

    fn checked(self, check: impl FnOnce(&Known<'_>, &mut Report<'_>)) -> Checked {
        let lost = Lost::default();
        let mut report = Report::new(&lost);
        let known = Known {
            catalogue: self.catalogue,
            vocabulary: self.catalogue.vocabulary(),
            names: &self,
        };
        check(&known, &mut report);
        let problems = problems(report.finish());
        (problems, self.named.into_inner())
    }
}

/// Problems of a change.
pub(crate) fn problems(drafts: Vec<Draft>) -> Problems {
    if drafts.is_empty() {
        return Problems::default();
    }
    let source = SourceText { name: CHANGES.to_owned(), text: String::new() };
    settle(drafts, &[&source])
}

fn top() -> At {
    At::pointer(0, "")
}

/// A change that names what is not there, or what still holds on to something.
pub(crate) fn refused(
    code: ProblemCode,
    value: &str,
    message: String,
    close: Option<&str>,
) -> Problems {
    problems(vec![Draft::new(code, top(), message).value(value).suggestion(close)])
}

impl Names for Change<'_> {
    fn kind_of(&self, artefact: &str) -> Option<ArtefactKind> {
        self.named.borrow_mut().push(artefact.to_owned());
        let own = self.own.filter(|(id, _)| *id == artefact);
        own.map(|(_, kind)| kind).or_else(|| self.organisation.kind_of(artefact))
    }

    fn artefacts(&self) -> Vec<&str> {
        Names::artefacts(self.organisation)
    }

    fn list_of(&self, element: &str) -> Option<ElementList> {
        self.organisation.list_of(element)
    }

    fn elements(&self) -> Vec<(&str, ElementList)> {
        Names::elements(self.organisation)
    }

    fn holds_person(&self, key: &str) -> bool {
        self.organisation.holds_person(key)
    }

    fn people(&self) -> Vec<&str> {
        Names::people(self.organisation)
    }

    fn holds_source(&self, id: &str) -> bool {
        self.organisation.holds_source(id)
    }

    fn sources(&self) -> Vec<&str> {
        Names::sources(self.organisation)
    }

    fn holds_judgement(&self, id: &str) -> bool {
        self.organisation.holds_judgement(id)
    }

    fn judgements(&self) -> Vec<&str> {
        Names::judgements(self.organisation)
    }
}
