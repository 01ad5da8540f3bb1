//! Files and pasted text to articles.
