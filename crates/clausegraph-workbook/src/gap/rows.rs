//! The rows of sheet Gap.

use std::collections::BTreeSet;

use clausegraph::{
    Requirement, Status,
    document::{
        EvidenceType, GapActionState, GapActionType, GapPriority, GapSeverity, PaperConfidence,
        PaperState, WorkingPaperDocument,
    },
};
use clausegraph_paper::{Argument, Texts};
use clausegraph_report::{
    EvidenceReport, EvidenceRowReport, IndicatorReport, role_words,
    wording::{action_sentence, clause_title, full},
};

use super::{
    basis::Beside,
    columns::{BookColumn, WordList},
    formulas::Formulas,
};
use crate::{content::Content, lists::word};

/// How many lines of one sort stand in a cell before the rest is counted.
const LINES: usize = 6;

/// One row: a requirement, or one member of it that a paper is about.
pub(crate) struct GapRow<'g> {
    pub(crate) requirement: &'g Requirement,
    pub(crate) member: Option<String>,
    pub(crate) paper: Option<&'g WorkingPaperDocument>,
    /// Whether it is the first row of its clause.
    pub(crate) begins: bool,
}

impl GapRow<'_> {
    /// What the row is found by.
    pub(crate) fn key(&self) -> String {
        match &self.member {
            Some(member) => format!("{}@{member}", self.requirement.id()),
            None => self.requirement.id().to_string(),
        }
    }
}

/// All rows, in reading order: each requirement, then the members that papers are about.
pub(crate) fn rows<'g>(beside: &Beside<'_, 'g>) -> Vec<GapRow<'g>> {
    let assessment = beside.basis.assessment;
    let organisation = assessment.organisation();
    let mut rows = Vec::new();
    let mut clause = None;
    for requirement in assessment.catalogue().requirements() {
        let begins = clause != Some(requirement.clause_position());
        clause = Some(requirement.clause_position());
        let paper = organisation.working_paper(requirement.id(), None);
        rows.push(GapRow { requirement, member: None, paper, begins });
        for paper in beside.papers_on_members(requirement) {
            let member = paper.member.as_ref().map(ToString::to_string);
            rows.push(GapRow { requirement, member, paper: Some(paper), begins: false });
        }
    }
    rows
}

/// What stands in each column of a row.
pub(crate) fn cells(
    beside: &Beside<'_, '_>,
    row: &GapRow<'_>,
    number: u32,
    columns: &[&BookColumn],
    formulas: &Formulas<'_>,
) -> Vec<Content> {
    let of_member = |found: &&&EvidenceRowReport| {
        row.member.as_deref().is_none_or(|member| found.member.as_deref() == Some(member))
    };
    let found: Vec<&EvidenceRowReport> =
        beside.rows(row.requirement).iter().filter(of_member).copied().collect();
    let facts = Facts { beside, row, found, number, formulas };
    columns.iter().map(|column| facts.content(column.key)).collect()
}

/// What is known of a row.
struct Facts<'f, 'b, 'g> {
    beside: &'f Beside<'b, 'g>,
    row: &'f GapRow<'f>,
    found: Vec<&'b EvidenceRowReport>,
    number: u32,
    formulas: &'f Formulas<'f>,
}

impl Facts<'_, '_, '_> {
    fn texts(&self) -> &Texts {
        self.beside.basis.texts
    }

    fn say(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.texts().say_with(key, arguments)
    }

    fn content(&self, key: &str) -> Content {
        let requirement = self.row.requirement;
        match key {
            "requirement" => Content::text(requirement.id().as_str()),
            "member" => Content::text(self.row.member.as_deref().unwrap_or_default()),
            "clause" => self.clause(),
            "asks" => Content::text(requirement.statement()),
            "question" => Content::text(requirement.question()),
            "roles" => Content::lines(requirement.roles().iter().map(role_words)),
            "typical_evidence" => Content::lines(requirement.typical_evidence().iter().cloned()),
            "evidence_status" => Content::text(status_words(self.texts(), self.status())),
            "members" => self.members(),
            "evidence_found" => self.evidence(),
            "findings" => self.findings(),
            "severity_proposed" => match self.severity() {
                Some(severity) => Content::text(word(self.texts(), WordList::Severity, severity)),
                None => Content::Blank,
            },
            "status" => self.formulas.status(self.number, self.row.paper),
            "rag" => self.formulas.rag(self.number, self.row.paper),
            "priority_derived" => self.formulas.priority(
                self.number,
                self.row.paper,
                self.severity(),
                self.beside.holds(requirement),
            ),
            "row" => self.formulas.row_key(self.number, &self.row.key()),
            "action_proposed" => self.proposed(),
            "hangs_on_it" => match self.beside.holds(requirement) {
                0 => Content::Blank,
                holds => Content::count(holds),
            },
            "dependency_found" => Content::text(self.beside.held_by(requirement).join(", ")),
            "reuse_found" => self.lent(),
            written => {
                self.row.paper.map_or(Content::Blank, |paper| field(self.texts(), paper, written))
            }
        }
    }

    fn clause(&self) -> Content {
        let catalogue = self.beside.basis.assessment.catalogue();
        let requirement = self.row.requirement;
        let title = catalogue
            .clause_at(requirement.clause_position())
            .map(|clause| clause_title(catalogue, clause))
            .unwrap_or_default();
        Content::text(format!("{} {title}", requirement.clause_id()).trim_end())
    }

    fn status(&self) -> Status {
        let assessment = self.beside.basis.assessment;
        let member = self.row.member.as_deref();
        let of_member = member.and_then(|_| assessment.cell(self.row.requirement, member));
        of_member.map_or_else(
            || {
                let catalogue = assessment.catalogue();
                catalogue
                    .requirement_at(self.row.requirement.position())
                    .map_or(Status::CannotEvaluate, |found| assessment.requirement(found).status)
            },
            |cell| cell.status,
        )
    }

    /// How many members have which status, with the names of those that fall short.
    fn members(&self) -> Content {
        let named: Vec<&&EvidenceRowReport> =
            self.found.iter().filter(|row| row.member.is_some()).collect();
        let Some(first) = named.first() else { return Content::Blank };
        if self.row.member.is_some() {
            return Content::text(first.member_name.as_deref().unwrap_or_default());
        }
        let population = first.population.clone();
        let number = count(named.len());
        let mut lines = vec![self.say(
            "workbook-members",
            &[("population", population.into()), ("number", number.into())],
        )];
        for status in Status::ALL {
            let of: Vec<&str> = named
                .iter()
                .filter(|row| row.evidence_status == status.as_str())
                .filter_map(|row| row.member.as_deref())
                .collect();
            if of.is_empty() {
                continue;
            }
            let words = status_words(self.texts(), status);
            let mut line = format!("{} {words}", of.len());
            if status != Status::Covered {
                let some: Vec<&str> = of.iter().take(LINES).copied().collect();
                let rest = of.len().saturating_sub(some.len());
                line = format!("{line}: {}", some.join(", "));
                if rest > 0 {
                    line = format!("{line}, {}", self.more(rest));
                }
            }
            lines.push(line);
        }
        Content::lines(lines)
    }

    fn more(&self, number: usize) -> String {
        self.say("workbook-more", &[("number", count(number).into())])
    }

    /// The first lines, and how many more there are.
    fn some(&self, lines: Vec<String>) -> Content {
        if lines.len() <= LINES.saturating_add(1) {
            return Content::lines(lines);
        }
        let rest = lines.len().saturating_sub(LINES);
        let more = self.say("workbook-more-elsewhere", &[("number", count(rest).into())]);
        Content::lines(lines.into_iter().take(LINES).chain([more]))
    }

    /// What the slots rest on, each thing once; then what nothing shows.
    fn evidence(&self) -> Content {
        let mut seen = BTreeSet::new();
        let mut lines = Vec::new();
        let mut lacking = BTreeSet::new();
        let mut asked = Vec::new();
        for row in &self.found {
            // Where all is shown, a slot may be empty because another of its group is not.
            let is_short = row.evidence_status != Status::Covered.as_str();
            for slot in &row.slots {
                match &slot.evidence {
                    Some(evidence) if seen.insert(evidence.id.as_str()) => {
                        lines.push(evidence_line(self.texts(), evidence));
                    }
                    None if is_short
                        && slot.values == ["none"]
                        && lacking.insert(slot.asks.as_str()) =>
                    {
                        asked.push(
                            self.say("workbook-lacking", &[("asks", slot.asks.clone().into())]),
                        );
                    }
                    Some(_) | None => {}
                }
            }
        }
        lines.extend(asked);
        self.some(lines)
    }

    fn findings(&self) -> Content {
        let mut seen = BTreeSet::new();
        let mut lines = Vec::new();
        for row in &self.found {
            for indicator in &row.indicators {
                if seen.insert(indicator.finding.as_str()) {
                    lines.push(self.finding(indicator, ""));
                }
            }
        }
        if self.row.begins {
            for indicator in self.found.iter().flat_map(|row| &row.clause_indicators) {
                if seen.insert(indicator.finding.as_str()) {
                    lines.push(self.finding(indicator, &self.texts().say("workbook-of-clause")));
                }
            }
        }
        self.some(lines)
    }

    fn finding(&self, indicator: &IndicatorReport, of: &str) -> String {
        let sort = self.texts().say(&format!("workbook-indicator-{}", indicator.indicator));
        let again = if indicator.repeats { "yes" } else { "no" };
        let line = self.say(
            "workbook-finding",
            &[
                ("finding", indicator.finding.clone().into()),
                ("indicator", sort.into()),
                ("again", again.into()),
                ("says", indicator.says.clone().into()),
            ],
        );
        if of.is_empty() { line } else { format!("{of} {line}") }
    }

    /// The gravest of what the rules noticed, as a severity.
    fn severity(&self) -> Option<&'static str> {
        let found = self.found.iter().flat_map(|row| &row.indicators);
        let places = found.filter_map(|indicator| {
            let severity = match indicator.indicator {
                "major-indicator" => "major",
                "minor-indicator" => "minor",
                "observation" => "observation",
                "opportunity" => "ofi",
                _ => return None,
            };
            WordList::Severity.words().iter().position(|known| *known == severity)
        });
        places.min().and_then(|place| WordList::Severity.words().get(place)).copied()
    }

    fn proposed(&self) -> Content {
        let catalogue = self.beside.basis.assessment.catalogue();
        let actions = self.beside.actions(self.row.requirement).iter();
        let lines = actions.map(|action| full(&action_sentence(catalogue, action)));
        self.some(lines.collect())
    }

    /// Evidence that other management systems lend.
    fn lent(&self) -> Content {
        let evidence = self.found.iter().flat_map(|row| &row.slots);
        let mut seen = BTreeSet::new();
        let mut lines = Vec::new();
        for id in evidence.filter_map(|slot| slot.evidence.as_ref()).map(|found| found.id.as_str())
        {
            let Some(artefact) = self.beside.artefact(id) else { continue };
            let Some(from) = artefact.document().inherited_from.given() else { continue };
            if seen.insert(id) {
                lines.push(self.say(
                    "workbook-lent",
                    &[
                        ("id", id.to_owned().into()),
                        ("title", artefact.title().to_owned().into()),
                        ("from", from.clone().into()),
                    ],
                ));
            }
        }
        self.some(lines)
    }
}

/// A number for a sentence.
pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// What a status of evidence is called.
pub(crate) fn status_words(texts: &Texts, status: Status) -> String {
    texts.say(&format!("workbook-status-{}", status.as_str()))
}

/// Evidence in one line: what it is called, of which sort and version, of which days, and whose.
pub(crate) fn evidence_line(texts: &Texts, evidence: &EvidenceReport) -> String {
    let version = evidence.version.as_ref();
    let version = version
        .map(|version| texts.say_with("workbook-version", &[("version", version.clone().into())]));
    let days = match (&evidence.date_from, &evidence.date_to) {
        (Some(from), Some(to)) if from != to => {
            let places = [("from", from.clone().into()), ("to", to.clone().into())];
            Some(texts.say_with("workbook-from-to", &places))
        }
        (Some(day), _) | (None, Some(day)) => Some(day.clone()),
        (None, None) => None,
    };
    let parts = [Some(evidence.kind.clone()), version, days, evidence.owner.clone()];
    let details: Vec<String> = parts.into_iter().flatten().collect();
    let mut line = texts.say_with(
        "workbook-evidence",
        &[
            ("id", evidence.id.clone().into()),
            ("title", evidence.title.clone().into()),
            ("details", details.join(", ").into()),
        ],
    );
    if !evidence.remarks.is_empty() {
        let remarks = evidence.remarks.join("; ");
        line = texts
            .say_with("workbook-remarks", &[("line", line.into()), ("remarks", remarks.into())]);
    }
    line
}

/// What a person wrote into a column.
pub(crate) fn field(texts: &Texts, paper: &WorkingPaperDocument, key: &str) -> Content {
    let text = |text: &Option<String>| Content::text(text.as_deref().unwrap_or_default());
    let person = |key: &Option<clausegraph::PersonKey>| {
        Content::text(key.as_ref().map(ToString::to_string).unwrap_or_default())
    };
    let list = |list: WordList, found: Option<&'static str>| {
        found.map_or(Content::Blank, |found| Content::text(word(texts, list, found)))
    };
    let number = |number: Option<u32>| {
        number.map_or(Content::Blank, |number| Content::Count(u64::from(number)))
    };
    let days = |amount: &Option<clausegraph::Amount>| {
        amount.map_or(Content::Blank, |amount| Content::Decimal(amount.to_string()))
    };
    let day = |day: Option<clausegraph::Date>| day.map_or(Content::Blank, Content::Day);
    match key {
        "current_state" => text(&paper.current_state),
        "evidence_seen" => text(&paper.evidence_seen),
        "evidence_type" => {
            list(WordList::EvidenceType, paper.evidence_type.map(EvidenceType::as_str))
        }
        "design_score" => number(paper.design_score),
        "operation_score" => number(paper.operation_score),
        "state" => list(WordList::State, paper.state.map(PaperState::as_str)),
        "state_reason" => text(&paper.state_reason),
        "gap" => text(&paper.gap),
        "severity" => list(WordList::Severity, paper.severity.map(GapSeverity::as_str)),
        "severity_by" => person(&paper.severity_by),
        "severity_on" => day(paper.severity_on),
        "action" => text(&paper.action),
        "action_type" => list(WordList::ActionType, paper.action_type.map(GapActionType::as_str)),
        "owner" => person(&paper.owner),
        "sponsor" => person(&paper.sponsor),
        "effort_low" => days(&paper.effort_low),
        "effort_likely" => days(&paper.effort_likely),
        "effort_high" => days(&paper.effort_high),
        "cost" => text(&paper.cost),
        "priority" => list(WordList::Priority, paper.priority.map(GapPriority::as_str)),
        "dependency" => text(&paper.dependency),
        "due" => day(paper.due),
        "action_state" => {
            list(WordList::ActionState, paper.action_state.map(GapActionState::as_str))
        }
        "percent" => number(paper.percent),
        "verification" => text(&paper.verification),
        "verified_by" => person(&paper.verified_by),
        "verified_on" => day(paper.verified_on),
        "reuse" => text(&paper.reuse),
        "confidence" => list(WordList::Confidence, paper.confidence.map(PaperConfidence::as_str)),
        "interviewee" => person(&paper.interviewee),
        "on" => day(paper.on),
        "assessor" => person(&paper.assessor),
        _ => Content::Blank,
    }
}
