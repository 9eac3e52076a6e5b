//! The parts every screen is made of: plain functions that draw data and return what was pressed.
//!
//! Knows: egui, theme, icons.
//! Must not know: the rules of the trade, the store, which screen it stands on; words arrive translated.
//!
//! Every part has an accessibility label: tests find it by that, and a screen reader reads it.

pub mod banner;
pub mod bar_chart;
pub mod box_picture;
pub mod chip;
pub mod data_table;
pub mod decision_badge;
pub mod empty_state;
pub mod field;
pub mod figure;
#[cfg(test)]
mod gallery;
pub mod key_hint;
mod lettering;
pub mod progress_row;
pub mod table_foot;
pub mod table_keys;
#[cfg(test)]
mod tests;
pub mod tile;
pub mod tile_grid;

pub use banner::{Banner, BannerState, banner_full_ui, banner_ui};
pub use bar_chart::{Bar, BarChart, BarPart, BarPressed, BarWay, bar_chart_ui};
pub use box_picture::{BoxPicture, BoxPiece, box_picture_ui};
pub use chip::{ChipState, chip_ui, chip_width};
pub use data_table::{
    Column, ColumnKind, DataTable, SortOrder, TableEvent, data_table_ui, table_id,
};
pub use decision_badge::{BadgeSize, decision_badge_ui};
pub use empty_state::{EmptyState, empty_state_ui};
pub use field::{Field, field_ui};
pub use figure::{FIGURE_WIDTH, compared_figure_ui, figure_ui};
pub use key_hint::key_hint_ui;
pub use lettering::{fitted, put};
pub use progress_row::{Progress, progress_row_ui};
pub use table_foot::Totals;
pub use table_keys::{Reach, TableAsk};
pub use tile::{Tile, tile_ui};
pub use tile_grid::tile_grid_ui;
