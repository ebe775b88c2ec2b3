//! `clausegraph findings`.

use std::{collections::BTreeSet, path::Path};

use clausegraph::{
    Assessment, Catalogue, Finding, FindingId, Findings, assess, did_you_mean, findings, map, rule,
    rules,
};
use clausegraph_report::{Selection, findings_markdown, findings_text, json};
use serde_json::Value;

use crate::{
    args::{FindingsArguments, FindingsFormat},
    clock::today,
    error::{CliError, Exit},
    input::{Places, catalogue, organisation},
    terminal::{Terminal, write},
};

pub(super) fn run(
    arguments: &FindingsArguments,
    terminal: &mut Terminal,
) -> Result<Exit, CliError> {
    let catalogue = catalogue(&arguments.catalogue, terminal)?;
    for code in &arguments.rule {
        known_rule(code)?;
    }
    if let Some(clause) = &arguments.clause {
        known_clause(&catalogue.value, clause)?;
    }
    let previous = arguments.previous.as_deref().map(previous_keys).transpose()?;
    let path = &arguments.organisation;
    let organisation = organisation(path, &catalogue.value, arguments.strict, terminal)?;
    let map = map(&catalogue.value, &organisation.value);
    let assessment = assess(&map, arguments.as_of.unwrap_or_else(today));
    let found = findings(&assessment);
    let repeated = repeated(&found, previous.as_ref());
    let places = Places::new(&organisation.sources);
    let locate = |location: &clausegraph::Location| places.locate(location);
    let selection = Selection {
        profile: terminal.profile(),
        wanted: &|finding| wanted(arguments, &assessment, finding),
        wanted_rule: &|code| wanted_rule(arguments, &assessment, code),
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
            write(&json::findings_ndjson(&found, selection, previous.is_some(), &locate))?;
        }
    }
    Ok(Exit::Done)
}

fn wanted(
    arguments: &FindingsArguments,
    assessment: &Assessment<'_>,
    finding: &Finding<'_>,
) -> bool {
    let about = |id: &String| finding.subject.of.id().as_deref() == Some(id);
    let below = |number: &String| {
        let catalogue = assessment.catalogue();
        let of_requirements = finding
            .requirements
            .iter()
            .filter_map(|requirement| catalogue.clause(requirement.clause_id().as_str()));
        let mut clauses = finding.clauses.iter().copied().chain(of_requirements);
        catalogue
            .clause(number)
            .is_some_and(|outer| clauses.any(|clause| catalogue.is_within(clause, outer.id())))
    };
    (arguments.rule.is_empty() || arguments.rule.iter().any(|code| code == finding.rule.code))
        && (arguments.indicator.is_empty() || arguments.indicator.contains(&finding.indicator))
        && arguments.theme.is_none_or(|theme| finding.rule.theme == theme)
        && arguments.about.as_ref().is_none_or(about)
        && arguments.clause.as_ref().is_none_or(below)
}

/// Whether what a rule cannot evaluate is wanted, too.
fn wanted_rule(arguments: &FindingsArguments, assessment: &Assessment<'_>, code: &str) -> bool {
    let catalogue = assessment.catalogue();
    let below = |number: &String| {
        let clauses = catalogue.rule(code).map(|binding| binding.clauses.as_slice());
        let outer = catalogue.clause(number);
        outer.is_some_and(|outer| {
            let mut clauses = clauses.unwrap_or_default().iter();
            clauses.any(|id| {
                let clause = catalogue.clause(id.as_str());
                clause.is_some_and(|clause| catalogue.is_within(clause, outer.id()))
            })
        })
    };
    let gives = |rule: &clausegraph::Rule| {
        arguments.indicator.iter().any(|indicator| rule.indicators.contains(indicator))
    };
    let rule = rule(code);
    (arguments.rule.is_empty() || arguments.rule.iter().any(|wanted| wanted == code))
        && arguments.theme.is_none_or(|theme| rule.is_some_and(|rule| rule.theme == theme))
        && (arguments.indicator.is_empty() || rule.is_some_and(gives))
        && arguments.about.is_none()
        && arguments.clause.as_ref().is_none_or(below)
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

pub(super) fn known_clause(catalogue: &Catalogue, number: &str) -> Result<(), CliError> {
    if catalogue.clause(number).is_some() {
        return Ok(());
    }
    let known = catalogue.clauses().map(|clause| clause.id().as_str());
    Err(CliError::Unknown {
        message: format!("the catalogue has no clause `{number}`"),
        meant: did_you_mean(number, known).map(str::to_owned),
        note: super::catalogue::former(catalogue, number),
    })
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
