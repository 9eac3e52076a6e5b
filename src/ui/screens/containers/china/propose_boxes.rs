//! The kinds of boxes in stock: entered once, kept with the settings of this station.

use eframe::egui::{Button, Label, RichText, TextEdit, Ui};

use super::super::super::{Intent, Seen};
use super::fields::text_ui;
use super::{head_ui, muted_ui, trouble_ui};
use crate::domain::measure::{Grams, MassUnit, Millimetres};
use crate::domain::shipment::centimetres;
use crate::shell::Settings;
use crate::shell::settings::{BoxSetting, BoxWrong};
use crate::text::entered::{self, LengthUnit};
use crate::text::{Message, ProposeMsg, ShipDeskMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::{Field, field_ui};

/// What is typed of a kind of box.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BoxForm {
    /// What people call it.
    pub name: String,
    /// Its inner sides.
    pub inner: String,
    /// What it weighs empty.
    pub tare: String,
    /// The most that it may weigh.
    pub gross: String,
    /// How many there are.
    pub supply: String,
    /// What was wrong when it was to be kept.
    pub wrong: Option<Message>,
}

impl BoxForm {
    /// Reads what is typed.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn read(&self) -> Result<BoxSetting, Message> {
        let inner = entered::sides(&self.inner, Some(LengthUnit::Centimetre));
        let inner = inner.ok_or(ShipDeskMsg::SidesWrong)?;
        let tare = entered::weight(&self.tare, Some(MassUnit::Gram));
        let gross = entered::weight(&self.gross, Some(MassUnit::Kilogram));
        let supply = match self.supply.trim() {
            "" => None,
            text => Some(text.parse().ok().ok_or(ProposeMsg::BoxCountWrong)?),
        };
        Ok(BoxSetting {
            name: self.name.trim().to_owned(),
            inner_mm: inner.map(|Millimetres(side)| side),
            tare_g: tare.ok_or(ShipDeskMsg::TareWrong)?.0,
            gross_max_g: gross.ok_or(ShipDeskMsg::GrossWrong)?.0,
            supply,
        })
    }

    /// Gives the settings with this box among them.
    fn kept(&self, settings: &Settings) -> Result<Settings, Message> {
        let mut settings = settings.clone();
        let told = self.read()?;
        let name = told.name.clone();
        match settings.keep_box(told) {
            Ok(()) => Ok(settings),
            Err(BoxWrong::Name) => Err(ProposeMsg::BoxNameWrong.into()),
            Err(BoxWrong::TooMany) => Err(ProposeMsg::BoxTooMany.into()),
            Err(BoxWrong::Fault(why)) => Err(ProposeMsg::WrongBox { name, why }.into()),
        }
    }
}

pub(super) fn boxes_ui(ui: &mut Ui, seen: &Seen, form: &mut BoxForm, intents: &mut Vec<Intent>) {
    if seen.settings.boxes.is_empty() {
        head_ui(ui, seen, ProposeMsg::NoBoxes);
        muted_ui(ui, seen, &seen.say(ProposeMsg::NoBoxesHow));
    }
    for of in &seen.settings.boxes {
        ui.horizontal_top(|ui| {
            if ui.button(seen.say(ProposeMsg::BoxGone)).clicked() {
                let mut settings = Settings::clone(&seen.settings);
                settings.forget_box(&of.name);
                intents.push(Intent::Change(Box::new(settings)));
            }
            let mut line = seen.say(ProposeMsg::BoxLine {
                name: of.name.clone(),
                sides: centimetres(of.inner_mm.map(Millimetres)),
                tare: Grams(of.tare_g),
                gross: Grams(of.gross_max_g),
            });
            if let Some(count) = of.supply {
                line = format!("{line} · {}", seen.say(ProposeMsg::BoxSupply { count }));
            }
            ui.add(Label::new(line).wrap());
        });
    }
    ui.add_space(space(2));
    form_ui(ui, seen, form, intents);
}

fn form_ui(ui: &mut Ui, seen: &Seen, form: &mut BoxForm, intents: &mut Vec<Intent>) {
    text_ui(ui, seen, ProposeMsg::BoxName, &mut form.name, ("", None));
    let rows = [
        (ProposeMsg::BoxInner, &mut form.inner, "60 x 40 x 40 cm"),
        (ProposeMsg::BoxTare, &mut form.tare, "900 g"),
        (ProposeMsg::BoxGross, &mut form.gross, "22.7 kg"),
    ];
    for (label, text, hint) in rows {
        text_ui(ui, seen, label, text, (hint, None));
    }
    let label = seen.say(ProposeMsg::BoxCount);
    let field = Field {
        label: &label,
        help: None,
        trouble: None,
    };
    field_ui(ui, &seen.theme, &field, |ui| {
        let hint = seen.say(ProposeMsg::BoxCountHint);
        let field = TextEdit::singleline(&mut form.supply).hint_text(hint);
        ui.add(field.desired_width(f32::INFINITY))
    });
    if let Some(wrong) = &form.wrong {
        trouble_ui(ui, seen, &seen.say(wrong.clone()));
    }
    let keep = RichText::new(seen.say(ProposeMsg::BoxKeep)).color(seen.theme.accent.on);
    let keep = Button::new(keep).fill(seen.theme.accent.fill);
    if ui.add(keep).clicked() {
        match form.kept(&seen.settings) {
            Ok(settings) => {
                intents.push(Intent::Change(Box::new(settings)));
                *form = BoxForm::default();
            }
            Err(wrong) => form.wrong = Some(wrong),
        }
    }
}
