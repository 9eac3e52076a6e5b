//! Evidence packs: what their page says, what reaches none, and that no changed byte passes.

use std::io::{Cursor, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use returnbay::exchange::pack::seal::{Carrier, seal};
use returnbay::exchange::pack::{Checked, PackWhy, SeriesKey, check};
use serde_json::Value;

use super::cli::{HEAD, Home, has_fields};
use super::cli_run::{project, run};
use super::skip::skip;

/// A made-up morning with photos, an undo, an override and an empty box.
fn shop() -> Home {
    let home = Home::new();
    let shift = project("assets/demo/shift.txt");
    run(&home.data(), &["replay", shift.to_str().unwrap()]).ends(0);
    home
}

/// Writes a pack and gives its path and what was told.
fn pack_with(home: &Home, what: &str, format: &str, more: &[&str]) -> (PathBuf, Value) {
    let path = home.path().join(format!("{what}.{format}"));
    let mut args = vec!["--json", "export", "evidence", what, "--format", format];
    args.extend(["--out", path.to_str().unwrap()]);
    args.extend(more);
    let told = run(&home.data(), &args).ends(0).json();
    (path, told)
}

fn pack(home: &Home, what: &str, format: &str) -> Vec<u8> {
    std::fs::read(pack_with(home, what, format, &[]).0).unwrap()
}

fn page(home: &Home, what: &str) -> String {
    String::from_utf8(pack(home, what, "html")).unwrap()
}

/// Fails unless a page has each of the texts.
fn has(page: &str, texts: &[&str]) {
    for text in texts {
        assert!(
            page.contains(text),
            "no {text:?} in\n{}",
            without_pictures(page)
        );
    }
}

fn without_pictures(page: &str) -> String {
    let parts = page.split(";base64,").enumerate();
    let kept = parts.map(|(place, part)| match (place, part.split_once('"')) {
        (0, _) | (_, None) => part,
        (_, Some((_, rest))) => rest,
    });
    kept.collect()
}

/// The unit whose box was marked and photographed.
const MATS: &str = "UA0012P4QXM9X";

#[test]
fn the_page_of_a_unit_has_the_fields_of_a_claim_in_both_languages() {
    let home = shop();
    let page = page(&home, MATS);
    has(
        &page,
        &[
            "Evidence of a return",
            "退货证据",
            "113-3599475-5425030",
            "DfqKmZa3RRMA",
            "9202090999016815215350",
            "B0VYVXRN3D",
            "BK-SM3",
            "Silicone baking mats, set of 3",
            "CR-QUALITY_UNACCEPTABLE",
            "15.99 USD",
            "Units announced",
            "预报数量",
            "Outside of the box",
            "外箱情况",
            "not weighed",
            "未称重",
            "Sealed, box marked",
            "Resell",
            "转售",
            "OP-7",
            "R-03",
            "SHA-256",
            "Kept back: shows an address",
            "未附：含地址",
            "Journal up to",
            "日志截至",
        ],
    );
    assert_eq!(
        page.matches("<img data-sha256=").count(),
        2,
        "box and contents"
    );
    let label = include_bytes!("../../assets/demo/photos/label.jpg");
    assert!(!page.as_bytes().windows(64).any(|part| part == &label[..64]));
    for outside in [
        "http:", "https:", "<script", "<link", "<iframe", "@import", "url(",
    ] {
        assert!(!page.contains(outside), "{outside}");
    }
    has(
        &page,
        &["default-src 'none'", "img-src data:", "form-action 'none'"],
    );
}

#[test]
fn what_was_taken_back_stays_struck_through_and_an_override_says_why() {
    let home = shop();
    let undone = page(&home, "UA0012P4QXMJD");
    has(
        &undone,
        &["<tr class=\"undone\">", "<s>", "taken back", "已撤销"],
    );
    has(&undone, &["R-04", "C-01"]);
    let held = page(&home, "UA0012P4QXMGN");
    has(&held, &["The supervisor said so", "Hold", "暂存", "H-01"]);
}

#[test]
fn an_empty_box_and_a_parcel_of_nobody_make_packs_too() {
    let home = shop();
    let empty = page(&home, "9202090998116639404686");
    has(
        &empty,
        &[
            "Nothing was in the box.",
            "箱内为空。",
            "E-01",
            "112-4823955-8866808",
        ],
    );
    let nobodys = page(&home, "1Z5R89390357567127");
    has(
        &nobodys,
        &[
            "No announced return is known.",
            "nobody known",
            "卖家不明",
            "Q-01",
        ],
    );
    let (_, told) = pack_with(&home, "1Z5R89390357567127", "zip", &[]);
    assert_eq!(told["photos"], 0);
    has_fields(
        &told,
        "path bytes sha256 key manifest_sha256 photos photos_left_out",
    );
}

#[test]
fn a_return_is_named_by_its_rma_or_its_order() {
    let home = shop();
    for name in ["DfqKmZa3RRMA", "113-3599475-5425030"] {
        has(
            &page(&home, name),
            &["Silicone baking mats", MATS, "DfqKmZa3RRMA"],
        );
    }
    let never = home.path().join("never.html");
    let never = never.to_str().unwrap();
    let unknown = ["export", "evidence", "UA00000000016", "--out", never];
    let refused = run(&home.data(), &unknown).ends(1);
    assert!(refused.err.contains("UA00000000016"), "{}", refused.err);
    let file = home.file(
        "more.tsv",
        [
            HEAD,
            &super::cli::LAMP.replace("Demwvs9LRRMA", "DcQm3PprRRMA"),
        ]
        .concat()
        .replace("112-3177071-7901658", "112-0000071-7901658")
        .replace("1Z4CJTH59083524484", "1Z999AA10123456784"),
    );
    assert_eq!(home.import(&file, &[]).0, 0);
    let none = ["export", "evidence", "DcQm3PprRRMA", "--out", never];
    let refused = run(&home.data(), &none).ends(1);
    assert!(refused.err.contains("come here yet"), "{}", refused.err);
}

#[test]
fn a_hostile_title_is_shown_and_not_obeyed() {
    let home = Home::new();
    let title = "<script>alert(1)</script> \" onerror='x' </title><img src=x> \u{202e}gpj";
    let lamp = super::cli::LAMP.replace("LED desk lamp", title);
    home.file("returns.tsv", [HEAD, &lamp].concat());
    let shift = home.file(
        "shift.txt",
        "at 2026-11-23T16:04:05Z\nimport returns.tsv S-01\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n+4 scan UA00000000016\n+4 scan B0NQH9WRMZ\n+4 key 3\n+4 key 3\n+4 scan C-01\n+4 key P\n",
    );
    run(&home.data(), &["replay", &shift]).ends(0);
    let page = page(&home, "UA00000000016");
    has(
        &page,
        &["&lt;script&gt;alert(1)&lt;/script&gt; &quot; onerror=&#39;x&#39;"],
    );
    assert!(!page.contains("<script"));
    assert!(!page.contains("<img src=x"));
    assert!(!page.contains('\u{202e}'));
    let bytes = pack(&home, "UA00000000016", "zip");
    assert_eq!(check(&bytes, None).first_bad, None);
}

#[test]
fn a_photo_whose_file_is_gone_or_changed_is_named_and_not_dropped() {
    let home = shop();
    let whole = pack(&home, MATS, "zip");
    assert_eq!(check(&whole, None).photos, 2);
    let mut kept: Vec<PathBuf> = photos_in(&home.data().join("photos"));
    let label = include_bytes!("../../assets/demo/photos/label.jpg").len();
    kept.retain(|path| !path.to_str().unwrap().contains(".small."));
    assert!(kept.len() == 3 && label > 0);
    let named = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let page_before = page(&home, MATS);
    let enclosed: Vec<&PathBuf> = kept
        .iter()
        .filter(|path| page_before.contains(&format!("data-sha256=\"{}", named(path))))
        .collect();
    assert_eq!(enclosed.len(), 2);
    std::fs::remove_file(enclosed[0]).unwrap();
    std::fs::write(enclosed[1], b"another picture").unwrap();
    let (path, told) = pack_with(&home, MATS, "html", &[]);
    assert_eq!(
        (&told["photos"], &told["photos_left_out"]),
        (&0.into(), &2.into())
    );
    let page = std::fs::read_to_string(path).unwrap();
    has(
        &page,
        &[
            "Missing: its file is not on the machine",
            "no longer what its hash says",
        ],
    );
    for path in enclosed {
        has(&page, &[&named(path)]);
    }
    assert!(check(page.as_bytes(), None).first_bad.is_none());
}

fn photos_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(photos_in(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A parcel of S-01 in which a thing of S-02 came.
fn mixed() -> Home {
    let home = Home::new();
    for name in ["returns-s01.tsv", "returns-s02.tsv"] {
        home.file(
            name,
            std::fs::read(project(&format!("assets/demo/{name}"))).unwrap(),
        );
    }
    let shift = home.file(
        "shift.txt",
        "at 2026-11-23T16:04:05Z\nimport returns-s01.tsv S-01\nimport returns-s02.tsv S-02\nbadge OP-7\n+4 scan 1Z43DTWW9020567346\n+4 scan UA00000000016\n+4 scan B0K0T3JCR5\n+4 key 1\n+4 key 1\n+4 scan R-01\n> Put UA00000000016 resell R-01\n+4 scan UA0012P4QXM77\n+4 scan B0B4R6SZ8V\n+4 key 1\n+4 scan R-01\n> Put UA0012P4QXM77 resell R-01\n+4 key P\n",
    );
    run(&home.data(), &["replay", "--check", &shift]).ends(0);
    home
}

#[test]
fn a_pack_names_one_seller_only() {
    let home = mixed();
    let parcel = "1Z43DTWW9020567346";
    let out = home.path().join("never.html");
    let args = ["export", "evidence", parcel, "--out", out.to_str().unwrap()];
    let refused = run(&home.data(), &args).ends(1);
    assert!(refused.err.contains("S-01, S-02"), "{}", refused.err);
    assert!(!out.exists());
    // What each seller's own papers must show, and what the other's must not.
    let first = [
        "S-01",
        "111-5397078-6874505",
        "DbjZ8pt8RRMA",
        "B0B4R6SZ8V",
        "water bottle",
        parcel,
    ];
    let second = [
        "S-02",
        "114-5592557-4194480",
        "DiecLg7zRRMA",
        "B0K0T3JCR5",
        "Espresso cups",
    ];
    for (seller, shown, hidden) in [
        ("S-01", &first[..], &second[..]),
        ("S-02", &second[..], &first[..]),
    ] {
        for format in ["html", "zip"] {
            let (path, _) = pack_with(&home, parcel, format, &["--seller", seller]);
            let bytes = std::fs::read(path).unwrap();
            assert_eq!(check(&bytes, None).first_bad, None);
            let text = all_text(&bytes);
            has(&text, shown);
            for other in hidden {
                assert!(!text.contains(other), "{seller}'s {format} names {other}");
            }
        }
    }
    // A unit's pack is its own seller's without being asked.
    let text = page(&home, "UA00000000016");
    has(&text, &second);
    assert!(first.iter().all(|other| !text.contains(other)));
    has(&text, &["it names another seller", "涉及另一卖家"]);
    let never = out.to_str().unwrap();
    let args = [
        "export", "evidence", parcel, "--seller", "S-09", "--out", never,
    ];
    assert!(run(&home.data(), &args).ends(1).err.contains("S-09"));
}

/// All text of a pack: of an archive that of each entry.
fn all_text(bytes: &[u8]) -> String {
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut text = String::new();
    for place in 0..zip.len() {
        let mut entry = zip.by_index(place).unwrap();
        let mut part = Vec::new();
        entry.read_to_end(&mut part).unwrap();
        text.push_str(&String::from_utf8_lossy(&part));
    }
    text
}

/// Numbers by a seed: xorshift.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }
}

#[test]
fn each_of_a_thousand_changed_bytes_is_found() {
    let home = shop();
    for format in ["html", "zip"] {
        let good = pack(&home, MATS, format);
        let sound = check(&good, None);
        assert_eq!(sound.first_bad, None);
        assert_eq!(sound.subject.as_deref(), Some(MATS));
        assert!(
            sound.facts > 5 && sound.subjects == 2 && sound.photos == 2,
            "{sound:?}"
        );
        let mut seeded = Seeded(20_261_123);
        let mut bad = good.clone();
        for _ in 0..1000 {
            let place = seeded.below(good.len());
            let mask = u8::try_from(1 + seeded.below(255)).unwrap();
            bad[place] ^= mask;
            let found = check(&bad, None).first_bad;
            assert!(
                found.is_some(),
                "{format}: {mask:#x} at {place} of {}",
                good.len()
            );
            bad[place] ^= mask;
        }
        for _ in 0..100 {
            let kept = seeded.below(good.len());
            assert!(
                check(&good[..kept], None).first_bad.is_some(),
                "cut at {kept}"
            );
            let mut longer = good.clone();
            longer.extend(vec![b'\n'; 1 + seeded.below(40)]);
            assert!(check(&longer, None).first_bad.is_some());
            let (one, other) = (seeded.below(good.len()), seeded.below(good.len()));
            bad.swap(one, other);
            assert_eq!(
                check(&bad, None).first_bad.is_some(),
                good[one] != good[other]
            );
            bad.swap(one, other);
        }
    }
}

#[test]
fn what_is_changed_is_named() {
    let home = shop();
    let good = pack(&home, MATS, "zip");
    let photo = home.data().join("photos");
    let photo = photos_in(&photo).into_iter().find(|path| {
        let bytes = std::fs::read(path).unwrap();
        good.windows(bytes.len()).any(|part| part == bytes)
    });
    let bytes = std::fs::read(photo.unwrap()).unwrap();
    let at = good
        .windows(bytes.len())
        .position(|part| part == bytes)
        .unwrap();
    let mut bad = good.clone();
    bad[at + 1000] ^= 1;
    let found = check(&bad, None).first_bad.unwrap();
    assert_eq!(found.why, PackWhy::Hash);
    assert!(found.about.starts_with("photos/0"), "{found:?}");
    // Two entries that change places, their checksums with them, are no pack of ours any more.
    let swapped = repacked(&good);
    let mut sealed = swapped.clone();
    let forger = SeriesKey::of_secret(&[9; 32]);
    seal(&mut sealed, Carrier::Zip, &[], &forger);
    assert!(check(&swapped, None).first_bad.is_some());
    let found = check(&sealed, None).first_bad.unwrap();
    assert_eq!(found.why, PackWhy::Entry);
    assert!(found.about.starts_with("photos/0"), "{found:?}");
    let mut page = pack(&home, MATS, "html");
    let text = String::from_utf8(page.clone()).unwrap();
    let at = text.rfind("base64,").unwrap() + 5000;
    page[at] = if page[at] == b'A' { b'B' } else { b'A' };
    let found = check(&page, None).first_bad.unwrap();
    assert_eq!(found.why, PackWhy::Hash);
    assert!(found.about.starts_with("photo 03 "), "{found:?}");
}

/// The archive written anew with the bytes of its two photos swapped, without its seal's text.
fn repacked(good: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(good)).unwrap();
    let mut entries = Vec::new();
    for place in 0..zip.len() {
        let mut entry = zip.by_index(place).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        entries.push((entry.name().unwrap().into_owned(), bytes));
    }
    let photos: Vec<usize> = (0..entries.len())
        .filter(|place| entries[*place].0.starts_with("photos/"))
        .collect();
    let [one, other] = photos[..] else {
        panic!("two photos");
    };
    let first = std::mem::take(&mut entries[one].1);
    let second = std::mem::replace(&mut entries[other].1, first);
    entries[one].1 = second;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name, options).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    let room = Carrier::Zip.room(1);
    writer.set_raw_comment(vec![b' '; room].into()).unwrap();
    let mut bytes = writer.finish().unwrap().into_inner();
    bytes.truncate(bytes.len() - room);
    bytes
}

#[test]
fn who_seals_a_pack_anew_is_found_by_the_known_key() {
    let home = shop();
    let (path, told) = pack_with(&home, MATS, "html", &[]);
    let key = told["key"].as_str().unwrap();
    let path = path.to_str().unwrap();
    let verify =
        |path: &str, key: &str| run(&home.data(), &["--json", "verify", path, "--key", key]);
    let sound = verify(path, key).ends(0).json();
    has_fields(
        &sound,
        "ok facts subjects first_bad purged photos chats chats_purged pack",
    );
    assert_eq!(sound["pack"]["subject"], MATS);
    let text = std::fs::read_to_string(path).unwrap();
    let mut forged = text
        .replace("Sealed, box marked", "Sealed, box clean!")
        .into_bytes();
    assert_ne!(forged, text.as_bytes());
    forged.truncate(forged.len() - Carrier::Html.room(1));
    seal(
        &mut forged,
        Carrier::Html,
        &[],
        &SeriesKey::of_secret(&[9; 32]),
    );
    let file = home.file("forged.html", &forged);
    assert_eq!(check(&forged, None).first_bad, None, "it is whole");
    let found = verify(&file, key).ends(1).json();
    assert_eq!(found["first_bad"]["why"], "key");
    let words = run(&home.data(), &["verify", &file, "--key", key]).ends(1);
    assert!(words.out.starts_with("BAD seq 0 key seal"), "{}", words.out);
    let store = run(&home.data(), &["--json", "verify"]).ends(0).json();
    has_fields(
        &store,
        "ok facts subjects first_bad purged photos chats chats_purged",
    );
    assert_eq!(store["photos"], 3);
}

#[test]
fn no_file_whatever_its_bytes_stops_the_check() {
    for bytes in [&b""[..], b"PK", b"PK\x05\x06", b"<", b"\xff\xfe", &[0; 400]] {
        let Checked { first_bad, .. } = check(bytes, None);
        assert_eq!(first_bad.map(|bad| bad.why), Some(PackWhy::Seal));
    }
    let home = Home::new();
    let file = home.file("cut.zip", b"PK");
    let found = run(&home.data(), &["--json", "verify", &file])
        .ends(1)
        .json();
    assert_eq!(found["first_bad"]["why"], "seal");
}

/// The program that `docs/evidence.md` gives to other people.
fn snippet() -> String {
    let text = std::fs::read_to_string(project("docs/evidence.md")).unwrap();
    let (_, rest) = text.split_once("```python\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn another_program_opens_and_checks_a_pack() {
    let python = |code: &str, path: &str| {
        let mut child = Command::new("python3")
            .args(["-c", code, path])
            .stdin(Stdio::null())
            .output()
            .ok()?;
        child.stdout.extend(&child.stderr);
        let said = String::from_utf8_lossy(&child.stdout).into_owned();
        Some((child.status.success(), said))
    };
    if python("", "").is_none() {
        skip("python3 is not here: packs are opened by our own reader alone");
        return;
    }
    let home = shop();
    let code = snippet();
    for format in ["html", "zip"] {
        let good = pack(&home, MATS, format);
        let file = home.file(&format!("good.{format}"), &good);
        let (fine, said) = python(&code, &file).unwrap();
        assert!(fine, "{said}");
        let mut bad = good.clone();
        let middle = bad.len() / 2;
        bad[middle] ^= 1;
        let file = home.file(&format!("bad.{format}"), &bad);
        let (fine, said) = python(&code, &file).unwrap();
        assert!(!fine, "{said}");
    }
    let listing = "import sys, zipfile, json\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nm = json.loads(z.read('manifest.json'))\nassert [e['path'] for e in m['entries']] + ['manifest.json'] == z.namelist(), z.namelist()\nassert all(z.getinfo(e['path']).file_size == e['size'] for e in m['entries'])\nassert next(i for i in z.infolist() if i.filename.endswith('-box.jpg')).compress_type == zipfile.ZIP_STORED\nprint(len(z.read('facts.jsonl').splitlines()), m['facts'])";
    let file = home.path().join("good.zip");
    let (fine, said) = python(listing, file.to_str().unwrap()).unwrap();
    assert!(fine, "{said}");
    let counts: Vec<&str> = said.split_whitespace().collect();
    assert_eq!(counts[0], counts[1]);
}
