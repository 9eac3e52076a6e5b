//! What the painter promises, on pictures small enough to count.

use eframe::egui::{
    ClippedPrimitive, Color32, ColorImage, Mesh, Pos2, Rect, RichText, TextureId, TextureOptions,
    TexturesDelta, Vec2,
    epaint::{ImageDelta, Primitive, Vertex, WHITE_UV},
    pos2,
};
use image::RgbaImage;

use super::{Raster, draw};

const BLACK: Color32 = Color32::BLACK;

fn paint(size_px: [u16; 2], clip: Rect, mesh: Mesh) -> RgbaImage {
    let mut raster = Raster::default();
    let mut delta = TexturesDelta::default();
    delta.push(
        TextureId::default(),
        ImageDelta::full(
            ColorImage::filled([1, 1], Color32::WHITE),
            TextureOptions::LINEAR,
        ),
    );
    let primitive = ClippedPrimitive {
        clip_rect: clip,
        primitive: Primitive::Mesh(mesh),
    };
    let picture = raster.paint(1.0, size_px, &[primitive], &delta, BLACK);
    delta.clear();
    picture
}

fn whole(size: f32) -> Rect {
    Rect::from_min_size(Pos2::ZERO, Vec2::splat(size))
}

fn fan(points: &[Pos2], centre: Pos2, color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for pair in points
        .iter()
        .zip(points.iter().cycle().skip(1))
        .map(|(a, b)| [centre, *a, *b])
    {
        let first = u32::try_from(mesh.vertices.len()).expect("a small mesh");
        for pos in pair {
            mesh.vertices.push(Vertex {
                pos,
                uv: WHITE_UV,
                color,
            });
        }
        mesh.indices.extend([first, first + 1, first + 2]);
    }
    mesh
}

#[test]
fn a_fan_of_triangles_covers_each_pixel_once() {
    let rim = [
        pos2(1.3, 0.7),
        pos2(30.1, 2.9),
        pos2(28.0, 29.5),
        pos2(15.5, 31.2),
        pos2(0.5, 27.5),
    ];
    let half = Color32::from_rgba_premultiplied(64, 64, 64, 128);
    let picture = paint([32, 32], whole(32.0), fan(&rim, pos2(14.5, 14.5), half));
    let values: std::collections::BTreeSet<u8> = picture.pixels().map(|pixel| pixel.0[0]).collect();
    assert_eq!(values.into_iter().collect::<Vec<_>>(), [0, 64]);
    assert_eq!(picture.get_pixel(14, 14).0[0], 64);
}

#[test]
fn a_rectangle_on_pixel_edges_fills_exactly_its_pixels() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(
        Rect::from_min_max(pos2(2.0, 3.0), pos2(5.0, 7.0)),
        Color32::WHITE,
    );
    let picture = paint([8, 8], whole(8.0), mesh);
    for (x, y, pixel) in picture.enumerate_pixels() {
        let inside = (2..5).contains(&x) && (3..7).contains(&y);
        assert_eq!(pixel.0[0] == 255, inside, "{x},{y}");
    }
}

#[test]
fn nothing_is_drawn_outside_the_clip_rectangle() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(whole(100.0), Color32::WHITE);
    let clip = Rect::from_min_max(pos2(1.0, 2.0), pos2(3.0, 4.0));
    let picture = paint([8, 8], clip, mesh);
    let lit = picture.pixels().filter(|pixel| pixel.0[0] > 0).count();
    assert_eq!(lit, 4);
    assert_eq!(picture.get_pixel(1, 2).0[0], 255);
}

#[test]
fn a_translucent_pixel_blends_premultiplied_in_gamma_space() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(whole(2.0), Color32::from_rgba_premultiplied(100, 0, 0, 51));
    let mut raster = Raster::default();
    let primitive = ClippedPrimitive {
        clip_rect: whole(2.0),
        primitive: Primitive::Mesh(mesh),
    };
    raster
        .textures
        .insert(TextureId::default(), super::Texture::default());
    let white = Color32::WHITE;
    let picture = raster.paint(1.0, [2, 2], &[primitive], &TexturesDelta::default(), white);
    assert_eq!(picture.get_pixel(0, 0).0, [255, 204, 204, 255]);
}

#[test]
fn a_picture_at_its_own_size_is_copied_texel_by_texel() {
    let texels: Vec<Color32> = (0..16)
        .map(|n| Color32::from_rgba_premultiplied(n * 16, n * 16, n * 16, 255))
        .collect();
    let mut delta = TexturesDelta::default();
    let id = TextureId::Managed(7);
    delta.push(
        id,
        ImageDelta::full(
            ColorImage::new([4, 4], texels.clone()),
            TextureOptions::LINEAR,
        ),
    );
    let mut mesh = Mesh::with_texture(id);
    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    mesh.add_rect_with_uv(whole(4.0), uv, Color32::WHITE);
    let primitive = ClippedPrimitive {
        clip_rect: whole(4.0),
        primitive: Primitive::Mesh(mesh),
    };
    let picture = Raster::default().paint(1.0, [4, 4], &[primitive], &delta, BLACK);
    delta.clear();
    let seen: Vec<u8> = picture.pixels().map(|pixel| pixel.0[0]).collect();
    let meant: Vec<u8> = texels.iter().map(Color32::r).collect();
    assert_eq!(seen, meant);
}

#[test]
fn a_patch_changes_only_its_part_of_a_texture() {
    let mut texture = super::Texture::default();
    let plain = ColorImage::filled([4, 4], Color32::BLACK);
    texture.change(&ImageDelta::full(plain, TextureOptions::NEAREST));
    let patch = ColorImage::filled([2, 1], Color32::WHITE);
    texture.change(&ImageDelta::partial([1, 2], patch, TextureOptions::NEAREST));
    let lit: Vec<(u8, u8)> = (0..4_u8)
        .flat_map(|y| (0..4_u8).map(move |x| (x, y)))
        .filter(|(x, y)| {
            let at = |n: u8| (f32::from(n) + 0.5) / 4.0;
            texture.sample(at(*x), at(*y))[0] > 0.0
        })
        .collect();
    assert_eq!(lit, [(1, 2), (2, 2)]);
}

#[test]
fn corners_that_are_not_numbers_draw_nothing() {
    let bad = pos2(f32::NAN, 1.0);
    let far = pos2(f32::INFINITY, 1.0);
    let mesh = fan(&[bad, far, pos2(1.0, 1.0)], pos2(2.0, 2.0), Color32::WHITE);
    let picture = paint([4, 4], whole(4.0), mesh);
    assert!(picture.pixels().all(|pixel| pixel.0[0] == 0));
}

fn screen(ui: &mut eframe::egui::Ui) {
    ui.heading("Is it sealed?  是否未拆封？");
    for row in 0..30 {
        ui.horizontal(|ui| {
            ui.label(format!("{row}"));
            if ui
                .button(RichText::new("未拆封·外盒完好").size(20.0))
                .clicked()
            {
                ui.label("never");
            }
            ui.label("Hair ties, heart pearl");
        });
    }
}

#[test]
fn the_same_screen_gives_the_same_bytes() {
    let first = draw([1280.0, 800.0], 1.0, screen);
    let second = draw([1280.0, 800.0], 1.0, screen);
    assert_eq!(first.dimensions(), (1280, 800));
    assert!(first == second, "two runs differ");
    let mut shades: Vec<[u8; 4]> = first.pixels().map(|pixel| pixel.0).collect();
    shades.sort_unstable();
    shades.dedup();
    assert!(shades.len() > 50, "text has soft edges: {}", shades.len());
}

#[test]
fn a_scale_multiplies_the_pixels() {
    let picture = draw([100.0, 60.0], 1.5, screen);
    assert_eq!(picture.dimensions(), (150, 90));
}
