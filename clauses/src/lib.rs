//! The catalogues of Clausegraph as data, carried along so that published crates work without the
//! repository.
//!
//! A catalogue is a list of files, each a name and its JSON text; the files add up to one catalogue in
//! the order given. The crate `clausegraph` reads and checks them.
//!
//! ```
//! let files = clausegraph_clauses::ISO20000_1_2018;
//! assert!(files.iter().any(|file| file.name.ends_with("10-clauses.json")));
//! ```

/// One file of a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// The path below this package's folder.
    pub name: &'static str,
    /// The JSON text.
    pub text: &'static str,
}

macro_rules! file {
    ($path:literal) => {
        DataFile { name: $path, text: include_str!(concat!("../", $path)) }
    };
}

/// ISO/IEC 20000-1:2018 with Amendment 1:2024, in own words: the files of the catalogue, in order.
pub const ISO20000_1_2018: &[DataFile] = &[
    file!("iso20000-1@2018+a1/00-catalogue.json"),
    file!("iso20000-1@2018+a1/10-clauses.json"),
    file!("iso20000-1@2018+a1/20-04.json"),
    file!("iso20000-1@2018+a1/20-05.json"),
    file!("iso20000-1@2018+a1/20-06.json"),
    file!("iso20000-1@2018+a1/20-07.json"),
    file!("iso20000-1@2018+a1/20-08.1.json"),
    file!("iso20000-1@2018+a1/20-08.2.json"),
    file!("iso20000-1@2018+a1/20-08.3.json"),
    file!("iso20000-1@2018+a1/20-08.4.json"),
    file!("iso20000-1@2018+a1/20-08.5.json"),
    file!("iso20000-1@2018+a1/20-08.6.json"),
    file!("iso20000-1@2018+a1/20-08.7.json"),
    file!("iso20000-1@2018+a1/20-09.json"),
    file!("iso20000-1@2018+a1/20-10.json"),
    file!("iso20000-1@2018+a1/30-feeds.json"),
    file!("iso20000-1@2018+a1/40-rules-governance.json"),
    file!("iso20000-1@2018+a1/40-rules-shape.json"),
    file!("iso20000-1@2018+a1/40-rules-documents.json"),
    file!("iso20000-1@2018+a1/40-rules-reviews.json"),
    file!("iso20000-1@2018+a1/40-rules-measures.json"),
    file!("iso20000-1@2018+a1/40-rules-parties.json"),
    file!("iso20000-1@2018+a1/40-rules-claims.json"),
    file!("iso20000-1@2018+a1/40-rules-evidence.json"),
    file!("iso20000-1@2018+a1/40-rules-strengths.json"),
    file!("iso20000-1@2018+a1/45-matrices.json"),
    file!("iso20000-1@2018+a1/46-papers.json"),
    file!("iso20000-1@2018+a1/47-roadmap.json"),
];

/// Overlays for [`ISO20000_1_2018`] that come with it; none of them is laid unless asked for.
pub const ISO20000_1_2018_OVERLAYS: &[DataFile] = &[
    file!("iso20000-1@2018+a1/overlays/amd1-2024.json"),
    file!("iso20000-1@2018+a1/overlays/de-wording.json"),
];

/// The JSON schema of an organisation's files.
pub const ORGANISATION_SCHEMA: &str = include_str!("../schema/organisation.schema.json");

/// The vocabulary for [`ISO20000_1_2018`]: how people of the field call what it asks for. The crate
/// `clausegraph-suggest` reads and checks it; `vocabulary/README.md` tells the format.
pub const ISO20000_1_2018_VOCABULARY: &[DataFile] = &[file!("vocabulary/en.json")];

/// Traps for [`ISO20000_1_2018`] as CSV with a header: artefacts that are often offered for a requirement
/// and do not show it. The tests of the crate `clausegraph` put every row before the engine.
///
/// | column | holds |
/// |---|---|
/// | `requirement` | the requirement; where only one member is meant, its cell: `9.2.1-a2@8` |
/// | `slot` | the slot that must not be shown; empty: none of the required slots may be |
/// | `artefact` | what is offered, in words |
/// | `why` | why it does not show it, in one sentence |
/// | `trap` | the artefact as JSON; what it does not state is as good as can be |
/// | `offered` | `itself`; or by a confirmed claim: `claim` on the requirement, `clause` on its leaf clause, `located` on the requirement and with a place |
/// | `beside` | other artefacts that must be there, as a JSON array; empty where there are none |
/// | `twin` | an artefact that does show it when it is offered in the same way, as JSON |
///
/// Rows stand in the reading order of the requirements.
pub const ISO20000_1_2018_TRAPS: &str = include_str!("../iso20000-1@2018+a1/traps.csv");
