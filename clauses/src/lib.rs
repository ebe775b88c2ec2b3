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
    file!("iso20000-1@2018+a1/20-4.json"),
    file!("iso20000-1@2018+a1/20-7.json"),
    file!("iso20000-1@2018+a1/20-8.json"),
    file!("iso20000-1@2018+a1/20-9.json"),
    file!("iso20000-1@2018+a1/30-feeds.json"),
];

/// Overlays for [`ISO20000_1_2018`] that come with it; none of them is laid unless asked for.
pub const ISO20000_1_2018_OVERLAYS: &[DataFile] = &[
    file!("iso20000-1@2018+a1/overlays/amd1-2024.json"),
    file!("iso20000-1@2018+a1/overlays/de-wording.json"),
];
