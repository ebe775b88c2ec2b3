# Sentences of the deliverable `roadmap`.

roadmap-title = Roadmap
roadmap-day = State of
roadmap-target = To be done by
roadmap-sponsor = Sponsor
roadmap-fact-audit = Audit
roadmap-fact-stage-1 = Stage 1
roadmap-fact-stage-2 = Stage 2
roadmap-limits = This is advice, made from what the files say on that day. Each line names what is so when it is done, not what is to be written. Effort is an assumption of whoever plans. Where a sign ○ stands, nobody has decided.
roadmap-footer = { $name }: roadmap, { $day }

roadmap-short = At a glance
roadmap-tile-actions = actions
roadmap-tile-effort = effort of all actions together, by assumption
roadmap-tile-end = the earliest day on which all is done
roadmap-tile-scheduled = the day on which all is done with these hours a week
roadmap-tile-closed = requirements and members that the actions cover, if all turns out well
roadmap-tile-stuck = requirements and members for which no action is known
roadmap-tile-saved = a year that goes into documents which can go
roadmap-tile-target = by { $day }
roadmap-target-met = in time
roadmap-target-missed = not in time
roadmap-no-end = not known

roadmap-picture = The plan on one page
roadmap-picture-caption = Workstreams and phases over months
roadmap-picture-alternative = { $actions } actions by workstream and phase; the last one ends on { $end }.
roadmap-today = today
roadmap-target-line = to be done by
roadmap-actions = { $number ->
    [one] 1 action
   *[other] { $number } actions
}

roadmap-gates = Gates
roadmap-gates-caption = From the mandate to the first surveillance audit
roadmap-gate-g0 = Mandate
roadmap-gate-g0-means = Top management has set the scope and the policy, and says what it wants.
roadmap-gate-g1 = Visible system
roadmap-gate-g1-means = What is not known is found out, and what needs a decision or a document has one.
roadmap-gate-g2 = Running for three months
roadmap-gate-g2-means = Work is done as laid down, and its records reach back three months.
roadmap-gate-g3 = Audited and reviewed
roadmap-gate-g3-means = Internal audits have looked at every chapter, and top management has reviewed the system.
roadmap-gate-g4 = Stage 1
roadmap-gate-g4-means = The certification body looks at whether the system is ready to be audited.
roadmap-gate-g5 = Stage 2
roadmap-gate-g5-means = The certification body audits.
roadmap-gate-g6 = First surveillance
roadmap-gate-g6-means = The certification body comes again, for the first time.
roadmap-gate-stated = { $day }, as stated
roadmap-gate-late = By this plan the gate “{ $gate }” is reached on { $reached }, after the audit on { $audit }. Somebody has to decide which of them moves: the audit, the hours a week, or what is to be done.
roadmap-gate-person = ○ a person sets the day
roadmap-gate-nothing = no action leads here

roadmap-shape = How such a time usually goes
roadmap-shape-caption = The typical shape of two years
roadmap-shape-note = This is what is usual, not what is planned here: the picture and the tables say that.
roadmap-months = months { $from }–{ $until }

roadmap-phase-find-out = Find out
roadmap-phase-decide = Decide and document
roadmap-phase-run = Run and record
roadmap-phase-check = Check
roadmap-phase-retire = Retire
roadmap-phase-heading = { $phase } ({ $number })

roadmap-table-caption = { $stream }: { $number ->
    [one] one outcome
   *[other] { $number } outcomes
}
roadmap-table-note = ○ nobody has decided this; beside it stands who usually answers for such a thing. Where a field says that there are more, the CSV for planning tools names them all.
roadmap-usual-owner = usually { $role }
roadmap-status-open = open
roadmap-and-more = { $first } and { $more } more
roadmap-effort-minutes = { $low }–{ $high } min
roadmap-effort-hours = { $low }–{ $high } h

roadmap-measure-covered = Assessed again, { $cells ->
    [one] the one cell reads
   *[other] all { $cells } cells read
} covered
roadmap-measure-known = Assessed again, nothing about { $cells ->
    [one] the one cell
   *[other] the { $cells } cells
} is unknown for want of this
roadmap-measure-gate = Assessed again, evidence is present for: { $gates }
roadmap-measure-retire = Assessed again, every cell reads as before

roadmap-outcome-list = It is stated which { $what } there are, or that there are none.
roadmap-outcome-list-kind = It is stated whether there is any { $what }, and each one is listed.
roadmap-outcome-state = { $what } – it is stated for { $things }.
roadmap-outcome-count = The records of { $what } are counted, with the time they are of.
roadmap-outcome-test = Records of { $what } have been tested.
roadmap-outcome-gather = The { $what } are listed.
roadmap-outcome-locate = It is known where { $what } says what is asked.
roadmap-outcome-confirm = A person has confirmed or rejected what { $what } is offered for.
roadmap-outcome-match = It is known which { $what } serves what.
roadmap-outcome-ask = It is known how { $what } is lived.
roadmap-outcome-exclusions = It is known whether anything is excluded.
roadmap-outcome-judge = What people judge is recorded.
roadmap-outcome-approve = { $what } is approved.
roadmap-outcome-own = Each { $what } has an owner: { $things }.
roadmap-outcome-renew = { $what } is in force.
roadmap-outcome-settle = { $what } is under control.
roadmap-outcome-entry = { $what } – it is settled for { $things }.
roadmap-outcome-readmit = { $what } is no longer excluded.
roadmap-outcome-complete = { $what } holds all that is asked of it.
roadmap-outcome-name = { $what } says whom it is about.
roadmap-outcome-write = { $what }: it is written down and in use.
roadmap-outcome-keep-item = { $what }: it is kept.
roadmap-outcome-made = { $what } – it is there.
roadmap-outcome-made-for = { $what } – it is there for { $things }.
roadmap-outcome-held = { $what } – it is done, and its result is on record.
roadmap-outcome-held-for = { $what } – it is done for { $things }, and its result is on record.
roadmap-outcome-carried-out = { $what } – it has been carried out.
roadmap-outcome-carried-out-for = { $what } – it has been carried out for { $things }.
roadmap-outcome-keep = Records of { $what } show that work is done as laid down.
roadmap-outcome-await = { $what } reaches back far enough.
roadmap-outcome-correct = The nonconformity of judgement { $what } is corrected.
roadmap-outcome-retire = { $what } is retired.

roadmap-stop = What is no longer done
roadmap-stop-nothing = No document was found that can go without evidence being lost.
roadmap-stop-intro = { $number ->
    [one] One document
   *[other] { $number } documents
} can go, which saves { $hours } a year by assumption: without all of them, each of { $cells } cells reads as it does today.
roadmap-stop-undecided = Nobody has decided that any of them goes.
roadmap-stop-caption = Documents that can go, all of them together
roadmap-stop-copy = Drop it: { $other } is the same
roadmap-stop-merge = Merge what is of use into { $other }
roadmap-stop-withdraw = Withdraw it
roadmap-stop-release = Release it to its readers: no document of the management system
roadmap-stop-ask = Ask who reads it

roadmap-stuck = What no action is known for
roadmap-stuck-intro = Something is lacking here that no sort of action in the plan supplies. A person has to look at it.
roadmap-stuck-caption = Open, without a known action

roadmap-column-id = Id
roadmap-column-outcome = Outcome
roadmap-column-closes = Closes
roadmap-column-owner = Owner
roadmap-column-sponsor = Sponsor
roadmap-column-start = Start
roadmap-column-end = End
roadmap-column-effort = Effort
roadmap-column-cost = Cost
roadmap-column-depends = Depends on
roadmap-column-gate = Gate
roadmap-column-measure = Success measure
roadmap-column-status = Status
roadmap-column-what = What
roadmap-column-means = What is so then
roadmap-column-actions = Actions
roadmap-column-reached = Reached by this plan
roadmap-column-months = Months
roadmap-column-phase = Phase
roadmap-column-content = Content
roadmap-column-days = Would be here
roadmap-column-document = Document
roadmap-column-what-with-it = What to do with it
roadmap-column-saves = Saves a year
roadmap-column-cell = Requirement and member
roadmap-column-evidence = Evidence
roadmap-column-question = Question

roadmap-csv-summary = Summary
roadmap-csv-type = Issue Type
roadmap-csv-bucket = Bucket
roadmap-csv-description = Description
roadmap-csv-assignee = Assignee
roadmap-csv-start = Start date
roadmap-csv-due = Due date
roadmap-csv-estimate = Original estimate
roadmap-csv-labels = Labels
roadmap-csv-status = Status
roadmap-csv-external = External id
roadmap-csv-depends = Depends on
roadmap-csv-checklist = Checklist
roadmap-csv-task = Task
roadmap-csv-requirements = Requirements: { $ids }
roadmap-csv-success = Success: { $measure }
