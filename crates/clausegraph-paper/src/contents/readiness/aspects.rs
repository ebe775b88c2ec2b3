//! Chapters and areas by aspect: design, operation, evaluation, improvement.

use clausegraph::{Counts, Status, document::Aspect};

use super::number;
use crate::{
    Basis, Block, Section, Tone, Words,
    figure::{Heat, HeatField, HeatRow, heat},
};

/// The heat map of chapters and areas by aspect.
pub(super) fn section(basis: &Basis<'_, '_>) -> Section {
    let texts = basis.texts;
    let assessment = basis.assessment;
    let mut rows = Vec::new();
    let mut short = 0_u64;
    for result in assessment.clauses().filter(|result| result.clause.is_area()) {
        let clause = result.clause;
        let fields = Aspect::ALL.iter().map(|aspect| {
            let counts = assessment.clause_aspect(clause, *aspect).counts;
            short += u64::from(counts.counted() > 0 && covered(counts) < counts.counted());
            field(basis, counts)
        });
        let title = clause.title().unwrap_or_default();
        let fields = fields.collect();
        rows.push(HeatRow { label: format!("{} {title}", clause.id()), fields });
    }
    let fields = rows.len() * Aspect::ALL.len();
    let arguments = [("short", short.into()), ("all", number(fields).into())];
    let figure = heat(&Heat {
        caption: texts.say("readiness-aspects-caption"),
        alternative: texts.say_with("readiness-aspects-alternative", &arguments),
        header: texts.say("readiness-column-chapter"),
        columns: Aspect::ALL.iter().map(|aspect| texts.say(key(*aspect))).collect(),
        rows,
    });
    let intro = Block::Paragraph(Words::plain(texts.say("readiness-aspects-intro")));
    super::section(basis, "readiness-aspects", vec![intro, Block::Figure(figure)])
}

const fn key(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Design => "readiness-aspect-design",
        Aspect::Operation => "readiness-aspect-operation",
        Aspect::Evaluation => "readiness-aspect-evaluation",
        Aspect::Improvement => "readiness-aspect-improvement",
    }
}

fn covered(counts: Counts) -> u32 {
    counts.of(Status::Covered)
}

fn field(basis: &Basis<'_, '_>, counts: Counts) -> HeatField {
    if counts.counted() == 0 {
        return HeatField { text: basis.texts.say("readiness-aspect-nothing"), tone: Tone::Quiet };
    }
    let tone = counts.status().map_or(Tone::Quiet, Tone::of_status);
    let unknown = counts.of(Status::CannotEvaluate);
    let arguments = [
        ("covered", u64::from(covered(counts)).into()),
        ("counted", u64::from(counts.counted()).into()),
        ("unknown", u64::from(unknown).into()),
    ];
    let key = if unknown == 0 { "readiness-field" } else { "readiness-field-unknown" };
    HeatField { text: basis.texts.say_with(key, &arguments), tone }
}
