//! Examples of every problem, each made by one change of a sound workspace.

use super::*;
use crate::model::anchor::Hold;
use crate::model::claim::{Link, Relation};
use crate::model::examples::{Example, REPORT};
use crate::model::figure::{High, PartOf};
use crate::model::hypothesis::Rating;
use crate::model::{
    ClaimId, ClaimKindId, DocumentId, EntityId, FigureId, Hypothesis, TypeId, Workspace,
};

fn nobody() -> uuid::Uuid {
    uuid::Uuid::from_u128(99)
}

/// Changes the example and expects these problems, each written as a person reads it.
fn check(name: &str, change: impl FnOnce(&mut Example), expected: &[&str]) {
    let mut example = Example::new();
    assert_eq!(problems(&example.workspace), [], "the example is sound");
    change(&mut example);
    let found = problems(&example.workspace);
    let words: Vec<String> = found.iter().map(|problem| problem.kind.to_string()).collect();
    assert_eq!(words, expected, "{name}");
    for problem in &found {
        let record = example.workspace.record(&problem.record).unwrap();
        let alone = problems_of(&example.workspace, &record);
        let shared = matches!(problem.kind, ProblemKind::SharedKey { .. });
        assert!(alone.contains(problem) || shared, "{name}: not told of the record alone");
    }
}

macro_rules! changer {
    ($name:ident, $map:ident, $id:ty, $record:ty) => {
        fn $name(workspace: &mut Workspace, id: $id, change: impl FnOnce(&mut $record)) {
            let mut record = <$record>::clone(&workspace.$map[&id]);
            change(&mut record);
            workspace.put(record.into());
        }
    };
}

changer!(document, documents, DocumentId, Document);
changer!(entity, entities, EntityId, Entity);
changer!(mention, mentions, crate::model::MentionId, crate::model::Mention);
changer!(claim, claims, ClaimId, Claim);
changer!(figure, figures, FigureId, Figure);
changer!(hypothesis, hypotheses, crate::model::HypothesisId, Hypothesis);

/// Moves the first anchor of the mention to a span, its quote as it stood.
fn move_mention(example: &mut Example, span: Span) {
    mention(&mut example.workspace, example.mention, |mention| mention.anchors[0].span = span);
}

#[test]
fn a_span_must_hold_its_quote() {
    let length = REPORT.len();
    let outside = |start, end| {
        format!(
            "the span {start}..{end} is empty, off a character boundary or outside its text of \
             {length} bytes"
        )
    };
    let within_letter = REPORT.find('ë').unwrap() + 1;
    for (name, span) in [
        ("empty", Span::new(4, 4)),
        ("beyond the end", Span::new(length - 1, length + 1)),
        ("inside a letter", Span::new(within_letter, within_letter + 5)),
    ] {
        let expected = outside(span.start(), span.end());
        check(name, |example| move_mention(example, span), &[&expected]);
    }
    let moved = "the text at 0..9 is not the quote kept with it, \"Northtown\"";
    check("moved", |example| move_mention(example, Span::new(0, 9)), &[moved]);
    check(
        "an orphan may stand anywhere",
        |example| {
            mention(&mut example.workspace, example.mention, |mention| {
                mention.anchors[0].span = Span::new(9_000, 9_001);
                mention.anchors[0].hold = Hold::Orphan;
            });
        },
        &[],
    );
    check(
        "a number",
        |example| {
            figure(&mut example.workspace, example.toll, |figure| {
                figure.number.as_mut().unwrap().quote.push('!');
            });
        },
        &["the text at 27..38 is not the quote kept with it, \"at least 12!\""],
    );
}

#[test]
fn a_head_must_lie_in_its_text() {
    let length = REPORT.len();
    let words = |start, end| {
        format!(
            "the span {start}..{end} is empty, off a character boundary or outside its text of \
             {length} bytes"
        )
    };
    check(
        "outlet",
        |example| {
            document(&mut example.workspace, example.report, |document| {
                document.head.outlet = Some(Span::new(9000, 9001));
            });
        },
        &[&words(9000, 9001)],
    );
    let body = REPORT.find('ü').unwrap() + 1;
    check(
        "body",
        |example| document(&mut example.workspace, example.report, |d| d.head.body = body),
        &[&words(body, body)],
    );
}

#[test]
fn an_annotation_stands_somewhere() {
    let words = "it has no place in the text";
    check(
        "mention",
        |example| mention(&mut example.workspace, example.mention, |m| m.anchors.clear()),
        &[words],
    );
    check(
        "claim",
        |example| claim(&mut example.workspace, example.recount, |c| c.anchors.clear()),
        &[words],
    );
}

#[test]
fn a_reference_leads_somewhere() {
    type Break = fn(&mut Example);
    let table: [(&str, &str, Break); 14] = [
        ("type", "entity type ghost", |e| {
            entity(&mut e.workspace, e.town, |entity| entity.kind = TypeId::new("ghost"));
        }),
        ("place", "entity", |e| {
            entity(&mut e.workspace, e.blast, |entity| {
                entity.event.as_mut().unwrap().place = Some(EntityId(nobody()));
            });
        }),
        ("perpetrator", "entity", |e| {
            entity(&mut e.workspace, e.blast, |entity| {
                entity.event.as_mut().unwrap().perpetrator = Some(EntityId(nobody()));
            });
        }),
        ("entity", "entity", |e| {
            mention(&mut e.workspace, e.mention, |m| m.entity = EntityId(nobody()));
        }),
        ("document", "document", |e| {
            mention(&mut e.workspace, e.mention, |m| m.document = DocumentId(nobody()));
        }),
        ("kind", "claim kind ghost", |e| {
            claim(&mut e.workspace, e.claim, |c| c.kind = Some(ClaimKindId::new("ghost")));
        }),
        ("voice", "entity", |e| {
            claim(&mut e.workspace, e.claim, |c| c.chain.push(Voice::Entity(EntityId(nobody()))));
        }),
        ("linked claim", "claim", |e| {
            let link = Link { relation: Relation::Supports, to: ClaimId(nobody()) };
            claim(&mut e.workspace, e.claim, |c| c.links.push(link));
        }),
        ("claim", "claim", |e| {
            figure(&mut e.workspace, e.part, |f| f.claim = ClaimId(nobody()));
        }),
        ("place", "entity", |e| {
            figure(&mut e.workspace, e.toll, |f| f.place = Some(EntityId(nobody())));
        }),
        ("perpetrator", "entity", |e| {
            figure(&mut e.workspace, e.toll, |f| f.perpetrator = Some(EntityId(nobody())));
        }),
        ("event", "entity", |e| {
            figure(&mut e.workspace, e.toll, |f| f.event = Some(EntityId(nobody())));
        }),
        ("whole", "figure", |e| {
            let whole = PartOf { figure: FigureId(nobody()), name: String::new() };
            figure(&mut e.workspace, e.toll, |f| f.part_of = Some(whole));
        }),
        ("rated claim", "claim", |e| {
            hypothesis(&mut e.workspace, e.hypothesis, |h| {
                h.ratings.insert(ClaimId(nobody()), Rating::N);
            });
        }),
    ];
    for (field, to, change) in table {
        let to = if to.contains("ghost") { to.to_owned() } else { format!("{to} {}", nobody()) };
        let words = format!("its {field} is {to}, which is not in the workspace");
        check(field, change, &[&words]);
    }
}

#[test]
fn low_best_and_high_never_fall() {
    type Ends = (Option<u64>, Option<u64>, High);
    let table: [(Ends, &[&str]); 6] = [
        ((Some(3), Some(2), High::Open), &["low 3 is greater than best 2"]),
        ((None, Some(3), High::Known(2)), &["best 3 is greater than high 2"]),
        ((Some(3), None, High::Known(2)), &["low 3 is greater than high 2"]),
        (
            (Some(3), Some(2), High::Known(1)),
            &["low 3 is greater than best 2", "best 2 is greater than high 1"],
        ),
        ((Some(2), Some(2), High::Known(2)), &[]),
        ((None, None, High::Unknown), &[]),
    ];
    for (ends, expected) in table {
        let change = |e: &mut Example| {
            figure(&mut e.workspace, e.toll, |f| (f.low, f.best, f.high) = ends);
        };
        check(&format!("{ends:?}"), change, expected);
    }
}

#[test]
fn a_part_never_leads_back_to_itself() {
    let part_of = |figure| Some(PartOf { figure, name: String::new() });
    let words = "it is a part of itself";
    check(
        "directly",
        |e| figure(&mut e.workspace, e.toll, |f| f.part_of = part_of(e.toll)),
        &[words],
    );
    check(
        "through another",
        |e| figure(&mut e.workspace, e.toll, |f| f.part_of = part_of(e.part)),
        &[words, words],
    );
}

#[test]
fn current_types_have_keys_of_their_own() {
    let key = |e: &mut Example, standing| {
        let mut kind = crate::model::EntityType::clone(&e.workspace.types[&TypeId::new("weapon")]);
        (kind.key, kind.standing) = (Some('1'), standing);
        e.workspace.put(kind.into());
    };
    check("current", |e| key(e, Standing::Current), &["another type has the key 1 too"]);
    check("retired", |e| key(e, Standing::Retired), &[]);
}

#[test]
fn a_name_says_something() {
    let words = "its name is empty";
    check(
        "entity",
        |e| entity(&mut e.workspace, e.town, |t| " ".clone_into(&mut t.name)),
        &[words],
    );
    check(
        "kind of claim",
        |e| {
            let id = ClaimKindId::new("motive");
            let mut kind = crate::model::ClaimKind::clone(&e.workspace.claim_kinds[&id]);
            kind.name.clear();
            e.workspace.put(kind.into());
        },
        &[words],
    );
}

#[test]
fn a_problem_names_its_record() {
    let mut example = Example::new();
    figure(&mut example.workspace, example.toll, |figure| figure.low = Some(13));
    let [problem] = &problems(&example.workspace)[..] else { panic!("not one problem") };
    let words = format!("figure {}: low 13 is greater than best 12", example.toll);
    assert_eq!(problem.to_string(), words);
}
