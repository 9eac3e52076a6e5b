//! What the settings say.

use super::message::messages;

messages! {
    /// Headings, labels and notes of the settings.
    SettingsMsg, Settings {
        SettingsLooks = "desk-settings-looks",
        SettingsLanguage = "desk-settings-language",
        SettingsBilingual = "desk-settings-bilingual",
        SettingsBilingualHelp = "desk-settings-bilingual-help",
        SettingsScale = "desk-settings-scale",
        SettingsScaleHelp = "desk-settings-scale-help",
        SettingsTheme = "desk-settings-theme",
        ThemeDay = "desk-theme-day",
        ThemeNight = "desk-theme-night",
        ThemeHighContrast = "desk-theme-high-contrast",
        SettingsScanner = "desk-settings-scanner",
        ScannerNone = "desk-scanner-none",
        PortsNone = "desk-ports-none",
        PortInUse = "desk-port-in-use",
        UsePort = "desk-use-port",
        LookForPorts = "desk-look-for-ports",
        LiveTest = "desk-live-test",
        LiveTestNone = "desk-live-test-none",
        SettingsKeyboard = "desk-settings-keyboard",
        SettingsKeyboardHelp = "desk-settings-keyboard-help",
        SettingsTones = "desk-settings-tones",
        SettingsTonesOn = "desk-settings-tones-on",
        TonesUnknown = "desk-tones-unknown",
        SettingsStore = "desk-settings-store",
        HealthFacts = "desk-health-facts",
        HealthParcels = "desk-health-parcels",
        HealthUnits = "desk-health-units",
        HealthExpected = "desk-health-expected",
        HealthHead = "desk-health-head",
        SettingsSellers = "desk-settings-sellers",
        SellersNone = "desk-sellers-none",
        HouseRules = "desk-house-rules",
        SettingsOpens = "desk-settings-opens",
        SettingsOpensHelp = "desk-settings-opens-help",
    }
}
