//! Every key of the file of sentences is used, and every key that is used is there.

use std::{collections::BTreeSet, fs, path::Path};

fn code(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code(&path, found);
        } else {
            found.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_key_is_used_and_every_key_that_is_used_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = fs::read_to_string(root.join("src/contents/gap.rs")).unwrap();
    code(&root.join("src/contents/gap"), &mut text);
    let used: BTreeSet<&str> =
        text.split('"').filter(|word| word.starts_with("gap-") && !word.contains('{')).collect();
    let file = fs::read_to_string(root.join("messages/en/gap.ftl")).unwrap();
    let keys = file.lines().filter_map(|line| line.split_once(" =").map(|(key, _)| key));
    let keys: BTreeSet<&str> = keys.filter(|key| key.starts_with("gap-")).collect();
    assert_eq!(keys.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new(), "without use");
    assert_eq!(used.difference(&keys).collect::<Vec<_>>(), Vec::<&&str>::new(), "missing");
}
