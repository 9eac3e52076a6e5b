photos-heading = Photos
photos-none = No photo yet
photos-owed = Owed for { $age }: { $kinds }
photos-all-there = Nothing owed
photos-asked = Photograph now: { $kinds }
photos-more = { $count ->
    [one] and 1 earlier photo
   *[other] and { $count } earlier photos
}
photos-making = { $count ->
    [one] 1 photo comes in
   *[other] { $count } photos come in
}
photos-homeless = { $count ->
    [one] 1 photo in the folder belongs to no parcel
   *[other] { $count } photos in the folder belong to no parcel
}
photos-add = Add photos…
photos-picture = { $kind }, { $time }
photos-not-of-this = Not of this parcel
photos-kept = { $name } is kept as “{ $kind }” of parcel { $number }.
photos-known = { $name } is kept already. Nothing was changed.
photos-no-parcel = { $name } was taken while no parcel was open, and none is open now. It stays where it is. Open its parcel and add it again.
photos-empty = { $name } is empty. It stays as it is. Copy it again from the camera.
photos-too-many-bytes = { $name } is larger than { $most } MB. It stays as it is. Save it smaller and add that.
photos-too-many-pixels = { $name } has more pixels than a photo may have. It stays as it is. Save it smaller and add that.
photos-not-a-picture = { $name } is no JPEG or PNG picture. It stays as it is. Set the camera to JPEG.
photos-damaged = { $name } is damaged or cut off. It stays as it is. Copy it again, or take the photo again.
photos-cut-off = { $name } ends in the middle. It stays as it is, and is taken when it is whole. Copy it again, or take the photo again.
photos-is-link = { $name } is a link and is not followed. Nothing was taken from it. Put the photo itself into the folder.
photos-not-a-file = { $name } is no file. Nothing was taken from it. Take it out of the camera's folder.
photos-other-picture = Photos that end in .{ $end } are not read. They stay as they are. Set the camera or phone to JPEG.
photos-clock-right = Its clock is right.
photos-clock-unknown = Its clock is not checked yet: three photos taken while parcels are open tell.
photos-clock-behind = Its clock is { $time } behind. Photos are dated rightly all the same; set the clock when you can.
photos-clock-ahead = Its clock is { $time } ahead. Photos are dated rightly all the same; set the clock when you can.
photos-folders-fine = Photos are taken from { $count } folders.
photos-forget-one = Take none from { $folder }
photos-gone = { $name } is no longer there. Nothing was taken from it. Take the photo again.
photos-no-rights = The rights of { $name } do not let it be read. It stays as it is. Change its rights and add it again.
photos-silent = The place where { $name } stands does not answer. Nothing was taken from it, and work goes on. Check the network or the cable, then add it again.
photos-unreadable = { $name } cannot be read ({ $detail }). It stays as it is. Check the camera's connection and add it again.
photos-disk-full = The disk is full: { $name } is not kept yet. Earlier work is safe and the photo stays where it is. Free some space and add it again; photos of the camera's folder come by themselves.
photos-not-kept = { $name } could not be kept ({ $detail }). Earlier work is safe and the photo stays where it is. Check the data folder.
photos-not-named = { $name } was not taken: { $code }. Nothing was written. Add it again.
photos-folder-fine = Photos are taken from { $folder }.
photos-folder-gone = The camera's folder { $folder } is not there. Earlier photos are safe. Connect the camera, or choose another folder.
photos-folder-no-rights = The rights of the camera's folder { $folder } do not let it be read. Earlier photos are safe. Change its rights, or choose another folder.
photos-folder-silent = The camera's folder { $folder } does not answer. Earlier photos are safe and work goes on. Check the network or the cable; its photos come by themselves.
photos-folder-too-full = The camera's folder { $folder } holds more than { $most } files. Earlier photos are safe. Move old ones away.
photos-folder-failed = The camera's folder { $folder } cannot be read ({ $detail }). Earlier photos are safe. Check its connection.
photos-folder-none = No folder is set. Photos can be dropped onto the window or added at the bench.
photos-folder-help = The folder into which this station's camera puts its photos. They are only read, never changed or deleted.
photos-folder-path = Path of the folder
photos-choose-folder = Choose folder…
photos-chip = camera
