//! Days that the arguments state, and what they state in vain.

use clausegraph::{Date, Profile};
use clausegraph_paper::AuditDays;

use crate::{
    args::{ReportArguments, What},
    clock::today,
    error::CliError,
    terminal::Terminal,
};

/// An error with what to do about it.
pub(super) fn refused<T>(message: String, note: &str) -> Result<T, CliError> {
    Err(CliError::Unknown { message, meant: None, note: Some(note.to_owned()) })
}

/// The day of the report, and the last one that it looks at.
pub(super) fn days(arguments: &ReportArguments) -> Result<(Date, Date), CliError> {
    let as_of = arguments.days.as_of.unwrap_or_else(today);
    let until = arguments.days.until.unwrap_or_else(|| as_of.shifted(365));
    if until <= as_of {
        return refused(
            format!("`--until {until}` does not lie after {as_of}"),
            "a report looks ahead: name a later day",
        );
    }
    Ok((as_of, until))
}

/// The days of the audit: none before the day of the report, and stage 2 after stage 1.
pub(super) fn audit_days(arguments: &ReportArguments, as_of: Date) -> Result<AuditDays, CliError> {
    let days = &arguments.days;
    let each = [
        ("--audit-on", days.audit_on),
        ("--stage-1", days.stage_one),
        ("--stage-2", days.stage_two),
    ];
    for (option, day) in each {
        if let Some(day) = day.filter(|day| *day < as_of) {
            return refused(
                format!("`{option} {day}` lies before {as_of}"),
                "a report counts down to audits to come: name a later day, or an earlier --as-of",
            );
        }
    }
    if let Some((one, two)) = days.stage_one.zip(days.stage_two).filter(|(one, two)| two <= one) {
        return refused(
            format!("`--stage-2 {two}` does not lie after `--stage-1 {one}`"),
            "stage 2 follows stage 1",
        );
    }
    Ok(AuditDays { audit: days.audit_on, stage_one: days.stage_one, stage_two: days.stage_two })
}

/// Warns of what nothing that is written heeds.
pub(super) fn told_in_vain(arguments: &ReportArguments, terminal: &mut Terminal) {
    let writes = |what: What| arguments.what.contains(&what);
    if !arguments.audit.samples.is_empty() && !writes(What::Audit) {
        terminal.warn("--samples is heeded by `audit` alone, which is not among --what");
    }
    if !arguments.map.clause.is_empty() && !writes(What::EvidenceMap) {
        terminal.warn("--clause is heeded by `evidence-map` alone, which is not among --what");
    }
    let planning = &arguments.planning;
    let is_planned = planning.target.is_some()
        || planning.capacity.is_some()
        || !planning.effort.is_empty()
        || !planning.retire.is_empty();
    if is_planned && terminal.profile() == Profile::Auditor {
        terminal.warn("what is said of the plan is not heeded: a plan is not shown to an auditor");
    }
}
