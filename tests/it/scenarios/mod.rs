//! Scenario scripts: a shift as it happens at the bench, and what the bench answers.
//!
//! Each `.txt` opens with one line saying what it shows; its format is the recorded shift of
//! `docs/cli.md`, with [`found`] lines. Two players share the files and must answer the same: the
//! bare station with a house in memory, and the whole shell on a real store.
//! `UPDATE_SCENARIOS=1 cargo test --test it scenarios` rewrites the answers; read the change.
//! The paths of the desks, ends included, have scripts of their own: [`desks`].

pub mod bare;
mod desks;
mod found;
mod house;
mod ordered;
mod placed;
mod power;
pub mod script;
mod shell;

use script::Differing;

/// `both` are played twice; `bare` need what only a scripted house can do: a disk that fails,
/// another station.
macro_rules! scenarios {
    (both: $($both:ident),+; bare: $($bare:ident),+ $(;)?) => {
        const LISTED: &[&str] = &[$(stringify!($both),)+ $(stringify!($bare)),+];

        mod whole_shell { $(
            #[test]
            fn $both() {
                super::script::check(stringify!($both), &mut super::shell::Whole::new(), super::Differing::IsWritten);
            }
        )+ }

        mod whole_shell_restarted { $(
            #[test]
            fn $both() {
                super::power::check(stringify!($both), super::shell::Whole::new());
            }
        )+ }

        mod bare_station_restarted { $(
            #[test]
            fn $both() {
                super::power::check(stringify!($both), super::bare::Bare::new());
            }
        )+ $(
            #[test]
            fn $bare() {
                super::power::check(stringify!($bare), super::bare::Bare::new());
            }
        )+ }

        mod bare_station { $(
            #[test]
            fn $both() {
                super::script::check(stringify!($both), &mut super::bare::Bare::new(), super::Differing::Fails);
            }
        )+ $(
            #[test]
            fn $bare() {
                super::script::check(stringify!($bare), &mut super::bare::Bare::new(), super::Differing::IsWritten);
            }
        )+ }
    };
}

scenarios! {
    both:
        amazon_label_on_the_unit, badge_change_in_mid_parcel, bench_rework, book_in_doubt, book_names_the_line, cancelled_return,
        carrier_labels, claim_shelf_left, carton_broken_later, carton_kept_whole, carton_of_old_labels, choosing_left, command_barcodes, container_of_a_closed_decision,
        container_sealed_meanwhile, dock_doubtful_labels, dock_sent_out_by_that_number, dock_drivers_number, dock_hazmat, dock_left_open, dock_nothing_readable,
        dock_pallet_counted, dock_scans_that_do_not_count, dock_taken_back, dock_wants_a_badge,
        dock_warnings, does_not_work, double_trigger, empty_box, empty_box_after_all_not_empty,
        empty_box_scanned_again, empty_refused_after_a_put, escape_takes_answers_back, extra_item, elsewhere_thought_better_of,
        file_taken_and_the_label_scanned_again, file_taken_while_the_parcel_is_open,
        finished_parcel_scanned_again, free_return_is_over, free_return_to_china, garbage_left_by_another_scan, garbage_received_as_it_is,
        item_of_another_return, item_of_another_seller, label_from_china, label_misread, label_or_product, last_digits_of_nobody, line_in_another_box, listed_but_not_theirs, line_missing, misread_own_codes, more_units_than_announced,
        against_the_rates, brings_the_most, claim_keeps_from_bin, never_in_lots, override_that_loses_much, sold_down_to_a_grade, rates_that_tell_nothing, standing_order, standing_order_of_a_sku, worn_clothing_is_not_sold,
        battery_into_a_drum, needs_approval, next_parcel_asks_for_missing_lines, next_parcel_ends_the_one_before,
        next_parcel_in_mid_unit, no_barcode, no_label, no_label_but_known_goods,
        no_label_but_its_last_digits, no_label_not_legible, nobody_signed_in, none_of_the_candidates, not_expected_disposed_of,
        not_on_the_list, opened_and_fine, outside_damage, override_taken_back, own_checklist, own_checklist_keeps_the_gates, own_checklist_parked,
        parcel_ended_by_key, parcel_in_hand_scanned_again, park_thought_better_of,
        parked_and_taken_up, product_instead_of_parcel, product_names_an_unknown_parcel, put_elsewhere_with_a_reason, quantity_keyed_wrong,
        phone_with_an_activation_lock, questions_come_first, recalled_barcode_of_no_book, recalled_by_a_list, recalled_product, recalled_while_the_parcel_is_open, shirt_with_a_stain,
        swollen_battery, toothbrush_that_does_not_charge, refused_deliveries_of_nobody, refunded_at_first_scan, return_id_or_order_on_the_slip,
        returnless_refund, sealed_box_marked, sealed_simple_item, sellers_own_rule_table,
        serial_differs, serial_misread_once, serial_read_late, several_candidates, sent_out_by_that_number, signed_out_in_mid_unit, shelf_that_takes_no_units, slip_decides_between_returns, slip_names_an_unknown_parcel,
        slip_of_a_second_return, slip_that_nobody_knows, tag_before_parcel,
        tag_of_the_unit_in_hand, two_units_of_one_order, undo_after_a_restart,
        undo_after_the_parcel_ended, undo_and_put_again, undo_in_mid_unit, undo_of_the_put_before,
        undo_too_late, undo_too_late_after_a_restart, undo_wrong_tag, unit_tag_used_already,
        unknown_barcode_is_learned, unknown_parcel_is_opened, unknown_parcel_to_claim_shelf,
        terms_to_come, value_below_the_cage, worn_goods_in_lots, worth_much_to_the_cage, wrong_item, zip_bar;
    bare:
        disk_cannot_say_at_a_put,
        disk_full_at_a_put,
        disk_full_at_a_receipt,
        dock_disk_full,
        dock_parcel_at_another_station,
        parcel_open_at_another_station,
        store_stops;
}
