# Sentences that several papers share.

as-of = as of { $day }
nobody-has-decided = Nobody has decided this.
no-name = Organisation without a name

# What the days of a plan rest on.
plan-days-stated = Days keep to { $capacity }, as was stated.
plan-days-usual = Nobody has said how much can be worked on this. Days are placed with { $capacity }, which is usual for an organisation of this size: an assumption, and with other hours all days move.
plan-days-target = Nobody has said how much can be worked on this. Days are placed with { $capacity }: that is enough to be done by { $target }, and more than is usual for an organisation of this size.
plan-days-free = Days are the earliest ones: nobody has said how much can be worked on this.

# The three cases of a fact, in a cell.
cell-nobody = ○ nobody
cell-none = ○ none
cell-not-stated = ? not stated

# How often something is to happen.
interval-every = every { $interval }
interval-years = { $count ->
    [one] year
   *[other] { $count } years
}
interval-months = { $count ->
    [one] month
   *[other] { $count } months
}
interval-weeks = { $count ->
    [one] week
   *[other] { $count } weeks
}
interval-days = { $count ->
    [one] day
   *[other] { $count } days
}
