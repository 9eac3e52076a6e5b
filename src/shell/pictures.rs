//! Pictures of products and small copies of photos: decoded beside the window, once each, out of the data folder's own folder.

use std::io::{Cursor, Read as _};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use image::{ImageReader, Limits};

use crate::domain::ids::Hash;
use crate::domain::limits::{
    PICTURE_BYTES_MAX, PICTURE_SIDE_MAX, PICTURES_KEPT_MAX, THUMBNAILS_KEPT_MAX,
};
use crate::evidence::keep;

use super::handle::Shell;
use super::open::spawn;
use super::shared::{Shared, lock};
use super::view::{NoticeLevel, Picture};

/// The folder of the products' pictures inside the data folder.
pub const PICTURES_FOLDER: &str = "pictures";
/// Pixels of the longer side as a picture is drawn at a bench.
const SHOWN_SIDE: u32 = 320;

/// Pictures by their names, newest last: none while one is read, and for one that is no picture.
pub(super) type Pictures = Vec<(String, Option<Arc<Picture>>)>;

impl Shell {
    /// Gives a product's picture when it is decoded; the first time it is asked for, another thread
    /// begins to.
    pub fn picture(&self, name: &str) -> Option<Arc<Picture>> {
        let path = plain(name).map(|plain| self.folder().join(PICTURES_FOLDER).join(plain));
        self.decoded_beside(name, path, |shared| &shared.pictures, PICTURES_KEPT_MAX)
    }

    /// Gives the small copy of a kept photo when it is decoded, in the same way.
    pub fn thumbnail(&self, photo: Hash) -> Option<Arc<Picture>> {
        let photos = self.folder().join(keep::PHOTOS_FOLDER);
        let path = keep::path(&photos, photo, keep::Size::Small);
        let name = photo.to_string();
        self.decoded_beside(
            &name,
            Some(path),
            |shared| &shared.thumbnails,
            THUMBNAILS_KEPT_MAX,
        )
    }

    fn decoded_beside(
        &self,
        name: &str,
        path: Option<PathBuf>,
        kept: fn(&Shared) -> &Mutex<Pictures>,
        most: usize,
    ) -> Option<Arc<Picture>> {
        let shared = self.shared_arc();
        let mut known = lock(kept(&shared));
        if let Some((_, found)) = known.iter().find(|(of, _)| of == name) {
            return found.clone();
        }
        if known.len() >= most {
            known.remove(0);
        }
        known.push((name.to_owned(), None));
        drop(known);
        let path = path?;
        let (name, told) = (name.to_owned(), Arc::clone(&shared));
        let work = move || {
            let Some(picture) = decoded(&name, &path) else {
                return;
            };
            let mut known = lock(kept(&told));
            if let Some((_, found)) = known.iter_mut().find(|(of, _)| *of == name) {
                *found = Some(Arc::new(picture));
            }
            drop(known);
            told.wake();
        };
        if let Err(message) = spawn(&shared, "picture", work) {
            shared.notice(NoticeLevel::Warning, message);
        }
        None
    }
}

/// Gives a file's name that leads nowhere else.
fn plain(name: &str) -> Option<PathBuf> {
    let path = Path::new(name);
    let mut parts = path.components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(only)), None) => Some(PathBuf::from(only)),
        _ => None,
    }
}

/// Reads a picture and makes it small; none when there is none, or none that we read.
fn decoded(name: &str, path: &Path) -> Option<Picture> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).ok()?;
    file.take(PICTURE_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .ok()?;
    if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > PICTURE_BYTES_MAX) {
        return None;
    }
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(PICTURE_SIDE_MAX);
    limits.max_image_height = Some(PICTURE_SIDE_MAX);
    reader.limits(limits);
    let small = reader.decode().ok()?.thumbnail(SHOWN_SIDE, SHOWN_SIDE);
    let pixels = small.into_rgba8();
    Some(Picture {
        name: name.to_owned(),
        width: pixels.width(),
        height: pixels.height(),
        rgba: pixels.into_raw(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_into_the_folder_or_nowhere() {
        assert_eq!(plain("lamp.jpg"), Some(PathBuf::from("lamp.jpg")));
        for name in ["../lamp.jpg", "/lamp.jpg", "a/b.jpg", "..", "."] {
            assert_eq!(plain(name), None, "{name}");
        }
    }

    #[test]
    fn a_picture_is_made_small_and_what_is_none_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lamp.png");
        image::RgbaImage::from_pixel(640, 320, image::Rgba([9, 8, 7, 255]))
            .save(&path)
            .expect("a picture");
        let picture = decoded("lamp.png", &path).expect("decoded");
        assert_eq!((picture.width, picture.height), (320, 160));
        assert_eq!(picture.rgba.len(), 320 * 160 * 4);
        std::fs::write(&path, b"no picture").expect("written");
        assert_eq!(decoded("lamp.png", &path), None);
        assert_eq!(decoded("none.png", &folder.path().join("none.png")), None);
    }
}
