//! x
use clausegraph_model::*;
fn main(){
 let a:Vec<String>=std::env::args().collect();
 let c=SourceText{name:"c".into(),text:std::fs::read_to_string(&a[1]).unwrap()};
 let (c,_)=Catalogue::load(&[c],&[]); let c=c.unwrap();
 let o=[SourceText{name:"o".into(),text:std::fs::read_to_string(&a[2]).unwrap()}];
 let mut best=[u128::MAX;2];
 for _ in 0..15 {
  let t=std::time::Instant::now(); let r=Organisation::load(&o,&c); best[0]=best[0].min(t.elapsed().as_micros()); drop(r);
  let t=std::time::Instant::now(); let d:document::OrganisationDocument=serde_json::from_str(&o[0].text).unwrap(); best[1]=best[1].min(t.elapsed().as_micros()); drop(d);
 }
 println!("{best:?}");
}
