//! What stands in a folder that a person gives where a file is wanted.

use std::path::{Path, PathBuf};

use crate::domain::limits::IMPORT_FOLDER_FILES_MAX;
use crate::evidence::folder::is_picture;
use crate::text::TroubleMsg;

use super::view::name_of;

pub use crate::evidence::folder::PICTURE_ENDS;

/// Sets the pictures among files apart from the others.
pub fn pictures_apart(files: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<PathBuf>) {
    files
        .into_iter()
        .partition(|file| is_picture(&name_of(file)))
}

/// Openings of names that no person gave: hidden files, and what a sheet's program leaves beside
/// an open workbook.
const NOT_A_PERSONS: [&str; 2] = [".", "~$"];

/// Gives the files of a folder by name, or the file itself. Folders inside are not gone into.
pub fn files_in(path: &Path) -> Result<Vec<PathBuf>, TroubleMsg> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let name = name_of(path);
    let unreadable = |error: std::io::Error| TroubleMsg::FileUnreadable {
        name: name.clone(),
        detail: error.to_string(),
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let own = entry.file_name();
        let own = own.to_string_lossy();
        if NOT_A_PERSONS.iter().any(|start| own.starts_with(start)) || entry.path().is_dir() {
            continue;
        }
        if files.len() >= IMPORT_FOLDER_FILES_MAX {
            return Err(TroubleMsg::FolderTooFull {
                name,
                most: u32::try_from(IMPORT_FOLDER_FILES_MAX).unwrap_or(u32::MAX),
            });
        }
        files.push(entry.path());
    }
    if files.is_empty() {
        return Err(TroubleMsg::FolderEmpty { name });
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_files_by_name_and_a_file_itself() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        assert_eq!(
            files_in(folder.path()),
            Err(TroubleMsg::FolderEmpty {
                name: name_of(folder.path())
            })
        );
        for name in ["b.xlsx", "a.tsv", ".hidden", "~$b.xlsx"] {
            std::fs::write(at(name), b"x").expect("a file");
        }
        std::fs::create_dir(at("inner")).expect("a folder");
        std::fs::write(at("inner").join("c.tsv"), b"x").expect("a file");
        assert_eq!(files_in(folder.path()), Ok(vec![at("a.tsv"), at("b.xlsx")]));
        assert_eq!(files_in(&at("a.tsv")), Ok(vec![at("a.tsv")]));
        assert_eq!(files_in(&at("gone")), Ok(vec![at("gone")]));
    }

    #[test]
    fn pictures_among_files_are_told_by_their_names() {
        let files = ["a.JPG", "b.tsv", "c.png", "d"].map(PathBuf::from).to_vec();
        let (pictures, others) = pictures_apart(files);
        assert_eq!(pictures, ["a.JPG", "c.png"].map(PathBuf::from));
        assert_eq!(others, ["b.tsv", "d"].map(PathBuf::from));
    }

    #[test]
    fn a_folder_of_more_files_than_the_limit_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        for number in 0..=IMPORT_FOLDER_FILES_MAX {
            std::fs::write(folder.path().join(number.to_string()), b"").expect("a file");
        }
        assert!(matches!(
            files_in(folder.path()),
            Err(TroubleMsg::FolderTooFull { most: 1000, .. })
        ));
    }
}
