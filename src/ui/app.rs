//! The application's frame: jobs' outcomes in, keys to acts, regions drawn, acts performed.
//!
//! Invariant: drawing sees `&Workbench`; the acts that it pushes are performed after it, in the
//! same frame.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{self, Context, Rect, Ui, UiBuilder, ViewportCommand};

use super::dialogs::DialogsState;
use super::focus::{self, Step};
use super::left::LeftState;
use super::notices::NoticesState;
use super::palette::PaletteState;
use super::panel::PanelState;
use super::reader::{self, Detail, ReaderState};
use super::regions::{self, Drawers, Left, Region, Regions};
use super::shortcuts::Escape;
use super::splitters::Drag;
use super::theme::{self, tokens};
use super::trends::ChartState;
use super::{
    dialogs, dock, left, margin, menus, notices, palette, panel, picker, rail, shortcuts, source,
    splitters, start, status, trends,
};
use crate::trends::Trend;
use crate::workbench::settings::{Settings, Shown, Theme};
use crate::workbench::{Act, Closing, Command, Start, View, Workbench, clock::Clock};

/// The window's application.
pub struct App {
    bench: Workbench,
    acts: Vec<Act>,
    left: LeftState,
    dialogs: DialogsState,
    notices: NoticesState,
    palette: PaletteState,
    reader: ReaderState,
    source: ReaderState,
    panel: PanelState,
    chart: ChartState,
    page_chart: ChartState,
    shown_title: String,
    shown_settings: Option<Settings>,
    drag: Drag,
    grouped: Option<Arc<Trend>>,
    drawers: Drawers,
    shown_form: u64,
    /// The step of F6 that the next frame takes.
    step: Option<Step>,
    /// In how many frames the clipboard's text must be there, when it was asked for.
    pasting: Option<u8>,
    /// Whether a text field had the focus in the last frame.
    typed: bool,
    /// Whether the window system was told to close the window.
    closing: Closing,
}

/// Frames to wait for the clipboard.
const PATIENCE: u8 = 3;

impl App {
    /// The application on these files: workspaces are opened, articles added.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, files: Vec<std::path::PathBuf>) -> Self {
        let clock = Clock::Machine;
        let seed = clock.millis() ^ (u64::from(std::process::id()) << 40);
        let state = crate::io::settings::state_dir().ok();
        let folder = crate::io::settings::config_dir().ok();
        let start = Start {
            clock,
            seed,
            settings_path: folder.map(|folder| folder.join("settings.ron")),
            state_dir: state.map(|folder| folder.join("unnamed")),
            picker: picker::picker(),
            wake: Arc::new(|| {}),
        };
        Self::with_bench(&cc.egui_ctx, Workbench::new(start), files)
    }

    /// The application on a workbench made elsewhere, as tests do.
    #[must_use]
    pub fn with_bench(ctx: &Context, mut bench: Workbench, files: Vec<std::path::PathBuf>) -> Self {
        theme::install(ctx);
        // Reader and window have zoom commands of their own.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let waker = ctx.clone();
        bench.wake_with(Arc::new(move || waker.request_repaint()));
        if files.is_empty() {
            bench.look_for_unnamed();
        } else {
            bench.perform(Act::Open(files));
        }
        Self {
            bench,
            acts: Vec::new(),
            left: LeftState::default(),
            dialogs: DialogsState::default(),
            notices: NoticesState::default(),
            palette: PaletteState::default(),
            reader: ReaderState::new(Detail::Full),
            source: ReaderState::new(Detail::Source),
            panel: PanelState::default(),
            chart: ChartState::default(),
            page_chart: ChartState::default(),
            shown_title: String::new(),
            shown_settings: None,
            drag: Drag::default(),
            grouped: None,
            drawers: Drawers::default(),
            shown_form: 0,
            step: None,
            pasting: None,
            typed: false,
            closing: Closing::No,
        }
    }

    /// The workbench, for tests to look at.
    #[must_use]
    pub fn bench(&self) -> &Workbench {
        &self.bench
    }

    /// The workbench, for tests to prepare.
    pub fn bench_mut(&mut self) -> &mut Workbench {
        &mut self.bench
    }

    fn take_in(&mut self, ctx: &Context) {
        self.bench.take_in();
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        if !dropped.is_empty() {
            let paths = dropped.iter().map(|file| file.path().to_path_buf()).collect();
            self.bench.perform(Act::Open(paths));
        }
        self.take_pasted(ctx);
        for act in shortcuts::take(ctx, &self.bench, self.escape()) {
            self.perform(ctx, act);
        }
        self.close_when_safe(ctx);
        self.follow_settings(ctx);
    }

    /// Escape leaves a field of a panel; in a form it is the form's.
    fn escape(&self) -> Escape {
        let in_field = self.typed && self.bench.form().is_none();
        if in_field || self.panel.holds_escape() { Escape::Held } else { Escape::Free }
    }

    fn close_when_safe(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && self.bench.closing() == Closing::No {
            self.bench.perform(Act::Close);
            if self.bench.closing() == Closing::No {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        } else if !asked && self.bench.closing() == Closing::Now && self.closing == Closing::No {
            // Said once: a command to the window system asks for a frame each time.
            self.closing = Closing::Now;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn follow_settings(&mut self, ctx: &Context) {
        if self.shown_settings.as_ref() == Some(self.bench.settings()) {
            return;
        }
        let settings = self.bench.settings().clone();
        ctx.set_theme(match settings.theme {
            Theme::System => egui::ThemePreference::System,
            Theme::Light => egui::ThemePreference::Light,
            Theme::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(settings.window_zoom);
        self.shown_settings = Some(settings);
    }

    fn follow_title(&mut self, ctx: &Context) {
        let title = self.bench.title();
        if title != self.shown_title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }

    /// A form that opens in a narrow window pulls the drawer out.
    fn follow_drawer(&mut self) {
        let serial = self.bench.form_serial();
        if serial != self.shown_form {
            self.shown_form = serial;
            if self.bench.form().is_some() {
                self.drawers.right = Shown::Open;
            }
        }
    }

    /// Gives the side panel the chart's groups when the chart has new ones.
    fn follow_trend(&mut self) {
        let trend = self.bench.trend();
        if self.grouped.as_ref().is_some_and(|known| Arc::ptr_eq(known, trend)) {
            return;
        }
        let slots = trend.marks.iter().filter_map(|mark| {
            let slot = trend.groups.get(mark.group)?.slot?;
            Some((mark.figure, slot))
        });
        self.panel.groups = Arc::new(slots.collect());
        self.grouped = Some(Arc::clone(trend));
    }

    fn draw(&mut self, ui: &mut Ui) {
        self.follow_trend();
        self.follow_drawer();
        let page = ui.ctx().content_rect();
        let settings = self.drag.over(self.bench.settings());
        let regions = regions::regions((page.width(), page.height()), &settings, self.drawers);
        let places = regions::places(page, &regions, self.bench.view());
        let wanted = self.step.take().and_then(|step| focus::target(ui.ctx(), &places, step));
        for (region, place) in &places {
            let mut inside = self.region(ui, *region, *place);
            if wanted == Some(*region) {
                self.enter(&inside, *region);
            }
            self.draw_region(&mut inside, *region, &regions);
        }
        let edges = (&regions, places.as_slice());
        splitters::splitters(ui, edges, &self.bench, &mut self.drag, &mut self.acts);
        let reader = regions::place_of(&places, Region::Reader).unwrap_or(page);
        notices::notices(ui, reader, &self.bench, &mut self.notices, &mut self.acts);
        dialogs::dialogs(ui, &self.bench, &mut self.dialogs, &mut self.acts);
        palette::palette(ui, &self.bench, &mut self.palette, &mut self.acts);
        drop_hint(ui);
    }

    /// A region's own part of the window, on its ground.
    fn region(&self, ui: &mut Ui, region: Region, place: Rect) -> Ui {
        let colours = tokens(ui);
        let ground = match region {
            Region::Top | Region::Status => colours.chrome,
            Region::Left | Region::Dock | Region::Right => colours.panel,
            Region::Reader if self.bench.view() == View::Trends => colours.panel,
            Region::Reader => colours.paper,
        };
        ui.painter().rect_filled(place, 0.0, ground);
        // The edge that parts it from the reader is no part of it.
        let place = match region {
            Region::Left => place.with_max_x(place.right() - 1.0),
            Region::Right => place.with_min_x(place.left() + 1.0),
            Region::Dock => place.with_min_y(place.top() + 1.0),
            Region::Top | Region::Reader | Region::Status => place,
        };
        let mut inside = ui.new_child(UiBuilder::new().id_salt(region).max_rect(place));
        inside.set_clip_rect(place);
        inside
    }

    fn enter(&self, ui: &Ui, region: Region) {
        let reads = self.bench.view() == View::Read && self.bench.document().is_some();
        if region == Region::Reader && reads {
            focus::enter_article(ui.ctx());
        } else {
            focus::enter(ui, region.name());
        }
    }

    fn draw_region(&mut self, ui: &mut Ui, region: Region, regions: &Regions) {
        if region == Region::Reader && self.bench.view() == View::Read {
            return self.draw_reader(ui);
        }
        let Self { bench, acts, left, panel: side, source: pane, chart, page_chart, .. } = self;
        match (region, bench.view()) {
            (Region::Top, _) => menus::top_bar(ui, bench, acts),
            (Region::Status, _) => status::status_line(ui, bench, acts),
            (Region::Left, _) => match regions.left {
                Left::Full(_) => left::left_panel(ui, bench, left, acts),
                Left::Rail => rail::rail(ui, bench, acts),
            },
            (Region::Reader, _) => trends::trends_view(ui, bench, page_chart, acts),
            (Region::Dock, _) => {
                dock::dock(ui, bench, acts, |ui, acts| trends::dock_chart(ui, bench, chart, acts));
            }
            (Region::Right, View::Trends) => source::source(ui, bench, (pane, side), acts),
            (Region::Right, View::Read) => panel::side_panel(ui, bench, side, acts),
        }
    }

    fn draw_reader(&mut self, ui: &mut Ui) {
        if self.bench.session().is_blank() {
            start::first_start(ui, &self.bench, &mut self.acts);
        } else if self.bench.document().is_none() {
            start::no_document(ui);
        } else {
            let chips = |figure| margin::chip(&self.bench, figure);
            reader::reader(ui, &self.bench, &mut self.reader, &chips, &mut self.acts);
        }
    }

    /// Does what is asked; what only the window can do is done here.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the workbench performs all other acts")]
    fn perform(&mut self, ctx: &Context, act: Act) {
        match act {
            Act::Run(Command::ToggleTheme) => self.bench.perform(self.other_theme(ctx)),
            Act::Run(Command::PasteArticle) => self.ask_to_paste(ctx),
            Act::Run(Command::NextRegion) => self.step = Some(Step::Next),
            Act::Run(Command::PreviousRegion) => self.step = Some(Step::Previous),
            Act::Run(Command::ToggleLeft) if self.is_narrow(ctx, regions::has_left_drawer) => {
                self.drawers.left = self.drawers.left.toggled();
            }
            Act::Run(Command::ToggleRight)
                if self.is_narrow(ctx, |width, _| regions::has_right_drawer(width)) =>
            {
                self.drawers.right = self.drawers.right.toggled();
            }
            other => self.bench.perform(other),
        }
    }

    fn is_narrow(&self, ctx: &Context, has_drawer: impl Fn(f32, &Settings) -> bool) -> bool {
        has_drawer(ctx.content_rect().width(), self.bench.settings())
    }

    /// From the system's choice the other one than is seen is what is wanted.
    fn other_theme(&self, ctx: &Context) -> Act {
        let theme = match ctx.theme() {
            egui::Theme::Dark => Theme::Light,
            egui::Theme::Light => Theme::Dark,
        };
        Act::Set(Box::new(Settings { theme, ..self.bench.settings().clone() }))
    }

    /// The window system brings the clipboard's text in one of the next frames, if it has any.
    fn ask_to_paste(&mut self, ctx: &Context) {
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        self.pasting = Some(PATIENCE);
        ctx.request_repaint();
    }

    /// Takes what was asked from the clipboard, even while a field is typed in.
    fn take_pasted(&mut self, ctx: &Context) {
        let Some(patience) = self.pasting else { return };
        if let Some(text) = shortcuts::pasted_text(ctx) {
            self.pasting = None;
            self.bench.perform(Act::Paste(text));
        } else if patience == 0 {
            self.pasting = None;
            // Says that there is no text.
            self.bench.perform(Act::Run(Command::PasteArticle));
        } else {
            self.pasting = Some(patience - 1);
            ctx.request_repaint();
        }
    }

    fn perform_all(&mut self, ctx: &Context) {
        for act in std::mem::take(&mut self.acts) {
            self.perform(ctx, act);
            // What an act changed is drawn in the next frame.
            ctx.request_repaint();
        }
        if let Some(text) = self.bench.take_copied() {
            ctx.copy_text(text);
        }
        if self.bench.jobs().running().next().is_some() {
            // The bar of a running job moves.
            ctx.request_repaint_after(Duration::from_millis(200));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_in(ctx);
        self.follow_title(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
        let ctx = ui.ctx().clone();
        self.perform_all(&ctx);
        self.typed = ctx.text_edit_focused();
    }

    /// Only the window's place is the library's to remember: theme and zoom are settings.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// Says what happens when files are let go over the window.
fn drop_hint(ui: &Ui) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let colours = tokens(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop hint"));
    let painter = ui.ctx().layer_painter(layer);
    let whole = ui.ctx().content_rect();
    painter.rect_filled(whole, 0.0, colours.scrim);
    let words = theme::text::DIALOG_TITLE.galley(
        ui,
        "Drop to add articles or open a workspace",
        colours.ink,
    );
    let rect = Rect::from_center_size(whole.center(), words.size() + egui::vec2(48.0, 32.0));
    painter.rect_filled(rect, 8.0, colours.raised);
    painter.galley(rect.center() - words.size() / 2.0, words, colours.ink);
}
