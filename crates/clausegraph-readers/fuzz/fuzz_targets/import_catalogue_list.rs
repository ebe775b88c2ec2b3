#![no_main]

use clausegraph_import::{ListRules, catalogue_list, list_tables};
use clausegraph_model::{Catalogue, SourceText};
use clausegraph_readers::ReadLimits;
use libfuzzer_sys::fuzz_target;

// Whatever list is accepted is a catalogue that loads.
fuzz_target!(|bytes: &[u8]| {
    for name in ["a.csv", "a.yaml"] {
        let Ok(tables) = list_tables(name, bytes, &ReadLimits::USUAL) else { continue };
        let Ok(id) = "a@1".parse() else { continue };
        let Ok(import) = catalogue_list(&tables, &ListRules::usual(id, "A".to_owned())) else {
            continue;
        };
        let Ok(text) = serde_json::to_string(&import.document) else { continue };
        let file = SourceText { name: "catalogue.json".to_owned(), text };
        let (catalogue, problems) = Catalogue::load(&[file], &[]);
        assert!(catalogue.is_some(), "{problems:?}");
    }
});
