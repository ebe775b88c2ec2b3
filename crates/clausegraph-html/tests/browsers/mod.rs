//! The browser that tests open pages in: one process for all tests of a file, spoken to over a pipe.

#![expect(
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "what an answer lacks is null, and messages are made where they are sent"
)]

use std::{
    env, fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
};

use libtest_mimic::Failed;
use serde_json::{Value, json};

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

/// A running browser.
pub(crate) struct Browser {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    folder: PathBuf,
    asked: u64,
    pages: u64,
    /// What it told besides answers.
    told: Vec<Value>,
}

/// A page in it, with a memory of its own.
pub(crate) struct Page<'b> {
    browser: MutexGuard<'b, Option<Browser>>,
    session: String,
    context: String,
    file: PathBuf,
}

/// The one of this process, started where it is first needed.
static BROWSER: OnceLock<Mutex<Option<Browser>>> = OnceLock::new();

/// Opens a page of a window of this width in the browser of this process.
pub(crate) fn page(
    html: &str,
    fragment: &str,
    width: u32,
    dark: bool,
) -> Result<Page<'static>, Failed> {
    let mut browser =
        BROWSER.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if browser.is_none() {
        *browser = Some(Browser::start()?);
    }
    let running = browser.as_mut().ok_or("no browser")?;
    running.pages += 1;
    let file = running.folder.join(format!("page-{}.html", running.pages));
    fs::write(&file, html)?;
    let text = |value: Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let context =
        text(running.ask(None, "Target.createBrowserContext", json!({}))?, "browserContextId");
    let target = json!({ "url": "about:blank", "browserContextId": context });
    let target = text(running.ask(None, "Target.createTarget", target)?, "targetId");
    let attach = json!({ "targetId": target, "flatten": true });
    let session = text(running.ask(None, "Target.attachToTarget", attach)?, "sessionId");
    let mut page = Page { browser, session, context, file };
    page.ask("Page.enable", json!({}))?;
    let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    page.ask("Emulation.setDeviceMetricsOverride", screen)?;
    let scheme = if dark { "dark" } else { "light" };
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    page.ask("Emulation.setEmulatedMedia", json!({ "features": features }))?;
    let url = format!("file://{}{fragment}", page.file.display());
    page.ask("Page.navigate", json!({ "url": url }))?;
    page.wait("Page.loadEventFired")?;
    Ok(page)
}

/// Ends the browser of this process.
pub(crate) fn close() {
    let Some(browser) = BROWSER.get() else { return };
    let mut browser = browser.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(mut running) = browser.take() {
        drop(running.ask(None, "Browser.close", json!({})));
        drop(running.child.wait());
        drop(fs::remove_dir_all(&running.folder));
    }
}

impl Browser {
    fn start() -> Result<Self, Failed> {
        let program = chromium().ok_or("Chromium is not there")?;
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        // The browser reads from the third file and writes to the fourth.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"])
            .arg(program)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"])
            .args(["--no-first-run", "--disable-background-networking"])
            .args(["--disable-component-update", "--disable-sync", "--hide-scrollbars"])
            .arg("--remote-debugging-pipe")
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let to = child.stdin.take().ok_or("no pipe to the browser")?;
        let from = BufReader::new(child.stdout.take().ok_or("no pipe from the browser")?);
        Ok(Self { child, to, from, folder, asked: 0, pages: 0, told: Vec::new() })
    }

    fn read(&mut self) -> Result<Value, Failed> {
        let mut bytes = Vec::new();
        self.from.read_until(0, &mut bytes)?;
        if bytes.pop().is_none() {
            return Err("the browser has ended".into());
        }
        Ok(serde_json::from_slice(&bytes)?)
    }

    fn ask(&mut self, session: Option<&str>, method: &str, params: Value) -> Result<Value, Failed> {
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let mut bytes = serde_json::to_vec(&message)?;
        bytes.push(0);
        self.to.write_all(&bytes)?;
        self.to.flush()?;
        loop {
            let mut found = self.read()?;
            if found["id"] != self.asked {
                self.told.push(found);
            } else if found["error"].is_null() {
                return Ok(found["result"].take());
            } else {
                return Err(format!("{method}: {}", found["error"]).into());
            }
        }
    }
}

impl Page<'_> {
    fn ask(&mut self, method: &str, params: Value) -> Result<Value, Failed> {
        let session = self.session.clone();
        self.browser.as_mut().ok_or("no browser")?.ask(Some(&session), method, params)
    }

    fn wait(&mut self, method: &str) -> Result<(), Failed> {
        let session = self.session.clone();
        let browser = self.browser.as_mut().ok_or("no browser")?;
        loop {
            let is_it = |one: &Value| one["method"] == method && one["sessionId"] == session;
            if browser.told.iter().any(is_it) {
                browser.told.clear();
                return Ok(());
            }
            let told = browser.read()?;
            browser.told.push(told);
        }
    }

    /// The text that a script comes to, when it has come to it.
    pub(crate) fn run(&mut self, script: &str) -> Result<String, Failed> {
        let asked = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let found = self.ask("Runtime.evaluate", asked)?;
        match found["result"]["value"].as_str() {
            Some(text) if found["exceptionDetails"].is_null() => Ok(text.to_owned()),
            _ => Err(found.to_string().into()),
        }
    }

    /// The page as PDF, on the sheets that it asks for.
    pub(crate) fn print(&mut self) -> Result<Vec<u8>, Failed> {
        let found = self.ask("Page.printToPDF", json!({ "preferCSSPageSize": true }))?;
        Ok(bytes(found["data"].as_str().unwrap_or_default()))
    }
}

impl Drop for Page<'_> {
    fn drop(&mut self) {
        if let Some(browser) = self.browser.as_mut() {
            let context = json!({ "browserContextId": self.context });
            drop(browser.ask(None, "Target.disposeBrowserContext", context));
            browser.told.clear();
        }
        drop(fs::remove_file(&self.file));
    }
}

/// The bytes that base 64 stands for.
fn bytes(text: &str) -> Vec<u8> {
    let value = |sign: u8| match sign {
        b'A'..=b'Z' => Some(u32::from(sign - b'A')),
        b'a'..=b'z' => Some(u32::from(sign - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(sign - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut all, mut held, mut number) = (Vec::new(), 0_u32, 0);
    for value in text.bytes().filter_map(value) {
        held = held << 6 | value;
        number += 6;
        if number >= 8 {
            number -= 8;
            all.extend(u8::try_from(held >> number & 0xff));
        }
    }
    all
}
