//! Where the headings of somebody's Markdown fit into ours.

/// The level that a first-level heading of this text must get, so that the highest heading that is in it becomes
/// `highest`. People begin with `#` or with `##`; neither may leave a level out.
pub fn top(markdown: &str, highest: u8) -> u8 {
    let level = |line: &str| line.bytes().take_while(|byte| *byte == b'#').count();
    let levels = markdown
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with('#'))
        .map(level);
    let first = levels.min().unwrap_or(1) as u8;
    (highest + 1).saturating_sub(first).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_heading_takes_the_wanted_level() {
        assert_eq!(top("# A\n\n## B", 2), 2);
        assert_eq!(top("Words\n\n## A\n\n### B", 2), 1);
        assert_eq!(top("no heading", 3), 3);
        assert_eq!(top("### deep", 2), 1);
    }
}
