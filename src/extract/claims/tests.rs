//! Sentences of our own, with who says them and how.

use crate::extract::suggestion::{ClaimSuggestion, Context, Kind, Suggestion, Wording, suggest};
use crate::model::claim::Likelihood;

fn claims(text: &str) -> Vec<ClaimSuggestion> {
    let claim = |one: Suggestion| match one.kind {
        Kind::Claim(claim) => Some(claim),
        Kind::Figure(_) | Kind::Entity(_) => None,
    };
    suggest(text, &Context::default()).into_iter().filter_map(claim).collect()
}

/// Every text of a table whose claimants are others than expected is named at once.
#[track_caller]
fn check(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = claims(text);
            let names: Vec<&str> = found.iter().map(|claim| claim.claimant.as_str()).collect();
            (names != *expected).then(|| format!("{text}\n  {names:?}, expected {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn who_says_so() {
    check(&[
        ("According to the Interior Ministry, the road is open.", &["the Interior Ministry"]),
        ("The road is open, according to residents.", &["residents"]),
        ("Ama Osei said the road was open.", &["Ama Osei"]),
        ("Ama Osei, a doctor at the hospital, said the road was open.", &["Ama Osei"]),
        ("Ama Osei, a doctor at the hospital said the road was open.", &["Ama Osei"]),
        ("The health minister, Ama Osei, said the road was open.", &["Ama Osei"]),
        ("In the capital, two officials confirmed the deal.", &["two officials"]),
        ("Officials have also denied the report.", &["Officials"]),
        ("\"We saw smoke,\" said Ama Osei, who lives there.", &["Ama Osei"]),
        ("\"We saw smoke,\" Osei said.", &["Osei"]),
        ("The claim was disputed by the army.", &["the army"]),
        ("The Rovan army (RA) on Friday announced a truce.", &["The Rovan army"]),
        ("The army — silent for days — said the road was open.", &["The army"]),
        ("The army, which has denied the raid, opened the road.", &["The army"]),
    ]);
}

#[test]
fn the_article_itself_claims_nothing() {
    check(&[
        ("The road is open.", &[]),
        ("The report was long.", &[]),
        ("The United States sent a ship.", &[]),
        ("No group has claimed the attack.", &[]),
        ("It is said to be old.", &[]),
    ]);
}

#[test]
fn a_pronoun_is_the_last_speaker_of_its_paragraph() {
    check(&[
        ("Ama Osei said the road was open. She added that it was long.", &["Ama Osei", "Ama Osei"]),
        ("Ama Osei said the road was open.\n\nShe added that it was long.", &["Ama Osei", "She"]),
        ("Reuters reported a raid. He denied it.", &["Reuters", "He"]),
        ("General Ama Osei spoke. Ama Osei said yes. Osei said no.", &["Ama Osei", "Ama Osei"]),
    ]);
}

#[test]
fn a_quotation_has_the_speaker_that_its_end_names() {
    check(&[("\"We saw smoke. It was black,\" said Ama Osei.", &["Ama Osei", "Ama Osei"])]);
}

#[test]
fn a_chain_names_its_links() {
    let found = claims("Reuters reported that hospital officials said 12 people had died.");
    let claim = found.first().unwrap();
    assert_eq!(claim.chain, ["Reuters", "hospital officials"]);
    assert_eq!(claim.claimant, "hospital officials");
}

#[test]
fn in_whose_words_and_how_sure() {
    for (text, modality, likelihood, wording) in [
        ("Officials said the road was open.", "Reported fact", None, Wording::Paraphrase),
        ("Officials denied the raid.", "Denial", None, Wording::Paraphrase),
        ("Officials said \"the army will attack\".", "Prediction", None, Wording::Quote),
        ("Analysts believe the army is weak.", "Assessment", None, Wording::Paraphrase),
        (
            "Analysts said an attack was very unlikely.",
            "Assessment",
            Some("very unlikely"),
            Wording::Paraphrase,
        ),
        (
            "Analysts said that if it rained the army would stop.",
            "Hypothetical",
            None,
            Wording::Paraphrase,
        ),
    ] {
        let found = claims(text);
        let claim = found.first().unwrap();
        assert_eq!(claim.modality.words(), modality, "{text}");
        assert_eq!(claim.likelihood.map(Likelihood::words), likelihood, "{text}");
        assert_eq!(claim.wording, wording, "{text}");
    }
}
