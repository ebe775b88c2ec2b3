# Sentences of the deliverable `audit`.
#
# `$context` is the kind of work (`internal`, `second-party`, `certification`, `gap`, `none`), `$edition` the
# edition of ISO 19011 (`of-2018`, `of-2026`). Every sentence may choose by them.

audit-title = { $context ->
    [internal] Internal audit report
    [second-party] Second-party audit report
    [certification] Certification audit report
    [gap] Report on judgements of a gap assessment
   *[none] Audit report
}
audit-footer = { $name }, state of the data of { $day }
audit-whose = What the data knows is filled in, with its source. Judgements are those of the people named. The conclusion, the degree of fulfilment and the recommendation are left to the people who audit, and so is every line that is empty.
audit-sampling = { $edition ->
    [of-2026] Auditing is sampling. This report rests on the evidence that was available and looked at, on site or at a distance; what was not looked at may hold nonconformities that are not named here.
   *[of-2018] Auditing is sampling. This report rests on the evidence that was available and looked at; what was not looked at may hold nonconformities that are not named here.
}
audit-no-engagement = No engagement is stated: kind of audit, criteria, scope, period and team are not known.
audit-no-engagement-short = Not stated: no engagement is recorded.
audit-gap-is-no-audit = A gap assessment is no audit. What was judged in one is shown here as it was judged; it takes the place of no audit.

audit-not-stated = not stated
audit-none = none
audit-version = version { $version }
audit-file-line = { $file }, line { $line }
audit-from-to = { $first } to { $last }

audit-summary = Summary
audit-tile = { $value ->
    [major] { $number ->
        [one] major nonconformity
       *[other] major nonconformities
    }
    [minor] { $number ->
        [one] minor nonconformity
       *[other] minor nonconformities
    }
    [ofi] { $number ->
        [one] opportunity for improvement
       *[other] opportunities for improvement
    }
    [conformity] judged as met
   *[not-yet] looked at, not judged yet
}
audit-summary-judged = A person judged { $judged } of { $all } requirements in this work. On the others nobody has judged, which says nothing about them.
audit-summary-conclusion = The conclusion is for the people who audit; its places stand under
audit-column-clause = Clause
audit-column-requirements = Requirements
audit-column-judged = Judged
audit-column-value = { $value ->
    [major] Major
    [minor] Minor
    [ofi] OFI
   *[conformity] Met
}

audit-field-number = Number of the report
audit-field-client = { $context ->
    [certification] Client
   *[other] Auditee
}
audit-field-address = Address
audit-field-representative = { $context ->
    [certification] Representative of the client
   *[other] Representative of the auditee
}
audit-field-auditing-body = { $context ->
    [certification] Certification body
    [second-party] Auditing organisation
   *[other] Audited by (function or body)
}
audit-field-type = Type of audit
audit-type = { $context ->
    [internal] Internal audit (first party)
    [second-party] Audit by or for a customer (second party)
    [certification] Certification audit (third party)
   *[gap] Gap assessment
}
audit-field-criteria = Audit criteria
audit-field-scope = Audit scope
audit-field-period = Period looked at
audit-field-team = Audit team
audit-field-catalogue = Requirements checked
audit-field-guidance = Guidance for the report
audit-guidance = { $edition ->
    [of-2026] ISO 19011:2026
   *[of-2018] ISO 19011:2018
}
audit-field-as-of = State of the data
audit-field-report-date = Date of the report

audit-engagement = The audit
audit-field-objectives = { $edition ->
    [of-2026] Objectives of the audit
   *[of-2018] Audit objectives
}
audit-field-audit-client = { $edition ->
    [of-2026] Who asked for the audit
   *[of-2018] Audit client
}
audit-field-leader = Leader of the team
audit-field-impartiality = How it is made sure that nobody audits own work
audit-field-companions = Experts, observers, guides, interpreters
audit-field-participants = { $context ->
    [certification] People of the client who took part
   *[other] People of the auditee who took part
}
audit-field-days = Days on which findings were judged
audit-field-dates = { $edition ->
    [of-2026] Dates and places of the work, and for each whether on site, at a distance or both
   *[of-2018] Dates and places of the work, on site or remote
}
audit-field-combined = Combined, joint or integrated with another audit
audit-field-deviations = Deviations from the plan, and the reasons
audit-field-programme = Matters that touch the audit programme
audit-field-obstacles = Obstacles that may lessen trust in the conclusion
audit-field-confidentiality = Confidentiality
audit-field-distribution = Who gets the report
audit-scope-title = Scope of the management system
audit-scope-intro = As the data states it on the day of the data. Whether it fits the scope of the audit is for the team to say.
audit-column-list = List
audit-scope-list = { $list ->
    [services] Services
    [suppliers] Suppliers
    [customers] Customers
    [units] Units
   *[locations] Locations
}
audit-scope-in = In
audit-scope-partly = Partly in
audit-scope-out = Out, or not yet in
audit-scope-unknown = Not stated
audit-coverage = What was covered
audit-coverage-intro = By the judgements that are recorded. A clause without a judgement may have been looked at; nobody has written down what came of it.
audit-coverage-whole = Clauses in which every requirement is judged ({ $number })
audit-coverage-part = Clauses judged in part ({ $number })
audit-coverage-none = Clauses without a judgement ({ $number })
audit-field-not-covered = Areas of the scope that were not covered, and why

audit-method = Method and sampling
audit-method-sampling = { $edition ->
    [of-2026] Evidence was taken from samples, and samples leave records, places and people unseen. What was tested is said of the records that were tested, never as a share of a population. Where a method worked at a distance, that is to be told beside it.
   *[of-2018] Evidence was taken from samples, and samples leave records, places and people unseen. What was tested is said of the records that were tested, never as a share of a population.
}
audit-field-methods = Methods used, and how samples were chosen where the data does not say
audit-field-remote = { $edition ->
    [of-2026] Methods at a distance: what for, with which means, and what they could not show
   *[of-2018] Remote methods, and how well they worked
}
audit-samples = Samples
audit-samples-none = No plan of a sample is handed over with the data. Where a record set keeps how its sample was drawn, it stands with the record set below.
audit-samples-intro = One part for each sample: the population, the rule and the seed by which anybody can draw it again, what the records showed, and every record that was drawn.
audit-samples-no-results = Only the plan of this sample was handed over, and no sheet with results.
audit-samples-left = Nothing is said of these tests of the plan: { $tests }.
audit-samples-tested-on = The last record was tested on { $day }.
audit-samples-items = The records that were drawn, all of them:
audit-column-conforming = As asked
audit-column-cannot-tell = Cannot tell
audit-column-not-concerned = Not concerned
audit-column-open = Open
audit-column-record = Record
audit-column-result = What it showed
audit-outcome-conforming = as asked
audit-outcome-exception = exception
audit-outcome-cannot-tell = cannot tell
audit-outcome-not-concerned = not concerned
audit-outcome-open = not tested yet
audit-records = Record tests
audit-records-intro = One block for each set of records: what was tested, on how many, and how many of those failed.
audit-records-none = No test of records is stated.
audit-records-untested = No test is stated for these sets: { $sets }.
audit-column-test = Test
audit-column-rule = Rule
audit-column-of = Records concerned
audit-column-tested = Tested
audit-column-exceptions = Exceptions
audit-rule = { $rule ->
    [census] all records
    [sample] a sample
   *[other] { $rule }
}
audit-all-of-set = all of the set
audit-set-size = { $number } records
audit-period-not-stated = period not stated
audit-observations = Interviews and observations
audit-observations-intro = Those that the data holds.
audit-observations-none = The data holds no interview and no observation.
audit-column-number = No.
audit-column-method = Method
audit-column-day = Date
audit-column-interviewee = Role asked or watched
audit-column-interviewer = By
audit-column-seen = Seen or said
audit-column-remote = On site or at a distance
audit-place-remote = ☐ on site ☐ at a distance
audit-observed = { $method ->
    [interview] interview
    [seen-in-tool] seen in the tool
    [watched] work watched
    [site-visit] visit of the place
   *[other] { $method }
}

audit-findings = Findings
audit-findings-intro = Only what a person judged stands here, with name, date and reason. A nonconformity leads to its form.
audit-findings-none = No judgement is recorded for this work.
audit-findings-of = { $value ->
    [major] Major nonconformities ({ $number })
    [minor] Minor nonconformities ({ $number })
    [ofi] Opportunities for improvement ({ $number })
   *[conformity] Requirements judged as met ({ $number })
}
audit-findings-elsewhere = Judgements of other work that still hold
audit-findings-elsewhere-intro = Made in another kind of work, or before the period of this one. They are shown so that nothing is lost; whether they belong to this audit is for the team to say.
audit-column-requirement = Requirement
audit-column-statement = Finding, and who judged
audit-column-evidence = Evidence
audit-judged-by = { $person }, { $day }, { $work }
audit-members = For { $members }
audit-no-evidence-named = The judgement names no artefact.
audit-no-longer-listed = no longer listed
audit-seen-version = seen in version { $version }
audit-seen-hash = seen with hash { $hash }
audit-seen-no-version = version seen not stated

audit-open = Not settled
audit-open-intro = A judgement changes no evidence, and evidence changes no judgement. Where the two differ, both are shown, and a person decides.
audit-open-none = No judgement that holds is contradicted, outdated or left open.
audit-open-contradicted = The evidence on file says otherwise
audit-open-evidence-says = evidence on file:
audit-open-apart = Judgements that say different things of the same
audit-open-and = and
audit-open-outdated = What was looked at has changed since
audit-open-was-and-is = { $change ->
    [gone] { $artefact } is no longer listed
    [retired] { $artefact } has been retired
    [version] { $artefact }: version seen { $then }, version now { $now }
   *[hash] { $artefact }: the bytes are others than those seen
}
audit-open-not-yet = Looked at, and not judged yet
audit-field-differences = { $context ->
    [certification] Differences of opinion between team and client that were not settled
   *[other] Differences of opinion between team and auditee that were not settled
}
audit-status = { $status ->
    [covered] ● covered
    [cannot-evaluate] ? cannot be evaluated
    [stale] ◔ stale
    [weak] ~ weak
    [partial] ◐ partial
    [missing] ○ missing
   *[other] {"–"} not counted
}

audit-before = Since the last audit
audit-before-intro = What earlier audits found, how that stands today, and what changed in between.
audit-earlier = Earlier findings
audit-earlier-intro = Corrective actions that an audit raised, as their records say.
audit-earlier-none = No corrective action is recorded that an audit raised.
audit-earlier-again = The same again, by the organisation's own word
audit-earlier-replaced = Nonconformities that a later judgement replaced
audit-column-finding = Finding and owner
audit-column-raised = Raised by
audit-column-state = State of the action
audit-column-effect = Effect checked
audit-state-verified = done, effect checked on { $day }
audit-state-missed = checked on { $day }: aim not reached
audit-state-done = done on { $day }, effect not checked
audit-state-overdue = open, was due on { $day }
audit-state-open = open, due on { $day }
audit-state-open-undated = open, no due date stated
audit-verified-by = by { $person }, { $day }
audit-verified-by-nobody-named = on { $day }, by nobody named
audit-not-verified = not checked
audit-no-owner = owner not stated
audit-field-effectiveness = Effectiveness of earlier corrective actions, as the team judges it
audit-changes = Significant changes
audit-last-audit = { $known ->
    [yes] The last audit on record: { $audit }, { $day }, { $work }.
   *[no] The last audit on record: { $audit }, { $day }; its kind is not stated.
}
audit-changes-none = No change of the organisation is stated.
audit-day-not-stated = day not stated
audit-field-changes = Significant changes since the last audit that the data does not hold

audit-system = How the system looks after itself
audit-system-intro = A summary of the evidence on internal audits, management reviews and objectives; the data alone, newest first.
audit-audits = Audits
audit-audits-none = No audit is recorded.
audit-column-audit = Audit and date
audit-column-work = Kind
audit-column-clauses = Clauses
audit-column-team = Team
audit-column-results = Results
audit-reviews = Management reviews
audit-reviews-none = No management review is recorded.
audit-column-review = Review and date
audit-column-chair = Chair
audit-column-inputs = Inputs
audit-column-decisions = Decisions
audit-objectives = Service management objectives
audit-objectives-intro = What they aim at beside what was measured last. Whether an objective is met is for a person to say.
audit-objectives-none = No objective is recorded.
audit-column-objective = Objective
audit-column-target = Target
audit-column-last-value = Last value
audit-column-due = Due
audit-measured = { $value } ({ $metric }, { $day })
audit-certificates = Certificates
audit-certificate = : { $standard }, edition { $edition-stated }; scope: { $scope }; { $body }; { $first } to { $last }

audit-conclusion = Conclusion
audit-conclusion-intro = For the people who audit. Nothing here is filled in by the engine, whatever the data says.
audit-place-conformity = { $context ->
    [certification] Conformity of the system with the requirements
   *[other] Conclusion on the audit criteria
}
audit-place-capability = Whether the system is able to meet requirements and reach its intended outcomes, with the evidence in short
audit-place-audit-and-review = What internal audit and management review show, in short
audit-place-degree = { $edition ->
    [of-2026] Extent to which the criteria are fulfilled
   *[of-2018] Degree to which the audit criteria are fulfilled
}
audit-place-objectives = Whether the objectives of the audit were met
audit-place-grades = Grades confirmed by the leader of the team
audit-place-scope = Whether the scope of certification is appropriate
audit-place-marks = Use of marks and certificates
audit-place-good-practice = Good practice
audit-place-follow-up = Agreed follow-up, if any
audit-place-programme = What follows for the audit programme
audit-place-recommendation = { $context ->
    [certification] Recommendation on certification
   *[other] Recommendation, if the objectives ask for one
}
audit-place-leader = Leader of the team: name and date
audit-place-signed = Signature
audit-place-received = { $context ->
    [certification] Received by the client: name and date
   *[other] Received by the auditee: name and date
}

audit-evidence = Annex A: evidence referred to
audit-evidence-intro = Every artefact that a statement of this report rests on, with its version, its date and where it lies. Hashes are shortened to twelve digits; the evidence map as a table (CSV) holds them whole.
audit-evidence-none = No artefact is referred to.
audit-column-artefact = Artefact
audit-column-kind = Kind
audit-column-version = Version
audit-column-owner = Owner
audit-column-place = Where it lies

audit-noticed = Annex B: what the engine noticed
audit-noticed-notice = No nonconformity and no grade stands in this annex. A program compared the data with its rules; each line names something that a person may want to look at, the values it saw and what it lacked. Nobody has judged it.
audit-noticed-note = Long lists under "Not stated" are shortened, with how many more there are; the findings as data (JSON) name each.
audit-noticed-none = The rules noticed nothing.
audit-noticed-no-clause = Without a clause
audit-noticed-limits = Limits: { $limits }
audit-noticed-again = noticed before
audit-column-indicator = Indicator
audit-column-noticed = Noticed
audit-column-values = Values
audit-column-missing = Not stated
audit-unknown = What cannot be evaluated
audit-unknown-intro = For want of data the rules say nothing about these subjects: neither good nor bad.
audit-unknown-none = Every rule had what it needs.
audit-column-rule-name = Rule
audit-column-subjects = Subjects

audit-form-title = Nonconformity { $number }
audit-form-title-empty = Nonconformity (empty form)
audit-form-intro = Part 1 and part 3 are the auditor's. Part 2 is the auditee's: the auditor proposes neither cause nor solution.
audit-form-finding = 1 Finding
audit-form-response = 2 Answer of the auditee
audit-form-follow-up = 3 Review and verification
audit-form-number = Number
audit-form-organisation = Organisation
audit-form-site = Site
audit-form-area = Area, process or member
audit-form-standard = Standard
audit-form-edition = Edition (catalogue)
audit-form-clause = Clause
audit-form-grade = Grade, as judged
audit-form-date = Date
audit-form-requirement = Requirement, in own words
audit-form-statement = Statement of the nonconformity
audit-form-evidence = Objective evidence (records, dates)
audit-form-tests = Record tests with exceptions
audit-form-test = { $test }: { $exceptions } of { $tested } tested
audit-form-auditor = Auditor
audit-form-acknowledged = Acknowledged by the auditee (name, date)
audit-form-response-due = Answer due by
audit-form-repeat-of = Repeat of (found before on the same requirement)
audit-form-raised-by = , raised by { $audit }
audit-form-actions-of-day = Actions that may belong here
audit-form-perhaps = { $actions }: raised by an audit of that day, and the record names no requirement. Whether they belong to this finding is for a person to say.
audit-form-correction = Correction, date and evidence
audit-form-extent = Extent: checked elsewhere?
audit-form-cause = Root cause
audit-form-cause-method = Method by which the cause was found
audit-form-action = Corrective action
audit-form-owner = Owner
audit-form-due = Due by
audit-form-responded = Answered by (name, date)
audit-form-review = Review of the answer: ☐ accepted  ☐ returned, because
audit-form-state = State by the record
audit-form-implemented = Implementation verified (by, on, evidence)
audit-form-effective = Effectiveness verified (by, on, how)
audit-form-closed = Closed (by, on)
