//! Every limit of the program by name, mirrored in `docs/limits.md`.

/// Scans that wait while an answer is awaited; more are refused with a tone, none is dropped unseen.
pub const QUEUED_SCANS_MAX: usize = 8;
/// The same scanner and bytes within this time are one pull of the trigger.
pub const DOUBLE_TRIGGER_MS: i64 = 700;
/// Newest parcels of a load that the dock shows and takes back one by one.
pub const DOCK_NEWEST_SHOWN: usize = 6;
/// Loads left open that the dock offers to go on with: one digit is for loose parcels.
pub const OPEN_LOADS_MAX: usize = 8;
/// Days back in which a load left open is looked for.
pub const OPEN_LOADS_DAYS: u64 = 14;
/// The largest number of parcels that a driver can be said to have brought.
pub const DRIVER_SAYS_MAX: u32 = 9999;
/// Characters of the id of a pallet or gaylord.
pub const LOAD_NAME_MAX: usize = 64;
/// Candidates that one scan may have.
pub const CANDIDATES_MAX: usize = 16;
/// Expected lines that the bench shows for one parcel; a digit can choose among the first nine.
pub const DOSSIER_LINES_MAX: usize = 60;
/// Lines of other returns that await a product and that the bench holds; a digit chooses among eight.
pub const ELSEWHERE_LINES_MAX: usize = 60;
/// Milliseconds after which a parcel that is open on a bench is open for long: no parcel takes two
/// hours of work.
pub const OPEN_LONG_MS: i64 = 7_200_000;
/// Parcels of one state that are looked at, the oldest first, to tell which nobody announced.
pub const WORK_LOOKED_MAX: usize = 2000;
/// Guesses whose a parcel is: a digit chooses one.
pub const GUESSES_MAX: usize = 9;
/// Numbers of one parcel whose near numbers are looked up.
pub const GUESS_NUMBERS_MAX: usize = 4;
/// Characters of a number from which on another may be near it.
pub const GUESS_NEAR_CHARS_MIN: usize = 8;
/// Lines that share something with a parcel, beyond which no further product is looked up.
pub const GUESS_LINES_MAX: usize = 2000;
/// Rows of the newest files of a seller of which no more is known than its name.
pub const GUESS_OURS_ROWS_MAX: usize = 5000;
/// Lines among them that were to come about when the parcel came.
pub const GUESS_OURS_LINES_MAX: usize = 200;
/// Parcels sent to one ZIP that are looked at to tell whether it is one seller's own.
pub const GUESS_ZIP_PARCELS_MAX: usize = 200;
/// Products of nobody's book that are noted of one parcel.
pub const SEEN_PRODUCTS_MAX: usize = 20;
/// Characters of what a person says a product is.
pub const SEEN_TITLE_CHARS_MAX: usize = 200;
/// Characters of a category.
pub const SEEN_CATEGORY_CHARS_MAX: usize = 80;
/// Photos of a parcel that show one product of nobody's book.
pub const SEEN_PHOTOS_MAX: usize = 3;
/// Parcels of the claim shelf that are looked at after a file was taken in, the oldest first.
pub const POOL_LOOKED_MAX: usize = 10_000;
/// Photos of one parcel in the list of parcels that nobody claims.
pub const UNCLAIMED_PHOTOS_MAX: usize = 3;
/// Rows of one page of a desk's list.
pub const PAGE_ROWS: usize = 200;
/// Second looks of one grader and category that are counted: the newest.
pub const RATINGS_COUNTED_MAX: u32 = 4000;
/// Of a thousand units so many are sampled at most; only these stand in the list that is drawn from.
pub const SAMPLE_PER_MILLE_MAX: u32 = 200;
/// Second looks of one grader in whose order a drift is looked for.
pub const RATINGS_DRIFT_MAX: usize = 400;
/// Units that stand as calibration units.
pub const CALIBRATION_UNITS_MAX: usize = 100;
/// Disagreements that are shown.
pub const DISAGREEMENTS_SHOWN: usize = 50;
/// Days for which a claim that can be filed no more is still listed.
pub const CLAIM_RUN_OUT_DAYS: i64 = 30;
/// Rows that a desk's list holds; it is sorted, filtered, copied and exported among these.
pub const LIST_ROWS_MAX: usize = 20_000;
/// Bytes of one chunk of canonical import rows: so few that reading one costs a slice of a merge
/// little.
pub const IMPORT_CHUNK_BYTES_MAX: usize = 256 << 10;
/// Time after which a slice of a merge ends; its commit comes on top, and both together are to
/// hold the writer 20 ms.
pub const MERGE_SLICE_MS: u64 = 9;
/// Bytes of one line of an imported file.
pub const IMPORT_LINE_BYTES_MAX: usize = 1 << 20;
/// Bytes of one cell of an imported file.
pub const IMPORT_CELL_BYTES_MAX: usize = 32 << 10;
/// Columns of an imported file.
pub const IMPORT_COLUMNS_MAX: usize = 256;
/// Problems that one import lists; the rest is a count.
pub const IMPORT_PROBLEMS_MAX: usize = 1000;
/// Bytes of an imported file.
pub const IMPORT_FILE_BYTES_MAX: u64 = 1 << 30;
/// Bytes of an imported file of XML or JSON, which is read as a whole.
pub const IMPORT_TREE_BYTES_MAX: usize = 256 << 20;
/// Elements inside each other in XML, and objects in JSON.
pub const IMPORT_DEPTH_MAX: usize = 32;
/// Bytes of an imported workbook, packed.
pub const IMPORT_WORKBOOK_BYTES_MAX: usize = 64 << 20;
/// Bytes of all parts of an imported workbook, unpacked.
pub const IMPORT_UNPACKED_BYTES_MAX: u64 = 512 << 20;
/// Parts of an imported workbook.
pub const IMPORT_WORKBOOK_PARTS_MAX: usize = 4096;
/// Sheets of an imported workbook that are looked at.
pub const IMPORT_SHEETS_MAX: usize = 8;
/// Rows of an imported workbook, XML or JSON.
pub const IMPORT_SHEET_ROWS_MAX: usize = 1 << 20;
/// Ends of line inside one quoted cell.
pub const IMPORT_QUOTED_LINES_MAX: u64 = 64;
/// Barcodes that one product may have.
pub const PRODUCT_BARCODES_MAX: usize = 40;
/// Bytes of a product's picture.
pub const PICTURE_BYTES_MAX: u64 = 8 << 20;
/// Pixels of a side of a product's picture.
pub const PICTURE_SIDE_MAX: u32 = 8192;
/// Pictures of products that are kept ready to be drawn.
pub const PICTURES_KEPT_MAX: usize = 64;
/// Products of sellers' books that one dossier holds.
pub const DOSSIER_PRODUCTS_MAX: usize = 200;
/// Files of a folder that are taken in at once.
pub const IMPORT_FOLDER_FILES_MAX: usize = 1000;
/// Bytes of a photo as it comes from a camera.
pub const PHOTO_BYTES_MAX: u64 = 30 << 20;
/// Pixels of a side of a photo as it comes from a camera.
pub const PHOTO_SIDE_MAX: u32 = 12_000;
/// Pixels of a photo in all: so many take 192 MB while it is made smaller.
pub const PHOTO_PIXELS_MAX: u64 = 64 << 20;
/// Pixels of the longer side of a kept photo.
pub const PHOTO_KEPT_SIDE: u32 = 1600;
/// Pixels of the longer side of a kept photo's small copy.
pub const PHOTO_SMALL_SIDE: u32 = 256;
/// Layers of a JPEG: cameras make up to ten, and each costs a walk over all pixels.
pub const PHOTO_SCANS_MAX: usize = 64;
/// Folders inside a camera's folder that are gone into: a folder for each camera, and DCIM in it.
pub const CAMERA_FOLDERS_DEEP: usize = 2;
/// Folders of cameras that one station watches.
pub const CAMERAS_MAX: usize = 8;
/// Time that a photo without its end may stand still before a person is told: until then its camera may
/// be writing it.
pub const PHOTO_CUT_OFF_MS: i64 = 20_000;
/// How far a camera's clock may be off and still be believed.
pub const CAMERA_CLOCK_SLACK_MS: i64 = 5_000;
/// How much newly come photos may disagree about a camera's clock.
pub const CAMERA_CLOCK_AGREE_MS: i64 = 3_000;
/// The least time between the first and the last of these photos: files that are copied together say
/// nothing of a clock.
pub const CAMERA_CLOCK_SPAN_MS: i64 = 20_000;
/// Time that a photo of a camera with a doubtful clock waits for others before it is believed.
pub const CAMERA_CLOCK_WAIT_MS: i64 = 600_000;
/// Files of a camera's folder that are looked through.
pub const PHOTO_FOLDER_FILES_MAX: usize = 20_000;
/// Photos that one look at the camera's folder takes in; the next look takes the next ones.
pub const PHOTOS_OF_A_LOOK_MAX: usize = 20;
/// Time that a folder has to list itself or to give a photo: a share in a network may be away.
pub const PHOTO_ANSWER_MS: u64 = 5000;
/// Time between two looks at the camera's folder.
pub const PHOTO_LOOK_MS: u64 = 1000;
/// Time by which a photo may be taken before its parcel is scanned.
pub const PHOTO_BEFORE_SCAN_MS: i64 = 5000;
/// Time after which a photo that could not be read or kept is tried again.
pub const PHOTO_AGAIN_MS: i64 = 60_000;
/// Time by which a parcel may lie on the scale before it is scanned.
pub const WEIGHED_BEFORE_SCAN_MS: i64 = 15_000;
/// Time after its scan in which an unopened parcel is weighed.
pub const WEIGHED_AFTER_SCAN_MS: i64 = 30_000;
/// Weighed parcels of a product from which its usual weight is learned, at least.
pub const USUAL_PARCELS_MIN: usize = 3;
/// Weighed parcels of a product from which its usual weight is learned, the newest.
pub const USUAL_PARCELS_MAX: usize = 50;
/// Grams by which a parcel may always differ from the usual weight.
pub const USUAL_SLACK_G_MIN: u32 = 100;
/// Hundredths of the usual weight by which a parcel may always differ from it.
pub const USUAL_SLACK_PERCENT_MIN: u32 = 10;
/// Changes of what is in hand that a bench remembers, for photos that come later.
pub const HANDS_KEPT_MAX: usize = 10_000;
/// Small copies of photos that are kept ready to be drawn.
pub const THUMBNAILS_KEPT_MAX: usize = 128;
/// Photos of one parcel or unit that a screen shows.
pub const THUMBNAILS_SHOWN_MAX: usize = 24;
/// Messages that wait in the shell's inbox.
pub const INBOX_MAX: usize = 256;
/// Notices that are kept on the screen.
pub const NOTICES_MAX: usize = 50;
/// Milliseconds that a notice which wants nothing of anybody stays on the screen.
pub const NOTICE_INFO_MS: i64 = 8_000;
/// Facts that one command may write.
pub const FACTS_OF_A_COMMAND_MAX: usize = 256;
/// Units that one China manifest holds.
pub const MANIFEST_UNITS_MAX: usize = 100_000;
/// Units of a sealed carton that are kept whole under one label.
pub const HANDLING_UNITS_MAX: usize = 200;
/// Numbers that are given out for one roll at once.
pub const ROLL_NUMBERS_MAX: u32 = 10_000;
/// Facts of this station, newest first, among which the last put is looked for.
pub const UNDO_REACH_FACTS: u64 = 10_000;
/// Days ahead within which the bench says that a claim or the free return ends.
pub const DEADLINE_SHOWN_DAYS: u32 = 30;
/// Units that one fact of leaving names: its subjects stay few.
pub const LEAVING_UNITS_MAX: usize = 100;
/// Scans that a desk has heard and not looked at yet; of more the oldest go.
pub const HEARD_MAX: usize = 64;
/// Bytes of a label's file that a seller supplies.
pub const LABEL_BYTES_MAX: u64 = 20 << 20;
/// Days within which a label of a forward is to be handed to its carrier, at most.
pub const FORWARD_DAYS_MAX: u32 = 30;
/// Days from the first battery on after which a drum must have left, where no rule is read.
pub const DRUM_DAYS: u32 = 365;
/// Days before its end from which on a drum stands in open work, where no rule is read.
pub const DRUM_WARN_DAYS: u32 = 60;
/// Characters of a reason of leaving: why a forward is cancelled, why units came back.
pub const LEFT_REASON_MAX: usize = 200;
/// Days that lost property is kept for its owner before it may be destroyed.
pub const LOST_PROPERTY_DAYS: u32 = 30;
/// Characters of the number under which goods left: an order, a tracking number, a lot's buyer.
pub const LEFT_UNDER_MAX: usize = 80;
/// Units that one liquidation lot holds.
pub const LOT_UNITS_MAX: usize = 5_000;
/// Pallets that one liquidation lot is made of: with their units they are facts of one command.
pub const LOT_PALLETS_MAX: usize = 60;
/// Characters of a lot's buyer, of its reference and of the reason of a withdrawn sale.
pub const LOT_TEXT_MAX: usize = 80;
/// Pictures that are kept of one lot pallet.
pub const PALLET_PHOTOS_MAX: usize = 12;
/// Days after its opening by which a batch is listed, whatever day it was given.
pub const BATCH_UNLISTED_DAYS: u32 = 14;
/// Days after its listing by which the units of a batch are sold.
pub const BATCH_UNSOLD_DAYS: u32 = 30;
/// Units that one resale batch holds: their new SKUs are facts of the command that lists it.
pub const BATCH_UNITS_MAX: usize = 200;
/// Days by which a batch is listed, at most.
pub const BATCH_DAYS_MAX: u32 = 365;
/// Characters of the reason for which a batch came to nothing.
pub const BATCH_TEXT_MAX: usize = 80;
/// Characters of an item's note on a marketplace.
pub const ITEM_NOTE_MAX: usize = 1_000;
/// Codes that may be covered on one unit.
pub const COVERED_CODES_MAX: usize = 64;
/// Characters of a code on a label that is proven.
pub const LABEL_CODE_MAX: usize = 48;
/// Units whose proceeds one fact names.
pub const PROCEEDS_UNITS_MAX: usize = 500;
/// Minor units that one unit of a lot can have brought.
pub const PROCEEDS_AMOUNT_MAX: i64 = 100_000_000_000;
/// Bytes of a file of proceeds.
pub const PROCEEDS_BYTES_MAX: u64 = 8 << 20;
/// Days after which a hold is looked at again, at most.
pub const HOLD_DAYS_MAX: u32 = 365;
/// Days until the next step of a repair is due, at most.
pub const REPAIR_DAYS_MAX: u32 = 365;
/// Characters of a symptom, a diagnosis, a part's name or lot, a reason or a warranty.
pub const REPAIR_TEXT_MAX: usize = 500;
/// Parts of one repair.
pub const REPAIR_PARTS_MAX: usize = 12;
/// Pieces of one part.
pub const REPAIR_PIECES_MAX: u32 = 999;
/// Minutes of work of one repair.
pub const REPAIR_MINUTES_MAX: u32 = 9_999;
/// Minor units of one amount of a repair.
pub const REPAIR_AMOUNT_MAX: i64 = 100_000_000;
/// Readings of one unit's serial number that are kept.
pub const SERIAL_READINGS_MAX: usize = 8;
/// Bytes of a seller's record as a file.
pub const SELLER_FILE_BYTES_MAX: u64 = 256 << 10;
/// Bytes of a seller's own checklist as a file.
pub const CHECKLIST_FILE_BYTES_MAX: usize = 64 << 10;
/// Questions of one checklist.
pub const CHECKLIST_QUESTIONS_MAX: usize = 40;
/// Answers of one question: a digit chooses among them.
pub const CHECKLIST_ANSWERS_MAX: usize = 9;
/// Ways through a seller's own checklist: each of them is walked before it is taken.
pub const CHECKLIST_WAYS_MAX: usize = 20_000;
/// Problems of one checklist's file that are listed.
pub const CHECKLIST_PROBLEMS_MAX: usize = 50;
/// Characters of an English text of a checklist: so many fit a tile.
pub const CHECKLIST_ENGLISH_CHARS_MAX: usize = 36;
/// Characters of a Chinese text of a checklist.
pub const CHECKLIST_CHINESE_CHARS_MAX: usize = 14;
/// Checklists of stores that a program holds ready to be asked.
pub const CHECKLISTS_HELD_MAX: usize = 64;
/// Equal units for sale that advice counts, at most.
pub const STOCK_DEPTH_MAX: u32 = 1000;
/// Characters of a number's end by which parcels and units are found, at least.
pub const FIND_CHARS_MIN: usize = 6;
/// Days that are looked through before a person asks for all.
pub const FIND_DAYS: i64 = 90;
/// Characters of a model by which a recall finds products, at least.
pub const RECALL_MODEL_CHARS_MIN: usize = 4;
/// Serial scanners of one station.
pub const SCANNERS_MAX: usize = 8;
/// Bytes of one recording of the scanners' raw bytes.
pub const RECORDING_BYTES_MAX: u64 = 8 << 20;
/// Reads of scanners that wait to be recorded.
pub const RECORDED_WAITING_MAX: usize = 256;
/// Bytes of an evidence pack that is checked.
pub const PACK_BYTES_MAX: u64 = 512 << 20;
/// Pixels of the longer side of a photo as it is shown while its address is covered.
pub const COVER_SHOWN_SIDE: u32 = 1000;
/// Areas of one photo that are covered.
pub const COVERED_AREAS_MAX: usize = 24;
/// Photos whose originals one command erases.
pub const PURGED_AT_ONCE_MAX: usize = 200;
/// Scans as they were sent that one transaction erases.
pub const RAW_SCANS_ERASED_AT_ONCE_MAX: u32 = 500;
/// Days before an original goes in which one without a covered copy is warned of.
pub const ORIGINAL_GOES_SOON_DAYS: i64 = 7;
/// Photos of one evidence pack.
pub const PACK_PHOTOS_MAX: usize = 200;
/// Units of one evidence pack.
pub const PACK_UNITS_MAX: usize = 200;
/// Hours that a seller has at least to answer a workbook before the workday ends at which it is due.
pub const ANSWER_HOURS_MIN: i64 = 6;
/// Bytes of a workbook that a seller is sent.
pub const MAIL_BYTES_MAX: usize = 20 << 20;
/// Facts whose work for charges is derived in one turn, so that no scan waits for more.
pub const CHARGED_FACTS_AT_ONCE_MAX: u32 = 50;
/// Facts by which the counts of days are brought up to date in one turn, so that no scan waits for more.
pub const TALLIED_AT_ONCE_MAX: u32 = 50;
/// Facts since the counts of days were brought up to date that are still folded when figures are asked for; after
/// more the rows are counted.
pub const TALLY_REST_FACTS_MAX: usize = 20_000;
/// Days of a review whose parcels are still compared with files and with other parcels.
pub const REVIEW_COMPARED_DAYS_MAX: i64 = 31;
/// Days back from which a first workbook of a seller tells what was found.
pub const MAIL_NEWS_DAYS_MAX: u32 = 14;
/// Units and parcels that are read at once for a statement.
pub const STATEMENT_PAGE_ROWS: usize = 1000;
/// Lines of one statement: a sheet of a spreadsheet holds little more.
pub const STATEMENT_LINES_MAX: usize = 1_000_000;
/// Lines of a statement that are printed: 250 pages.
pub const STATEMENT_PRINTED_MAX: usize = 10_000;
/// Rows of a workbook that a seller is sent, and of a filled one.
pub const MAIL_ROWS_MAX: usize = 20_000;
/// Days of its own that a seller's calendar has off, and that it has worked.
pub const CALENDAR_DAYS_MAX: usize = 400;
/// Characters of a SKU that a standing order of a seller is about.
pub const STANDING_SKU_MAX: usize = 100;
/// Days that a standing order with an end lasts at most: ten years.
pub const STANDING_DAYS_MAX: i64 = 3_660;
/// Bytes of a filled workbook that comes back.
pub const MAIL_FILLED_BYTES_MAX: u64 = 64 << 20;
/// Characters of a note in a filled workbook that are shown.
pub const MAIL_NOTE_CHARS_MAX: usize = 500;

/// Units of a place that one fact of a count names of a kind; more stand in a further fact.
pub const COUNT_UNITS_MAX: usize = 500;
/// Strange tags that a count names.
pub const COUNT_STRANGE_MAX: usize = 200;
/// Units that one command moves.
pub const MOVE_UNITS_MAX: usize = 2_000;
/// Characters of the reason for which units are given up.
pub const WRITE_OFF_REASON_MAX: usize = 200;
/// Characters of the reason of a correction, or for which a day is opened again; a longer one is refused.
pub const CORRECTION_REASON_MAX: usize = 200;
/// Characters of the note beside a sign-off; a longer one is refused.
pub const DAY_NOTE_MAX: usize = 500;
/// Facts about a closed day that were written later and are shown.
pub const DAY_LATER_MAX: usize = 500;
/// Facts that one page of the audit's list looks through at most.
pub const AUDIT_LOOKED_MAX: u32 = 20_000;
/// Different goods in one container that are told apart.
pub const KINS_MAX: usize = 64;
/// Units that one count takes.
pub const COUNT_SCANS_MAX: usize = 20_000;
/// Lines of what a count or a put-away found that are shown.
pub const PLACES_SHOWN: usize = 8;
/// Millimetres of the longest side of a box that cartons are proposed in.
pub const PACKING_SIDE_MM_MAX: u32 = 20_000;
/// Items that one proposal of cartons takes.
pub const PACKING_ITEMS_MAX: usize = 2000;
/// Items that one proposed carton holds.
pub const PACKING_CARTON_ITEMS_MAX: usize = 200;
/// Items that may find no place in a carton before the next one is begun.
pub const PACKING_MISSES_MAX: usize = 128;
/// Further orders in which the items of one group are tried.
pub const PACKING_TRIES_MAX: u32 = 300;
/// Places of items that are looked at for one group, beyond which no further order is tried.
pub const PACKING_LOOKS_MAX: u64 = 600_000;
/// Exchanges between cartons of one group that are tried so that they weigh alike.
pub const PACKING_LEVEL_TRIES_MAX: u32 = 200;
/// Kinds of boxes in stock that a house keeps.
pub const BOX_KINDS_MAX: usize = 24;
/// Characters of the name of a kind of box.
pub const BOX_NAME_MAX: usize = 40;
/// Cartons of which a station keeps which box they are.
pub const CARTON_BOXES_MAX: usize = 500;

/// Characters of one text about a party on papers.
pub const PARTY_TEXT_MAX: usize = 200;
/// Sellers for whom one party imports.
pub const PARTY_SELLERS_MAX: usize = 500;
/// Characters of one text about goods: China's customs list takes 250 for a name.
pub const GOODS_TEXT_MAX: usize = 250;

/// Longest number of an export list or declaration, in characters.
pub const EXPORT_NUMBER_MAX: usize = 40;

/// Most units that one fact puts under a line of an export paper.
pub const EXPORT_UNITS_MAX: usize = 100;

/// Most bytes of photos in the evidence of one consignment's exports.
pub const EXPORT_BUNDLE_BYTES_MAX: usize = 500_000_000;

/// Most lines of export papers that are looked at for one SKU.
pub const EXPORT_LINES_SHOWN: usize = 50;
/// Bytes of a column layout of papers.
pub const TEMPLATE_BYTES_MAX: usize = 64 * 1024;
/// Characters of a layout's name.
pub const TEMPLATE_NAME_MAX: usize = 60;
/// Own layouts that a site keeps.
pub const TEMPLATES_MAX: usize = 100;
/// Versions of one layout.
pub const TEMPLATE_VERSIONS_MAX: usize = 200;
/// SKUs whose goods data one command takes.
pub const GOODS_ROWS_MAX: usize = 5_000;
/// Characters of a shipment's and a consignment's references, seals and pallets.
pub const SHIP_TEXT_MAX: usize = 80;
/// Cartons of one consignment.
pub const CONSIGNMENT_CARTONS_MAX: usize = 500;
/// Units of one consignment.
pub const CONSIGNMENT_UNITS_MAX: usize = 10_000;
/// Units, or names on a list, that one signature under a warning names; a longer list is written as several.
pub const SIGNED_UNITS_MAX: usize = 500;
/// Names on a list of parties that are told of one party, the most alike first.
pub const SCREENING_HITS_MAX: usize = 100;
/// Characters of the name of a list of parties.
pub const SCREENING_LIST_CHARS_MAX: usize = 80;
/// Characters of a name on a list of parties.
pub const SCREENING_NAME_CHARS_MAX: usize = 1_000;
/// Names of one entry of a list of parties.
pub const SCREENING_NAMES_MAX: usize = 200;
/// The longest side of a carton, in millimetres.
pub const CARTON_SIDE_MAX: u32 = 3_000;
/// The heaviest carton, in grams.
pub const CARTON_GROSS_MAX: u32 = 500_000;
/// SSCCs that are allotted to a station at once.
pub const SSCC_COUNT_MAX: u32 = 1_000_000;
/// Files of one set of papers that a fact names.
pub const PAPERS_FILES_MAX: usize = 200;
/// Bytes of one picture in a workbook of papers.
pub const PAPER_PICTURE_BYTES_MAX: usize = 128 << 10;
/// Bytes of all pictures in one workbook of papers.
pub const PAPER_PICTURES_BYTES_MAX: usize = 16 << 20;
/// What a carton weighs at most by the usual rule of carriers and forwarders, in grams: 50 lb. Heavier ones are
/// packed on purpose.
pub const CARTON_USUAL_GROSS: u32 = 22_700;
/// Bytes of a file of freight rates.
pub const FREIGHT_FILE_BYTES_MAX: u64 = 1_000_000;
/// Tables that one file of freight rates has.
pub const FREIGHT_TABLES_MAX: usize = 50;
/// Breaks of one table.
pub const FREIGHT_BREAKS_MAX: usize = 30;
/// The greatest amount of a table, in minor units.
pub const FREIGHT_MINOR_MAX: i64 = 1_000_000_000_000;
/// The greatest quantity of a table, in thousandths.
pub const FREIGHT_QUANTITY_MAX: u64 = 1_000_000_000;
/// Days of a way, between departures, and between a table's telling and its first day.
pub const FREIGHT_DAYS_MAX: u32 = 400;
/// Characters of who gave a table.
pub const FREIGHT_SOURCE_CHARS_MAX: usize = 200;
/// Problems of a file of freight rates that are told.
pub const FREIGHT_PROBLEMS_MAX: usize = 50;
/// Units that one plan looks at.
pub const PLAN_UNITS_MAX: usize = 5_000;
/// Days ahead in which departures are looked for.
pub const PLAN_DAYS_MAX: u32 = 120;
/// Digits that a PIN has at least.
pub const PIN_DIGITS_MIN: usize = 4;
/// Digits that a PIN has at most.
pub const PIN_DIGITS_MAX: usize = 12;
/// Wrong PINs in a row after which a desk stays locked for a while.
pub const PIN_TRIES: u32 = 5;
/// Minutes that the first row of wrong PINs locks, the second, and so on; the last stands for all further.
pub const PIN_LOCKS_MINUTES: &[u32] = &[15, 60, 240, 1440];
/// Minutes without a key or a mouse after which a desk locks, unless a site sets another time.
pub const DESK_IDLE_MINUTES: u16 = 10;
/// Kibibytes of memory, passes and lanes of one hash of a PIN: the least that OWASP's Password Storage Cheat
/// Sheet asks of argon2id (19 MiB, 2, 1).
pub const PIN_HASH_COSTS: (u32, u32, u32) = (19_456, 2, 1);
