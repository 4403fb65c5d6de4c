//! The size of a picture, read from its header; the picture itself is not decoded.

use super::{Outcome, Picture, Reason};
use crate::{Kind, Limits};

/// Width and height, or [`Reason::TooComplex`] for more pixels than the limit.
pub(super) fn measure(kind: Kind, bytes: &[u8], limits: &Limits) -> Outcome {
    let size = if kind == Kind::Png { png(bytes) } else { jpeg(bytes) };
    match size {
        Some(Picture { width, height }) if width == 0 || height == 0 => Outcome::Unavailable(Reason::Damaged),
        Some(size) if u64::from(size.width) * u64::from(size.height) > limits.picture_pixels => {
            Outcome::Unavailable(Reason::TooComplex)
        }
        Some(size) => Outcome::Picture(size),
        None => Outcome::Unavailable(Reason::Damaged),
    }
}

/// The first chunk of a PNG is IHDR, and begins with width and height (PNG, 11.2.1).
fn png(bytes: &[u8]) -> Option<Picture> {
    let header = bytes
        .strip_prefix(b"\x89PNG\r\n\x1A\n")?
        .get(4..)?
        .strip_prefix(b"IHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some(Picture {
        width: number(0)?,
        height: number(4)?,
    })
}

/// The first frame header of a JPEG has height and width (ITU-T T.81, B.2.2).
fn jpeg(bytes: &[u8]) -> Option<Picture> {
    let mut rest = bytes.strip_prefix(b"\xFF\xD8")?;
    loop {
        let start = rest.iter().position(|byte| *byte != 0xFF)?;
        let marker = *rest.get(start)?;
        if start == 0 || marker == 0 {
            return None;
        }
        rest = rest.get(start + 1..)?;
        if matches!(marker, 0x01 | 0xD0..=0xD7) {
            continue;
        }
        let number = |at: usize| Some(u16::from_be_bytes(rest.get(at..at + 2)?.try_into().ok()?));
        // All frame headers are C0 to CF, without the tables C4, C8 and CC.
        if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            return Some(Picture {
                width: number(5)?.into(),
                height: number(3)?.into(),
            });
        }
        rest = rest.get(usize::from(number(0)?)..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(width: u32, height: u32) -> Vec<u8> {
        [
            b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".as_slice(),
            &width.to_be_bytes(),
            &height.to_be_bytes(),
        ]
        .concat()
    }

    #[test]
    fn png_and_jpeg_tell_their_size() {
        let limits = Limits::default();
        let expected = Outcome::Picture(Picture {
            width: 640,
            height: 480,
        });
        assert_eq!(measure(Kind::Png, &header(640, 480), &limits), expected);
        let jpeg = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xFF\xC2\0\x11\x08\x01\xE0\x02\x80\x03";
        assert_eq!(measure(Kind::Jpeg, jpeg, &limits), expected);
    }

    #[test]
    fn a_picture_bomb_and_a_cut_one_are_refused() {
        let limits = Limits::default();
        let bomb = measure(Kind::Png, &header(100_000, 100_000), &limits);
        assert_eq!(bomb, Outcome::Unavailable(Reason::TooComplex));
        for cut in [&b"\xFF\xD8\xFF"[..], b"\xFF\xD8\xFF\xE0\0\0", b"\xFF\xD8\xFF\xC0\0\x11"] {
            assert_eq!(measure(Kind::Jpeg, cut, &limits), Outcome::Unavailable(Reason::Damaged));
        }
        assert_eq!(
            measure(Kind::Png, &header(0, 5), &limits),
            Outcome::Unavailable(Reason::Damaged)
        );
    }
}
