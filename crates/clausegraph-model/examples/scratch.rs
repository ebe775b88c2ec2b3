use clausegraph_model::*;
fn main() {
    let mut files = vec![];
    let mut org = vec![];
    let mut into = 0;
    for a in std::env::args().skip(1) {
        if a == "--" {
            into = 1;
            continue;
        }
        let s = SourceText { name: a.clone(), text: std::fs::read_to_string(&a).unwrap() };
        if into == 0 { files.push(s) } else { org.push(s) }
    }
    let t = std::time::Instant::now();
    let (c, p) = Catalogue::load(&files, &[]);
    eprintln!("catalogue {:?}", t.elapsed());
    println!("{} errors {} warnings", p.error_count(), p.warning_count());
    for x in p.iter().take(60) {
        println!("{x}");
    }
    let Some(c) = c else { return };
    let t = std::time::Instant::now();
    let (o, p) = Organisation::load(&org, &c);
    eprintln!("organisation {:?}", t.elapsed());
    println!("{} errors {} warnings {}", p.error_count(), p.warning_count(), o.is_some());
    for x in p.iter().take(60) {
        println!("{x}");
    }
    if let Some(f) = org.first() {
        let t = std::time::Instant::now();
        let d: document::OrganisationDocument = match serde_json::from_str(&f.text) {
            Ok(d) => d,
            Err(_) => return,
        };
        eprintln!("serde alone {:?} {}", t.elapsed(), d.artefacts.len());
    }
}
