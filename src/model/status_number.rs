//! Numeric error codes of Windows and Microsoft Entra: spellings, kind, and where to look them up.

use std::fmt;

/// A numeric error code. Two spellings of one number are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusNumber {
    /// A 32-bit Windows code: NTSTATUS or HRESULT. `-1073741715`, `3221225581`, `0xC000006D` and, as an HRESULT
    /// wrapping an NTSTATUS, `0xD000006D` are equal.
    Windows(u32),
    /// The digits after `AADSTS`: a Microsoft Entra sign-in error.
    Entra(u32),
}

/// Marks an HRESULT that wraps an NTSTATUS (`FACILITY_NT_BIT`).
const OF_NTSTATUS: u32 = 0x1000_0000;

/// Marks a number defined by a program, not by Windows.
const CUSTOMER: u32 = 0x2000_0000;

impl StatusNumber {
    /// Parses a number where a code is expected: `AADSTS` and digits, `0x` and eight digits, or a decimal, signed or
    /// unsigned, whose 32-bit value is an error.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        if let Some((prefix, digits)) = word.split_at_checked(6)
            && prefix.eq_ignore_ascii_case("AADSTS")
        {
            let fits = (4..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            return if fits { digits.parse().ok().map(Self::Entra) } else { None };
        }
        let bits = if let Some(digits) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
            if digits.len() != 8 {
                return None;
            }
            u32::from_str_radix(digits, 16).ok()?
        } else if let Some(digits) = word.strip_prefix(['-', '−', '–']) {
            // Typeset text may have another minus sign.
            decimal(digits).and_then(|number| i32::try_from(-number).ok())?.cast_unsigned()
        } else {
            u32::try_from(decimal(word)?).ok()?
        };
        match bits >> 28 {
            0x8..=0xC | 0xE | 0xF => Some(Self::Windows(bits)),
            0xD => Some(Self::Windows(bits & !OF_NTSTATUS)),
            _ => None,
        }
    }

    /// Parses a number found in running text. An unsigned decimal there may be a phone number or an id, so only the
    /// range of NTSTATUS errors without a facility counts.
    #[must_use]
    pub fn read_in_text(word: &str) -> Option<Self> {
        let number = Self::read(word)?;
        let unsigned = word.starts_with(|first: char| first.is_ascii_digit()) && !word.starts_with(['0']);
        match number {
            Self::Windows(bits) if unsigned && !(0xC000_0000..=0xC000_FFFF).contains(&bits) => None,
            _ => Some(number),
        }
    }

    /// Where to look the number up: a command on any Windows machine, or an address.
    #[must_use]
    pub fn look_up(self) -> String {
        match self {
            Self::Windows(bits) => match win32(bits) {
                Some(error) => format!("run `net helpmsg {error}` on a Windows machine"),
                None if bits & CUSTOMER != 0 => "ask the vendor of the program that reports it".to_owned(),
                None => format!("run `certutil -error 0x{bits:08X}` on a Windows machine"),
            },
            Self::Entra(number) => format!("open https://login.microsoftonline.com/error?code={number}"),
        }
    }

    /// The message for a number that the catalogue lacks: what kind it is, and where to look it up.
    #[must_use]
    pub fn unknown(self, written: &str) -> String {
        format!("“{written}” is {self}. Flow Preflight doesn’t know this number. To look it up, {}.", self.look_up())
    }
}

/// The number's kind with its usual spellings.
impl fmt::Display for StatusNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Entra(_) => f.write_str("a Microsoft Entra sign-in error"),
            Self::Windows(bits) => {
                let signed = bits.cast_signed();
                match win32(bits) {
                    Some(error) => write!(f, "a Windows error (HRESULT 0x{bits:08X}, {signed}; Win32 error {error})"),
                    None if bits & CUSTOMER != 0 => {
                        write!(f, "a number that a program defined, not Windows (0x{bits:08X}, {signed})")
                    }
                    None if bits >> 30 == 3 => {
                        write!(f, "a Windows status number (NTSTATUS 0x{bits:08X}, {signed})")
                    }
                    None => write!(f, "a Windows error number (HRESULT 0x{bits:08X}, {signed})"),
                }
            }
        }
    }
}

/// The Win32 error in an HRESULT of facility 7.
const fn win32(bits: u32) -> Option<u32> {
    if bits >> 16 == 0x8007 { Some(bits & 0xFFFF) } else { None }
}

/// Parses a decimal of ten digits, the length of an error number.
fn decimal(digits: &str) -> Option<i64> {
    if digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_in_every_way_of_writing_it() {
        for word in
            ["-1073741715", "−1073741715", "–1073741715", "3221225581", "0xC000006D", "0xc000006d", "0XD000006D"]
        {
            assert_eq!(StatusNumber::read(word), Some(StatusNumber::Windows(0xC000_006D)), "{word}");
        }
        assert_eq!(StatusNumber::read("-2147024891"), Some(StatusNumber::Windows(0x8007_0005)));
        assert_eq!(StatusNumber::read("aadsts50126"), Some(StatusNumber::Entra(50126)));
    }

    #[test]
    fn other_words_are_no_numbers() {
        for word in [
            "",
            "-",
            "42",
            "1073741715",
            "1073741715x",
            "0xC6D",
            "0x0000006D",
            "AADSTS",
            "AADSTS12",
            "AADSTS501x6",
            "ä-1073741715",
        ] {
            assert_eq!(StatusNumber::read(word), None, "{word}");
        }
        for word in ["2026-03-31", "99999999999", "-9999999999", "4294967296", "RDPIsNotEnabled", "2155551234x"] {
            assert_eq!(StatusNumber::read(word), None, "{word}");
        }
    }

    #[test]
    fn a_phone_number_in_a_text_is_no_code() {
        assert_eq!(StatusNumber::read_in_text("2155551234"), None);
        assert_eq!(StatusNumber::read_in_text("3221225581"), Some(StatusNumber::Windows(0xC000_006D)));
        assert_eq!(StatusNumber::read_in_text("0x80070005"), Some(StatusNumber::Windows(0x8007_0005)));
    }

    #[test]
    fn an_unknown_number_names_its_kind_and_where_to_look() {
        let said = |word: &str| StatusNumber::read(word).map_or_else(String::new, |number| number.unknown(word));
        for (word, wants) in [
            (
                "-1073741671",
                "NTSTATUS 0xC0000099, -1073741671). Flow Preflight doesn’t know this number. To look it up, run `certutil -error 0xC0000099`",
            ),
            (
                "0x8007052E",
                "Win32 error 1326). Flow Preflight doesn’t know this number. To look it up, run `net helpmsg 1326`",
            ),
            ("0x80131515", "HRESULT 0x80131515, -2146233067)"),
            ("0xE0434352", "that a program defined, not Windows"),
            ("AADSTS50020", "open https://login.microsoftonline.com/error?code=50020."),
        ] {
            assert!(said(word).contains(wants), "{}", said(word));
        }
    }
}
