//! The closed vocabularies of the parts that artefacts carry.

use serde::{Deserialize, Serialize};

use crate::kind::closed;

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

closed! {
    /// What an objective aims at.
    ObjectiveCategory {
        /// Holding or getting a certificate.
        Certification = "certification",
        /// Getting through an audit.
        Audit = "audit",
        /// The services and those who use them.
        Service = "service",
        /// The business of the organisation or its customers.
        Business = "business",
        /// The management system and its people.
        System = "system",
    }
}

closed! {
    /// What a metric counts.
    MetricClass {
        /// What people do: tickets closed, calls taken.
        Activity = "activity",
        /// What is produced: reports, releases.
        Output = "output",
        /// What it brings those who are served.
        Outcome = "outcome",
        /// What those who are served say of it.
        Experience = "experience",
    }
}

closed! {
    /// The family of outcomes that a metric belongs to.
    MetricFamily {
        /// Whether a service is there and can be relied on.
        ReliabilityAvailability = "reliability-availability",
        /// Whether changes succeed.
        ChangeSuccess = "change-success",
        /// How long it takes until a service is back.
        TimeToRestore = "time-to-restore",
        /// What users say.
        UserExperience = "user-experience",
        /// Whether agreed targets were kept.
        SlaAttainment = "sla-attainment",
        /// How many complaints there were.
        Complaints = "complaints",
        /// How many major incidents there were.
        MajorIncidents = "major-incidents",
        /// How a service does as a whole, across all parties to it.
        EndToEnd = "end-to-end",
    }
}

closed! {
    /// A side of a threshold.
    Side {
        /// Above it.
        Above = "above",
        /// Below it.
        Below = "below",
    }
}

closed! {
    /// What a target of an agreement is about.
    TargetClass {
        /// Parts of the technology: processor, memory, network.
        Infrastructure = "infrastructure",
        /// What people do.
        Activity = "activity",
        /// How soon somebody answers.
        ResponseTime = "response-time",
        /// How much of the time the service is there, as a share.
        Availability = "availability",
        /// How soon the service is back, in minutes.
        Restore = "restore",
        /// The hours of a week in which the service is supported.
        Hours = "hours",
        /// What it brings the customer's business.
        BusinessOutcome = "business-outcome",
        /// How much work the service takes.
        Workload = "workload",
        /// What users say.
        Experience = "experience",
    }
}

closed! {
    /// Why there is a routine.
    RationaleBasis {
        /// An objective asks for it.
        Objective = "objective",
        /// A risk asks for it.
        Risk = "risk",
        /// A requirement of a service or a standard asks for it.
        Requirement = "requirement",
        /// A law or contract asks for it.
        Obligation = "obligation",
        /// A framework describes it.
        Framework = "framework",
    }
}

closed! {
    /// Who asks for a document.
    MandateBasis {
        /// A clause of a standard.
        Clause = "clause",
        /// A law or regulation.
        Law = "law",
        /// A contract or agreement.
        Contract = "contract",
        /// A decision of the organisation.
        Decision = "decision",
    }
}

closed! {
    /// What a decision asks of anybody.
    DecisionNature {
        /// Something is to be done.
        Action = "action",
        /// It is taken note of.
        Information = "information",
        /// It is accepted as it is.
        Acceptance = "acceptance",
    }
}
