# Sentences that several papers share.

as-of = as of { $day }
nobody-has-decided = Nobody has decided this.
no-name = Organisation without a name

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
