//! How far work is: a bar on standard error, where that is a terminal and the work takes over a second.

use std::{
    num::NonZeroUsize,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work of less than this shows no bar.
const SHORT: Duration = Duration::from_secs(1);

/// A bar for a number of equal pieces of work.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: Mutex<bool>,
}

impl Progress {
    /// A bar that is not shown yet.
    pub(crate) fn new(what: &'static str, pieces: usize) -> Self {
        let pieces = u64::try_from(pieces).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(pieces), ProgressDrawTarget::hidden());
        let template = "{msg}  {bar:30}  {pos} of {len}  {elapsed}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("██·"));
        }
        bar.set_message(what);
        Self { bar, started: Instant::now(), shown: Mutex::new(false) }
    }

    /// One more piece is done.
    pub(crate) fn step(&self) {
        if self.started.elapsed() > SHORT
            && let Ok(mut shown) = self.shown.lock()
            && !*shown
        {
            *shown = true;
            // It draws nothing where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Does one piece of work of unknown length; after a second a sign turns beside what it is.
pub(crate) fn busy<R>(what: &'static str, work: impl FnOnce() -> R) -> R {
    let (done, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if waiting.recv_timeout(SHORT) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{msg}  {spinner}  {elapsed}") {
                bar.set_style(style);
            }
            bar.set_message(what);
            bar.enable_steady_tick(Duration::from_millis(150));
            // It ends when the work does, and its sender goes.
            let _: Result<(), mpsc::RecvError> = waiting.recv();
            bar.finish_and_clear();
        });
        let result = work();
        drop(done);
        result
    })
}

/// Does the same with every item, in several threads at once; results stand in the order of the items.
pub(crate) fn each<T: Sync, R: Send>(
    what: &'static str,
    items: &[T],
    jobs: NonZeroUsize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let progress = Progress::new(what, items.len());
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            done.push((index, work(item)));
            progress.step();
        }
        done
    };
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let others = jobs.get().min(items.len()).saturating_sub(1);
        let handles: Vec<_> = (0..others).map(|_| scope.spawn(worker)).collect();
        let mut all = worker();
        for handle in handles {
            match handle.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// As many threads as the machine runs at once.
pub(crate) fn usual_jobs() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..500).collect();
        for jobs in [1, 2, 7] {
            let jobs = NonZeroUsize::new(jobs).unwrap();
            let squares = each("squaring", &items, jobs, |number| number * number);
            assert_eq!(squares, items.iter().map(|number| number * number).collect::<Vec<_>>());
        }
        assert!(each("nothing", &[0_u8; 0], NonZeroUsize::MIN, |_| ()).is_empty());
    }
}
