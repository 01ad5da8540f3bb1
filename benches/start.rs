//! From the start of the process to the end of the first frame, against a bare eframe window.
//!
//! `cargo bench --bench start` needs a display and says so where there is none. The bench starts
//! itself anew as either program, so that both are the same binary with the same libraries.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that cannot be taken has failed, and its figures go to the terminal"
)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use attest::ui::App;
use eframe::egui::{CentralPanel, Context, Ui, ViewportCommand};

const RUNS: usize = 9;

fn main() {
    let child =
        std::env::args().find_map(|argument| argument.strip_prefix("child=").map(str::to_owned));
    match child.as_deref() {
        Some("attest") => show(|cc| Box::new(Once::new(App::new(cc, Vec::new())))),
        Some(_) => show(|_| Box::new(Once::new(Bare))),
        None => compare(),
    }
}

fn compare() {
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        println!("start: skipped, no display");
        return;
    }
    let home = tempfile::tempdir().expect("a folder for settings");
    // The first run of each reads the libraries from the disk.
    for program in ["bare", "attest"] {
        time(program, home.path());
    }
    let mut bare = Vec::new();
    let mut attest = Vec::new();
    for _ in 0..RUNS {
        bare.push(time("bare", home.path()));
        attest.push(time("attest", home.path()));
    }
    let (bare, attest) = (median(bare), median(attest));
    println!(
        "start to first frame: bare eframe {:.1} ms, attest {:.1} ms, ratio {:.2} (at most 1.3)",
        bare.as_secs_f64() * 1e3,
        attest.as_secs_f64() * 1e3,
        attest.as_secs_f64() / bare.as_secs_f64()
    );
}

fn time(program: &str, home: &std::path::Path) -> Duration {
    let begun = Instant::now();
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .arg(format!("child={program}"))
        .env("ATTEST_HOME", home)
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let mut line = String::new();
    let output = child.stdout.take().expect("its output");
    BufReader::new(output).read_line(&mut line).expect("a line");
    let took = begun.elapsed();
    assert_eq!(line.trim(), "first frame", "{program}");
    child.wait().expect("ended");
    took
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn show(app: impl FnOnce(&eframe::CreationContext<'_>) -> Box<dyn eframe::App> + 'static) {
    let options = eframe::NativeOptions::default();
    eframe::run_native("attest-start", options, Box::new(|cc| Ok(app(cc)))).expect("a window");
}

/// Says when the first frame is drawn, and closes.
struct Once<A> {
    app: A,
    said: bool,
}

impl<A> Once<A> {
    fn new(app: A) -> Self {
        Self { app, said: false }
    }
}

impl<A: eframe::App> eframe::App for Once<A> {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
        if !self.said {
            println!("first frame");
            std::io::stdout().flush().expect("flushed");
            self.said = true;
        }
        ui.ctx().send_viewport_cmd(ViewportCommand::Close);
    }
}

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |ui| ui.label("Hello"));
    }
}
