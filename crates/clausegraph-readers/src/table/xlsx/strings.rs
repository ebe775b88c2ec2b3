//! Texts: those that cells share, and rich ones.

use super::{
    super::{
        archive::Archive,
        grid::too_many_texts,
        xml::{self, Step, Xml},
    },
    FORM,
};
use crate::{ReadError, ReadLimits};

/// The texts that cells share, by their number.
pub(super) fn read(
    archive: &mut Archive<'_>,
    part: &str,
    limits: &ReadLimits,
) -> Result<Vec<String>, ReadError> {
    let Some(text) = archive.text(part)? else { return Ok(Vec::new()) };
    let mut xml = xml::steps(FORM, part, &text, limits);
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Step::Open(tag) if tag.local() == "si" => {
                if strings.len() >= limits.cells {
                    return Err(too_many_texts(limits));
                }
                strings.push(rich(&mut xml)?);
            }
            Step::End => return Ok(strings),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
        }
    }
}

/// The text of the element that was opened last, of all its runs, without what says how it sounds.
pub(super) fn rich(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let depth = xml.depth();
    let mut written = String::new();
    while xml.depth() >= depth {
        match xml.next()? {
            Step::Open(tag) if tag.local() == "rPh" => xml.skip()?,
            Step::Open(tag) if tag.local() == "t" => written.push_str(&plain(xml)?),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(unescaped(&written))
}

/// The text of the element that was opened last, without any escapes undone.
pub(super) fn plain(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let depth = xml.depth();
    let mut written = String::new();
    while xml.depth() >= depth {
        match xml.next()? {
            Step::Text(text) => written.push_str(&text),
            Step::Open(_) | Step::Close => {}
            Step::End => break,
        }
    }
    Ok(written)
}

/// A text with Office's own escapes undone: `_x000D_` is a carriage return.
pub(super) fn unescaped(written: &str) -> String {
    if !written.contains("_x") {
        return written.to_owned();
    }
    let mut text = String::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once("_x") {
        text.push_str(before);
        let sign = after.split_once('_').filter(|(digits, _)| digits.len() == 4);
        let sign = sign.and_then(|(digits, after)| {
            let code = u32::from_str_radix(digits, 16).ok()?;
            Some((char::from_u32(code)?, after))
        });
        if let Some((sign, after)) = sign {
            text.push(sign);
            rest = after;
        } else {
            text.push_str("_x");
            rest = after;
        }
    }
    text.push_str(rest);
    text.replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_office_are_undone_and_others_kept() {
        for (written, text) in [
            ("a_x000D_\nb", "a\nb"),
            ("_x005F_x0041_", "_x0041_"),
            ("max_x_y", "max_x_y"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_x00E4_", "ä"),
            ("_x", "_x"),
        ] {
            assert_eq!(unescaped(written), text);
        }
    }
}
