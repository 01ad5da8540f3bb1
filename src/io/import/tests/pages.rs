//! Pages and Markdown, made by hand with everything that surrounds an article.

use super::*;

/// A page of a news site with all its surroundings; `story` is the article's markup.
fn site(head: &str, story: &str) -> String {
    format!(
        r##"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}
<style>p {{ color: red }}</style><script>var tracking = "<p>never shown</p>";</script></head>
<body class="single comments-open">
<div id="cookie-banner" role="dialog"><p>We and our 412 partners store cookies, crumbs, and other things on your device, to measure, to sell, and to follow you.</p><button>Accept all</button></div>
<a class="skip-link" href="#main">Skip to content</a>
<header class="site-header"><a href="/">The Plain Herald</a><nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<main id="main"><article class="story">{story}</article>
<section class="related"><h2>Related stories</h2><ul><li><a href="/1">Another harbour, another story, told at length</a></li><li><a href="/2">Grain prices rise</a></li></ul></section>
<section id="comments"><h3>3 comments</h3><div class="comment"><p>First of all, I do not believe a word of this, and neither, I think, does anybody else who lives here.</p></div><div class="comment"><p>Second, the cranes were rusty anyway, as everybody knows, so what is all the noise about?</p></div></section></main>
<aside class="sidebar"><h3>Most read</h3><p>Ten beaches to visit this year</p></aside>
<footer><p>© 2023 The Plain Herald. All rights reserved. Terms, privacy, imprint.</p></footer></body></html>"##
    )
}

const STORY: &str = r#"<h1>Harbour shelled, nine dead</h1>
<p class="byline">By <a rel="author" href="/ana">Ana Ruiz</a></p><time datetime="2023-05-02T09:30:00+02:00">2 May 2023</time>
<p>The shelling of the grain har&shy;bour killed at least&nbsp;nine dock workers on Tuesday, according to the port authority, which said that two cranes were destroyed.</p>
<figure><img src="a.jpg" alt="x"><figcaption>A crane in the harbour, before the shelling. Photo: L. Wei</figcaption></figure>
<blockquote><p>“We heard nothing before it hit,” said a docker, who asked not to be named, &amp; left.</p></blockquote>
<p>The authority gave these figures,<br>which could not be confirmed:</p>
<table><tr><th>Pier</th><th>Killed</th><th>Hurt</th></tr><tr><td>One</td><td><p>7</p></td><td></td></tr><tr><td>Two</td><td>2</td><td>11</td></tr></table>
<ul><li>The harbour is closed.</li><li>Ships wait outside, thirty of them, among them two with grain for relief agencies.</li></ul>
<p>Nobody claimed the attack, and the army, when asked, said that it was looking into the matter.</p>"#;

const TEXT: &str = "Harbour shelled, nine dead\n\nAna Ruiz\n\n2 May 2023\n\nThe Plain Herald\n\n\
The shelling of the grain harbour killed at least nine dock workers on Tuesday, according to the port authority, which said that two cranes were destroyed.\n\n\
A crane in the harbour, before the shelling. Photo: L. Wei\n\n\
“We heard nothing before it hit,” said a docker, who asked not to be named, & left.\n\n\
The authority gave these figures,\nwhich could not be confirmed:\n\n\
Pier\tKilled\tHurt\nOne\t7\nTwo\t2\t11\n\n\
• The harbour is closed.\n• Ships wait outside, thirty of them, among them two with grain for relief agencies.\n\n\
Nobody claimed the attack, and the army, when asked, said that it was looking into the matter.";

const META: &str = r#"<title>Harbour shelled, nine dead | The Plain Herald</title>
<meta property="og:site_name" content="The Plain Herald"><meta property="og:title" content="Harbour shelled: nine dead in the port">
<meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2023-05-02T09:30:00+02:00">"#;

const LINKED: &str = r#"<title>Harbour</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"Organization","@id":"/#org","name":"The Plain Herald"},{"@type":"Person","@id":"/#ana","name":"Ana Ruiz"},
{"@type":["NewsArticle"],"headline":"Harbour shelled, nine dead","datePublished":"2023-05-02T23:30:00-05:00","dateModified":"2023-05-04","author":[{"@id":"/#ana"}],"publisher":{"@id":"/#org"}}]}</script>"#;

fn page(source: &str) -> Draft {
    let draft = read_bytes("a.html", source.as_bytes()).expect("a page");
    assert_sound(&draft);
    assert_eq!(draft.format, Format::Html);
    draft
}

#[test]
fn the_article_comes_out_of_its_page() {
    for head in [META, LINKED] {
        let draft = page(&site(head, STORY));
        assert_eq!(draft.text, TEXT);
        assert_eq!(
            fields(&draft),
            ["Harbour shelled, nine dead", "Ana Ruiz", "The Plain Herald", "2023-05-02",]
        );
        assert_eq!(draft.warnings, Vec::<String>::new());
        let head = &draft.head;
        assert!(body(&draft).starts_with("The shelling"));
        let span = head.dateline.as_ref().and_then(|date| date.span.clone()).expect("a place");
        assert_eq!(quoted(&draft, span), "2 May 2023");
    }
    let head = page(&site(META, STORY)).head;
    assert_eq!(head.title.expect("a title").others, ["Harbour shelled: nine dead in the port"]);
}

#[test]
fn what_surrounds_a_short_article_stays_out() {
    let short =
        "<h1>Harbour shelled</h1><p>Nine dock workers died on Tuesday, the authority said.</p>";
    let draft = page(&site("<title>Harbour shelled</title>", short));
    assert_eq!(
        draft.text,
        "Harbour shelled\n\nNine dock workers died on Tuesday, the authority said."
    );
    assert_eq!(draft.head.title.expect("a title").value, "Harbour shelled");
}

#[test]
fn the_head_is_taken_from_the_text_where_the_page_says_nothing() {
    let story = STORY.replace("rel=\"author\"", "").replace("class=\"byline\"", "");
    let story = story.replace(
        "<time datetime=\"2023-05-02T09:30:00+02:00\">2 May 2023</time>",
        "<p>2 May 2023</p>",
    );
    let draft = page(&site("", &story));
    assert_eq!(fields(&draft), ["Harbour shelled, nine dead", "Ana Ruiz", "-", "2023-05-02"]);
    assert!(body(&draft).starts_with("The shelling"));
}

#[test]
fn a_page_without_an_article_is_taken_whole_with_a_warning() {
    let draft = page("<html><body><div>Only a word.</div></body></html>");
    assert!(draft.text.contains("Only a word."));
    let old = "<table width=600><tr><td><a href=x>Home</a></td><td><h2>Head</h2><p>One.<p>Two.</td></tr></table>";
    assert!(page(old).text.contains("One.\n\nTwo."), "a table that lays out a page has no rows");
}

#[test]
fn a_page_whose_every_part_is_named_like_a_comment_is_still_read() {
    let part = "<div class=comment><p>An opinion, which its site files under comment.</p></div>";
    let draft = page(&format!("<body>{}</body>", part.repeat(20)));
    assert_eq!(draft.text.matches("An opinion").count(), 20);
}

#[test]
fn a_page_of_many_stories_warns_that_only_one_was_taken() {
    let story =
        "<p>A story with some words, and some commas, and nothing else to tell, at all.</p>";
    let nested = format!("{}{story}{}", "<div>".repeat(99), "</div>".repeat(99));
    let draft = page(&format!("<body>{}</body>", nested.repeat(50)));
    assert!(draft.warnings.iter().any(|w| w.starts_with("Only a small part")), "{draft:?}");
}

#[test]
fn lists_breaks_and_preformatted_text_keep_their_lines() {
    let story = "<h1>Head of the page</h1><p>One<br>two<br><br>three, and so on, for long enough, to be taken.</p>\
        <ol start=4><li>four<ul><li>inner</li></ul></li><li></li><li><p>six</p></li></ol><pre>a  b\n c</pre>\
        <p>And the end of it, with commas, and more commas, to please the reader, who counts them.</p>";
    let text = page(&site("", story)).text;
    assert!(text.contains("One\ntwo\n\nthree,"), "{text}");
    assert!(text.contains("4. four\n  • inner\n6. six\n\na  b\n c\n\nAnd"), "{text}");
}

#[test]
fn wild_pages_neither_overflow_nor_hang() {
    let deep = format!("{}<p>Deep down.</p>", "<div>".repeat(100_000));
    let tables = "<table><tr><td>".repeat(20_000);
    let formats = format!("{}{}", "<b><i><a>".repeat(20_000), "<p>word".repeat(20_000));
    let bogus = "<a b=c d='".repeat(50_000);
    let quotes = format!("<p>x{}", "<blockquote>".repeat(100_000));
    for source in [deep, tables, formats, bogus, quotes] {
        let begin = std::time::Instant::now();
        match read_bytes("a.html", source.as_bytes()) {
            Ok(draft) => {
                assert_sound(&draft);
                assert!(draft.warnings.iter().any(|w| w.contains("all its text was taken")));
            }
            Err(error) => assert!(error.to_string().contains("no text to read"), "{error}"),
        }
        assert!(begin.elapsed().as_secs() < 10, "{:?} for {}", begin.elapsed(), source.len());
    }
}

#[test]
fn wild_markdown_neither_overflows_nor_hangs() {
    for piece in ["> ", "- ", "[", "*a_", "`", "<div>", "| a ", "1. ", "![x]("] {
        let source = format!("Start.\n\n{}end", piece.repeat(50_000));
        let begin = std::time::Instant::now();
        let draft = read_bytes("a.md", source.as_bytes()).expect(piece);
        assert_sound(&draft);
        assert!(begin.elapsed().as_secs() < 10, "{:?} for {piece:?}", begin.elapsed());
    }
}

fn markdown(source: &str, wanted: &str) -> Draft {
    let draft = read_bytes("a.md", source.as_bytes()).expect(source);
    assert_sound(&draft);
    assert_eq!(draft.text, wanted);
    draft
}

#[test]
fn markdown_shows_what_its_reader_sees() {
    markdown(
        "Harbour *shelled*, [nine](https://a.example) ~~ten~~ **dead**\n=====\n\nA line\nthat goes  \non `code`.\n\n\
         > Quoted.\n\n- one\n  1. inner\n- [x] two\n\n| Pier | Dead |\n|---|---|\n| One | 7 |\n\n```\nraw  *text*\n```\n\n\
         Note.[^1]\n\n[^1]: Said the port.\n\n<p>Marked &amp; up</p>\n",
        "Harbour shelled, nine ten dead\n\nA line that goes\non code.\n\nQuoted.\n\n• one\n  1. inner\n• [x] two\n\n\
         Pier\tDead\nOne\t7\n\nraw  *text*\n\nNote.[1]\n\n[1] Said the port.\n\nMarked & up",
    );
}

#[test]
fn front_matter_becomes_the_first_lines() {
    let draft = markdown(
        "---\ntitle: Harbour shelled\nauthor: [Ana Ruiz, Li Wei]\ndate: 2023-05-02\npublication: The Plain Herald\n---\n\n# Harbour shelled\n\nNine died.\n",
        "Harbour shelled\n\nAna Ruiz and Li Wei\n\n2 May 2023\n\nThe Plain Herald\n\nNine died.",
    );
    assert_eq!(
        fields(&draft),
        ["Harbour shelled", "Ana Ruiz and Li Wei", "The Plain Herald", "2023-05-02"]
    );
    assert!(body(&draft).starts_with("Nine died."));
}

#[test]
fn without_front_matter_the_first_heading_is_the_title() {
    let draft = markdown(
        "# Harbour shelled\n\nBy Ana Ruiz\n\n2 May 2023\n\nNine died.",
        "Harbour shelled\n\nBy Ana Ruiz\n\n2 May 2023\n\nNine died.",
    );
    assert_eq!(fields(&draft), ["Harbour shelled", "Ana Ruiz", "-", "2023-05-02"]);
    assert!(body(&draft).starts_with("Nine died."));
}
