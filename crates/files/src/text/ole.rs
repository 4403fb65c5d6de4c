//! The compound files of Microsoft, as far as to tell an encrypted document from an old one.

const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// An encrypted Office document is a compound file with a stream of this name ([MS-OFFCRYPTO] 2.3.4.4), which its
/// directory holds in UTF-16.
const PACKAGE: &str = "EncryptedPackage";

pub(super) fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

pub(super) fn is_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = PACKAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Directory entries lie at multiples of 128 bytes.
    is_ole(bytes) && bytes.chunks(128).any(|entry| entry.starts_with(&name))
}
