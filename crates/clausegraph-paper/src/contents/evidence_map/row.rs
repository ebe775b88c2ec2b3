//! One requirement, and one row for each member of its population.

use clausegraph_report::{
    EvidenceReport, EvidenceRowReport, IndicatorReport, InterviewReport, JudgedReport,
    PreviousReport, SampledReport, SlotEvidenceReport,
};

use crate::{
    Argument, Basis, Cell, Row, Tone, Words,
    contents::audit::pieces::{below, joined, linked, row, short_hash},
};

/// What is asked of everybody: the requirement, the question, and what is expected.
pub(super) fn requirement(basis: &Basis<'_, '_>, found: &EvidenceRowReport) -> Words {
    let texts = basis.texts;
    let labelled = |key: &str, text: String| {
        if text.is_empty() {
            return Words::none();
        }
        Words::quiet(format!("{} {text}", basis.say(key)))
    };
    let place = texts.say_with(
        "evidence-map-wording",
        &[
            ("wording", if found.wording == "stated" { "stated" } else { "split" }.into()),
            ("of", found.split_of.as_deref().unwrap_or_default().into()),
            ("item", basis.count(found.item).into()),
            ("items", basis.count(found.items).into()),
        ],
    );
    let head = Words::strong(found.requirement.as_str())
        .and(Words::plain(format!(" {} ", found.statement)))
        .and(Words::quiet(place));
    let expected = [
        ("evidence-map-maintain", found.maintain.join("; ")),
        ("evidence-map-retain", found.retain.join("; ")),
        ("evidence-map-usual", found.typical_evidence.join("; ")),
    ];
    let expected = expected.map(|(key, text)| labelled(key, text));
    let expected = joined(expected.into_iter().filter(|words| !words.is_empty()), "  ");
    let linked = labelled("evidence-map-linked", found.linked_clauses.join(", "));
    let before = found.previous_findings.iter().map(|found| previous(basis, found));
    let before = joined(before, "; ");
    let before = if before.is_empty() {
        before
    } else {
        Words::quiet(format!("{} ", basis.say("evidence-map-earlier"))).and(before)
    };
    let asked = labelled("evidence-map-ask", found.question.clone());
    below([head, asked, expected, linked, before])
}

fn previous(basis: &Basis<'_, '_>, found: &PreviousReport) -> Words {
    let by = found.raised_by.as_ref().map(|audit| {
        basis.texts.say_with("evidence-map-raised-by", &[("audit", audit.as_str().into())])
    });
    let by = by.unwrap_or_default();
    Words::quiet(format!("{}{by}: {}", found.reference, found.state))
}

/// The row of one member.
pub(super) fn member(basis: &Basis<'_, '_>, found: &EvidenceRowReport) -> Row {
    let name = match (&found.member, &found.member_name) {
        (Some(id), Some(name)) if id != name => Words::plain(format!("{name} ({id})")),
        (Some(id), _) => Words::plain(id.as_str()),
        (None, _) => Words::plain(found.population.as_str()),
    };
    let status = basis.texts.say_with("audit-status", &[("status", found.evidence_status.into())]);
    let origin = found.origin.map_or_else(String::new, |origin| {
        basis.texts.say_with("evidence-map-origin", &[("origin", origin.into())])
    });
    let records = found.sample.iter().map(|sample| sampled(basis, sample));
    let asked = found.interviews.iter().map(|found| interview(basis, found));
    let noticed = found.indicators.iter().map(|found| indicator(basis, found));
    let missing = found.missing_inputs.iter().map(|missing| {
        Words::quiet(format!("{} ", basis.say("evidence-map-missing")))
            .and(Words::plain(without_ticks(missing)))
    });
    row(vec![
        Cell {
            words: below([name, Words::plain(status), Words::quiet(origin)]),
            tone: tone(found.evidence_status),
        },
        Cell::of(evidence(basis, &found.slots)),
        Cell::of(below(records.chain(asked))),
        Cell::of(below(noticed.chain(missing))),
        Cell::of(note(basis, found)),
        Cell::of(judgement(basis, found.judgement.as_ref())),
        Cell::of(judged_by(basis, found.judgement.as_ref())),
    ])
}

fn tone(status: &str) -> Tone {
    match status {
        "covered" => Tone::Good,
        "cannot-evaluate" => Tone::Unknown,
        "stale" => Tone::Stale,
        "weak" => Tone::Weak,
        "partial" => Tone::Partial,
        "missing" => Tone::Bad,
        _ => Tone::Quiet,
    }
}

/// Each artefact once, with the slots that rest on it.
fn evidence(basis: &Basis<'_, '_>, slots: &[SlotEvidenceReport]) -> Words {
    if slots.is_empty() {
        return Words::quiet(basis.say("evidence-map-by-others"));
    }
    let mut found: Vec<(&EvidenceReport, Vec<String>)> = Vec::new();
    for slot in slots {
        let Some(evidence) = &slot.evidence else { continue };
        let worth = slot
            .values
            .iter()
            .map(|value| basis.texts.say_with("evidence-map-worth", &[("value", (*value).into())]));
        let worth: Vec<String> = worth.collect();
        let line = basis.texts.say_with(
            "evidence-map-slot",
            &[
                ("slot", slot.slot.replace('-', " ").into()),
                ("aspect", slot.aspect.into()),
                ("worth", worth.join(", ").into()),
            ],
        );
        let same = |known: &&mut (&EvidenceReport, Vec<String>)| {
            known.0.id == evidence.id && known.0.at == evidence.at
        };
        match found.iter_mut().find(same) {
            Some((_, lines)) => lines.push(line),
            None => found.push((evidence, vec![line])),
        }
    }
    if found.is_empty() {
        return Words::quiet(basis.say("evidence-map-no-evidence"));
    }
    below(
        found.into_iter().flat_map(|(evidence, lines)| {
            [artefact(basis, evidence), Words::quiet(lines.join("; "))]
        }),
    )
}

fn artefact(basis: &Basis<'_, '_>, found: &EvidenceReport) -> Words {
    let say = |key: &str, name: &str, value: &str| {
        let value: Argument<'_> = value.to_owned().into();
        basis.texts.say_with(key, &[(name, value)])
    };
    let mut parts = vec![found.kind.clone()];
    let stated = [
        ("evidence-map-version", "version", &found.version),
        ("evidence-map-owner", "owner", &found.owner),
        ("evidence-map-approved", "approved", &found.approved),
        ("evidence-map-at", "place", &found.at),
        ("evidence-map-system", "system", &found.source),
    ];
    let days = match (&found.date_from, &found.date_to) {
        (Some(first), Some(last)) => format!("{first} – {last}"),
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) => basis.say("evidence-map-undated"),
    };
    parts.push(days);
    for (key, name, value) in stated {
        parts.extend(value.as_ref().map(|value| say(key, name, value)));
    }
    if let Some(hash) = &found.hash {
        parts.push(short_hash(hash));
    }
    parts.push(found.offered.clone());
    parts.extend(found.remarks.iter().map(|remark| without_ticks(remark)));
    let mut words = Words::code(found.id.as_str());
    if found.title != found.id {
        words = words.and(Words::plain(format!(" {}", found.title)));
    }
    words = words.and(Words::plain(format!(": {}", parts.join(", "))));
    match &found.uri {
        Some(uri) => words.and(Words::plain(", ")).and(linked(uri.as_str(), uri.as_str())),
        None => words,
    }
}

/// A text without the ticks that mark words of the files on a terminal.
fn without_ticks(text: &str) -> String {
    text.replace('`', "")
}

fn sampled(basis: &Basis<'_, '_>, found: &SampledReport) -> Words {
    let not_stated = || basis.say("audit-not-stated");
    let number = |number: Option<u32>| {
        number.map_or_else(not_stated, |number| basis.texts.number(u64::from(number)))
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_else(not_stated);
    let line = basis.texts.say_with(
        "evidence-map-sample",
        &[
            ("population", text(&found.population).into()),
            ("period", text(&found.period).replace('/', " – ").into()),
            ("total", number(found.total).into()),
            ("test", text(&found.test).into()),
            ("rule", found.rule.unwrap_or("none").into()),
            ("tested", number(found.tested).into()),
            ("exceptions", number(found.exceptions).into()),
        ],
    );
    let seed = found
        .seed
        .as_ref()
        .map(|seed| basis.texts.say_with("evidence-map-seed", &[("seed", seed.as_str().into())]));
    let exceptions = found.exceptions_seen.iter().map(|one| Words::quiet(one.as_str()));
    let head = Words::code(found.record_set.as_str()).and(Words::plain(format!(" {line}")));
    below([head, Words::plain(seed.unwrap_or_default())].into_iter().chain(exceptions))
}

fn interview(basis: &Basis<'_, '_>, found: &InterviewReport) -> Words {
    let not_stated = || basis.say("audit-not-stated");
    let method = found.method.map_or_else(not_stated, |method| {
        basis.texts.say_with("audit-observed", &[("method", method.into())])
    });
    let line = basis.texts.say_with(
        "evidence-map-interview",
        &[
            ("method", method.into()),
            ("role", found.role.clone().unwrap_or_else(not_stated).into()),
            ("by", found.by.clone().unwrap_or_else(not_stated).into()),
            ("day", found.on.clone().unwrap_or_else(not_stated).into()),
        ],
    );
    below([
        Words::code(found.id.as_str()).and(Words::plain(format!(" {line}"))),
        Words::quiet(basis.say("evidence-map-place-remote")),
    ])
}

/// Something that a rule noticed, and what it lacked.
pub(super) fn indicator(basis: &Basis<'_, '_>, found: &IndicatorReport) -> Words {
    let again = if found.repeats { basis.say("evidence-map-again") } else { String::new() };
    let sort = found.indicator.replace('-', " ");
    let lacked = if found.missing.is_empty() {
        String::new()
    } else {
        let missing = [("missing", without_ticks(&found.missing).into())];
        basis.texts.say_with("evidence-map-lacked", &missing)
    };
    Words::plain(without_ticks(&found.says))
        .and(Words::quiet(format!(" ({sort}{again}, {}){lacked}", found.finding)))
}

/// A place to write in; that somebody looked and did not judge yet stands in it.
fn note(basis: &Basis<'_, '_>, found: &EvidenceRowReport) -> Words {
    match &found.not_yet {
        Some(open) => Words::quiet(basis.texts.say_with(
            "evidence-map-not-yet",
            &[
                ("by", open.by.as_str().into()),
                ("day", open.on.as_str().into()),
                ("reason", open.reason.as_str().into()),
            ],
        )),
        None => Words::none(),
    }
}

/// What a person judged and why, or a place.
fn judgement(basis: &Basis<'_, '_>, judged: Option<&JudgedReport>) -> Words {
    let Some(judged) = judged else {
        return Words::plain(basis.say("evidence-map-place-judgement"));
    };
    let value = [("value", judged.value.into())];
    let mut lines = vec![
        Words::strong(basis.texts.say_with("evidence-map-judged", &value)),
        Words::plain(judged.reason.as_str()),
        Words::quiet(judged.judgement.as_str()),
    ];
    if judged.against_evidence {
        lines.push(Words::plain(basis.say("evidence-map-against")));
    }
    if judged.outdated {
        lines.push(Words::plain(basis.say("evidence-map-outdated")));
    }
    below(lines)
}

/// Who judged and when, or a place.
fn judged_by(basis: &Basis<'_, '_>, judged: Option<&JudgedReport>) -> Words {
    Words::plain(match judged {
        Some(judged) => basis.texts.say_with(
            "evidence-map-judged-by",
            &[("by", judged.by.as_str().into()), ("day", judged.on.as_str().into())],
        ),
        None => basis.say("evidence-map-place-by"),
    })
}
