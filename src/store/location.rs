//! Where a store may stand: WAL needs memory shared by one host, so no network folder will do
//! (`SQLite`'s documentation of WAL, "all processes using a database must be on the same host").

use std::path::Path;

/// File systems of other machines by their names in a Linux mount table.
const NETWORK_FILE_SYSTEMS: [&str; 13] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "ncpfs",
    "fuse.sshfs",
    "fuse.rclone",
    "davfs",
];

/// Whether a folder is on this machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Location {
    /// On a disk of this machine, as far as one can tell.
    Here,
    /// On another machine.
    Network,
}

/// Tells where the folder of a path is. The path need not exist yet.
pub(super) fn of(path: &Path) -> Location {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let whole = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    if cfg!(windows) {
        return of_windows_text(&whole.to_string_lossy());
    }
    match std::fs::read_to_string("/proc/mounts") {
        Ok(mounts) => of_mounts(&mounts, &whole),
        Err(_) => Location::Here,
    }
}

/// Judges a path by the Linux mount table: the longest mount point before it says the kind.
fn of_mounts(mounts: &str, path: &Path) -> Location {
    let mut best: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let mut fields = line.split(' ').skip(1);
        let (Some(point), Some(kind)) = (fields.next(), fields.next()) else {
            continue;
        };
        let point = point.replace("\\040", " ");
        let longer = best.is_none_or(|(length, _)| point.len() >= length);
        if path.starts_with(&point) && longer {
            best = Some((point.len(), kind));
        }
    }
    match best {
        Some((_, kind)) if NETWORK_FILE_SYSTEMS.contains(&kind) => Location::Network,
        Some(_) | None => Location::Here,
    }
}

/// Judges a canonical Windows path: `\\server\share` or its long form.
fn of_windows_text(path: &str) -> Location {
    let network = match path.strip_prefix(r"\\?\") {
        Some(long) => long.starts_with(r"UNC\"),
        None => path.starts_with(r"\\"),
    };
    if network {
        Location::Network
    } else {
        Location::Here
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//nas/share /mnt/our\\040share cifs rw 0 0
";

    #[test]
    fn the_longest_mount_point_says_where_a_folder_is() {
        let at = |path: &str| of_mounts(MOUNTS, Path::new(path));
        assert_eq!(at("/srv/store"), Location::Here);
        assert_eq!(at("/home/a"), Location::Network);
        assert_eq!(at("/homework"), Location::Here);
        assert_eq!(at("/home/local/a"), Location::Here);
        assert_eq!(at("/mnt/our share/x"), Location::Network);
    }

    #[test]
    fn a_share_is_known_by_its_two_strokes() {
        assert_eq!(of_windows_text(r"\\nas\share\x"), Location::Network);
        assert_eq!(of_windows_text(r"\\?\UNC\nas\share"), Location::Network);
        assert_eq!(of_windows_text(r"\\?\C:\data"), Location::Here);
        assert_eq!(of_windows_text(r"C:\data"), Location::Here);
    }
}
