//! A form for each nonconformity that somebody judged: what the auditor says, what the auditee answers, and
//! how both are followed up.
//!
//! The auditee's part holds what its own corrective action says, and places otherwise. Nothing in a form is
//! a proposal of ours.

use clausegraph::{
    Artefact, Fact,
    document::{ActionPart, JudgementDocument},
};
use clausegraph_report::wording::{judgement_line, judgement_words};

use super::{
    AuditForms, Ctx,
    before::{of_audits, of_kind, raising_audit, state},
    judged::{Judged, evidence_words, form_anchor, is_nonconformity, judged_words, members_words},
    pieces::{below, known, known_or_fill, paragraph, section as part, to_fill},
};
use crate::{Block, Field, Section, Words};

/// The forms, each on its own page.
pub(super) fn sections(ctx: &Ctx<'_, '_>) -> Vec<Section> {
    let judged = ctx.judgements.holding().filter_map(|judged| Some((judged.form?, judged)));
    let forms = judged.map(|(number, judged)| form(ctx, &form_anchor(number), Some(judged)));
    let empty = match ctx.choice.forms {
        AuditForms::Judged => None,
        AuditForms::JudgedAndEmpty => Some(form(ctx, "form-empty", None)),
    };
    forms.chain(empty).collect()
}

fn form(ctx: &Ctx<'_, '_>, anchor: &str, judged: Option<&Judged<'_>>) -> Section {
    let title = match judged {
        Some(judged) => {
            let id = judged.document().id.as_str();
            ctx.say_with("audit-form-title", &[("number", id.into())])
        }
        None => ctx.say("audit-form-title-empty"),
    };
    let actions = judged.map(|judged| linked_actions(ctx, judged)).unwrap_or_default();
    let parts = [
        ("finding", auditor_part(ctx, judged)),
        ("response", auditee_part(ctx, judged, &actions)),
        ("follow-up", follow_up(ctx, judged, &actions)),
    ];
    let sections = parts.map(|(name, fields)| {
        let title = ctx.say(&format!("audit-form-{name}"));
        let found = part(title, format!("{anchor}-{name}"), vec![Block::Fields(fields)]);
        // The auditee gets its part on a sheet of its own.
        Section { starts_page: name == "response", ..found }
    });
    Section {
        starts_page: true,
        sections: sections.to_vec(),
        ..part(title, anchor, vec![paragraph(ctx.say("audit-form-intro"))])
    }
}

/// What the auditor says.
fn auditor_part(ctx: &Ctx<'_, '_>, judged: Option<&Judged<'_>>) -> Vec<Field> {
    let assessment = ctx.basis.assessment;
    let catalogue = assessment.catalogue();
    let judgement = judged.map(Judged::document);
    let requirement = judged.and_then(|judged| judged.requirement);
    let clause = requirement.and_then(|found| catalogue.clause_at(found.clause_position()));
    let clause_words = clause.map(|clause| {
        let title = catalogue.with_ancestors(clause).find_map(clausegraph::Clause::title);
        format!("{} {}", clause.id(), title.unwrap_or_default()).trim_end().to_owned()
    });
    let plain = |key: &str, text: Option<String>, lines: u8| {
        known_or_fill(ctx.say(key), text.map(Words::plain), lines)
    };
    let about = judgement.and_then(|judgement| members_words(ctx, judgement));
    let asked = requirement.map(|found| format!("{}: {}", found.id(), found.statement()));
    let evidence = judgement.filter(|judgement| !judgement.pins.is_empty());
    let evidence = evidence.map(|judgement| evidence_words(ctx, judgement));
    let tests = judged.map(|judged| record_tests(ctx, judged)).unwrap_or_default();
    let grade = judgement.map(|judgement| judgement_words(judgement.value).to_owned());
    let auditor = judgement.map(|judgement| judged_words(ctx, judgement));
    let mut fields = vec![
        plain("audit-form-number", judgement.map(|found| found.id.to_string()), 1),
        known(ctx.say("audit-form-organisation"), Words::plain(ctx.basis.organisation_name())),
        to_fill(ctx.say("audit-form-site"), 1),
        plain("audit-form-area", about, 1),
        known(ctx.say("audit-form-standard"), Words::plain(catalogue.title())),
        known(ctx.say("audit-form-edition"), Words::plain(catalogue.id().to_string())),
        plain("audit-form-clause", clause_words, 1),
        plain("audit-form-grade", grade, 1),
        plain("audit-form-date", judgement.map(|judgement| ctx.basis.texts.day(judgement.on)), 1),
        plain("audit-form-requirement", asked, 2),
        plain("audit-form-statement", judgement.map(|found| found.reason.clone()), 3),
        known_or_fill(ctx.say("audit-form-evidence"), evidence, 3),
    ];
    if !tests.is_empty() {
        fields.push(known(ctx.say("audit-form-tests"), below(tests)));
    }
    fields.extend([
        plain("audit-form-auditor", auditor, 1),
        known_or_fill(
            ctx.say("audit-form-repeat-of"),
            judged.and_then(|judged| repeat_of(ctx, judged)),
            1,
        ),
        to_fill(ctx.say("audit-form-acknowledged"), 1),
        to_fill(ctx.say("audit-form-response-due"), 1),
    ]);
    fields
}

/// Record tests with exceptions on the cells that were judged.
fn record_tests(ctx: &Ctx<'_, '_>, judged: &Judged<'_>) -> Vec<Words> {
    let mut found = Vec::new();
    for cell in &judged.cells {
        let derivation = clausegraph::explain(ctx.basis.assessment, cell);
        for test in derivation.slots.iter().filter_map(|reading| reading.record_test) {
            let Some((tested, exceptions)) = test.counts().filter(|(_, failed)| *failed > 0) else {
                continue;
            };
            let number = |number: u32| ctx.basis.texts.number(u64::from(number));
            let words = ctx.say_with(
                "audit-form-test",
                &[
                    (
                        "test",
                        test.entry
                            .map(|entry| entry.test.to_string())
                            .into_iter()
                            .collect::<String>()
                            .into(),
                    ),
                    ("exceptions", number(exceptions).into()),
                    ("tested", number(tested).into()),
                ],
            );
            let set = ctx.basis.artefact(test.set);
            let line = set.and(Words::plain(format!(": {words}")));
            if !found.contains(&line) {
                found.push(line);
            }
        }
    }
    found
}

/// Whether an action names the requirement of a judgement, or a clause around it.
fn names_requirement(ctx: &Ctx<'_, '_>, action: &Artefact, judged: &Judged<'_>) -> bool {
    let catalogue = ctx.basis.assessment.catalogue();
    let Some(requirement) = judged.requirement else { return false };
    let clause = catalogue.clause_at(requirement.clause_position());
    let part = action.document().action.as_deref();
    let ids = part.and_then(|part| part.requirements.given()).into_iter().flatten();
    ids.into_iter().any(|id| {
        let named = catalogue.clause(id.as_str());
        let around =
            clause.zip(named).is_some_and(|(own, named)| catalogue.is_within(own, named.id()));
        id == requirement.id() || around
    })
}

/// The corrective actions on a finding: they name its requirement and were raised on its day or later.
fn linked_actions<'g>(ctx: &Ctx<'_, 'g>, judged: &Judged<'g>) -> Vec<&'g Artefact> {
    let day = judged.document().on;
    let mut actions = of_kind(ctx, clausegraph::ArtefactKind::CorrectiveAction);
    actions.retain(|action| {
        let created = action.document().created_on.given();
        created.is_some_and(|created| *created >= day) && names_requirement(ctx, action, judged)
    });
    actions
}

/// What was found before on the same requirement, as far as the data tells.
fn repeat_of(ctx: &Ctx<'_, '_>, judged: &Judged<'_>) -> Option<Words> {
    let judgement = judged.document();
    let before = ctx.judgements.all().filter(|other| {
        let document = other.document();
        let replaced = judgement.supersedes.as_ref() == Some(&document.id);
        let earlier = document.on < judgement.on && document.requirement == judgement.requirement;
        document.id != judgement.id
            && is_nonconformity(document.value)
            && (replaced || earlier && !other.cell_names().is_disjoint(&judged.cell_names()))
    });
    let before = before.map(|other| Words::plain(judgement_line(other.document())));
    let actions = of_audits(ctx).into_iter().filter(|action| {
        let created = action.document().created_on.given();
        created.is_some_and(|created| *created < judgement.on)
            && names_requirement(ctx, action, judged)
    });
    let actions = actions.map(|action| {
        let audit = raising_audit(ctx, action).map_or_else(String::new, |audit| {
            ctx.say_with("audit-form-raised-by", &[("audit", audit.id().as_str().into())])
        });
        ctx.basis.artefact(action).and(Words::plain(audit))
    });
    let all: Vec<Words> = before.chain(actions).collect();
    (!all.is_empty()).then(|| below(all))
}

/// Actions that an audit of the day of a judgement raised, and that name no requirement: they may belong
/// to it.
fn perhaps(ctx: &Ctx<'_, '_>, judgement: &JudgementDocument) -> Option<String> {
    let of_day = of_audits(ctx).into_iter().filter(|action| {
        let audit = raising_audit(ctx, action);
        let day = audit.and_then(|audit| audit.document().dated_on.given());
        let part = action.document().action.as_deref();
        let names = part.and_then(|part| part.requirements.given());
        day == Some(&judgement.on) && names.is_none_or(Vec::is_empty)
    });
    let ids: Vec<String> = of_day.map(|action| action.id().to_string()).collect();
    (!ids.is_empty())
        .then(|| ctx.say_with("audit-form-perhaps", &[("actions", ids.join(", ").into())]))
}

/// What linked actions say under a field, each with its id; none where they say nothing.
fn said(
    actions: &[&Artefact],
    text: impl Fn(&Artefact, &ActionPart) -> Option<String>,
) -> Option<Words> {
    let said = actions.iter().filter_map(|action| {
        let says = text(action, action.document().action.as_deref()?)?;
        Some(Words::code(action.id().as_str()).and(Words::plain(format!(" {says}"))))
    });
    let said: Vec<Words> = said.collect();
    (!said.is_empty()).then(|| below(said))
}

/// What the auditee answers: what its corrective action says, and places.
fn auditee_part(
    ctx: &Ctx<'_, '_>,
    judged: Option<&Judged<'_>>,
    actions: &[&Artefact],
) -> Vec<Field> {
    let field = |key: &str, words: Option<Words>, lines| known_or_fill(ctx.say(key), words, lines);
    let given = |fact: &Fact<String>| fact.given().cloned();
    let person = |key: Option<&clausegraph::PersonKey>| key.map(|key| ctx.basis.person(key));
    let day = |day: &Fact<clausegraph::Date>| day.given().map(|day| ctx.basis.texts.day(*day));
    let mut fields = Vec::new();
    let unnamed = judged.filter(|_| actions.is_empty());
    if let Some(perhaps) = unnamed.and_then(|judged| perhaps(ctx, judged.document())) {
        fields.push(known(ctx.say("audit-form-actions-of-day"), Words::quiet(perhaps)));
    }
    fields.extend([
        field("audit-form-correction", said(actions, |_, part| given(&part.correction)), 2),
        field("audit-form-extent", said(actions, |_, part| given(&part.similar)), 2),
        field("audit-form-cause", said(actions, |_, part| given(&part.cause)), 2),
        to_fill(ctx.say("audit-form-cause-method"), 1),
        field("audit-form-action", said(actions, |action, _| Some(action.title().to_owned())), 2),
        field(
            "audit-form-owner",
            said(actions, |action, _| person(action.document().owner.given())),
            1,
        ),
        field("audit-form-due", said(actions, |_, part| day(&part.due_on)), 1),
        to_fill(ctx.say("audit-form-responded"), 1),
    ]);
    fields
}

/// How the answer is followed up.
fn follow_up(ctx: &Ctx<'_, '_>, judged: Option<&Judged<'_>>, actions: &[&Artefact]) -> Vec<Field> {
    let states = judged.and_then(|_| said(actions, |_, part| Some(state(ctx, part).0)));
    let mut fields = vec![to_fill(ctx.say("audit-form-review"), 1)];
    if let Some(states) = states {
        fields.push(known(ctx.say("audit-form-state"), states));
    }
    fields.extend([
        to_fill(ctx.say("audit-form-implemented"), 1),
        to_fill(ctx.say("audit-form-effective"), 1),
        to_fill(ctx.say("audit-form-closed"), 1),
    ]);
    fields
}
