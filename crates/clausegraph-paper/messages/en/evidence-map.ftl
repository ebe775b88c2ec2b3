# Sentences of the deliverable `evidence-map`.

evidence-map-title = Evidence map and audit checklist
evidence-map-footer = { $name }, evidence map, state of the data of { $day }
evidence-map-whose = The map tells what is offered as evidence and where it lies. It judges nothing: note and judgement are empty places until a person fills them.
evidence-map-no-engagement = No engagement is stated: criteria, scope, period and team are not known.
evidence-map-field-extent = Extent
evidence-map-extent = { $clauses } clauses with { $requirements } of { $all } requirements in { $rows } rows; { $judged } rows hold a judgement
evidence-map-nothing = No requirement was asked for.

evidence-map-contents = Clauses
evidence-map-column-clause = Clause
evidence-map-column-judged = Judged
evidence-map-column-rows = Rows
evidence-map-how = How to read it
evidence-map-how-status = How the evidence stands is told by a sign and a word, and is no judgement:
evidence-map-how-evidence = Each artefact stands once in a row, with the parts of the requirement that rest on it and what each is worth. Hashes are shortened to twelve digits; the table (CSV) holds them whole.
evidence-map-how-noticed = What a rule noticed is no grade. "Not shown" names what is lacking or not stated.
evidence-map-how-place = Tick, sign and date the place of a judgement (met, opportunity for improvement, minor or major nonconformity, good practice, not yet judged); what stands in it already was judged by the person named.

evidence-map-on-clause-more = Rule { $rule } noticed the same of { $number } more; the findings and Annex B of the audit report name each.
evidence-map-on-clause = Noticed on the clause as a whole
evidence-map-column-member = For
evidence-map-column-evidence = Evidence
evidence-map-column-records = Records and people
evidence-map-column-noticed = Noticed, not shown
evidence-map-column-note = Note
evidence-map-column-judgement = Judgement
evidence-map-column-by = By, on

evidence-map-wording = { $wording ->
    [stated] (item { $item } of { $items } in the clause)
   *[split] (item { $item } of { $items } in the clause; our split of { $of })
}
evidence-map-ask = Ask:
evidence-map-maintain = Documents to maintain:
evidence-map-retain = Records to retain:
evidence-map-usual = Usually looked at:
evidence-map-linked = Linked clauses:
evidence-map-earlier = Earlier findings:
evidence-map-raised-by = {" "}(raised by { $audit })
evidence-map-origin = origin: { $origin }
evidence-map-no-evidence = Nothing on file counts.
evidence-map-by-others = No evidence of its own is asked for here.
evidence-map-worth = { $value ->
    [ok] counts
    [unknown] undecided
    [lapsed] lapsed
    [weak] weak
   *[none] does not count
}
evidence-map-slot = { $slot } ({ $aspect }): { $worth }
evidence-map-version = version { $version }
evidence-map-owner = owner { $owner }
evidence-map-approved = approved: { $approved }
evidence-map-at = at { $place }
evidence-map-system = in { $system }
evidence-map-undated = undated
evidence-map-sample = { $population }, { $period }: { $total } records; { $test }, { $rule ->
    [census] all records
    [sample] a sample
   *[none] rule not stated
}: { $tested } tested, { $exceptions } exceptions
evidence-map-seed = seed { $seed }
evidence-map-interview = { $method }: { $role }, by { $by }, { $day }
evidence-map-place-remote = ☐ on site ☐ at a distance
evidence-map-again = , noticed before
evidence-map-lacked = ; not stated: { $missing }
evidence-map-missing = Not shown:
evidence-map-not-yet = Not judged yet ({ $by }, { $day }): { $reason }
evidence-map-place-judgement = ☐ met ☐ OFI
    ☐ minor ☐ major
    ☐ good ☐ not yet
evidence-map-place-by = by ………………
    on ………………
evidence-map-judged = { $value ->
    [conformity] Met
    [ofi] OFI
    [minor] Minor nonconformity
    [major] Major nonconformity
   *[not-yet] Not yet
}
evidence-map-judged-by = { $by }
    { $day }
evidence-map-against = The evidence on file says otherwise.
evidence-map-outdated = What was looked at has changed since.
