use super::*;

fn accuracy(kind: &str) -> (usize, usize, Vec<String>) {
    let rows = include_str!("../../tests/data/languages.tsv").lines().skip(1);
    let rows = rows
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|row| row[1] == kind);
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for row in rows {
        all += 1;
        let found = language(row[2])
            .map(|language| language.code().to_owned())
            .unwrap_or_default();
        if found == row[0] {
            right += 1;
        } else {
            wrong.push(format!("{} {found} {}", row[0], row[2]));
        }
    }
    (right, all, wrong)
}

#[test]
fn paragraphs_of_twenty_four_languages_are_told_apart() {
    let (right, all, wrong) = accuracy("text");
    println!("{right} of {all} {wrong:#?}");
    assert!(right * 100 >= all * 98, "{right} of {all}: {wrong:#?}");
}

#[test]
fn titles_alone_are_told_apart() {
    let (right, all, wrong) = accuracy("title");
    println!("{right} of {all} {wrong:#?}");
    assert!(right * 100 >= all * 95, "{right} of {all}: {wrong:#?}");
}
