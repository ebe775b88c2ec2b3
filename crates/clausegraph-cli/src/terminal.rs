//! Where results and messages go: results to standard output, everything else to standard error.

use std::{
    fmt::{self, Write as _},
    io::{self, Write},
};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use clausegraph::Profile;
use clausegraph_report::{Look, Palette, Signs, harmless};

use crate::{
    args::{Color, LookArguments},
    error::{CliError, Exit},
};

/// Lines longer than this are hard to read.
const WIDEST: usize = 120;

/// Lines shorter than this do not hold the table of clauses.
pub(crate) const NARROWEST: usize = 60;

/// Standard output and standard error, and how each looks.
#[derive(Debug)]
pub(crate) struct Terminal {
    output: ColorChoice,
    messages: ColorChoice,
    signs: Signs,
    width: usize,
    profile: Profile,
}

impl Terminal {
    pub(crate) fn new(arguments: &LookArguments) -> Self {
        let signs = if arguments.ascii { Signs::Ascii } else { Signs::Unicode };
        let width = arguments.width.unwrap_or_else(|| {
            let found = terminal_size::terminal_size();
            found.map_or(80, |(width, _)| usize::from(width.0).clamp(NARROWEST, WIDEST))
        });
        let choice = |detected: ColorChoice| match arguments.color {
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
            Color::Auto => detected,
        };
        Self {
            output: choice(AutoStream::choice(&io::stdout())),
            messages: choice(AutoStream::choice(&io::stderr())),
            signs,
            width,
            profile: arguments.profile.into(),
        }
    }

    /// Refuses what an auditor is not shown.
    pub(crate) fn for_consultants(&self, message: &str, note: &str) -> Result<(), CliError> {
        match self.profile {
            Profile::Consultant => Ok(()),
            Profile::Auditor => Err(CliError::Unknown {
                message: message.to_owned(),
                meant: None,
                note: Some(note.to_owned()),
            }),
        }
    }

    /// Who reads the results.
    pub(crate) fn profile(&self) -> Profile {
        self.profile
    }

    /// How results look.
    pub(crate) fn look(&self) -> Look {
        self.look_of(self.output)
    }

    /// How messages look.
    pub(crate) fn message_look(&self) -> Look {
        self.look_of(self.messages)
    }

    fn look_of(&self, choice: ColorChoice) -> Look {
        let palette = if choice == ColorChoice::Never { Palette::PLAIN } else { Palette::COLOUR };
        Look { palette, signs: self.signs, width: self.width }
    }

    /// Prints a result. A reader who has heard enough is no error.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), CliError> {
        let mut stream = AutoStream::new(io::stdout().lock(), self.output);
        printed(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
    }

    /// Prints a message.
    pub(crate) fn tell(&mut self, text: &str) {
        let mut stream = AutoStream::new(io::stderr().lock(), self.messages);
        // Nobody is left to tell where even this cannot be printed.
        let told = stream.write_all(text.as_bytes());
        drop(told);
    }

    /// Prints something that is not as it should be, and stops nothing.
    pub(crate) fn warn(&mut self, message: &str) {
        let plain = self.message_look().palette == Palette::PLAIN;
        let yellow = if plain { Style::new() } else { AnsiColor::Yellow.on_default().bold() };
        self.tell(&format!("{yellow}warning{yellow:#}: {}\n", harmless(message)));
    }

    /// Prints an error, and says how the command ends.
    pub(crate) fn fail(&mut self, error: &CliError) -> Exit {
        if let CliError::Several(problems) = error {
            let ends = problems.iter().map(|problem| self.fail(problem));
            return ends.max().unwrap_or(error.exit());
        }
        let plain = self.message_look().palette == Palette::PLAIN;
        let style = |style: Style| if plain { Style::new() } else { style };
        let red = style(AnsiColor::Red.on_default().bold());
        let cyan = style(AnsiColor::Cyan.on_default().bold());
        let error_text = error.to_string();
        let mut lines = vec![format!("{red}error{red:#}: {}\n", harmless(&error_text))];
        lines.extend(
            error
                .meant()
                .map(|meant| format!("{cyan}help{cyan:#}: did you mean `{}`?\n", harmless(meant))),
        );
        lines.extend(error.note().map(|note| format!("{cyan}note{cyan:#}: {}\n", harmless(note))));
        let text = lines.concat();
        self.tell(&text);
        error.exit()
    }
}

/// Adds words to a text.
pub(crate) fn add(text: &mut String, words: fmt::Arguments<'_>) {
    // Writing into a text cannot fail.
    let _: fmt::Result = text.write_fmt(words);
}

/// A text in a style.
pub(crate) fn paint(style: Style, text: &str) -> String {
    format!("{style}{}{style:#}", harmless(text))
}

/// A text of several lines, of which none steers a terminal.
pub(crate) fn clean(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(harmless).collect();
    lines.join("\n")
}

/// Writes a result in a format that is not for terminals: byte for byte, wherever it goes.
pub(crate) fn write(text: &str) -> Result<(), CliError> {
    let mut stream = io::stdout().lock();
    printed(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
}

/// What became of a result: a reader who has heard enough is no error.
fn printed(written: io::Result<()>) -> Result<(), CliError> {
    match written {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            Err(CliError::Io { action: "print the result".to_owned(), cause })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
