"""What pages of a MediaWiki say, and what their sources say by another program's word."""

import html.parser
import re
import subprocess

# Markdown that would be something else if the wiki read it.
HOSTILE = r"""# Hostile ''text'' & more (100% of it)

## Context \[\[Link]] {{subst:PAGENAME}} = 1 = ''x''

Signed \~~~~ and \~~~~~, \[\[File:Cat.png]], {{Template}}, {{{1}}}, {| class="x", ''it'' '''b''' '''''c'''''.

\_\_TOC\_\_ \_\_NOTOC\_\_ ＿＿NOTOC＿＿ &lt;nowiki&gt;x&lt;/nowiki&gt; &lt;ref&gt;y&lt;/ref&gt; &lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &amp;lt;b&amp;gt; &amp;#91;

Addresses http\://example.com mailto\:a@example.com news\:x RFC 1918, PMID 12, ISBN 978-3-16-148410-0, 10:30, fd00::1.

\* no list

\# no number

\: no indent

; no term: here

\=\= no heading \=\=

\----

\-\{ no variant \}\-

\#REDIRECT \[\[Main Page]]

Combining é and Å and emoji 🧪 and a\|b and !! and || and -- and "quotes".

| Head \| bar | !! double |
| --- | ---: |
| a \| b \|\| c | -1 |
| `x \|\| y {{z}}` | +2 |
| } end | [link](https://example.com/a_b__c?x=1&copy=2&y='z'#f[1]) |

1. one

   two paragraphs

   ```
   {{code}} <pre> </pre> ~~~~ [[x]]
     indented & &amp;
   ```

2. three[^n]

* a
  * b **strong *both*** ~~gone~~ `''code''`
  * [x] done
* c ![alt [[x]] | y](https://example.com/x.png)

> quoted
>
> * item

```yaml

key: "value"   # '''no'''
<nowiki>
```

Self [link](#context), [report](report.md#scores).

[^n]: Note with `code` and [[x]] and ''.
"""


def wiki_text(text):
    """A text with nothing but its letters: what is compared of a page."""
    return re.sub(r"\s+", "", text.replace("\u2610", "").replace("\u2611", ""))


class Text(html.parser.HTMLParser):
    """The text of a page without the parts that a class, an id or a name marks."""

    VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col"}

    def __init__(self, page, skip):
        super().__init__()
        self.skip, self.parts, self.stack, self.images = skip, [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "img":
            self.images.append(attributes)
        if tag not in self.VOID:
            hidden = bool(self.stack and self.stack[-1]) or self.skip(tag, attributes)
            self.stack.append(hidden)

    def handle_endtag(self, tag):
        if tag not in self.VOID and self.stack:
            self.stack.pop()

    def handle_data(self, data):
        if not (self.stack and self.stack[-1]):
            self.parts.append(data)

    @property
    def text(self):
        return wiki_text("".join(self.parts))


def published_text(page):
    """The text of a published page, without what the wiki and the writer add to the source."""
    # Headings of the source hold an anchor of theirs.
    for title, rest in [("Sources", ""), ("Documents", r"\s*<ul>.*?</ul>")]:
        pattern = rf'<h2>(?:(?!</h2>).)*class="mw-headline" id="{title}[_0-9]*">{title}</span></h2>{rest}'
        added = list(re.finditer(pattern, page, re.S))
        if added:
            page = page[:added[-1].start()] + page[added[-1].end():]
    # The first table holds the fields where there are any, the first <em> the notice.
    has_fields = '<th scope="row">' in page[:400]
    seen = set()

    def skip(tag, attributes):
        first = tag not in seen
        seen.add(tag)
        return (
            attributes.get("id") == "toc" or tag in ("sup", "style") or tag == "em" and first
            or tag == "table" and first and has_fields
            or (attributes.get("href") or "").startswith("#fnref-"))

    return Text(page, skip)


def source_text(markdown):
    """The text of a Markdown file by pandoc, which knows nothing of us."""
    page = subprocess.run(
        ["pandoc", "--wrap=none", "-f", "gfm+footnotes+yaml_metadata_block", "-t", "html", str(markdown)],
        check=True, capture_output=True, text=True).stdout
    page = re.sub(r'<a [^>]*class="footnote-ref".*?</a>', "", page, flags=re.S)
    # pandoc prints a footnote as often as it is referred to.
    seen = set()

    def once(item):
        text = re.sub(r"<a [^>]*footnote-back.*?</a>|<[^>]*>", "", item[0])
        return "" if text in seen or seen.add(text) else item[0]

    page = re.sub(r'<li id="fn\d+".*?</li>', once, page, flags=re.S)

    def skip(tag, attributes):
        return tag == "h1" or attributes.get("class") == "footnote-back"

    return Text(page, skip).text
