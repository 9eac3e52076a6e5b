//! The product in hand as its seller's book has it: its picture, its variant, its battery.

use eframe::egui::{
    Color32, ColorImage, Frame, Id, Image, Label, RichText, TextureHandle, TextureOptions, Ui, Vec2,
};

use super::super::Seen;
use crate::domain::product::Battery;
use crate::shell::view::Picture;
use crate::station::face::ProductView;
use crate::text::DeskMsg;
use crate::ui::theme::size::{self, space};

/// Draws what is known of the product; nothing where only its title is, which stands above.
pub fn product_ui(ui: &mut Ui, seen: &Seen, product: &ProductView) {
    ui.add_space(space(1));
    if let Some(picture) = &seen.picture {
        picture_ui(ui, picture, product);
    }
    if let Some(variant) = &product.variant {
        line_ui(ui, variant, seen.theme.text);
    }
    if product.battery.is_there() {
        battery_ui(ui, seen, &battery(seen, product.battery));
    }
}

/// Draws the battery as a mark of its own: what is packed wrongly may burn.
fn battery_ui(ui: &mut Ui, seen: &Seen, text: &str) {
    let hue = seen.theme.need;
    Frame::new()
        .fill(hue.fill)
        .corner_radius(size::CORNER)
        .inner_margin(space(1))
        .show(ui, |ui| line_ui(ui, text, hue.on));
}

fn battery(seen: &Seen, battery: Battery) -> String {
    seen.say(DeskMsg::HasBattery {
        battery: seen.term("battery", battery.code()),
    })
}

fn line_ui(ui: &mut Ui, text: &str, color: Color32) {
    let text = RichText::new(text).size(size::STRONG).color(color);
    ui.add(Label::new(text).wrap());
}

/// Draws the picture as wide as there is room; its texture is kept until another is drawn.
fn picture_ui(ui: &mut Ui, picture: &Picture, product: &ProductView) {
    let id = Id::unique("product picture");
    let known: Option<(String, TextureHandle)> = ui.data(|data| data.get_temp(id));
    let texture = match known.filter(|(name, _)| *name == picture.name) {
        Some((_, texture)) => texture,
        None => {
            let sides = [picture.width, picture.height].map(|side| side as usize);
            let pixels = ColorImage::from_rgba_unmultiplied(sides, &picture.rgba);
            let texture = ui
                .ctx()
                .load_texture(&picture.name, pixels, TextureOptions::LINEAR);
            ui.data_mut(|data| {
                data.insert_temp(id, (picture.name.clone(), texture.clone()));
            });
            texture
        }
    };
    let words = product.title.as_deref().unwrap_or(&picture.name);
    let most = Vec2::new(ui.available_width(), space(50));
    ui.add(Image::new(&texture).max_size(most).alt_text(words));
}
