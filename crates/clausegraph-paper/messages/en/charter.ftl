# Sentences of the deliverable `charter`.

charter-title = How we run our services
charter-made = Made from the files
charter-as-of = As of { $day }.
charter-on-file = On file: charter { $charter }, version { $version }.
charter-on-file-unversioned = On file: charter { $charter }.
charter-footer = { $name }, as of { $day }. Made from what is on file; ○ marks what nobody has decided, ? what the files do not say.

# The ten blocks.
charter-purpose = 1 Purpose
charter-scope = 2 Scope
charter-principles = 3 Principles and guardrails
charter-roles = 4 Who answers for what
charter-routines = 5 Core routines
charter-measures = 6 Measures
charter-rhythm = 7 Rhythm
charter-risks = 8 Top risks and obligations
charter-ambition = 9 Ambition for the next two years
charter-signature = 10 Signed

# What is not known.
charter-not-carried = Not known: no source on file carries { $family }.

# Purpose.
charter-goals = What the business wants
charter-no-objectives = Nobody has decided this: no objective is on file.
charter-no-goals = Nobody has decided this: no objective names a goal of the business.
charter-goals-not-known = Not known: the objectives on file do not say which goals of the business they serve.
charter-more-goals = { $more } more in the objectives; shown in the order of the files.
charter-more-outcomes = { $more } more in the list of services; shown by criticality.
charter-written-in = Written down in { $places }.

# Scope.
charter-in-services = Services:
charter-in-units = Units:
charter-in-locations = Locations:
charter-in-suppliers = Suppliers:
charter-in-customers = Customers:
charter-list-not-known = ? not known: no file lists them
charter-partly = In part:
charter-not-yet = Not yet:
charter-out = Out:
charter-and-more = { $names } and { $more } more
charter-the-files = the scope files
charter-more-services = { $names }: the { $shown } with the highest criticality; { $more } more in { $place }
charter-state-undecided = Nobody has decided whether this is in: { $names }.
charter-state-not-stated = Not stated whether this is in: { $names }.
charter-scope-not-known = Not known: no file lists services, units, locations or suppliers.
charter-no-scope-statement = Nobody has decided this: no statement of the scope is on file.

# Principles.
charter-mandatory = for everybody
charter-local = may differ locally
charter-binding-not-stated = not stated whom it binds
charter-more-principles = { $more } more in the same documents; shown in the order of the files.
charter-no-policies = Nobody has decided this: no policy is on file.
charter-no-principles = Nobody has decided this: charter and policies lay down no rule one by one.
charter-principles-not-known = Not known: the files do not say which rules charter and policies lay down.
charter-policies = Policies in force
charter-more-policies = { $shown ->
    [one] { $more } more; shown is the one approved last.
   *[other] { $more } more; shown are the { $shown } approved last.
}
charter-approved = approved by { $by }, { $day }
charter-approved-by = approved by { $by }, day not stated
charter-approved-on = approved { $day }, by whom is not stated
charter-not-approved = ○ nobody has approved it
charter-approval-not-stated = ? approval not stated

# Roles.
charter-role = Role
charter-holder = Held by
charter-no-roles = Nobody has decided this: no role is on file.
charter-more-roles = { $more } more roles on file; shown are those that answer for the whole, then in the order of the files.
charter-service-owners = Owners of the services
charter-supplier-owners = Who manages the suppliers
charter-more-owners = { $more } more owners; shown are those of what is most critical.

# Routines.
charter-routine-how = Trigger → outcome; tool; owner
charter-no-tool = ○ no tool
charter-no-routines = Nobody has decided this: no routine is on file.
charter-more-routines = { $shown ->
    [one] { $more } more routines on file; shown is the one that serves most requirements.
   *[other] { $more } more routines on file; shown are the { $shown } that serve most requirements.
}

# Measures.
charter-measure = Measure
charter-target = Target
charter-now = Now
charter-undated = { $value } (day not stated)
charter-no-value = ? no value on file
charter-no-measures = Nobody has decided this: no measure is on file.
charter-more-measures = { $more } more on file; shown are outcomes first, then what measures an objective.

# Rhythm.
charter-forum = Who meets, what is looked at
charter-how-often = How often
charter-next = Next
charter-by-its-day = by its own day
charter-no-rhythm = ○ no rhythm decided
charter-last-held = last { $day }
charter-was-due = ⚠ was due { $day }
charter-no-session = ? no dated session on file
charter-no-forums = Nobody has decided this: no forum is on file.
charter-more-forums = { $more } more forums on file; shown are those for operations, management, scope and risk first.

# Risks.
charter-no-risks = Nobody has decided this: no risk is on file.
charter-risk = owner { $owner }; actions: { $actions }
charter-risk-level = level { $level }, limit { $limit }; owner { $owner }; actions: { $actions }
charter-no-actions = ○ none
charter-more-risks = { $shown ->
    [one] { $more } more on file; shown is the one that ranks highest.
   *[other] { $more } more on file; shown are the { $shown } that rank highest.
}
charter-obligations = What we are bound by
charter-no-obligations = Nobody has decided this: no obligation is on file.
charter-more-obligations = { $more } more on file; shown in the order of the files.

# Ambition.
charter-by-when = By
charter-outcome = What is so then
charter-who = Who
charter-no-ambition = Nobody has decided this: no plan or objective on file has an aim within two years.
charter-more-aims = { $shown ->
    [one] { $more } more on file; shown is the one that comes first.
   *[other] { $more } more on file; shown are the { $shown } that come first.
}

# Signature.
charter-not-signed = Nobody has signed: no charter is on file.
charter-name = Name
charter-office = Role
charter-day = Date
charter-version = Version
