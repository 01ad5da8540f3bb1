//! Heads of plain texts, in the shapes that people save and paste.

use super::*;

const BODY: &str = "The shelling of the grain harbour killed at least nine dock workers on Tuesday, \
    according to the port authority, which said that two of the cranes had been destroyed. Nobody \
    claimed the attack.";

/// A head above the body, and what should be recognised in it: title, author, outlet, date.
fn check(head: &str, wanted: [&str; 4]) {
    let text = format!("{head}\n\n{BODY}\n\nA second paragraph.\n");
    let draft = read_bytes("a.txt", text.as_bytes()).expect(head);
    assert_sound(&draft);
    assert_eq!(fields(&draft), wanted, "above the body: {head:?}");
    let body = body(&draft);
    assert!(body.starts_with("The shelling"), "the body begins at {body:?}");
    if let Some(date) = &draft.head.dateline {
        let quote = quoted(&draft, date.span.clone().expect("a place"));
        assert_eq!(crate::extract::phrase::find_absolute_line(quote), Some(date.date), "{quote:?}");
    }
    let fields = [&draft.head.title, &draft.head.author, &draft.head.outlet];
    for field in fields.into_iter().flatten() {
        let span = field.span.clone().expect("a plain text has places for all");
        let quote = quoted(&draft, span);
        let same = blocks::one_line(quote).eq_ignore_ascii_case(&field.value);
        assert!(same || field.value.contains(" and "), "{quote:?} for {:?}", field.value);
    }
}

#[test]
fn title_and_date() {
    check(
        "Grain harbour shelled, nine dead\nTuesday, May 2, 2023",
        ["Grain harbour shelled, nine dead", "-", "-", "2023-05-02"],
    );
    check(
        "2 May 2023\n\nWhat the Shelling of the Harbour Means",
        ["What the Shelling of the Harbour Means", "-", "-", "2023-05-02"],
    );
    check("Grain harbour shelled", ["Grain harbour shelled", "-", "-", "-"]);
    check(
        "“We heard nothing”: dockers on the shelling",
        ["“We heard nothing”: dockers on the shelling", "-", "-", "-"],
    );
    check(
        "Did anyone warn the dockers?\nMay 2, 2023",
        ["Did anyone warn the dockers?", "-", "-", "2023-05-02"],
    );
}

#[test]
fn outlet_date_title_and_author_on_lines_of_their_own() {
    check(
        "Harbourwatch\n\n2 May 2023\n\nWhat the Shelling Means for Grain\n\nAna Ruiz",
        ["What the Shelling Means for Grain", "Ana Ruiz", "Harbourwatch", "2023-05-02"],
    );
    check(
        "Reuters\r\nNine killed in harbour\r\nBy Ana Ruiz\r\nMay 2, 2023",
        ["Nine killed in harbour", "Ana Ruiz", "Reuters", "2023-05-02"],
    );
    check(
        "Institute for Harbour Studies\n2 May 2023\nWhat the shelling means\nBy Li Wei",
        ["What the shelling means", "Li Wei", "Institute for Harbour Studies", "2023-05-02"],
    );
    check(
        "WORLD\nNine killed in shelled harbour\nANA RUIZ\n2 May 2023",
        ["Nine killed in shelled harbour", "Ana Ruiz", "-", "2023-05-02"],
    );
}

#[test]
fn bylines_with_several_names_places_and_outlets() {
    let title = "Nine killed in shelled harbour";
    for (byline, author, outlet) in [
        ("By Ana Ruiz and Li Wei", "Ana Ruiz and Li Wei", "-"),
        ("By Ana Ruiz, Li Wei and Omar al-Zahra", "Ana Ruiz, Li Wei and Omar al-Zahra", "-"),
        ("by Jean-Marc van der Berg in Odesa", "Jean-Marc van der Berg", "-"),
        ("BY ANA RUIZ", "Ana Ruiz", "-"),
        ("By Ana Ruiz, BBC News", "Ana Ruiz", "BBC News"),
        ("Written by J. R. O’Neill", "J. R. O’Neill", "-"),
        ("By Ana Ruiz, senior correspondent", "Ana Ruiz", "-"),
        ("By Reuters", "-", "Reuters"),
    ] {
        check(&format!("{title}\n{byline}"), [title, author, outlet, "-"]);
    }
}

#[test]
fn several_fields_on_one_line() {
    let title = "Nine killed in shelled harbour";
    for (line, author, outlet) in [
        ("By Ana Ruiz | 2 May 2023", "Ana Ruiz", "-"),
        ("Ana Ruiz · Reuters · 2 May 2023", "Ana Ruiz", "Reuters"),
        ("Al Jazeera, 2 May 2023", "-", "Al Jazeera"),
        ("By Ana Ruiz - May 2, 2023 - 4 min read", "Ana Ruiz", "-"),
    ] {
        check(&format!("{title}\n\n{line}"), [title, author, outlet, "2023-05-02"]);
    }
    check("Nine killed in shelled harbour - Reuters", [title, "-", "Reuters", "-"]);
}

#[test]
fn labelled_lines_of_exports() {
    check(
        "Title: Nine killed\nSource: The Plain Herald\nAuthor: Ruiz, Ana\nDate: 2 May 2023",
        ["Nine killed", "Ruiz, Ana", "The Plain Herald", "2023-05-02"],
    );
    check(
        "Nine killed in shelled harbour\nThe Guardian\nMay 2, 2023\nLength: 812 words\nByline: Ana Ruiz",
        ["Nine killed in shelled harbour", "Ana Ruiz", "The Guardian", "2023-05-02"],
    );
}

#[test]
fn a_summary_and_furniture_do_not_stand_for_the_title() {
    check(
        "Harbour shelled again\nOfficials expect the number of the dead to rise as the rubble is searched.\nBy Ana Ruiz\n2 May 2023\nShare this:",
        ["Harbour shelled again", "Ana Ruiz", "-", "2023-05-02"],
    );
    check(
        "Skip to content\n\nBreaking news\n\nHarbour shelled again at dawn\n\n5 min read",
        ["Harbour shelled again at dawn", "-", "-", "-"],
    );
}

#[test]
fn lines_copied_from_a_site_with_its_captions() {
    check(
        "Harbour shelled again, nine dead\n\nPublished\n2 May 2023\n\nShare\n\nImage source, EPA\n\nImage caption,\n\nA crane in the harbour\n\nBy Ana Ruiz\nBBC News, Odesa",
        ["Harbour shelled again, nine dead", "Ana Ruiz", "BBC News", "2023-05-02"],
    );
    check(
        "Harbour shelled again, nine dead\nThe port says two cranes were lost\nPublished On 2 May 2023",
        ["Harbour shelled again, nine dead", "-", "-", "2023-05-02"],
    );
}

#[test]
fn a_title_in_any_script() {
    for title in [
        "مقتل تسعة عمال في قصف الميناء",
        "港の砲撃で九人の作業員が死亡した",
        "Обстрел порта: девять погибших",
    ] {
        check(&format!("{title}\n2 May 2023"), [title, "-", "-", "2023-05-02"]);
    }
}

#[test]
fn other_candidates_are_kept() {
    let text = format!(
        "Harbour shelled again\nDockers ask who gave the warning\nBy Ana Ruiz\nBy Li Wei\n2 May 2023\n3 May 2023\n\n{BODY}"
    );
    let head = read_pasted(&text).expect("read").head;
    assert_eq!(head.title.expect("a title").others, ["Dockers ask who gave the warning"]);
    assert_eq!(head.author.expect("an author").others, ["Li Wei"]);
    let others = head.dateline.expect("a date").others;
    assert_eq!(others.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2023-05-03"]);
}

#[test]
fn a_body_alone_has_no_title_but_ideas_for_one() {
    let draft = read_bytes("port_report.txt", BODY.as_bytes()).expect("read");
    assert_eq!(fields(&draft), ["-", "-", "-", "-"]);
    assert_eq!(draft.head.body_start, 0);
    assert_eq!(
        draft.head.title_ideas,
        ["The shelling of the grain harbour killed at least nine dock workers…", "port report",]
    );
}

#[test]
fn datelines_of_wires() {
    for (opening, outlet, date) in [
        ("ODESA, May 2, 2023 (Reuters) - ", "Reuters", "2023-05-02"),
        ("KABUL, Afghanistan (AP) — ", "AP", "-"),
        ("ODESA, May 2 (Reuters) - ", "Reuters", "-"),
        ("LIMA, 5 JUL 89 (TELAM-ANSA) -- [TEXT] ", "TELAM-ANSA", "1989-07-05"),
        ("SAN JOSE (COSTA RICA), 2 JUN 89 (ACAN-EFE) -- ", "ACAN-EFE", "1989-06-02"),
        ("SANTIAGO, 9 JAN 05 -- [COMMENTARY] ", "-", "2005-01-09"),
        ("(AFP) - ", "AFP", "-"),
        ("LONDON, England (CNN) -- ", "CNN", "-"),
    ] {
        let draft = read_pasted(&format!("{opening}{BODY}")).expect(opening);
        assert_sound(&draft);
        assert_eq!(fields(&draft), ["-", "-", outlet, date], "{opening:?}");
        assert_eq!(draft.head.body_start, 0, "{opening:?}");
        let idea = &draft.head.title_ideas[0];
        assert!(idea.starts_with("The shelling"), "{idea:?}");
    }
    // With a title and a date above, a day without a year is another candidate.
    let text = format!("Nine killed in harbour\n3 May 2023\n\nODESA, May 2 (Reuters) - {BODY}");
    let head = read_pasted(&text).expect("read").head;
    assert_eq!(head.outlet.expect("an outlet").value, "Reuters");
    let date = head.dateline.expect("a date");
    assert_eq!(
        (date.date.to_string(), date.others[0].to_string()),
        ("2023-05-03".into(), "2023-05-02".into())
    );
}

#[test]
fn a_dash_makes_no_wire() {
    for text in [
        "The harbour—the oldest of the coast—was shelled on Tuesday, and nine dock workers died there.",
        "NATO and others – the report says – were warned of the shelling of the harbour in the spring.",
        "He said (twice) - and loudly - that the harbour would never be shelled again by anybody at all.",
    ] {
        assert_eq!(fields(&read_pasted(text).expect(text)), ["-", "-", "-", "-"], "{text:?}");
    }
}

#[test]
fn paragraphs_broken_at_the_width_of_a_screen_are_body() {
    let wrapped = "The shelling of the grain harbour killed at least nine dock workers\non Tuesday, \
                according to the port authority, which said that two of\nthe cranes had been \
                destroyed. Nobody claimed the attack.";
    let draft = read_pasted(&format!("Harbour shelled\n\nBy Ana Ruiz\n\n{wrapped}")).expect("read");
    assert_eq!(fields(&draft), ["Harbour shelled", "Ana Ruiz", "-", "-"]);
    assert!(body(&draft).starts_with("The shelling"));
}
