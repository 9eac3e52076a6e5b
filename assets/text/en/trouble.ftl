### What happened · is the work safe · what to do.

trouble-store-foreign = This file is not a Returnbay store. It was not touched. Choose another folder.
trouble-store-newer = This store was made by a newer version (form { $found }, known here { $known }). It was not touched. Update this program.
trouble-store-in-use = Another Returnbay has this store open. Nothing was touched. Use that window, or close it first.
trouble-store-network-folder = This folder is on another computer or a network share, where a power cut can lose work. Nothing was written. Choose a folder on this computer's own disk.
trouble-store-no-rights = This user may not write here ({ $path }). Nothing was written. Ask for write access to the folder, or choose another.
trouble-store-full = The disk is full. This was not saved; all earlier work is. Free space, then try again.
trouble-store-damaged = The store's file is damaged ({ $detail }). It was left as it is. Keep the file and restore a backup.
trouble-store-failed = The store could not do this ({ $detail }). What was saved is safe. Try again; if it stays, restart the program.
trouble-store-old-engine = The database engine { $found } has a known fault. Nothing was opened. Reinstall the program.
trouble-store-missing = There is no store in this folder. Nothing was touched. Choose the right folder, or start the program once to make one.
trouble-store-live-facts = This store holds real work, so recorded or made-up work is not played into it. Nothing was touched. Use an empty folder.
trouble-thread-stopped = A part of the program ({ $name }) has stopped. What was saved is safe. Restart the program.
trouble-scanner-missing = Scanner not found on { $port }. Saved work is safe. Plug it in; it is found by itself.
trouble-scanner-busy = { $port } is held by another program for a moment. Saved work is safe. Waiting.
trouble-scanner-held = { $port } is held by another program. Saved work is safe. Close that program, or choose another port in settings.
trouble-scanner-no-rights = This user may not open { $port }. Saved work is safe. Add the user to the group that owns it (on Linux: dialout) and sign in again.
trouble-scanner-not-a-port = { $port } is not a serial port. Saved work is safe. Choose another port in settings.
trouble-scanner-gone = Scanner unplugged from { $port }. Half a scan may be lost; saved work is safe. Plug it in again and repeat the last scan.
trouble-scanner-failed = Scanner on { $port } failed ({ $detail }). Saved work is safe. Unplug it and plug it in again.
trouble-scanner-alive = Scanner ready on { $port }
trouble-scanner-opening = Opening { $port }…
trouble-scanner-closed = Scanner on { $port } is switched off
trouble-scanner-not-in-build = This build has no serial scanners. Use a keyboard scanner.
trouble-tones-player = Tones by { $name }
trouble-tones-no-player = No tones: this computer has no sound player. The screen still says everything.
trouble-scan-overflow = The scanner sent more than any code holds. Nothing was written. Check its set-up, then scan again.
trouble-scan-lost = That scan or key came too fast and was not taken. Saved work is safe. Do it again.
trouble-command-done = Done and saved
trouble-command-refused = Not taken: { $code }. Nothing was written.
trouble-settings-unwritten = The settings hold for now but could not be kept ({ $detail }). Saved work is safe. Check the folder's rights.
trouble-file-unreadable = { $name } cannot be read ({ $detail }). Nothing was taken. Check the file and try again.
trouble-file-not-returns = { $name }: { $why }.
trouble-file-broken = { $name }, line { $line }: { $why }.
trouble-file-is-folder = { $name } is a folder. Nothing was taken. Drop it onto the window, or choose a file in it.
trouble-folder-empty = There is no file in the folder { $name }. Nothing was taken. Choose another folder.
trouble-folder-too-full = The folder { $name } holds more than { $most } files. Nothing was taken. Take it in in parts.
trouble-import-refused = { $problems ->
    [one] { $name } has 1 bad row. Nothing was taken. Mend the file, or take the good rows.
   *[other] { $name } has { $problems } bad rows. Nothing was taken. Mend the file, or take the good rows.
}
trouble-export-failed = { $name } was not written ({ $detail }). An earlier file of that name is as it was. Choose another place.
trouble-nothing-to-export = There is nothing to write yet. No file was made.
trouble-job-failed = This did not work ({ $detail }). Nothing is half done. Try again.
trouble-config-unreadable = The settings' file could not be read ({ $detail }). Saved work is safe. Defaults are in force until settings are changed.
trouble-no-display = No display found: playing the demo without a window.
trouble-no-window-in-build = This build has no window. Use the commands (returnbay --help).
trouble-kind-not-yet = Files of kind { $kind } are not read by this version. Nothing was taken. Import the returns report.
trouble-import-summary = { $name }: { $rows } rows · { $new } new · { $changed } changed · { $unchanged } unchanged
trouble-import-dropped = Never kept, because they may name a buyer: { $columns }
trouble-import-not-taken = Nothing was taken.
trouble-not-found = Not found: { $what }. Nothing was changed. Check the number.
trouble-export-unknown = There is no such paper or format: { $what }. See returnbay export --list.
trouble-shift-line = Line { $number } of the recorded shift is no event: { $line }. Nothing was played.
trouble-shift-answer = Line { $number }: the recorded answer was not given: { $wanted }
device-ok = fine
device-none = No serial ports found. Keyboard scanners need none.
