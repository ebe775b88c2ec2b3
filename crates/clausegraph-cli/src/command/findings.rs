//! `clausegraph findings`.

use std::{collections::BTreeSet, path::Path};

use clausegraph::{
    Assessment, Catalogue, Clause, ClauseId, Finding, FindingId, Findings, Requirement,
    did_you_mean, findings, rule, rules,
};
use clausegraph_report::{Selection, findings_markdown, findings_text, json};
use serde_json::Value;

use crate::{
    args::{FindingsArguments, FindingsFormat},
    error::{CliError, Exit},
    input::{Places, assessed, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &FindingsArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    let asked = arguments.rule.iter().map(|code| known_rule(code).map(|rule| rule.code));
    let codes = asked.collect::<Result<Vec<&str>, CliError>>()?;
    let outer = arguments.clause.as_ref();
    let outer = outer.map(|number| known_clause(&catalogue.value, number)).transpose()?;
    let asked = Asked { arguments, codes: &codes, outer };
    let previous = arguments.previous.as_deref().map(previous_keys).transpose()?;
    let path = &arguments.organisation;
    let organisation = organisation(path, &catalogue.value, arguments.strict, terminal)?;
    let assessment = assessed(&catalogue.value, &organisation.value, arguments.as_of);
    let found = findings(&assessment);
    let repeated = repeated(&found, previous.as_ref());
    let places = Places::new(&organisation.sources);
    let locate = |location: &clausegraph::Location| places.locate(location);
    let selection = Selection {
        profile: terminal.profile(),
        wanted: &|finding| wanted(asked, &assessment, finding),
        wanted_rule: &|code| wanted_rule(asked, &assessment, code),
        repeats: &|id| repeated.contains(id),
        unknown: arguments.unknown,
    };
    match arguments.format {
        FindingsFormat::Text => {
            terminal.print(&findings_text(&assessment, &found, selection, terminal.look()))?;
        }
        FindingsFormat::Markdown => write(&findings_markdown(&assessment, &found, selection))?,
        FindingsFormat::Json => write(&json::findings_json(
            &assessment,
            &found,
            selection,
            previous.is_some(),
            &locate,
        ))?,
        FindingsFormat::Ndjson => {
            write(&json::findings_ndjson(
                &assessment,
                &found,
                selection,
                previous.is_some(),
                &locate,
            ))?;
        }
    }
    Ok(Exit::Done)
}

/// What is asked for; rules and clause looked up.
#[derive(Clone, Copy)]
struct Asked<'a> {
    arguments: &'a FindingsArguments,
    codes: &'a [&'static str],
    outer: Option<&'a Clause>,
}

fn wanted(asked: Asked<'_>, assessment: &Assessment<'_>, finding: &Finding<'_>) -> bool {
    let Asked { arguments, codes, outer } = asked;
    let about = |id: &String| finding.subject.of.id().as_deref() == Some(id);
    let below = |outer: &Clause| {
        let clauses = finding.clauses.iter().map(|clause| clause.id());
        let of_requirements = finding.requirements.iter().map(|found| found.clause_id());
        let mut all = clauses.chain(of_requirements);
        all.any(|id| is_below(assessment.catalogue(), id, outer))
    };
    (codes.is_empty() || codes.contains(&finding.rule.code))
        && (arguments.indicator.is_empty() || arguments.indicator.contains(&finding.indicator))
        && arguments.theme.is_none_or(|theme| finding.rule.theme == theme)
        && arguments.about.as_ref().is_none_or(about)
        && outer.is_none_or(below)
}

/// Whether what a rule cannot evaluate is wanted, too.
fn wanted_rule(asked: Asked<'_>, assessment: &Assessment<'_>, code: &str) -> bool {
    let Asked { arguments, codes, outer } = asked;
    let catalogue = assessment.catalogue();
    let below = |outer: &Clause| {
        let clauses = catalogue.rule(code).map(|binding| binding.clauses.as_slice());
        clauses.unwrap_or_default().iter().any(|id| is_below(catalogue, id, outer))
    };
    let gives = |rule: &clausegraph::Rule| {
        arguments.indicator.iter().any(|indicator| rule.indicators.contains(indicator))
    };
    let rule = rule(code);
    (codes.is_empty() || codes.contains(&code))
        && arguments.theme.is_none_or(|theme| rule.is_some_and(|rule| rule.theme == theme))
        && (arguments.indicator.is_empty() || rule.is_some_and(gives))
        && arguments.about.is_none()
        && outer.is_none_or(below)
}

/// Whether a clause lies within another one.
pub(super) fn is_below(catalogue: &Catalogue, id: &ClauseId, outer: &Clause) -> bool {
    catalogue.clause(id.as_str()).is_some_and(|clause| catalogue.is_within(clause, outer.id()))
}

/// A rule by its code, or an error that says which one may be meant.
pub(super) fn known_rule(code: &str) -> Result<&'static clausegraph::Rule, CliError> {
    let upper = code.to_ascii_uppercase();
    rule(code).or_else(|| rule(&upper)).ok_or_else(|| CliError::Unknown {
        message: format!("there is no rule `{code}`"),
        meant: did_you_mean(&upper, rules().map(|rule| rule.code)).map(str::to_owned),
        note: Some("`clausegraph rules list` lists them".to_owned()),
    })
}

/// A clause by its number, or an error that says which one may be meant.
pub(super) fn known_clause<'g>(
    catalogue: &'g Catalogue,
    number: &str,
) -> Result<&'g Clause, CliError> {
    if let Some(clause) = catalogue.clause(number) {
        return Ok(clause);
    }
    let known = catalogue.clauses().map(|clause| clause.id().as_str());
    Err(CliError::Unknown {
        message: format!("the catalogue has no clause `{number}`"),
        meant: did_you_mean(number, known).map(str::to_owned),
        note: super::catalogue::former(catalogue, number),
    })
}

/// The clauses that are asked for by their numbers, or an error for the first that is not there.
pub(super) fn known_clauses<'g>(
    catalogue: &'g Catalogue,
    numbers: &[String],
) -> Result<Vec<&'g Clause>, CliError> {
    numbers.iter().map(|number| known_clause(catalogue, number)).collect()
}

/// Whether a requirement belongs to one of the clauses; to any where none is asked for.
pub(super) fn is_asked_for(
    catalogue: &Catalogue,
    clauses: &[&Clause],
    requirement: &Requirement,
) -> bool {
    let below = |outer: &&Clause| is_below(catalogue, requirement.clause_id(), outer);
    clauses.is_empty() || clauses.iter().any(below)
}

/// What was found before: the recurrence keys of a file that `findings --format json` wrote.
pub(super) fn previous_keys(path: &Path) -> Result<BTreeSet<String>, CliError> {
    let read = |cause| CliError::Io { action: format!("read `{}`", path.display()), cause };
    let text = std::fs::read_to_string(path).map_err(read)?;
    let broken = || CliError::Unknown {
        message: format!("`{}` holds no findings", path.display()),
        meant: None,
        note: Some(
            "it is a file that `clausegraph findings ORGANISATION --format json` wrote".to_owned(),
        ),
    };
    let value: Value = serde_json::from_str(&text).map_err(|_| broken())?;
    let findings = value.get("findings").and_then(Value::as_array).ok_or_else(broken)?;
    let keys = findings.iter().map(|finding| finding.get("recurrence_key")?.as_str());
    keys.map(|key| key.map(str::to_owned)).collect::<Option<_>>().ok_or_else(broken)
}

/// The findings that were there before.
pub(super) fn repeated(
    findings: &Findings<'_>,
    previous: Option<&BTreeSet<String>>,
) -> BTreeSet<FindingId> {
    let before = |finding: &&Finding<'_>| {
        previous.is_some_and(|keys| keys.contains(&finding.recurrence_key()))
    };
    findings.found().filter(before).map(|finding| finding.id.clone()).collect()
}
