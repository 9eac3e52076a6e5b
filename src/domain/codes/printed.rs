//! Commands, and the printed codes of ours that carry a magic, a kind and a check character.

use super::ours::{ContainerName, PersonCode};
use crate::domain::check::{tag_check, tag_holds};

/// Opens every printed code of ours but the tags: magic and version. No tracking number begins so.
pub const OWN_CODE_MAGIC: &str = "RB1.";

/// What a person can order by a command barcode, a key of the same meaning, or a recorded line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommandWord {
    /// Takes back the last step.
    Undo,
    /// Ends the parcel on the bench.
    EndParcel,
    /// Says that the parcel holds nothing.
    EmptyParcel,
    /// Decides otherwise than proposed.
    Override,
    /// Says that the unit has no barcode that scans.
    NoBarcode,
    /// Notes damage on the unit.
    Damage,
    /// Sets the unit aside to be tested later.
    Park,
    /// Notes work done on the unit at the bench.
    Rework,
    /// Says that nothing on the parcel can be read.
    Unlabelled,
    /// Puts a parcel that nobody announced on the claim shelf.
    Claim,
    /// Says how many equal units a carton holds.
    Quantity,
    /// Says yes to what is asked.
    Confirm,
    /// Leaves what is asked without doing it.
    Cancel,
    /// Signs the person out.
    SignOut,
    /// Goes to the dock, or from there back to the bench.
    Dock,
    /// Goes to where goods are moved and counted, or from there back to the bench.
    Places,
    /// Presses a digit key 1..=9 of the question on the bench, or 0 of a number; no parser gives
    /// another.
    Digit(u8),
}

/// One line of the table of commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandSpec {
    /// The command.
    pub word: CommandWord,
    /// Its stable code: upper-case, as printed between the dots of its barcode.
    pub code: &'static str,
}

/// Every command with its code, in the order of the printed sheet.
pub const COMMAND_SPECS: [CommandSpec; 26] = [
    command(CommandWord::Digit(1), "1"),
    command(CommandWord::Digit(2), "2"),
    command(CommandWord::Digit(3), "3"),
    command(CommandWord::Digit(4), "4"),
    command(CommandWord::Digit(5), "5"),
    command(CommandWord::Digit(6), "6"),
    command(CommandWord::Digit(7), "7"),
    command(CommandWord::Digit(8), "8"),
    command(CommandWord::Digit(9), "9"),
    command(CommandWord::Digit(0), "0"),
    command(CommandWord::Confirm, "CONFIRM"),
    command(CommandWord::Cancel, "CANCEL"),
    command(CommandWord::Undo, "UNDO"),
    command(CommandWord::EndParcel, "END-PARCEL"),
    command(CommandWord::EmptyParcel, "EMPTY"),
    command(CommandWord::NoBarcode, "NO-BARCODE"),
    command(CommandWord::Damage, "DAMAGE"),
    command(CommandWord::Park, "PARK"),
    command(CommandWord::Rework, "REWORK"),
    command(CommandWord::Unlabelled, "NO-LABEL"),
    command(CommandWord::Claim, "CLAIM"),
    command(CommandWord::Quantity, "QUANTITY"),
    command(CommandWord::Override, "OVERRIDE"),
    command(CommandWord::SignOut, "SIGN-OUT"),
    command(CommandWord::Dock, "DOCK"),
    command(CommandWord::Places, "PLACES"),
];

/// What is heard at the dock, in the order of its sheet; the bench hears every command.
pub const DOCK_COMMANDS: [CommandWord; 6] = [
    CommandWord::Confirm,
    CommandWord::Cancel,
    CommandWord::EndParcel,
    CommandWord::Undo,
    CommandWord::Dock,
    CommandWord::SignOut,
];

const fn command(word: CommandWord, code: &'static str) -> CommandSpec {
    CommandSpec { word, code }
}

impl CommandWord {
    /// Reads a command's code in upper or lower case, as in a recorded shift (`undo`).
    pub fn parse(text: &str) -> Option<Self> {
        let upper = text.trim().to_ascii_uppercase();
        COMMAND_SPECS
            .iter()
            .find(|spec| spec.code == upper)
            .map(|spec| spec.word)
    }

    /// Returns the command's stable code; a digit outside 0..=9 has the empty code.
    pub fn code(self) -> &'static str {
        COMMAND_SPECS
            .iter()
            .find(|spec| spec.word == self)
            .map_or("", |spec| spec.code)
    }

    /// Returns the text of the command's barcode.
    pub fn printed(self) -> String {
        OwnCode::Command(self).printed()
    }
}

/// A printed code of ours that opens with [`OWN_CODE_MAGIC`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnCode {
    /// `RB1.C.<name>.<check>`
    Container(ContainerName),
    /// `RB1.B.<person>.<check>`
    Badge(PersonCode),
    /// `RB1.K.<word>.<check>`
    Command(CommandWord),
}

/// Why a text is no printed code of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnCodeError {
    /// It does not open with our magic: somebody else's code.
    NotOurs,
    /// It opens with our magic and its check character does not hold: misread.
    WrongCheck,
    /// It is ours and sound, of a kind or word this program does not know.
    NotKnown,
}

impl OwnCode {
    /// Reads a printed code of ours, in upper or lower case.
    ///
    /// # Errors
    /// Says whether the text is somebody else's, misread, or ours and not known here.
    pub fn parse(text: &str) -> Result<Self, OwnCodeError> {
        let upper = text.trim().to_ascii_uppercase();
        let Some(body) = upper.strip_prefix(OWN_CODE_MAGIC) else {
            return Err(OwnCodeError::NotOurs);
        };
        let checked = upper
            .rsplit_once('.')
            .is_some_and(|(_, check)| check.chars().count() == 1 && tag_holds(&upper));
        if !checked {
            return Err(OwnCodeError::WrongCheck);
        }
        let mut parts = body.split('.');
        let (kind, name) = (parts.next(), parts.next().unwrap_or(""));
        let known = match kind {
            Some("C") => ContainerName::parse(name).map(Self::Container),
            Some("B") => PersonCode::parse(name).map(Self::Badge),
            Some("K") => CommandWord::parse(name).map(Self::Command),
            Some(_) | None => None,
        };
        let ends_there = parts.next().is_some() && parts.next().is_none();
        known.filter(|_| ends_there).ok_or(OwnCodeError::NotKnown)
    }

    /// Returns the text to print: upper-case, safe for Code 39, check character last.
    ///
    /// # Panics
    /// Never: each part holds a letter or a digit, so there is something to check.
    pub fn printed(&self) -> String {
        let payload = match self {
            Self::Container(name) => format!("{OWN_CODE_MAGIC}C.{name}"),
            Self::Badge(person) => format!("{OWN_CODE_MAGIC}B.{person}"),
            Self::Command(word) => format!("{OWN_CODE_MAGIC}K.{}", word.code()),
        };
        let check = tag_check(&payload).expect("each part is made of characters that count");
        format!("{payload}.{check}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn printed_codes_read_back() {
        let mut codes: Vec<OwnCode> = COMMAND_SPECS
            .iter()
            .map(|spec| OwnCode::Command(spec.word))
            .collect();
        codes.push(OwnCode::Container(
            ContainerName::parse("R-03").expect("a name"),
        ));
        codes.push(OwnCode::Badge(PersonCode::parse("OP-7").expect("a code")));
        for code in codes {
            let text = code.printed();
            assert!(
                text.chars()
                    .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || ".-".contains(c))
            );
            assert_eq!(OwnCode::parse(&text), Ok(code.clone()));
            assert_eq!(OwnCode::parse(&text.to_lowercase()), Ok(code));
        }
    }

    #[test]
    fn a_strange_code_of_ours_is_an_error_and_never_a_guess() {
        assert_eq!(
            OwnCode::parse("1Z5R89390357567127"),
            Err(OwnCodeError::NotOurs)
        );
        let sound = CommandWord::Undo.printed();
        let misread = sound.replace("UNDO", "VNDQ");
        assert_eq!(OwnCode::parse(&misread), Err(OwnCodeError::WrongCheck));
        let check = tag_check("RB1.K.DANCE").expect("a check");
        assert_eq!(
            OwnCode::parse(&format!("RB1.K.DANCE.{check}")),
            Err(OwnCodeError::NotKnown)
        );
        assert_eq!(OwnCode::parse("RB1."), Err(OwnCodeError::WrongCheck));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC{0,20}") {
            drop(OwnCode::parse(&text));
            drop(OwnCode::parse(&format!("RB1.{text}")));
        }
    }
}
