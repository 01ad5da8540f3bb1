//! What counts and what it adds up to: examples that a careful person works out by hand.

use std::collections::{BTreeMap, BTreeSet};

use super::examples::{Desk, day, number};
use super::report::{reason, series_report};
use super::table::csv;
use super::*;
use crate::model::claim::{Credibility, Modality};
use crate::model::date::Grain;
use crate::model::figure::{Harm, PartOf, Scope};
use crate::model::{Figure, FigureId, Span};

/// The sums of a bucket as "from: low / best / high" for one harm.
fn sums(trend: &Trend, harm: Harm) -> Vec<String> {
    let words = |bucket: &Bucket| {
        let tally = bucket.of_harm(harm);
        let [low, best, high] = [tally.low, tally.best, tally.high].map(Sum::words);
        format!("{}: {low} / {best} / {high}", bucket.from)
    };
    trend.buckets.iter().map(words).collect()
}

/// Six figures in the shapes that a careful reader finds in one article: two incidents of one
/// year, three yearly totals, and an incident of which only the year is said.
pub(crate) fn six() -> (Desk, BTreeMap<&'static str, FigureId>) {
    let mut desk = Desk::new();
    let paper = desk.document("The year of two attacks", "2024-04-01");
    let [hall, harbour, coast, base] =
        ["Capital", "Port", "The coast", "Airfield"].map(|name| desk.entity("place", name));
    let event = desk.event("Attack on the hall", "2024-03-22", hall);
    let mut made = BTreeMap::new();
    let mut add = |desk: &mut Desk, key, sentence, number, change: &dyn Fn(&mut Figure)| {
        made.insert(key, desk.figure(paper, sentence, number, change));
    };
    add(&mut desk, "hall", "Gunmen killed over 130 people.", ("over 130", ">130"), &|figure| {
        figure.event = Some(event);
    });
    let early = "A bomb killed almost 100 mourners early this year.";
    add(&mut desk, "port", early, ("almost 100", "almost 100"), &|figure| {
        (figure.date, figure.place) = (Some(day("2024-01~")), Some(harbour));
    });
    let years = "In 2022 two died on the coast; in 2015 and 2016 those numbers were 151 and 142.";
    for (key, words, shape, year) in [
        ("2022", "two", "2", "2022"),
        ("2015", "151", "151", "2015"),
        ("2016", "142", "142", "2016"),
    ] {
        add(&mut desk, key, years, (words, shape), &|figure| {
            (figure.date, figure.place) = (Some(day(year)), Some(coast));
            figure.scope = Scope::Total;
        });
    }
    let last = "The last one, in 2019, left three recruits dead.";
    add(&mut desk, "base", last, ("three", "3"), &|figure| {
        (figure.date, figure.place) = (Some(day("2019")), Some(base));
    });
    (desk, made)
}

#[test]
fn totals_stay_apart_from_incidents() {
    let (desk, made) = six();
    let trend = trend(&desk.workspace, &Query::default());
    assert_eq!(
        sums(&trend, Harm::Killed),
        ["2019-01-01: 3 / 3 / 3", "2024-01-01: 130 + unknown / 230 / open"]
    );
    let totals: Vec<&str> =
        trend.sharing(|share| share == Share::Total).map(|mark| mark.value.as_str()).collect();
    assert_eq!(totals, ["151", "142", "2"]);
    let groups: Vec<_> =
        trend.groups.iter().map(|group| (group.name.as_str(), group.size)).collect();
    assert_eq!(groups, [("The coast", 3), ("Capital", 1), ("Port", 1), ("Airfield", 1)]);
    assert_eq!(trend.without_event, 2, "port and base");
    assert_eq!(trend.mark(made["port"]).unwrap().share, Share::Bucket(1));
}

#[test]
fn a_date_wider_than_the_bucket_is_listed_and_not_summed() {
    let (desk, made) = six();
    let query = Query { grain: Grain::Month, ..Query::default() };
    let trend = trend(&desk.workspace, &query);
    let spanning: Vec<_> =
        trend.sharing(|share| share == Share::Spanning).map(|mark| mark.figure).collect();
    assert_eq!(spanning, [made["base"]]);
    assert_eq!(
        sums(&trend, Harm::Killed),
        ["2024-01-01: unknown / 100 / 100", "2024-03-01: 130 / 130 / open"]
    );
}

#[test]
fn an_open_date_spans_and_a_missing_one_is_undated() {
    let mut desk = Desk::new();
    let paper = desk.document("Report", "2024-04-01");
    let open = desk.figure(paper, "Since 2019, 40 died.", ("40", "40"), |figure| {
        figure.date = Some(day("2019/.."));
    });
    let undated = desk.figure(paper, "Once 7 died.", ("7", "7"), |_| ());
    let trend = trend(&desk.workspace, &Query::default());
    assert_eq!(trend.mark(open).unwrap().share, Share::Spanning);
    assert_eq!(trend.mark(undated).unwrap().share, Share::Undated);
    assert!(trend.buckets.is_empty());
    assert_eq!(trend.drawn().count(), 1);
}

/// Three counts of one event by three papers, of rising size and falling grade.
fn rivals() -> (Desk, [FigureId; 3]) {
    let mut desk = Desk::new();
    let town = desk.entity("place", "Town");
    let event = desk.event("Market bombing", "2023-05-02", town);
    let rows = [
        ("Morning", "2023-05-03", "40", Credibility::ProbablyTrue),
        ("Noon", "2023-05-06", "60", Credibility::Doubtful),
        ("Evening", "2023-05-04", "55", Credibility::PossiblyTrue),
    ];
    let made = rows.map(|(title, date, count, grade)| {
        let paper = desk.document(title, date);
        let sentence = format!("The bomb killed {count} people.");
        let figure =
            desk.figure(paper, &sentence, (count, count), |figure| figure.event = Some(event));
        desk.claim_with(figure, |claim| claim.credibility = Some(grade));
        figure
    });
    (desk, made)
}

#[test]
fn each_rule_picks_one_rival_and_shows_the_others() {
    let (desk, [forty, sixty, fifty_five]) = rivals();
    for (rule, picked, sum) in [
        (Rule::HighestGrade, forty, "40"),
        (Rule::LatestAsOf, sixty, "60"),
        (Rule::Highest, sixty, "60"),
        (Rule::Lowest, forty, "40"),
        (Rule::Median, fifty_five, "55"),
    ] {
        let trend = trend(&desk.workspace, &Query { rule, ..Query::default() });
        assert_eq!(
            sums(&trend, Harm::Killed),
            [format!("2023-01-01: {sum} / {sum} / {sum}")],
            "{rule:?}"
        );
        for mark in &trend.marks {
            let share =
                if mark.figure == picked { Share::Bucket(0) } else { Share::Rival { picked } };
            assert_eq!(mark.share, share, "{rule:?}, {}", mark.value);
        }
        assert_eq!(trend.rivals_of(forty).count(), 3);
        assert_eq!(trend.drawn().count(), 3, "rivals stay visible");
    }
}

#[test]
fn a_tie_goes_to_the_later_count_then_the_higher_then_the_first() {
    let (mut desk, [first, second, third]) = rivals();
    for figure in [first, second, third] {
        desk.claim_with(figure, |claim| claim.credibility = Some(Credibility::Confirmed));
    }
    let pick = |desk: &Desk| {
        let trend = trend(&desk.workspace, &Query::default());
        trend.marks.iter().find(|mark| !mark.share.is_set_aside()).map(|mark| mark.figure)
    };
    assert_eq!(pick(&desk), Some(second), "its paper is the latest");
    let set = |desk: &mut Desk, id: FigureId, best: &str| {
        let figure = desk.workspace.figures[&id].as_ref().clone();
        let as_of = Some(day("2023-06-01"));
        let shape = number(best);
        let (low, best, high) = (shape.low, shape.best, shape.high);
        desk.workspace.put(Figure { low, best, high, as_of, ..figure }.into());
    };
    for (id, best) in [(first, "40"), (second, "60"), (third, "70")] {
        set(&mut desk, id, best);
    }
    assert_eq!(pick(&desk), Some(third), "its number is the highest");
    for id in [first, second, third] {
        set(&mut desk, id, "50");
    }
    assert_eq!(pick(&desk), Some(first), "it was tagged first");
}

#[test]
fn what_cannot_be_judged_goes_before_what_is_doubted() {
    let (mut desk, [forty, sixty, fifty_five]) = rivals();
    desk.claim_with(forty, |claim| claim.credibility = Some(Credibility::Improbable));
    desk.claim_with(fifty_five, |claim| claim.credibility = None);
    let trend = trend(&desk.workspace, &Query::default());
    assert_eq!(trend.mark(sixty).unwrap().share, Share::Rival { picked: fifty_five });
}

#[test]
fn a_part_does_not_count_beside_its_whole_and_is_no_rival_of_it() {
    let (mut desk, [forty, ..]) = rivals();
    let event = desk.workspace.figures[&forty].event;
    let paper = desk.document("Night", "2023-05-09");
    let part = |whole, event| {
        move |figure: &mut Figure| {
            figure.part_of = Some(PartOf { figure: whole, name: "children".to_owned() });
            (figure.event, figure.date) = (event, Some(day("2023-05-02")));
        }
    };
    let told = "Eleven of the dead were children.";
    let children = desk.figure(paper, told, ("Eleven", "11"), part(forty, event));
    let infants = desk.figure(paper, "Two were infants.", ("Two", "2"), part(children, None));
    let trend_by = |desk: &Desk, rule| trend(&desk.workspace, &Query { rule, ..Query::default() });
    for rule in Rule::ALL {
        let trend = trend_by(&desk, rule);
        assert_eq!(trend.mark(children).unwrap().share, Share::Part { beside: forty });
        assert_eq!(trend.mark(infants).unwrap().share, Share::Part { beside: children });
        assert_eq!(trend.buckets.len(), 1);
        let report = series_report(&desk.workspace, &trend);
        assert_eq!(report.series[0].points[0].parts.len(), 2, "{rule:?}");
    }
    let only = Query { document: Some(paper), ..Query::default() };
    let alone = trend(&desk.workspace, &only);
    assert_eq!(sums(&alone, Harm::Killed), ["2023-01-01: 11 / 11 / 11"], "its whole is not asked");
}

#[test]
fn an_incident_that_is_part_of_a_total_still_counts() {
    let (mut desk, made) = six();
    let figure = desk.workspace.figures[&made["base"]].as_ref().clone();
    let part_of = Some(PartOf { figure: made["2022"], name: String::new() });
    desk.workspace.put(Figure { part_of, ..figure }.into());
    let trend = trend(&desk.workspace, &Query::default());
    assert_eq!(trend.mark(made["base"]).unwrap().share, Share::Bucket(0));
}

#[test]
fn parts_that_lead_in_a_circle_lose_nothing() {
    let (mut desk, made) = six();
    for (part, whole) in [("base", "port"), ("port", "base")] {
        let figure = desk.workspace.figures[&made[part]].as_ref().clone();
        let part_of = Some(PartOf { figure: made[whole], name: String::new() });
        desk.workspace.put(Figure { part_of, ..figure }.into());
    }
    let trend = trend(&desk.workspace, &Query::default());
    assert_eq!(trend.set_aside().count(), 0);
    assert_eq!(trend.buckets.len(), 2);
}

#[test]
fn what_is_denied_supposed_or_foretold_is_listed_with_its_reason() {
    let (mut desk, made) = six();
    for (key, modality, words) in [
        ("hall", Modality::Denial, "the claim is a denial"),
        ("port", Modality::Hypothetical, "the claim is a hypothetical"),
        ("base", Modality::Prediction, "the claim is a prediction"),
    ] {
        desk.claim_with(made[key], |claim| claim.modality = modality);
        let trend = trend(&desk.workspace, &Query::default());
        let mark = trend.mark(made[key]).unwrap();
        assert!(!mark.is_drawn());
        assert_eq!(reason(&trend, mark).as_deref(), Some(words));
    }
    let trend = trend(&desk.workspace, &Query::default());
    assert_eq!(sums(&trend, Harm::Killed), [""; 0]);
    let report = series_report(&desk.workspace, &trend);
    assert_eq!(report.not_counted.len(), 3);
    let table = csv(&report);
    let row = table.lines().find(|row| row.contains("the claim is a denial")).unwrap();
    assert!(row.starts_with("not counted,Capital,killed,incident,2024-03-22,2024-03-23,130,"));
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let mut desk = Desk::new();
    let paper = desk.document("+49 and more", "2024-04-01");
    let place = desk.entity("place", "@Capital");
    desk.figure(paper, "=SUM(1) died: 3.", ("3", "3"), |figure| {
        (figure.place, figure.date) = (Some(place), Some(day("2024-03")));
    });
    let trend = trend(&desk.workspace, &Query::default());
    let table = csv(&series_report(&desk.workspace, &trend));
    for cell in [",'@Capital,", ",'+49 and more,", ",'=SUM(1) died: 3.,"] {
        assert!(table.contains(cell), "{table}");
    }
}

#[test]
fn a_query_narrows_by_document_harm_and_scope() {
    let (mut desk, _) = six();
    let other = desk.document("Another paper", "2024-05-01");
    desk.figure(other, "It hurt 9.", ("9", "9"), |figure| {
        (figure.harm, figure.date) = (Harm::Injured, Some(day("2024-02")));
    });
    let count = |query: &Query| trend(&desk.workspace, query).marks.len();
    assert_eq!(count(&Query::default()), 6);
    assert_eq!(count(&Query { scope: ScopeFilter::Totals, ..Query::default() }), 3);
    assert_eq!(count(&Query { document: Some(other), ..Query::default() }), 0);
    let both = BTreeSet::from([Harm::Killed, Harm::Injured]);
    let query = Query { harms: both, ..Query::default() };
    assert_eq!(count(&query), 7);
    let trend = trend(&desk.workspace, &query);
    assert_eq!(sums(&trend, Harm::Injured).last().unwrap(), "2024-01-01: 9 / 9 / 9");
    assert_eq!(
        sums(&trend, Harm::Killed).last().unwrap(),
        "2024-01-01: 130 + unknown / 230 / open"
    );
}

#[test]
fn a_seventh_group_is_drawn_as_other() {
    let mut desk = Desk::new();
    let paper = desk.document("Report", "2024-04-01");
    for n in 1..=8 {
        let place = desk.entity("place", &format!("Town {n}"));
        let (words, sentence) = (n.to_string(), format!("In town {n} died."));
        for _ in 0..=(n % 2) {
            desk.figure(paper, &sentence, (&words, &words), |figure| {
                (figure.date, figure.place) = (Some(day("2024-02-02")), Some(place));
            });
        }
    }
    let trend = trend(&desk.workspace, &Query::default());
    let slots: Vec<_> = trend.groups.iter().map(|group| (&*group.name, group.slot)).collect();
    let expected = [
        ("Town 1", Some(0)),
        ("Town 3", Some(2)),
        ("Town 5", Some(4)),
        // It outgrew the sixth, and has what that leaves.
        ("Town 7", Some(5)),
        ("Town 2", Some(1)),
        ("Town 4", Some(3)),
        ("Town 6", None),
        ("Town 8", None),
    ];
    assert_eq!(slots, expected);
}

#[test]
fn a_group_keeps_its_colour_while_figures_are_added() {
    let mut desk = Desk::new();
    let paper = desk.document("Report", "2024-04-01");
    let places = ["North", "South", "East"].map(|name| desk.entity("place", name));
    let add = |desk: &mut Desk, at: usize| {
        desk.figure(paper, "Then 4 died.", ("4", "4"), |figure| {
            (figure.date, figure.place) = (Some(day("2024-02-02")), Some(places[at]));
        });
        let trend = trend(&desk.workspace, &Query::default());
        let slots = trend.groups.into_iter().map(|group| (group.name, group.slot));
        slots.collect::<Vec<_>>()
    };
    for at in [0, 1, 2] {
        add(&mut desk, at);
    }
    add(&mut desk, 2);
    let grown = add(&mut desk, 1);
    let grown: Vec<_> = grown.iter().map(|(name, slot)| (name.as_str(), *slot)).collect();
    assert_eq!(grown, [("South", Some(1)), ("East", Some(2)), ("North", Some(0))]);
}

#[test]
fn every_grouping_names_what_is_unknown() {
    let (desk, _) = six();
    for (group, names) in [
        (Grouping::Harm, vec!["killed"]),
        (Grouping::Perpetrator, vec!["perpetrator unknown"]),
        (Grouping::Event, vec!["no event", "Attack on the hall"]),
        (Grouping::Source, vec!["Harbour Post"]),
        (Grouping::Status, vec!["status unknown"]),
    ] {
        let trend = trend(&desk.workspace, &Query { group, ..Query::default() });
        let found: Vec<_> = trend.groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(found, names, "{group:?}");
    }
}

#[test]
fn the_marks_are_walked_by_date() {
    let (desk, made) = six();
    let trend = trend(&desk.workspace, &Query::default());
    let order = ["2015", "2016", "base", "2022", "port", "hall"].map(|key| made[key]);
    let mut at = None;
    for figure in order {
        at = trend.next(at, series::Step::Later);
        assert_eq!(at, Some(figure));
    }
    assert_eq!(trend.next(at, series::Step::Later), None);
    assert_eq!(trend.next(None, series::Step::Earlier), Some(order[5]));
    assert_eq!(trend.next(Some(order[1]), series::Step::Earlier), Some(order[0]));
    assert_eq!(trend.next(Some(order[0]), series::Step::Earlier), None);
}

#[test]
fn the_report_is_the_shape_that_scripts_rely_on() {
    let (mut desk, made) = six();
    let paper = desk.document("A rival", "2024-03-25");
    let event = desk.workspace.figures[&made["hall"]].event;
    let rival = desk.figure(paper, "At least 133 died.", ("At least 133", "133+"), |figure| {
        figure.event = event;
    });
    desk.claim_with(rival, |claim| claim.credibility = None);
    let trend = trend(&desk.workspace, &Query::default());
    let json = serde_json::to_value(series_report(&desk.workspace, &trend)).unwrap();
    assert_eq!((&json["by"], &json["rule"]), (&"year".into(), &"highest-grade".into()));
    let hall = json["series"].as_array().unwrap().iter().find(|one| one["group"] == "Capital");
    let point = &hall.unwrap()["points"][0];
    assert_eq!((&point["from"], &point["to"]), (&"2024-01-01".into(), &"2025-01-01".into()));
    assert_eq!(point["low"], 130);
    assert_eq!(point["high"], serde_json::Value::Null, "open is null");
    assert_eq!(point["claims"][0]["quote"], "Gunmen killed over 130 people.");
    assert_eq!(point["claims"][0]["document"], "The year of two attacks");
    assert_eq!(point["rivals"][0]["value"], "133+");
    assert_eq!(point["rivals"][0]["reason"], "rival of >130, which the rule picks: highest grade");
    let total = json["series"].as_array().unwrap().iter().find(|one| one["scope"] == "total");
    assert_eq!(total.unwrap()["points"].as_array().unwrap().len(), 3);
    let table = csv(&series_report(&desk.workspace, &trend));
    assert_eq!(table.lines().count(), 7, "a head, three incidents, three totals");
    assert!(table.contains("series,Port,killed,incident,2024-01-01,2025-01-01,,100,100,~100,"));
    assert!(table.contains("133+ (A rival)"));
}

#[test]
fn what_attests_a_figure_is_said_in_words() {
    let (desk, made) = six();
    let of = |key: &str| Attestation::of(&desk.workspace, made[key]).unwrap();
    let hall = of("hall");
    assert_eq!(hall.line(), ">130 killed, 22 March 2024, Capital");
    assert_eq!((&*hall.grade, &*hall.chain), ("B2", "Harbour Post"));
    assert_eq!(hall.document, "The year of two attacks, 1 Apr 2024");
    assert_eq!(hall.bounds, "more than · low 130 · high open");
    let boxed = of("2016");
    assert_eq!(boxed.number.and_then(|span| span.of(&boxed.quote)), Some("142"));
    assert_eq!(of("port").bounds, "almost · low unknown · high 100");
}

#[test]
fn a_long_quote_is_cut_round_its_number_between_words() {
    let mut desk = Desk::new();
    let paper = desk.document("Report", "2024-04-01");
    let words = "word ".repeat(60);
    for (sentence, start) in [
        (format!("12 died. {words}"), "12 died. word"),
        (format!("{words}and 12 died, {words}"), "… word word"),
        (format!("{words}leaving 12"), "… word word"),
    ] {
        let figure = desk.figure(paper, sentence.trim(), ("12", "12"), |_| ());
        let attested = Attestation::of(&desk.workspace, figure).unwrap();
        let (excerpt, number) = attested.excerpt(120);
        assert!(excerpt.len() < 135, "{excerpt}");
        assert!(excerpt.starts_with(start), "{excerpt}");
        assert_eq!(number.and_then(|span| span.of(&excerpt)), Some("12"), "{excerpt}");
        assert_eq!(attested.excerpt(1000).0, attested.quote);
        let whole = excerpt.replace("… ", "").replace(" …", "");
        assert!(attested.quote.contains(&whole) && !excerpt.contains("wor "), "{excerpt}");
    }
}

#[test]
fn the_number_is_boxed_where_it_stands_and_not_at_an_earlier_twin() {
    let mut desk = Desk::new();
    let paper = desk.document("Report", "2024-04-01");
    let sentence = "Of 12 towns hit,\n  12  were emptied.";
    let figure = desk.figure(paper, sentence, ("12  were", "12"), |_| ());
    let found = Attestation::of(&desk.workspace, figure).unwrap();
    assert_eq!(found.quote, "Of 12 towns hit, 12 were emptied.");
    assert_eq!(found.number.map(Span::start), Some(17));
}
