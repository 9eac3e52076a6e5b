//! The tokens: which colour has which meaning, read from `assets/theme`.

use eframe::egui::Color32;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::ui::icons::Icon;

/// The themes a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeName {
    /// Dark text on light surfaces.
    #[default]
    Day,
    /// Light text on dark surfaces.
    Night,
    /// White on black with strong lines.
    HighContrast,
}

impl ThemeName {
    /// Every theme, in the order settings show them.
    pub const ALL: [Self; 3] = [Self::Day, Self::Night, Self::HighContrast];

    /// Reads the theme of this name from the data compiled into the program.
    #[expect(
        clippy::missing_panics_doc,
        reason = "the three files are compiled in and read by a test"
    )]
    pub fn theme(self) -> Theme {
        let data = match self {
            Self::Day => include_str!("../../../assets/theme/day.toml"),
            Self::Night => include_str!("../../../assets/theme/night.toml"),
            Self::HighContrast => include_str!("../../../assets/theme/high_contrast.toml"),
        };
        toml::from_str(data).expect("a test reads each of the three themes")
    }
}

/// A colour and what is written on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hue {
    /// The colour itself.
    #[serde(deserialize_with = "color")]
    pub fill: Color32,
    /// Text and icons on `fill`, contrast at least 4.5:1.
    #[serde(deserialize_with = "color")]
    pub on: Color32,
}

/// All tokens of one theme.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Which theme this is.
    pub name: ThemeName,
    /// Behind everything.
    #[serde(deserialize_with = "color")]
    pub background: Color32,
    /// Panels, tables, fields.
    #[serde(deserialize_with = "color")]
    pub surface: Color32,
    /// Tiles, buttons, header rows.
    #[serde(deserialize_with = "color")]
    pub surface_raised: Color32,
    /// A pressable thing under the pointer.
    #[serde(deserialize_with = "color")]
    pub surface_hover: Color32,
    /// The selected row or text.
    #[serde(deserialize_with = "color")]
    pub selection: Color32,
    /// Quiet lines between things.
    #[serde(deserialize_with = "color")]
    pub line: Color32,
    /// Outlines of what can be pressed; at least 3:1 on every surface it stands on.
    #[serde(deserialize_with = "color")]
    pub line_strong: Color32,
    /// Text.
    #[serde(deserialize_with = "color")]
    pub text: Color32,
    /// Captions and help.
    #[serde(deserialize_with = "color")]
    pub text_muted: Color32,
    /// Key caps, links, focus, the main button.
    pub accent: Hue,
    /// The fact is on disk.
    pub saved: Hue,
    /// The machine is busy.
    pub working: Hue,
    /// The person's answer is needed.
    pub need: Hue,
    /// Refused or in danger.
    pub stop: Hue,
    /// What is wrong, as text or icon on a surface.
    #[serde(deserialize_with = "color")]
    pub stop_text: Color32,
    decisions: Decisions,
    alerts: Alerts,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Alerts {
    hazmat: Hue,
    refunded: Hue,
    high_value: Hue,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decisions {
    resell: Hue,
    hold: Hue,
    repair: Hue,
    liquidate: Hue,
    ship_china: Hue,
    dispose: Hue,
}

impl Theme {
    /// The colour on `accent`.
    pub fn text_on_accent(&self) -> Color32 {
        self.accent.on
    }

    /// The hue of a warning of the dock.
    pub fn alert(&self, look: AlertLook) -> Hue {
        match look {
            AlertLook::Hazmat => self.alerts.hazmat,
            AlertLook::Refunded => self.alerts.refunded,
            AlertLook::HighValue => self.alerts.high_value,
        }
    }

    /// The hue of a decision.
    pub fn decision(&self, look: DecisionLook) -> Hue {
        match look {
            DecisionLook::Resell => self.decisions.resell,
            DecisionLook::Hold => self.decisions.hold,
            DecisionLook::Repair => self.decisions.repair,
            DecisionLook::Liquidate => self.decisions.liquidate,
            DecisionLook::ShipChina => self.decisions.ship_china,
            DecisionLook::Dispose => self.decisions.dispose,
        }
    }
}

/// How a decision looks everywhere: one hue, one icon, one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecisionLook {
    /// Sell again as it is.
    Resell,
    /// Keep until somebody answers.
    Hold,
    /// Send to the repair bench.
    Repair,
    /// Sell in a lot.
    Liquidate,
    /// Ship back to China.
    ShipChina,
    /// Throw away by the rules.
    Dispose,
}

impl DecisionLook {
    /// Every decision, in the order charts and legends show them.
    pub const ALL: [Self; 6] = [
        Self::Resell,
        Self::Hold,
        Self::Repair,
        Self::Liquidate,
        Self::ShipChina,
        Self::Dispose,
    ];

    /// The icon of the decision.
    pub fn icon(self) -> Icon {
        match self {
            Self::Resell => Icon::Resell,
            Self::Hold => Icon::Hold,
            Self::Repair => Icon::Repair,
            Self::Liquidate => Icon::Liquidate,
            Self::ShipChina => Icon::ShipChina,
            Self::Dispose => Icon::Dispose,
        }
    }

    /// The letter of the decision, the same in every language; F is for fix, as R is taken.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Resell => "R",
            Self::Hold => "H",
            Self::Repair => "F",
            Self::Liquidate => "L",
            Self::ShipChina => "C",
            Self::Dispose => "D",
        }
    }
}

/// How a warning of the dock looks everywhere: one hue, one icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AlertLook {
    /// Dangerous goods.
    Hazmat,
    /// The buyer has the money already.
    Refunded,
    /// To the cage.
    HighValue,
}

impl AlertLook {
    /// Every warning, the one that cannot wait first.
    pub const ALL: [Self; 3] = [Self::Hazmat, Self::Refunded, Self::HighValue];

    /// The icon of the warning.
    pub fn icon(self) -> Icon {
        match self {
            Self::Hazmat => Icon::Hazmat,
            Self::Refunded => Icon::Refunded,
            Self::HighValue => Icon::HighValue,
        }
    }
}

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    let opaque = text.len() == "#RRGGBB".len();
    Color32::from_hex(&text)
        .ok()
        .filter(|_| opaque)
        .ok_or_else(|| D::Error::custom(format!("{text} is not a colour like #1B4F93")))
}
