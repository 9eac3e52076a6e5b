//! No text is cut off and none stands on another, in both languages and at every scale.

use eframe::egui::epaint::{ClippedShape, Shape};
use eframe::egui::{Context, Pos2, RawInput, Rect, Vec2};
use returnbay::text::Language;
use returnbay::ui::fonts;
use returnbay::ui::screens::{Place, Screens, Seen};
use returnbay::ui::window::scale_of;

use crate::pictures;

/// A text as it is drawn: what it says, where, and within which clip.
struct Drawn {
    text: String,
    place: Rect,
    clip: Rect,
    elided: bool,
}

fn collect(shape: &Shape, clip: Rect, drawn: &mut Vec<Drawn>) {
    match shape {
        Shape::Text(text) if !text.galley.text().trim().is_empty() => drawn.push(Drawn {
            text: text.galley.text().to_owned(),
            place: text.galley.mesh_bounds.translate(text.pos.to_vec2()),
            clip,
            elided: text.galley.elided,
        }),
        Shape::Vec(shapes) => {
            for shape in shapes {
                collect(shape, clip, drawn);
            }
        }
        _ => {}
    }
}

fn draw(screens: &mut Screens, seen: &Seen, percent: u16) -> (Vec<Drawn>, Rect) {
    let native = [1280.0, 800.0];
    let scale = scale_of(percent, native, seen.demo.is_some());
    let room = Rect::from_min_size(Pos2::ZERO, Vec2::from(native) / scale);
    let ctx = Context::default();
    fonts::install(&ctx);
    seen.theme.apply(&ctx);
    let mut shapes: Vec<ClippedShape> = Vec::new();
    for _ in 0..4 {
        let input = RawInput {
            screen_rect: Some(room),
            ..RawInput::default()
        };
        shapes = ctx
            .run_ui(input, |ui| {
                screens.draw(ui, seen);
            })
            .shapes;
    }
    let mut drawn = Vec::new();
    for shape in &shapes {
        collect(&shape.shape, shape.clip_rect, &mut drawn);
    }
    (drawn, room)
}

/// What may be cut: cells of tables and titles from files, which no room is wide enough for; the
/// ends of scrolled lists.
fn may_be_cut(name: &str) -> bool {
    !name.starts_with("bench")
}

#[test]
fn no_text_of_the_bench_is_cut_and_none_overlaps() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for percent in [80, 100, 150, 200] {
            for (name, mut screens, seen) in pictures::all(language) {
                let (drawn, room) = draw(&mut screens, &seen, percent);
                let here = format!("{name} {} {percent} %", language.code());
                for text in &drawn {
                    // The side panel scrolls: what lies below its end is reached, not lost.
                    let beyond = !text.clip.expand(2.0).contains_rect(text.place);
                    let scrolled = text.place.top() > text.clip.bottom() - 24.0
                        || text.clip.right() > room.right() - 40.0;
                    if !may_be_cut(&name) && (text.elided || (beyond && !scrolled)) {
                        wrong.push(format!("{here}: cut: {}", text.text));
                    }
                }
                for (at, one) in drawn.iter().enumerate() {
                    for other in drawn.iter().skip(at + 1) {
                        let shared = one
                            .place
                            .intersect(one.clip)
                            .intersect(other.place.intersect(other.clip));
                        if shared.width() > 2.0 && shared.height() > 2.0 && one.text != other.text {
                            wrong.push(format!("{here}: {} | {}", one.text, other.text));
                        }
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} texts:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The tallest glyph of the question, in pixels: read from two metres it needs a size of 64.
#[test]
fn the_question_is_at_least_64_pixels() {
    for language in Language::ALL {
        for percent in [100, 150] {
            for (name, mut screens, seen) in pictures::all(language) {
                let is_asked = ["question-4", "nine", "ready", "no-badge"]
                    .iter()
                    .any(|of| name == format!("bench-{of}"));
                if screens.place != Place::Bench || !is_asked {
                    continue;
                }
                let prompt = seen
                    .face
                    .prompt
                    .as_ref()
                    .map(|prompt| seen.words.say(prompt));
                let scale = scale_of(percent, [1280.0, 800.0], false);
                let (drawn, _) = draw(&mut screens, &seen, percent);
                let found = drawn
                    .iter()
                    .find(|text| Some(&text.text) == prompt.as_ref());
                let found = found.expect("the question is drawn");
                let lines = 1.0;
                // Capitals and Chinese characters are at least 0.68 of the size high.
                assert!(
                    found.place.height() * scale / lines >= 0.6 * 64.0,
                    "{name} {} {percent} %: {}",
                    language.code(),
                    found.place.height() * scale
                );
            }
        }
    }
}
