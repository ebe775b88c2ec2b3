//! The parts that artefacts carry besides what all of them have: one part for each sort of thing.

use serde::{Deserialize, Serialize};

use super::{
    ActionAchievement, ActionDecision, DecisionNature, DelegateDocument, ItemDocument,
    JudgementContext, LogDocument, Mandate, MetricClass, MetricFamily, MilestoneDocument,
    ObjectiveCategory, ObservationMethod, PracticeDocument, RationaleDocument, RecordTestDocument,
    RegisterEntryDocument, RiskNature, Side, SimilarDocument, StatementDocument, TargetDocument,
};
use crate::{
    Amount, ArtefactId, ClauseId, Date, Fact, Interval, Key, MemberId, Period, PersonKey,
    RequirementId, fact::SaysNone,
};

macro_rules! part {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$field_doc])*
                #[serde(default, skip_serializing_if = "Fact::is_unknown")]
                #[cfg_attr(feature = "schema", schemars(default))]
                pub $field: Fact<$type>,
            )+
        }

        impl SaysNone for $name {}
    };
}

part! {
    /// Who approved an artefact and when.
    ApprovalDocument {
        /// Who approved.
        by: PersonKey,
        /// The day of the approval; one after the as-of date has not happened yet.
        on: Date,
    }
}

part! {
    /// How much of an artefact there is.
    ExtentDocument {
        /// Words of running text.
        words: u32,
        /// Pages.
        pages: u32,
        /// Whether there is nothing in it.
        empty: bool,
        /// Whether it only holds the place of something to come.
        stub: bool,
    }
}

part! {
    /// How an artefact is used.
    UsageDocument {
        /// Times it was opened in the period.
        reads: u32,
        /// The period in which reads were counted.
        period: Period,
        /// Other artefacts that point to it.
        inbound_links: u32,
        /// The day of its last use.
        last_used_on: Date,
        /// How many people other than those of quality and audit opened it in the period.
        readers: u32,
        /// Records that were made by it in the period.
        used_by_records: u32,
        /// How many people it is meant for.
        audience_size: u32,
        /// How many of those confirmed that they know it.
        acknowledged: u32,
    }
}

part! {
    /// How long an artefact must be kept.
    RetentionDocument {
        /// For how long, counted from the day it speaks of.
        keep: Interval,
        /// Until which day.
        until: Date,
        /// The rule or law behind it.
        basis: String,
    }
}

part! {
    /// For agreements and contracts.
    AgreementPart {
        /// The supplier or customer it is made with.
        party: MemberId,
        /// The first day it holds.
        valid_from: Date,
        /// The last day it holds; null where it has no end.
        valid_to: Date,
        /// The targets of it that were missed, and when each was taken up.
        missed_targets: Box<LogDocument>,
        /// What it promises, target by target.
        targets: Vec<TargetDocument>,
    }
}

part! {
    /// For routines.
    RoutinePart {
        /// What it is about, by the catalogue's words: `change-management`.
        subject: Key,
        /// What starts it.
        trigger: String,
        /// What it works with.
        inputs: String,
        /// What it leads to.
        outcome: String,
        /// The routines that it takes from or gives to.
        interfaces: Vec<ArtefactId>,
        /// What tells that it runs well enough, set before it runs: "nine of ten within the hour".
        criteria: String,
        /// The tool it runs in.
        tool: String,
        /// The record populations it leaves behind.
        record_types: Vec<Key>,
        /// The policy it follows.
        policy: ArtefactId,
        /// The metrics that watch it.
        measures: Vec<ArtefactId>,
        /// The forum or review that looks at it.
        reviewed_in: ArtefactId,
        /// Whether everybody works by it.
        mandate: Mandate,
        /// The other party that operates it, wholly or in part; null where the organisation does all of it.
        operated_by: MemberId,
        /// The day since which it is worked by.
        effective_on: Date,
        /// How often it is expected to run at least.
        expected_every: Interval,
        /// Why there is such a routine.
        rationale: Vec<RationaleDocument>,
        /// The documents, or the tool, that define it.
        defined_in: Vec<ArtefactId>,
        /// The controls of an information security management system that it carries out, as written.
        controls: Vec<String>,
        /// How many steps its description asks for.
        steps: u32,
        /// How many fields its description asks to be filled.
        fields: u32,
        /// How many approvals its description asks for.
        approvals: u32,
        /// What was done in records that were looked at.
        practice: Vec<PracticeDocument>,
        /// The generic pattern that it follows: agree, change, recover, operate, improve, or one of the
        /// organisation's own.
        pattern: Key,
        /// The decision by which it may differ from its pattern.
        deviation: ArtefactId,
        /// What a part of the organisation may do in its own way.
        local_variation: String,
        /// The day on which it was given up; null where it is worked by still.
        ended_on: Date,
    }
}

part! {
    /// For reviews, audits, tests, analyses and reports.
    ReviewPart {
        /// What it is about, by the catalogue's words: `supplier-performance`.
        subject: Key,
        /// The time it looks at.
        period: Period,
        /// Who led it.
        chair: PersonKey,
        /// Who took part.
        attendance: Vec<PersonKey>,
        /// What was looked at, by the catalogue's words.
        inputs: Vec<ItemDocument>,
        /// What was decided, by the catalogue's words.
        decisions: Vec<ItemDocument>,
        /// What came out.
        results: String,
        /// The clauses an audit looked at.
        clauses: Vec<ClauseId>,
        /// The forum that held it.
        forum: ArtefactId,
        /// How long it took, in minutes.
        minutes: u32,
        /// Who was there in the place of somebody else.
        delegates: Vec<DelegateDocument>,
        /// What was changed because of it: documents, knowledge articles, controls, trainings.
        lessons: Vec<ArtefactId>,
    }
}

part! {
    /// For corrective actions, improvements and risk treatments.
    ActionPart {
        /// What it is about, by the catalogue's words.
        subject: Key,
        /// The artefact it comes from: an audit, a review, a report.
        raised_by: ArtefactId,
        /// The day it is to be done.
        due_on: Date,
        /// The day it was done.
        done_on: Date,
        /// What is to change, in figures.
        target: String,
        /// What changed.
        result: String,
        /// Who checked that it worked.
        verified_by: PersonKey,
        /// When that was checked.
        verified_on: Date,
        /// Why it came to this.
        cause: String,
        /// What was done at once to put it right.
        correction: String,
        /// What it had led to, and how that was dealt with.
        consequences: String,
        /// Where the like of it was looked for, and what was found.
        similar: String,
        /// How it ranks among the others.
        priority: String,
        /// Whether somebody decided to do it.
        decision: ActionDecision,
        /// The criteria by which that was decided, and how they came out.
        decision_basis: String,
        /// Whether what it aimed at was reached.
        achieved: ActionAchievement,
        /// What was done where it was not reached.
        follow_up: String,
        /// What was changed in the system because of it, or why nothing had to be.
        system_change: String,
        /// Why the effort fits what was at stake.
        proportion: String,
        /// When those who wait for it were told.
        reported_on: Date,
        /// The value before, in figures.
        baseline: String,
        /// The requirements that it is about.
        requirements: Vec<RequirementId>,
        /// What it has in common with findings of other audits, by a word of the organisation's own.
        recurrence: Key,
    }
}

part! {
    /// For record sets: the records of one population in one period.
    RecordsPart {
        /// The population, by the catalogue's words: `changes`.
        population: Key,
        /// The time in which the records came about.
        period: Period,
        /// How many records there are.
        total: u32,
        /// What was tested on them.
        tests: Vec<RecordTestDocument>,
        /// Where there are none: why that is so.
        none_because: String,
    }
}

part! {
    /// For observations.
    ObservationPart {
        /// How it was made.
        method: ObservationMethod,
        /// Who made it.
        by: PersonKey,
        /// The role that was asked or watched.
        role: String,
        /// What was seen or said.
        seen: String,
    }
}

part! {
    /// For roles, objectives, metrics, measurements, risks, obligations, forums, decisions, changes of
    /// the organisation and tools.
    FactPart {
        /// What it is about, by the catalogue's words: `supplier-manager`, `service-availability`.
        subject: Key,
        /// Who holds the role, chairs the forum, took the decision.
        holder: PersonKey,
        /// The target of an objective or metric, as written.
        target: String,
        /// The value measured, as written.
        value: String,
        /// The reason given.
        reason: String,
    }
}

part! {
    /// For plans: what happened to the ground they stand on.
    PlanPart {
        /// The times it was used in earnest.
        invocations: Box<LogDocument>,
        /// Major changes to the surroundings it was made for.
        environment_changes: Box<LogDocument>,
        /// The last day it plans for.
        until: Date,
        /// What is to be reached on the way, and when.
        milestones: Vec<MilestoneDocument>,
        /// The day its progress was last written down.
        progress_on: Date,
    }
}

part! {
    /// For audits, besides what every review says of itself.
    AuditPart {
        /// What it measures against.
        criteria: String,
        /// What it looks at.
        scope: String,
        /// Who audits.
        team: Vec<PersonKey>,
        /// How it is made sure that nobody audits own work.
        impartiality: String,
        /// The managers who got the results.
        reported_to: Vec<PersonKey>,
        /// In which kind of work: internal, by a customer, for a certificate.
        context: JudgementContext,
    }
}

part! {
    /// For roles, besides what every fact says of itself.
    RolePart {
        /// What the holder answers for.
        responsibilities: String,
        /// What the holder may decide.
        authorities: String,
        /// What the holder has to know and be able to do.
        competence: String,
        /// When the organisation was told who holds it.
        communicated_on: Date,
        /// The first day the holder has it.
        valid_from: Date,
        /// The last day the holder has it; null where it has no end.
        valid_to: Date,
        /// When the holder was last trained for it.
        trained_on: Date,
        /// How it is judged whether the holder is able to do it.
        evaluation: String,
        /// When that was last judged.
        evaluated_on: Date,
    }
}

part! {
    /// For objectives, besides what every fact says of itself.
    ObjectivePart {
        /// The policy it agrees with.
        policy: ArtefactId,
        /// The metrics that measure it.
        measured_by: Vec<ArtefactId>,
        /// The requirements that were taken into account when it was set.
        requirements: String,
        /// When those concerned were told of it.
        communicated_on: Date,
        /// What will be done.
        actions: String,
        /// What that takes: people, technology, information, money.
        resources: String,
        /// Who does it.
        responsible: PersonKey,
        /// By when it is done.
        due_on: Date,
        /// How the results will be judged.
        evaluation: String,
        /// What sort of aim it is.
        category: ObjectiveCategory,
        /// The goals of the business that it serves, as written.
        business_goals: Vec<String>,
        /// The unit of its target.
        unit: String,
        /// The value before, in figures.
        baseline: String,
    }
}

part! {
    /// For risks and opportunities, besides what every fact says of itself.
    RiskPart {
        /// Whether it is unwelcome or welcome.
        nature: RiskNature,
        /// What it is about, by the catalogue's words: `intended-outcomes`, `unwanted-effects`.
        concerns: Vec<Key>,
        /// What it means for customers.
        customer_impact: String,
        /// How it compares with what is acceptable.
        acceptance: String,
        /// How it ranks among the others.
        priority: String,
        /// The actions on it.
        actions: Vec<ArtefactId>,
        /// In which processes the actions are built in and carried out.
        integration: String,
        /// How it will be judged whether the actions worked.
        effectiveness_check: String,
        /// How high it is, on the organisation's own scale.
        level: Amount,
        /// How high it may be, on the same scale.
        appetite: Amount,
        /// The criteria by which it was judged, as written.
        criteria: String,
    }
}

part! {
    /// For metrics, besides what every fact says of itself.
    MetricPart {
        /// How it is measured and worked out.
        method: String,
        /// How often it is measured.
        measured_every: Interval,
        /// How often the results are analysed and evaluated.
        analysed_every: Interval,
        /// What sort of thing it counts.
        class: MetricClass,
        /// The family of outcomes it belongs to.
        family: MetricFamily,
        /// The value at which something has to be decided.
        threshold: Amount,
        /// On which side of the threshold values are unwelcome.
        unwelcome: Side,
        /// The value that is aimed at.
        goal: Amount,
        /// The requirements it helps to show.
        requirements: Vec<RequirementId>,
        /// The reports and reviews in which it is shown.
        reported_in: Vec<ArtefactId>,
    }
}

part! {
    /// For decisions.
    DecisionPart {
        /// The forum that took it.
        forum: ArtefactId,
        /// What it asks of anybody.
        nature: DecisionNature,
        /// The category of the case decided, by the organisation's words.
        category: Key,
        /// The level of risk of the case, by the organisation's words.
        risk_level: Key,
        /// The role that decided.
        role: Key,
        /// Where the criteria stand by which it was taken.
        criteria: ArtefactId,
        /// How the criteria came out, by the organisation's words.
        criteria_values: String,
        /// How it came out, by the organisation's words: `approved`, `refused`.
        outcome: Key,
        /// The actions it led to.
        actions: Vec<ArtefactId>,
        /// What it rests on: metrics, reports, risks, audits.
        rests_on: Vec<ArtefactId>,
    }
}

part! {
    /// For forums.
    ForumPart {
        /// The forum it answers or hands up to; null where there is none above it.
        parent: ArtefactId,
        /// The people and offices that are to be there.
        required: Vec<PersonKey>,
    }
}

part! {
    /// For tools and objects within tools.
    ToolPart {
        /// Whether it was made or changed for the organisation alone.
        custom: bool,
        /// The change by which it came, as written.
        change: String,
    }
}

part! {
    /// For measurements.
    MeasurementPart {
        /// The metric or objective measured.
        of: ArtefactId,
        /// The value, as a number.
        value: Amount,
        /// The time measured.
        period: Period,
    }
}

part! {
    /// For certificates.
    CertificatePart {
        /// The standard, as written on it.
        standard: String,
        /// The edition, as written on it.
        edition: String,
        /// The scope, as written on it.
        scope: String,
        /// The first day it holds.
        valid_from: Date,
        /// The last day it holds.
        valid_to: Date,
        /// The body that gave it.
        body: String,
    }
}

part! {
    /// For obligations.
    ObligationPart {
        /// The law, regulation or contract.
        law: String,
        /// The place in it.
        article: String,
        /// Whether it applies to the organisation.
        applicable: bool,
    }
}

part! {
    /// For registers.
    RegisterPart {
        /// What it lists, by the organisation's words: `risks`, `suppliers`.
        lists: Key,
        /// Its entries, where they matter one by one.
        entries: Vec<RegisterEntryDocument>,
    }
}

part! {
    /// For reports: what was laid down for them.
    ReportPart {
        /// What it is for.
        purpose: String,
        /// Who reads it.
        audience: Vec<Key>,
        /// Where its figures come from.
        data_source: String,
        /// The metrics it shows.
        metrics: Vec<ArtefactId>,
    }
}

part! {
    /// What a look at the text of a document found.
    TextDocument {
        /// The template it was made from.
        template: String,
        /// How much of the template its running text still holds, as a share.
        template_similarity: Amount,
        /// Places that still wait to be filled in, as written: `[Company Name]`.
        placeholders: Vec<String>,
        /// Fields that still hold what the template held.
        template_defaults: Vec<String>,
        /// Other artefacts whose running text is much the same.
        similar_to: Vec<SimilarDocument>,
        /// What it says of standards and certificates.
        statements: Vec<StatementDocument>,
    }
}
