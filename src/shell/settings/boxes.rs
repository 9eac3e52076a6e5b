//! The kinds of boxes that a house has in stock.

use serde::{Deserialize, Serialize};

use super::Settings;
use crate::domain::carton_plan::BoxKind;
use crate::domain::codes::ContainerName;
use crate::domain::limits::{BOX_KINDS_MAX, BOX_NAME_MAX, CARTON_BOXES_MAX};
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::packing::{BoxFault, BoxSize, Sides, box_fault};

/// A kind of box, as it was entered.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BoxSetting {
    /// What people call it.
    pub name: String,
    /// Its inner length, width and height, in mm.
    pub inner_mm: [u32; 3],
    /// What it weighs empty, in g.
    pub tare_g: u32,
    /// The most that it may weigh with its goods, in g.
    pub gross_max_g: u32,
    /// How many there are; none where they do not run out.
    pub supply: Option<u32>,
}

/// Which kind of box a carton is, as somebody at this station said.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CartonBox {
    /// Our own name of the carton.
    pub carton: String,
    /// What people call its box.
    #[serde(rename = "box")]
    pub kind: String,
}

/// Why a kind of box is not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BoxWrong {
    /// It has no name, or one that is too long.
    Name,
    /// Nothing can be packed into it.
    Fault(BoxFault),
    /// So many kinds are not kept.
    TooMany,
}

impl BoxSetting {
    /// Gives it as it is packed.
    pub fn kind(&self) -> BoxKind {
        let [length, width, height] = self.inner_mm.map(Millimetres);
        BoxKind {
            name: self.name.clone(),
            size: BoxSize {
                inner: Sides {
                    length,
                    width,
                    height,
                },
                gross_max: Grams(self.gross_max_g),
                tare: Grams(self.tare_g),
                supply: self.supply,
            },
        }
    }
}

impl Settings {
    /// Gives the kinds of boxes as they are packed.
    pub fn box_kinds(&self) -> Vec<BoxKind> {
        self.boxes.iter().map(BoxSetting::kind).collect()
    }

    /// Keeps a kind of box, in the place of one of the same name.
    ///
    /// # Errors
    /// Says why it is none; the others are as they were.
    pub fn keep_box(&mut self, mut told: BoxSetting) -> Result<(), BoxWrong> {
        let length = told.name.trim().chars().count();
        if length == 0 || length > BOX_NAME_MAX || told.name.chars().any(char::is_control) {
            return Err(BoxWrong::Name);
        }
        if let Some(fault) = box_fault(&told.kind().size) {
            return Err(BoxWrong::Fault(fault));
        }
        told.name = told.name.trim().chars().collect();
        if let Some(known) = self.boxes.iter_mut().find(|of| of.name == told.name) {
            *known = told;
            return Ok(());
        }
        if self.boxes.len() >= BOX_KINDS_MAX {
            return Err(BoxWrong::TooMany);
        }
        self.boxes.push(told);
        Ok(())
    }

    /// Forgets a kind of box; tells whether there was one.
    pub fn forget_box(&mut self, name: &str) -> bool {
        let before = self.boxes.len();
        self.boxes.retain(|of| of.name != name);
        self.boxes.len() < before
    }

    /// Gives the box that a carton is; none where nobody said so, or where it is in stock no more.
    pub fn box_of(&self, carton: &ContainerName) -> Option<BoxKind> {
        let mut said = self.carton_boxes.iter();
        let said = said.find(|of| of.carton == carton.as_str())?;
        let kind = self.boxes.iter().find(|of| of.name == said.kind)?;
        Some(kind.kind())
    }

    /// Keeps which box a carton is, or that nobody knows. Beyond [`CARTON_BOXES_MAX`] the oldest are forgotten.
    pub fn set_box_of(&mut self, carton: &ContainerName, kind: Option<&str>) {
        self.carton_boxes.retain(|of| of.carton != carton.as_str());
        self.carton_boxes.extend(kind.map(|kind| CartonBox {
            carton: carton.to_string(),
            kind: kind.to_owned(),
        }));
        let beyond = self.carton_boxes.len().saturating_sub(CARTON_BOXES_MAX);
        self.carton_boxes.drain(..beyond);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn medium() -> BoxSetting {
        BoxSetting {
            name: " M ".to_owned(),
            inner_mm: [400, 300, 300],
            tare_g: 600,
            gross_max_g: 22_700,
            supply: None,
        }
    }

    #[test]
    fn a_box_is_kept_once_under_its_name_and_one_that_holds_nothing_is_refused() {
        let mut settings = Settings::default();
        settings.keep_box(medium()).unwrap();
        let fewer = BoxSetting {
            supply: Some(4),
            ..medium()
        };
        settings.keep_box(fewer).unwrap();
        let kept: Vec<_> = settings
            .boxes
            .iter()
            .map(|of| (of.name.as_str(), of.supply))
            .collect();
        assert_eq!(kept, [("M", Some(4))]);
        let cases = [
            (
                BoxSetting {
                    name: " ".to_owned(),
                    ..medium()
                },
                BoxWrong::Name,
            ),
            (
                BoxSetting {
                    inner_mm: [400, 0, 300],
                    ..medium()
                },
                BoxWrong::Fault(BoxFault::Side),
            ),
            (
                BoxSetting {
                    tare_g: 22_700,
                    ..medium()
                },
                BoxWrong::Fault(BoxFault::Tare),
            ),
        ];
        for (wrong, why) in cases {
            assert_eq!(settings.keep_box(wrong), Err(why));
        }
        for number in settings.boxes.len()..BOX_KINDS_MAX {
            let name = format!("B{number}");
            settings.keep_box(BoxSetting { name, ..medium() }).unwrap();
        }
        let one_more = BoxSetting {
            name: "one more".to_owned(),
            ..medium()
        };
        assert_eq!(settings.keep_box(one_more), Err(BoxWrong::TooMany));
        assert!(settings.forget_box("M") && !settings.forget_box("M"));
    }

    #[test]
    fn a_carton_is_the_box_that_was_said_last_while_that_is_in_stock() {
        let carton = |number: usize| ContainerName::parse(&format!("C-{number:04}")).unwrap();
        let mut settings = Settings::default();
        settings.set_box_of(&carton(1), Some("M"));
        assert_eq!(settings.box_of(&carton(1)), None, "no such box");
        settings.keep_box(medium()).unwrap();
        let large = BoxSetting {
            name: "L".to_owned(),
            ..medium()
        };
        settings.keep_box(large).unwrap();
        let named = |settings: &Settings| settings.box_of(&carton(1)).map(|kind| kind.name);
        assert_eq!(named(&settings).as_deref(), Some("M"));
        settings.set_box_of(&carton(1), Some("L"));
        assert_eq!(named(&settings).as_deref(), Some("L"));
        assert_eq!(settings.carton_boxes.len(), 1);
        settings.set_box_of(&carton(2), None);
        for number in 2..=CARTON_BOXES_MAX {
            settings.set_box_of(&carton(number), Some("M"));
        }
        assert_eq!(named(&settings).as_deref(), Some("L"), "the list is full");
        settings.set_box_of(&carton(CARTON_BOXES_MAX + 1), Some("M"));
        assert_eq!(settings.carton_boxes.len(), CARTON_BOXES_MAX);
        assert_eq!(named(&settings), None, "the oldest goes");
        settings.set_box_of(&carton(2), None);
        assert_eq!(settings.box_of(&carton(2)), None);
    }

    #[test]
    fn boxes_come_back_with_the_other_settings() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let mut settings = Settings::default();
        settings.keep_box(medium()).unwrap();
        settings
            .keep_box(BoxSetting {
                name: "5-ply 大".to_owned(),
                supply: Some(0),
                ..medium()
            })
            .unwrap();
        let carton = ContainerName::parse("C-01").unwrap();
        settings.set_box_of(&carton, Some("5-ply 大"));
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings, None));
    }
}
