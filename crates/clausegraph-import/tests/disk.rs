//! Reading and writing folders.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails where it finds nothing")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use clausegraph_import::{
    ImportError, Limits, Overwrite, read_folder, read_rules, read_tree, write_organisation,
};
use clausegraph_model::{
    ArtefactKind, Fact,
    document::{ArtefactDocument, ClaimDocument, ClaimState, OrganisationDocument, RecordsPart},
};

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if path.is_dir() {
        fs::remove_dir_all(&path).unwrap();
    }
    fs::create_dir_all(&path).unwrap();
    path
}

fn names(folder: &Path) -> Vec<String> {
    let files = read_folder(folder, Limits::USUAL).unwrap();
    files.into_iter().map(|file| file.name).collect()
}

#[test]
fn files_are_ordered_by_their_name_below_the_folder() {
    let root = folder("ordered");
    fs::create_dir_all(root.join("a")).unwrap();
    fs::create_dir_all(root.join(".git")).unwrap();
    for name in ["a/z.json", "a.json", "b.json", "notes.txt", ".hidden.json", ".git/x.json"] {
        fs::write(root.join(name), "{}").unwrap();
    }
    assert_eq!(names(&root), ["a.json", "a/z.json", "b.json"]);
}

#[test]
fn one_file_may_be_named() {
    let root = folder("single");
    fs::write(root.join("all.json"), "{}").unwrap();
    assert_eq!(names(&root.join("all.json")), ["all.json"]);
}

#[test]
fn limits_are_kept() {
    let root = folder("limits");
    fs::create_dir_all(root.join("a/b")).unwrap();
    fs::write(root.join("one.json"), "{\"a\": 1}").unwrap();
    fs::write(root.join("a/b/two.json"), "{}").unwrap();
    let told = |limits: Limits| read_folder(&root, limits).unwrap_err();
    let usual = Limits::USUAL;
    assert!(matches!(
        told(Limits { file_bytes: 7, ..usual }),
        ImportError::FileTooLarge { bytes: 8, limit: 7, .. }
    ));
    assert!(matches!(
        told(Limits { total_bytes: 9, ..usual }),
        ImportError::FolderTooLarge { limit: 9, .. }
    ));
    assert!(matches!(
        told(Limits { files: 1, ..usual }),
        ImportError::TooManyFiles { limit: 1, .. }
    ));
    assert!(matches!(told(Limits { depth: 1, ..usual }), ImportError::TooDeep { limit: 1, .. }));
    let enough = Limits { file_bytes: 8, total_bytes: 10, files: 2, depth: 2 };
    assert_eq!(read_folder(&root, enough).unwrap().len(), 2);
}

#[test]
fn what_is_not_text_is_named_with_its_byte() {
    let root = folder("latin");
    fs::write(root.join("a.json"), b"{\"name\": \"Caf\xe9\"}").unwrap();
    let error = read_folder(&root, Limits::USUAL).unwrap_err();
    assert!(matches!(error, ImportError::NotUtf8 { offset: 13, .. }), "{error}");
    assert!(error.to_string().contains("offset 13: save the file as UTF-8"));
}

#[test]
fn a_folder_without_json_is_an_error() {
    let root = folder("empty");
    assert!(matches!(read_folder(&root, Limits::USUAL), Err(ImportError::NothingToRead { .. })));
    assert!(matches!(
        read_folder(&root.join("not-there"), Limits::USUAL),
        Err(ImportError::Io { .. })
    ));
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_folder() {
    use std::os::unix::fs::symlink;

    let outside = folder("outside");
    fs::write(outside.join("secret.json"), "{}").unwrap();
    let root = folder("linked");
    fs::write(root.join("a.json"), "{}").unwrap();
    symlink(root.join("a.json"), root.join("again.json")).unwrap();
    symlink(&root, root.join("loop")).unwrap();
    assert_eq!(names(&root), ["a.json"]);
    symlink(outside.join("secret.json"), root.join("b.json")).unwrap();
    let error = read_folder(&root, Limits::USUAL).unwrap_err();
    assert!(matches!(error, ImportError::LinkLeaves { path } if path.ends_with("b.json")));

    let tree = read_tree(&root, Limits::USUAL).unwrap();
    let left: Vec<String> = tree.left.iter().map(|left| left.path.clone()).collect();
    assert_eq!(left, ["again.json", "b.json", "loop"]);
    assert_eq!(tree.files.len(), 1);
}

#[cfg(unix)]
#[test]
fn devices_are_not_opened() {
    let error = read_folder(Path::new("/dev/null"), Limits::USUAL).unwrap_err();
    assert_eq!(error.to_string(), "cannot read `/dev/null`: it is no plain file");
}

#[test]
fn documents_stand_in_a_folder() {
    let root = folder("no-tree");
    fs::write(root.join("file"), "text").unwrap();
    let error = read_tree(&root.join("file"), Limits::USUAL).unwrap_err();
    assert!(error.to_string().ends_with("file` is no folder: name the folder of the documents"));
    let error = read_tree(&root.join("nowhere"), Limits::USUAL).unwrap_err();
    assert!(matches!(error, ImportError::Io { action: "open", .. }), "{error}");
}

#[test]
fn rules_that_cannot_be_used_are_told_with_their_path() {
    let path = folder("rules").join("rules.yaml");
    fs::write(&path, "format_version: 2\n").unwrap();
    let error = read_rules(&path, Limits::USUAL).unwrap_err().to_string();
    assert!(error.contains("rules.yaml` cannot be used: line 1, column 1: the key `organisation`"));
    assert!(error.contains("`2` is no known version"));
}

fn organisation() -> OrganisationDocument {
    OrganisationDocument {
        format_version: 1,
        artefacts: vec![ArtefactDocument::new("A-1".parse().unwrap(), ArtefactKind::Policy)],
        claims: vec![ClaimDocument {
            artefact: "A-1".parse().unwrap(),
            target: "5.2.1-01".parse().unwrap(),
            slot: None,
            members: Vec::new(),
            at: None,
            by: None,
            on: None,
            hash: None,
            state: ClaimState::Suggested,
        }],
        ..OrganisationDocument::default()
    }
}

fn write(root: &Path, document: &OrganisationDocument) -> Result<Vec<&'static str>, ImportError> {
    write_organisation(root, document, Overwrite::Refuse)
}

#[test]
fn an_organisation_is_written_in_parts_that_add_up() {
    let root = folder("written").join("new");
    let written = write(&root, &organisation()).unwrap();
    assert_eq!(written, ["organisation.json", "artefacts.json", "claims.json"]);
    assert_eq!(names(&root), ["artefacts.json", "claims.json", "organisation.json"]);
    let before = fs::read(root.join("artefacts.json")).unwrap();
    assert!(before.ends_with(b"}\n"));
    write(&root, &organisation()).unwrap();
    assert_eq!(fs::read(root.join("artefacts.json")).unwrap(), before);
}

#[test]
fn what_is_no_longer_needed_is_removed() {
    let root = folder("stale");
    write(&root, &organisation()).unwrap();
    fs::write(root.join("judgements.json"), "{\"format_version\": 1}").unwrap();
    let document = OrganisationDocument { claims: Vec::new(), ..organisation() };
    write(&root, &document).unwrap();
    assert_eq!(names(&root), ["artefacts.json", "judgements.json", "organisation.json"]);
}

#[test]
fn files_of_others_are_not_overwritten() {
    let root = folder("foreign");
    fs::write(root.join("claims.json"), "{}").unwrap();
    let error = write(&root, &organisation()).unwrap_err();
    assert!(matches!(error, ImportError::WouldOverwrite { path } if path.ends_with("claims.json")));
    assert!(!root.join("organisation.json").exists());

    write_organisation(&root, &organisation(), Overwrite::Force).unwrap();
    fs::write(root.join("artefacts.json"), "{\"format_version\": 1}").unwrap();
    let error = write(&root, &organisation()).unwrap_err();
    assert!(error.to_string().contains("changed since"), "{error}");
}

/// What rules with a record set make of no file.
fn no_file() -> OrganisationDocument {
    let mut set = ArtefactDocument::new("R-1".parse().unwrap(), ArtefactKind::RecordSet);
    let records = RecordsPart { total: Fact::Given(0), ..RecordsPart::default() };
    set.records = Some(Box::new(records));
    OrganisationDocument { format_version: 1, artefacts: vec![set], ..Default::default() }
}

#[test]
fn an_import_of_no_file_does_not_replace_one_of_some() {
    let root = folder("emptied");
    write(&root, &no_file()).unwrap();
    write(&root, &no_file()).unwrap();
    write(&root, &organisation()).unwrap();
    let before = fs::read(root.join("artefacts.json")).unwrap();
    let nothing = OrganisationDocument { format_version: 1, ..Default::default() };
    for document in [&nothing, &no_file()] {
        let error = write(&root, document).unwrap_err();
        assert!(matches!(error, ImportError::WouldEmpty { artefacts: 1, .. }), "{error}");
        assert_eq!(fs::read(root.join("artefacts.json")).unwrap(), before);
    }
    write_organisation(&root, &nothing, Overwrite::Force).unwrap();
    assert_eq!(names(&root), ["organisation.json"]);
    write(&root, &nothing).unwrap();
}

#[test]
fn files_of_another_organisation_are_not_joined() {
    let root = folder("joined");
    fs::create_dir_all(root.join("a")).unwrap();
    for name in ["org.json", "a/claims.json", "judgements.json", "notes.txt"] {
        fs::write(root.join(name), "{\"format_version\": 1}").unwrap();
    }
    let error = write(&root, &organisation()).unwrap_err();
    let text = error.to_string();
    assert!(text.contains("is written: `a/claims.json`, `judgements.json`, `org.json`:"), "{text}");
    assert!(!root.join("organisation.json").exists());
    write_organisation(&root, &organisation(), Overwrite::Force).unwrap();

    // What stands beside an import adds to it, unless it is an organisation of its own.
    write(&root, &organisation()).unwrap();
    fs::write(root.join("org.json"), "{\"organisation\": {\"id\": \"x\"}}").unwrap();
    let error = write(&root, &organisation()).unwrap_err();
    assert!(matches!(error, ImportError::ForeignFiles { files, .. } if files == ["org.json"]));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;

    let victim = folder("victim").join("victim.txt");
    fs::write(&victim, "mine").unwrap();
    let root = folder("planted");
    symlink(&victim, root.join("organisation.json.part")).unwrap();
    fs::write(root.join("artefacts.json.part"), "cut off").unwrap();
    write(&root, &organisation()).unwrap();
    assert_eq!(names(&root), ["artefacts.json", "claims.json", "organisation.json"]);
    assert!(!root.join("artefacts.json.part").exists());

    fs::remove_file(root.join("organisation.json")).unwrap();
    for leads_to in [victim.clone(), root.join("nowhere")] {
        symlink(leads_to, root.join("organisation.json")).unwrap();
        let error = write(&root, &organisation()).unwrap_err();
        assert!(matches!(error, ImportError::WouldOverwrite { .. }), "{error}");
        write_organisation(&root, &organisation(), Overwrite::Force).unwrap();
        assert!(!root.join("organisation.json").is_symlink());
        fs::remove_file(root.join("organisation.json")).unwrap();
    }
    assert_eq!(fs::read_to_string(victim).unwrap(), "mine");
}
