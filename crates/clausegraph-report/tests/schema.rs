//! The JSON Schemas in `clauses/schema/reports` follow from the report types, and what is printed meets them.
//!
//! After a change of the types, write them anew:
//! `UPDATE_SCHEMAS=1 cargo test -p clausegraph-report --features schema --test schema`.

#![expect(clippy::unwrap_used, reason = "a broken fixture ends the test")]

mod fixture;

use std::{collections::BTreeMap, env, fs, path::Path};

use clausegraph::{
    Assessment, Organisation, PlanSettings, Profile, Session, SharedCatalogue, SourceText,
    TRAIL_DEPTH, TrailDirection, assess, catalogue, difference, explain, findings, forecast,
    minimise::{HourModel, StepLimit, greedy, minimise},
    overlap, plan, retire, routines, trail_within, trend, upstream, what_if,
};
use clausegraph_report::{
    DifferenceSelection, EvidenceMapReport, Extent, ForecastChoice, LogFilter, MapSelection,
    PlanSelection, ProblemsReport, Recorded, Selection, Show, TrendSelection, Written,
    evidence_map, evidence_map_json,
    json::{
        self, Advice, AppliedReport, AssessmentReport, Complete, CompleteReport, DifferenceReport,
        ExplainReport, FindingLineReport, FindingsReport, ForecastReport, JudgementLogReport,
        MatricesReport, MinimalReport, OverlapReport, PlanReport, RecordedReport, RetireReport,
        RoutinesReport, TrailReport, TrendReport, UpstreamReport,
    },
    problems_json,
};
use fixture::{assessed, names, sources};
use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::transform_subschemas};
use serde_json::{Value, json};

/// Refuses keys that the types do not know.
fn closed(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
    transform_subschemas(&mut closed, schema);
}

/// The schema of what is written: every key is required but those that are left out on purpose.
fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(closed);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    if let Some(version) = schema.pointer_mut("/properties/format_version") {
        version["const"] = json!(1);
    }
    sorted(schema.to_value())
}

/// Whether `serde_json` keeps the order of fields depends on who else is compiled with it.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> = fields.into_iter().collect();
            fields.sort_by(|one, two| one.0.cmp(&two.0));
            Value::Object(fields.into_iter().map(|(name, value)| (name, sorted(value))).collect())
        }
        Value::Array(entries) => entries.into_iter().map(sorted).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

/// The schemas of all reports, by name.
fn schemas() -> BTreeMap<&'static str, Value> {
    BTreeMap::from([
        ("assessment", schema::<AssessmentReport>()),
        ("derivation", schema::<ExplainReport>()),
        ("diff", schema::<DifferenceReport>()),
        ("evidence-map", schema::<EvidenceMapReport>()),
        ("finding", schema::<FindingLineReport>()),
        ("findings", schema::<FindingsReport>()),
        ("forecast", schema::<ForecastReport>()),
        ("judgements", schema::<JudgementLogReport>()),
        ("matrices", schema::<MatricesReport>()),
        ("minimise", schema::<MinimalReport>()),
        ("overlap", schema::<OverlapReport>()),
        ("plan", schema::<PlanReport>()),
        ("problems", schema::<ProblemsReport>()),
        ("recorded", schema::<RecordedReport>()),
        ("report", schema::<CompleteReport>()),
        ("retire", schema::<RetireReport>()),
        ("routines", schema::<RoutinesReport>()),
        ("session", schema::<AppliedReport>()),
        ("trail", schema::<TrailReport>()),
        ("trend", schema::<TrendReport>()),
        ("upstream", schema::<UpstreamReport>()),
    ])
}

#[test]
fn the_schemas_follow_from_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../clauses/schema/reports");
    let schemas = schemas();
    if env::var_os("UPDATE_SCHEMAS").is_some() {
        fs::create_dir_all(&folder).unwrap();
    }
    for (name, schema) in &schemas {
        let path = folder.join(format!("{name}.schema.json"));
        let text = format!("{schema:#}\n");
        if env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::write(&path, text).unwrap();
            continue;
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        let path = path.display();
        assert!(written == text, "{path} is not what the types say: run with UPDATE_SCHEMAS=1");
    }
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known =
            name.strip_suffix(".schema.json").is_some_and(|name| schemas.contains_key(name));
        assert!(known, "{name} is the schema of nothing");
    }
}

/// Holds outputs against the schema of their kind.
struct Meets(BTreeMap<&'static str, jsonschema::Validator>);

impl Meets {
    fn new() -> Self {
        let validators = schemas()
            .into_iter()
            .map(|(name, schema)| (name, jsonschema::validator_for(&schema).unwrap()));
        Self(validators.collect())
    }

    fn check(&self, kind: &str, of: &str, text: &str) {
        let value: Value = serde_json::from_str(text).unwrap();
        let schema = self.0.get(kind).unwrap();
        let wrong: Vec<String> = schema
            .iter_errors(&value)
            .take(5)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{kind} of {of}: {wrong:#?}");
    }

    fn refuses(&self, kind: &str, value: &Value) {
        assert!(!self.0.get(kind).unwrap().is_valid(value), "{kind}: {value}");
    }
}

const NOWHERE: clausegraph_report::Locate<'static> = &|_| None;

/// What is printed of one assessment.
fn outputs(meets: &Meets, of: &str, assessment: &Assessment<'_>, profile: Profile) {
    let found = findings(assessment);
    let selection = Selection::all(profile);
    let explained = json::assessment_json(assessment, profile, json::Explain::Yes(NOWHERE));
    meets.check("assessment", of, &explained);
    meets.check("assessment", of, &json::assessment_json(assessment, profile, json::Explain::No));
    let derivations: Vec<_> =
        assessment.cells().take(40).map(|cell| explain(assessment, &cell)).collect();
    let located: clausegraph_report::Locate<'_> = &|_| Some((1, 2));
    meets.check("derivation", of, &json::derivations_json(assessment, &derivations, located));
    meets.check("findings", of, &json::findings_json(assessment, &found, selection, true, located));
    for line in json::findings_ndjson(assessment, &found, selection, false, located).lines() {
        meets.check("finding", of, line);
    }
    let map = MapSelection { findings: selection, wanted: &|_| true };
    meets.check("evidence-map", of, &evidence_map_json(&evidence_map(assessment, &found, map)));
    meets.check("matrices", of, &json::matrices_json(assessment, &assessment.matrices()));
    let until = "2027-11-22".parse().unwrap();
    let forecast = forecast(assessment.map(), assessment.as_of(), until);
    let choice = ForecastChoice { on: Vec::new(), clause: None, extent: Extent::Whole, profile };
    meets.check("forecast", of, &json::forecast_json(&forecast, &choice));
    let log = LogFilter { about: None, show: Show::All };
    meets.check("judgements", of, &json::judgements_json(assessment, &log));
    if let Some(judgement) = assessment.organisation().judgements().next() {
        let recorded = Recorded { id: &judgement.id, file: "j.json", written: Written::DryRun };
        meets.check("recorded", of, &json::recorded_json(assessment, &recorded));
    }
    let routines = routines(assessment);
    meets.check("routines", of, &json::routines_json(assessment, &routines));
    let artefacts = assessment.organisation().artefacts().iter();
    for artefact in artefacts.step_by(20) {
        let trail = trail_within(assessment, artefact, TrailDirection::Both, TRAIL_DEPTH);
        meets.check("trail", of, &json::trail_json(assessment, &trail, NOWHERE));
    }
    let complete = Complete {
        assessment,
        findings: &found,
        forecast: &forecast,
        routines: &routines,
        advice: None,
        repeats: None,
        locate: NOWHERE,
    };
    match profile {
        Profile::Auditor => meets.check("report", of, &json::complete_json(&complete)),
        Profile::Consultant => advice(meets, of, &complete),
    }
}

/// What is printed for consultants only.
fn advice(meets: &Meets, of: &str, complete: &Complete<'_, '_>) {
    let assessment = complete.assessment;
    let solve = |cover: &_, _| greedy(cover);
    let minimal = minimise(assessment, &HourModel::CUSTOMARY, StepLimit(200), solve);
    meets.check("minimise", of, &json::minimal_json(assessment, &minimal));
    let overlap = overlap(assessment);
    meets.check("overlap", of, &json::overlap_json(assessment, &overlap));
    let retire = retire(assessment, &overlap, &minimal);
    meets.check("retire", of, &json::retire_json(assessment, &retire));
    let upstream = upstream(assessment);
    meets.check("upstream", of, &json::upstream_json(assessment, &upstream));
    let mut settings = PlanSettings::usual(assessment);
    settings.capacity = Some(960);
    settings.target = Some("2027-06-30".parse().unwrap());
    let plan = plan(assessment, settings);
    let changed = what_if((assessment, &plan), (assessment, &plan));
    let selection = PlanSelection { what_if: Some((&changed, "nothing")), ..PlanSelection::ALL };
    meets.check("plan", of, &json::plan_json(assessment, &plan, selection));
    let advice = Advice { upstream: &upstream, plan: &plan, minimal: &minimal, retire: &retire };
    let complete = Complete { advice: Some(advice), repeats: Some(&|_| true), ..*complete };
    meets.check("report", of, &json::complete_json(&complete));
}

#[test]
fn what_is_printed_of_every_organisation_meets_its_schema() {
    let meets = Meets::new();
    for name in names() {
        for profile in [Profile::Consultant, Profile::Auditor] {
            assessed(name, |assessment| outputs(&meets, name, assessment, profile));
        }
    }
}

#[test]
fn what_people_wrote_meets_its_schema() {
    let meets = Meets::new();
    let mut files = sources("marlbeck");
    let text = include_str!("data/papers.json").to_owned();
    files.push(SourceText { name: "papers.json".to_owned(), text });
    for profile in [Profile::Consultant, Profile::Auditor] {
        fixture::assessed_files(&files, |assessment| {
            outputs(&meets, "papers", assessment, profile);
        });
    }
}

#[test]
fn what_is_printed_of_two_days_meets_its_schema() {
    let meets = Meets::new();
    for name in names() {
        assessed(name, |after| {
            let before = assess(after.map(), "2026-03-01".parse().unwrap());
            let selection = DifferenceSelection {
                profile: Profile::Consultant,
                within: &|_| true,
                catalogue: after.catalogue(),
                worse: false,
                all: true,
            };
            let changed = difference(&before, after);
            let told =
                json::difference_json((&before, NOWHERE), (after, NOWHERE), &changed, selection);
            meets.check("diff", name, &told);
            let days = [&before, after];
            let selection = TrendSelection {
                profile: Profile::Consultant,
                within: &|_| true,
                catalogue: after.catalogue(),
                all: true,
            };
            meets.check("trend", name, &json::trend_json(&days, &trend(&days), selection));
        });
    }
}

#[test]
fn what_changes_did_and_what_is_wrong_with_files_meets_its_schema() {
    let meets = Meets::new();
    let catalogue = SharedCatalogue::new(catalogue().unwrap());
    let (organisation, problems) = Organisation::load(&sources("marlbeck"), catalogue.catalogue());
    meets.check("problems", "marlbeck", &problems_json(&problems));
    let file = SourceText {
        name: "wrong.json".to_owned(),
        text: r#"{"format_version": 1, "artefacts": [{"id": "A", "kind": "polycy"}]}"#.to_owned(),
    };
    let (_, problems) = Organisation::load(&[file], catalogue.catalogue());
    assert!(problems.has_errors());
    meets.check("problems", "a wrong file", &problems_json(&problems));
    let day = fixture::DAY.parse().unwrap();
    let mut session = Session::new(&catalogue, organisation.unwrap(), day);
    let changes =
        [r#"{"remove-artefact": "SCP-01"}"#, r#"{"remove-artefact": "no-such-artefact"}"#];
    for (line, change) in (1..).zip(changes) {
        let applied = session.apply(serde_json::from_str(change).unwrap());
        meets.check("session", change, &json::applied_ndjson(line, applied.as_ref()));
    }
}

#[test]
fn keys_that_no_type_knows_and_keys_that_are_not_there_are_refused() {
    let meets = Meets::new();
    assessed("lindenhall", |assessment| {
        let text = json::matrices_json(assessment, &assessment.matrices());
        let whole: Value = serde_json::from_str(&text).unwrap();
        let mut more = whole.clone();
        more["matrices"][0]["colour"] = json!("red");
        meets.refuses("matrices", &more);
        let mut less = whole.clone();
        less["matrices"][0].as_object_mut().unwrap().remove("title");
        meets.refuses("matrices", &less);
        let mut other = whole;
        other["format_version"] = json!(2);
        meets.refuses("matrices", &other);
        let lines = json::findings_ndjson(
            assessment,
            &findings(assessment),
            Selection::all(Profile::Consultant),
            false,
            NOWHERE,
        );
        let mut line: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
        line["verdict"] = json!("conforming");
        meets.refuses("finding", &line);
    });
}
