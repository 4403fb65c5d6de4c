//! The colours of style sheets for drawings, which know only red, green and blue.

/// `oklch(lightness chroma hue)` of CSS Color 4 as `#rrggbb`; hue in degrees. What no screen can show is clipped.
pub fn oklch(lightness: f32, chroma: f32, hue: f32) -> String {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    // The matrices of https://www.w3.org/TR/css-color-4/#color-conversion-code, Oklab to linear sRGB.
    let l = (lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
    let m = (lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
    let s = (lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
    let red = 4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s;
    let green = -1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s;
    let blue = -0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s;
    let [red, green, blue] = [red, green, blue].map(|part| (gamma(part.clamp(0.0, 1.0)) * 255.0).round() as u8);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn gamma(linear: f32) -> f32 {
    if linear <= 0.003_130_8 {
        12.92 * linear
    } else {
        1.055 * linear.powf(1.0 / 2.4) - 0.055
    }
}
