//! Files that a command writes where nothing stands yet.

use std::{fs, io, path::Path};

use crate::error::CliError;

/// Writes one file, in the place of one that may stand there.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    let action = || format!("write `{}`", path.display());
    fs::write(path, bytes).map_err(|cause| CliError::Io { action: action(), cause })
}

/// Writes files below a folder that does not exist or is empty; names are parted by `/`.
pub(crate) fn write_new<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Result<(), CliError> {
    let failed = |action: &str, path: &Path| {
        let action = format!("{action} `{}`", path.display());
        move |cause| CliError::Io { action, cause }
    };
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(CliError::NotEmpty { path: folder.to_owned() });
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed("look into", folder)(error)),
    }
    fs::create_dir_all(folder).map_err(failed("make", folder))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed("make", parent))?;
        }
        fs::write(&path, bytes).map_err(failed("write", &path))?;
    }
    Ok(())
}
