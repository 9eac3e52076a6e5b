//! Every widget in both languages, so that a person can look and a test can read the labels.

use std::path::PathBuf;

use eframe::egui::{Frame, Margin, TextEdit, Ui, Vec2};

use super::*;
use crate::ui::{
    icons::{self, Icon},
    raster,
    theme::{
        DecisionLook, Theme, ThemeName,
        size::{self, font, space},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tongue {
    English,
    Chinese,
}

impl Tongue {
    fn say<'a>(self, english: &'a str, chinese: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }
}

fn decision_word(look: DecisionLook, tongue: Tongue) -> &'static str {
    let (english, chinese) = match look {
        DecisionLook::Resell => ("Resell", "转售"),
        DecisionLook::Hold => ("Hold", "暂存"),
        DecisionLook::Repair => ("Repair", "维修"),
        DecisionLook::Liquidate => ("Liquidate", "清货"),
        DecisionLook::ShipChina => ("Ship to China", "退运回国"),
        DecisionLook::Dispose => ("Dispose", "弃置"),
    };
    tongue.say(english, chinese)
}

fn page(ui: &mut Ui, theme: &Theme, add: impl FnOnce(&mut Ui)) {
    theme.apply(ui.ctx());
    let frame = Frame::new()
        .fill(theme.background)
        .inner_margin(Margin::same(16));
    frame.show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        add(ui);
    });
}

fn header(ui: &mut Ui, theme: &Theme, tongue: Tongue) {
    ui.horizontal(|ui| {
        chip_ui(ui, theme, Icon::Person, "OP-7", ChipState::Ready);
        let scanner = tongue.say("scanner", "扫描枪");
        chip_ui(ui, theme, Icon::Scanner, scanner, ChipState::Ready);
        chip_ui(
            ui,
            theme,
            Icon::Scale,
            tongue.say("scale", "电子秤"),
            ChipState::Absent,
        );
        let printer = tongue.say("printer: no paper", "打印机：缺纸");
        chip_ui(ui, theme, Icon::Printer, printer, ChipState::Trouble);
    });
}

fn bench(ui: &mut Ui, theme: &Theme, tongue: Tongue) {
    header(ui, theme, tongue);
    let question = tongue.say("Is it sealed?", "是否未拆封？");
    let room = Vec2::new(ui.available_width(), 90.0);
    let galley = fitted(ui, question, &[size::QUESTION, 48.0], theme.text, room);
    ui.add(eframe::egui::Label::new(galley));
    let both = [
        ("Sealed, box clean", "未拆封·外盒完好"),
        ("Sealed, box marked", "未拆封·外盒破损"),
        ("Opened", "已拆封"),
        (
            "No seal on this product, or the seal cannot be seen without opening it",
            "本品无封签",
        ),
    ];
    let tiles: Vec<Tile<'_>> = both
        .iter()
        .zip(["1", "2", "3", "4"])
        .map(|((english, chinese), key)| Tile {
            key,
            text: tongue.say(english, chinese),
            second: Some(tongue.say(chinese, english)),
            hue: None,
        })
        .collect();
    let height = ui.available_height() - 150.0;
    ui.allocate_ui(Vec2::new(ui.available_width(), height), |ui| {
        tile_grid_ui(ui, theme, &tiles);
    });
    ui.horizontal(|ui| {
        for look in [DecisionLook::Resell, DecisionLook::ShipChina] {
            decision_badge_ui(
                ui,
                theme,
                look,
                decision_word(look, tongue),
                BadgeSize::Bench,
            );
        }
    });
    ui.add_space(space(2));
    ui.horizontal(|ui| {
        for (key, english, chinese) in [
            ("D", "damage", "破损"),
            ("K", "park", "待测"),
            ("U", "undo", "撤销"),
        ] {
            key_hint_ui(ui, theme, key, tongue.say(english, chinese));
        }
    });
}

fn nine(ui: &mut Ui, theme: &Theme, tongue: Tongue) {
    let tiles: Vec<Tile<'_>> = DecisionLook::ALL
        .into_iter()
        .chain([
            DecisionLook::Hold,
            DecisionLook::Resell,
            DecisionLook::Dispose,
        ])
        .zip(["1", "2", "3", "4", "5", "6", "7", "8", "9"])
        .map(|(look, key)| Tile {
            key,
            text: decision_word(look, tongue),
            second: None,
            hue: Some(theme.decision(look)),
        })
        .collect();
    tile_grid_ui(ui, theme, &tiles);
}

fn banners(tongue: Tongue) -> [Banner<'static>; 4] {
    [
        Banner {
            state: BannerState::Saved,
            word: tongue.say("Saved", "已保存"),
            text: tongue.say(
                "…4QX7L → tote R-03, 14:31:58",
                "…4QX7L → 周转箱 R-03，14:31:58",
            ),
            next: None,
        },
        Banner {
            state: BannerState::Working,
            word: tongue.say("Looking", "查询中"),
            text: tongue.say("Parcel …7K3MQ", "退件 …7K3MQ"),
            next: None,
        },
        Banner {
            state: BannerState::Need,
            word: tongue.say("Your answer", "请选择"),
            text: tongue.say("Two returns match this label", "此面单对应两张退货单"),
            next: Some(tongue.say("[1] or [2]", "按 [1] 或 [2]")),
        },
        Banner {
            state: BannerState::Stop,
            word: tongue.say("Stop", "停"),
            text: tongue.say(
                "Tote R-03 takes resell only; this unit is to be held",
                "周转箱 R-03 只收转售件，本件须暂存",
            ),
            next: Some(tongue.say(
                "Scan a hold tote, or [O] to override",
                "请扫暂存箱，或按 [O] 改判",
            )),
        },
    ]
}

fn marks(ui: &mut Ui, theme: &Theme, tongue: Tongue) {
    for banner in banners(tongue) {
        banner_ui(ui, theme, &banner);
    }
    ui.horizontal_wrapped(|ui| {
        for look in DecisionLook::ALL {
            decision_badge_ui(ui, theme, look, decision_word(look, tongue), BadgeSize::Row);
        }
    });
    ui.horizontal_wrapped(|ui| {
        for icon in Icon::ALL {
            icons::icon_ui(ui, icon, 44.0, theme.text, &format!("{icon:?}"));
        }
    });
    ui.horizontal_wrapped(|ui| {
        for icon in Icon::ALL {
            icons::icon_ui(ui, icon, 20.0, theme.text, &format!("small {icon:?}"));
        }
    });
    ui.horizontal(|ui| {
        let today = tongue.say("units today", "今日单件");
        figure_ui(ui, theme, "87", today, None);
        let hold = Some(theme.decision(DecisionLook::Hold));
        figure_ui(
            ui,
            theme,
            "1,204",
            tongue.say("held, oldest 41 days", "暂存，最久 41 天"),
            hold,
        );
        figure_ui(
            ui,
            theme,
            "$12,480.50",
            tongue.say("recovered this month", "本月回收"),
            None,
        );
    });
    let progress = Progress {
        name: tongue.say("Import returns-2026-11.csv", "导入 returns-2026-11.csv"),
        part: Some(0.42),
        time_left: tongue.say("4,200 of 10,000, 8 s left", "4,200 / 10,000，剩余 8 秒"),
        cancel: tongue.say("Cancel", "取消"),
    };
    progress_row_ui(ui, theme, &progress);
    form(ui, theme, tongue);
}

fn form(ui: &mut Ui, theme: &Theme, tongue: Tongue) {
    let mut port = String::from("COM7");
    let field = Field {
        label: tongue.say("Scanner port", "扫描枪端口"),
        help: Some(tongue.say("The program finds it again after a re-plug", "重新插拔后程序会自动找回")),
        trouble: Some(tongue.say(
            "Nothing answers on COM7. Your work is safe. Plug the scanner in or choose another port",
            "COM7 无响应。数据安全。请插好扫描枪或换一个端口",
        )),
    };
    field_ui(ui, theme, &field, |ui| {
        ui.add(TextEdit::singleline(&mut port))
    });
    let field = Field {
        label: tongue.say("Theme", "配色"),
        help: None,
        trouble: None,
    };
    field_ui(ui, theme, &field, |ui| {
        ui.button(tongue.say("Choose…", "选择…"))
    });
}

#[expect(clippy::too_many_lines, reason = "one walk, step by step")]
fn desk(ui: &mut Ui, theme: &Theme, tongue: Tongue) {
    let half = ((ui.available_width() - space(12)) / 2.0).floor();
    ui.horizontal(|ui| {
        let color = |look| theme.decision(look).fill;
        let hours = ["8", "9", "10", "11", "12", "13"];
        let stacks: Vec<Vec<BarPart<'_>>> = [
            [9.0, 4.0, 2.0],
            [14.0, 6.0, 3.0],
            [18.0, 7.0, 5.0],
            [16.0, 3.0, 8.0],
            [2.0, 1.0, 0.0],
            [11.0, 9.0, 6.0],
        ]
        .iter()
        .map(|values| {
            let looks = [
                DecisionLook::Resell,
                DecisionLook::Hold,
                DecisionLook::ShipChina,
            ];
            values
                .iter()
                .zip(looks)
                .map(|(value, look)| BarPart {
                    label: decision_word(look, tongue),
                    value: *value,
                    color: color(look),
                })
                .collect()
        })
        .collect();
        let bars: Vec<Bar<'_>> = hours
            .iter()
            .zip(&stacks)
            .map(|(label, parts)| Bar { label, parts })
            .collect();
        let chart = BarChart {
            title: tongue.say("Intake per hour", "每小时收件"),
            unit: tongue.say("units", "单件数"),
            way: BarWay::Standing,
            bars: &bars,
        };
        bar_chart_ui(ui, theme, &chart, Vec2::new(half, 280.0));
        ui.add_space(space(8));
        let parts: Vec<[BarPart<'_>; 1]> = DecisionLook::ALL
            .into_iter()
            .zip([412.0, 96.0, 31.0, 120.0, 208.0, 14.0])
            .map(|(look, value)| {
                [BarPart {
                    label: decision_word(look, tongue),
                    value,
                    color: color(look),
                }]
            })
            .collect();
        let bars: Vec<Bar<'_>> = parts
            .iter()
            .map(|parts| Bar {
                label: parts[0].label,
                parts,
            })
            .collect();
        let chart = BarChart {
            title: tongue.say("Decisions", "处理决定"),
            unit: tongue.say("units in November", "十一月单件数"),
            way: BarWay::Lying,
            bars: &bars,
        };
        bar_chart_ui(ui, theme, &chart, Vec2::new(half, 280.0));
    });
    ui.add_space(space(4));
    table(ui, theme, tongue, 200);
}

fn table(ui: &mut Ui, theme: &Theme, tongue: Tongue, row_count: usize) {
    let columns = [
        Column {
            title: tongue.say("Unit", "单件码"),
            kind: ColumnKind::Words,
            width: 110.0,
        },
        Column {
            title: tongue.say("Product", "商品"),
            kind: ColumnKind::Words,
            width: 300.0,
        },
        Column {
            title: tongue.say("Decision", "处理决定"),
            kind: ColumnKind::Words,
            width: 130.0,
        },
        Column {
            title: tongue.say("Weight, g", "重量（克）"),
            kind: ColumnKind::Numbers,
            width: 110.0,
        },
        Column {
            title: tongue.say("Age, days", "库龄（天）"),
            kind: ColumnKind::Numbers,
            width: 110.0,
        },
    ];
    let data = DataTable {
        tall: &[],
        id: "gallery",
        label: tongue.say("Held units", "暂存单件"),
        columns: &columns,
        grows: None,
        row_count,
        sort: Some((4, SortOrder::Down)),
        sorted: tongue.say("Age, days, largest first", "库龄（天），从大到小"),
        selection: Some([2, 4]),
        totals: Some(Totals {
            caption: tongue.say("200 rows", "共 200 行"),
            cells: &["", "", "", "81,204", ""],
        }),
        empty: EmptyState {
            icon: Icon::Hold,
            what: tongue.say("No unit is held", "没有暂存的单件"),
            how: tongue.say(
                "Units stand here from the moment the bench holds them",
                "工位决定暂存的单件会出现在这里",
            ),
            action: Some(tongue.say("Show all units", "查看全部单件")),
        },
    };
    data_table_ui(ui, theme, &data, &|row, column| match column {
        0 => format!("…4QX{row:02}"),
        1 => tongue
            .say("Hair ties, heart pearl, 12 pieces", "心形珍珠发圈 12 件装")
            .to_owned(),
        2 => decision_word(DecisionLook::ALL[row % 6], tongue).to_owned(),
        3 => (412 + row * 37).to_string(),
        _ => (41 - row.min(40)).to_string(),
    });
}

/// Draws a page of the gallery.
type Page = fn(&mut Ui, &Theme, Tongue);

const PAGES: [(&str, Page); 6] = [
    ("bench", bench),
    ("nine", nine),
    ("marks", marks),
    ("desk", desk),
    ("empty", |ui, theme, tongue| table(ui, theme, tongue, 0)),
    ("stop", |ui, theme, tongue| {
        let [_, _, _, stop] = banners(tongue);
        banner_full_ui(ui, theme, &stop);
    }),
];

fn picture(name: ThemeName, tongue: Tongue, scale: f32, draw_page: Page) -> image::RgbaImage {
    let theme = name.theme();
    raster::draw([1280.0 / scale, 800.0 / scale], scale, |ui| {
        page(ui, &theme, |ui| draw_page(ui, &theme, tongue));
    })
}

#[test]
fn every_widget_draws_in_every_theme_and_language() {
    let folder = std::env::var_os("RETURNBAY_PICTURES_DIR").map(PathBuf::from);
    let views: Vec<(ThemeName, Tongue, f32)> = match folder {
        None => vec![
            (ThemeName::Day, Tongue::English, 1.0),
            (ThemeName::Night, Tongue::Chinese, 1.5),
        ],
        Some(_) => ThemeName::ALL
            .into_iter()
            .flat_map(|name| [Tongue::English, Tongue::Chinese].map(|tongue| (name, tongue)))
            .flat_map(|(name, tongue)| [1.0, 1.5].map(|scale| (name, tongue, scale)))
            .collect(),
    };
    for (name, tongue, scale) in views {
        for (title, draw_page) in PAGES {
            let picture = picture(name, tongue, scale, draw_page);
            let mut shades: Vec<[u8; 4]> = picture.pixels().map(|pixel| pixel.0).collect();
            shades.sort_unstable();
            shades.dedup();
            assert!(shades.len() > 20, "{title} is almost empty");
            if let Some(folder) = &folder {
                let file = format!("{title}-{name:?}-{tongue:?}-{scale}.png");
                picture
                    .save(folder.join(file))
                    .expect("the folder can be written");
            }
        }
    }
}

#[test]
fn the_font_scale_is_one_scale() {
    let sizes = [
        size::CAPTION,
        size::BODY,
        size::STRONG,
        size::TITLE,
        size::ANSWER,
        size::FIGURE,
        size::QUESTION,
    ];
    assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]));
    assert!((font(size::BODY).size - size::BODY).abs() < f32::EPSILON);
}
