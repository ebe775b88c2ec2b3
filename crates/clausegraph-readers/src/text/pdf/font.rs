//! What the codes of a font mean, and how wide its signs are.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::{
    place::{UNIT, parts},
    resolved,
};

/// A font, ready to read texts that are set in it.
pub(super) struct Font {
    meaning: Meaning,
    widths: BTreeMap<u32, i64>,
    usual_width: i64,
}

/// What codes mean.
enum Meaning {
    /// Codes of one byte, by their number; none where nothing tells what a code means.
    Bytes(Vec<Option<String>>),
    /// Codes of two bytes.
    Pairs(Encoding<'static>),
    /// Codes of two bytes of which nothing tells what they mean.
    Unknown,
}

/// One sign of a text.
pub(super) struct Sign {
    /// Its text; none where nothing tells what the code means.
    pub(super) text: Option<String>,
    /// Its width for a font of size 1.
    pub(super) width: i64,
    /// Whether it is the code 32 of one byte, which text may stretch.
    pub(super) blank: bool,
}

impl Font {
    /// Reads a font; `most` bounds what its maps of codes unpack to.
    pub(super) fn read(
        file: &Document,
        dictionary: &Dictionary,
        most: usize,
    ) -> Result<Self, lopdf::Error> {
        let mapped = mapped(file, dictionary, most)?;
        let composite = dictionary.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type0");
        if composite {
            let meaning = match mapped.or_else(|| known_pairs(file, dictionary)) {
                Some(encoding) => Meaning::Pairs(encoding),
                None => Meaning::Unknown,
            };
            let (widths, usual_width) = composite_widths(file, dictionary);
            return Ok(Self { meaning, widths, usual_width });
        }
        let mut table = simple_table(file, dictionary);
        if let Some(encoding) = mapped {
            for (code, meaning) in (0_u8..=u8::MAX).zip(&mut table) {
                if let Some(text) = text_of(&encoding, &[code]) {
                    *meaning = Some(text);
                }
            }
        }
        let (widths, usual_width) = simple_widths(file, dictionary);
        Ok(Self { meaning: Meaning::Bytes(table), widths, usual_width })
    }

    /// The signs of a text that is set in this font.
    pub(super) fn signs(&self, bytes: &[u8]) -> Vec<Sign> {
        match &self.meaning {
            Meaning::Bytes(table) => {
                let sign = |code: &u8| Sign {
                    text: table.get(usize::from(*code)).cloned().flatten(),
                    width: self.width(u32::from(*code)),
                    blank: *code == 32,
                };
                bytes.iter().map(sign).collect()
            }
            Meaning::Pairs(_) | Meaning::Unknown => {
                let sign = |code: &[u8]| {
                    let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
                    let text = match &self.meaning {
                        Meaning::Pairs(encoding) => text_of(encoding, code),
                        Meaning::Bytes(_) | Meaning::Unknown => None,
                    };
                    Sign { text, width: self.width(number), blank: false }
                };
                bytes.chunks(2).map(sign).collect()
            }
        }
    }

    fn width(&self, code: u32) -> i64 {
        self.widths.get(&code).copied().unwrap_or(self.usual_width)
    }
}

/// What the font's own map says its codes mean in Unicode.
fn mapped(
    file: &Document,
    dictionary: &Dictionary,
    most: usize,
) -> Result<Option<Encoding<'static>>, lopdf::Error> {
    let Ok(map) = dictionary.get(b"ToUnicode") else {
        return Ok(None);
    };
    // The library asks for this map where it sees this name of an encoding.
    let mut asking = Dictionary::new();
    asking.set("Type", Object::Name(b"Font".to_vec()));
    asking.set("Encoding", Object::Name(b"Identity-H".to_vec()));
    asking.set("ToUnicode", map.clone());
    match asking.get_font_encoding_with_limit(file, most)? {
        Encoding::UnicodeMapEncoding(map) => Ok(Some(Encoding::UnicodeMapEncoding(map))),
        Encoding::OneByteEncoding(_) | Encoding::SimpleEncoding(_) | Encoding::Differences(_) => {
            Ok(None)
        }
    }
}

/// The encodings of two bytes that are known without a map.
fn known_pairs(file: &Document, dictionary: &Dictionary) -> Option<Encoding<'static>> {
    let name = resolved(file, dictionary.get(b"Encoding").ok()?)?.as_name().ok()?;
    match name {
        b"UniGB-UCS2-H" | b"UniGB-UTF16-H" | b"UniCNS-UCS2-H" | b"UniCNS-UTF16-H"
        | b"UniJIS-UCS2-H" | b"UniJIS-UTF16-H" | b"UniKS-UCS2-H" | b"UniKS-UTF16-H" => {
            Some(Encoding::SimpleEncoding(b"UniGB-UTF16-H"))
        }
        _ => None,
    }
}

/// The text of one code.
fn text_of(encoding: &Encoding<'_>, code: &[u8]) -> Option<String> {
    let text = encoding.bytes_to_string(code).ok()?;
    (!text.is_empty() && !text.contains('\u{fffd}')).then(|| parted(text))
}

/// A text whose ligatures are parted: they are a matter of setting, and no word is found with them.
fn parted(text: String) -> String {
    const LIGATURES: [(char, &str); 7] = [
        ('\u{fb00}', "ff"),
        ('\u{fb01}', "fi"),
        ('\u{fb02}', "fl"),
        ('\u{fb03}', "ffi"),
        ('\u{fb04}', "ffl"),
        ('\u{fb05}', "st"),
        ('\u{fb06}', "st"),
    ];
    if !text.contains(|sign| ('\u{fb00}'..='\u{fb06}').contains(&sign)) {
        return text;
    }
    LIGATURES.iter().fold(text, |text, (sign, letters)| text.replace(*sign, letters))
}

/// What the 256 codes of a simple font mean.
fn simple_table(file: &Document, dictionary: &Dictionary) -> Vec<Option<String>> {
    let encoding = dictionary.get(b"Encoding").ok().and_then(|object| resolved(file, object));
    let base = match encoding {
        Some(Object::Name(name)) => Some(name.as_slice()),
        Some(Object::Dictionary(own)) => own.get(b"BaseEncoding").and_then(Object::as_name).ok(),
        _ => None,
    };
    let mut asking = Dictionary::new();
    asking.set("Type", Object::Name(b"Font".to_vec()));
    let named = |name: &&[u8]| {
        matches!(*name, b"WinAnsiEncoding" | b"MacRomanEncoding" | b"MacExpertEncoding")
    };
    match base.filter(named) {
        Some(name) => asking.set("Encoding", Object::Name(name.to_vec())),
        // The codes of a font of symbols mean what only the font itself knows.
        None if symbolic(file, dictionary) => return differences(encoding, vec![None; 256]),
        None => asking.set("Encoding", Object::Name(b"StandardEncoding".to_vec())),
    }
    let table = match asking.get_font_encoding(file) {
        Ok(encoding) => (0_u8..=u8::MAX).map(|code| text_of(&encoding, &[code])).collect(),
        Err(_) => vec![None; 256],
    };
    differences(encoding, table)
}

/// Whether a font's own codes are no letters of a standard.
fn symbolic(file: &Document, dictionary: &Dictionary) -> bool {
    let name = dictionary.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
    if matches!(name, b"Symbol" | b"ZapfDingbats") {
        return true;
    }
    let described = dictionary.get(b"FontDescriptor").ok();
    let described = described.and_then(|object| resolved(file, object)?.as_dict().ok());
    let flags = described.and_then(|font| font.get(b"Flags").and_then(Object::as_i64).ok());
    flags.is_some_and(|flags| flags & 4 != 0)
}

/// Lays the differences that a font states over a table.
fn differences(encoding: Option<&Object>, mut table: Vec<Option<String>>) -> Vec<Option<String>> {
    let own = encoding.and_then(|encoding| encoding.as_dict().ok());
    let list = own.and_then(|own| own.get(b"Differences").and_then(Object::as_array).ok());
    let mut code = 0_usize;
    for object in list.into_iter().flatten() {
        if let Object::Integer(number) = object {
            code = usize::try_from(*number).unwrap_or(256);
        } else if let Object::Name(name) = object {
            if let Some(meaning) = table.get_mut(code) {
                *meaning = glyph(name);
            }
            code = code.saturating_add(1);
        }
    }
    table
}

/// The text of a glyph by its name: `Adieresis`, `f_i`, `uni00E4`, `a.sc`.
fn glyph(name: &[u8]) -> Option<String> {
    let known = |name: &str| {
        let list = vec![Object::Integer(1), Object::Name(name.as_bytes().to_vec())];
        let mut encoding = Dictionary::new();
        encoding.set("Differences", Object::Array(list));
        let mut asking = Dictionary::new();
        asking.set("Type", Object::Name(b"Font".to_vec()));
        asking.set("Encoding", Object::Dictionary(encoding));
        let file = Document::new();
        let encoding = asking.get_font_encoding(&file).ok()?;
        // A name that the library does not know gives another encoding, in which 1 is nothing.
        text_of(&encoding, &[1])
    };
    let name = str::from_utf8(name).ok()?;
    if let Some(text) = known(name) {
        return Some(text);
    }
    let stem = name.split('.').next().filter(|stem| !stem.is_empty())?;
    let parts = stem.split('_').map(|part| {
        let number = part.strip_prefix("uni").or_else(|| part.strip_prefix('u'));
        let number = number.filter(|number| (4..=6).contains(&number.len()));
        let number = number.and_then(|number| u32::from_str_radix(number, 16).ok());
        known(part).or_else(|| number.and_then(char::from_u32).map(String::from))
    });
    parts.collect()
}

/// The widths of a simple font, by code.
fn simple_widths(file: &Document, dictionary: &Dictionary) -> (BTreeMap<u32, i64>, i64) {
    let mut widths = BTreeMap::new();
    let scale = match dictionary.get(b"FontMatrix").and_then(Object::as_array).map(Vec::as_slice) {
        // A font of drawings has a scale of its own.
        Ok([scale, ..]) => parts(scale),
        _ => UNIT / 1000,
    };
    let width = |object: &Object| {
        let number = resolved(file, object).map_or(0, parts);
        if scale == UNIT / 1000 { number / 1000 } else { super::place::times(number, scale) }
    };
    let first = dictionary.get(b"FirstChar").and_then(Object::as_i64).unwrap_or(0);
    let first = u32::try_from(first).unwrap_or(0);
    let list = dictionary.get(b"Widths").ok().and_then(|object| resolved(file, object));
    let list = list.and_then(|list| list.as_array().ok());
    for (code, object) in (first..256).zip(list.into_iter().flatten()) {
        widths.insert(code, width(object));
    }
    // Fonts that every reader has may leave their widths out: half their size is near enough to
    // tell gaps between words from gaps between letters.
    let described = dictionary.get(b"FontDescriptor").ok();
    let described = described.and_then(|object| resolved(file, object)?.as_dict().ok());
    let missing = described.and_then(|font| font.get(b"MissingWidth").ok()).map(width);
    (widths, missing.filter(|width| *width > 0).unwrap_or(UNIT / 2))
}

/// The widths of a composite font, by code; most have codes that are the numbers of their glyphs.
fn composite_widths(file: &Document, dictionary: &Dictionary) -> (BTreeMap<u32, i64>, i64) {
    /// Every code once, and as many again.
    const MOST: usize = 2 * 65_536;
    let mut widths = BTreeMap::new();
    let inner = dictionary.get(b"DescendantFonts").ok().and_then(|list| resolved(file, list));
    let inner = inner.and_then(|list| list.as_array().ok()?.first());
    let inner = inner.and_then(|object| resolved(file, object)?.as_dict().ok());
    let Some(inner) = inner else {
        return (widths, UNIT);
    };
    let usual = inner.get(b"DW").ok().and_then(|object| resolved(file, object));
    let usual = usual.map_or(UNIT, |width| parts(width) / 1000);
    let stated = inner.get(b"W").ok().and_then(|object| resolved(file, object));
    let stated = stated.and_then(|list| list.as_array().ok());
    let code = |object: &Object| object.as_i64().ok().and_then(|code| u32::try_from(code).ok());
    let mut rest = stated.map(Vec::as_slice).unwrap_or_default();
    let mut left = MOST;
    while let [first, second, behind @ ..] = rest {
        let second = resolved(file, second).unwrap_or(second);
        match (code(first), second, behind) {
            (Some(first), Object::Array(each), _) => {
                for (code, width) in (first..).zip(each.iter().take(left)) {
                    widths.insert(code, parts(width) / 1000);
                    left = left.saturating_sub(1);
                }
                rest = behind;
            }
            (Some(first), end, [width, behind @ ..]) => {
                let end = code(end).unwrap_or(first);
                for code in (first..=end).take(left) {
                    widths.insert(code, parts(width) / 1000);
                    left = left.saturating_sub(1);
                }
                rest = behind;
            }
            _ => break,
        }
        // A list that states the same codes again and again is not followed to its end.
        if left == 0 {
            break;
        }
    }
    (widths, usual)
}
