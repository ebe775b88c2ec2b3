//! The compound files in which Office packed its documents before 2007, and in which it locks them today.

/// The first bytes of every compound file.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What a compound file holds.
pub(super) enum Kind {
    /// A workbook of Excel 97 to 2003.
    Workbook,
    /// A package that is locked with a password.
    Encrypted,
    /// A Word document.
    Document,
    /// Something else.
    Other,
    /// Nothing that can be told.
    Damaged,
}

/// What a compound file holds, by the names of its streams.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    let Some(file) = File::open(bytes) else { return Kind::Damaged };
    let has = |name: &str| file.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name));
    if has("EncryptedPackage") {
        Kind::Encrypted
    } else if has("Workbook") || has("Book") {
        Kind::Workbook
    } else if has("WordDocument") {
        Kind::Document
    } else {
        Kind::Other
    }
}

/// Whether there are macros beside a workbook.
pub(super) fn has_macros(bytes: &[u8]) -> bool {
    let file = File::open(bytes);
    file.is_some_and(|file| file.entries.iter().any(|entry| entry.name == "_VBA_PROJECT_CUR"))
}

/// The bytes of the stream that holds a workbook; none where the file is damaged.
pub(super) fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let file = File::open(bytes)?;
    ["Workbook", "Book"].into_iter().find_map(|name| file.stream(name))
}

/// A compound file: sectors in chains, and a list of named streams.
struct File<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The sector that follows each sector.
    chains: Vec<u32>,
    small_chains: Vec<u32>,
    /// The stream of small sectors.
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

/// Sector numbers from here on are no sectors but marks.
const MARKS: u32 = 0xFFFF_FFFA;
const SMALL_SECTOR: usize = 64;
/// Streams below this length lie in small sectors.
const SMALL_STREAM: usize = 4096;

impl<'b> File<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = match number16(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = File {
            bytes,
            sector,
            chains: Vec::new(),
            small_chains: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        for number in file.chain_sectors()? {
            let part = file.sector(number)?;
            file.chains.extend(numbers(part));
        }
        let list = file.chain(number32(bytes, 48)?, None)?;
        file.entries = list.chunks_exact(128).filter_map(entry).collect();
        let root = file.entries.first()?;
        file.small = file.chain(root.start, Some(root.length)).unwrap_or_default();
        let small_chains = file.chain(number32(bytes, 60)?, None).unwrap_or_default();
        file.small_chains = numbers(&small_chains).collect();
        Some(file)
    }

    /// The numbers of the sectors that say which sector follows which.
    fn chain_sectors(&self) -> Option<Vec<u32>> {
        let mut listed: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut more = number32(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector;
        let mut seen: usize = 0;
        while more < MARKS {
            seen = seen.saturating_add(1);
            if seen > most {
                return None;
            }
            listed.extend(numbers(self.sector(more)?));
            more = listed.pop()?;
        }
        listed.retain(|number| *number < MARKS);
        (listed.len() <= most.saturating_add(1)).then_some(listed)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain of sectors; none where it runs out of the file or in a circle.
    fn chain(&self, start: u32, length: Option<usize>) -> Option<Vec<u8>> {
        chained(&self.chains, self.bytes.len() / self.sector, start, length, |number| {
            self.sector(number)
        })
    }

    /// The same of small sectors.
    fn small_chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        chained(
            &self.small_chains,
            self.small.len() / SMALL_SECTOR,
            start,
            Some(length),
            |number| {
                let from = usize::try_from(number).ok()?.checked_mul(SMALL_SECTOR)?;
                let to = from.checked_add(SMALL_SECTOR)?.min(self.small.len());
                self.small.get(from..to)
            },
        )
    }

    fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.length < SMALL_STREAM {
            self.small_chain(entry.start, entry.length)
        } else {
            self.chain(entry.start, Some(entry.length))
        }
    }
}

/// The bytes of a chain among a number of sectors.
fn chained<'s>(
    chains: &[u32],
    most: usize,
    start: u32,
    length: Option<usize>,
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut number = start;
    // A chain of more sectors than there are goes in a circle, which may bring no byte at all.
    let mut left = most.saturating_add(1);
    while number < MARKS && length.is_none_or(|length| bytes.len() < length) {
        left = left.checked_sub(1)?;
        bytes.extend_from_slice(sector(number)?);
        number = *chains.get(usize::try_from(number).ok()?)?;
    }
    bytes.truncate(length.unwrap_or(usize::MAX));
    Some(bytes)
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(number16(bytes, 64)?).min(64).saturating_sub(2);
    let name = bytes.get(..length)?;
    let signs = name.chunks_exact(2).filter_map(|pair| number16(pair, 0));
    let name: String = char::decode_utf16(signs).map(|sign| sign.unwrap_or('?')).collect();
    Some(Entry {
        name,
        start: number32(bytes, 116)?,
        length: usize::try_from(number32(bytes, 120)?).ok()?,
    })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| number32(four, 0))
}

/// The little-endian number of two bytes at a place.
pub(super) fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

/// The little-endian number of four bytes at a place.
pub(super) fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}
