use clausegraph_model::{Artefact, ArtefactKind, Fact, document::PracticeDocument};

use super::paper::has_run;
use crate::{
    Indicator, NeedOf,
    finding::Value,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::{Tally, Tri, count},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Over-specified on paper, under-used in reality.
    ///
    /// # What it finds
    ///
    /// A routine that is approved or in use, asks for `steps` steps or more (`routine.steps`), and of which less than
    /// the share `share` is carried out, or which left nothing behind within `window` days.
    ///
    /// The share is taken over the records in `routine.practice`: what was done in all of them (`steps`, `fields`,
    /// `approvals`) over what was asked for in all of them. What the routine states to ask none of (0 or stated
    /// none) is left out; more than was asked for counts as what was asked for; stated none in a record is zero.
    /// What a record does not state may be all or nothing: the finding stands where the share is below the
    /// limit either way. Where `routine.steps`, `routine.fields` or `routine.approvals` is unknown, or `routine.practice`
    /// is, the share is not known; where `routine.practice` is stated none, there is none.
    ///
    /// It left nothing behind where no record set of one of its `routine.record_types` whose period overlaps the
    /// window holds a record or says why there is none (`records.none_because`), and no record, report, review, audit,
    /// test, analysis or action that links to it is dated within the window. A routine that states to leave no
    /// records is not looked at by them.
    ///
    /// A share below the limit is the minor indicator: a procedure that is not followed. No records alone are an
    /// opportunity to make it simpler. Neither speaks of paper that could go, so an auditor is shown both, and
    /// mandates are not asked about.
    ///
    /// # Why it matters
    ///
    /// Where a description asks for three times what is done, nobody can tell which third matters.
    ///
    /// # Example
    ///
    /// The change procedure has 22 steps; the changes that were looked at show seven of them.
    "HF-021", "over-specified-routine", Operation;
    indicators: [Minor, Opportunity];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Routine]) => [
            "status", "routine.steps", "routine.fields", "routine.approvals", "routine.practice",
            "routine.practice[].steps", "routine.record_types",
        ],
        NeedOf::Artefacts(&[ArtefactKind::RecordSet]) => [
            "records.population", "records.period", "records.total",
        ],
    ];
    families: [Routines, Records];
    parameters: ["steps", "share", "window"];
    words: [];
    values: ["steps", "use", "records"];
    over_documentation: false;
}

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    for routine in ctx.there(&[ArtefactKind::Routine]) {
        let mut look = Look::default();
        let declared = ctx.in_force(routine, &mut look);
        let asked = read!(look, routine, routine.steps);
        let long = Tri::given(asked, |steps| u64::from(*steps) >= ctx.count("steps"));
        let practice = read!(look, routine, routine.practice);
        let done = done(routine, practice, &mut look);
        let little = match done {
            Some(done) => done.share_below(ctx.number("share")),
            None => Tri::Unknown,
        };
        let first = ctx.before(ctx.days("window"));
        let idle = has_run(ctx, routine, first, ctx.as_of(), &mut look).not();
        let found = declared.and(long).and(little.or(idle));
        acc.conclude(routine, found, look, || {
            let steps = asked.given().map_or(0, |steps| u64::from(**steps));
            let Some(done) = done.filter(|_| little.is_yes()) else {
                return Draft::new(Indicator::Opportunity)
                    .count("steps", steps)
                    .artefacts([routine]);
            };
            let records = practice.given().map_or(0, |records| records.len());
            Draft::new(Indicator::Minor)
                .count("steps", steps)
                .value("use", Value::Share { part: done.yes, whole: done.yes + done.no })
                .count("records", count(records))
                .artefacts([routine])
        });
    }
}

/// What of all that a routine asks for was done in the records that were looked at; none where that is not known.
fn done<'g>(
    routine: &'g Artefact,
    practice: Fact<&'g Vec<PracticeDocument>>,
    look: &mut Look<'g>,
) -> Option<Tally> {
    let records = match practice {
        Fact::Given(records) => records.as_slice(),
        Fact::StatedNone => &[],
        Fact::Unknown => return None,
    };
    let asked = [
        read!(look, routine, routine.steps),
        read!(look, routine, routine.fields),
        read!(look, routine, routine.approvals),
    ];
    if !records.is_empty() && asked.iter().any(Fact::is_unknown) {
        return None;
    }
    let mut tally = Tally::default();
    for record in records {
        for (asked, done) in asked.iter().zip([record.steps, record.fields, record.approvals]) {
            let asked = asked.given().map_or(0, |asked| u64::from(**asked));
            match done {
                Fact::Given(done) => {
                    let done = u64::from(done).min(asked);
                    tally.yes += done;
                    tally.no += asked - done;
                }
                Fact::StatedNone => tally.no += asked,
                Fact::Unknown => tally.unknown += asked,
            }
        }
    }
    if tally.unknown > 0 {
        look.lacks(routine, "routine.practice");
    }
    Some(tally)
}
