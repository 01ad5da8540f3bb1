//! Verbs of saying and thinking.
//!
//! Invariant: forms are in lower case; a form that is mostly a noun ("reports") needs a subject of
//! its own to count, which the reader of the voice looks for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::extract::figures::words::in_lower_case;

/// Verbs in the present or past with the speaker as subject.
const SAYING: &str = "said says say stated told tells reported reports report claimed claims \
    claim announced announces confirmed confirms added adds denied denies warned warns insisted \
    insists acknowledged acknowledges alleged alleges argued argues argue noted notes explained \
    explains commented comments described describes believes believe believed predicted predicts \
    estimates estimate estimated suggest suggests suggested indicate indicates indicated declared \
    declares revealed reveals disclosed testified mentioned mentions remarked replied responded \
    responds advised found finds cited cites identified rejected rejects summarised summarized \
    labelled labeled accused accuses blamed blames attributed criticized criticised condemned \
    complained conceded concluded concludes contended estimates asserted asserts maintained \
    maintains recalled recounted reacted agreed agrees expects expected fears feared hoped promised \
    pledged vowed threatened speculated stressed emphasized emphasised disputed disputes admitted \
    admits assessed assesses judges think thinks wrote writes observed quoted view \
    communicated informed";

/// Forms that lean on the subject of the sentence.
const SAYING_ALONG: &str = "saying stating claiming adding warning arguing insisting announcing \
    alleging denying noting explaining confirming";

const JUDGING: &str = "believes believe believed estimates estimate estimated suggest suggests \
        suggested argues argue argued described describes criticized criticised condemned accused \
        accuses blamed blames labelled labeled thinks think fears feared assessed assesses judges \
        concluded concludes speculated expects complained summarised summarized attributed cites";

pub(super) fn is_saying(word: &str) -> bool {
    uses(word).saying
}

/// Forms that are a noun as often as a verb.
pub(super) fn is_doubtful(word: &str) -> bool {
    const DOUBTFUL: [&str; 12] = [
        "report",
        "reports",
        "claim",
        "claims",
        "estimate",
        "estimates",
        "fears",
        "notes",
        "comments",
        "judges",
        "finds",
        "view",
    ];
    DOUBTFUL.iter().any(|doubtful| word.eq_ignore_ascii_case(doubtful))
}

pub(super) fn is_saying_along(word: &str) -> bool {
    uses(word).along
}

/// Verbs that say what somebody makes of something, not what happened.
pub(super) fn is_judging(word: &str) -> bool {
    uses(word).judging
}

/// What a verb can say.
#[derive(Clone, Copy, Default)]
struct Uses {
    saying: bool,
    along: bool,
    judging: bool,
}

static VERBS: LazyLock<BTreeMap<&'static str, Uses>> = LazyLock::new(|| {
    let mut verbs: BTreeMap<&'static str, Uses> = BTreeMap::new();
    for word in SAYING.split_ascii_whitespace() {
        verbs.entry(word).or_default().saying = true;
    }
    for word in SAYING_ALONG.split_ascii_whitespace() {
        verbs.entry(word).or_default().along = true;
    }
    for word in JUDGING.split_ascii_whitespace() {
        verbs.entry(word).or_default().judging = true;
    }
    verbs
});

fn uses(word: &str) -> Uses {
    in_lower_case(word, |lower| VERBS.get(lower).copied()).flatten().unwrap_or_default()
}
