//! The browser that tests open pages in.

use std::{env, path::PathBuf};

/// Chromium, where it is installed or where `CLAUSEGRAPH_CHROMIUM` names it.
pub(crate) fn chromium() -> Option<PathBuf> {
    let told = env::var_os("CLAUSEGRAPH_CHROMIUM").map(PathBuf::from);
    told.into_iter().find(|path| path.exists()).or_else(|| {
        let folders = env::var_os("PATH")?;
        let names = ["chromium", "chromium-browser", "google-chrome"];
        env::split_paths(&folders)
            .flat_map(|folder| names.map(|name| folder.join(name)))
            .find(|path| path.exists())
    })
}
