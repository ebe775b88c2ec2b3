# Sentences of the deliverable `readiness`.

readiness-title = Certification readiness
readiness-day = State of
readiness-criteria = Measured against
readiness-audit-next = Next audit
readiness-limits = This page says what evidence is there, not whether the organisation conforms: that is for an auditor to judge. It counts, and names the worst link; it gives no score, because a mean hides the one clause that stops an audit. What nobody has stated is unknown: neither a gap nor a pass.
readiness-footer = { $name }: certification readiness, { $day }

readiness-short = At a glance
readiness-stage-documents = 1 Documents ready
readiness-stage-operation = 2 Operation shown
readiness-stage-check = 3 Checked and put right
readiness-stage-label = { $title } – { $open ->
    [0] nothing keeps it open
   *[other] { $parts ->
        [one] it is open
       *[other] { $open } of { $parts } parts keep it open
    }
}
readiness-worst-link = The worst link shows { $state }: { $titles }. Of { $all } parts { $open ->
    [one] one keeps
   *[other] { $open } keep
} the whole open.
readiness-no-link-open = Evidence is present for every part.

readiness-tile-majors = { $number ->
    [one] indicator that may support a major nonconformity
   *[other] indicators that may support a major nonconformity
}
readiness-tile-minors = { $number ->
    [one] indicator that may support a minor nonconformity
   *[other] indicators that may support a minor nonconformity
}
readiness-tile-empty = { $number ->
    [one] lowest-level clause without any evidence
   *[other] lowest-level clauses without any evidence
}
readiness-tile-lapses = { $number ->
    [one] requirement loses evidence by { $until }
   *[other] requirements and members lose evidence by { $until }
}, if nothing is done

readiness-parts = Three gates of readiness
readiness-parts-caption = Each gate is as good as its worst part
readiness-parts-note = Where a list of requirements says that there are more, the evidence map holds all of them.
readiness-part-documents = The documented information that is asked for is there
readiness-part-operation = Records show three months of operation
readiness-part-audit = Internal audits looked at every chapter
readiness-part-review = Top management reviewed the system
readiness-part-majors = No major indicator or judgement is open
readiness-part-corrections = Corrective actions are verified
readiness-no-gate = The catalogue has no gate for this.
readiness-covered-of = { $covered } of { $counted } covered
readiness-covered-unknown-of = { $covered } of { $counted } covered, { $unknown } unknown
readiness-record-sets = { $number ->
    [0] no set of records listed
    [one] one set of records listed
   *[other] { $number } sets of records listed
}
readiness-majors-count = { $number ->
    [0] no major indicator
    [one] one major indicator
   *[other] { $number } major indicators
}
readiness-majors-reason = { $number ->
    [one] one indicator may support a major nonconformity; a person has to look at it
   *[other] { $number } indicators may support a major nonconformity; a person has to look at them
}
readiness-corrections-count = { $verified } of { $all } verified
readiness-corrections-none = no corrective action is listed
readiness-corrections-overdue = not done, and the day has passed: { $ids }
readiness-corrections-done = done, and nobody is stated to have checked that it worked: { $ids }
readiness-corrections-unclear = it is not stated whether it is done: { $ids }
readiness-corrections-open = to be done, in time: { $ids }

readiness-gates = Gates of the catalogue
readiness-gates-intro = Gates stand above the numbers: one that is shut may stop a certification audit, whatever the numbers say. What keeps those open that are no part of the three above stands below.
readiness-gates-caption = What keeps a gate from evidence present
readiness-gate-custom = { $title } (custom, not a requirement)

readiness-aspects = Chapters by aspect
readiness-aspects-intro = Design, operation, evaluation and improvement are counted apart: a procedure that nobody follows must not look like one that is lived. Each field says how many requirements are covered of those that ask for the aspect, over all members of the scope.
readiness-aspects-caption = Evidence by chapter and aspect: covered of counted
readiness-aspects-alternative = In { $short } of { $all } fields some evidence is not there or not known; each field holds its numbers.
readiness-aspect-design = Design
readiness-aspect-operation = Operation
readiness-aspect-evaluation = Evaluation
readiness-aspect-improvement = Improvement
readiness-field = { $covered } of { $counted }
readiness-field-unknown = { $covered } of { $counted }, { $unknown } unknown
readiness-aspect-nothing = not asked

readiness-indicators = Open indicators
readiness-indicators-intro = An indicator is no grade: it says which grade a person may want to consider.
readiness-no-earlier = None of them is known from an earlier assessment: either they are new, or no earlier assessment was given.
readiness-indicators-caption = Open indicators by severity and age
readiness-indicators-alternative = { $all } indicators are open, { $majors } of them major; { $repeated } were found in an earlier assessment, too.
readiness-found-before = found in an earlier assessment, too
readiness-found-new = not known from an earlier assessment
readiness-open-year = open for a year at least
readiness-open-half-year = for half a year at least
readiness-open-quarter = for three months at least
readiness-open-weeks = on an earlier day, too
readiness-longest-caption = Open the longest, by severity
readiness-longest-rest = { $number ->
    [one] One more was found
   *[other] { $number } more were found
} on an earlier day, too; the gap report and the list of findings hold all of them.
readiness-since = found on { $day }
readiness-since-first = { $day } or before
readiness-since-again = found again on { $day }, after it was cleared
readiness-themes-caption = Indicators by theme

readiness-trend = How it went
readiness-trend-none = No earlier result was handed over, so that nothing can be said of how it went.
readiness-trend-same-files = All days are read from the same files, each as far as they tell of that day: what has left the files since is not seen, and what was added with an earlier date is.
readiness-trend-states = Each day was read from the files that were handed over for it.
readiness-trend-caption = Requirements and members with evidence, by chapter
readiness-trend-alternative = Since { $day } more are covered in { $more } of { $all } chapters and fewer in { $fewer }; each field holds its numbers on the first day and today.
readiness-trend-known = covered
readiness-trend-possible = covered or not known: the most it can be
readiness-trend-of = { $known } of { $of }
readiness-trend-range = { $known }–{ $possible } of { $of }
readiness-trend-days = Gates and open indicators by day
readiness-trend-days-note = Numbers stand beside each other and are not summed up: one gate or one major indicator may count more than all else.
readiness-trend-now = { $day } (this page)
readiness-trend-gates = Gates of the catalogue by day
readiness-trend-no-gate = not in that catalogue
readiness-trend-gates-left = { $number ->
    [one] One earlier day is
   *[other] { $number } earlier days are
} left out here; the table above counts all of them.
readiness-then-now = { $then } → { $now }
readiness-tile-gates-then = gates that show no evidence or are not known: on { $day }, and now
readiness-tile-majors-then = indicators that may support a major nonconformity: on { $day }, and now

readiness-freshness = How fresh evidence is
readiness-freshness-intro = Counted are requirements with each member of the scope that they ask about. On the left: the newest evidence that counts for each. On the right: those whose evidence shows less in the months to come, if nothing is done.
readiness-freshness-caption = Age of the newest evidence today, and evidence that lapses ahead
readiness-freshness-alternative = For { $old } the newest evidence is older than two years; { $lapses } lose evidence by { $until } if nothing is done.
readiness-ages = newest evidence today
readiness-age-3 = up to 3 months
readiness-age-6 = 3 to 6 months
readiness-age-12 = 6 to 12 months
readiness-age-24 = 1 to 2 years
readiness-age-older = older
readiness-age-undated = no day stated
readiness-age-nothing = no evidence
readiness-ahead = lapses ahead
readiness-ahead-1 = within a month
readiness-ahead-3 = in 2 to 3 months
readiness-ahead-6 = in 4 to 6 months
readiness-ahead-12 = in 7 to 12 months

readiness-samples = Records to draw samples from
readiness-samples-intro = An auditor asks for the whole list of a population, and draws from it. A list needs its time and its number of records.
readiness-samples-caption = Populations of records
readiness-samples-none = no list
readiness-samples-unknown = not known: no source carries records
readiness-not-stated = not stated
readiness-tests = { $all ->
    [0] none
   *[other] { $stated } of { $all } tests stated
}

readiness-owners = Who has what to do
readiness-owners-intro = Documents, routines and actions by the person who answers for them, the most overdue first.
readiness-owners-caption = Load by owner
readiness-no-owner = no owner stated

readiness-audit = Until the audit
readiness-audit-nobody = nobody has stated an audit date
readiness-audit-undecided = Nobody has stated an audit date: none was given for this page, and no audit in the files is dated for a day to come.
readiness-audit-planned = { $id } “{ $title }”
readiness-audit-asked = the audit, as was stated for this page
readiness-audit-stage-1 = stage 1 of the certification audit, as was stated for this page
readiness-audit-stage-2 = stage 2 of the certification audit, as was stated for this page
readiness-audit-engagement = the certification audit of this engagement
readiness-audit-target = the day that the plan aims at
readiness-audit-left = { $days ->
    [one] day
   *[other] days
} until { $day }: { $what }

readiness-column-part = Part
readiness-column-state = State
readiness-column-count = Counts
readiness-column-keeps = What keeps it open
readiness-column-gate = Gate
readiness-column-chapter = Chapter
readiness-column-severity = Severity
readiness-column-theme = Theme
readiness-column-age = Age or distance
readiness-column-cells = Requirements and members
readiness-column-population = Population
readiness-column-set = List
readiness-column-period = Time
readiness-column-records = Records
readiness-column-tests = Tests
readiness-column-day = Day
readiness-column-gates-present = Gates with evidence
readiness-column-gates-absent = Gates without
readiness-column-gates-unknown = Gates not known
readiness-column-majors = Major
readiness-column-minors = Minor
readiness-column-observations = Observ.
readiness-column-opportunities = Opport.
readiness-column-health = Health
readiness-column-strengths = Strengths
readiness-column-noticed = Indicator
readiness-column-since = Open since
readiness-column-days = Days at least
readiness-column-owner = Owner
readiness-column-things = Answers for
readiness-column-reviews = Reviews overdue
readiness-column-open-actions = Actions open
readiness-column-overdue-actions = Actions overdue
readiness-column-next = Next day due
