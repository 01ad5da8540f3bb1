//! Scripts of edits: what they do, and what is refused.

use super::Desk;

/// The line that adds an entity.
fn add(number: u8) -> String {
    let id = format!("018e6a3c-5d00-7000-8000-0000000000{number:02}");
    format!(
        "(label: \"Add {number}\", swaps: [(id: Entity(\"{id}\"), before: None, after: \
         Entity((id: \"{id}\", kind: \"person\", name: \"Person {number}\")))])\n"
    )
}

#[test]
fn a_script_is_acknowledged_line_by_line_and_saved() {
    let desk = Desk::new();
    let script =
        format!("// three people\n\n{}{}undo\nredo\nsave\n{}undo\n", add(1), add(2), add(3));
    desk.put("script.txt", script);
    let out = desk.prints(&["replay", "script.txt", "--into", "work.ron"]);
    assert_eq!(out, "ok 3\nok 4\nok 5\nok 6\nok 7\nok 8\nok 9\n");
    let text = desk.text("work.ron");
    assert!(text.contains("Person 1") && text.contains("Person 2") && !text.contains("Person 3"));
    assert_eq!(desk.names(), ["script.txt", "work.ron", "work.ron.log"]);
    desk.put("more.txt", "redo\nundo\nundo\n");
    assert_eq!(desk.prints(&["replay", "more.txt", "--into", "work.ron"]), "ok 1\nok 2\nok 3\n");
    assert!(!desk.text("work.ron").contains("Person 2"), "the history is that of the log");
    assert_eq!(desk.prints(&["validate", "work.ron"]), "");
}

#[test]
fn what_is_refused_leaves_what_was_acknowledged() {
    let desk = Desk::new();
    desk.put("wrong.txt", format!("{}tag everything\n", add(1)));
    let said = desk.refuses(&["replay", "wrong.txt", "--into", "work.ron"]);
    assert!(said.contains("wrong.txt, line 2: ") && said.contains("Nothing was done"), "{said}");
    assert_eq!(desk.names(), ["wrong.txt"]);
    let said = desk.refuses(&["replay", "gone.txt", "--into", "work.ron"]);
    assert!(said.contains("gone.txt cannot be read"), "{said}");

    desk.put("twice.txt", add(1).repeat(2));
    let ran = desk.run(&["replay", "twice.txt", "--into", "work.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), "ok 1\n"), "{ran:?}");
    assert!(ran.err.contains("twice.txt, line 2: ") && ran.err.contains("changed meanwhile"));
    assert!(!desk.text("work.ron").contains("Person 1"), "the file was not written yet");
    desk.put("next.txt", add(2));
    let ran = desk.run(&["replay", "next.txt", "--into", "work.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "ok 1\n"), "{ran:?}");
    assert_eq!(ran.err, "work.ron: recovered 1 edit made after the last save\n");
    assert!(desk.text("work.ron").contains("Person 1"));
}

#[test]
fn an_import_goes_through_the_log_where_there_is_one() {
    let desk = Desk::new();
    desk.put("script.txt", add(1));
    desk.prints(&["replay", "script.txt", "--into", "work.ron"]);
    desk.put("one.txt", "A mine killed two men near the bridge.\n");
    desk.prints(&["import", "one.txt", "--into", "work.ron"]);
    desk.put("undo.txt", "undo\nundo\n");
    assert_eq!(desk.prints(&["replay", "undo.txt", "--into", "work.ron"]), "ok 1\nok 2\n");
    assert!(!desk.text("work.ron").contains("bridge"));
    let said = desk.refuses(&["replay", "undo.txt", "--into", "work.ron"]);
    assert!(said.contains("there is nothing to undo"), "{said}");
}
