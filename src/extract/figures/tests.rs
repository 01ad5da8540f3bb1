//! Sentences of our own, with the figures that they carry.

use proptest::prelude::*;

use crate::extract::suggestion::{Context, FigureSuggestion, Kind, Suggestion, suggest};
use crate::model::date::Date;
use crate::model::figure::{Bound, High};

fn suggestions(text: &str) -> Vec<Suggestion> {
    let dateline = Date::parse("2024-04-01").unwrap();
    suggest(text, &Context { dateline: Some(&dateline), ..Context::default() })
}

fn figures(text: &str) -> Vec<FigureSuggestion> {
    let figure = |one: Suggestion| match one.kind {
        Kind::Figure(figure) => Some(figure),
        Kind::Claim(_) | Kind::Entity(_) => None,
    };
    suggestions(text).into_iter().filter_map(figure).collect()
}

/// "killed 12", "injured >=30", "killed 12-15", "missing 3+" (vague), as a person would note it.
fn note(figure: &FigureSuggestion) -> String {
    let number = figure.best.or(figure.low).unwrap_or_default();
    let value = match (figure.bound, figure.high) {
        (Bound::Exact, _) => number.to_string(),
        (Bound::Range, High::Known(high)) => format!("{number}-{high}"),
        (Bound::Vague, _) => format!("{number}+"),
        (bound, _) => format!("{} {number}", bound.words()),
    };
    format!("{} {value}", figure.harm.words())
}

/// Every sentence of a table that reads otherwise than expected is named at once.
#[track_caller]
fn check(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let notes: Vec<String> = figures(text).iter().map(note).collect();
            (notes != *expected).then(|| format!("{text}\n  {notes:?}, expected {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Harm and value, then scope and date.
#[track_caller]
fn check_dates(text: &str, expected: &[(&str, &str, &str)]) {
    let found = figures(text);
    let notes: Vec<(String, &str, String)> = found
        .iter()
        .map(|figure| {
            let date = figure.date.as_ref().map_or_else(String::new, |at| at.date.to_string());
            (note(figure), figure.scope.words(), date)
        })
        .collect();
    let notes: Vec<(&str, &str, &str)> =
        notes.iter().map(|(note, scope, date)| (note.as_str(), *scope, date.as_str())).collect();
    assert_eq!(notes, expected, "{text}");
}

#[test]
fn a_verb_before_its_number() {
    check(&[
        ("Gunmen killed 12 villagers near the river.", &["killed 12"]),
        ("The blast wounded at least 30 people.", &["injured at least 30"]),
        ("A landslide buried the road, killing two dozen miners.", &["killed 24"]),
        ("Rebels kidnapped twenty-two pupils.", &["kidnapped 22"]),
        ("The army captured 40 fighters.", &["captured 40"]),
        ("Shelling has displaced some 1.2 million people.", &["displaced about 1200000"]),
        ("Floods displaced more than 12,500 residents.", &["displaced more than 12500"]),
        ("Avalanche kills 3, injures 11", &["killed 3", "injured 11"]),
        ("The attack killed between 20 and 25 soldiers.", &["killed 20-25"]),
        ("They abducted another five aid workers.", &["kidnapped 5"]),
        ("The storm killed all seven climbers.", &["killed 7"]),
        ("The village lost two sons in one night.", &["killed 2"]),
    ]);
}

#[test]
fn a_verb_behind_its_number() {
    check(&[
        ("At least 37 people were killed in the raid.", &["killed at least 37"]),
        ("Nine died.", &["killed 9"]),
        ("Scores were hurt when the stand collapsed.", &["injured 20+"]),
        ("Four miners have been confirmed dead.", &["killed 4"]),
        ("Sixteen fishermen are still missing.", &["missing 16"]),
        ("12 people, among them three nurses, were killed.", &["killed 12", "killed 3"]),
        ("Eight passengers (five of them children) were injured.", &["injured 8", "injured 5"]),
        ("Two officers and a driver were abducted.", &["kidnapped 2"]),
        ("Six monks and two novices were shot dead.", &["killed 6", "killed 2"]),
        ("Nearly 400 families and 90 teachers fled their homes.", &["displaced 90"]),
        ("About 60 people lost their lives.", &["killed about 60"]),
        ("Fourteen guards suffered burns.", &["injured 14"]),
        ("Three boys, aged 9 and 11, drowned.", &["killed 3"]),
        ("Some 2,000 people were driven from their homes.", &["displaced about 2000"]),
        ("Three tourists were taken hostage.", &["kidnapped 3"]),
        ("Five people who had been in the cellar were crushed to death.", &["killed 5"]),
        ("12 killed, 30 wounded in market blast", &["killed 12", "injured 30"]),
        ("Ten people are feared dead.", &["killed 10"]),
        ("Two soldiers went missing on patrol.", &["missing 2"]),
    ]);
}

#[test]
fn a_noun_that_counts() {
    check(&[
        ("The raid left 12 dead and 40 wounded.", &["killed 12", "injured 40"]),
        ("The death toll rose from 31 to 34.", &["killed 34"]),
        ("The number of wounded stands at 120.", &["injured 120"]),
        ("The fire claimed the lives of 19 workers.", &["killed 19"]),
        ("The war has cost 4,000 lives.", &["killed 4000"]),
        ("Doctors counted 17 bodies.", &["killed 17"]),
        ("They dug out the bodies of 41 men.", &["killed 41"]),
        ("The shelling caused eight deaths.", &["killed 8"]),
        ("There were 14 fatalities.", &["killed 14"]),
        ("The murder of three reporters shocked the town.", &["killed 3"]),
        ("The group still holds 51 hostages.", &["kidnapped 51"]),
        ("Killed: 12. Wounded: 31.", &["killed 12", "injured 31"]),
        ("Three of the dead were children.", &["killed 3"]),
        ("The dead included four nurses.", &["killed 4"]),
        ("Two Danes are among the dead.", &["killed 2"]),
        ("12 of the wounded are in hospital.", &["injured 12"]),
        ("More than 400 of those killed were women.", &["killed more than 400"]),
    ]);
}

#[test]
fn lists_and_what_they_leave_out() {
    check(&[
        ("A gunman killed a baker, his wife and 3 customers.", &["killed 3"]),
        ("The bomb killed four soldiers and two clerks.", &["killed 4", "killed 2"]),
        ("It killed 12 people and wounded 30.", &["killed 12", "injured 30"]),
        ("902 killed, 1,845 injured; 77 missing.", &["killed 902", "injured 1845", "missing 77"]),
        (
            "75 people had been killed and nearly 500 were wounded.",
            &["killed 75", "injured almost 500"],
        ),
        ("Twelve people died in Oruk and three in Dane.", &["killed 12", "killed 3"]),
        ("The mayor was killed along with three bodyguards.", &["killed 3"]),
        ("The mayor was killed and two others wounded.", &["injured 2"]),
        (
            "It killed 20 people, including six girls and two boys.",
            &["killed 20", "killed 6", "killed 2"],
        ),
    ]);
}

#[test]
fn what_is_no_casualty() {
    let texts = [
        "The hall sold 6,200 tickets.",
        "Some 5,000 troops crossed the border.",
        "The bill passed by 51 votes to 47.",
        "The crater was 5 metres wide.",
        "The 25-year-old was killed.",
        "A 25 year old man was killed.",
        "The raid cost 3 million dollars.",
        "Prices rose 12 percent.",
        "Police arrested 40 people.",
        "The militia fired 30 rockets.",
        "The strike destroyed 14 houses and killed cattle.",
        "The general was killed in 2002.",
        "Ana Ruiz, 28, was killed.",
        "The commander was killed on 5 March.",
        "Twenty gunmen killed the mayor.",
        "Twelve fighters attacked the post, killing a guard.",
        "No one was killed.",
        "There were no casualties in the 2 villages.",
        "He died of his several injuries.",
        "She was killed two weeks later.",
        "Two men were convicted of murder.",
        "Three brigades of 400 men took the town.",
        "The president was killed 20 years ago.",
        "He was one of the most wanted men.",
        "Over 900 people were rescued from the boat.",
        "The dead man had two phones.",
    ];
    check(&texts.map(|text| (text, [].as_slice())));
}

#[test]
fn a_number_of_an_earlier_harm() {
    check_dates(
        "In 2021, nine people died in raids in the north; in 2018 and 2019, those numbers were 88 and 73.",
        &[
            ("killed 9", "total", "2021"),
            ("killed 88", "total", "2018"),
            ("killed 73", "total", "2019"),
        ],
    );
    check_dates(
        "The group killed 310 people in 2019 and 128 in 2020. Last year it managed 17.",
        &[
            ("killed 310", "total", "2019"),
            ("killed 128", "total", "2020"),
            ("killed 17", "total", "2023"),
        ],
    );
}

#[test]
fn a_date_of_its_own() {
    check_dates("On Friday a bomb killed 12 people.", &[("killed 12", "incident", "2024-03-29")]);
    check_dates(
        "Gunmen killed 5 people in Oruk on 3 March and 7 in Dane on 9 March.",
        &[("killed 5", "incident", "2024-03-03"), ("killed 7", "incident", "2024-03-09")],
    );
    check_dates(
        "Police said on Sunday that 12 people had been killed on Friday.",
        &[("killed 12", "incident", "2024-03-29")],
    );
    check_dates(
        "Since 2019 at least 400 miners have been killed.",
        &[("killed at least 400", "total", "2019/..")],
    );
    check_dates(
        "So far this year 31 reporters have been killed.",
        &[("killed 31", "total", "2024")],
    );
    check_dates(
        "The worst attack came in 2019, when a gunman killed 14 worshippers.",
        &[("killed 14", "incident", "2019")],
    );
    check_dates(
        "Between 2015 and 2020, 812 people were killed in attacks.",
        &[("killed 812", "total", "2015/2020")],
    );
}

#[test]
fn a_date_of_the_event_that_is_told() {
    check_dates(
        "A bomb went off in Oruk on Friday. It killed 12 people. Thirty were wounded in the blast.",
        &[("killed 12", "incident", "2024-03-29"), ("injured 30", "incident", "2024-03-29")],
    );
    check_dates(
        "On 3 March a bomb killed 5 people. Two days later another killed 7.",
        &[("killed 5", "incident", "2024-03-03"), ("killed 7", "incident", "2024-03-05")],
    );
    check_dates("Gunmen killed 12 people near a well.", &[("killed 12", "incident", "")]);
}

#[test]
fn how_a_figure_is_put() {
    for (text, expected) in [
        ("The army denied that it had killed 12 villagers.", Some("Denial")),
        ("The strike did not kill 12 people.", Some("Denial")),
        ("The bomb could kill 500 people.", Some("Hypothetical")),
        ("He threatened to kill 20 hostages.", Some("Hypothetical")),
        ("If the dam breaks, 900 people die.", Some("Hypothetical")),
        ("The famine will kill 40,000 people.", Some("Prediction")),
        ("Ten people are feared dead.", Some("Assessment")),
        ("The flood of 1953 killed 1,800 people.", Some("Historical")),
        ("The bomb killed 12 people.", Some("Reported fact")),
        ("A little later, and the bomb might have killed 300 people.", None),
    ] {
        let found = figures(text).first().map(|figure| figure.modality.words());
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_part_names_its_whole() {
    let found = figures("The bomb killed 20 people, including six girls. Two of them were twins.");
    let parts: Vec<Option<usize>> = found.iter().map(|figure| figure.part_of).collect();
    assert_eq!(parts.get(..2), Some([None, Some(0)].as_slice()));
}

#[test]
fn a_reason_quotes_the_text() {
    let all = suggestions("A bomb killed at least 37 people on 14 March 2024.");
    let reason = &all.first().unwrap().reason;
    assert_eq!(reason, "'killed' + 'at least 37' -> at least 37; date: 2024-03-14, as it stands");
}

fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "killed",
        "12",
        "people",
        "were",
        "and",
        ",",
        ".",
        "(",
        ")",
        "including",
        "of",
        "them",
        "On Friday",
        "in 2019",
        "those",
        "numbers",
        "said",
        "\"",
        "“",
        "”",
        "é",
        "\n\n",
        "—",
        "the",
        "dead",
        "toll",
        "two",
        "days",
        "later",
        "wounded",
        "1,204",
        "between 2 and 3",
        "Ama Osei",
        "according to",
        "dozens",
        "who",
        "the death toll rose to",
        "'",
        "\u{200d}",
        "日本",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.join(" "))
}

fn check_spans(text: &str) {
    let all = suggestions(text);
    let mut count = 0;
    for one in &all {
        assert!(text.get(one.span.clone()).is_some_and(|quote| !quote.is_empty()));
        assert!((0.0..=1.0).contains(&one.confidence));
        if let Kind::Figure(figure) = &one.kind {
            assert!(text.get(figure.number.clone()).is_some());
            assert!(text.get(figure.sentence.clone()).is_some());
            assert!(figure.part_of.is_none_or(|whole| whole < count));
            assert!(figure.date.as_ref().is_none_or(|at| text.get(at.phrase.clone()).is_some()));
            count += 1;
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check_spans(&text);
    }

    #[test]
    fn any_report_is_read(text in pieces()) {
        check_spans(&text);
    }
}
