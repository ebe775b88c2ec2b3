//! What the rules noticed: by theme, equal findings together, the gravest first; each with how it comes
//! about.

use clausegraph::{Fact, Finding, Indicator, Profile, Rule, SubjectOf, ThemeResult};
use clausegraph_report::wording::{
    artefact_phrase, clearing_sentence, finding_sentence, missing_words, proposal_words,
    theme_words, threshold_words, value_words,
};
use maud::{Markup, html};

use super::{Context, parts};

/// Findings of a rule that stand first.
const FIRST: usize = 10;
/// The longest text of a field that is shown whole.
const LONGEST: usize = 240;

pub(crate) fn section(context: &Context<'_, '_>) -> Markup {
    let profile = context.profile();
    let themes = context.basis.findings.themes(profile);
    let strengths: Vec<&Finding<'_>> =
        context.shown.iter().copied().filter(|one| one.indicator == Indicator::Strength).collect();
    html! {
        section #findings aria-labelledby="findings-h" {
            h2 #findings-h { (context.say("report-findings")) }
            p.lead { (context.say("report-findings-lead")) }
            @if context.shown.is_empty() { p.none { (context.say("report-findings-none")) } }
            @else { (counts(context, &themes)) }
            (proposals(context).unwrap_or_default())
            @for theme in &themes { (one_theme(context, theme)) }
            @if !strengths.is_empty() {
                div.theme {
                    h3 #theme-strengths { (context.say("report-strengths")) }
                    (by_rule(context, &strengths))
                }
            }
        }
    }
}

/// Themes against indicators.
fn counts(context: &Context<'_, '_>, themes: &[ThemeResult<'_, '_>]) -> Markup {
    let of = |theme: &ThemeResult<'_, '_>, one: Indicator| {
        theme.counts.iter().find(|(known, _)| *known == one).map_or(0, |(_, number)| *number)
    };
    let there: Vec<Indicator> = Indicator::ALL
        .into_iter()
        .filter(|one| themes.iter().any(|theme| of(theme, *one) > 0))
        .collect();
    let caption = context.say("report-findings-caption");
    let table = html! {
        table.grid {
            caption.vh { (caption) }
            thead { tr {
                th scope="col" { (context.say("report-theme-column")) }
                @for one in &there { th scope="col" { (parts::indicator(context, *one)) } }
            } }
            tbody { @for theme in themes { tr {
                th scope="row" { a href={ "#theme-" (theme.theme) } { (theme_words(theme.theme)) } }
                @for one in &there {
                    @let number = of(theme, *one);
                    td.num { @if number == 0 { span.zero { "0" } } @else { (context.basis.texts.number(number)) } }
                }
            } } }
        }
    };
    parts::wide(&caption, &table)
}

/// Leaf clauses whose minor indicators a person may want to look at as one.
fn proposals(context: &Context<'_, '_>) -> Option<Markup> {
    let profile = context.profile();
    let found = context.basis.findings.proposals(context.assessment(), context.basis.repeats);
    let found: Vec<_> = found
        .iter()
        .map(|proposal| {
            let shown = |one: &&&Finding<'_>| one.rule.is_shown(one.indicator, profile);
            (proposal, proposal.findings.iter().filter(shown).count())
        })
        .filter(|(_, number)| *number > 0)
        .collect();
    (!found.is_empty()).then(|| {
        html! {
            div.box {
                h3 { (context.say("report-together")) }
                p { (context.say("report-together-lead")) }
                ul { @for (proposal, number) in found { li {
                    a href={ "#k-" (proposal.clause.id()) } { (context.heading(proposal.clause)) } ": "
                    (context.count_with("report-together-one", number, &[("reason", proposal_words(proposal.reason).into())]))
                } } }
            }
        }
    })
}

fn one_theme(context: &Context<'_, '_>, theme: &ThemeResult<'_, '_>) -> Markup {
    html! {
        div.theme {
            h3 id={ "theme-" (theme.theme) } { (theme_words(theme.theme)) }
            @for (rule, found) in &theme.rules { (one_rule(context, rule, found)) }
        }
    }
}

fn by_rule(context: &Context<'_, '_>, found: &[&Finding<'_>]) -> Markup {
    let mut rules: Vec<(&'static Rule, Vec<&Finding<'_>>)> = Vec::new();
    for finding in found {
        match rules.iter_mut().find(|(rule, _)| rule.code == finding.rule.code) {
            Some((_, list)) => list.push(finding),
            None => rules.push((finding.rule, vec![finding])),
        }
    }
    html! { @for (rule, found) in &rules { (one_rule(context, rule, found)) } }
}

/// Equal findings together: what the rule says is wrong, and of what.
fn one_rule(context: &Context<'_, '_>, rule: &Rule, found: &[&Finding<'_>]) -> Markup {
    let mut order: Vec<&&Finding<'_>> = found.iter().collect();
    order.sort_by_key(|finding| finding.indicator);
    let (shown, rest) = order.split_at(FIRST.min(order.len()));
    html! {
        div.rule {
            h4 {
                (rule.title()) " "
                small { code { (rule.code) } " " (context.count("report-times", found.len())) }
            }
            ul.fs { @for finding in shown {
                (one(context, finding, &parts::folded(context, derivation(context, finding))))
            } }
            @if !rest.is_empty() {
                (parts::more(&context.count("report-more", rest.len()), &parts::folded(context, html! {
                    ul.fs { @for finding in rest { (one(context, finding, &derivation(context, finding))) } }
                })))
            }
        }
    }
}

fn one(context: &Context<'_, '_>, finding: &Finding<'_>, derivation: &Markup) -> Markup {
    let place = context.finding_place(finding.id.as_str()).unwrap_or_default();
    html! {
        li.f id={ "f" (place) } data-f=(place) {
            p {
                (parts::indicator(context, finding.indicator)) (parts::marked(&finding_sentence(finding)))
                @if (context.basis.repeats)(&finding.id) { " " b { (context.say("report-repeats")) } }
            }
            details {
                summary { (context.say("report-comes-about")) }
                (derivation)
            }
        }
    }
}

fn derivation(context: &Context<'_, '_>, finding: &Finding<'_>) -> Markup {
    let clears = (context.profile() == Profile::Consultant).then(|| clearing_sentence(finding));
    html! {
        dl.ab {
            div {
                dt { (context.say("report-finding")) }
                dd { code { (finding.id) } " " (context.say_with("report-rule-version", &[("version", finding.rule.version.to_string().into())])) }
            }
            @if !finding.clauses.is_empty() {
                div {
                    dt { (context.say("report-clauses")) }
                    dd { @for clause in &finding.clauses { a href={ "#k-" (clause.id()) } { (context.heading(clause)) } " " } }
                }
            }
            @if !finding.requirements.is_empty() {
                div {
                    dt { (context.say("report-requirements")) }
                    dd { @for one in &finding.requirements { a.id href={ "#r-" (one.id()) } { (one.id()) } " " } }
                }
            }
            @for (name, value) in &finding.values {
                div { dt { code { (name) } } dd { (value_words(value)) } }
            }
            @if !finding.thresholds.is_empty() {
                div {
                    dt { (context.say("report-thresholds")) }
                    dd { @for one in &finding.thresholds { (threshold_words(one)) ". " } }
                }
            }
            @if !finding.inputs.is_empty() {
                div {
                    dt { (context.say("report-inputs")) }
                    dd { ul { @for input in &finding.inputs { li { (read(context, input)) } } } }
                }
            }
            @if !finding.artefacts.is_empty() {
                div {
                    dt { (context.say("report-decided-by")) }
                    dd { @for artefact in &finding.artefacts {
                        a.id href={ "#a" (context.artefact_place(artefact).unwrap_or_default()) } { (artefact_phrase(artefact)) } " "
                    } }
                }
            }
            @if !finding.missing.is_empty() {
                div { dt { (context.say("report-not-said")) } dd { (parts::marked(&missing_words(&finding.missing))) } }
            }
            @if let Some(clears) = clears.flatten() {
                div { dt { (context.say("report-clears")) } dd { (parts::marked(&clears)) } }
            }
        }
    }
}

/// Something that the rule looked at, what it states, and where.
fn read(context: &Context<'_, '_>, input: &clausegraph::Input<'_>) -> Markup {
    let stated = match input.of.stated(input.field) {
        Fact::Given(text) if text.chars().count() > LONGEST => {
            let first: String = text.chars().take(LONGEST).collect();
            context.say_with("report-cut", &[("text", first.into())])
        }
        Fact::Given(text) => text,
        Fact::StatedNone => context.say("report-stated-none"),
        Fact::Unknown => String::new(),
    };
    html! {
        (subject(context, input.of)) " " code { (input.field) }
        @if !stated.is_empty() { ": " (stated) }
        @if let Some(location) = &input.location { " " span.at { (context.place(location)) } }
    }
}

/// A subject by its id, as a link where the page shows it.
fn subject(context: &Context<'_, '_>, of: SubjectOf<'_>) -> Markup {
    let id = of.id().unwrap_or_else(|| context.say("report-the-organisation"));
    let link = match of {
        SubjectOf::Artefact(artefact) => {
            context.artefact_place(artefact).map(|place| format!("#a{place}"))
        }
        SubjectOf::Clause(clause) => Some(format!("#k-{}", clause.id())),
        SubjectOf::Cell(..) => Some(format!("#{id}")),
        SubjectOf::Organisation | SubjectOf::Element(_) | SubjectOf::Person(_) | _ => None,
    };
    html! { @if let Some(link) = link { a.id href=(link) { (id) } } @else { code { (id) } } }
}
