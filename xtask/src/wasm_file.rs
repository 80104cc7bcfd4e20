//! Reads the sections of a wasm file.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

/// The unread bytes of a wasm file.
pub(crate) struct Reader<'b>(pub(crate) &'b [u8]);

impl<'b> Reader<'b> {
    /// The sections of a wasm file.
    pub(crate) fn of(file: &'b [u8]) -> Result<Self> {
        file.get(8..).map(Self).context("this is no wasm file")
    }

    pub(crate) fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.0.split_first().context("the wasm file is cut off")?;
        self.0 = rest;
        Ok(*first)
    }

    /// Reads a number in LEB128.
    pub(crate) fn number(&mut self) -> Result<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("the wasm file has a number that does not end")
    }

    /// Reads a part that begins with its length.
    pub(crate) fn part(&mut self) -> Result<Reader<'b>> {
        let length = usize::try_from(self.number()?)?;
        let (part, rest) = self.0.split_at_checked(length).context("the wasm file is cut off")?;
        self.0 = rest;
        Ok(Reader(part))
    }

    /// The number of imported functions. Only functions count: they take the first function indices.
    pub(crate) fn imported_functions(&mut self) -> Result<u64> {
        let mut functions = 0;
        for _ in 0..self.number()? {
            self.part()?;
            self.part()?;
            match self.byte()? {
                0 => {
                    self.number()?;
                    functions += 1;
                }
                kind => bail!("an import of the kind {kind} is new here"),
            }
        }
        Ok(functions)
    }

    pub(crate) fn function_names(&mut self) -> Result<BTreeMap<u64, String>> {
        let mut names = BTreeMap::new();
        while !self.0.is_empty() {
            let (kind, mut part) = (self.byte()?, self.part()?);
            if kind != 1 {
                continue;
            }
            for _ in 0..part.number()? {
                let at = part.number()?;
                names.insert(at, String::from_utf8_lossy(part.part()?.0).into_owned());
            }
        }
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_cut_off_is_an_error() {
        assert!(Reader(&[5, 1, 2]).part().is_err());
        assert!(Reader(&[0x80, 0x80]).number().is_err());
        assert_eq!(Reader(&[0xE5, 0x8E, 0x26]).number().ok(), Some(624_485));
    }
}
