//! The numbers behind the chart, worked out by hand on the sample.
//!
//! Moscow has four rivals of one event: 40 (as of 22 March, credibility 3), 137 (24 March, 2),
//! over 130 (no as-of, so that of the article, 2 April; 2) and at least 143 (27 March, 1); three
//! children are a part of the 137, and 551 were injured. Kerman has almost 100 (2 April, 2), 103
//! (3 January, 3) and 84 (4 January, 3). Pensacola has 3 in 2019. Totals: Europe 151, 142 and 2, and dozens of
//! fighters in Afghanistan.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Desk, SAMPLE, changed};

fn json(desk: &Desk, arguments: &[&str]) -> Value {
    let out = desk.prints(&[&["series", "work.ron"], arguments].concat());
    assert!(out.ends_with("}\n") && !out.contains('\r'));
    serde_json::from_str(&out).unwrap()
}

/// A point in one line: `Moscow killed incident 2024-01-01 2025-01-01 143/143/-`.
fn point(of: &Value, point: &Value) -> String {
    let text = |value: &Value| value.as_str().map_or("-".to_owned(), str::to_owned);
    let number = |key: &str| {
        let number = &point[key];
        if number.is_null() { "-".to_owned() } else { number.as_u64().unwrap().to_string() }
    };
    let head = [&of["group"], &of["harm"], &of["scope"], &point["from"], &point["to"]].map(text);
    format!("{} {}/{}/{}", head.join(" "), number("low"), number("best"), number("high"))
}

fn points(report: &Value) -> Vec<String> {
    let series = report["series"].as_array().unwrap().iter();
    series
        .flat_map(|one| one["points"].as_array().unwrap().iter().map(move |p| point(one, p)))
        .collect()
}

fn listed(report: &Value, list: &str) -> Vec<String> {
    report[list].as_array().unwrap().iter().map(|entry| point(entry, entry)).collect()
}

fn values(evidence: &Value) -> Vec<&str> {
    evidence.as_array().unwrap().iter().map(|one| one["value"].as_str().unwrap()).collect()
}

const TOTALS: [&str; 4] = [
    "Europe killed total 2015-01-01 2016-01-01 151/151/151",
    "Europe killed total 2016-01-01 2017-01-01 142/142/142",
    "Europe killed total 2022-01-01 2023-01-01 2/2/2",
    "Afghanistan killed total 2023-01-01 2024-01-01 12/-/-",
];

#[test]
fn the_sample_by_year_and_place() {
    let report = json(&Desk::with_sample(), &[]);
    assert_eq!((&report["by"], &report["rule"]), (&"year".into(), &"highest-grade".into()));
    assert_eq!(
        points(&report),
        [
            "Moscow killed incident 2024-01-01 2025-01-01 143/143/-",
            "Moscow injured incident 2024-01-01 2025-01-01 551/551/551",
            "Kerman killed incident 2024-01-01 2025-01-01 -/100/100",
            TOTALS[0],
            TOTALS[1],
            TOTALS[2],
            "Pensacola killed incident 2019-01-01 2020-01-01 3/3/3",
            TOTALS[3],
        ]
    );
    let moscow = &report["series"][0]["points"][0];
    assert_eq!(values(&moscow["claims"]), ["143+"]);
    assert_eq!(values(&moscow["rivals"]), [">130", "40", "137"]);
    assert_eq!(values(&moscow["parts"]), ["3"]);
    let claim = &moscow["claims"][0];
    assert_eq!(claim["id"], "018e9e09-6680-7033-814f-ec608d92e773");
    let title = "After Crocus City Hall: a spree of attacks, and a longer decline";
    assert_eq!(claim["document"], title);
    let quote = claim["quote"].as_str().unwrap();
    assert!(SAMPLE.contains(&format!("quote: \"{quote}\"")), "{quote}");
    for list in ["spanning", "undated", "not_counted"] {
        assert_eq!(listed(&report, list), [""; 0], "{list}");
    }
}

#[test]
fn the_keys_are_those_that_scripts_rely_on() {
    let text = changed(
        SAMPLE,
        "date: (date: \"2019\", reading: Stated)",
        "date: (date: \"2019/2021\", reading: Stated)",
    );
    let desk = Desk::new();
    desk.put("work.ron", text);
    let report = json(&desk, &[]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let set = |keys: &str| keys.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(keys(&report), set("by rule series spanning undated not_counted"));
    assert_eq!(keys(&report["series"][0]), set("group harm scope points"));
    let point = &report["series"][0]["points"][0];
    let of_point = "from to low best high claims rivals parts";
    assert_eq!(keys(point), set(of_point));
    let of_claim = "id figure document quote value low best high";
    assert_eq!(keys(&point["claims"][0]), set(of_claim));
    assert_eq!(keys(&point["rivals"][0]), set(&format!("{of_claim} reason")));
    assert_eq!(keys(&report["spanning"][0]), set(&format!("group harm scope {of_point}")));
}

#[test]
fn each_rule_picks_by_its_own_measure() {
    let desk = Desk::with_sample();
    for (rule, moscow, kerman) in [
        ("highest-grade", "143/143/-", "-/100/100"),
        ("latest-as-of", "130/130/-", "-/100/100"),
        ("highest", "143/143/-", "103/103/103"),
        ("lowest", "40/40/40", "84/84/84"),
        ("median", "130/130/-", "-/100/100"),
    ] {
        let report = json(&desk, &["--rule", rule, "--harm", "killed"]);
        assert_eq!(report["rule"], rule);
        let period = "killed incident 2024-01-01 2025-01-01";
        let found = points(&report);
        assert_eq!(found[0], format!("Moscow {period} {moscow}"), "{rule}");
        assert_eq!(found[1], format!("Kerman {period} {kerman}"), "{rule}");
        let points = |at: usize| &report["series"][at]["points"][0];
        let beside = |at| values(&points(at)["rivals"]).len() + values(&points(at)["claims"]).len();
        assert_eq!((beside(0), beside(1)), (4, 3), "the others stay visible: {rule}");
    }
    // Of what stands as of a day that the text names, the latest is the ministry's of 27 March.
    let stated = "date: \"2024-03-21\", reading: Stated)";
    let over_130 = "reading: Resolved), as_of: None, place: \"018e9e09-6680-7013";
    let to = format!("reading: Resolved), as_of: ({stated}, place: \"018e9e09-6680-7013");
    desk.put("work.ron", changed(SAMPLE, over_130, &to));
    let report = json(&desk, &["--rule", "latest-as-of"]);
    assert_eq!(points(&report)[0], "Moscow killed incident 2024-01-01 2025-01-01 143/143/-");
}

#[test]
fn each_grain_has_its_own_buckets_and_totals_keep_their_period() {
    let desk = Desk::with_sample();
    for (by, moscow, kerman) in [
        ("quarter", "2024-01-01 2024-04-01", "2024-01-01 2024-04-01"),
        ("month", "2024-03-01 2024-04-01", "2024-01-01 2024-02-01"),
        ("week", "2024-03-18 2024-03-25", "2024-01-01 2024-01-08"),
        ("day", "2024-03-22 2024-03-23", "2024-01-03 2024-01-04"),
    ] {
        let report = json(&desk, &["--by", by, "--harm", "killed"]);
        assert_eq!(report["by"], by);
        let mut expected = vec![
            format!("Moscow killed incident {moscow} 143/143/-"),
            format!("Kerman killed incident {kerman} -/100/100"),
        ];
        expected.extend(TOTALS.map(str::to_owned));
        assert_eq!(points(&report), expected, "{by}");
        let spanning = "Pensacola killed incident 2019-01-01 2020-01-01 3/3/3";
        assert_eq!(listed(&report, "spanning"), [spanning], "a year is wider than a {by}");
    }
}

#[test]
fn each_grouping_tells_apart_and_never_adds_totals() {
    let desk = Desk::with_sample();
    let year =
        |group: &str, number: &str| format!("{group} incident 2024-01-01 2025-01-01 {number}");
    let base = |group: &str| format!("{group} incident 2019-01-01 2020-01-01 3/3/3");
    let totals = |group: &str, of: std::ops::Range<usize>| -> Vec<String> {
        let rest = |total: &&str| total.split_once(" killed ").unwrap().1.to_owned();
        TOTALS[of].iter().map(|total| format!("{group} {}", rest(total))).collect()
    };
    // Moscow's 143+ and Kerman's ~100: the low of one is unknown, the high of the other is open.
    let both = "-/243/-";
    let all = |group: &str| [vec![base(group), year(group, both)], totals(group, 0..4)].concat();
    let unknown = |words: &str, own: &str| {
        let group = format!("{words} unknown killed");
        let rest = [vec![base(&group), year(&group, both)], totals(&group, 0..3)].concat();
        [rest, totals(&format!("{own} killed"), 3..4)].concat()
    };
    let events = [
        vec![year("Attack on Crocus City Hall killed", "143/143/-")],
        totals("no event killed", 0..4),
        vec![year("Bombing in Kerman killed", "-/100/100")],
        vec![base("Shooting in Pensacola killed")],
    ]
    .concat();
    for (group, expected) in [
        ("harm", all("killed killed")),
        ("source", all("Open Desk killed")),
        ("event", events),
        ("perpetrator", unknown("perpetrator", "Taliban")),
        ("status", unknown("status", "combatant")),
    ] {
        let report = json(&desk, &["--group", group, "--harm", "killed"]);
        assert_eq!(points(&report), expected, "{group}");
    }
    let report = json(&desk, &["--group", "harm"]);
    let injured = year("injured injured", "551/551/551");
    assert_eq!(points(&report), [all("killed killed"), vec![injured]].concat());
}

#[test]
fn what_has_no_date_or_is_denied_is_listed_and_not_counted() {
    let desk = Desk::new();
    let text = changed(SAMPLE, "date: (date: \"2019\", reading: Stated)", "date: None");
    let text = changed(
        &text,
        "modality: ReportedFact, credibility: Confirmed",
        "modality: Denial, credibility: Confirmed",
    );
    desk.put("work.ron", text);
    let report = json(&desk, &["--harm", "killed"]);
    assert_eq!(listed(&report, "undated"), ["Pensacola killed incident - - 3/3/3"]);
    let denied = "Moscow killed incident 2024-03-22 2024-03-23 143/143/-";
    assert_eq!(listed(&report, "not_counted"), [denied]);
    let reason = &report["not_counted"][0]["claims"][0]["reason"];
    assert_eq!(reason, "the claim is a denial");
    let counted = points(&report);
    // Of the two that are probably true the later one: over 130, of the article's own day.
    assert_eq!(counted[0], "Moscow killed incident 2024-01-01 2025-01-01 130/130/-");
    assert_eq!(counted.iter().filter(|point| point.contains("Pensacola")).count(), 0);
    check_table(&desk, &["--harm", "killed"]);
}

#[test]
fn the_table_has_the_same_numbers() {
    let desk = Desk::with_sample();
    for by in ["year", "quarter", "month", "week", "day"] {
        for group in ["harm", "perpetrator", "place", "event", "source", "status"] {
            check_table(&desk, &["--by", by, "--group", group]);
        }
    }
    for rule in ["latest-as-of", "highest", "lowest", "median"] {
        check_table(&desk, &["--rule", rule]);
    }
}

/// The rows of the CSV are the points of the JSON, in its order, on the same claims.
fn check_table(desk: &Desk, arguments: &[&str]) {
    let report = json(desk, arguments);
    let table = desk.prints(&[&["series", "work.ron", "--format", "csv"], arguments].concat());
    assert!(!table.contains('\r'), "one line ending on every system");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: &csv::StringRecord, name: &str| {
        let column = head.iter().position(|column| column == name).unwrap();
        if row[column].is_empty() { "-".to_owned() } else { row[column].to_owned() }
    };
    let told = |row: &csv::StringRecord| {
        let numbers = ["low", "best", "high"].map(|name| cell(row, name)).join("/");
        let names = ["group", "harm", "scope", "from", "to"].map(|name| cell(row, name)).join(" ");
        format!("{} {names} {numbers} {}", cell(row, "list"), cell(row, "claims"))
    };
    let ids = |point: &Value| {
        let claims = point["claims"].as_array().unwrap().iter();
        claims.map(|claim| claim["id"].as_str().unwrap()).collect::<Vec<_>>().join(" | ")
    };
    let mut expected = Vec::new();
    for one in report["series"].as_array().unwrap() {
        for each in one["points"].as_array().unwrap() {
            expected.push(format!("series {} {}", point(one, each), ids(each)));
        }
    }
    for (list, name) in
        [("spanning", "spanning"), ("undated", "undated"), ("not_counted", "not counted")]
    {
        for entry in report[list].as_array().unwrap() {
            expected.push(format!("{name} {} {}", point(entry, entry), ids(entry)));
        }
    }
    assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), expected, "{arguments:?}");
}
