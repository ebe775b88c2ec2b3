//! The process that asks, and outlives the one that reads.

use std::{
    ffi::OsString,
    io::{Read, Write},
    path::Path,
    process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use super::wire::{Answer, Ask, Header};
use crate::{ReadError, ReadLimits};

/// How many seconds on the wall stand for one second of computing.
const PATIENCE: u64 = 3;

/// What a process said before it ended.
struct Said {
    output: Vec<u8>,
    complaint: String,
}

/// Lets a program read a file; nothing that it does harms this process.
pub(super) fn answer(
    program: &Path,
    arguments: &[OsString],
    ask: Ask,
    bytes: &[u8],
    limits: &ReadLimits,
) -> Result<Answer, ReadError> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let header = Header { ask, limits: *limits, length };
    let mut question = serde_json::to_vec(&header).map_err(|error| no_reader(&error))?;
    question.push(b'\n');
    question.extend_from_slice(bytes);

    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.map_err(|error| no_reader(&error))?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(mut input), Some(output), Some(complaint)) = pipes else {
        stop(&mut child);
        return Err(no_reader(&"its pipes are missing"));
    };
    // The question is written while the answer is read: neither pipe holds much, and a process that
    // ends before it read everything is no error here. A thread that hangs on a pipe which somebody
    // else keeps open is left behind, so these are not joined.
    thread::spawn(move || input.write_all(&question).and_then(|()| input.flush()));
    let (sender, receiver) = mpsc::channel();
    let most = limits.memory_bytes;
    thread::spawn(move || sender.send(listen(output, complaint, most)));

    let seconds = limits.seconds.max(1);
    let patience = Duration::from_secs(seconds.saturating_mul(PATIENCE));
    let said = match receiver.recv_timeout(patience) {
        Ok(said) => said,
        Err(RecvTimeoutError::Timeout) => {
            stop(&mut child);
            return Err(ReadError::OutOfTime { seconds });
        }
        Err(RecvTimeoutError::Disconnected) => {
            stop(&mut child);
            return Err(no_reader(&"nothing could be heard of it"));
        }
    };
    if said.output.len() > usize::try_from(most).unwrap_or(usize::MAX) {
        stop(&mut child);
        return Err(ReadError::OutOfMemory { limit: most });
    }
    let Some(status) = end(&mut child, patience) else {
        stop(&mut child);
        return Err(ReadError::OutOfTime { seconds });
    };
    if !status.success() {
        return Err(death(status, &said.complaint, limits));
    }
    serde_json::from_slice(&said.output).map_err(|error| no_reader(&error))
}

/// The error for an answer to another question.
pub(super) fn other_answer() -> ReadError {
    no_reader(&"it answers another question")
}

/// How a process ended that has said everything; none where it goes on for too long.
fn end(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    const STEP: Duration = Duration::from_millis(5);
    for _ in 0..patience.as_millis() / STEP.as_millis() {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => thread::park_timeout(STEP),
            Err(_) => return None,
        }
    }
    None
}

/// Everything that a process says, up to some bytes.
fn listen(output: ChildStdout, complaint: ChildStderr, most: u64) -> Said {
    const COMPLAINT_BYTES: u64 = 64 * 1024;
    // Both are read at once, and what is beyond the bound of complaints is thrown away.
    let complaints = thread::spawn(move || {
        let mut complaint = complaint;
        let mut bytes = Vec::new();
        drop(complaint.by_ref().take(COMPLAINT_BYTES).read_to_end(&mut bytes));
        drop(std::io::copy(&mut complaint, &mut std::io::sink()));
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let mut bytes = Vec::new();
    // What breaks off in the middle is no answer: the end of the process tells why.
    drop(output.take(most.saturating_add(1)).read_to_end(&mut bytes));
    Said { output: bytes, complaint: complaints.join().unwrap_or_default() }
}

/// Ends a process and takes its last word; one that has ended is no error.
fn stop(child: &mut Child) {
    drop(child.kill());
    drop(child.wait());
}

/// Why a process died, by how it ended and what it complained about.
fn death(status: ExitStatus, complaint: &str, limits: &ReadLimits) -> ReadError {
    if complaint.contains("memory allocation of") {
        return ReadError::OutOfMemory { limit: limits.memory_bytes };
    }
    if ran_out_of_time(status) {
        return ReadError::OutOfTime { seconds: limits.seconds.max(1) };
    }
    let how = if complaint.contains("has overflowed its stack") {
        "its stack overflowed".to_owned()
    } else {
        let line = complaint.lines().map(str::trim).find(|line| !line.is_empty());
        match line {
            Some(line) => format!("{status}: {}", line.chars().take(200).collect::<String>()),
            None => status.to_string(),
        }
    };
    ReadError::Died { how }
}

/// Whether the system ended a process because it had computed for too long.
#[cfg(unix)]
fn ran_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;

    const SIGXCPU: i32 = 24;
    status.signal() == Some(SIGXCPU)
}

#[cfg(not(unix))]
fn ran_out_of_time(_: ExitStatus) -> bool {
    false
}

fn no_reader(reason: &impl ToString) -> ReadError {
    ReadError::NoReader { reason: reason.to_string() }
}
