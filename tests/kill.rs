//! The program is killed at moments that nobody chose, over and over on the same workspace: no
//! edit that it acknowledged is lost, and the file is whole each time.
//!
//! Invariant: after a kill the workspace holds exactly what the acknowledged lines of its script
//! did, or one line more, which was on its way.
//!
//! 50 kills take some seconds; `ATTEST_KILLS=1000 cargo test --test kill` makes as many as it says.
//! `ATTEST_KILL_SEED` repeats the choices of a run that failed, though not the machine's timing.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a run that cannot be made has failed")]

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use attest::edit::Change;
use attest::io::log::script::line_of;
use attest::io::{log, workspace};
use attest::model::{Entity, EntityId, TypeId, Workspace};

/// Kills on one workspace before a new one is begun.
const ON_ONE: usize = 25;
/// Lines of a script.
const LINES: usize = 16;

/// Numbers that nobody chose.
struct Dice(u64);

impl Dice {
    /// A number below `limit`.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// What the workspace should hold: names of entities done, and of those undone.
#[derive(Clone, Default)]
struct Model {
    done: Vec<String>,
    undone: Vec<String>,
}

/// A line of the script.
#[derive(Clone)]
enum Order {
    Add(String),
    Undo,
    Redo,
    Save,
}

impl Model {
    fn follow(&mut self, order: &Order) {
        match order {
            Order::Add(name) => {
                self.undone.clear();
                self.done.push(name.clone());
            }
            Order::Undo => self.undone.extend(self.done.pop()),
            Order::Redo => self.done.extend(self.undone.pop()),
            Order::Save => {}
        }
    }

    /// An order that can be followed from here.
    fn next(&self, dice: &mut Dice, serial: &mut u64) -> Order {
        match dice.below(10) {
            0 if !self.done.is_empty() => Order::Undo,
            1 if !self.undone.is_empty() => Order::Redo,
            2 => Order::Save,
            _ => {
                *serial += 1;
                Order::Add(format!("entity {serial:06}"))
            }
        }
    }

    fn names(&self) -> Vec<String> {
        let mut names = self.done.clone();
        names.sort();
        names
    }
}

/// The line that adds an entity; some are long, so that writing them takes its time.
fn line(name: &str, dice: &mut Dice) -> String {
    let number: u128 = name.trim_start_matches("entity ").parse().unwrap();
    let length = if dice.below(8) == 0 { dice.below(200_000) } else { dice.below(300) };
    let entity = Entity {
        id: EntityId(uuid::Uuid::from_u128(number)),
        kind: TypeId::new("person"),
        name: name.to_owned(),
        aliases: Vec::new(),
        notes: "ä".repeat(usize::try_from(length).unwrap()),
        event: None,
        external: Vec::new(),
    };
    let empty = Workspace::default();
    line_of(&Change::new(&empty, format!("Add {name}")).put(entity).finish()).unwrap()
}

/// A script and what it says.
fn script(path: &Path, model: &Model, dice: &mut Dice, serial: &mut u64) -> Vec<Order> {
    let mut model = model.clone();
    let mut text = String::new();
    let mut orders = Vec::new();
    for _ in 0..LINES {
        let order = model.next(dice, serial);
        model.follow(&order);
        match &order {
            Order::Add(name) => writeln!(text, "{}", line(name, dice)).unwrap(),
            Order::Undo => text.push_str("undo\n"),
            Order::Redo => text.push_str("redo\n"),
            Order::Save => text.push_str("save\n"),
        }
        orders.push(order);
    }
    std::fs::write(path, text).unwrap();
    orders
}

fn start(folder: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_attest"));
    command.args(["replay", "script.txt", "--into", "work.ron"]).current_dir(folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Runs the script, kills the program after a number of acknowledgements and a moment more, and
/// returns how many lines it acknowledged.
fn killed(folder: &Path, dice: &mut Dice) -> usize {
    let mut child = start(folder);
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let after = usize::try_from(dice.below(LINES as u64 + 1)).unwrap();
    let mut acknowledged = 0;
    let mut text = String::new();
    while acknowledged < after && out.read_line(&mut text).unwrap() > 0 {
        acknowledged += 1;
        assert_eq!(text, format!("ok {acknowledged}\n"), "{}", said(child));
        text.clear();
    }
    let moment = if after == 0 { dice.below(60_000) } else { dice.below(4_000) };
    std::thread::sleep(Duration::from_micros(moment));
    child.kill().unwrap();
    // What was acknowledged meanwhile counts too, as far as its line is whole.
    while out.read_line(&mut text).unwrap() > 0 && text.ends_with('\n') {
        acknowledged += 1;
        assert_eq!(text, format!("ok {acknowledged}\n"));
        text.clear();
    }
    child.wait().unwrap();
    acknowledged
}

fn said(child: Child) -> String {
    let out = child.wait_with_output().unwrap();
    String::from_utf8_lossy(&out.stderr).into_owned()
}

/// The names of the entities that whoever opens the workspace next finds.
fn found(path: &Path) -> Vec<String> {
    if !path.exists() {
        return Vec::new();
    }
    let opened = workspace::open(path).unwrap_or_else(|error| panic!("the file: {error}"));
    let restored = log::restore(path, opened.workspace, &opened.stamp.hash);
    assert_eq!(restored.told, Vec::<String>::new());
    let mut names: Vec<String> =
        restored.workspace.entities.values().map(|entity| entity.name.clone()).collect();
    names.sort();
    names
}

/// The model after so many lines of a script.
fn after(model: &Model, orders: &[Order], lines: usize) -> Model {
    let mut model = model.clone();
    orders.iter().take(lines).for_each(|order| model.follow(order));
    model
}

#[test]
fn no_acknowledged_edit_is_lost_to_a_kill() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let kills = usize::try_from(number("ATTEST_KILLS").unwrap_or(50)).unwrap();
    let seed = number("ATTEST_KILL_SEED").unwrap_or_else(|| u64::from(std::process::id()));
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (mut serial, mut all, mut cut) = (0, 0, 0);
    let mut folder = tempfile::tempdir().unwrap();
    let mut model = Model::default();
    for kill in 0..kills {
        if kill % ON_ONE == 0 {
            folder = tempfile::tempdir().unwrap();
            model = Model::default();
        }
        let path: PathBuf = folder.path().join("work.ron");
        let orders = script(&folder.path().join("script.txt"), &model, &mut dice, &mut serial);
        let acknowledged = killed(folder.path(), &mut dice);
        all += acknowledged;
        cut += usize::from(acknowledged < LINES);
        let names = found(&path);
        let meant = [acknowledged, acknowledged + 1].map(|lines| after(&model, &orders, lines));
        let now = meant.into_iter().find(|meant| meant.names() == names);
        model = now.unwrap_or_else(|| {
            panic!("kill {kill} of seed {seed}: {acknowledged} acknowledged, {} found", names.len())
        });
    }
    println!("{kills} kills of seed {seed}, {cut} before the last line; {all} edits acknowledged");
    assert!(all > kills && cut * 2 > kills, "most kills hit the program at work");
}
