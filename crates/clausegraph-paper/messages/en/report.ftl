# Sentences of the interactive report.

report-page-title = { $name }: evidence report, { $day }
report-skip = Skip to the report
report-contents = Contents
report-kind-consultant = Gap assessment
report-kind-auditor = Audit evidence
report-theme = Light or dark
report-print = Print
report-as-of = As of
report-against = Against
report-read = Looked at
report-read-counts = { $artefacts } artefacts, { $requirements } requirements, { $cells } cells
report-made-by = Made by Clausegraph { $version }. The same data give the same page.

report-notice = This page speaks of evidence: what there is to show, what is lacking, what nobody has stated. It does not say whether the organisation conforms; that is for a person to judge.
report-notice-gap = A gap assessment is not an internal audit and takes the place of none.
report-notice-audit = Auditing is sampling. Grades, conclusions and recommendations are left for the auditor to write.
report-notice-script = This organisation has so many cells that their details stand in the page as data, which a script writes out where a requirement is opened. Without scripts each requirement shows how many cells have which status.
report-printed = This is a short print: what was folded on the screen stands as one line. Unfold it there to print it in full.
report-printed-folded = Left folded here:
report-printed-requirements = requirements
report-printed-kinds = kinds of evidence
report-printed-lists = further lists
report-printed-filtered = Filters were set; printed is what they leave:

report-gates = Gates
report-gates-counts = Of { $all } gates, evidence is present for { $present } and absent for { $absent }; { $unknown } cannot be evaluated. A gate stands above all numbers: no share makes up for one.
report-gate-present = Evidence present
report-gate-absent = Evidence absent
report-gate-unknown = Cannot evaluate
report-gate-custom = by custom, not by the standard
report-more-reasons = { $n ->
    [one] One more reason
   *[other] { $number } more reasons
}
report-more = { $n ->
    [one] One more
   *[other] { $number } more
}

report-heat = Evidence by clause and aspect
report-heat-lead = Each field goes from what is known to be covered to what would be if everything unknown turned out well. Below it: covered cells of those that count. There is no total over all clauses, since a mean hides a missing clause.
report-heat-caption = Chapters and areas against aspects
report-heat-caption-leaves = All clauses against aspects
report-heat-leaves = { $n ->
    [one] The one clause
   *[other] All { $number } clauses
}
report-heat-from = from { $from } %
report-clause = Clause
report-clause-any = All clauses
report-all-aspects = All aspects
report-aspect-design = Design
report-aspect-operation = Operation
report-aspect-evaluation = Evaluation
report-aspect-improvement = Improvement
report-nothing-asked = nothing asked
report-share = { $known } %
report-share-range = { $known }–{ $possible } %
report-of = { $known } of { $all }
report-of-range = { $known } to { $possible } of { $all }

report-gaps = Biggest gaps
report-gaps-none = No requirement is known to fall short of evidence.
report-gaps-lead = { $n ->
    [one] One clause falls short of evidence.
   *[other] { $number } clauses fall short of evidence; here are the { $shown } biggest. First comes the gravest indicator, then the gates kept from evidence, then what hangs on the gap, then the number of cells.
}
report-gaps-lead-auditor = { $n ->
    [one] One clause falls short of evidence.
   *[other] { $number } clauses fall short of evidence; here are the { $shown } biggest. First comes the gravest indicator, then the gates kept from evidence, then the number of cells.
}
report-gaps-more = { $n ->
    [one] One more clause that falls short
   *[other] { $number } more clauses that fall short
}
report-gap-cells = { $n ->
    [one] One cell of { $all } falls short:
   *[other] { $number } cells of { $all } fall short:
}
report-gap-gates = Keeps from evidence: { $gates }.
report-gap-explains = { $n ->
    [one] Upstream: one other gap hangs on it.
   *[other] Upstream: { $number } other gaps hang on it.
}
report-gap-more = { $n ->
    [one] and one more requirement
   *[other] and { $number } more requirements
}

report-lapses = Evidence that lapses next
report-lapses-lead = What changes up to { $until } if nothing is done: nothing is added and nothing in the data is changed. What is recorded for a day to come counts from that day on.
report-lapses-none = Nothing lapses in that time.
report-act-by = Do by
report-from-day = From
report-what = What
report-cells = Cells
report-which-cells = Cells that show less

report-retire = Paper to retire
report-retire-none = No document can go: each shows something that nothing else shows, or stays for another reason.
report-retire-lead = { $documents } documents can go, all of them together, and no status of { $cells } cells changes. That saves { $saved } of { $before } a year.
report-document = Document
report-do = What to do
report-do-drop = Drop it: a copy of { $into }
report-do-merge = Merge into { $into }
report-do-withdraw = Withdraw
report-do-release = Release: used, and no document of the system
report-do-ask = Ask who uses it
report-hours = A year
report-stands = What then stands for it
report-stands-nothing = It shows nothing that is asked for.
report-stands-more = { $named } and { $number } more
report-why = Why
report-look-at = { $n ->
    [one] One document to look at: it overlaps, and stays
   *[other] { $number } documents to look at: they overlap, and stay
}

report-filters = Filter and search
report-search = Search
report-search-hint = Search: press /
report-service = Service
report-service-any = All services
report-supplier = Supplier
report-supplier-any = All suppliers
report-owner = Owner
report-owner-any = All owners
report-status = Status
report-indicator = Indicator
report-reset = Reset
report-shown-cells = of { $all } cells
report-shown-requirements = of { $all } requirements
report-shown-findings = of { $all } findings
report-shown-artefacts = of { $all } artefacts

report-map = Evidence map
report-map-lead = Open a clause, a requirement, then one of those it holds for: each shows what was asked for, what was offered, what is wrong with it, and where that stands in the files.
report-open-all = Open all that is shown
report-close-all = Close all
report-details-are-data = The details are data of this page, for which a script is needed.
report-ask = Ask
report-holds-for = Holds for
report-maintain = Document to keep up to date
report-retain = Record to keep
report-usual = Usually looked at
report-previous = Found before
report-linked = Tied to
report-would-show = What would show it
report-member-organisation = The organisation
report-member-population = All of them together
report-decided = Decided by its slots: { $rule }, so it is { $status }.
report-decided-otherwise = Decided otherwise:
report-origin = Evidence { $origin }.
report-alternatives = At least { $least } of:
report-slot-open = No source carries anything of the kind.
report-slot-nothing = Nothing is offered.
report-offers-more = { $n ->
    [one] One more is offered; the register of evidence lists it.
   *[other] { $number } more are offered; the register of evidence lists them.
}
report-own-entry = Its own entry
report-taken = taken
report-due = The next is due { $interval } after it, by { $day }; { $planner } plans the interval.
report-not-stated = a number that is not stated
report-tested = Record test { $test }: { $tested } of { $all } tested, { $exceptions } failed; tolerance { $tolerance }.
report-untested = Record test { $test }: no result is stated; records: { $all }.
report-census = All there are were tested.
report-sample = A sample: no rate is concluded from it.
report-period = Records of { $from } to { $to }.
report-repeats = found before
report-judged-conformity = Judged: conformity
report-judged-ofi = Judged: opportunity for improvement
report-judged-minor = Judged: minor nonconformity
report-judged-major = Judged: major nonconformity
report-judged-not-yet = Not yet judged
report-judged-by = by { $by }, { $on } ({ $id }):
report-judged-against = The evidence says otherwise.
report-judged-outdated = What was looked at has changed since.
report-judgement = Judgement
report-judgement-by = by
report-judgement-on = on

report-findings = Findings
report-findings-lead = What the rules noticed, equal findings together. An indicator is no grade: it says which grade a person may want to consider.
report-findings-none = The rules noticed nothing.
report-findings-caption = Findings by theme and indicator
report-theme-column = Theme
report-strengths = What works well
report-together = To be looked at together
report-together-lead = Several minor indicators on one clause that a person may want to look at as one.
report-together-one = { $n ->
    [one] one indicator; { $reason }.
   *[other] { $number } indicators; { $reason }.
}
report-times = { $n ->
    [one] once
   *[other] { $number } times
}
report-comes-about = How it comes about
report-finding = Finding
report-rule-version = rule version { $version }
report-clauses = Clauses
report-requirements = Requirements
report-thresholds = Numbers of the rule
report-inputs = What was read
report-decided-by = Artefacts
report-not-said = Not stated, without effect
report-clears = What would clear it
report-cut = { $text }… (cut; the file has it whole)
report-stated-none = stated none
report-the-organisation = the organisation

report-register = Register of evidence
report-register-lead = Every artefact once, by kind: its state, who answers for it, its days, what it shows, and where it stands.
report-artefact = Artefact
report-state = State
report-dates = Days
report-shows = Shows something of
report-where = Where
report-version = version { $version }
report-dated = Dated { $day }
report-approved = Approved { $day }
report-next-review = Next review { $day }
report-shows-more = and { $number } more

report-upstream = What gaps hang on
report-upstream-picture = Upstream gaps and what hangs on them
report-place = No.
report-asked = What is asked
report-effect = What closing it would do
report-together-explained = Explained, with those before

report-timeline = Timeline of lapses
report-timeline-lead = How many cells show less in each month if nothing is done, and when a gate turns.
report-timeline-picture = Cells that show less, by month
report-timeline-about = { $n ->
    [one] One change of a cell for the worse in all. The table below holds the numbers.
   *[other] { $number } changes of cells for the worse in all. The table below holds the numbers.
}
report-timeline-caption = Changes by month
report-key-worse = Cells that show less
report-key-gate = A gate turns
report-as-table = The same as a table
report-month-column = Month
report-month = { $month ->
    [m01] Jan
    [m02] Feb
    [m03] Mar
    [m04] Apr
    [m05] May
    [m06] Jun
    [m07] Jul
    [m08] Aug
    [m09] Sep
    [m10] Oct
    [m11] Nov
    [m12] Dec
   *[other] { $month }
} { $year }
report-turn-worse = Show less
report-turn-better = Show more
report-turn-gates = Gates
report-turns-present = { $gate }: evidence present from { $day }
report-turns-absent = { $gate }: evidence absent from { $day }
report-turns-unknown = { $gate }: cannot be evaluated from { $day }

report-matrices = Scope matrices
report-matrices-lead = What each service, supplier, agreement and process has of what it must have. Below each heading: there for how many of those that are asked.
report-matrix-there = there
report-matrix-unknown = not stated
report-matrix-hole = not there
report-matrix-not-asked = not asked
report-rows = { $n ->
    [one] one row
   *[other] { $number } rows
}
report-members-unknown = Nobody states which there are: some of them, or all, may not be listed here.
report-none = None.

report-unknown = What cannot be evaluated
report-unknown-lead = Missing data is neither a defect nor a pass. Here stands what nobody states and what it keeps from being decided; what decides most comes first.
report-unknown-cells = Cells without an answer
report-unknown-rules = Rules without an answer
report-cells-count = { $n ->
    [one] one cell
   *[other] { $number } cells
}
report-rules-count = { $n ->
    [one] one rule
   *[other] { $number } rules
}
report-subjects = { $n ->
    [one] about one thing
   *[other] about { $number } things
}
report-not-stated-column = Not stated
report-not-stated-of = By
report-cells-alone = Lack nothing else

report-method = How to read this page
report-method-lead = A cell is a requirement for one of those it holds for: a service, a supplier, a set of records, or the organisation. Its status follows from what is offered for each of its slots by one rule; findings add what rules noticed and change no status.
report-statuses = Statuses of evidence
report-indicators = Indicators
report-no-grade = No indicator is a grade. A nonconformity is what a person judges, with name, day and reason.
report-rules-run = { $n ->
    [one] The rule that was run, and its numbers
   *[other] All { $number } rules that were run, and their numbers
}
report-rules-caption = Rules that were run
report-rule = Rule
report-found = Found
report-clean = Nothing found
report-not-evaluated = No answer

report-status-covered = covered
report-status-cannot-evaluate = cannot evaluate
report-status-stale = stale
report-status-weak = weak
report-status-partial = partial
report-status-missing = missing
report-status-not-triggered = not triggered
report-status-not-chosen = not chosen
report-value-ok = ok
report-value-unknown = unknown
report-value-lapsed = lapsed
report-value-weak = weak
report-value-none = none
report-value-nothing = nothing asked
report-indicator-major-indicator = major indicator
report-indicator-minor-indicator = minor indicator
report-indicator-observation = observation
report-indicator-opportunity = opportunity
report-indicator-health = health
report-indicator-strength = strength
