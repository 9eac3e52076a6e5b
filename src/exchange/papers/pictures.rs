//! Pictures of units in workbooks: which photos papers name, and what of each is shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::closed::closed_set;
use crate::domain::consignment::{ConsignedUnit, Consignment};
use crate::domain::ids::{Hash, UnitId};
use crate::domain::limits::{PAPER_PICTURE_BYTES_MAX, PAPER_PICTURES_BYTES_MAX};
use crate::exchange::data::paper_templates::PaperTemplate;

use super::fields::PaperField;
use super::said::Said;

/// The format of papers that shows pictures.
pub const PICTURE_FORMAT: &str = "xlsx";

closed_set! {
    /// Why a photo that papers name is not shown.
    NotShown {
        /// Its file was erased, or is missing.
        Gone = "picture-gone",
        /// A person saw since that it may not go out: covered it, called it a label, or took it back.
        Withheld = "picture-withheld",
        /// It is too large, or the workbook would become so.
        LeftOut = "picture-left-out",
    }
}

/// What a workbook shows of a photo: its small copy as a file, or why there is none.
pub type Picture = Result<Arc<[u8]>, NotShown>;

/// What workbooks show of the photos that a consignment names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pictures(BTreeMap<Hash, Picture>);

/// What papers without pictures are made with.
static NONE: Pictures = Pictures(BTreeMap::new());

impl Pictures {
    /// Gives none: for papers whose layouts show no picture.
    pub fn none() -> &'static Self {
        &NONE
    }

    /// Gathers the pictures that workbooks of these layouts show, in the order of the consignment; nothing is read
    /// where no layout shows one. What is too large is left out, from there on also what the workbook has no room
    /// for.
    ///
    /// # Errors
    /// Gives what `read` said.
    pub fn gathered<E>(
        of: &Consignment,
        layouts: &[PaperTemplate],
        mut read: impl FnMut(Hash) -> Result<Picture, E>,
    ) -> Result<Self, E> {
        let mut all = BTreeMap::new();
        if !layouts.iter().any(shows_pictures) {
            return Ok(Self(all));
        }
        let mut room = PAPER_PICTURES_BYTES_MAX;
        for picture in of.units().filter_map(|unit| unit.picture) {
            if all.contains_key(&picture.photo) {
                continue;
            }
            let shown = match read(picture.photo)? {
                Ok(file) if file.len() > PAPER_PICTURE_BYTES_MAX => Err(NotShown::LeftOut),
                Ok(file) => match room.checked_sub(file.len()) {
                    Some(left) => {
                        room = left;
                        Ok(file)
                    }
                    None => {
                        room = 0;
                        Err(NotShown::LeftOut)
                    }
                },
                Err(why) => Err(why),
            };
            all.insert(picture.photo, shown);
        }
        Ok(Self(all))
    }

    fn of(&self, photo: Hash) -> Picture {
        let known = self.0.get(&photo);
        known.cloned().unwrap_or(Err(NotShown::Gone))
    }
}

/// Tells whether a layout has a column of pictures.
pub(super) fn shows_pictures(layout: &PaperTemplate) -> bool {
    let mut columns = layout.columns.iter();
    columns.any(|column| column.field == Some(PaperField::Picture))
}

/// A picture in a cell.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Pictured {
    /// SHA-256 of the kept picture.
    pub photo: Hash,
    /// Its number in the photo index, counted through the whole list.
    pub number: u32,
    /// The tag of the unit that it shows.
    pub tag: String,
    /// Its small copy, where it is shown.
    pub small: Option<Arc<[u8]>>,
    /// What the cell says where no picture is.
    pub instead: String,
}

impl Pictured {
    /// Gives the name of its file among the kept photos.
    pub(super) fn file(&self) -> String {
        format!("{}.jpg", self.photo)
    }
}

/// Finds pictures of units with their numbers in the photo index.
pub(super) struct Index<'a> {
    pictures: &'a Pictures,
    /// How many photos come before those of a unit.
    before: BTreeMap<UnitId, u32>,
}

impl<'a> Index<'a> {
    /// Numbers the photos of a consignment; of none for a layout that shows no picture.
    pub(super) fn of(
        consignment: &Consignment,
        layout: &PaperTemplate,
        pictures: &'a Pictures,
    ) -> Self {
        let mut before = BTreeMap::new();
        if shows_pictures(layout) {
            let mut count = 0_u32;
            for unit in consignment.units() {
                before.insert(unit.unit, count);
                count = count.saturating_add(unit.photos);
            }
        }
        Self { pictures, before }
    }

    /// Gives the picture of the first of some units that has one.
    pub(super) fn first<'u>(
        &self,
        units: impl IntoIterator<Item = &'u ConsignedUnit>,
        said: &Said,
    ) -> Option<Pictured> {
        units.into_iter().find_map(|unit| {
            let picture = unit.picture?;
            let before = self.before.get(&unit.unit).copied().unwrap_or(0);
            let shown = self.pictures.of(picture.photo);
            // A file that is no picture any more is as good as gone.
            let why = shown.as_ref().err().copied().unwrap_or(NotShown::Gone);
            Some(Pictured {
                photo: picture.photo,
                number: before.saturating_add(picture.number),
                tag: unit.tag.to_string(),
                small: shown.ok(),
                instead: said.word(why.code()),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::documents::paper;
    use super::super::model::{PaperKind, PapersOf, Value};
    use super::super::tests::{closed, consignment, of};
    use super::super::{PAPER_FORMATS, paper_bytes};
    use super::*;
    use crate::domain::consignment::ConsignedPicture;
    use crate::exchange::data::paper_templates::paper_templates;

    fn pictured_layout() -> &'static PaperTemplate {
        let mut all = paper_templates().iter();
        all.find(|one| one.id == "units_pictures")
            .expect("a layout")
    }

    /// As much of a JPEG as a workbook looks at: its head, with the sides.
    fn jpeg(shade: u8) -> Arc<[u8]> {
        let sides = [0xff, 0xc0, 0, 11, 8, 0, 192, 1, 0, 1, 1, 0x11, 0];
        let noted = [0xff, 0xfe, 0, 3, shade];
        let parts: [&[u8]; 4] = [&[0xff, 0xd8], &noted, &sides, &[0xff, 0xda, 0, 2, 0, 0, 0]];
        parts.concat().into()
    }

    /// Names a photo of each unit but the last.
    fn pictured() -> Consignment {
        let mut consignment = consignment();
        let units = consignment.cartons.iter_mut().flat_map(|of| &mut of.units);
        let mut units: Vec<&mut ConsignedUnit> = units.collect();
        units.pop();
        for (shade, unit) in (1_u8..).zip(units) {
            unit.photos = 3;
            unit.picture = Some(ConsignedPicture {
                number: 2,
                photo: Hash([shade; 32]),
            });
        }
        consignment
    }

    fn with<'a>(of: PapersOf<'a>, pictures: &'a Pictures) -> PapersOf<'a> {
        PapersOf { pictures, ..of }
    }

    /// Counts the pictures of a workbook.
    fn drawn(bytes: &[u8]) -> usize {
        let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let names = archive.file_names();
        let names = names.filter_map(Result::ok);
        names.filter(|name| name.starts_with("xl/media/")).count()
    }

    #[test]
    fn nothing_is_read_where_no_layout_shows_a_picture() {
        let consignment = pictured();
        for layout in paper_templates() {
            let mut read = 0;
            let layouts = std::slice::from_ref(layout);
            let all = Pictures::gathered(&consignment, layouts, |photo| {
                read += 1;
                let shade = photo.0.first().copied().unwrap_or(0);
                Ok::<_, ()>(Ok(jpeg(shade)))
            });
            let wanted = if shows_pictures(layout) { 3 } else { 0 };
            assert_eq!(read, wanted, "{}", layout.id);
            assert_eq!(all.expect("pictures").0.len(), wanted);
        }
    }

    #[test]
    fn too_large_a_picture_and_too_many_of_them_are_left_out_from_the_first_rows_on() {
        let mut consignment = pictured();
        let gathered = |consignment: &Consignment, bytes: &dyn Fn(u16) -> usize| {
            let layouts = std::slice::from_ref(pictured_layout());
            let all = Pictures::gathered(consignment, layouts, |photo| {
                let [high, low, ..] = photo.0;
                let place = u16::from_be_bytes([high, low]);
                Ok::<_, ()>(Ok(vec![0; bytes(place)].into()))
            });
            let all = all.expect("pictures").0.into_values();
            all.map(|shown| shown.is_ok()).collect::<Vec<bool>>()
        };
        let second = u16::from_be_bytes([2, 2]);
        let is_large = |place| PAPER_PICTURE_BYTES_MAX + usize::from(place == second);
        assert_eq!(gathered(&consignment, &is_large), [true, false, true]);

        let fit = PAPER_PICTURES_BYTES_MAX / PAPER_PICTURE_BYTES_MAX;
        let carton = consignment.cartons.first_mut().expect("a carton");
        let unit = carton.units.first().expect("a unit").clone();
        let more = (0..fit + 2).map(|place| {
            let [high, low] = u16::try_from(place).expect("few").to_be_bytes();
            let mut photo = [9; 32];
            (photo[0], photo[1]) = (high, low);
            let mut unit = unit.clone();
            unit.picture = Some(ConsignedPicture {
                number: 1,
                photo: Hash(photo),
            });
            unit
        });
        carton.units = more.collect();
        consignment.cartons.truncate(1);
        let shown = gathered(&consignment, &|place| match usize::from(place) {
            last if last == fit + 1 => 1,
            _ => PAPER_PICTURE_BYTES_MAX,
        });
        assert_eq!(shown.iter().filter(|is| **is).count(), fit);
        assert!(
            shown.ends_with(&[true, false, false]),
            "none after the first that has no room"
        );
    }

    #[test]
    fn a_list_of_before_pictures_has_empty_cells() {
        let consignment = consignment();
        let of = of(&consignment, closed());
        for format in PAPER_FORMATS {
            let made = paper_bytes(&of, pictured_layout(), format).expect("a file");
            if format == PICTURE_FORMAT {
                assert_eq!(drawn(&made), 0);
            }
        }
        let said = Said::new();
        let paper = paper(&of, PaperKind::Units, Some(pictured_layout()), &said);
        let grid = paper.grids().next().expect("a table");
        let mut columns = grid.columns.iter();
        let at = columns.position(|column| column.code == Some("picture"));
        let cells = grid.rows.iter().filter_map(|row| row.get(at?));
        assert_eq!(cells.collect::<Vec<_>>(), [&Value::Empty; 4]);
    }

    #[test]
    fn each_format_shows_what_it_has_of_a_picture() {
        let consignment = pictured();
        let mut all = BTreeMap::new();
        all.insert(Hash([1; 32]), Ok(jpeg(1)));
        all.insert(Hash([2; 32]), Ok(jpeg(2)));
        all.insert(Hash([3; 32]), Err(NotShown::LeftOut));
        let pictures = Pictures(all);
        let of = with(of(&consignment, closed()), &pictures);
        let mut layout = pictured_layout().clone();
        layout
            .columns
            .retain(|column| matches!(column.field, Some(PaperField::Tag | PaperField::Picture)));
        for column in &mut layout.columns {
            column.is_printed = true;
        }
        let made = |format: &str| paper_bytes(&of, &layout, format).expect("a file");
        let book = made("xlsx");
        assert_eq!(drawn(&book), 2);
        assert_eq!(made("xlsx"), book);
        let csv = String::from_utf8(made("csv")).expect("UTF-8");
        let named = |photo: [u8; 32]| format!("\"{}.jpg\"", Hash(photo));
        assert!(
            csv.contains(&named([1; 32])) && csv.contains(&named([3; 32])),
            "{csv}"
        );
        assert!(csv.trim_end().ends_with("\"\""), "the last has none: {csv}");
        // Three photos of each, the second is shown: 2, 5, 8 of the photo index.
        let said = Said::new();
        let paper = paper(&of, PaperKind::Units, Some(&layout), &said);
        let grid = paper.grids().next().expect("a table");
        let pages = grid.rows.iter().filter_map(|row| row.last());
        let pages: Vec<String> = pages.map(Value::on_page).collect();
        assert_eq!(pages, ["2", "5", "8", ""]);
        assert!(made("pdf").starts_with(b"%PDF"));
    }

    #[test]
    fn a_picture_stands_in_tables_of_units_and_of_goods_and_not_of_cartons() {
        for kind in PaperKind::ALL {
            let wanted = match kind {
                PaperKind::PackingList
                | PaperKind::Invoice
                | PaperKind::Units
                | PaperKind::Declaration => true,
                PaperKind::CheckSheet
                | PaperKind::Reason
                | PaperKind::Agreement
                | PaperKind::ExportList
                | PaperKind::TaxProof
                | PaperKind::Wood
                | PaperKind::Batteries
                | PaperKind::Agency => false,
            };
            assert_eq!(PaperField::Picture.fits(*kind), wanted, "{}", kind.code());
        }
    }
}
