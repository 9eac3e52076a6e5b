//! Pictures in papers of a consignment: which photo shows a unit, where it stands, and that a closed list keeps it.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use image::{ImageFormat, Rgb, RgbImage};
use returnbay::domain::codes::{PartyCode, SellerCode};
use returnbay::domain::consignment::ConsignedPicture;
use returnbay::domain::ids::{Hash, ParcelId};
use returnbay::domain::mask::Area;
use returnbay::domain::photo::{PhotoKind, PhotoSource};
use returnbay::domain::time::UtcMs;
use returnbay::evidence::keep::{self, Size};
use returnbay::evidence::mask::cover;
use returnbay::evidence::{Ready, ready};
use returnbay::ledger::Command;
use returnbay::ledger::command::ShipCommand;
use returnbay::ledger::fact::{MaskedPhoto, NamedPhoto};
use returnbay::shell::papers::{PaperKind, PaperOrder};
use returnbay::shell::templates::{PaperField, cloned, every, write};
use returnbay::shell::view::{Job, JobState};

use super::lots::{House, tag, unit};
use super::papers::{close, files, number, packed, seller, ship, view};

/// The layout that is carried.
const LAYOUT: &str = "units_pictures";
const GONE: &str = "Photo no longer kept 照片已不再保存";
const WITHHELD: &str = "Photo withheld: covered or taken back since 照片不附：后来已遮盖或撤下";

/// A photo of a shade, kept and named.
fn photo(house: &House, of: u64, kind: PhotoKind, shade: u8) -> Ready {
    let picture = RgbImage::from_fn(600, 400, |x, _| {
        Rgb([shade, u8::try_from(x % 200).unwrap(), 90])
    });
    let mut sent = Cursor::new(Vec::new());
    picture.write_to(&mut sent, ImageFormat::Png).unwrap();
    let photo = ready(sent.get_ref()).unwrap();
    keep::keep(&photos(house), &photo).unwrap();
    house.must(Command::NamePhoto(NamedPhoto {
        photo: photo.hash,
        parcel: parcel(of),
        unit: Some(unit(of)),
        kind,
        source: PhotoSource::File,
        taken_at: UtcMs(house.shell.now().0 + i64::from(shade)),
        width: photo.width,
        height: photo.height,
        bytes: u32::try_from(photo.full.len()).unwrap(),
    }));
    photo
}

fn photos(house: &House) -> std::path::PathBuf {
    house.path("data").join(keep::PHOTOS_FOLDER)
}

fn parcel(of: u64) -> ParcelId {
    ParcelId((3 << 100) + u128::from(of))
}

/// Covers the upper half of a photo, as a person does who sees an address there.
fn covered(house: &House, of: u64, photo: &Ready) -> Ready {
    let half = Area::of([0, 0, 1000, 500]).unwrap();
    let copy = cover(&photo.full, &[half]).unwrap();
    keep::keep(&photos(house), &copy).unwrap();
    house.must(Command::MaskPhoto(MaskedPhoto {
        photo: photo.hash,
        parcel: parcel(of),
        copy: copy.hash,
        bytes: u32::try_from(copy.full.len()).unwrap(),
        covered: vec![half],
    }));
    copy
}

fn list(house: &House, layout: &str, format: &str, of: Option<SellerCode>) -> Vec<u8> {
    let path = house.path(&format!("list.{format}"));
    let order = PaperOrder {
        consignment: number(),
        kind: PaperKind::Units,
        format: format.to_owned(),
        template: Some(layout.to_owned()),
        seller: of,
    };
    let made = path.clone();
    let state = house.shell.run(Job::ExportPaper { order, path });
    assert!(matches!(state, Ok(JobState::Written(_))), "{state:?}");
    std::fs::read(made).unwrap()
}

/// A sheet with a column of pictures, as a program sees it that did not write it.
struct Seen {
    rows: Vec<Vec<String>>,
    /// Row and column in which each picture begins and in which it ends, counted from 0, with its file.
    pictures: Vec<([usize; 4], Vec<u8>)>,
    parts: Vec<(String, Vec<u8>)>,
}

fn seen(bytes: &[u8]) -> Seen {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let rows = range.rows().map(|row| {
        let cells = row.iter().map(|cell| match cell {
            Data::String(text) => text.clone(),
            other => other.to_string(),
        });
        cells.collect()
    });
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts: Vec<(String, Vec<u8>)> = (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        })
        .collect();
    let text = |end: &str| {
        let part = parts.iter().find(|(name, _)| name.ends_with(end));
        part.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
    };
    let drawing = text("drawings/drawing1.xml").unwrap_or_default();
    let links = text("drawings/_rels/drawing1.xml.rels").unwrap_or_default();
    let pictures = drawing.split("<xdr:twoCellAnchor").skip(1).map(|anchor| {
        let place = |part: &str, name: &str| -> usize {
            let (_, rest) = anchor.split_once(&format!("<xdr:{part}>")).unwrap();
            let (_, rest) = rest.split_once(&format!("<xdr:{name}>")).unwrap();
            rest.split_once('<').unwrap().0.parse().unwrap()
        };
        let (_, rest) = anchor.split_once("r:embed=\"").unwrap();
        let (_, rest) = links
            .split_once(&format!("Id=\"{}\"", rest.split_once('"').unwrap().0))
            .unwrap();
        let (_, rest) = rest.split_once("Target=\"..").unwrap();
        let target = rest.split_once('"').unwrap().0;
        let file = parts.iter().find(|(name, _)| name.ends_with(target));
        let ends = [
            place("from", "row"),
            place("from", "col"),
            place("to", "row"),
            place("to", "col"),
        ];
        (ends, file.unwrap().1.clone())
    });
    Seen {
        rows: rows.collect(),
        pictures: pictures.collect(),
        parts: parts.clone(),
    }
}

impl Seen {
    fn column(&self) -> usize {
        let mut heads = self.rows.iter();
        heads
            .find_map(|row| row.iter().position(|cell| cell == "Picture\n照片"))
            .unwrap()
    }

    fn row(&self, of: u64) -> usize {
        let tag = tag(of).to_string();
        let mut rows = self.rows.iter();
        rows.position(|row| row.contains(&tag)).unwrap()
    }

    /// What the cell of a unit says.
    fn said(&self, of: u64) -> &str {
        &self.rows[self.row(of)][self.column()]
    }

    /// The pictures over the cell of a unit; each ends where it begins.
    fn of(&self, unit: u64) -> Vec<&[u8]> {
        let place = [self.row(unit), self.column()];
        let here = self.pictures.iter().filter(|(ends, _)| ends[..2] == place);
        here.map(|(ends, file)| {
            assert!(
                ends[2] <= place[0] + 1 && ends[3] <= place[1] + 1,
                "{ends:?}"
            );
            file.as_slice()
        })
        .collect()
    }
}

fn small(house: &House, photo: Hash) -> Vec<u8> {
    std::fs::read(keep::path(&photos(house), photo, Size::Small)).unwrap()
}

/// With `RETURNBAY_PAPERS` a folder, leaves the sheet beside its rows for a program that did not write it
/// (`.ci/check_papers.py`).
fn left_for_others(house: &House) {
    let Some(folder) = std::env::var_os("RETURNBAY_PAPERS") else {
        return;
    };
    let folder = std::path::PathBuf::from(folder).join("pictured");
    std::fs::create_dir_all(&folder).unwrap();
    for format in ["xlsx", "json"] {
        let file = folder.join(format!("unit-list.{format}"));
        std::fs::write(file, list(house, LAYOUT, format, None)).unwrap();
    }
}

#[test]
fn each_unit_shows_its_best_photo_in_its_own_row_and_no_label() {
    let house = packed();
    photo(&house, 1, PhotoKind::Defect, 10);
    let item = photo(&house, 1, PhotoKind::Item, 20);
    photo(&house, 1, PhotoKind::Item, 30);
    photo(&house, 2, PhotoKind::Label, 40);
    photo(&house, 2, PhotoKind::Box, 50);
    let addressed = photo(&house, 3, PhotoKind::Item, 60);
    let copy = covered(&house, 3, &addressed);
    close(&house);
    let frozen: Vec<_> = view(&house)
        .consignment
        .units()
        .map(|unit| unit.picture)
        .collect();
    let picture = |number, photo| Some(ConsignedPicture { number, photo });
    assert_eq!(frozen, [picture(2, item.hash), None, picture(1, copy.hash)]);
    let closed = view(&house).row.closed.unwrap().0;
    assert_eq!(closed.pictures, Some(2));

    let sheet = seen(&list(&house, LAYOUT, "xlsx", None));
    assert_eq!(sheet.pictures.len(), 2);
    assert_eq!(sheet.of(1), [item.small.as_slice()]);
    assert_eq!(sheet.of(2), Vec::<&[u8]>::new());
    assert_eq!(sheet.of(3), [copy.small.as_slice()]);
    assert_eq!([1, 2, 3].map(|of| sheet.said(of)), ["", "", ""]);
    let xml = sheet
        .parts
        .iter()
        .find(|(name, _)| name.ends_with("sheet1.xml"));
    let xml = String::from_utf8_lossy(&xml.unwrap().1).into_owned();
    for (of, height) in [(1, "72"), (3, "72")] {
        let row = format!("<row r=\"{}\"", sheet.row(of) + 1);
        let (_, rest) = xml.split_once(&row).unwrap();
        let head = rest.split_once('>').unwrap().0;
        assert!(head.contains(&format!("ht=\"{height}\"")), "{head}");
    }
    assert!(!xml.contains("vm=\""), "over cells, not in them");

    left_for_others(&house);

    // A seller's part shows its own alone, and other layouts none.
    let own = seen(&list(&house, LAYOUT, "xlsx", Some(seller())));
    assert_eq!(own.pictures.len(), 2);
    assert_eq!(seen(&list(&house, "units", "xlsx", None)).pictures.len(), 0);

    // Formats without pictures name the file.
    let csv = String::from_utf8(list(&house, LAYOUT, "csv", None)).unwrap();
    assert!(csv.contains(&format!("\"{}.jpg\"", item.hash)), "{csv}");
    let json = list(&house, LAYOUT, "json", None);
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let named = |at: usize| json["rows"][at]["picture"].clone();
    assert_eq!(named(0), format!("{}.jpg", item.hash));
    assert_eq!(named(1), serde_json::Value::Null);
}

#[test]
fn a_closed_list_keeps_its_pictures_and_the_next_revision_takes_the_better_ones() {
    let house = packed();
    let item = photo(&house, 1, PhotoKind::Item, 10);
    close(&house);
    let first = list(&house, LAYOUT, "xlsx", None);
    let repaired = photo(&house, 1, PhotoKind::AfterRepair, 20);
    let other = photo(&house, 2, PhotoKind::Item, 30);
    assert_eq!(list(&house, LAYOUT, "xlsx", None), first);
    assert_eq!(seen(&first).of(1), [item.small.as_slice()]);

    ship(
        &house,
        ShipCommand::ReopenConsignment {
            consignment: number(),
            reason: "a better photo".to_owned(),
        },
    );
    close(&house);
    let next = seen(&list(&house, LAYOUT, "xlsx", None));
    assert_eq!(next.of(1), [repaired.small.as_slice()]);
    assert_eq!(next.of(2), [other.small.as_slice()]);
}

#[test]
fn a_photo_that_is_gone_or_covered_since_is_told_in_words_and_the_set_is_made() {
    let house = packed();
    let gone = photo(&house, 1, PhotoKind::Item, 10);
    let damaged = photo(&house, 2, PhotoKind::Item, 20);
    let addressed = photo(&house, 3, PhotoKind::Item, 30);
    close(&house);
    let before = seen(&list(&house, LAYOUT, "xlsx", None));
    assert_eq!(before.pictures.len(), 3);

    keep::erase(&photos(&house), gone.hash).unwrap();
    let file = keep::path(&photos(&house), damaged.hash, Size::Small);
    std::fs::write(file, b"no picture").unwrap();
    covered(&house, 3, &addressed);
    let after = seen(&list(&house, LAYOUT, "xlsx", None));
    assert_eq!(after.pictures.len(), 0);
    assert_eq!([1, 2, 3].map(|of| after.said(of)), [GONE, GONE, WITHHELD]);
    let original = small(&house, addressed.hash);
    let is_out = |(_, bytes): &(String, Vec<u8>)| *bytes == original;
    assert!(before.parts.iter().any(is_out) && !after.parts.iter().any(is_out));

    let folder = house.path("set");
    let job = Job::ExportPapers {
        consignment: number(),
        template: Some(LAYOUT.to_owned()),
        folder: folder.clone(),
    };
    let state = house.shell.run(job);
    assert!(matches!(state, Ok(JobState::SetWritten(_))), "{state:?}");
    let made = &files(&folder)["SH-1-1-r1-unit-list.xlsx"];
    assert_eq!(seen(made).said(1), GONE);
}

#[test]
fn an_own_layout_of_a_packing_list_shows_a_picture_of_each_row_and_keeps_its_rows() {
    let house = packed();
    let item = photo(&house, 2, PhotoKind::Item, 10);
    let carried = every(&[]);
    let of = |id: &str| {
        let found = carried.iter().find(|one| one.template.id == id);
        found.unwrap().template.clone()
    };
    let day = house.shell.zone().day(house.shell.now());
    let mut own = cloned(
        &of("packing_list"),
        ("ours", "Our sheet"),
        None::<PartyCode>,
        day,
    );
    own.columns.retain(|column| {
        column.field != Some(PaperField::Tag) && column.field != Some(PaperField::Serial)
    });
    let mut rows = Vec::new();
    for with_picture in ["no", "yes"] {
        if with_picture == "yes" {
            let units = of(LAYOUT);
            let mut columns = units.columns.into_iter();
            own.columns
                .extend(columns.find(|column| column.field == Some(PaperField::Picture)));
            own.version = 2;
        }
        let job = Job::TakeTemplate {
            name: "ours".to_owned(),
            bytes: write(&own).into_bytes().into(),
        };
        let state = house.shell.run(job);
        assert!(matches!(state, Ok(JobState::TemplateTaken(_))), "{state:?}");
        let path = house.path("packed.xlsx");
        let order = PaperOrder {
            consignment: number(),
            kind: PaperKind::PackingList,
            format: "xlsx".to_owned(),
            template: Some("ours".to_owned()),
            seller: None,
        };
        let made = path.clone();
        let state = house.shell.run(Job::ExportPaper { order, path });
        assert!(matches!(state, Ok(JobState::Written(_))), "{state:?}");
        rows.push(seen(&std::fs::read(made).unwrap()));
    }
    // Both lamps of the first carton are one row, with the picture of the one that has a photo.
    assert_eq!(rows[0].rows.len(), rows[1].rows.len());
    assert_eq!((rows[0].pictures.len(), rows[1].pictures.len()), (0, 1));
    assert_eq!(rows[1].pictures[0].1, item.small);
}
