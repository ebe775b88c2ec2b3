use clausegraph_model::{Artefact, ArtefactKind, document::StatementDocument};

use crate::{
    Indicator, NeedOf,
    finding::SubjectOf,
    rule::rule,
    rules::{
        Acc, Ctx,
        answer::Tri,
        kinds::{DOCUMENTS, REPORTS},
        verdict::{Draft, Look, read},
    },
};

rule! {
    /// Wrong or unsupported claim.
    ///
    /// # What it finds
    ///
    /// A document or report that says something of a standard or certificate (`text.statements`) that is wrong
    /// or that nothing supports. Texts are read in lower case as a row of words: runs of letters and runs of digits,
    /// with everything else between them left out, and a number apart from letters that it touches.
    ///
    /// *Wrong*: the statement holds the words of one of the catalogue's `misnomers`, one behind the other.
    ///
    /// *Unsupported*: it holds one of the words `claim` and no certificate that is there supports it. A certificate
    /// supports it that is valid on the as-of date (`valid_to` not passed, or stated none; `valid_from`, where given,
    /// not to come) and whose `standard` holds, as a word, each number that stands in the statement directly behind
    /// one of the words `body`. Without such a number any valid certificate will do.
    ///
    /// *Other than the certificate*: it is supported, holds one of the words `scope`, and does not hold the words of
    /// the `scope` of any certificate that supports it, one behind the other. Scope wording that does not call itself
    /// so is for a person to compare.
    ///
    /// One finding for each artefact, with all its statements; those that were not looked at (`text.statements`
    /// unknown) are one answer about the organisation that cannot be evaluated. A minor indicator where an
    /// unsupported statement holds one of the words `mark`: a mark is shown without the right to it.
    ///
    /// # Why it matters
    ///
    /// Customers buy on such words, and a certification body takes its mark back over them.
    ///
    /// # Example
    ///
    /// The web page says "ITIL 20000 certified".
    "HF-103", "claim-wrong-or-unsupported", Claims;
    indicators: [Minor, Observation];
    needs: [
        NeedOf::Artefacts(&[ArtefactKind::Document]) => ["text.statements"],
        NeedOf::Artefacts(&[ArtefactKind::Certificate]) => [
            "certificate.standard", "certificate.valid_to", "certificate.scope",
        ],
    ];
    families: [Documents];
    parameters: [];
    words: ["claim", "body", "scope", "mark"];
    values: ["says", "why"];
    over_documentation: false;
}

const UNSUPPORTED: &str = "no certificate supports it";
const OTHER_SCOPE: &str = "its scope is worded otherwise than on the certificate";

fn check<'s, 'g>(ctx: &Ctx<'s, 'g>, acc: &mut Acc<'s, 'g>) {
    let mut unread = Look::default();
    for artefact in ctx.organisation().artefacts().iter().filter(|found| ctx.is_there(found)) {
        let kind = artefact.kind();
        if !DOCUMENTS.contains(&kind) && !REPORTS.contains(&kind) {
            continue;
        }
        let mut look = Look::default();
        let statements = read!(look, artefact, text => statements);
        if statements.is_unknown() {
            unread.join(look);
            continue;
        }
        one(ctx, artefact, statements.given().copied().map_or(&[], Vec::as_slice), look, acc);
    }
    if unread.is_missing_something() {
        let draft = || Draft::new(Indicator::Observation);
        acc.conclude(SubjectOf::Organisation, Tri::Unknown, unread, draft);
    }
}

fn one<'s, 'g>(
    ctx: &Ctx<'s, 'g>,
    artefact: &'g Artefact,
    statements: &'g [StatementDocument],
    mut look: Look<'g>,
    acc: &mut Acc<'s, 'g>,
) {
    let (mut says, mut why) = (Vec::new(), Vec::new());
    let (mut found, mut mark) = (Tri::No, false);
    for statement in statements {
        let said = words(&statement.text);
        let wrong: Vec<&str> = ctx
            .catalogue()
            .misnomers()
            .iter()
            .filter(|misnomer| holds(&said, &words(&misnomer.words)))
            .map(|misnomer| misnomer.reason.as_str())
            .collect();
        let (unsupported, other) = support(ctx, &said, &mut look);
        let any = Tri::from(!wrong.is_empty()).or(unsupported).or(other);
        found = found.or(any);
        if !any.is_yes() {
            continue;
        }
        says.push(statement.text.clone());
        let mut reasons: Vec<&str> = wrong;
        reasons.extend(unsupported.is_yes().then_some(UNSUPPORTED));
        reasons.extend(other.is_yes().then_some(OTHER_SCOPE));
        for reason in reasons {
            if !why.iter().any(|known| known == reason) {
                why.push(reason.to_owned());
            }
        }
        mark |= unsupported.is_yes() && speaks_of(ctx, &said, "mark");
    }
    acc.conclude(artefact, found, look, || {
        let indicator = if mark { Indicator::Minor } else { Indicator::Observation };
        Draft::new(indicator).list("says", says).list("why", why).artefacts([artefact])
    });
}

/// Whether a statement claims what no certificate supports, and whether its scope is another than theirs.
fn support<'g>(ctx: &Ctx<'_, 'g>, said: &[String], look: &mut Look<'g>) -> (Tri, Tri) {
    if !speaks_of(ctx, said, "claim") {
        return (Tri::No, Tri::No);
    }
    let numbers = numbers(ctx, said);
    let asks_scope = speaks_of(ctx, said, "scope");
    let (mut supported, mut matches) = (Tri::No, Tri::No);
    for certificate in ctx.there(&[ArtefactKind::Certificate]) {
        let mut inner = Look::default();
        let supports = supports(ctx, certificate, &numbers, &mut inner);
        if supports == Tri::No {
            continue;
        }
        supported = supported.or(supports);
        if asks_scope {
            let scope = Tri::given(read!(inner, certificate, certificate.scope), |scope| {
                holds(said, &words(scope))
            });
            matches = matches.or(supports.and(scope));
        }
        look.join(inner);
    }
    let other = if asks_scope { supported.and(matches.not()) } else { Tri::No };
    (supported.not(), other)
}

fn supports<'g>(
    ctx: &Ctx<'_, 'g>,
    certificate: &'g Artefact,
    numbers: &[&String],
    look: &mut Look<'g>,
) -> Tri {
    let part = certificate.document().certificate.as_deref();
    let begun =
        part.is_none_or(|part| part.valid_from.given().is_none_or(|day| *day <= ctx.as_of()));
    let until = read!(look, certificate, certificate.valid_to);
    let over = Tri::given(until, |day| *day < ctx.as_of());
    let valid = over.not().and(begun.into());
    if numbers.is_empty() || valid == Tri::No {
        return valid;
    }
    let same = Tri::given(read!(look, certificate, certificate.standard), |standard| {
        let standard = words(standard);
        numbers.iter().all(|number| standard.contains(number))
    });
    valid.and(same)
}

/// The numbers of standards that a statement names.
fn numbers<'w>(ctx: &Ctx<'_, '_>, said: &'w [String]) -> Vec<&'w String> {
    let is_body = |word: &String| ctx.words("body").iter().any(|body| body.as_str() == word);
    let pairs = said.iter().zip(said.iter().skip(1));
    let named = pairs.filter(|(before, word)| {
        is_body(before) && word.chars().all(|letter| letter.is_ascii_digit())
    });
    named.map(|(_, number)| number).collect()
}

fn speaks_of(ctx: &Ctx<'_, '_>, said: &[String], name: &str) -> bool {
    ctx.words(name).iter().any(|word| said.iter().any(|said| said == word.as_str()))
}

/// Whether a row of words stands in another.
fn holds(said: &[String], wanted: &[String]) -> bool {
    !wanted.is_empty() && said.windows(wanted.len()).any(|part| part == wanted)
}

/// A text as a row of words in lower case: runs of letters, and runs of digits.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for letter in text.chars().flat_map(char::to_lowercase) {
        let sort = match letter {
            letter if letter.is_ascii_digit() => Some(true),
            letter if letter.is_alphanumeric() => Some(false),
            _ => None,
        };
        match (sort, words.last_mut()) {
            (Some(_), Some(word)) if sort == before => word.push(letter),
            (Some(_), _) => words.push(letter.to_string()),
            (None, _) => {}
        }
        before = sort;
    }
    words
}
