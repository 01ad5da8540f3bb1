//! Names of newspapers, agencies and broadcasters.
//!
//! Invariant: a list of the ones that conflict reporting comes from, to recognise, never to judge.

use crate::io::import::wordlist::lists;

/// Outlets by the names that stand in heads and datelines, in small letters.
const KNOWN: &str = "abc news, acan-efe, acled, afp, agence france-presse, agencia efe, ahram online, airwars, \
    al arabiya, al jazeera, al jazeera english, al-jazeera, al-monitor, all africa, allafrica, \
    amnesty international, anadolu, anadolu agency, ansa, ap, ap news, arab news, associated \
    press, asharq al-awsat, axios, bbc, bbc arabic, bbc monitoring, bbc news, bbc world \
    service, bbc.com, bbc.co.uk, bellingcat, bloomberg, bloomberg news, breitbart, brookings, \
    cbs news, channel 4 news, christian science monitor, cnn, cnn.com, combating terrorism \
    center, council on foreign relations, critical threats, crisis group, daily beast, daily \
    mail, daily sabah, daily telegraph, dawn, dawn.com, der spiegel, deutsche welle, dpa, dw, \
    dw.com, efe, el mundo, el país, euronews, fbis, financial times, foreign affairs, foreign \
    policy, fox news, france 24, france24, gandhara, global news, guardian, haaretz, hindustan \
    times, human rights watch, ians, institute for the study of war, inter press service, \
    interfax, international crisis group, iran international, irna, isw, itar-tass, jamestown \
    foundation, jerusalem post, just security, khaama press, kyiv independent, kyiv post, \
    kyodo, kyodo news, la repubblica, lawfare, le figaro, le monde, long war journal, los \
    angeles times, meduza, middle east eye, mena, nbc news, new york post, new york times, \
    newsweek, notimex, novaya gazeta, npr, nytimes.com, pbs, politico, prensa latina, press \
    tv, pti, radio free europe, rfe/rl, radio free europe/radio liberty, rappler, reliefweb, \
    reuter, reuters, reuters.com, rfi, ria novosti, rt, rudaw, sana, sky news, slate, south \
    china morning post, stars and stripes, syrian observatory for human rights, tass, telam, \
    the associated press, the atlantic, the conversation, the daily beast, the diplomat, the \
    economist, the guardian, the hill, the hindu, the independent, the intercept, the \
    jerusalem post, the kyiv independent, the moscow times, the nation, the national, the new \
    arab, the new humanitarian, the new york times, the new yorker, the observer, the \
    telegraph, the times, the times of india, the times of israel, the wall street journal, \
    the washington post, time, times of israel, toi, tolonews, ukrainska pravda, ukrinform, un \
    news, unama, united press international, upi, usa today, vice news, voa, voa news, voice \
    of america, vox, war on the rocks, washington post, wikinews, wikipedia, xinhua, xinhua \
    news agency, yonhap, zeit online";
/// Words that make a short capitalised line the name of an outlet.
const NOUNS: &str = "times, post, herald, tribune, gazette, chronicle, journal, review, magazine, news, press, \
    agency, daily, weekly, observer, monitor, institute, center, centre, council, foundation, \
    network, radio, television, tv, blog, online, newswire, wire, bulletin, dispatch, courier, \
    mail, standard";
/// Sections of newspapers, which stand where outlets stand.
const SECTIONS: &str = "africa, america, americas, analysis, asia, asia pacific, blog, breaking, breaking news, \
    business, comment, commentary, conflict, editorial, europe, exclusive, explainer, feature, \
    features, home, international, interview, latest, live, middle east, middle east & africa, \
    national, news, op-ed, opinion, politics, report, security, special report, terrorism, top \
    stories, uk, update, us, us news, war, world, world news";

/// Words of titles and of posts that follow a name.
const NOT_OF_OUTLETS: &str = "by, correspondent, editor, reporter, writer, staff, chief, columnist, \
    analyst, fellow, professor, director, producer, contributor, photographer, what, how, why, who, \
    when, where, live, updates, explained, video, photos";

/// Whether a text is the name of an outlet on the list.
pub(in crate::io::import) fn is_known_outlet(text: &str) -> bool {
    let bare = text.trim().trim_matches(['(', ')', '.', ',', ':']).to_lowercase();
    bare.len() < 48 && lists(KNOWN, &bare)
}

/// The name of an outlet in the spelling of its own: agencies shout in datelines.
pub(super) fn spelled(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "reuters" | "reuter" => "Reuters".to_owned(),
        "xinhua" => "Xinhua".to_owned(),
        "interfax" => "Interfax".to_owned(),
        "bloomberg" => "Bloomberg".to_owned(),
        "kyodo" => "Kyodo".to_owned(),
        "yonhap" => "Yonhap".to_owned(),
        _ => text.to_owned(),
    }
}

/// Whether a capitalised line is named as outlets are: "Harbour Weekly Review".
pub(super) fn is_named_like_an_outlet(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = [words.first(), words.last()];
    let noun = |word: &&&str| lists(NOUNS, &word.to_lowercase());
    (2..=6).contains(&words.len())
        && ends.iter().flatten().any(noun)
        && words.iter().all(|word| word.chars().count() < 4 || word.starts_with(char::is_uppercase))
}

/// Whether a text has the shape of an outlet's name: one to four words, the long ones capitalised,
/// none of a title or a post.
pub(super) fn is_shaped_like_an_outlet(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitalised = |word: &&str| {
        word.chars().count() < 4 || word.contains('.') || word.starts_with(char::is_uppercase)
    };
    let usual = |word: &&str| lists(NOT_OF_OUTLETS, &word.to_lowercase());
    let plain = |c: char| c.is_alphanumeric() || " .&-'’/!".contains(c);
    could_be_outlet(text)
        && words.len() <= 4
        && text.chars().all(plain)
        && text.contains(char::is_uppercase)
        && words.iter().all(capitalised)
        && !words.iter().any(usual)
}

/// Whether a short line above a title may be the outlet.
pub(super) fn could_be_outlet(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let short = words <= 4 && text.chars().count() <= 40;
    (short || is_named_like_an_outlet(text))
        && text.starts_with(char::is_alphanumeric)
        && !text.ends_with(['.', ':', '?', '!', ','])
        && !is_section(text)
}

/// Whether a line is the name of a newspaper's section.
pub(super) fn is_section(text: &str) -> bool {
    lists(SECTIONS, &text.to_lowercase())
}
