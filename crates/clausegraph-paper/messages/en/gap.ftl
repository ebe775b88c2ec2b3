# Sentences of the deliverable `gap`.

## The first page

gap-title = Gap report
gap-title-auditor = Account of the evidence
gap-footer = { $organisation }: { $title }, as of { $day }
gap-fact-as-of = As of
gap-fact-catalogue = Assessed against
gap-fact-engagement = Made for
gap-fact-criteria = Criteria
gap-fact-scope = Scope of the work
gap-fact-team = Team
gap-fact-released = Released by
gap-no-engagement = Nobody states what this is made for, by whom and for which period.
gap-no-team = Nobody is named.
gap-engagement = { $type }, { $first } to { $last }
gap-notice-no-audit = A gap assessment is not an internal audit and cannot stand for one. It looks ahead: where the evidence stands today and what is still to be done. Whoever needs an internal audit holds one, by people who do not audit their own work.
gap-notice-no-report = This is an account of criteria, evidence and samples. It is no audit report: conclusion, grades and recommendation are the auditor's, and stand in the auditor's own report.
gap-notice-evidence = It speaks of evidence and never of conformity. An indicator says what a person may want to look at; it is no grade. What nobody states is unknown: neither a defect nor a pass.

## The parts

gap-annex = Annex { $letter }: { $title }
gap-part-summary = Management summary
gap-part-method = Scope and method
gap-part-results = Result by clause group
gap-part-works = What works
gap-part-works-auditor = Where evidence covers everything
gap-part-gaps = Gaps with severity and root theme
gap-part-gaps-auditor = Where evidence falls short
gap-part-simplify = Over-documentation and simplification
gap-part-roadmap = Roadmap with effort
gap-part-quick-wins = Quick wins within 30 days
gap-part-outlook = Outlook and conditions
gap-part-limits = Assumptions, sampling and limits
gap-part-documents = Documents
gap-part-interviews = Interviews to hold
gap-part-written = What the assessors wrote
gap-part-tests = Tests of records
gap-part-findings = Findings in full
gap-part-unknown = Rules that could not be evaluated

## Words of all parts

gap-of = { $part } of { $whole }
gap-row = { $rest } and { $last }
gap-few = { $words } and { $more } more
gap-and-more = { $first }; and { $more } more
gap-rest = { $n ->
    [one] { $shown } more stands in “{ $part }”.
   *[other] { $shown } more stand in “{ $part }”.
}
gap-in-full = Finding by finding: “{ $part }”.
gap-not-stated = not stated
gap-stated-none = none
gap-not-known = no day can be told
gap-nobody = nobody
gap-gate-custom = { $gate } (custom, no requirement)
gap-count-major = { $n ->
    [one] { $shown } major indicator
   *[other] { $shown } major indicators
}
gap-count-minor = { $n ->
    [one] { $shown } minor indicator
   *[other] { $shown } minor indicators
}
gap-count-observation = { $n ->
    [one] { $shown } observation
   *[other] { $shown } observations
}
gap-count-opportunity = { $n ->
    [one] { $shown } opportunity
   *[other] { $shown } opportunities
}
gap-count-health = { $n ->
    [one] { $shown } health sign
   *[other] { $shown } health signs
}
gap-count-strength = { $n ->
    [one] { $shown } strength
   *[other] { $shown } strengths
}

## Columns

gap-column-gate = Gate
gap-column-state = State
gap-column-before-it = What stands before it
gap-column-list = What
gap-column-in = In
gap-column-out = Out or not yet
gap-column-undecided = Nobody says
gap-column-status = Status
gap-column-meaning = What it says
gap-column-indicator = Indicator
gap-column-records = Records
gap-column-period = Period
gap-column-total = There are
gap-column-test = Test
gap-column-tested = Tested
gap-column-exceptions = Failed
gap-column-drawn = Drawn
gap-column-tests = Tests
gap-column-with-exceptions = With failures
gap-column-of-records = About
gap-column-clause = Clause
gap-column-covered = Covered
gap-column-share = Share
gap-column-theme = Theme
gap-column-gaps = Gaps
gap-column-majors = Major
gap-column-minors = Minor
gap-column-observations = Observ.
gap-column-opportunities = Opport.
gap-column-biggest = The biggest
gap-column-gap = Gap
gap-column-severity = Severity
gap-column-what = What was noticed
gap-column-document = Document
gap-column-owner = Owner
gap-column-do = What to do
gap-column-why = Why
gap-column-hours = A year
gap-column-phase = Phase
gap-column-about = What it is about
gap-column-actions = Actions
gap-column-effort = Effort
gap-column-from = From
gap-column-to = To
gap-column-number = No.
gap-column-action = Action
gap-column-type = Type
gap-column-closes = Closes
gap-column-by = By
gap-column-upstream = Gap above which no other stands
gap-column-adds = Explains further
gap-column-explained = Together
gap-column-unlocked = Unlocked
gap-column-work = Work
gap-column-once = Once
gap-column-each = Each further
gap-column-days = Days at least
gap-column-earliest = Earliest
gap-column-day = Day
gap-column-less = Show less
gap-column-more = Other changes
gap-column-requirements = Requirements
gap-column-unknown = Nobody can tell
gap-column-counted = Of
gap-column-parameter = Number
gap-column-value = Value
gap-column-value-from = Where it comes from
gap-column-kind = Kind
gap-column-version = Version
gap-column-review = Next review
gap-column-verdict = Verdict
gap-column-requirement = Requirement
gap-column-question = What to ask
gap-column-finding = Finding
gap-column-found = What was found
gap-column-clears = What would clear it
gap-column-code = Rule
gap-column-rule = What it looks for
gap-column-subjects = Subjects
gap-column-lacking = What is not stated
gap-column-in-words = Gap, in the assessor's words
gap-column-written-by = Written by
gap-column-asked-by = Asked by
gap-column-decided-by = Decided by
gap-column-decision = Decision
gap-column-scored = Score
gap-column-unscored = none given
gap-column-of-scores = The scores say
gap-column-of-assessor = The assessor says
gap-column-due = Due
gap-column-progress = State
gap-column-days-written = Person-days
gap-column-today = How things are
gap-column-seen = What was seen
gap-column-today-seen = How things are, and what was seen
gap-column-rated = Scores and state

## Management summary

gap-tile-gates = gates show evidence
gap-tile-gaps = { $n ->
    [one] gap
   *[other] gaps
}
gap-tile-majors = { $n ->
    [one] major indicator
   *[other] major indicators
}
gap-tile-minors = { $n ->
    [one] minor indicator
   *[other] minor indicators
}
gap-tile-unknown = { $n ->
    [one] question nobody can answer yet
   *[other] questions nobody can answer yet
}
gap-summary-gates = The gates
gap-summary-no-audit = A gap assessment is not an internal audit and cannot stand for one.
gap-summary-no-report = This is an account of the evidence, and no audit report.
gap-gates-note = In full, { $n ->
    [0] with
    [one] with { $shown } custom gate and
   *[other] with { $shown } custom gates and
} everything that stands before each: “{ $part }”.
gap-summary-works = What works
gap-works-none = No clause is covered by evidence yet, not even in part.
gap-works-covered-count = { $n ->
    [one] In { $shown } lowest-level clause, evidence covers everything that is asked:
   *[other] In { $shown } lowest-level clauses, evidence covers everything that is asked:
}
gap-summary-gaps = The biggest gaps
gap-gaps-none = Nothing was found that falls short of evidence.
gap-summary-gap = { $rule } (indicators: { $counts }).
gap-short-major = { $shown } major
gap-short-minor = { $shown } minor
gap-summary-decide = What needs a decision
gap-decide-engagement = Say what this assessment is made for: criteria, scope, period and team are not stated.
gap-decide-none = Nothing waits for a decision alone.
gap-decide-more = { $n ->
    [one] And { $shown } more of the kind.
   *[other] And { $shown } more of the kind.
}
gap-opens = Needed for: { $gates }.

## Scope and method

gap-method-scope = Scope
gap-list-services = Services
gap-list-customers = Customers
gap-list-suppliers = Suppliers
gap-list-units = Units
gap-list-locations = Locations
gap-scope-names = { $n }: { $names }
gap-excluded = Stated not to apply: { $of }. The standard knows no exclusion; whatever is claimed to be excluded is assessed all the same.
gap-method-sources = Sources
gap-read-artefacts = Artefacts read
gap-read-claims = Claims that an artefact serves a requirement
gap-read-suggested = Of these only suggested, not counted
gap-read-judgements = Judgements of people on record
gap-read-requirements = Requirements assessed
gap-read-cells = Cells, each a requirement for one member
gap-source = { $source }: can carry { $families }.
gap-sources-none = No source is declared: the files are taken to hold everything that there is to show.
gap-method-not = What was not looked at
gap-not-files = The documents themselves: what they say is taken from the files that describe them.
gap-not-people = Nobody was interviewed for this report and nothing was observed, but for what the files record of it.
gap-not-carried = No source carries { $families }: what only these could show is unknown, not missing.
gap-not-bound = { $n ->
    [one] { $shown } rule that this catalogue does not bind was not run.
   *[other] { $shown } rules that this catalogue does not bind were not run.
}
gap-method-scale = The scale
gap-caption-statuses = What a status says
gap-caption-indicators = What an indicator says; a person decides
gap-method-how = How a status comes about
gap-how-cell = Every requirement is looked at for each member of its population: each service, supplier, agreement, risk, set of records. Each such pair is a cell.
gap-how-slots = For every cell it is laid down beforehand what would show it: something that defines it, something that shows that it happens, that it is checked, that it is acted on.
gap-how-decide = All shown: covered. None: missing. Some: partial. Shown with a weakness: weak. Older than the planned interval: stale. Where what would decide is not stated, nobody can tell; a known shortfall never hides behind that.
gap-how-age = Only events grow old, and only against an interval that the standard sets or the organisation states.
gap-how-share = A share is the mean over lowest-level clauses, from what is known to be covered to what is possible if everything unknown turns out well. It stands beside its counts, and there is no grand total.
gap-how-gates = Gates stand above the shares. Each shows evidence, shows none, or cannot be evaluated.
gap-method-sampling = Sampling
gap-sampling = Everything that the files list was looked at. Records are read through the tests that were made of them: a test of a sample speaks of the records drawn, and no share of a whole is inferred from it.
gap-sampling-none = No set of records is listed.
gap-caption-sampling = Sets of records, and what was tested of them
gap-tests-in-full = Test by test: “{ $part }”.
gap-drawn-mixed = in part all, in part a sample
gap-period = { $first } to { $last }
gap-no-test = none was made
gap-census = all
gap-sample = a sample

## Result by clause group

gap-results-lead = Counts come first: how many cells have each status. Beside them stands how many of those that count are covered, and the share.
gap-results-legend = { $signs }. What is not triggered or not chosen does not count.
gap-caption-results = Cells by status
gap-results-group = { $clause }: { $covered } covered, { $share }
gap-results-gates = The gates in full
gap-share = { $known } %
gap-shares = { $known } to { $possible } %
gap-results-aspects = What is defined, what happens, what is checked
gap-results-aspects-lead = The same by aspect, so that a paper is not taken for practice: how many cells are covered, of how many, and the share.
gap-caption-chapters = Cells of each chapter by status
gap-chapters-in-words = A bar for each chapter, parted by status. Most is missing in { $clause }: { $part } of { $whole } cells.
gap-caption-aspects = Chapters and areas by aspect: cells covered of those that count, and the share known to possible. Colours follow the share: all; all if what is unknown turns out well; two thirds; one third; less.
gap-aspects-in-words = A field for each chapter or area and each aspect, with how many cells are covered, of how many, and the share.
gap-aspect-design = Defined
gap-aspect-operation = Happens
gap-aspect-evaluation = Checked
gap-aspect-improvement = Acted on

## What works

gap-works-signs = Signs that the system is healthy:
gap-works-no-signs = No sign of health was found that the files prove in full. That says more of what is stated than of what is done.
gap-works-covered = Evidence covers everything that is asked in these clauses:
gap-works-nearest = No clause is covered altogether yet. These come nearest:

## Gaps

gap-gaps-lead = { $findings } findings come to { $gaps } gaps: what was noticed on one clause and is of one theme is one gap. The biggest come first, by the gravest indicator and then by the number of findings; of each large theme at least one is told in full. Each finding stands in “{ $annex }”.
gap-caption-themes = Gaps and findings by theme
gap-gap-title = { $clause }: { $theme }
gap-numbered = { $number }. { $gap }
gap-field-severity = Severity, if a person confirms it
gap-field-root-theme = Root theme
gap-field-theme = Theme
gap-field-gates = Stands before the gate
gap-field-members = Concerns
gap-field-artefacts = Evidence looked at
gap-artefact = { $artefact } “{ $title }”
gap-asked = What is asked, in our own words
gap-asked-more = { $n ->
    [one] And { $shown } more requirement: { $ids }.
   *[other] And { $shown } more requirements: { $ids }.
}
gap-asked-clause = It bears on { $clause } as a whole and on no single requirement.
gap-fact = What the evidence shows
gap-likewise = { $n ->
    [one] The like holds for { $others }.
   *[other] The like holds for { $shown } more: { $others }.
}
gap-ids-more = and { $more } more of the kind
gap-consequence = What follows
gap-consequence-scope = As long as nobody can say what is in and who signs for it, everything that rests on the scope can be called into question: every count in this report, and a certificate's wording.
gap-consequence-ownership = What nobody answers for is not kept up and not decided on. It comes to light when somebody is asked, and when something goes wrong.
gap-consequence-direction = People work to aims that nobody can trace to what the organisation is there for; priorities are set by whoever is loudest.
gap-consequence-documents = Where the standard names documented information and none shows it, there is nothing to look at, whatever is done in practice: it will be asked for again.
gap-consequence-burden = Paper that nobody needs costs hours every year and hides the paper that counts.
gap-consequence-operation = What is laid down and leaves no trace cannot be told from what is not done. Until records build up, nothing can be shown for the time gone by.
gap-consequence-rhythm = Evidence of reviews grows old on a fixed day. What a review should have caught goes on unnoticed until the next one.
gap-consequence-follow-through = The same things are found again. An action without result and verification shows good will, and no effect.
gap-consequence-measures = Nobody can tell whether it works, so decisions rest on impressions.
gap-consequence-risk = What could go wrong, or is asked by law or contract, is met when it happens.
gap-consequence-parties = Where others do the work, their lapses become the organisation's own: nobody watches the whole way to the customer.
gap-consequence-people = Whether people can do what is asked of them is left to chance.
gap-consequence-claims = What is said in public or claimed not to apply is easily disproved, and puts everything else into doubt.
gap-consequence-themes = What follows, theme by theme
gap-keeps-shut = { $n ->
    [one] As long as it is open, this gate cannot show evidence: { $gates }.
   *[other] As long as it is open, these gates cannot show evidence: { $gates }.
}
gap-hang-on-it = { $n ->
    [one] { $shown } further requirement that falls short hangs on it: { $ids }.
   *[other] { $shown } further requirements that fall short hang on it: { $ids }.
}
gap-others = All other gaps
gap-together = To be looked at together
gap-together-lead = Several minor indicators on one clause, with a reason to look at them as one. Number alone is none.
gap-together-item = { $clause }: { $n ->
    [one] { $shown } minor indicator
   *[other] { $shown } minor indicators
}; { $reason }.
gap-health = How healthy the system is
gap-health-lead = These say nothing about a requirement. They say where the system is at risk of being kept for its own sake.

## Over-documentation

gap-retire-none = Nothing can go without something being lost, or nothing is weighed since no extent is stated.
gap-retire-hours = { $after } a year remain for those that stay.
gap-caption-retire = What can go, the dearest first
gap-do-drop = drop it: the same as { $other }
gap-do-merge = merge it into { $other }
gap-do-release = release it to those who use it
gap-do-ask = ask who uses it, then let it go
gap-do-withdraw = withdraw it
gap-why-nothing = nothing that is asked for rests on it
gap-patterns = What the rules noticed
gap-pattern = { $rule } ({ $code }): { $n ->
    [one] { $first }
   *[other] { $shown } findings. The first: { $first }
}
gap-retire-how = How it was reckoned, and what is proved
gap-retire-again = { $n ->
    [one] Everything was assessed again without all of them: { $shown } cell, and it reads as before.
   *[other] Everything was assessed again without all of them: { $shown } cells, and each reads as before.
}
gap-retire-decides = Whoever owns a document decides. What is explicitly asked for, records, what is within its retention and what somebody is stated to ask for are never listed.
gap-retire-look-at = { $n ->
    [one] { $shown } further document overlaps with others and stays: its verdict says why.
   *[other] { $shown } further documents overlap with others and stay: their verdicts say why.
}
gap-retire-unpriced = { $n ->
    [one] { $shown } document states neither pages nor words; it was not weighed.
   *[other] { $shown } documents state neither pages nor words; they were not weighed.
}

## Roadmap

gap-plan-none = Nothing is open: there is nothing to plan.
gap-plan-lead = { $actions } actions close { $closed } of { $open } open cells together, if each turns out well. They take { $effort }: an assumption, with the model at the end of this part.
gap-plan-earliest = If work is no bound, the last of them ends on { $day }.
gap-plan-scheduled = Within the capacity the last of them ends on { $day }; if work were no bound, on { $earliest }.
gap-plan-never = Within the capacity there is no end in sight; if work were no bound, it would be { $day }.
gap-caption-phases = The phases
gap-plan-rest = { $n ->
    [one] { $shown } more action is in this phase; the roadmap and the plan have it.
   *[other] { $shown } more actions are in this phase; the roadmap and the plan have them.
}
gap-upstream = What the gaps hang on
gap-upstream-lead = Of { $gaps } requirements that fall short, { $explained } hang on a few others and { $alone } stand alone. These are the few, in the order in which they explain most. They are no root causes: why something is a gap is for the organisation to find out.
gap-upstream-rest = { $n ->
    [one] { $shown } more stands in the list of upstream gaps.
   *[other] { $shown } more stand in the list of upstream gaps.
}
gap-plan-model = What the effort was reckoned with

## Quick wins

gap-quick-lead = What can be done by { $day }, takes a day of work at most, and closes something alone or is needed for a gate. What closes most for its hours comes first. Numbers are those of the roadmap.
gap-quick-none = There is no such action.
gap-quick-find-out = { $n ->
    [one] To be looked up: it may show that nothing is lacking ({ $shown } action)
   *[other] To be looked up: they may show that nothing is lacking ({ $shown } actions)
}
gap-quick-do = { $n ->
    [one] To be decided or done ({ $shown } action)
   *[other] To be decided or done ({ $shown } actions)
}
gap-quick-rest = { $n ->
    [one] { $shown } more action is as quick; the plan has it.
   *[other] { $shown } more actions are as quick; the plan has them.
}

## Outlook

gap-outlook-notice = This is no promise and no verdict. Whether a certificate is granted is decided by a certification body after an audit of its own. What stands here is what an audit would look for first, and what stands before it today.
gap-caption-gates = The gates, and everything that stands before each
gap-outlook-note = Earliest: the day by which the gate can show evidence if all its actions turn out well; records need their time whatever is worked.
gap-nothing-before = nothing
gap-conditions = Conditions
gap-condition-run = Records are kept long enough to show that the system runs. Three months are customary, and no requirement.
gap-condition-audit = An internal audit looks at every chapter before the certification audit, by people who do not audit their own work.
gap-condition-review = Top management holds a review after that audit, with all inputs, and decides.
gap-condition-scope = Scope, services and suppliers are the same in every paper and in the certificate's wording.
gap-outlook-words = Outlook, in the words of whoever signs this report
gap-outlook-conditions = Conditions agreed with the organisation
gap-outlook-signed = Name and day
gap-lapse = What lapses on the way
gap-lapse-lead = If nothing is done until { $day }, the evidence of these requirements changes:
gap-lapse-none = Nothing changes until then.
gap-lapse-rest = { $n ->
    [one] On { $shown } more day something changes; the forecast has it.
   *[other] On { $shown } more days something changes; the forecast has them.
}

## Assumptions and limits

gap-limits-assumptions = Assumptions
gap-assume-day = Everything is seen as of one day. What is dated later does not count yet.
gap-assume-files = The files are taken at their word. Whether an entry is true was not verified.
gap-assume-suggested = What a machine only suggests is no evidence until a person confirms it.
gap-assume-unknown = What is not stated is unknown. It is neither counted as a defect nor as a pass.
gap-assume-words = Requirements are told in our own words. The standard's wording counts, and is to be read beside this report.
gap-assume-effort = Effort and hours are models, stated with their numbers, and no measurements.
gap-assume-mean = Schedules are made with the middle of each range.
gap-limits-unknown = What could not be evaluated
gap-limits-unknown-lead = Of so many cells nobody can tell, since something that would decide is not stated:
gap-limits-unknown-rules = { $n ->
    [0] Every rule had what it needs:
    [one] In { $shown } case a rule lacked what it needs:
   *[other] In { $shown } cases a rule lacked what it needs:
}
gap-limits-parameters = Parameters
gap-limits-parameters-lead = The rules were run with { $all } numbers, { $n ->
    [0] all of them the usual ones
    [one] { $own } of which is not the usual one
   *[other] { $own } of which are not the usual ones
}. All of them stand in “{ $part }”.
gap-limits-sampling = Sampling
gap-limits-sample = A sample leaves a risk: what was not drawn may be otherwise. This report looks at whatever the files list and at tests of records; it cannot find what nobody listed.

## Annexes

gap-documents-none = No document is listed.
gap-documents-lead = { $n ->
    [one] { $shown } document, as the files have it.
   *[other] { $shown } documents, in the order of the files.
}
gap-overdue = { $day }, overdue
gap-keep-only = { $n ->
    [one] keep: only it shows { $shown } thing
   *[other] keep: only it shows { $shown } things
}
gap-keep-since = keep: { $why }
gap-interviews-none = There is nothing to ask: evidence covers everything that counts.
gap-interviews-lead = { $questions } questions to { $roles } roles, where evidence falls short or nobody can tell. Ask openly, let people show it, and note what was seen, where and when. Where the standard asks for no document, what people say and show is evidence.
gap-role = { $role }: { $n ->
    [one] { $shown } question
   *[other] { $shown } questions
}
gap-no-role = no role is named
gap-tests-group = { $records }, { $period }, there are: { $total }
gap-tests-lead = { $n ->
    [one] { $shown } test, by set of records. About: how many records of the set the test is about.
   *[other] { $shown } tests, by set of records. About: how many records of the set the test is about.
}
gap-findings-lead = { $n ->
    [one] { $shown } finding, by the clause that it is about first.
   *[other] { $shown } findings, by the clause that each is about first.
}
gap-no-clause = No clause
gap-bears-on = Bears on { $ids }.
gap-found-before = Found before.
gap-unknown-none = Every rule had what it needs.
gap-unknown-lead = { $n ->
    [one] In { $shown } case a rule lacked what it needs. Where it did, it found nothing and cleared nothing.
   *[other] In { $shown } cases a rule lacked what it needs. Where it did, it found nothing and cleared nothing.
}
gap-unknown-parameters = Numbers that the rules were run with

## What people wrote

gap-written-gap = What the assessors wrote about it
gap-written-by = { $person }, { $day }
gap-written-severity = { $severity }, confirmed by { $person }
gap-written-scores = What the assessors scored
gap-written-scores-lead = How many working papers have each score: a person's view of single requirements, for how they are laid down and for how they are done. No status and no count above follows from it.
gap-written-scale = Laid down: 0 not at all, 1 informally, 2 defined, 3 approved and controlled. Done: 0 not at all, 1 now and then, 2 not always, 3 always and with records.
gap-written-chapter = { $clause }: { $n ->
    [one] { $shown } working paper
   *[other] { $shown } working papers
}
gap-caption-scores = Working papers by score
gap-caption-overridden = Where the assessor says otherwise than the scores
gap-written-actions = What people mean to do
gap-written-actions-lead = { $n ->
    [one] { $shown } working paper names what is done about a gap. Person-days: least, likely, most; then what it costs.
   *[other] { $shown } working papers name what is done about a gap. Person-days: least, likely, most; then what it costs.
}
gap-written-owner = { $owner }; { $sponsor } stands behind it
gap-written-percent = { $part } %
gap-written-cost = { $days }; { $cost }
gap-written-waits = waits for: { $told }
gap-written-verified = shown by: { $told }
gap-written-checked = checked by { $person }, { $day }
gap-written-seen = { $seen } ({ $kind })
gap-written-design = laid down: { $score } of 3
gap-written-operation = done: { $score } of 3
gap-written-sure = confidence: { $sure }
gap-written-reuse = of other systems: { $told }
gap-written-lead = { $n ->
    [one] { $shown } working paper, word by word. It is what its author saw and thinks; no status and no finding of this report follows from it.
   *[other] { $shown } working papers, in the order of the requirements, word by word. Each is what its author saw and thinks; no status and no finding of this report follows from them.
}
gap-held = Interviews that were held
gap-decisions = What people decided about documents
gap-decisions-lead = A document counts as long as the organisation has it, whatever was decided.
