//! The law of undo: whatever is done in whatever order, undoing all of it gives the first
//! workspace, and doing it again gives the last.

use proptest::prelude::*;

use super::super::History;
use super::deeds::{Deed, deed, edit_of};
use crate::model::check;
use crate::model::examples::Example;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn undoing_all_gives_the_first_workspace(deeds in proptest::collection::vec(deed(), 1..40)) {
        let mut example = Example::new();
        let first = example.workspace.clone();
        let mut workspace = first.clone();
        let mut history = History::opened();
        let mut done = 0;
        for deed in &deeds {
            let before = workspace.clone();
            let Some(edit) = edit_of(&mut example, &before, deed) else { continue };
            let refused = history.perform(&mut workspace, edit).is_err();
            // A part made a part of itself is the one thing that a verb leaves to the check.
            prop_assert!(!refused || matches!(deed, Deed::Part { .. }), "{deed:?}");
            prop_assert!(!refused || workspace == before, "refused, yet changed: {deed:?}");
            prop_assert_eq!(check::problems(&workspace), vec![], "{:?}", deed);
            done += usize::from(!refused);
        }
        let last = workspace.clone();
        for _ in 0..done {
            prop_assert!(history.undo(&mut workspace).unwrap().is_some());
            prop_assert_eq!(check::problems(&workspace), vec![]);
        }
        prop_assert!(history.undo(&mut workspace).unwrap().is_none());
        prop_assert_eq!(&workspace, &first);
        while history.redo(&mut workspace).unwrap().is_some() {}
        prop_assert_eq!(&workspace, &last);
    }
}
