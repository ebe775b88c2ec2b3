//! The process that reads one file and ends.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use super::wire::{Answer, Ask, Header};
use crate::{ReadError, ReadLimits, table::read_tables, text::read_text};

/// The longest first line.
const HEADER_BYTES: u64 = 64 * 1024;

/// Reads the one file that `input` brings and writes its text or tables to `output`.
///
/// On Unix the whole process is bounded by [`ReadLimits::memory_bytes`] and [`ReadLimits::seconds`]
/// from then on, for good: call it only in a process that does nothing else. Elsewhere the process
/// is bounded only by the time that the other side gives it.
///
/// # Errors
///
/// When reading or writing fails, or `input` does not speak as the other side of this version does.
/// What is wrong with the file is an answer, not an error.
pub fn serve(input: impl Read, output: impl Write) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut line = Vec::new();
    input.by_ref().take(HEADER_BYTES).read_until(b'\n', &mut line)?;
    let header: Header = serde_json::from_slice(&line)?;
    bound(&header.limits)?;
    let answer = match file(&mut input, &header)? {
        Ok(bytes) => answer(&header, &bytes),
        Err(error) => Answer::Refused(error.into()),
    };
    let mut output = BufWriter::new(output);
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

/// The bytes of the file; one that is too long is not even taken.
fn file(input: &mut impl Read, header: &Header) -> io::Result<Result<Vec<u8>, ReadError>> {
    if header.length > header.limits.file_bytes {
        return Ok(Err(ReadError::Limit {
            what: "the bytes of the file",
            option: "file_bytes",
            limit: header.limits.file_bytes,
        }));
    }
    let mut bytes = Vec::new();
    match input.take(header.length).read_to_end(&mut bytes) {
        Err(error) if error.kind() == io::ErrorKind::OutOfMemory => {
            return Ok(Err(ReadError::OutOfMemory { limit: header.limits.memory_bytes }));
        }
        read => read?,
    };
    if u64::try_from(bytes.len()).ok() != Some(header.length) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Ok(bytes))
}

fn answer(header: &Header, bytes: &[u8]) -> Answer {
    let answer = match &header.ask {
        Ask::Text { name } => {
            read_text(name, bytes, &header.limits).map(|document| Answer::Text(Box::new(document)))
        }
        Ask::Tables { name, options } => {
            read_tables(name, bytes, options, &header.limits).map(Answer::Tables)
        }
    };
    answer.unwrap_or_else(|error| Answer::Refused(error.into()))
}

/// Bounds this process for good.
#[cfg(unix)]
fn bound(limits: &ReadLimits) -> io::Result<()> {
    use rlimit::Resource;

    // No bound may be above one that the process already has.
    let set = |resource: Resource, wanted: u64| {
        let (_, most) = resource.get()?;
        let bound = wanted.min(most);
        resource.set(bound, bound)
    };
    set(Resource::CORE, 0)?;
    set(Resource::AS, limits.memory_bytes)?;
    set(Resource::CPU, limits.seconds.max(1))
}

/// Bounds nothing: this system has no such bounds for a process to set itself.
#[cfg(not(unix))]
fn bound(_: &ReadLimits) -> io::Result<()> {
    Ok(())
}
