//! What is said of photos.

use crate::domain::codes::ParcelTag;
use crate::domain::photo::PhotoKind;

use super::message::messages;

messages! {
    /// Labels, results and troubles of photos.
    PhotoMsg, Photo {
        Heading = "photos-heading",
        None = "photos-none",
        Owed { kinds: String, age: String } = "photos-owed",
        AllThere = "photos-all-there",
        Asked { kinds: String } = "photos-asked",
        More { count: u32 } = "photos-more",
        Making { count: u32 } = "photos-making",
        Homeless { count: u32 } = "photos-homeless",
        Add = "photos-add",
        Picture { kind: PhotoKind, time: String } = "photos-picture",
        NotOfThis = "photos-not-of-this",
        Kept { name: String, kind: PhotoKind, number: ParcelTag } = "photos-kept",
        Known { name: String } = "photos-known",
        NoParcel { name: String } = "photos-no-parcel",
        Empty { name: String } = "photos-empty",
        TooManyBytes { name: String, most: u32 } = "photos-too-many-bytes",
        TooManyPixels { name: String } = "photos-too-many-pixels",
        NotAPicture { name: String } = "photos-not-a-picture",
        Damaged { name: String } = "photos-damaged",
        CutOff { name: String } = "photos-cut-off",
        IsLink { name: String } = "photos-is-link",
        NotAFile { name: String } = "photos-not-a-file",
        OtherPicture { end: String } = "photos-other-picture",
        ClockRight = "photos-clock-right",
        ClockUnknown = "photos-clock-unknown",
        ClockBehind { time: String } = "photos-clock-behind",
        ClockAhead { time: String } = "photos-clock-ahead",
        FoldersFine { count: u32 } = "photos-folders-fine",
        ForgetOne { folder: String } = "photos-forget-one",
        Gone { name: String } = "photos-gone",
        NoRights { name: String } = "photos-no-rights",
        Silent { name: String } = "photos-silent",
        Unreadable { name: String, detail: String } = "photos-unreadable",
        DiskFull { name: String } = "photos-disk-full",
        NotKept { name: String, detail: String } = "photos-not-kept",
        NotNamed { name: String, code: String } = "photos-not-named",
        FolderFine { folder: String } = "photos-folder-fine",
        FolderGone { folder: String } = "photos-folder-gone",
        FolderNoRights { folder: String } = "photos-folder-no-rights",
        FolderSilent { folder: String } = "photos-folder-silent",
        FolderTooFull { folder: String, most: u32 } = "photos-folder-too-full",
        FolderFailed { folder: String, detail: String } = "photos-folder-failed",
        FolderNone = "photos-folder-none",
        FolderHelp = "photos-folder-help",
        FolderPath = "photos-folder-path",
        ChooseFolder = "photos-choose-folder",
        Chip = "photos-chip",
    }
}
