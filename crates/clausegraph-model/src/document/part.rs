//! The parts that artefacts carry besides what all of them have: one part for each sort of thing.

use serde::{Deserialize, Serialize};

use super::{ItemDocument, LogDocument, RecordTestDocument};
use crate::{
    ArtefactId, ClauseId, Date, Fact, Interval, Key, MemberId, Period, PersonKey, fact::SaysNone,
    kind::closed,
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

closed! {
    /// How an observation was made.
    ObservationMethod {
        /// Somebody was asked.
        Interview = "interview",
        /// The record or setting was looked at in its tool.
        SeenInTool = "seen-in-tool",
        /// The work was watched.
        Watched = "watched",
        /// The place was visited.
        SiteVisit = "site-visit",
    }
}

closed! {
    /// Whether a routine holds everywhere.
    Mandate {
        /// Everybody in the scope works by it.
        Mandatory = "mandatory",
        /// A part of the organisation works by it.
        Local = "local",
    }
}

closed! {
    /// How many records of a population were tested.
    TestMethod {
        /// All of them.
        Census = "census",
        /// A part of them.
        Sample = "sample",
    }
}

closed! {
    /// Whether somebody decided to carry an action out.
    ActionDecision {
        /// Nobody has decided yet.
        Open = "open",
        /// It is to be done.
        Approved = "approved",
        /// It is not to be done.
        Rejected = "rejected",
    }
}

closed! {
    /// Whether an action reached what it aimed at.
    ActionAchievement {
        /// It did.
        Reached = "reached",
        /// It did not.
        Missed = "missed",
    }
}

closed! {
    /// Whether what may come is unwelcome or welcome.
    RiskNature {
        /// It is unwelcome.
        Risk = "risk",
        /// It is welcome.
        Opportunity = "opportunity",
    }
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
    }
}
