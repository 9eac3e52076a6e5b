//! What the eye needs of every theme: contrast, and six hues that stay apart.

use eframe::egui::{Color32, Context, Rgba};

use super::{AlertLook, DecisionLook, Hue, Theme, ThemeName};

/// Contrast of running text, WCAG 2.2 success criterion 1.4.3.
const TEXT: f32 = 4.5;
/// Contrast of what is read at the bench, WCAG 2.2 success criterion 1.4.6.
const BENCH: f32 = 7.0;
/// Contrast of an outline, WCAG 2.2 success criterion 1.4.11.
const OUTLINE: f32 = 3.0;
/// Least CIE 1976 distance of two decisions as a colour-blind person sees them.
const APART: f32 = 15.0;
/// Least step of CIE lightness between neighbours, so that grey print tells them apart.
const LIGHTNESS_STEP: f32 = 6.0;

/// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear red, green, blue.
const DEUTERANOPIA: [[f32; 3]; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const PROTANOPIA: [[f32; 3]; 3] = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const SAME: [[f32; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

fn linear(color: Color32) -> [f32; 3] {
    let rgba = Rgba::from(color);
    [rgba.r(), rgba.g(), rgba.b()]
}

fn luminance(color: Color32) -> f32 {
    let [r, g, b] = linear(color);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: Color32, other: Color32) -> f32 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn lab(color: Color32, eye: [[f32; 3]; 3]) -> [f32; 3] {
    let [red, green, blue] = linear(color);
    let [red, green, blue] = eye.map(|[from_red, from_green, from_blue]| {
        (from_red * red + from_green * green + from_blue * blue).clamp(0.0, 1.0)
    });
    let root = |t: f32| {
        if t > 0.008_856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    };
    let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47);
    let y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance([l, a, b]: [f32; 3], [l2, a2, b2]: [f32; 3]) -> f32 {
    ((l - l2).powi(2) + (a - a2).powi(2) + (b - b2).powi(2)).sqrt()
}

fn themes() -> [Theme; 3] {
    ThemeName::ALL.map(ThemeName::theme)
}

#[track_caller]
fn at_least(limit: f32, theme: &Theme, what: &str, one: Color32, other: Color32) {
    let found = contrast(one, other);
    assert!(
        found >= limit,
        "{:?} {what}: {found:.2} < {limit}",
        theme.name
    );
}

#[test]
fn each_file_holds_the_theme_of_its_name() {
    for name in ThemeName::ALL {
        assert_eq!(name.theme().name, name);
    }
}

#[test]
fn black_on_white_has_the_contrast_the_standard_says() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
}

#[test]
fn warnings_of_the_dock_are_read_from_afar_and_told_apart() {
    for theme in themes() {
        for look in AlertLook::ALL {
            let hue = theme.alert(look);
            at_least(BENCH, &theme, "alert", hue.on, hue.fill);
        }
        for eye in [SAME, DEUTERANOPIA, PROTANOPIA] {
            let labs = AlertLook::ALL.map(|look| lab(theme.alert(look).fill, eye));
            for (at, one) in labs.iter().enumerate() {
                for other in labs.iter().skip(at + 1) {
                    assert!(distance(*one, *other) >= APART, "{:?}", theme.name);
                }
            }
        }
    }
}

#[test]
fn text_is_readable_on_every_surface() {
    for theme in themes() {
        let surfaces = [
            ("background", theme.background),
            ("surface", theme.surface),
            ("surface_raised", theme.surface_raised),
            ("surface_hover", theme.surface_hover),
            ("selection", theme.selection),
        ];
        for (name, surface) in surfaces {
            at_least(BENCH, &theme, name, theme.text, surface);
            at_least(TEXT, &theme, name, theme.text_muted, surface);
            at_least(TEXT, &theme, name, theme.accent.fill, surface);
            at_least(TEXT, &theme, name, theme.stop_text, surface);
        }
        for (name, surface) in surfaces.into_iter().take(3) {
            at_least(OUTLINE, &theme, name, theme.line_strong, surface);
        }
    }
}

#[test]
fn bench_words_are_readable_from_afar() {
    for theme in themes() {
        let bench: [(&str, Hue); 5] = [
            ("accent", theme.accent),
            ("saved", theme.saved),
            ("working", theme.working),
            ("need", theme.need),
            ("stop", theme.stop),
        ];
        for (name, hue) in bench {
            at_least(BENCH, &theme, name, hue.on, hue.fill);
        }
    }
}

#[test]
fn each_decision_can_be_written_on() {
    for theme in themes() {
        for look in DecisionLook::ALL {
            let hue = theme.decision(look);
            at_least(TEXT, &theme, look.letter(), hue.on, hue.fill);
        }
    }
}

#[test]
fn decisions_stay_apart_for_every_eye() {
    for theme in themes() {
        for (eye, matrix) in [
            ("usual", SAME),
            ("deuteranopia", DEUTERANOPIA),
            ("protanopia", PROTANOPIA),
        ] {
            for (at, one) in DecisionLook::ALL.into_iter().enumerate() {
                for other in DecisionLook::ALL.into_iter().skip(at + 1) {
                    let seen = |look| lab(theme.decision(look).fill, matrix);
                    let found = distance(seen(one), seen(other));
                    let name = theme.name;
                    assert!(
                        found >= APART,
                        "{name:?} {eye} {one:?} {other:?}: {found:.1}"
                    );
                }
            }
        }
    }
}

#[test]
fn decisions_are_steps_of_grey() {
    for theme in themes() {
        let mut steps = DecisionLook::ALL.map(|look| lab(theme.decision(look).fill, SAME)[0]);
        steps.sort_by(f32::total_cmp);
        for pair in steps.windows(2) {
            let step = pair[1] - pair[0];
            assert!(step >= LIGHTNESS_STEP, "{:?}: {step:.1}", theme.name);
        }
    }
}

#[test]
fn letters_and_icons_of_decisions_differ() {
    for (at, one) in DecisionLook::ALL.into_iter().enumerate() {
        for other in DecisionLook::ALL.into_iter().skip(at + 1) {
            assert_ne!(one.letter(), other.letter());
            assert_ne!(one.icon(), other.icon());
        }
    }
}

#[test]
fn an_applied_theme_animates_nothing() {
    let ctx = Context::default();
    for theme in themes() {
        theme.apply(&ctx);
        let style = ctx.global_style();
        assert!(style.animation_time.abs() < f32::EPSILON);
        assert!(!style.visuals.text_cursor.blink);
        assert_eq!(style.visuals.panel_fill, theme.background);
    }
}
