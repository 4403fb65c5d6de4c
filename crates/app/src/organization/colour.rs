//! A company's colour as its designers write it (`#0a5c8f`), and what of it a site can use.
//!
//! Hue and strength are the company's; how light the colour is follows from the text that stands on it (WCAG 2.2,
//! 1.4.3), so that none can be unreadable.

/// Hue in degrees and chroma in thousandths, in OKLCH.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    pub hue: u16,
    pub chroma: u16,
}

/// The chroma of our own accent.
const OURS: u16 = 82;
/// Stronger ones leave what screens can show at the lightness of the accent.
const STRONGEST: u16 = 160;
/// Below, it is a grey: links would not be told from text.
const WEAKEST: u16 = 30;

impl Tone {
    /// A hue as strong as our own accent.
    pub fn of_hue(hue: u16) -> Self {
        Self {
            hue: hue % 360,
            chroma: OURS,
        }
    }

    /// The tone of `#rrggbb`, the sign left out or not. None for what is no colour or a grey.
    pub fn of_hex(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches('#');
        let channel = |at: usize| {
            let byte = digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
            byte.map(|byte| linear(f64::from(byte) / 255.0))
        };
        let sound = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let (red, green, blue) = (channel(0)?, channel(2)?, channel(4)?);
        // Björn Ottosson's matrices, from linear sRGB to OKLab.
        let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        let chroma = (a.hypot(b) * 1000.0).round() as u16;
        let hue = b.atan2(a).to_degrees().rem_euclid(360.0).round() as u16 % 360;
        (sound && chroma >= WEAKEST).then(|| Self {
            hue,
            chroma: chroma.min(STRONGEST),
        })
    }

    /// The strength as CSS writes it.
    pub fn chroma(self) -> f32 {
        f32::from(self.chroma) / 1000.0
    }
}

fn linear(channel: f64) -> f64 {
    if channel <= 0.040_45 {
        channel / 12.92
    } else {
        ((channel + 0.055) / 1.055).powf(2.4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_greys_refused() {
        let red = Tone::of_hex("#ff0000").unwrap();
        assert_eq!((red.hue, red.chroma), (29, STRONGEST));
        let blue = Tone::of_hex("0A5C8F").unwrap();
        assert!((235..=250).contains(&blue.hue) && blue.chroma > OURS, "{blue:?}");
        for wrong in ["", "#777777", "#000", "#ffffff", "red", "#12345g", "#ffé00"] {
            assert_eq!(Tone::of_hex(wrong), None, "{wrong}");
        }
    }
}
