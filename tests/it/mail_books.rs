//! Sellers' workbooks as files: their size, and all of their rows.

use std::io::{Cursor, Read as _};

use returnbay::domain::decision::Decision;
use returnbay::domain::hold::HoldReason;
use returnbay::domain::ids::MailId;
use returnbay::domain::limits::MAIL_BYTES_MAX;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::exchange::mail::{Asked, MadeBook, MailHead, MailLine, workbook};

use super::mail::{day, id, seller, tag};

/// A picture with so many bytes of noise behind its end, which do not pack.
pub fn jpeg(seed: u32, noise_bytes: usize) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(40, 30, image::Rgb([200, 40, 40]));
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    let mut noise = seed;
    let next = || {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.to_be_bytes()[0]
    };
    let mut bytes = bytes.into_inner();
    bytes.extend(std::iter::repeat_with(next).take(noise_bytes));
    bytes
}

/// The parts of a workbook by name.
pub fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|place| {
            let mut part = archive.by_index(place).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (name, String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

fn line(number: u64, picture: Option<Vec<u8>>) -> MailLine {
    MailLine {
        tag: tag(number),
        units: 1,
        return_id: None,
        sku: Some("A".to_owned()),
        product: None,
        grade: None,
        reason: HoldReason::Instruction,
        came: day("2026-11-23"),
        storage: None,
        default: Decision::Dispose,
        review: day("2026-12-07"),
        open: vec![Decision::Hold, Decision::Dispose],
        picture,
    }
}

fn head() -> MailHead {
    MailHead {
        mail: MailId(7),
        seller: seller("S-01"),
        day: day("2026-11-23"),
        made_at: UtcMs(1_795_446_000_000),
        answer_by: UtcMs(1_795_496_000_000),
        sellers_zone: Zone::parse("Asia/Shanghai").unwrap(),
        zone: Zone::UTC,
        announced_until: None,
    }
}

fn made_of(holds: &[MailLine]) -> MadeBook {
    let asked = Asked {
        holds,
        standing: &[],
        repairs: &[],
        claims: &[],
        findings: &[],
    };
    workbook(&head(), &asked).unwrap()
}

#[test]
fn photos_are_left_out_from_the_end_before_a_workbook_becomes_too_large() {
    let lines: Vec<MailLine> = (1..=60)
        .map(|number| {
            let seed = u32::try_from(number).unwrap();
            line(number, Some(jpeg(seed, 500_000)))
        })
        .collect();
    let each = lines[0].picture.as_ref().unwrap().len();
    assert!(each * 60 > MAIL_BYTES_MAX, "{each} bytes each are too few");
    let made = made_of(&lines);
    assert!(made.bytes.len() <= MAIL_BYTES_MAX, "{}", made.bytes.len());
    assert!(made.left_out > 0 && made.left_out < 60, "{}", made.left_out);
    let parts = parts(made.bytes);
    let pictures = parts.iter().filter(|(name, _)| name.contains("media/"));
    assert_eq!(
        pictures.count(),
        60 - usize::try_from(made.left_out).unwrap()
    );
    let texts = parts
        .iter()
        .find(|(name, _)| name.ends_with("sharedStrings.xml"));
    let texts = &texts.unwrap().1;
    assert!(texts.contains("未附 left out"));
    assert!(texts.contains(&format!("Photos of {} rows were left out", made.left_out)));
    let same = made_of(&lines[..2]);
    assert_eq!(same, made_of(&lines[..2]), "equal input, equal bytes");
    assert_eq!(same.left_out, 0);
}

#[test]
fn rows_of_a_large_filled_workbook_are_all_read() {
    let lines: Vec<MailLine> = (1..=5000).map(|number| line(number, None)).collect();
    let made = made_of(&lines);
    let filled = returnbay::exchange::mail::read(&made.bytes).unwrap();
    assert_eq!((filled.mail, filled.rows.len()), (MailId(7), 5000));
    assert_eq!(filled.rows[4999].id, id(5000));
    assert_eq!(filled.rows[4999].number, 5001);
}

#[test]
fn ids_are_locked_without_a_password_and_only_what_a_seller_fills_in_is_open() {
    let parts = parts(made_of(&[line(1, None)]).bytes);
    let named = |end: &str| {
        let found = parts.iter().find(|(name, _)| name.ends_with(end));
        found.map(|(_, text)| text.clone()).unwrap()
    };
    let styles = named("xl/styles.xml");
    let (_, formats) = styles.split_once("<cellXfs").unwrap();
    let (formats, _) = formats.split_once("</cellXfs>").unwrap();
    let open: Vec<bool> = formats
        .split("<xf ")
        .skip(1)
        .map(|format| format.contains("locked=\"0\""))
        .collect();
    let sheet = named("worksheets/sheet1.xml");
    let (_, protection) = sheet.split_once("<sheetProtection ").unwrap();
    let (protection, _) = protection.split_once('>').unwrap();
    assert!(protection.contains("sheet=\"1\""), "{protection}");
    assert!(
        !protection.contains("password") && !protection.contains("hash"),
        "{protection}"
    );
    // Of a row's cells those that are open, by their letters.
    let (_, row) = sheet.split_once("<row r=\"2\"").unwrap();
    let (row, _) = row.split_once("</row>").unwrap();
    let cells = row.split("<c r=\"").skip(1).map(|cell| {
        let (place, rest) = cell.split_once('"').unwrap();
        let style = rest.split_once("s=\"").unwrap().1;
        let (style, _) = style.split_once('"').unwrap();
        (place.to_owned(), open[style.parse::<usize>().unwrap()])
    });
    let cells: Vec<(String, bool)> = cells.collect();
    assert_eq!(cells[0], ("A2".to_owned(), false), "the row's id");
    let of_seller = cells.iter().filter(|(_, open)| *open).count();
    assert_eq!(of_seller, 2, "action and note: {cells:?}");
}
