//! Subresource integrity: the hash that a browser compares before it uses a file.

use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// The hash of a file, in the form of the `integrity` attribute and of the `fetch` option.
pub(crate) fn of_file(file: &Path) -> Result<String> {
    Ok(of(&std::fs::read(file).with_context(|| format!("reading {}", file.display()))?))
}

/// The hash of a text.
pub(crate) fn of(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_work_out() {
        // `printf 'alert(1)' | openssl dgst -sha384 -binary | openssl base64 -A`
        assert_eq!(of(b"alert(1)"), "sha384-HT2E9NfWiuQ/w1PRai+hTyqW16NIoCGA/m8VQDUopfAtcz6YQjtsMmQd5uRbVDpW");
    }
}
