//! The application's frame: jobs' outcomes in, keys to acts, regions drawn, acts performed.
//!
//! Invariant: drawing sees `&Workbench`; the acts that it pushes are performed after it, in the
//! same frame.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{self, CentralPanel, Context, Frame, Panel, Ui, ViewportCommand};

use super::dialogs::DialogsState;
use super::left::LeftState;
use super::notices::NoticesState;
use super::palette::PaletteState;
use super::panel::PanelState;
use super::reader::{self, Detail, ReaderState};
use super::regions::{self, Left, Regions, Right};
use super::shortcuts::Escape;
use super::splitters::Drag;
use super::theme::{self, tokens};
use super::trends::ChartState;
use super::{
    dialogs, dock, left, margin, menus, notices, palette, panel, picker, rail, shortcuts, source,
    splitters, start, status, trends,
};
use crate::trends::Trend;
use crate::workbench::settings::{Settings, Theme};
use crate::workbench::{Act, Closing, Command, Palette, Start, View, Workbench, clock::Clock};

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
}

impl App {
    /// The application on these files: workspaces are opened, articles added.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, files: Vec<std::path::PathBuf>) -> Self {
        let clock = Clock::Machine;
        let seed = clock.millis() ^ (u64::from(std::process::id()) << 40);
        let folder = crate::io::settings::config_dir().ok();
        let start = Start {
            clock,
            seed,
            settings_path: folder.map(|folder| folder.join("settings.ron")),
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
        if !files.is_empty() {
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
        let escape = if self.panel.holds_escape() { Escape::Held } else { Escape::Free };
        for act in shortcuts::take(ctx, &self.bench, escape) {
            let act = self.translated(ctx, act);
            self.bench.perform(act);
        }
        self.close_when_safe(ctx);
        self.follow_settings(ctx);
    }

    fn close_when_safe(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && self.bench.closing() == Closing::No {
            self.bench.perform(Act::Close);
            if self.bench.closing() == Closing::No {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        } else if !asked && self.bench.closing() == Closing::Now {
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
        let size = ui.ctx().content_rect().size();
        let settings = self.drag.over(self.bench.settings());
        let regions = regions::regions(size.x, size.y, &settings);
        let bar = |ui: &Ui| Frame::new().fill(tokens(ui).chrome);
        Panel::top("top bar").exact_size(regions::TOP_BAR).frame(bar(ui)).show(ui, |ui| {
            menus::top_bar(ui, &self.bench, &mut self.acts);
        });
        Panel::bottom("status").exact_size(regions::STATUS).frame(bar(ui)).show(ui, |ui| {
            status::status_line(ui, &self.bench, &mut self.acts);
        });
        match self.bench.view() {
            View::Read => {
                self.draw_left(ui, &regions);
                self.draw_right(ui, &regions);
                self.draw_middle(ui, &regions);
            }
            View::Trends => self.draw_trends(ui, &regions),
        }
        splitters::splitters(ui, &regions, &self.bench, &mut self.drag, &mut self.acts);
        notices::notices(ui, &self.bench, &mut self.notices, &mut self.acts);
        dialogs::dialogs(ui, &self.bench, &mut self.dialogs, &mut self.acts);
        if self.bench.palette() == Palette::Open {
            palette::palette(ui, &self.bench, &mut self.palette, &mut self.acts);
        }
        drop_hint(ui);
    }

    fn draw_left(&mut self, ui: &mut Ui, regions: &Regions) {
        let frame = Frame::new().fill(tokens(ui).panel);
        match regions.left {
            Left::Full(width) => {
                Panel::left("left").frame(frame).exact_size(width).show(ui, |ui| {
                    left::left_panel(ui, &self.bench, &mut self.left, &mut self.acts);
                });
            }
            Left::Rail => {
                Panel::left("rail").exact_size(regions::RAIL).frame(frame).show(ui, |ui| {
                    rail::rail(ui, &self.bench, &mut self.acts);
                });
            }
        }
    }

    fn draw_right(&mut self, ui: &mut Ui, regions: &Regions) {
        let Right::Beside(width) = regions.right else { return };
        let frame = Frame::new().fill(tokens(ui).panel);
        Panel::right("right").frame(frame).exact_size(width).show(ui, |ui| {
            panel::side_panel(ui, &self.bench, &mut self.panel, &mut self.acts);
        });
    }

    /// The trends with their source beside them.
    fn draw_trends(&mut self, ui: &mut Ui, regions: &Regions) {
        let width = match regions.right {
            Right::Beside(width) => width.max(328.0),
            Right::Away => 328.0,
        };
        let panel = Frame::new().fill(tokens(ui).panel);
        Panel::right("source").frame(panel).exact_size(width).show(ui, |ui| {
            let states = (&mut self.source, &mut self.panel);
            source::source(ui, &self.bench, states, &mut self.acts);
        });
        CentralPanel::default().frame(panel).show(ui, |ui| {
            trends::trends_view(ui, &self.bench, &mut self.page_chart, &mut self.acts);
        });
    }

    fn draw_middle(&mut self, ui: &mut Ui, regions: &Regions) {
        let paper = Frame::new().fill(tokens(ui).paper);
        let panel = Frame::new().fill(tokens(ui).panel);
        {
            Panel::bottom("dock").exact_size(regions.dock).frame(panel).show(ui, |ui| {
                let (bench, state) = (&self.bench, &mut self.chart);
                dock::dock(ui, bench, &mut self.acts, |ui, acts| {
                    trends::dock_chart(ui, bench, state, acts);
                });
            });
        }
        CentralPanel::default().frame(paper).show(ui, |ui| {
            if self.bench.session().is_blank() {
                start::first_start(ui, &self.bench, &mut self.acts);
            } else if self.bench.document().is_none() {
                start::no_document(ui);
            } else {
                let chips = |figure| margin::chip(&self.bench, figure);
                reader::reader(ui, &self.bench, &mut self.reader, &chips, &mut self.acts);
            }
        });
    }

    /// Acts that depend on what only the window knows.
    fn translated(&self, ctx: &Context, act: Act) -> Act {
        if act == Act::Run(Command::ToggleTheme) {
            let theme = match ctx.theme() {
                egui::Theme::Dark => Theme::Light,
                egui::Theme::Light => Theme::Dark,
            };
            return Act::Set(Box::new(Settings { theme, ..self.bench.settings().clone() }));
        }
        act
    }

    fn perform(&mut self, ctx: &Context) {
        for act in std::mem::take(&mut self.acts) {
            let act = self.translated(ctx, act);
            self.bench.perform(act);
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
        self.perform(&ctx);
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
    let rect = egui::Rect::from_center_size(whole.center(), words.size() + egui::vec2(48.0, 32.0));
    painter.rect_filled(rect, 8.0, colours.raised);
    painter.galley(rect.center() - words.size() / 2.0, words, colours.ink);
}
