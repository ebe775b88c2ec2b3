//! The complete report holds everything, each part as its verb prints it.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod fixture;

use std::collections::BTreeSet;

use clausegraph::{
    Assessment, Findings, PlanSettings, Profile, SourceText, findings, forecast,
    minimise::{HourModel, StepLimit, greedy, minimise},
    overlap, plan, retire, routines, upstream,
};
use clausegraph_report::{
    Extent, ForecastChoice, LogFilter, PlanSelection, Selection, Show,
    json::{self, Advice, Complete},
};
use fixture::{assessed, assessed_files, names, sources};
use serde_json::Value;

const STEPS: StepLimit = StepLimit(200);

/// The complete report of an assessment, for one reader.
fn complete(assessment: &Assessment<'_>, findings: &Findings<'_>, profile: Profile) -> String {
    let forecast = forecast(assessment.map(), assessment.as_of(), until());
    let routines = routines(assessment);
    let minimal = minimise(assessment, &HourModel::CUSTOMARY, STEPS, |cover, _| greedy(cover));
    let retire = retire(assessment, &overlap(assessment), &minimal);
    let (upstream, plan) =
        (upstream(assessment), plan(assessment, PlanSettings::usual(assessment)));
    let advice = Advice { upstream: &upstream, plan: &plan, minimal: &minimal, retire: &retire };
    json::complete_json(&Complete {
        assessment,
        findings,
        forecast: &forecast,
        routines: &routines,
        advice: (profile == Profile::Consultant).then_some(advice),
        repeats: None,
        locate: &|_| None,
    })
}

fn until() -> clausegraph::Date {
    "2027-11-22".parse().unwrap()
}

fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap()).collect()
}

#[test]
fn it_holds_every_finding_every_cell_and_every_derivation() {
    for name in names() {
        assessed(name, |assessment| {
            let found = findings(assessment);
            let report: Value =
                serde_json::from_str(&complete(assessment, &found, Profile::Consultant)).unwrap();
            let ids: Vec<&str> = found.found().map(|finding| finding.id.as_str()).collect();
            assert_eq!(texts(&report["findings"]["findings"], "id"), ids, "{name}");
            let unknown: Vec<&str> = found.not_evaluated().map(|one| one.rule.code).collect();
            assert_eq!(texts(&report["findings"]["not_evaluated"], "code"), unknown, "{name}");
            let cell = |cell: &Value| {
                let requirement = cell["requirement"].as_str().unwrap();
                match cell["member"]["id"].as_str() {
                    Some(member) => format!("{requirement}@{member}"),
                    None => requirement.to_owned(),
                }
            };
            let cells = report["assessment"]["cells"].as_array().unwrap();
            let told: Vec<String> = cells.iter().map(cell).collect();
            let names: Vec<String> = assessment.cells().map(|cell| cell.name()).collect();
            assert_eq!(told, names, "{name}");
            let explained = report["assessment"]["derivations"].as_array().unwrap();
            let explained: Vec<String> =
                explained.iter().map(|found| cell(&found["cell"])).collect();
            assert_eq!(explained, names, "{name}");
            let clauses = texts(&report["assessment"]["clauses"], "clause");
            assert_eq!(texts(&report["clauses_by_aspect"], "clause"), clauses, "{name}");
            let rows = report["evidence_map"]["rows"].as_array().unwrap();
            assert_eq!(rows.len(), names.len(), "{name}");
        });
    }
}

#[test]
fn each_part_is_what_its_verb_prints() {
    assessed("fellroute", |assessment| {
        let found = findings(assessment);
        let report: Value =
            serde_json::from_str(&complete(assessment, &found, Profile::Consultant)).unwrap();
        let profile = Profile::Consultant;
        let choice =
            ForecastChoice { on: Vec::new(), clause: None, extent: Extent::Whole, profile };
        let forecast = forecast(assessment.map(), assessment.as_of(), until());
        let log = LogFilter { about: None, show: Show::All };
        let plan = plan(assessment, PlanSettings::usual(assessment));
        let selection = Selection::all(profile);
        let printed = [
            (
                "assessment",
                json::assessment_json(assessment, profile, json::Explain::Yes(&|_| None)),
            ),
            ("findings", json::findings_json(assessment, &found, selection, false, &|_| None)),
            ("matrices", json::matrices_json(assessment, &assessment.matrices())),
            ("routines", json::routines_json(assessment, &routines(assessment))),
            ("judgements", json::judgements_json(assessment, &log)),
            ("forecast", json::forecast_json(&forecast, &choice)),
            ("plan", json::plan_json(assessment, &plan, PlanSelection::ALL)),
            ("overlap", json::overlap_json(assessment, &overlap(assessment))),
            ("upstream", json::upstream_json(assessment, &upstream(assessment))),
        ];
        for (part, printed) in printed {
            let printed: Value = serde_json::from_str(&printed).unwrap();
            assert_eq!(report[part], printed, "{part}");
        }
    });
}

#[test]
fn an_auditor_gets_no_advice() {
    assessed("marlbeck", |assessment| {
        let found = findings(assessment);
        let text = complete(assessment, &found, Profile::Auditor);
        let report: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(report["profile"], "auditor");
        for part in ["plan", "overlap", "retire", "minimal", "upstream", "document_decisions"] {
            assert_eq!(report[part], Value::Null, "{part}");
        }
        assert_eq!(report["forecast"]["due"], Value::Null);
        assert!(report["assessment"]["next"].as_array().unwrap().is_empty());
        let shown: Vec<&str> =
            found.shown(Profile::Auditor).map(|finding| finding.id.as_str()).collect();
        assert_eq!(texts(&report["findings"]["findings"], "id"), shown);
        let cleared = report["findings"]["findings"].as_array().unwrap();
        assert!(cleared.iter().all(|finding| finding["clears"].is_null()));
        let hidden = found.found().filter(|finding| !shown.contains(&finding.id.as_str()));
        for finding in hidden {
            assert!(!text.contains(finding.id.as_str()), "{}", finding.id);
        }
    });
}

/// The files of an organisation in which people wrote working papers and decided about documents.
fn written() -> Vec<SourceText> {
    let mut files = sources("marlbeck");
    let text = include_str!("data/papers.json").to_owned();
    files.push(SourceText { name: "papers.json".to_owned(), text });
    files
}

#[test]
fn what_people_wrote_is_in_it_word_by_word() {
    assessed_files(&written(), |assessment| {
        let found = findings(assessment);
        let text = complete(assessment, &found, Profile::Consultant);
        let report: Value = serde_json::from_str(&text).unwrap();
        let file: Value = serde_json::from_str(include_str!("data/papers.json")).unwrap();
        let paper = &report["working_papers"][0];
        let action = ["owner", "sponsor", "cost", "due", "percent", "verification", "priority"];
        for (key, value) in file["working_papers"][0].as_object().unwrap() {
            let told = match key.as_str() {
                "action_type" => &paper["action"]["type"],
                "action_state" => &paper["action"]["state"],
                "action" | "dependency" => &paper["action"][key],
                key if action.contains(&key) || key.starts_with("effort") => &paper["action"][key],
                key => &paper[key],
            };
            assert_eq!(told, value, "{key}");
        }
        assert_eq!(paper["state_of_scores"], "initial");
        let second = &report["working_papers"][1];
        assert_eq!((&second["state"], &second["action"]), (&"consistent".into(), &Value::Null));
        assert_eq!(second["assessor"], Value::Null);
        let decision = &report["document_decisions"][0];
        assert_eq!((&decision["decision"], &decision["into"]), (&"keep".into(), &Value::Null));
        assert_eq!(decision["by"], "sms-manager");
    });
}

#[test]
fn of_what_people_wrote_an_auditor_gets_what_was_seen_and_not_what_is_done() {
    assessed_files(&written(), |assessment| {
        let text = complete(assessment, &findings(assessment), Profile::Auditor);
        let report: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(report["working_papers"][0]["interviewee"], "sms-manager");
        assert_eq!(report["working_papers"][0]["action"], Value::Null);
        for hidden in ["agenda of November", "2026-12-18", "The board names a day", "wants it"] {
            assert!(!text.contains(hidden), "{hidden}");
        }
    });
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assessed("lindenhall", |assessment| {
        let found = findings(assessment);
        let once = complete(assessment, &found, Profile::Consultant);
        assert_eq!(once, complete(assessment, &findings(assessment), Profile::Consultant));
        assert!(once.ends_with("}\n"));
    });
}

#[test]
fn each_line_of_findings_says_by_itself_whose_and_of_when_it_is() {
    assessed("marlbeck", |assessment| {
        let found = findings(assessment);
        for profile in [Profile::Consultant, Profile::Auditor] {
            let selection = Selection::all(profile);
            let whole = json::findings_json(assessment, &found, selection, false, &|_| None);
            let whole: Value = serde_json::from_str(&whole).unwrap();
            let whole = whole["findings"].as_array().unwrap();
            let lines = json::findings_ndjson(assessment, &found, selection, false, &|_| None);
            assert_eq!(lines.lines().count(), whole.len());
            let mut keys: BTreeSet<String> = BTreeSet::new();
            for (line, finding) in lines.lines().zip(whole) {
                let line: Value = serde_json::from_str(line).unwrap();
                assert_eq!(line["kind"], "finding");
                assert_eq!(line["as_of"], fixture::DAY);
                assert_eq!(line["catalogue"], "iso20000-1@2018+a1");
                assert_eq!(line["organisation"]["id"], "marlbeck");
                assert_eq!(line["profile"], profile.as_str());
                for (key, value) in finding.as_object().unwrap() {
                    assert_eq!(line[key], *value, "{key}");
                }
                keys.extend(line.as_object().unwrap().keys().cloned());
            }
            assert_eq!(keys.len(), whole[0].as_object().unwrap().len() + 10);
        }
    });
}
