# Sentences of the deliverable `review-pack`.

review-pack-title = Pack for the management review
review-pack-limits = This pack puts before the review what is on file. What it means and what is decided is left to those who meet. “Nothing is on record” says that the files hold none; “not known” says that no file tells.
review-pack-footer = { $name }, as of { $day }. { $counts }

# The first page.
review-pack-as-of = As of
review-pack-last = Last review
review-pack-last-held = { $review }, { $day }; what is called new is dated after that day
review-pack-no-review = No management review is on record.
review-pack-review-not-known = Not known: no file tells a management review with its day.
review-pack-next = Next review
review-pack-next-by = by { $day } ({ $every })
review-pack-next-passed = ⚠ was due by { $day } ({ $every })
review-pack-no-interval = Nobody has decided how often the review is held.
review-pack-interval-not-known = Not known: no forum on file says how often the review is held.
review-pack-this-review = This review, held on
review-pack-agenda = Agenda
review-pack-number = No.
review-pack-item = What is looked at
review-pack-asked-by = Asked by
review-pack-on-record = On record
review-pack-new = New
review-pack-findings = Noticed
review-pack-agenda-note = On record: artefacts that are put before the review. New: those dated after the last review. Noticed: findings of rules. All of them stand in the annex.

# One input.
review-pack-part = { $number }. { $title }
review-pack-fact = Fact
review-pack-so-what = So what
review-pack-proposed = Proposed decision
review-pack-what-it-means = What it means for us
review-pack-decision = Decision
review-pack-none-on-record = Nothing is on record: { $what }.
review-pack-not-known = Not known, no file tells: { $what }.
review-pack-kinds-about = { $kinds } about { $about }
review-pack-kinds-from = { $kinds } that came of { $from }
review-pack-in-annex = { $count } more in the annex.
review-pack-rows-in-annex = { $count } more rows in the annex, where the table stands whole.
review-pack-nothing-new = Nothing is dated after the last review; the newest record is shown.
review-pack-older = { $count } older in the annex.
review-pack-more-findings = { $count } more in the annex.
review-pack-rule-times = { $count ->
    [one] { $rule }
   *[other] { $rule } ({ $count } times)
}
review-pack-rules-cannot-tell = Cannot be told, because something is not stated: { $rules }.
review-pack-last-time-shown = In { $review }: { $inputs }.
review-pack-see-to = What would settle it: { $what }
review-pack-from-plan = plan, { $action }

# Actions.
review-pack-action = Action
review-pack-from = Came of
review-pack-owner = Owner
review-pack-due = Due
review-pack-stand = Where it stands
review-pack-overdue = ⚠ { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
review-pack-maybe-overdue = ? due { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}; whether it is done is not stated
review-pack-open = open
review-pack-no-day = ? no day and not known to be done
review-pack-done-unverified = done, ○ not verified
review-pack-done = done; verification not stated
review-pack-verified = ● verified
review-pack-rejected = decided not to do
review-pack-all-overdue = Overdue, whatever they came of
review-pack-none-overdue = No action on file is past its day.
review-pack-actions-not-known = Not known: no source on file carries actions.
review-pack-tile-open = not known to be over
review-pack-tile-overdue = of these overdue
review-pack-tile-unknown = of these with no day, or not stated whether done
review-pack-tile-done = done, not verified
review-pack-tile-verified = verified
review-pack-quarter = Q{ $number } { $year }
review-pack-by-quarter = By quarter
review-pack-raised = Raised
review-pack-done-in = Done
review-pack-undated-actions = { $count } without a day on which they were raised are not counted.
review-pack-decided = Decided last time
review-pack-what = What
review-pack-led-to = Led to
review-pack-no-decisions = { $review } of { $day } decided nothing, by its record.
review-pack-decisions-not-stated = Not known: { $review } of { $day } does not say what was decided.

# Records.
review-pack-record = Record
review-pack-day = Day
review-pack-result = What came out
review-pack-audit = Audit
review-pack-clauses = Looked at
review-pack-came-of = Actions raised
review-pack-raised-open = { $raised }, { $open } open
review-pack-risk = Risk
review-pack-height = Level
review-pack-level = { $level } (limit { $limit })
review-pack-actions = Actions
review-pack-check = How it is judged whether they work
review-pack-late-action = ⚠ { $action } (day passed)
review-pack-policy = Policy
review-pack-approval = Approval
review-pack-last-read = Last reviewed
review-pack-read-again = Review due
review-pack-records = Records
review-pack-period = Period
review-pack-total = How many
review-pack-obligation = Obligation
review-pack-applies-head = Applies
review-pack-applies = yes
review-pack-does-not-apply = no

# Figures.
review-pack-metric = Measure
review-pack-target = Target
review-pack-newest = Newest
review-pack-back = { $count } before
review-pack-direction = Last move
review-pack-up = ↑ up
review-pack-down = ↓ down
review-pack-level-with = → the same
review-pack-no-direction = –
review-pack-metrics-without = { $count ->
    [one] One measure has no dated value on file: { $metrics }.
   *[other] { $count } measures have no dated value on file: { $metrics }.
}
review-pack-objective = Objective
review-pack-responsible = Who
review-pack-day-passed = { $day } (passed)
review-pack-undated = { $value } (day not stated)
review-pack-no-value = ? no value on file

# Services and suppliers.
review-pack-service = Service
review-pack-agreed = Agreed availability
review-pack-agreement = Agreement
review-pack-figures = Newest figures
review-pack-noticed = Noticed
review-pack-critical = critical
review-pack-high = high
review-pack-medium = medium
review-pack-low = low
review-pack-list-empty = Nothing is on record: the scope lists none.
review-pack-list-not-known = Not known: no file lists them.
review-pack-no-agreement = ○ none on file
review-pack-ended = ⚠ { $id }, ended { $day }
review-pack-until = { $id }, until { $day }
review-pack-without-end = { $id }, without end
review-pack-end-not-stated = { $id }, ? end not stated
review-pack-figure = { $metric }: { $value } (target { $target }), { $day }
review-pack-measured = { $what }: { $value }, { $day }
review-pack-no-figures = ? none on file
review-pack-more-figures = and { $count } more in part 4
review-pack-nothing-noticed = nothing
review-pack-cannot-tell = ? cannot be told: { $rules }
review-pack-supplier = Supplier, and for what
review-pack-manager = Managed by
review-pack-last-review = Last review of how it did
review-pack-missed = Missed targets
review-pack-disputes = Disputes
review-pack-no-services = no service
review-pack-never-reviewed = ○ none on file of how it did
review-pack-no-result = ○ no result
review-pack-result-not-stated = ? result not stated
review-pack-no-log = ○ no log
review-pack-log-empty = none up to { $day }
review-pack-log = { $count }, { $open } open{ $unsaid ->
    [0] {""}
   *[other] , { $unsaid } not stated
}

# Decisions and attendance.
review-pack-decisions = Decision log
review-pack-decisions-how = Filled in at the review: each decision with who answers for it, by when, and by what it will be seen that it worked.
review-pack-measure = Measure
review-pack-attendance = Attendance
review-pack-attendance-note = Listed are those whom the forum asks for, those of top management, and those who were there last time.
review-pack-person = Person
review-pack-office = Office
review-pack-top = Top management
review-pack-last-time = Last time
review-pack-present = Present
review-pack-yes = yes
review-pack-no = no

# Completeness.
review-pack-complete = Are the inputs complete?
review-pack-complete-of = What { $review } of { $day } looked at, by rule HF-052: an input shows where the record of the review names something dated that it rests on.
review-pack-complete-counts = Inputs with a dated source at the last review: { $shown } of { $all }; without: { $not }; cannot be told: { $open }.
review-pack-complete-how = An input that only stands in the minutes by name cannot be told from one that was looked at, as long as nobody states what it rests on.
review-pack-input = Input
review-pack-input-title = { $number }. { $title }: { $word }
review-pack-at-last-review = At the last review
review-pack-in-this-pack = In this pack
review-pack-shown = ● with a dated source
review-pack-not-shown = ○ without a dated source
review-pack-cannot-be-told = ? cannot be told
review-pack-here = { $count ->
    [one] { $count } record, newest { $day }
   *[other] { $count } records, newest { $day }
}
review-pack-here-undated = { $count ->
    [one] { $count } record without a day
   *[other] { $count } records without a day
}
review-pack-not-here = ? none on file

# Annex.
review-pack-annex = Annex: the record behind each line
review-pack-annex-how = Every artefact that is put before the review, by input, with the place where it is kept; below, what rules noticed, and whole the tables that are shortened above.
review-pack-annex-part = { $number }. { $title }: { $count }
review-pack-id = Id
review-pack-title-head = Title
review-pack-kind = Kind
review-pack-kept = Kept at
review-pack-at = At
review-pack-all-findings = Everything that rules noticed on these inputs
